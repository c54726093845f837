"""The sync centre over a real store: true counts, both values, one click back."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.store.sync_state import IDENTICAL, LAST_SYNCED, load_batch, note_time
from mehmiro_desktop.sync.status import SyncReceipt, SyncState, SyncStatus
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import apply_language
from mehmiro_desktop.ui.sync_center.row_list import PAGE_ROWS
from mehmiro_desktop.ui.sync_center.screen import SyncCenterScreen
from tests.helpers.clocks import START, FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.ui.conftest import RecordedShell
from tests.ui.sync_center.conftest import (
    TestRunner,
    delete_from_web,
    press,
    refuse_all,
    score_from_web,
    shown,
)


def value(store: Store, classroom: ClassroomBuilder) -> Decimal | None:
    cell = load_cell(store, classroom.key())
    return cell.value if cell else None


def texts(widget: QWidget) -> str:
    """Return every word a person sees in a list."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible()]
    return " | ".join(label.text() for label in labels if label.text())


def front(screen: SyncCenterScreen, name: str) -> str:
    screen.refresh()
    screen.tabs.choose(name)
    return texts(screen.lists.by_name[name])


def make_conflict(store: Store, classroom: ClassroomBuilder) -> None:
    """Score 5 here; the web wrote 4 later."""
    classroom.score(5)
    score_from_web(store, classroom.key(), value="4")


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


def test_safe_is_said_once_all_is_confirmed(
    screen: SyncCenterScreen, store: Store, clock: FixedClock
) -> None:
    screen.refresh()
    assert screen.headline.text() == "Nothing to send yet", "never synced is not safe"
    note_time(store, LAST_SYNCED, clock.now())
    note_time(store, IDENTICAL, clock.now())
    screen.refresh()

    assert screen.headline.text() == "Everything of yours is safe"
    assert "Identical to the server: today" in screen.details.text()


