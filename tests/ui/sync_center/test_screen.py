"""The sync centre around its lists: true words, the last sync, buttons, room and language."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.sync_state import IDENTICAL, LAST_SYNCED, note_time
from mehmiro_desktop.sync.runner import SyncRunner
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import apply_language
from mehmiro_desktop.ui.sync_center.screen import SyncCenterScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.ui.conftest import RecordedShell
from tests.ui.sync_center.conftest import (
    Cycles,
    press,
    score_from_web,
    shown,
)
from tests.ui.sync_center.seen import front, make_conflict


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


def test_sync_now_compares_and_pause_holds_until_resume(
    qtbot: QtBot, screen: SyncCenterScreen, runner: SyncRunner, cycles: Cycles
) -> None:
    runner.start()
    qtbot.waitUntil(lambda: screen.side.sent.value.text() == "28 changes")
    done = len(cycles.checks)
    press(screen, "sync.now")
    qtbot.waitUntil(lambda: len(cycles.checks) == done + 1)
    assert cycles.checks[-1], "asked by hand, it compares everything with the server"

    button = press(screen, "sync.pause")
    qtbot.waitUntil(lambda: button.text() == "Resume")
    assert "paused" in screen.details.text()
    press(screen, "sync.pause")
    qtbot.waitUntil(lambda: len(cycles.checks) == done + 2)
    qtbot.waitUntil(lambda: button.text() == "Pause")


def test_the_receipt_of_the_last_sync_is_shown(
    qtbot: QtBot, screen: SyncCenterScreen, runner: SyncRunner
) -> None:
    assert not screen.side.sent.isVisible()
    runner.run_once()

    qtbot.waitUntil(lambda: screen.side.sent.value.text() == "28 changes")
    assert screen.side.received.value.text() == "6 changes"
    assert screen.side.duration.value.text() == "0.4 s"
    assert "next try in" in screen.details.text()


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
        screen.show_for(tab="waiting")
        assert screen.tabs.current == "history", "nothing of it waits to be sent"
        screen.hide()
        bridge.close()


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
