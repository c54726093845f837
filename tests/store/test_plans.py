"""What scoring asks of the file stays small however many scores the year has.

No time is measured (``scripts/bench_scoring.py`` does): the plans SQLite makes are read, and
statements are counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from sqlalchemy import Engine, event

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries import cell_records, scoring, suggestions
from mehmiro_desktop.store.queries.classes import count_scores
from mehmiro_desktop.store.sync_state import load_batch
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion

_BY_CELL = "ix_assessments_student_id_session_id (student_id=? AND session_id=?)"
_SLOW = ("ix_assessments_variable_id", "SCAN assessments")


@contextmanager
def asked() -> Iterator[list[tuple[str, object]]]:
    found: list[tuple[str, object]] = []

    def note(
        _connection: object, _cursor: object, text: str, values: object, *_: object
    ) -> None:
        found.append((text, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def plans(store: Store, found: list[tuple[str, object]]) -> list[str]:
    """Return how SQLite looks for what was asked of the scores."""
    told: list[str] = []
    with store.read() as connection:
        for text, values in found:
            if "assessments" in text and text.startswith("SELECT"):
                rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)  # type: ignore[arg-type]
                told += [str(row[3]) for row in rows]
    return told


@pytest.mark.parametrize("act", ["score", "again", "look", "records", "comment", "clear"])
def test_a_cell_is_found_by_its_student_and_session(
    store: Store, classroom: ClassroomBuilder, act: str
) -> None:
    key = classroom.key()
    if act != "score":
        classroom.score(4)
    with asked() as found:
        if act in ("score", "again"):
            scores.record_score(store, key, Decimal(7))
        elif act == "look":
            scoring.load_cell(store, key)
        elif act == "records":
            cell_records.load_records(store, key)
        elif act == "comment":
            scores.record_comment(store, key, "tired")
        else:
            scores.clear_scores(store, [key])
    told = plans(store, found)
    assert any(_BY_CELL in each for each in told)
    assert not any(slow in each for each in told for slow in _SLOW)


def test_filling_and_pasting_read_the_session_alone(
    store: Store, classroom: ClassroomBuilder
) -> None:
    session, variable = classroom.session.id, classroom.measured[0].id
    cells = [CellKey(each.id, classroom.measured[1].id, session) for each in classroom.roster]
    with asked() as found:
        scores.fill_blanks(store, session, variable, Decimal(4))
        scores.record_scores(store, [scores.ScoreEntry(key, Decimal(3)) for key in cells])
    told = plans(store, found)
    assert told
    assert not any(slow in each for each in told for slow in _SLOW)


def test_statements_do_not_grow_with_the_cells(store: Store) -> None:
    """A paste, its undo and its redo, and a class that goes and comes back."""
    counts = []
    for students in (3, 30):
        built = ClassroomBuilder(store, students=students, name=f"{students}").build()
        keys = [
            CellKey(student.id, variable.id, built.session.id)
            for student in built.roster
            for variable in built.measured
        ]
        with asked() as found:
            scores.record_scores(store, [scores.ScoreEntry(key, Decimal(3)) for key in keys])
            undo(store)
            redo(store)
            classes.remove_class(store, built.school_class.id)
            undo(store)
        assert count_scores(store, class_id=built.school_class.id) == len(keys)
        counts.append(len(found))
        classes.remove_class(store, built.school_class.id)
    assert counts[1] - counts[0] <= 4


def test_a_cell_named_twice_has_the_last_value_and_the_last_comment(
    store: Store, classroom: ClassroomBuilder
) -> None:
    key = classroom.key()
    entries = [
        scores.ScoreEntry(key, Decimal(3), "tired"),
        scores.ScoreEntry(key, Decimal(5)),
    ]
    edit = scores.record_scores(store, entries)
    cell = scoring.load_cell(store, key)
    assert cell is not None
    assert (cell.value, cell.comments, edit.count) == (Decimal(5), "tired", 1)


@pytest.mark.parametrize("act", ["count", "inbox", "class", "student"])
def test_suggestions_are_not_looked_for_among_all_scores_of_a_class(
    store: Store, classroom: ClassroomBuilder, act: str
) -> None:
    add_suggestion(store, classroom.score(4))
    with asked() as found:
        if act == "count":
            suggestions.count_unread(store)
        elif act == "inbox":
            list(suggestions.load_inbox(store))
        elif act == "class":
            list(suggestions.load_inbox(store, classroom.school_class.id))
        else:
            suggestions.load_suggestions(store, student_id=classroom.roster[0].id)
    told = plans(store, found)
    by_student = [each for each in told if "ix_assessments_student_id" in each]
    if act == "student":
        assert by_student
    else:
        assert told[0].startswith(("SCAN g", "SEARCH g USING INDEX sqlite_autoindex"))
        assert by_student == []


def test_what_has_no_answer_yet_is_found_among_itself(
    store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.fill()
    classes.remove_class(store, classroom.school_class.id)
    with asked() as found:
        load_batch(store, in_flight_only=True)
    with store.read() as connection:
        told = {
            str(row[3])
            for text, values in found
            if "sent IS NOT NULL" in text
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)  # type: ignore[arg-type]
        }
    assert {each for each in told if "ORDER BY" not in each} == {
        "SEARCH pending USING INDEX ix_pending_sent (tbl=?)"
    }
