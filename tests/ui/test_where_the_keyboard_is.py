"""Opening a screen from another by its keys: the keyboard is where its first Enter belongs."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import SCREENS, UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from tests.helpers.stores import let_go
from tests.helpers.suggested import add_suggestion
from tests.helpers.windows import open_now
from tests.ui.monitoring.conftest import Lights, lights, settled
from tests.ui.whole_window import open_whole_window

__all__ = ["lights"]

CTRL = Qt.KeyboardModifier.ControlModifier
FULL = {
    "score": "score.grid",
    "students": "classes.list",
    "monitoring": "monitoring.board",
    "lessons": "lessons.add.2026-03-02",
    "suggestions": "suggestions.list",
    "reports": "reports.start",
    "sync": "sync.tabs.waiting",
    "settings": "settings.language",
}
EMPTY = FULL | {
    "score": "score.state.act",
    "students": "students.state.act",
    "monitoring": "monitoring.state.act",
    "lessons": "lessons.state.act",
    "suggestions": "suggestions.filter.unread",
    "reports": "reports.state.act",
}


def in_focus() -> str:
    focus: QWidget | None = QApplication.focusWidget()
    return "" if focus is None else focus.objectName()


def go(qtbot: QtBot, window: MainWindow, name: str) -> str:
    """Press the screen's chord where the focus is; return who has the focus then."""
    before = QApplication.focusWidget()
    qtbot.keyClick(before, Qt.Key(Qt.Key.Key_1 + SCREENS.index(name)), CTRL)
    assert window.pages.current == name
    window.pages.finish()
    screen = window.pages.screen_in_front()
    if isinstance(screen, MonitoringScreen):
        settled(qtbot, screen)
    return in_focus()


@pytest.mark.parametrize("name", FULL)
def test_from_today_a_screen_begins_at_its_first_act_every_time(
    qtbot: QtBot, context: UiContext, tmp_path: Path, lights: Lights, name: str
) -> None:
    add_suggestion(context.store, lights.builder.score(4), "Read in pairs.")
    window = open_whole_window(qtbot, context, tmp_path)
    board = MonitoringScreen(context)
    qtbot.addWidget(board)
    board.analyse()
    settled(qtbot, board)
    start = f"today.start.{lights.class_id}"
    for _ in range(2):
        assert in_focus() == start
        assert go(qtbot, window, name) == FULL[name]
        go(qtbot, window, "today")


@pytest.mark.parametrize("name", FULL)
def test_without_a_class_the_keyboard_is_on_what_to_do_first(
    qtbot: QtBot, context: UiContext, tmp_path: Path, name: str
) -> None:
    window = open_whole_window(qtbot, context, tmp_path)
    for _ in range(2):
        assert in_focus() == "today.state.act"
        assert go(qtbot, window, name) == EMPTY[name]
        go(qtbot, window, "today")


def test_not_analysed_yet_offers_the_analysis_to_enter(
    qtbot: QtBot, context: UiContext, tmp_path: Path, lights: Lights
) -> None:
    window = open_whole_window(qtbot, context, tmp_path)
    assert go(qtbot, window, "monitoring") == "monitoring.state.act"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    board = window.pages.screen_in_front()
    assert isinstance(board, MonitoringScreen)
    settled(qtbot, board)
    assert QApplication.focusWidget() is board.view


def test_a_board_that_cannot_be_read_offers_to_try_again(
    qtbot: QtBot, context: UiContext, tmp_path: Path, lights: Lights
) -> None:
    window = open_whole_window(qtbot, context, tmp_path)
    path = context.store.path
    away = path.with_name("away")
    let_go(context.store)
    path.rename(away)
    path.mkdir()
    try:
        open_now(window, "monitoring")
        board = window.pages.screen_in_front()
        assert isinstance(board, MonitoringScreen)
        qtbot.waitUntil(lambda: board.state.state == "error")
        assert QApplication.focusWidget() is board.state.button
    finally:
        path.rmdir()
        away.rename(path)


def test_whoever_types_a_name_while_the_board_is_read_goes_on_typing(
    qtbot: QtBot, context: UiContext, tmp_path: Path, lights: Lights
) -> None:
    window = open_whole_window(qtbot, context, tmp_path)
    open_now(window, "monitoring")
    board = window.pages.screen_in_front()
    assert isinstance(board, MonitoringScreen)
    board.head.search.setFocus()
    qtbot.keyClicks(board.head.search, "com")
    settled(qtbot, board)
    assert board.head.search.hasFocus()


def test_the_settings_in_use_are_still_there_after_another_screen(
    qtbot: QtBot, context: UiContext, tmp_path: Path, lights: Lights
) -> None:
    window = open_whole_window(qtbot, context, tmp_path)
    go(qtbot, window, "monitoring")
    board = window.pages.screen_in_front()
    assert isinstance(board, MonitoringScreen)
    board.open_settings()
    assert board.settings_panel.back_button.hasFocus()
    go(qtbot, window, "today")
    assert go(qtbot, window, "monitoring") == board.settings_panel.back_button.objectName()


def test_a_lesson_being_written_is_written_on(
    qtbot: QtBot, context: UiContext, tmp_path: Path, lights: Lights
) -> None:
    window = open_whole_window(qtbot, context, tmp_path)
    go(qtbot, window, "lessons")
    qtbot.keyClicks(QApplication.focusWidget(), "n")
    title = in_focus()
    assert title == "lessons.title"
    go(qtbot, window, "today")
    assert go(qtbot, window, "lessons") == title


def test_no_key_reaches_a_screen_hidden_while_presenting(
    qtbot: QtBot, context: UiContext, tmp_path: Path, lights: Lights
) -> None:
    window = open_whole_window(qtbot, context, tmp_path)
    go(qtbot, window, "monitoring")
    go(qtbot, window, "today")
    presenter.turn(True)
    try:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4, CTRL)
        window.pages.finish()
        focus: QWidget | None = QApplication.focusWidget()
        assert focus is None or focus.isVisible()
        qtbot.keyClick(focus or window, Qt.Key.Key_Return)
        assert window.pages.current == "monitoring"
    finally:
        presenter.turn(False)
