"""What a teacher does: classes, rosters, variables, sessions, scores, comments."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.entities import AssessmentVariable, CellKey, SchoolClass, Student
from mehmiro_desktop.domain.ids import assessment_id, first_session_id
from mehmiro_desktop.errors import (
    DuplicateEntry,
    InvalidScore,
    InvalidText,
    RecordNotFound,
    ScaleConflict,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import load_undo_state
from mehmiro_desktop.store.queries import classes as class_queries
from mehmiro_desktop.store.queries import scoring
from mehmiro_desktop.store.sync_state import apply_page
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import LATER, classroom_rows, page, server_row
from tests.helpers.stores import ACCOUNT, ClassroomBuilder, make_store
from tests.store.peek import one, pending, push_all, row, rows, sql

DAY = date(2026, 3, 2)


# Classes ---------------------------------------------------------------------------------------


def test_class_is_the_teachers_own(store: Store) -> None:
    made = classes.add_class(store, "  5A ", grade="5", academic_year="2026")
    assert (
        class_queries.load_class(store, made.id)
        == made
        == SchoolClass(made.id, "5A", "5", "", "2026")
    )
    stored = row(store, "classes", made.id)
    assert stored is not None
    assert stored["teacher_id"] == ACCOUNT.account_id
    assert stored["section"] is None
    assert stored["created_at"] == stored["updated_at"] == "2026-03-02T09:00:00.000000Z"


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "a\ud800", "x" * 201])
def test_names_that_cannot_be_kept(store: Store, name: str) -> None:
    with pytest.raises(InvalidText):
        classes.add_class(store, name)
    assert sql(store, "SELECT * FROM edits") == []


def test_classes_by_name(store: Store) -> None:
    for name in ("b", "A", "c"):
        classes.add_class(store, name)
    assert [each.name for each in class_queries.load_classes(store)] == ["A", "b", "c"]
    found = class_queries.find_class_by_name(store, "C")
    assert found is not None
    assert found.name == "c"
    assert class_queries.find_class_by_name(store, "d") is None


def test_edit_touches_only_the_changed_field(store: Store) -> None:
    # The web writes blanks as empty text; renaming must not turn them into changes.
    apply_page(store, page(("classes", server_row("classes", "c1", grade="", section=""))))
    edit = classes.edit_class(store, SchoolClass("c1", "5C"))
    assert edit.count == 1
    stored = row(store, "classes", "c1")
    assert stored is not None
    assert (stored["name"], stored["grade"]) == ("5C", "")


def test_edit_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    made = classes.add_class(store, "5A")
    before = row(store, "classes", made.id)
    edit = classes.edit_class(store, made)
    assert (edit.id, edit.count) == (0, 0)
    assert row(store, "classes", made.id) == before
    state = load_undo_state(store)
    assert state.undo is not None
    assert state.undo.label == "add_class"


@pytest.mark.parametrize(
    "missing",
    [
        lambda store: classes.edit_class(store, SchoolClass("no", "x")),
        lambda store: classes.remove_class(store, "no"),
        lambda store: classes.add_students(store, "no", ["x"]),
        lambda store: classes.edit_student(store, Student("no", "no", "x")),
        lambda store: classes.remove_student(store, "no"),
        lambda store: classes.add_variable(store, "no", "x"),
        lambda store: classes.remove_variable(store, "no"),
        lambda store: classes.start_session(store, "no", DAY),
        lambda store: classes.remove_session(store, "no"),
        lambda store: scores.record_score(store, CellKey("a", "b", "c"), Decimal(1)),
        lambda store: class_queries.load_class(store, "no"),
        lambda store: class_queries.load_student(store, "no"),
        lambda store: class_queries.load_variable(store, "no"),
        lambda store: class_queries.load_session(store, "no"),
        lambda store: scoring.load_grid(store, "no"),
    ],
)
def test_what_is_not_there(store: Store, missing: "object") -> None:
    assert callable(missing)
    with pytest.raises(RecordNotFound):
        missing(store)
    assert pending(store) == {}


# Roster ----------------------------------------------------------------------------------------


def test_pasted_list_keeps_its_order_and_skips_blanks(store: Store) -> None:
    made = classes.add_class(store, "5A")
    added = classes.add_students(store, made.id, ["Luna", "", "Ñandú", "  ", "abeja 😀"])
    assert [each.alias for each in added] == ["Luna", "Ñandú", "abeja 😀"]
    assert class_queries.load_students(store, made.id) == added
    stamps = [each["created_at"] for each in rows(store, "students").values()]
    assert len(set(stamps)) == 3


@pytest.mark.parametrize("again", ["luna", " LUNA ", "Lu\u0301na"])
def test_alias_twice_in_a_class(store: Store, again: str) -> None:
    made = classes.add_class(store, "5A")
    classes.add_students(store, made.id, ["Luna", "Lúna"])
    with pytest.raises(DuplicateEntry) as raised:
        classes.add_students(store, made.id, ["Cometa", again])
    assert raised.value.details == {"text": again.strip()}
    assert len(class_queries.load_students(store, made.id)) == 2
    other = classes.add_class(store, "5B")
    classes.add_students(store, other.id, [again])


def test_edit_student(store: Store) -> None:
    made = classes.add_class(store, "5A")
    luna, cometa = classes.add_students(store, made.id, ["Luna", "Cometa"], ["#22C55E", ""])
    changed = Student(luna.id, made.id, "LUNA", "#22C55E", "visual", date(2015, 4, 1))
    classes.edit_student(store, changed)
    assert class_queries.load_student(store, luna.id) == changed
    with pytest.raises(DuplicateEntry):
        classes.edit_student(store, Student(cometa.id, made.id, "luna"))
    with pytest.raises(InvalidText):
        classes.edit_student(store, Student(luna.id, made.id, "Luna", "red"))


# Variables -------------------------------------------------------------------------------------


def test_scale_must_be_usable(store: Store) -> None:
    made = classes.add_class(store, "5A")
    for low, high in ((5, 5), (6, 5), (-1, 5), (0, 11)):
        with pytest.raises(ScaleConflict):
            classes.add_variable(store, made.id, "x", Decimal(low), Decimal(high))


def test_scale_never_shuts_out_scores(classroom: ClassroomBuilder) -> None:
    classroom.score("9.5")
    variable = classroom.measured[0]
    narrow = AssessmentVariable(
        variable.id, variable.class_id, variable.name, Decimal(0), Decimal(9)
    )
    with pytest.raises(ScaleConflict):
        classes.edit_variable(classroom.store, narrow)
    exact = AssessmentVariable(
        variable.id, variable.class_id, variable.name, Decimal(0), Decimal("9.5"), False
    )
    classes.edit_variable(classroom.store, exact)
    assert class_queries.load_variable(classroom.store, variable.id) == exact


def test_variables_are_copied_to_another_class_once(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    other = classes.add_class(store, "5B")
    classes.add_variable(store, other.id, "variable 1", Decimal(1), Decimal(5))
    made = classes.copy_variables(store, classroom.school_class.id, other.id)
    assert [each.name for each in made] == ["Variable 2"]
    assert classes.copy_variables(store, classroom.school_class.id, other.id) == ()


# Sessions --------------------------------------------------------------------------------------


def test_first_session_of_a_day_is_the_same_on_every_laptop(store: Store) -> None:
    made = classes.add_class(store, "5A")
    first = classes.start_session(store, made.id, DAY)
    assert first.id == first_session_id(made.id, DAY)
    assert classes.start_session(store, made.id, DAY) == first
    second = classes.start_session(store, made.id, DAY, "exam")
    assert second.id != first.id
    assert len(class_queries.load_sessions(store, made.id)) == 2


def test_sessions_newest_first(store: Store) -> None:
    made = classes.add_class(store, "5A")
    for day in (3, 1, 2):
        classes.start_session(store, made.id, date(2026, 3, day))
    days = [each.on.day for each in class_queries.load_sessions(store, made.id)]
    assert days == [3, 2, 1]


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


def test_overview_counts_blanks_and_pending(classroom: ClassroomBuilder) -> None:
    classroom.score(7)
    (overview,) = class_queries.load_overviews(classroom.store)
    assert overview.last_session == classroom.session
    assert (overview.student_count, overview.variable_count) == (3, 2)
    assert (overview.blanks, overview.pending) == (5, 8)
    push_all(classroom.store)
    (overview,) = class_queries.load_overviews(classroom.store)
    assert overview.pending == 0


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
