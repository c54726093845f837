"""Two students who are one: everything both have is there afterwards, and one undo parts them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus, CellKey, Student
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import attendance, cell_records, classes, overrides, scores
from mehmiro_desktop.store.commands.merging import merge_students
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.queries.overrides import load_override
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.queries.student import load_student_page
from mehmiro_desktop.store.queries.suggestions import load_suggestions
from mehmiro_desktop.store.sync_state import apply_results, load_batch
from tests.helpers.clocks import FixedClock
from tests.helpers.full_student import FullStudent
from tests.helpers.server_rows import accepted
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion
from tests.store.peek import push_all, row

ABSENT, LATE, EXEMPT = (
    AttendanceStatus.ABSENT, AttendanceStatus.LATE, AttendanceStatus.EXEMPT,
)  # fmt: skip


@dataclass(frozen=True)
class Twins:
    """The first two of a class are one person; the first was added first."""

    store: Store
    built: ClassroomBuilder

    @property
    def one(self) -> Student:
        return self.built.roster[0]

    @property
    def other(self) -> Student:
        return self.built.roster[1]

    def merge(self) -> None:
        merge_students(self.store, self.one.id, self.other.id)


@pytest.fixture
def twins(store: Store, classroom: ClassroomBuilder) -> Twins:
    return Twins(store, classroom)


def test_scores_of_both_are_one_students(twins: Twins, clock: FixedClock) -> None:
    built, store = twins.built, twins.store
    built.score(3, student=0)
    clock.advance(minutes=1)
    shared = built.score(8, student=1)
    scores.record_comment(store, shared, "later and longer")
    alone = built.score(6, student=1, variable=1)
    add_suggestion(store, alone)
    cell_records.record_on_behalf(store, alone, AssessorType.FAMILY, Decimal(9))
    twins.merge()
    assert [each.id for each in load_students(store, built.school_class.id)] == [
        twins.one.id, built.roster[2].id,
    ]  # fmt: skip
    grid = load_grid(store, built.session.id)
    cell = grid.cells[twins.one.id, built.measured[0].id]
    # The newest is shown, the other is kept below it.
    assert (cell.value, cell.comments, cell.more) == (Decimal(8), "later and longer", 1)
    assert grid.cells[twins.one.id, built.measured[1].id].value == 6
    page = load_student_page(store, twins.one.id)
    assert sorted(each.value for each in page.scores) == [3, 6, 8, 9]
    assert len(load_suggestions(store, student_id=twins.one.id)) == 1
    # A score given now goes to the record that is shown, whatever its id.
    key = CellKey(twins.one.id, built.measured[1].id, built.session.id)
    scores.record_score(store, key, Decimal(2))
    again = load_grid(store, built.session.id).cells[twins.one.id, built.measured[1].id]
    before = grid.cells[twins.one.id, built.measured[1].id]
    assert (again.value, again.assessment_id) == (Decimal(2), before.assessment_id)


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_one_added_first_stays_whoever_is_named_first(
    twins: Twins, is_turned: bool
) -> None:
    pair = [twins.one.id, twins.other.id]
    merge_students(twins.store, *(reversed(pair) if is_turned else pair))
    left = load_students(twins.store, twins.built.school_class.id)
    assert left[0].id == twins.one.id


def test_blanks_are_filled_from_the_other(twins: Twins) -> None:
    store, born = twins.store, date(2015, 4, 1)
    classes.edit_student(store, replace(twins.one, personality_type="visual"))
    classes.edit_student(
        store,
        replace(
            twins.other, personality_type="kinesthetic", date_of_birth=born,
            avatar_color="#22C55E",
        ),
    )  # fmt: skip
    twins.merge()
    left = load_students(store, twins.built.school_class.id)[0]
    assert (left.personality_type, left.date_of_birth) == ("visual", born)
    assert left.avatar_color == "#22C55E"


@pytest.mark.parametrize(
    ("mine", "theirs", "scored", "expected"),
    [
        (None, LATE, (), LATE),
        (ABSENT, LATE, (), LATE),  # the later word
        (None, ABSENT, (0,), None),  # scored under one alias: they were there
        (EXEMPT, None, (1,), None),
        (ABSENT, None, (0,), ABSENT),  # scored and absent under the same alias stays
        (None, None, (), None),
    ],
)
def test_of_attendance_the_later_word_counts_but_nobody_is_absent_where_scored(
    twins: Twins,
    clock: FixedClock,
    mine: AttendanceStatus | None,
    theirs: AttendanceStatus | None,
    scored: tuple[int, ...],
    expected: AttendanceStatus | None,
) -> None:
    session = twins.built.session.id
    for student, status in ((twins.one, mine), (twins.other, theirs)):
        clock.advance(minutes=1)
        if status is not None:
            attendance.set_attendance(twins.store, session, [student.id], status)
    for number in scored:
        twins.built.score(5, student=number)
    twins.merge()
    assert load_attendance(twins.store, session).get(twins.one.id) is expected
    # It can be said anew, on the row every laptop finds.
    attendance.set_attendance(twins.store, session, [twins.one.id], LATE)
    assert load_attendance(twins.store, session) == {twins.one.id: LATE}


def test_diagnoses_come_along_with_their_day_and_the_later_light_by_hand(store: Store) -> None:
    full = FullStudent(store).add_sources().add_words().add_monitoring()
    first = full.students[-1]
    theirs = load_student_page(store, full.student.id).diagnoses
    class_id = full.student.class_id
    overrides.set_override(store, first.id, class_id, Light.GREEN, "before")
    overrides.set_override(store, full.student.id, class_id, Light.RED, "after")
    merge_students(store, full.student.id, first.id)
    page = load_student_page(store, full.student.id)
    assert [(each.text, each.created_at) for each in page.diagnoses] == [
        (each.text, each.created_at) for each in theirs
    ]
    override = load_override(store, full.student.id, class_id)
    assert override is not None
    assert override.reason == "after"


def test_who_goes_is_removed_at_the_server_only_when_it_knows_the_rest(twins: Twins) -> None:
    """The server would take along what it still has under the one who goes."""
    twins.built.fill(7)
    push_all(twins.store)
    twins.merge()
    batch = load_batch(twins.store)
    assert {(each.table, each.op) for each in batch} == {("assessments", "put")}
    apply_results(
        twins.store, [accepted(e, row(twins.store, e.table, e.row_id)) for e in batch]
    )
    (left,) = load_batch(twins.store)
    assert (left.table, left.op, left.row_id) == ("students", "delete", twins.other.id)


def test_one_undo_parts_them_again(twins: Twins) -> None:
    twins.built.fill(7)
    twins.merge()
    undo(twins.store)
    grid = load_grid(twins.store, twins.built.session.id)
    assert len(grid.students) == 3
    assert len(grid.cells) == 6
    assert all(cell.more == 0 for cell in grid.cells.values())


def test_who_is_gone_cannot_be_merged(twins: Twins) -> None:
    classes.remove_student(twins.store, twins.other.id)
    with pytest.raises(RecordNotFound):
        twins.merge()
    assert len(load_students(twins.store, twins.built.school_class.id)) == 2