def test_a_conflict_shows_both_values_and_which_one_stayed(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    make_conflict(store, classroom)
    said = front(screen, "review")

    assert "Cometa 01" in said
    assert "Variable 1 · 2 Mar · score" in said
    assert "This laptop · today" in said
    assert "Web · 9 Mar" in said
    assert "this one stayed | 4" in said
    assert "| 5 |" in said
    assert screen.tabs.findChild(QPushButton, "sync.tabs.review").text() == "To review 1"  # type: ignore[union-attr]


def test_use_the_other_is_one_click_and_can_be_undone(
    screen: SyncCenterScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    make_conflict(store, classroom)
    front(screen, "review")
    assert value(store, classroom) == 4
    press(screen, "sync.conflict.swap")

    assert value(store, classroom) == 5
    assert load_summary(store).to_review == 0
    assert load_summary(store).pending == 1, "the change back is sent to the server"
    assert shell.toasts == [("The other version is used now", True)]
    undo(store)
    assert value(store, classroom) == 4


def test_keep_result_takes_the_card_away_and_changes_nothing(
    qtbot: QtBot, screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    make_conflict(store, classroom)
    front(screen, "review")
    keep = screen.findChild(QPushButton, "sync.conflict.keep")
    assert keep is not None
    keep.setFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Space)

    assert value(store, classroom) == 4
    assert load_summary(store).to_review == 0
    assert "Nothing to review" in texts(screen.lists.by_name["review"])
    assert QApplication.focusWidget() is screen.tabs.findChild(QPushButton, "sync.tabs.review")


def test_a_comment_in_conflict_is_quoted(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    scores.record_comment(store, classroom.key(), "helped <b>others</b>")
    score_from_web(store, classroom.key(), comments="spoke well", device="Library")
    said = front(screen, "review")

    assert "comment" in said
    assert "“helped <b>others</b>”" in said
    assert "Library · 9 Mar" in said
    assert "“spoke well”" in said


def test_an_edit_of_what_was_removed_elsewhere_is_a_card(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(5)
    cell = load_cell(store, classroom.key())
    assert cell is not None
    delete_from_web(store, "assessments", cell.assessment_id)
    said = front(screen, "review")

    assert "changed here, removed there" in said
    assert "removed" in said
    press(screen, "sync.conflict.swap")
    assert value(store, classroom) == 5


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
    assert shell.opened == [("score", {"session_id": classroom.session.id})]


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
    assert len(rows.items) == PAGE_ROWS
    rows.more_button.click()

    assert len(rows.items) == PAGE_ROWS + 5
    assert not rows.more_button.isVisible()


def test_news_arrive_by_themselves_and_keep_the_focus(
    qtbot: QtBot, screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    make_conflict(store, classroom)
    front(screen, "review")
    swap = screen.findChild(QPushButton, "sync.conflict.swap")
    assert swap is not None
    swap.setFocus()
    classroom.score(6, student=1)

    waiting = screen.tabs.findChild(QPushButton, "sync.tabs.waiting")
    assert waiting is not None
    qtbot.waitUntil(lambda: waiting.text() == "Waiting 1")
    assert swap.hasFocus()


def test_sync_now_pause_and_resume(
    qtbot: QtBot, screen: SyncCenterScreen, runner: TestRunner
) -> None:
    press(screen, "sync.now")
    button = press(screen, "sync.pause")
    qtbot.waitUntil(lambda: button.text() == "Resume")
    assert "paused" in screen.details.text()
    press(screen, "sync.pause")

    assert runner.asked == ["check", "pause", "resume"]


def test_the_receipt_of_the_last_sync_is_shown(
    qtbot: QtBot, screen: SyncCenterScreen, runner: TestRunner
) -> None:
    receipt = SyncReceipt(START, duration=0.42, sent=28, received=6)
    next_at = screen.context.clock.now() + timedelta(minutes=4)
    runner.tell(SyncStatus(SyncState.IN_STEP, receipt=receipt, next_at=next_at))

    qtbot.waitUntil(lambda: screen.side.sent.value.text() == "28 changes")
    assert screen.side.received.value.text() == "6 changes"
    assert screen.side.duration.value.text() == "0.4 s"
    assert "next try in 4 minutes" in screen.details.text()


def test_signed_out_offers_to_sign_in(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, shell: RecordedShell
) -> None:
    classroom.score(4)
    screen = shown(qtbot, context)

    assert "sign in to send" in screen.headline.text()
    button = screen.findChild(QPushButton, "sync.now")
    assert button is not None
    assert not button.isVisible()
    press(screen, "sync.sign_in")
    assert shell.opened[-1][0] == "settings"


def test_the_sample_class_says_that_it_never_syncs(
    qtbot: QtBot, tmp_path: Path, context: UiContext
) -> None:
    account = AccountRef("sample", "", "", "7e000000-0000-4000-8000-000000000002", "", True)
    with make_store(tmp_path / "sample", account=account) as sample:
        bridge = StoreBridge(sample)
        context.store, context.bridge = sample, bridge
        screen = shown(qtbot, context)

        assert "stays on this laptop" in screen.headline.text()
        assert "never syncs" in screen.details.text()
        screen.hide()
        bridge.close()


@pytest.mark.parametrize("name", ["waiting", "review", "rejected"])
def test_empty_lists_say_so(screen: SyncCenterScreen, name: str) -> None:
    assert "Nothing" in front(screen, name)


def test_opening_shows_the_list_that_needs_the_teacher(
    screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    make_conflict(store, classroom)
    screen.show_for()

    assert screen.tabs.current == "review"
    screen.show_for(tab="history")
    assert screen.tabs.current == "history"


def test_buttons_are_44_px_named_and_reached_by_tab(
    qtbot: QtBot, screen: SyncCenterScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    make_conflict(store, classroom)
    front(screen, "review")
    reached = set()
    screen.tabs.focus_current()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton | QWidget)
        reached.add(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert {"sync.conflict.keep", "sync.conflict.swap", "sync.now", "sync.pause"} <= reached
    for button in screen.findChildren(QPushButton):
        if button.isVisible():
            assert button.height() >= 44, button.objectName()
            assert button.accessibleName() or button.text(), button.objectName()
    swap = screen.findChild(QPushButton, "sync.conflict.swap")
    assert swap is not None
    assert "Cometa 01" in swap.accessibleName()


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_row_fits_the_smallest_window(
    qtbot: QtBot,
    dressed_app: QApplication,
    store: Store,
    screen: SyncCenterScreen,
    classroom: ClassroomBuilder,
    language: str,
) -> None:
    """1024 by 640 less the rail and the top bar; long names and comments give way."""
    variable = classroom.measured[0]
    classes.edit_variable(store, replace(variable, name="Comprensión lectora " * 8))
    scores.record_comment(store, classroom.key(), "habló con calma " * 30)
    score_from_web(store, classroom.key(), comments="expuso muy " + "b" * 300, device="B" * 60)
    apply_language(dressed_app, language)
    small = SyncCenterScreen(screen.context)
    qtbot.addWidget(small)
    small.resize(936, 584)
    small.show()
    for name, rows in small.lists.by_name.items():
        small.tabs.choose(name)
        QApplication.processEvents()
        body = rows.widget()
        assert body is not None
        assert body.minimumSizeHint().width() <= rows.viewport().width(), name
    assert small.width() == 936


def test_spanish_says_the_same(
    qtbot: QtBot,
    dressed_app: QApplication,
    store: Store,
    screen: SyncCenterScreen,
    classroom: ClassroomBuilder,
    clock: FixedClock,
) -> None:
    make_conflict(store, classroom)
    note_time(store, LAST_SYNCED, clock.now())
    apply_language(dressed_app, "es")
    spanish = SyncCenterScreen(screen.context)
    qtbot.addWidget(spanish)
    spanish.show()
    said = front(spanish, "review")

    assert spanish.headline.text() == "Todo lo tuyo está a salvo"
    assert "se usó el más reciente" in said
    assert "quedó este | 4" in said
