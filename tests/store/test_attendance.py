"""Attendance by exception: absent, late, exempt; no row is present."""

from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.domain.ids import attendance_id
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.scores import fill_blanks
from mehmiro_desktop.store.commands.undo import load_undo_state, redo, undo
from mehmiro_desktop.store.queries.attendance import (
    load_attendance,
    load_class_attendance,
    load_student_attendance,
)
from mehmiro_desktop.store.queries.classes import load_overviews
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.queries.sync_center import load_waiting
from mehmiro_desktop.store.sync_state import apply_page
from tests.helpers.server_rows import LATER, classroom_rows, page, server_row
from tests.helpers.stores import ClassroomBuilder, unsent_of
from tests.store.peek import pending, push_all, row, rows

ABSENT, LATE = AttendanceStatus.ABSENT, AttendanceStatus.LATE
EXEMPT, PRESENT = AttendanceStatus.EXEMPT, AttendanceStatus.PRESENT


def test_who_is_not_named_was_present(store: Store, classroom: ClassroomBuilder) -> None:
    session, (one, two, three) = classroom.session.id, classroom.roster
    assert load_attendance(store, session) == {}
    set_attendance(store, session, [one.id, two.id], ABSENT)
    set_attendance(store, session, [two.id], LATE)
    assert load_attendance(store, session) == {one.id: ABSENT, two.id: LATE}
    assert load_class_attendance(store, classroom.school_class.id) == {
        (one.id, session): ABSENT,
        (two.id, session): LATE,
    }
    assert load_student_attendance(store, two.id) == {session: LATE}
    assert load_student_attendance(store, three.id) == {}
    assert set(rows(store, "session_attendance")) == {
        attendance_id(one.id, session),
        attendance_id(two.id, session),
    }


def test_present_makes_no_row_and_corrects_one(
    store: Store, classroom: ClassroomBuilder
) -> None:
    session, one = classroom.session.id, classroom.roster[0].id
    assert set_attendance(store, session, [one], PRESENT).count == 0
    assert rows(store, "session_attendance") == {}
    set_attendance(store, session, [one], EXEMPT)
    push_all(store)
    set_attendance(store, session, [one], PRESENT)
    assert load_attendance(store, session) == {}
    assert pending(store) == {("session_attendance", attendance_id(one, session)): "put"}


def test_one_step_to_undo_whatever_the_number(
    store: Store, classroom: ClassroomBuilder
) -> None:
    session, ids = classroom.session.id, [each.id for each in classroom.roster]
    edit = set_attendance(store, session, ids, ABSENT)
    assert (edit.label, edit.count) == ("set_attendance", 3)
    assert dict(edit.args) == {"count": "3", "status": "absent"}
    state = load_undo_state(store)
    assert state.undo is not None
    assert state.undo.label == "set_attendance"
    undo(store)
    assert load_attendance(store, session) == {}
    redo(store)
    assert load_attendance(store, session) == dict.fromkeys(ids, ABSENT)


def test_strangers_are_refused_whole(store: Store, classroom: ClassroomBuilder) -> None:
    one = classroom.roster[0].id
    with pytest.raises(RecordNotFound):
        set_attendance(store, "no-session", [one], ABSENT)
    with pytest.raises(RecordNotFound):
        set_attendance(store, classroom.session.id, [one, "nobody"], ABSENT)
    assert rows(store, "session_attendance") == {}


def test_fill_and_blanks_leave_out_the_absent_and_exempt(
    store: Store, classroom: ClassroomBuilder
) -> None:
    session, (one, two, three) = classroom.session.id, classroom.roster
    assert load_overviews(store)[0].blanks == 6
    set_attendance(store, session, [one.id], ABSENT)
    set_attendance(store, session, [two.id], LATE)
    assert load_overviews(store)[0].blanks == 4
    classroom.score(5, student=0)  # of the absent one: neither blank nor filled
    assert load_overviews(store)[0].blanks == 4
    set_attendance(store, session, [three.id], EXEMPT)
    fill_blanks(store, session, classroom.measured[1].id, Decimal(8))
    assert set(load_grid(store, session).cells) == {
        (one.id, classroom.measured[0].id),
        (two.id, classroom.measured[1].id),
    }
    assert load_overviews(store)[0].blanks == 1


def test_attendance_waits_under_its_class_with_the_classrooms_words(
    store: Store, classroom: ClassroomBuilder
) -> None:
    push_all(store)
    set_attendance(store, classroom.session.id, [classroom.roster[0].id], ABSENT)
    assert unsent_of(store, classroom.school_class.id) == 1
    (item,) = load_waiting(store, 10)
    assert (item.record.alias, item.record.class_name) == ("Cometa 01", "5A")
    assert item.record.session_on == classroom.on


def test_another_laptops_later_word_wins_and_ours_is_kept(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    set_attendance(store, "d1", ["s1"], ABSENT)
    row_id = attendance_id("s1", "d1")
    theirs = server_row("session_attendance", row_id, LATER, status="late")
    apply_page(store, page(("session_attendance", theirs), device="laptop-b"))
    assert load_attendance(store, "d1") == {"s1": LATE}
    assert pending(store) == {}


def test_a_status_unknown_to_this_version_shows_as_present_and_stays(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    theirs = server_row("session_attendance", "p1", status="on_trip")
    apply_page(store, page(("session_attendance", theirs)))
    assert load_attendance(store, "d1") == {}
    found = row(store, "session_attendance", "p1")
    assert found is not None
    assert found["status"] == "on_trip"
