"""Midnight: one piece of news for everything that shows today."""

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.day import DayWatch
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now


def told(watch: DayWatch) -> list[date]:
    days: list[date] = []
    watch.changed.connect(days.append)
    return days


def test_each_new_day_is_told_once(context: UiContext, clock: FixedClock) -> None:
    days = told(context.day)
    context.day.check()
    assert days == []
    clock.advance(days=1)
    for _ in range(3):
        context.day.check()
    assert days == [date(2026, 3, 3)]


def test_the_timer_looks_by_itself(context: UiContext, clock: FixedClock, qtbot: QtBot) -> None:
    days = told(context.day)
    timer = context.day._timer
    assert timer.isActive()
    assert timer.interval() <= 60_000
    timer.setInterval(0)
    clock.advance(days=2)
    qtbot.waitUntil(lambda: days == [date(2026, 3, 4)])


def test_waking_tells_it(context: UiContext, clock: FixedClock) -> None:
    days = told(context.day)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    clock.advance(days=1)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)
    assert days == []
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert days == [date(2026, 3, 3)]


def test_coming_back_to_the_window_and_opening_a_screen_tell_it(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext, clock: FixedClock
) -> None:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, "today")
    days = told(context.day)
    clock.advance(days=1)
    open_now(window, "score")
    assert days == [date(2026, 3, 3)]
    clock.advance(days=1)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert days[1:] == [date(2026, 3, 4)]
