"""A session that begins with its first mark: one edit, one step of undo."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessorType,
    AttendanceStatus,
    CellKey,
    Edit,
)
from mehmiro_desktop.domain.ids import first_session_id
from mehmiro_desktop.errors import InvalidScore
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.cell_records import record_on_behalf
from mehmiro_desktop.store.commands.scores import (
    ScoreEntry,
    fill_blanks,
    record_score,
    record_scores,
)
from mehmiro_desktop.store.commands.undo import load_undo_state, redo, undo
from mehmiro_desktop.store.queries.classes import load_sessions
from mehmiro_desktop.store.queries.scoring import load_grid
from tests.helpers.stores import ClassroomBuilder

DAY = date(2026, 3, 9)
Mark = Callable[[Store, ClassroomBuilder, AssessmentSession], Edit]


def planned(room: ClassroomBuilder) -> AssessmentSession:
    class_id = room.school_class.id
    return AssessmentSession(first_session_id(class_id, DAY), class_id, DAY)


def key(room: ClassroomBuilder, at: int = 0) -> CellKey:
    return CellKey(room.roster[at].id, room.measured[0].id, planned(room).id)


def score(store: Store, room: ClassroomBuilder, begins: AssessmentSession) -> Edit:
    return record_score(store, key(room), Decimal(4), begins=begins)


def paste(store: Store, room: ClassroomBuilder, begins: AssessmentSession) -> Edit:
    entries = [ScoreEntry(key(room, at), Decimal(4)) for at in (0, 1)]
    return record_scores(store, entries, begins=begins)


def fill(store: Store, room: ClassroomBuilder, begins: AssessmentSession) -> Edit:
    return fill_blanks(store, begins.id, room.measured[0].id, Decimal(4), begins=begins)


def attend(store: Store, room: ClassroomBuilder, begins: AssessmentSession) -> Edit:
    ids = (room.roster[0].id,)
    return set_attendance(store, begins.id, ids, AttendanceStatus.ABSENT, begins=begins)


def behalf(store: Store, room: ClassroomBuilder, begins: AssessmentSession) -> Edit:
    return record_on_behalf(store, key(room), AssessorType.FAMILY, Decimal(2), begins=begins)


@pytest.mark.parametrize(
    ("mark", "label", "count"),
    [
        (score, "record_score", 1),
        (paste, "paste", 2),
        (fill, "fill_blanks", 3),
        (attend, "set_attendance", 1),
        (behalf, "record_on_behalf", 1),
    ],
)
def test_session_and_mark_are_one_step(
    store: Store, mark: Mark, label: str, count: int
) -> None:
    room = ClassroomBuilder(store).build()
    before = load_undo_state(store).undo
    made = mark(store, room, planned(room))
    assert (made.label, made.count) == (label, count)
    assert planned(room) in load_sessions(store, room.school_class.id)
    undone = undo(store)
    assert undone is not None
    assert (undone.label, undone.count) == (label, count)
    assert load_sessions(store, room.school_class.id) == (room.session,)
    assert load_undo_state(store).undo == before
    redone = redo(store)
    assert redone is not None
    assert redone.count == count
    assert planned(room) in load_sessions(store, room.school_class.id)


def test_a_mark_that_fails_leaves_no_session(store: Store) -> None:
    room = ClassroomBuilder(store).build()
    with pytest.raises(InvalidScore):
        record_score(store, key(room), Decimal(99), begins=planned(room))
    assert load_sessions(store, room.school_class.id) == (room.session,)


def test_a_session_made_elsewhere_meanwhile_is_used(store: Store) -> None:
    room = ClassroomBuilder(store).build()
    score(store, room, planned(room))
    record_score(store, key(room, 1), Decimal(3), begins=planned(room))
    assert len(load_sessions(store, room.school_class.id)) == 2


def test_undo_leaves_a_session_in_which_others_scored_since(store: Store) -> None:
    room = ClassroomBuilder(store).build()
    score(store, room, planned(room))
    with store.write(Origin.SYNC) as scope:
        scope.connection.exec_driver_sql(
            "INSERT INTO assessments (id, student_id, variable_id, session_id, value,"
            " assessor_type, created_at, updated_at) SELECT 'theirs', ?, variable_id,"
            " session_id, value, assessor_type, created_at, updated_at FROM assessments",
            (room.roster[1].id,),
        )
    undo(store)
    cells = load_grid(store, planned(room).id).cells
    assert [place[0] for place in cells] == [room.roster[1].id]
