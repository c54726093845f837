"""The lessons screen over a real store with a class and a lesson."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.domain.tables import LESSONS
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.lessons import add_lesson
from mehmiro_desktop.store.rows import update_row
from mehmiro_desktop.ui import fonts
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from tests.helpers.stores import ClassroomBuilder


def shown(qtbot: QtBot, context: UiContext) -> LessonsScreen:
    screen = LessonsScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1280, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    screen.show_for()
    return screen


def change_there(store: Store, lesson: Lesson, **columns: str) -> None:
    """Another laptop's change arrives."""
    with store.write() as write:
        update_row(write.connection, LESSONS, lesson.id, dict(columns))
        write.changed("lessons", lesson.id)


@pytest.fixture
def lesson(context: UiContext, classroom: ClassroomBuilder) -> Lesson:
    return add_lesson(context.store, classroom.school_class.id, "Open endings", classroom.on)


@pytest.fixture
def screen(qtbot: QtBot, context: UiContext, lesson: Lesson) -> LessonsScreen:
    return shown(qtbot, context)


@pytest.fixture
def editing(screen: LessonsScreen, lesson: Lesson) -> LessonsScreen:
    """The screen with the lesson open in the editor."""
    screen.open_lesson(lesson.id)
    return screen


@pytest.fixture
def large_type(dressed_app: QApplication) -> Iterator[None]:
    """Type of 200 %."""
    fonts.set_text_size(dressed_app, 200)
    yield
    fonts.set_text_size(dressed_app, 100)
