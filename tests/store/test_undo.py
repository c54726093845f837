"""Undo and redo: precise, whole, persistent, and captured like any other edit."""

from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import CellKey, Student
from mehmiro_desktop.domain.tables import TABLES, Row
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands import undo as undo_module
from mehmiro_desktop.store.commands.undo import load_undo_state, redo, undo
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.store.sync_state import apply_page
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import LATER, classroom_rows, page, server_row
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.peek import pending, push_all, row, rows, sql

KEY = CellKey("s1", "v1", "d1")


def content(store: Store) -> dict[str, dict[str, Row]]:
    """Return every row but its stamps."""
    hidden = ("updated_at",)
    return {
        table.name: {
            row_id: {name: value for name, value in each.items() if name not in hidden}
            for row_id, each in rows(store, table.name).items()
        }
        for table in TABLES
    }


def test_each_step_back_and_forth(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    pictures = [content(store)]
    classroom.score(7)
    pictures.append(content(store))
    classroom.score(8)
    pictures.append(content(store))
    scores.record_comment(store, classroom.key(), "bien")
    pictures.append(content(store))
    classroom.fill(5)
    pictures.append(content(store))
    scores.clear_scores(store, [classroom.key(), classroom.key(1)])
    pictures.append(content(store))
    classes.remove_student(store, classroom.roster[0].id)
    pictures.append(content(store))
    for expected in reversed(pictures[:-1]):
        assert undo(store) is not None
        assert content(store) == expected
    for expected in pictures[1:]:
        assert redo(store) is not None
        assert content(store) == expected
    assert redo(store) is None


def test_nothing_to_undo(store: Store) -> None:
    assert undo(store) is None
    assert redo(store) is None
    assert load_undo_state(store).undo is None


def test_labels_tell_what_would_be_undone(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    classes.add_class(store, "6A")
    state = load_undo_state(store)
    assert state.undo is not None
    assert (state.undo.label, dict(state.undo.args)) == ("add_class", {"name": "6A"})
    undo(store)
    state = load_undo_state(store)
    assert state.redo is not None
    assert state.redo.label == "add_class"


def test_undo_survives_a_restart_and_a_new_edit_drops_redo(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    classroom.score(7)
    classroom.score(8)
    undo(store)
    store.close()
    with make_store(store.directory) as again:
        state = load_undo_state(again)
        assert state.undo is not None
        assert state.redo is not None
        scores.record_score(again, classroom.key(), Decimal(4))
        assert redo(again) is None
        undo(again)
        (value,) = sql(again, "SELECT value FROM assessments")[0]
        assert value == "7"


def test_undo_restores_only_the_field_the_edit_changed(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.record_score(store, KEY, Decimal(3))
    theirs = server_row("assessments", "a1", LATER, comments="from the web")
    apply_page(store, page(("assessments", theirs)))
    undo(store)
    found = row(store, "assessments", "a1")
    assert found is not None
    assert (found["value"], found["comments"]) == ("7", "from the web")
    assert pending(store) == {}


def test_undo_leaves_what_others_changed_since(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.record_score(store, KEY, Decimal(3))
    push_all(store)
    theirs = server_row("assessments", "a1", LATER, value="9")
    apply_page(store, page(("assessments", theirs)))
    edit = undo(store)
    assert edit is not None
    assert edit.count == 0
    found = row(store, "assessments", "a1")
    assert found is not None
    assert found["value"] == "9"
    assert pending(store) == {}


def test_undo_after_sync_is_a_new_edit_with_a_later_stamp(
    classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    store = classroom.store
    classroom.score(7)
    push_all(store)
    classroom.score(8)
    push_all(store)
    clock.advance(hours=-2)
    undo(store)
    (out,) = push_all(store)
    assert out.columns == {"value": "7"}
    assert out.base is not None
    assert out.updated_at > out.base


def test_undo_of_adding_takes_what_came_under_it_and_redo_brings_it_back(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    (student,) = classes.add_students(store, "c1", ["Cometa"])
    push_all(store)
    score = server_row("assessments", "a9", LATER, student_id=student.id)
    apply_page(store, page(("assessments", score)))
    before = content(store)
    undo(store)
    assert set(rows(store, "assessments")) == {"a1"}
    redo(store)
    assert content(store) == before


def test_undo_of_a_removal_restores_unknown_columns_and_all_fields(store: Store) -> None:
    student = server_row(
        "students", "s1", date_of_birth="2015-04-01", personality_type="visual"
    )
    apply_page(store, page(("classes", server_row("classes", "c1")), ("students", student)))
    with store.write() as write:
        write.connection.exec_driver_sql("""UPDATE students SET extra = '{"room":"1"}'""")
    before = rows(store, "students")
    classes.remove_student(store, "s1")
    push_all(store)
    undo(store)
    after = rows(store, "students")
    assert {**after["s1"], "updated_at": ""} == {**before["s1"], "updated_at": ""}


def test_redo_of_an_edit_of_a_student(classroom: ClassroomBuilder) -> None:
    store, luna = classroom.store, classroom.roster[0]
    classes.edit_student(store, Student(luna.id, luna.class_id, "Sol", "#22C55E"))
    after = content(store)
    undo(store)
    redo(store)
    assert content(store) == after


def test_two_who_reverse_at_once_never_reverse_the_same(
    classroom: ClassroomBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another window, or the command line, may undo between our looking and our writing."""
    store = classroom.store
    for value in (5, 7, 9):
        classroom.score(value)
    looked: list[int] = []
    find = undo_module._next

    def find_slowly(*asked: object) -> object:
        found = find(*asked)  # type: ignore[arg-type]
        looked.append(1)
        if len(looked) == 1:
            undo(store)
        return found

    monkeypatch.setattr(undo_module, "_next", find_slowly)
    undo(store)
    cell = load_cell(store, classroom.key())
    assert cell is not None
    assert cell.value == 5


def test_one_edit_and_no_other_is_taken_back(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    classroom.score(5)
    first = load_undo_state(store).undo
    assert first is not None
    classroom.score(7, variable=1)
    edit = undo(store, only=first.id)
    assert edit is not None
    assert edit.id == first.id
    assert load_cell(store, classroom.key()) is None
    assert load_cell(store, classroom.key(0, 1)) is not None
    assert undo(store, only=first.id) is None
