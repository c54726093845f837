"""Lessons and suggestions in the real window: its keys, its undo, its closing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.store.queries.lessons import load_lesson, load_lessons
from mehmiro_desktop.store.queries.suggestions import count_unread
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.suggestions.screen import SuggestionsScreen
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion
from tests.helpers.windows import open_now

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, context: UiContext, lesson: Lesson) -> Iterator[MainWindow]:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()


def press(qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, *modifiers)


def test_a_lesson_is_written_and_taken_back_by_keys(
    qtbot: QtBot, window: MainWindow, context: UiContext, lesson: Lesson
) -> None:
    open_now(window, "lessons")
    press(qtbot, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "Read aloud")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.toasts.text == "Undone: change of lesson")
    assert load_lesson(context.store, lesson.id).objectives.texts == ()
    press(qtbot, Qt.Key.Key_Y, CTRL)
    found = load_lesson(context.store, lesson.id).objectives.texts
    assert found == ("Read aloud",)


def test_closing_the_window_keeps_what_was_just_typed(
    qtbot: QtBot, window: MainWindow, context: UiContext, lesson: Lesson
) -> None:
    saved: list[str] = []
    window.closed.connect(lambda: saved.append(load_lesson(context.store, lesson.id).notes))
    open_now(window, "lessons", lesson_id=lesson.id)
    screen = window.pages.screen_in_front()
    assert isinstance(screen, LessonsScreen)
    qtbot.keyClicks(screen.editor.form.notes, "until the very end")
    window.close()
    assert saved == ["until the very end"]


def test_another_screen_and_back_keeps_the_lesson_open(
    qtbot: QtBot, window: MainWindow, context: UiContext, lesson: Lesson
) -> None:
    open_now(window, "lessons", lesson_id=lesson.id)
    screen = window.pages.screen_in_front()
    assert isinstance(screen, LessonsScreen)
    qtbot.keyClicks(screen.editor.form.notes, "half a sen")
    open_now(window, "today")
    assert load_lesson(context.store, lesson.id).notes == "half a sen"
    open_now(window, "lessons")
    assert screen.stack.currentWidget() is screen.editor
    assert screen.editor.form.notes.toPlainText() == "half a sen"


def test_undoing_a_new_lesson_closes_its_editor(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    open_now(window, "lessons")
    press(qtbot, Qt.Key.Key_N)
    screen = window.pages.screen_in_front()
    assert isinstance(screen, LessonsScreen)
    assert len(load_lessons(context.store)) == 2
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.browser)
    assert len(load_lessons(context.store)) == 1
    assert window.toasts.text == "Undone: new lesson New lesson"


def test_a_dismissed_suggestion_comes_back_with_ctrl_z(
    qtbot: QtBot, window: MainWindow, context: UiContext, classroom: ClassroomBuilder
) -> None:
    add_suggestion(context.store, classroom.score(4))
    open_now(window, "suggestions")
    screen = window.pages.screen_in_front()
    assert isinstance(screen, SuggestionsScreen)
    press(qtbot, Qt.Key.Key_D)
    assert count_unread(context.store) == 0
    assert screen.state.button.hasFocus()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: screen.state.state == "content")
    assert count_unread(context.store) == 1


def test_who_comes_back_writes_on_where_they_were(
    qtbot: QtBot, window: MainWindow, lesson: Lesson
) -> None:
    open_now(window, "lessons", lesson_id=lesson.id)
    notes = window.findChild(QPlainTextEdit, "lessons.notes")
    assert notes is not None
    notes.setFocus()
    open_now(window, "today")
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    open_now(window, "lessons")
    assert QApplication.focusWidget() is notes
