"""The room of a lesson: the window on Today, a class of 28, a hand whose presses are counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import (
    AssessmentVariable,
    AttendanceStatus,
    Student,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.habits import usual_comments
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.hand import Hand, Key
from tests.helpers.windows import open_now
from tests.ui.scoring.conftest import ALIASES

ENTER = Key.Key_Return


@dataclass
class Room:
    """The window on Today, and the class in it."""

    window: MainWindow
    store: Store
    clock: FixedClock
    class_id: str
    roster: tuple[Student, ...]
    measured: tuple[AssessmentVariable, ...]

    @property
    def score(self) -> ScoreScreen:
        screen = self.window.pages.screen_in_front()
        assert isinstance(screen, ScoreScreen)
        return screen

    @property
    def session_id(self) -> str:
        assert self.score.sheet.at is not None
        return self.score.sheet.at.session.id

    @property
    def column(self) -> list[Decimal | None]:
        """The scores of the first variable, as the store has them."""
        cells = load_grid(self.store, self.session_id).cells
        found = [cells.get((each.id, self.measured[0].id)) for each in self.roster]
        return [None if cell is None else cell.value for cell in found]

    @property
    def away(self) -> dict[str, AttendanceStatus]:
        names = {each.id: each.alias for each in self.roster}
        found = load_attendance(self.store, self.session_id)
        return {names[student]: status for student, status in found.items()}

    def named(self, name: str) -> QWidget:
        """The widget in sight; a card drawn anew leaves its former self behind for a moment."""
        every = self.window.findChildren(QWidget, name)
        return next(each for each in every if each.isVisible())


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture(autouse=True)
def in_private() -> Iterator[None]:
    yield
    presenter.turn(False)


def open_window(qtbot: QtBot, context: UiContext, name: str) -> MainWindow:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, name)
    return window


@pytest.fixture
def room(qtbot: QtBot, context: UiContext, store: Store, clock: FixedClock) -> Room:
    made = classes.add_class(store, "5.º A")
    roster = classes.add_students(store, made.id, ALIASES)
    names = ("Comprensión", "Escritura", "Lectura", "Oral", "Tareas", "Voz")
    low, high = Decimal(1), Decimal(5)
    measured = tuple(classes.add_variable(store, made.id, name, low, high) for name in names)
    context.settings.quick_comments = usual_comments()
    window = open_window(qtbot, context, "today")
    return Room(window, store, clock, made.id, roster, measured)


@pytest.fixture
def lesson(room: Room, hand: Hand) -> Room:
    """The lesson has been started from Today."""
    hand.press(ENTER)
    hand.begin()
    return room
