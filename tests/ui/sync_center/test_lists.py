"""Waiting, refused, held and history rows over a real store, and what their buttons do."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.store.queries.sync_center import count_with, load_rejected, load_summary
from mehmiro_desktop.store.sync_state import load_batch
from mehmiro_desktop.ui import beside
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.sync_center.row_list import AT_ONCE, PAGE_ROWS
from mehmiro_desktop.ui.sync_center.screen import SyncCenterScreen
from mehmiro_desktop.ui.worker import editor_of
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.store.peek import pending
from tests.ui.conftest import RecordedShell
from tests.ui.sync_center.conftest import (
    delete_from_web,
    press,
    refuse_all,
)
from tests.ui.sync_center.seen import front, value


def test_waiting_edits_speak_classroom_language(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score("4.5")
    said = front(screen, "waiting")

    assert "Cometa 01 | Variable 1 · 2 Mar | 3 → 4.5 | today" in said.replace("  ", " ")
    assert "assessments" not in said
    assert screen.headline.text() == "1 change saved here, not sent yet"


def test_a_sent_edit_without_answer_says_so(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(4)
    load_batch(store)

    assert "the answer is still to come" in front(screen, "waiting")


def test_a_refused_score_says_why_and_leads_to_its_place(
    screen: SyncCenterScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    classroom.score(9)
    refuse_all(store, "23514", "assessments_value_in_scale")
    said = front(screen, "rejected")

    assert "not accepted" in said
    assert "9 is outside the scale of Variable 1." in said
    assert screen.headline.text() == "1 change could not be sent; nothing is lost"
    press(screen, "sync.row.fix")
    cell = {
        "session_id": classroom.session.id,
        "student_id": classroom.roster[0].id,
        "variable_id": classroom.measured[0].id,
    }
    assert shell.opened == [("score", cell)]


def test_try_again_puts_it_back_into_the_queue(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(9)
    refuse_all(store, "42501", "")
    front(screen, "rejected")
    press(screen, "sync.row.again")

    summary = load_summary(store)
    assert (summary.rejected, summary.pending) == (0, 1)
    assert len(load_batch(store)) == 1


def test_set_aside_goes_back_to_the_servers_version_and_history_restores_it(
    screen: SyncCenterScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    classroom.score(9)
    refuse_all(store, "42501", "")
    front(screen, "rejected")
    press(screen, "sync.row.aside")
    assert value(store, classroom) == 3
    assert load_summary(store).rejected == 0

    said = front(screen, "history")
    assert "set aside by you" in said
    press(screen, "sync.row.restore")
    assert value(store, classroom) == 9
    assert shell.toasts[-1] == ("Restored", True)


def test_a_class_set_aside_comes_back_with_its_scores_beside_the_window(
    qtbot: QtBot, screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder,
    context: UiContext, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    classes.remove_class(store, classroom.school_class.id)
    gone = len(pending(store))
    refuse_all(store, "42501", "")
    (item,) = load_rejected(store)
    monkeypatch.setattr(beside, "MANY", gone - 1)
    front(screen, "rejected")
    press(screen, "sync.row.aside")
    assert editor_of(context).is_busy
    qtbot.waitUntil(lambda: not editor_of(context).is_busy)
    assert value(store, classroom) == 3
    assert pending(store) == {}
    assert count_with(store, "classes", item.record.row_id) == 1


def test_support_gets_codes_and_ids_but_no_typed_word(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    scores.record_comment(store, classroom.key(), "private words")
    refuse_all(store, "23514", "assessments_comments_length")
    front(screen, "rejected")
    press(screen, "sync.row.copy")

    copied = QApplication.clipboard().text()
    assert "23514 assessments_comments_length" in copied
    assert "private" not in copied
    assert "Cometa" not in copied


def test_work_of_a_class_that_moved_is_held_and_can_be_set_aside(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(5)
    cell = load_cell(store, classroom.key())
    assert cell is not None
    delete_from_web(store, "assessments", cell.assessment_id, revoked=True)
    said = front(screen, "rejected")

    assert "another teacher" in said
    assert "Cometa 01" in said
    press(screen, "sync.row.aside")
    assert load_summary(store).held == 0


def test_held_work_is_put_back_where_its_place_still_is(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(5)
    cell = load_cell(store, classroom.key())
    assert cell is not None
    delete_from_web(store, "assessments", cell.assessment_id, revoked=True)
    assert value(store, classroom) is None
    front(screen, "rejected")
    press(screen, "sync.row.back")

    assert value(store, classroom) == 5


def test_held_work_brings_back_what_it_belonged_to(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    """Removed from the web with everything in it, while a score was given here."""
    classroom.score(5, student=1)
    student = classroom.roster[1]
    delete_from_web(store, "students", student.id)
    assert "was removed on the web" in front(screen, "rejected")
    press(screen, "sync.row.back")

    assert load_summary(store).held == 0
    restored = [each.alias for each in load_students(store, classroom.school_class.id)]
    assert student.alias in restored
    cell = load_cell(store, classroom.key(student=1))
    assert cell is not None
    assert cell.value == 5


def test_history_restores_an_older_value_in_one_click(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    classroom.score(5)
    clock.advance(minutes=1)
    classroom.score(6)
    said = front(screen, "history")
    assert "5 → 6" in said
    assert "changed on this laptop" in said
    press(screen, "sync.row.restore")

    assert value(store, classroom) == 5


def test_long_lists_come_in_pages(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    aliases = [f"Estrella {n}" for n in range(PAGE_ROWS + 5)]
    classes.add_students(store, classroom.school_class.id, aliases)
    front(screen, "waiting")
    rows = screen.lists.by_name["waiting"]
    assert len(rows.items) == AT_ONCE
    assert not rows.more_button.isVisible()
    rows.finish()
    assert len(rows.items) == PAGE_ROWS
    rows.more_button.click()
    rows.finish()

    assert len(rows.items) == PAGE_ROWS + 5
    assert not rows.more_button.isVisible()


@pytest.mark.parametrize("name", ["waiting", "review", "rejected"])
def test_empty_lists_say_so(screen: SyncCenterScreen, name: str) -> None:
    assert "Nothing" in front(screen, name)
