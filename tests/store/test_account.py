"""The teacher's own row: read, renamed, sent, undone; and who made a record."""

import pytest

from mehmiro_desktop.domain.tables import ASSESSMENT_SESSIONS, CLASSES
from mehmiro_desktop.errors import InvalidText, RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.account import edit_teacher_name
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.account import load_teacher
from mehmiro_desktop.store.queries.made import load_attendance_made, load_made
from mehmiro_desktop.store.sync_state import apply_page, load_batch
from tests.helpers.server_rows import classroom_rows, page, server_row
from tests.helpers.stores import ClassroomBuilder


@pytest.fixture
def known(store: Store) -> str:
    """The id of an account whose row has arrived."""
    mine = store.account.account_id
    apply_page(store, page(("teachers", server_row("teachers", mine, name="Before"))))
    return mine


def test_a_name_is_changed_sent_alone_and_undone(store: Store, known: str) -> None:
    edit = edit_teacher_name(store, "  After ")
    assert edit.count == 1
    (sent,) = load_batch(store)
    assert (sent.table, sent.row_id) == ("teachers", known)
    teacher = load_teacher(store)
    assert teacher is not None
    assert (teacher.name, teacher.since is None) == ("After", False)
    undo(store)
    again = load_teacher(store)
    assert again is not None
    assert again.name == "Before"


def test_the_same_name_is_no_edit_and_no_name_is_refused(store: Store, known: str) -> None:
    assert edit_teacher_name(store, "Before").count == 0
    with pytest.raises(InvalidText):
        edit_teacher_name(store, "  ")
    assert load_batch(store) == ()


def test_an_account_that_has_not_arrived_has_no_name_to_change(store: Store) -> None:
    assert load_teacher(store) is None
    with pytest.raises(RecordNotFound):
        edit_teacher_name(store, "After")


def test_who_made_a_record_is_told_by_name_where_it_is_known(store: Store, known: str) -> None:
    rows = [
        (table, row | {"created_by": known} if table == "assessment_sessions" else row)
        for table, row in classroom_rows()
    ]
    apply_page(store, page(*rows))
    made = load_made(store, ASSESSMENT_SESSIONS, "d1")
    assert made is not None
    assert (made.by, made.name) == (known, "Before")
    plain = load_made(store, CLASSES, "c1")
    assert plain is not None
    assert (plain.by, plain.name, plain.at is None) == ("", "", False)
    assert load_made(store, CLASSES, "c9") is None


def test_nothing_recorded_has_no_time(store: Store, classroom: ClassroomBuilder) -> None:
    assert load_attendance_made(store, classroom.key()) is None
