"""Edits of very many rows: the window goes on turning, waits in words, and nothing is half done."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.classes import count_scores, load_classes
from mehmiro_desktop.ui import beside
from mehmiro_desktop.ui.beside import Waiting
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.stores import ClassroomBuilder, let_go
from tests.helpers.windows import open_now

if TYPE_CHECKING:
    from mehmiro_desktop.errors import MehmiroError


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


@pytest.fixture
def very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the classroom's few rows for very many."""
    monkeypatch.setattr(beside, "MANY", 0)
    monkeypatch.setattr(beside, "VERY_MANY", 0)


def waiting() -> Waiting | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, Waiting)]
    return next((each for each in found if each.isVisible()), None)


def press_undo(qtbot: QtBot, window: MainWindow, *, redo: bool = False) -> None:
    # Without a window manager nobody brings the window back to the front.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hold = Qt.KeyboardModifier.ControlModifier
    hold |= Qt.KeyboardModifier.ShiftModifier if redo else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, hold)


@pytest.mark.usefixtures("very_many")
def test_a_class_goes_and_comes_back_while_the_window_waits_in_words(
    qtbot: QtBot, window: MainWindow, store: Store, classroom: ClassroomBuilder
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    turns: list[int] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    screen.menu.remove_asked.emit()
    shown = waiting()
    assert shown is not None
    assert shown.findChild(QLabel, "waiting.words").text() == "Removing class 5A…"  # type: ignore[union-attr]
    # Whoever presses Esc stops nothing half way.
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert waiting() is shown
    qtbot.waitUntil(lambda: waiting() is None)
    assert turns
    assert load_classes(store) == ()
    assert window.toasts.text == "Class 5A removed"
    press_undo(qtbot, window)
    assert waiting() is not None
    qtbot.waitUntil(lambda: waiting() is None)
    assert [each.name for each in load_classes(store)] == ["5A"]
    assert count_scores(store, class_id=classroom.school_class.id) == 6
    assert window.toasts.text == "Undone: removal of class"
    press_undo(qtbot, window, redo=True)
    qtbot.waitUntil(lambda: load_classes(store) == ())
    qtbot.waitUntil(lambda: waiting() is None)


@pytest.mark.usefixtures("very_many")
def test_one_that_fails_says_so_and_leaves_everything(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    screen.finish()
    path, away = store.path, store.path.with_name("away")
    let_go(store)
    path.rename(away)
    path.mkdir()
    failures: list[MehmiroError] = []
    try:
        beside.edit_beside(
            window.context, window, 1, "…", lambda: load_classes(store), print, failures.append
        )
        qtbot.waitUntil(lambda: bool(failures))
    finally:
        path.rmdir()
        away.rename(path)
    assert waiting() is None
    assert [type(each).__name__ for each in failures] == ["StoreUnwritable"]
    assert [each.name for each in load_classes(store)] == ["5A"]


def test_few_rows_are_changed_at_once(
    qtbot: QtBot, window: MainWindow, store: Store, classroom: ClassroomBuilder
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    button = screen.findChild(QPushButton, "roster.remove")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert waiting() is None
    assert count_scores(store, class_id=classroom.school_class.id) == 4


@pytest.mark.usefixtures("very_many")
def test_who_asked_may_be_gone_when_it_is_done(
    qtbot: QtBot, window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    monkeypatch.setattr(beside, "VERY_MANY", 1_000)
    screen.menu.remove_asked.emit()
    window.pages.rebuild()
    qtbot.waitUntil(lambda: load_classes(store) == ())
    qtbot.waitUntil(lambda: not window.pages.is_opening)
