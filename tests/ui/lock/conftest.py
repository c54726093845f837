"""A real window over a real store with a PIN, and what a screen reader can reach of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lock.hashing import hasher
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from tests.helpers.pins import set_pin
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

PIN = "2718"
CTRL = Qt.KeyboardModifier.ControlModifier
_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)


def nothing(*_: object) -> None:
    """Stand in for an act these tests do not reach."""


@pytest.fixture
def window(
    qtbot: QtBot,
    classroom: ClassroomBuilder,
    context: UiContext,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[MainWindow]:
    """The window with every screen, Today in front; the account has a PIN."""
    profile = Profile(tmp_path_factory.mktemp("profile"))
    acts = SettingsActs(profile, nothing, nothing, nothing, nothing, nothing)
    set_pin(context.store, PIN)
    screens = {**SCREEN_FACTORIES, "settings": lambda given: SettingsScreen(given, acts)}
    made = MainWindow(context, screens)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    open_now(made, "today")
    yield made
    # Put back: a change of language reaches windows until they are deleted.
    made.locker.unlock()
    presenter.turn(False)


def field(root: QWidget, name: str) -> QLineEdit:
    found = root.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    found = root.findChild(QPushButton, name)
    assert found is not None, name
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    let_look(qtbot)


def type_pin(qtbot: QtBot, window: MainWindow, pin: str = PIN) -> None:
    line = field(window, "lock.pin")
    qtbot.keyClicks(line, pin)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    let_look(qtbot)


def lock(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert window.locker.is_locked
    # What is hidden at once is out of the window two turns later.
    qtbot.waitUntil(lambda: window.frame.window() is not window)


def let_look(qtbot: QtBot) -> None:
    """Wait until what was typed has been looked at, beside the window."""
    qtbot.waitUntil(lambda: not hasher().is_busy)


def reachable_texts() -> list[str]:
    """All that a screen reader can find from the application down, hidden or not."""
    app = QApplication.instance()
    assert app is not None
    texts: list[str] = []
    waiting: list[QAccessibleInterface | None] = [QAccessible.queryAccessibleInterface(app)]
    while waiting:
        interface = waiting.pop()
        if interface is None or not interface.isValid():
            continue
        texts += [interface.text(kind) for kind in _TEXTS]
        waiting += [interface.child(place) for place in range(interface.childCount())]
    return [text for text in texts if text]


def says(word: str) -> bool:
    """Whether a screen reader can find ``word`` anywhere."""
    return any(word in text for text in reachable_texts())
