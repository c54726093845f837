"""A real window in which edits are made beside it, and a hold on the worker that makes them."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui import beside
from mehmiro_desktop.ui.beside import Waiting
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.worker import editor_of
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now


@pytest.fixture
def window(qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder) -> MainWindow:
    classroom.fill()
    made = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    open_now(made, "students", class_id=classroom.school_class.id)
    return made


def waiting() -> Waiting | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, Waiting)]
    return next((each for each in found if each.isVisible()), None)


@pytest.fixture
def scoring(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ScoreScreen]:
    """The grid with the keyboard on its first cell; few rows count for many."""
    monkeypatch.setattr(beside, "MANY", 0)
    monkeypatch.setattr(beside, "SOON_MS", 60_000)
    open_now(window, "score")
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ScoreScreen)
    screen.grid.setFocus()
    screen.grid.go_to(0, 0)
    qtbot.waitUntil(screen.grid.hasFocus)
    yield screen
    screen.close_panels()


def value(store: Store, classroom: ClassroomBuilder) -> object:
    cell = load_cell(store, classroom.key(0, 0))
    return None if cell is None else cell.value


class Hold:
    """Keeps the worker for edits busy until it is let go."""

    def __init__(self, context: UiContext) -> None:
        self._free = threading.Event()
        editor_of(context).start(self._free.wait, 5)

    def let_go(self) -> None:
        self._free.set()
