"""Typing the PIN on the lock page: what is wrong with it, the waits, and the look at it."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.keys import derive_key
from mehmiro_desktop.store.pin import FREE_TRIES, WAITS_S
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.clocks import FixedClock
from tests.helpers.pins import try_pin
from tests.ui.lock.conftest import PIN, field, lock, type_pin


def test_wrong_pins_are_told_and_the_wait_grows(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    lock(qtbot, window)
    page = window.locker.page
    assert page is not None
    type_pin(qtbot, window, "1111")
    assert page.pin.error == "That is not the PIN. 4 tries left before you have to wait."
    assert field(window, "lock.pin").text() == ""
    for _ in range(FREE_TRIES - 1):
        type_pin(qtbot, window, "1111")
    assert page.pin.error == "Too many wrong PINs. Try again in 0:30."
    type_pin(qtbot, window)
    assert window.locker.is_locked
    clock.advance(seconds=WAITS_S[0])
    qtbot.waitUntil(lambda: not page.pin.is_waiting, timeout=3000)
    assert page.pin.error == ""
    type_pin(qtbot, window)
    assert not window.locker.is_locked


def test_a_wait_is_told_to_who_starts_again(
    qtbot: QtBot, window: MainWindow, clock: FixedClock
) -> None:
    lock(qtbot, window)
    for _ in range(FREE_TRIES):
        type_pin(qtbot, window, "1111")
    again = MainWindow(window.context, SCREEN_FACTORIES)
    qtbot.addWidget(again)
    again.locker.lock_now()
    page = again.locker.page
    assert page is not None
    assert page.pin.is_waiting
    assert page.pin.error == "Too many wrong PINs. Try again in 0:30."
    again.locker.unlock()


def test_letters_do_not_get_into_the_line(qtbot: QtBot, window: MainWindow) -> None:
    lock(qtbot, window)
    line = field(window, "lock.pin")
    qtbot.keyClicks(line, "a2b7 1c8")
    assert line.text() == PIN


def test_the_window_goes_on_while_a_pin_is_looked_at(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()

    def slow(pin: str, salt: bytes) -> bytes:
        assert may_end.wait(10)
        return derive_key(pin, salt)

    monkeypatch.setattr("mehmiro_desktop.store.pin.derive_key", slow)
    lock(qtbot, window)
    line = field(window, "lock.pin")
    qtbot.keyClicks(line, PIN)
    # Twice, as a key that bounces does; the second asks for nothing.
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "9")
    assert line.text() == PIN
    assert window.locker.is_locked
    may_end.set()
    qtbot.waitUntil(lambda: not window.locker.is_locked)
    assert try_pin(window.context.store, "0000").tries_left == FREE_TRIES - 1
