"""The class chosen at the top of the window is the one that the screen in front shows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands.classes import add_class, add_students
from mehmiro_desktop.store.commands.lessons import add_lesson
from mehmiro_desktop.ui.class_switcher import ClassSwitcher
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from tests.helpers.suggested import add_suggestion
from tests.helpers.windows import open_now
from tests.ui.monitoring.conftest import Lights, lights, settled
from tests.ui.whole_window import open_whole_window

__all__ = ["lights"]

FILTERS = {
    "monitoring": "monitoring.class",
    "lessons": "lessons.class_filter",
    "suggestions": "suggestions.class_filter",
    "reports": "reports.class",
}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, context: UiContext, lights: Lights, tmp_path: Path) -> MainWindow:
    other = add_class(context.store, "6B")
    add_students(context.store, other.id, ["Sol"])
    add_suggestion(context.store, lights.builder.score(4), "Read in pairs.")
    return open_whole_window(qtbot, context, tmp_path)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    window.pages.finish()
    screen = window.pages.screen_in_front()
    if isinstance(screen, MonitoringScreen):
        settled(qtbot, screen)


def switch(qtbot: QtBot, window: MainWindow, name: str) -> None:
    with qtbot.waitActive(window):
        # Without a window manager nobody gives the window back what a popup took.
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    switcher = window.findChildren(ClassSwitcher)[-1]
    search = switcher.findChild(QLineEdit, "switcher.search")
    assert search is not None
    qtbot.keyClicks(search, name)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settle(qtbot, window)


def filter_of(window: MainWindow, name: str) -> QComboBox:
    found = window.findChild(QComboBox, FILTERS[name])
    assert found is not None
    return found


@pytest.mark.parametrize("name", FILTERS)
def test_another_class_at_the_top_stays_on_the_screen_and_fills_it(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    open_now(window, name)
    settle(qtbot, window)
    switch(qtbot, window, "6B")
    assert window.pages.current == name
    assert filter_of(window, name).currentText() == "6B"
    assert "6B" in window.top_bar.switcher.text()
    switch(qtbot, window, "5A")
    assert filter_of(window, name).currentText() == "5A"
    assert "5A" in window.top_bar.switcher.text()


@pytest.mark.parametrize("name", ["monitoring", "lessons", "suggestions"])
def test_the_bar_says_what_the_screen_shows(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    open_now(window, name)
    settle(qtbot, window)
    assert window.top_bar.switcher.text() == "All classes"
    chosen = filter_of(window, name)
    for words in ("6B", "All classes"):
        chosen.setCurrentIndex(chosen.findText(words))
        chosen.activated.emit(chosen.currentIndex())
        settle(qtbot, window)
        assert window.top_bar.switcher.text() == words


def test_where_no_class_shows_the_grid_opens(qtbot: QtBot, window: MainWindow) -> None:
    open_now(window, "settings")
    switch(qtbot, window, "5A")
    assert window.pages.current == "score"


def test_a_lesson_being_written_is_kept_and_left_for_the_lessons_of_another_class(
    qtbot: QtBot, window: MainWindow, lights: Lights
) -> None:
    lesson = add_lesson(lights.store, lights.class_id, "Water", lights.clock.today())
    open_now(window, "lessons", lesson_id=lesson.id)
    assert window.top_bar.switcher.text() == "5A"
    qtbot.keyClicks(QApplication.focusWidget(), "Observe a river")
    switch(qtbot, window, "6B")
    assert filter_of(window, "lessons").isVisible()
    assert window.top_bar.switcher.text() == "6B"
    with lights.store.read() as connection:
        kept = connection.exec_driver_sql("SELECT objectives FROM lessons").scalar_one()
    assert "Observe a river" in str(kept)


def test_a_student_s_page_says_their_class_also_when_it_is_built_first(
    qtbot: QtBot, window: MainWindow, lights: Lights
) -> None:
    switch(qtbot, window, "6B")
    open_now(window, "student", student_id=lights.student(0))
    assert window.top_bar.switcher.text() == "5A"
