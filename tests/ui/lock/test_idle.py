"""Auto-lock: minutes without input, counted by a clock the test moves."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.pin import remove_pin
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now
from tests.ui.lock.conftest import CTRL, type_pin

if TYPE_CHECKING:
    from collections.abc import Callable


def look(window: MainWindow) -> bool:
    """Let the timer look at the clock now instead of in five seconds."""
    window.locker.idle.look()
    return window.locker.is_locked


@pytest.mark.parametrize("minutes", [2, 5, 10])
def test_it_locks_after_the_minutes_chosen(
    window: MainWindow, context: UiContext, clock: FixedClock, minutes: int
) -> None:
    context.settings.locks_after_min = minutes
    clock.advance(minutes=minutes, seconds=-1)
    assert not look(window)
    clock.advance(seconds=1)
    assert look(window)


def test_never_is_never(window: MainWindow, context: UiContext, clock: FixedClock) -> None:
    context.settings.locks_after_min = None
    clock.advance(days=2)
    assert not look(window)


def test_the_timer_looks_by_itself(qtbot: QtBot, window: MainWindow, clock: FixedClock) -> None:
    window.locker.idle._timer.setInterval(1)
    clock.advance(minutes=10)
    qtbot.waitUntil(lambda: window.locker.is_locked)


def test_a_key_a_move_a_click_and_the_wheel_count_as_input(
    qtbot: QtBot, window: MainWindow, context: UiContext, clock: FixedClock
) -> None:
    handle = window.windowHandle()

    def wheel(target: QWindow) -> None:
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(target, event)

    acts: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Shift),
        lambda: QTest.mouseMove(handle, QPoint(30, 30)),
        lambda: QTest.mouseMove(handle, QPoint(60, 60)),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, CTRL, QPoint(700, 20)),
        lambda: wheel(handle),
    )
    for act in acts:
        clock.advance(minutes=9, seconds=59)
        act()
        assert not look(window)
    clock.advance(minutes=10)
    assert look(window)


def test_typing_in_a_popup_counts_too(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    window.search()
    palette = window.findChild(QWidget, "palette")
    assert palette is not None
    clock.advance(minutes=9)
    assert not look(window)
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_L)
    clock.advance(minutes=9)
    assert not look(window)
    palette.close()


def test_news_from_sync_are_no_input(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    for _ in range(10):
        clock.advance(minutes=1)
        classroom.score(4)
        QApplication.processEvents()
    assert look(window)


def test_a_laptop_that_slept_locks_before_its_first_key_acts(
    qtbot: QtBot, window: MainWindow, context: UiContext, classroom: ClassroomBuilder,
    clock: FixedClock,
) -> None:  # fmt: skip
    open_now(window, "score", session_id=classroom.session.id)
    # Asleep, monotonic seconds stand still.
    clock.set(clock.now() + timedelta(hours=1))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_4)
    assert window.locker.is_locked
    assert load_cell(context.store, classroom.key()) is None


def test_without_a_pin_nothing_locks_and_no_key_is_lost(
    qtbot: QtBot, window: MainWindow, context: UiContext, classroom: ClassroomBuilder,
    clock: FixedClock,
) -> None:  # fmt: skip
    remove_pin(context.store)
    open_now(window, "score", session_id=classroom.session.id)
    clock.advance(hours=1)
    for key in (Qt.Key.Key_4, Qt.Key.Key_Return):
        QTest.keyClick(window.windowHandle(), key)
    assert not window.locker.is_locked
    assert load_cell(context.store, classroom.key()) is not None


def test_the_count_begins_anew_when_it_was_unlocked(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    clock.advance(minutes=10)
    assert look(window)
    clock.advance(minutes=30)
    type_pin(qtbot, window)
    assert not look(window)


def test_a_window_that_was_closed_hears_of_no_event_any_more(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    """Its Python side may be gone before its Qt side, and would be asked for each event."""
    handle = window.windowHandle()
    window.close()
    assert not window.locker.idle._timer.isActive()
    clock.advance(hours=1)
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert not window.locker.is_locked


class Faulty(QPushButton):
    """Fails in an event handler, as a bug of ours might."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            raise ValueError(self.objectName())


def test_an_error_of_an_event_handler_is_told_and_not_handed_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    button = Faulty(window)
    with qtbot.capture_exceptions() as caught:
        QTimer.singleShot(0, button, partial(button.setEnabled, False))
        QTimer.singleShot(0, button, partial(button.setEnabled, True))
        qtbot.wait(20)
        window.open_screen("students")
        qtbot.wait(20)
    assert caught
    assert all(isinstance(error, ValueError) for _, error, _ in caught)
    with qtbot.capture_exceptions() as later:
        window.open_screen("score")
        qtbot.wait(20)
    assert later == []
