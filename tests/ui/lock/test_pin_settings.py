"""PIN, auto-lock and whose laptop it is, in Settings > Privacy."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store.pin import has_pin, remove_pin
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.settings_screen import SettingsScreen
from tests.helpers.pins import set_pin, try_pin
from tests.helpers.stores import ACCOUNT
from tests.helpers.windows import open_now
from tests.ui.lock.conftest import PIN, field, press

OTHER = "314159"


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow) -> SettingsScreen:
    open_now(window, "settings")
    found = window.pages.screen_in_front()
    assert isinstance(found, SettingsScreen)
    return found


def profile_of(screen: SettingsScreen) -> Profile:
    return screen._keeper.profile


def choose(screen: SettingsScreen, key: str, value: str) -> None:
    box = screen.findChild(QComboBox, f"settings.{key}")
    assert box is not None
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def in_force(context: UiContext) -> tuple[bool, int | None]:
    """Whether the laptop is shared, and the minutes until the window locks."""
    return context.settings.is_shared, context.settings.locks_after_min


def state(screen: SettingsScreen) -> str:
    label = screen.findChild(QLabel, "settings.pin.state")
    assert label is not None
    return label.text()


def write(qtbot: QtBot, screen: SettingsScreen, **texts: str) -> None:
    for name, text in texts.items():
        line = field(screen, f"settings.pin.{name}")
        line.clear()
        qtbot.keyClicks(line, text)


def test_set_changed_with_the_old_one_and_removed(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    remove_pin(context.store)
    screen.findChild(QLabel, "settings.pin.state")
    press(qtbot, screen, "settings.pin.set")
    write(qtbot, screen, first=PIN, second=PIN)
    press(qtbot, screen, "settings.pin.save")
    assert try_pin(context.store, PIN).is_right
    assert state(screen) == "There is a PIN for this account on this laptop."


def test_changing_asks_for_the_old_one(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    press(qtbot, screen, "settings.pin.set")
    write(qtbot, screen, old="0000", first=OTHER, second=OTHER)
    press(qtbot, screen, "settings.pin.save")
    assert "not the PIN" in field(screen, "settings.pin.old").accessibleDescription()
    assert try_pin(context.store, PIN).is_right
    write(qtbot, screen, old=PIN)
    press(qtbot, screen, "settings.pin.save")
    assert try_pin(context.store, OTHER).is_right


def test_two_that_differ_are_refused_without_a_try_of_the_old_one(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    press(qtbot, screen, "settings.pin.set")
    write(qtbot, screen, old="0000", first=OTHER, second=OTHER + "1")
    press(qtbot, screen, "settings.pin.save")
    assert "not the same" in field(screen, "settings.pin.second").accessibleDescription()
    assert try_pin(context.store, "0000").tries_left == 4


def test_cancelled_with_esc_nothing_changes(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    press(qtbot, screen, "settings.pin.set")
    write(qtbot, screen, old=PIN, first=OTHER)
    qtbot.keyClick(field(screen, "settings.pin.first"), Qt.Key.Key_Escape)
    assert try_pin(context.store, PIN).is_right


def test_removing_asks_for_it(qtbot: QtBot, screen: SettingsScreen, context: UiContext) -> None:
    press(qtbot, screen, "settings.pin.remove")
    line = field(screen, "settings.pin.ask")
    qtbot.keyClicks(line, "0000")
    press(qtbot, screen, "settings.pin.go")
    assert has_pin(context.store)
    qtbot.keyClicks(line, PIN)
    press(qtbot, screen, "settings.pin.go")
    assert not has_pin(context.store)
    assert "cannot be locked" in state(screen)


def test_auto_lock_is_kept_in_force_at_once_and_reset(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    choose(screen, "auto_lock", "2")
    assert profile_of(screen).settings.auto_lock == "2"
    assert in_force(context) == (False, 2)
    choose(screen, "auto_lock", "never")
    assert in_force(context) == (False, None)
    press(qtbot, screen, "settings.reset.privacy")
    assert in_force(context) == (False, 10)


def test_a_shared_laptop_keeps_its_pin_and_resets_to_five_minutes(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    choose(screen, "laptop", "shared")
    assert in_force(context) == (True, 5)
    remove = screen.findChild(QPushButton, "settings.pin.remove")
    assert remove is not None
    assert remove.isHidden()
    choose(screen, "auto_lock", "10")
    press(qtbot, screen, "settings.reset.privacy")
    assert profile_of(screen).settings.auto_lock == "5"
    assert profile_of(screen).settings.laptop == "shared"
    choose(screen, "laptop", "own")
    assert in_force(context) == (False, 5)
    assert not remove.isHidden()


def test_shared_needs_a_pin_first(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    remove_pin(context.store)
    choose(screen, "laptop", "shared")
    assert profile_of(screen).settings.laptop == ""
    press(qtbot, screen, "settings.pin.cancel")
    box = screen.findChild(QComboBox, "settings.laptop")
    assert box is not None
    assert box.currentData() == "own"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    choose(screen, "laptop", "shared")
    write(qtbot, screen, first=PIN, second=PIN)
    press(qtbot, screen, "settings.pin.save")
    assert profile_of(screen).settings.laptop == "shared"
    assert try_pin(context.store, PIN).is_right


def test_no_pin_gets_into_the_profile(
    qtbot: QtBot, screen: SettingsScreen, context: UiContext
) -> None:
    set_pin(context.store, OTHER)
    choose(screen, "laptop", "shared")
    text = (profile_of(screen).directory / "profile.json").read_text("utf-8")
    assert OTHER not in text
    assert "salt" not in text


def test_the_sample_class_says_why_it_has_none(
    qtbot: QtBot, window: MainWindow, context: UiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = type(ACCOUNT)("sample", "", "", ACCOUNT.account_id, "", is_sample=True)
    monkeypatch.setattr(context.store, "account", sample)
    open_now(window, "settings")
    screen = window.pages.screen_in_front()
    assert isinstance(screen, SettingsScreen)
    assert "nothing private" in state(screen)
    assert screen.findChild(QComboBox, "settings.laptop") is None
