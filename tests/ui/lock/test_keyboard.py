"""Where the keyboard is after the PIN."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.windows import open_now
from tests.ui.lock.conftest import lock, type_pin


def test_the_focus_goes_nowhere_if_its_widget_is_gone(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    open_now(window, "score")
    focus = window.findChild(QWidget, "rail.score")
    assert focus is not None
    focus.setFocus()
    lock(qtbot, window)
    focus.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    type_pin(qtbot, window)
    assert window.pages.isVisible()
    front = window.pages.screen_in_front()
    assert front is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert front.isAncestorOf(focused)


def test_locked_on_the_way_to_a_screen_the_keyboard_is_on_it_after_the_pin(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_screen("score")
    assert window.pages.is_opening
    lock(qtbot, window)
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    type_pin(qtbot, window)
    front = window.pages.screen_in_front()
    assert front is not None
    assert front.objectName() == "score"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert front.isAncestorOf(focused)


@pytest.mark.parametrize("name", sorted(SCREEN_FACTORIES))
def test_locked_on_the_way_to_any_screen_the_keyboard_is_on_it(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    open_now(window, name)
    open_now(window, "lessons" if name != "lessons" else "today")
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    window.open_screen(name)
    lock(qtbot, window)
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    type_pin(qtbot, window)
    front, focus = window.pages.screen_in_front(), QApplication.focusWidget()
    assert front is not None
    assert focus is not None
    assert front.objectName() == name
    assert front.isAncestorOf(focus)
