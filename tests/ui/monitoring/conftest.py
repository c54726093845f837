"""A real store with lights of every colour, and the monitoring screen over it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AssessmentVariable, CellKey
from mehmiro_desktop.domain.tables import MONITORING_DIAGNOSES, Row, Value
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_variable, start_session
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.queries.monitoring import load_status
from mehmiro_desktop.store.rows import insert_row
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder

RED, YELLOW, GREEN, GREY = range(4)


@dataclass
class Lights:
    """Four students: urgent, attention, on track, no data."""

    store: Store
    clock: FixedClock
    builder: ClassroomBuilder
    homework: AssessmentVariable

    @property
    def class_id(self) -> str:
        return self.builder.school_class.id

    def student(self, number: int) -> str:
        return self.builder.roster[number].id

    def score(
        self, student: int, variable: AssessmentVariable, days_ago: int, value: str
    ) -> None:
        on = self.clock.today() - timedelta(days=days_ago)
        session = start_session(self.store, self.class_id, on)
        key = CellKey(self.student(student), variable.id, session.id)
        record_score(self.store, key, Decimal(value))

    def diagnose(self, student: int, **columns: Value) -> None:
        status = load_status(self.store, self.student(student), self.class_id)
        assert status is not None
        row: Row = {
            "id": f"d0000000-0000-4000-8000-00000000000{student}",
            "status_id": status.id,
            "diagnosis_text": "Scores of reading fall since Monday.",
            "interventions": "[]",
            "created_at": stamp_text(self.clock.now()),
        }
        with self.store.write() as write:
            insert_row(write.connection, MONITORING_DIAGNOSES, row | columns)
            write.changed(MONITORING_DIAGNOSES.name)


@pytest.fixture
def lights(store: Store, clock: FixedClock) -> Lights:
    builder = ClassroomBuilder(store, students=4).build()
    homework = add_variable(store, builder.school_class.id, "Tareas")
    made = Lights(store, clock, builder, homework)
    reading = builder.measured[0]
    # 11 days, decline, homework 4 missing: 100, 100, 80.
    made.score(RED, reading, 13, "9")
    made.score(RED, reading, 12, "5")
    made.score(RED, reading, 11, "2")
    made.score(RED, homework, 11, "9")
    # 5 days, level, homework 4 missing and 1 low: 50, 0, 100.
    made.score(YELLOW, reading, 9, "5")
    made.score(YELLOW, reading, 7, "5")
    made.score(YELLOW, reading, 5, "5")
    made.score(YELLOW, homework, 5, "1")
    # Today, level, no homework: 0, 0.
    made.score(GREEN, reading, 2, "7")
    made.score(GREEN, reading, 1, "7")
    made.score(GREEN, reading, 0, "7")
    # One score only.
    made.score(GREY, reading, 1, "7")
    return made


Shown = Callable[[], MonitoringScreen]


@pytest.fixture
def shown(qtbot: QtBot, context: UiContext) -> Shown:
    """Show the screen and wait until the board was read."""

    def show() -> MonitoringScreen:
        screen = MonitoringScreen(context)
        qtbot.addWidget(screen)
        screen.resize(1260, 700)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        screen.show_for()
        settled(qtbot, screen)
        return screen

    return show


def settled(qtbot: QtBot, screen: MonitoringScreen) -> None:
    """Wait until nothing is read or analysed any more."""

    def is_quiet() -> bool:
        runner = screen._runner
        return not (screen.is_loading or runner.is_running or screen._timer.isActive())

    qtbot.waitUntil(lambda: is_quiet() and screen.board is not None)


@pytest.fixture
def screen(qtbot: QtBot, lights: Lights, shown: Shown) -> MonitoringScreen:
    """The board of the four, analysed."""
    made = shown()
    made.analyse()
    settled(qtbot, made)
    return made
