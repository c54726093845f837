"""The main window with every screen of the rail in it, for tests that go through all of them."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from tests.helpers.windows import open_now


def _nothing(*_: object) -> None:
    """Stand in for what only the flow around the window can do."""


def open_whole_window(qtbot: QtBot, context: UiContext, profile: Path) -> MainWindow:
    """Return the window in front, on Today, at the size it is designed for."""
    kept = Profile(profile)
    acts = SettingsActs(kept, _nothing, _nothing, _nothing, _nothing, _nothing)
    screens = {**SCREEN_FACTORIES, "settings": lambda given: SettingsScreen(given, acts)}
    window = MainWindow(context, screens)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, "today")
    return window
