"""Scores and comments, the grid that shows them, and who hears of a change."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.entities import AssessmentVariable, CellKey
from mehmiro_desktop.domain.ids import assessment_id
from mehmiro_desktop.errors import (
    InvalidScore,
    InvalidText,
    RecordNotFound,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.queries import classes as class_queries
from mehmiro_desktop.store.queries import scoring, unsent
from mehmiro_desktop.store.sync_state import apply_page
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import LATER, classroom_rows, page, server_row
from tests.helpers.stores import ClassroomBuilder, make_store, unsent_of
from tests.store.peek import one, pending, push_all, row, rows

DAY = date(2026, 3, 2)


# Scores ----------------------------------------------------------------------------------------


def test_score_has_the_cells_own_id(classroom: ClassroomBuilder) -> None:
    key = classroom.score("7.50")
    cell = scoring.load_cell(classroom.store, key)
    assert cell is not None
    assert cell.assessment_id == assessment_id(key.student_id, key.variable_id, key.session_id)
    assert (cell.value, cell.is_pending, cell.more) == (Decimal("7.5"), True, 0)
    stored = row(classroom.store, "assessments", cell.assessment_id)
    assert stored is not None
    assert (stored["value"], stored["assessor_type"]) == ("7.5", "teacher")


def test_score_outside_the_scale_changes_nothing(classroom: ClassroomBuilder) -> None:
    classroom.score(7)
    for value in ("10.01", "-1"):
        with pytest.raises(InvalidScore):
            classroom.score(value)
    assert one(classroom.store, "SELECT value FROM assessments") == "7"


def test_paste_is_all_or_none_and_one_step(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    good = scores.ScoreEntry(classroom.key(0), Decimal(7), "bien")
    bad = scores.ScoreEntry(classroom.key(1), Decimal(11))
    with pytest.raises(InvalidScore):
        scores.record_scores(store, [good, bad])
    assert rows(store, "assessments") == {}
    edit = scores.record_scores(store, [good, scores.ScoreEntry(classroom.key(1), Decimal(8))])
    assert edit.count == 2
    cell = scoring.load_cell(store, classroom.key(0))
    assert cell is not None
    assert cell.comments == "bien"


def test_the_same_score_again_is_no_change(
    classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    classroom.score(7)
    push_all(classroom.store)
    before = rows(classroom.store, "assessments")
    clock.advance(minutes=1)
    classroom.score("7.0")
    classroom.fill(7)
    clean = {
        key: each for key, each in rows(classroom.store, "assessments").items() if key in before
    }
    assert clean == before
    assert len(pending(classroom.store)) == 5


def test_newest_of_several_records_is_shown_and_edited(store: Store) -> None:
    apply_page(
        store,
        page(
            *classroom_rows(),
            ("assessments", server_row("assessments", "a2", LATER, value="8")),
            ("assessments", server_row("assessments", "a3", LATER, assessor_type="family")),
        ),
    )
    key = CellKey("s1", "v1", "d1")
    cell = scoring.load_cell(store, key)
    assert cell is not None
    assert (cell.assessment_id, cell.value, cell.more) == ("a2", Decimal(8), 2)
    scores.record_score(store, key, Decimal(9))
    assert set(rows(store, "assessments")) == {"a1", "a2", "a3"}
    changed = row(store, "assessments", "a2")
    assert changed is not None
    assert changed["value"] == "9"
    assert str(changed["updated_at"]) > LATER
    scores.clear_scores(store, [key])
    assert set(rows(store, "assessments")) == {"a3"}
    assert scoring.load_cell(store, key) is None


def test_comment_needs_a_score_and_has_a_limit(classroom: ClassroomBuilder) -> None:
    store, key = classroom.store, classroom.key()
    with pytest.raises(RecordNotFound):
        scores.record_comment(store, key, "x")
    classroom.score(7)
    with pytest.raises(InvalidText):
        scores.record_comment(store, key, "x" * 501)
    scores.record_comment(store, key, "first\r\nsecond <b>& ñ")
    cell = scoring.load_cell(store, key)
    assert cell is not None
    assert cell.comments == "first\nsecond <b>& ñ"
    assert scores.record_comment(store, key, "  ").count == 1
    assert scores.record_comment(store, key, "").count == 0


def test_fill_blanks_leaves_scores_alone(classroom: ClassroomBuilder) -> None:
    classroom.score(3, student=1)
    edit = scores.fill_blanks(
        classroom.store, classroom.session.id, classroom.measured[0].id, Decimal(10)
    )
    assert edit.count == 2
    grid = scoring.load_grid(classroom.store, classroom.session.id)
    assert sorted(cell.value for cell in grid.cells.values()) == [3, 10, 10]


def test_stamp_follows_the_servers_clock_and_never_goes_back(
    classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    store = classroom.store
    store.set_clock_offset(90_000_000)
    classroom.score(1)
    assert one(store, "SELECT updated_at FROM assessments") == "2026-03-02T09:01:30.000000Z"
    clock.advance(days=-3000)
    classroom.score(2)
    assert one(store, "SELECT updated_at FROM assessments") == "2026-03-02T09:01:30.000001Z"


# Reading ---------------------------------------------------------------------------------------


def test_grid_shows_inactive_variables_only_with_scores(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    classroom.score(7, variable=0)
    for each in classroom.measured:
        off = AssessmentVariable(
            each.id, each.class_id, each.name, each.scale_min, each.scale_max, False
        )
        classes.edit_variable(store, off)
    grid = scoring.load_grid(store, classroom.session.id)
    assert [each.name for each in grid.variables] == ["Variable 1"]
    assert grid.students == classroom.roster
    assert (
        class_queries.load_variables(store, classroom.school_class.id, active_only=True) == ()
    )


def test_overview_counts_blanks_and_what_waits(classroom: ClassroomBuilder) -> None:
    classroom.score(7)
    (overview,) = class_queries.load_overviews(classroom.store)
    assert overview.last_session == classroom.session
    assert (overview.student_count, overview.variable_count) == (3, 2)
    assert overview.blanks == 5
    assert unsent_of(classroom.store, classroom.school_class.id) == 8
    push_all(classroom.store)
    assert unsent_of(classroom.store, classroom.school_class.id) == 0


def test_what_waits_is_counted_in_parts(
    classroom: ClassroomBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    classroom.fill(3)
    store, class_id = classroom.store, classroom.school_class.id
    other = classes.add_class(store, "5B").id
    monkeypatch.setattr(unsent, "AT_ONCE", 4)
    parts = list(unsent.count_unsent_by_class(store))
    # A class, 3 students, 2 variables, a session, 6 scores; and the other class.
    assert [sum(each.values()) for each in parts] == [4, 4, 4, 2]
    assert sum(parts, Counter()) == {class_id: 13, other: 1}
    classes.remove_class(store, class_id)
    assert sum(unsent.count_unsent_by_class(store), Counter()) == {other: 1}


def test_previous_scores_come_from_earlier_sessions(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    classroom.score(7)
    later = classes.start_session(store, classroom.school_class.id, date(2026, 3, 5))
    place = (classroom.roster[0].id, classroom.measured[0].id)
    assert scoring.load_previous(store, later.id) == {place: Decimal(7)}
    assert scoring.load_previous(store, classroom.session.id) == {}


def test_counts(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    classroom.fill()
    assert class_queries.count_scores(store) == 6
    assert class_queries.count_scores(store, variable_id=classroom.measured[0].id) == 3
    assert class_queries.count_scores(store, student_id=classroom.roster[0].id) == 2
    assert class_queries.count_scores(store, session_id=classroom.session.id) == 6
    assert class_queries.count_scores(store, class_id=classroom.school_class.id) == 6
    assert class_queries.count_scores(store, class_id="no") == 0


# News and threads ------------------------------------------------------------------------------


def test_news_tell_who_and_what_and_locks_are_free_then(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    heard: list[TablesChanged] = []

    def listen(news: TablesChanged) -> None:
        heard.append(news)
        if len(heard) == 1:
            # A listener may write: nothing is held while it runs.
            classes.add_class(store, "from a listener")

    stop = store.subscribe(listen)
    scores.record_score(store, classroom.key(), Decimal(7), initiator="grid")
    first = heard[0]
    assert (first.origin, first.initiator) == (Origin.LOCAL, "grid")
    assert first.tables == {"assessments", "pending"}
    assert len(first.ids) == 1
    assert len(heard) == 2
    stop()
    classroom.score(8)
    assert len(heard) == 2


def test_many_threads_and_two_windows_write_at_once(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    other = make_store(store.directory, device_name="window-2")

    def work(through: Store, variable: int) -> None:
        for turn in range(20):
            key = classroom.key(turn % 3, variable)
            scores.record_score(through, key, Decimal(turn % 10))
            scoring.load_grid(through, classroom.session.id)

    with ThreadPoolExecutor(4) as workers:
        jobs = [
            workers.submit(work, each, variable)
            for each in (store, other)
            for variable in (0, 1)
        ]
    for job in jobs:
        job.result()
    other.close()
    assert len(rows(store, "assessments")) == 6
    # Every change was captured, one by one.
    assert one(store, "SELECT count(*) FROM edits WHERE label = 'record_score'") == one(
        store, "SELECT count(*) FROM history WHERE tbl = 'assessments'"
    )
