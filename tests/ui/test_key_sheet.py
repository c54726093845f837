"""What the foot of any screen promises stands in the key sheet (F1)."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import screen_keys
from mehmiro_desktop.ui.actions import WINDOW_KEYS
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.screen_keys import Keys, in_force
from mehmiro_desktop.ui.widgets import KeyHints
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "PgDn": "PgDown", "4": "0…9"}
SCORING = screen_keys.GRID_KEYS + screen_keys.QUICK_KEYS + screen_keys.PICKER_KEYS
OF_SCREEN: dict[str, Keys] = {
    "score": SCORING,
    "lessons": screen_keys.LESSON_KEYS,
    "suggestions": screen_keys.SUGGESTION_KEYS,
    "monitoring": screen_keys.MONITORING_KEYS,
}


def plain(keys: str) -> str:
    """One spelling for every way a key is written."""
    return "+".join(ARROWS.get(part, part) for part in re.split(r"(?<=.)\+", keys))


def promised(screen: QWidget) -> set[tuple[str, ...]]:
    """The keys of each hint, one by one."""
    found: set[tuple[str, ...]] = set()
    for hints in screen.findChildren(KeyHints):
        for box in hints.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            labels = [
                each for each in box.findChildren(QLabel) if each.property("kind") == "key"
            ]
            found.add(tuple(plain(each.text()) for each in labels))
    return found - {()}


@pytest.mark.parametrize("name", sorted(OF_SCREEN))
def test_the_hints_of_a_screen_stand_in_the_sheet(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext, name: str
) -> None:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    open_now(window, name)
    screen = window.pages.screen_in_front()
    assert screen is not None
    listed = {
        plain(one) for key in (*in_force(OF_SCREEN[name]), *WINDOW_KEYS) for one in key.keys
    }
    hints = promised(screen)
    assert hints
    for hint in hints:
        # One chord, or two keys at once ("← →"), or a key after a digit ("4 Enter").
        held = {each for each in hint if each in ("Alt", "Ctrl", "Shift")}
        chords = {f"{held_key}+{each}" for held_key in held for each in set(hint) - held}
        assert (chords or set(hint)) <= listed, hint


def test_every_table_is_shown(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    sheet = KeySheet(host)
    sheet.finish()
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    tables = [each for name, each in vars(screen_keys).items() if name.endswith("_KEYS")]
    tables = [each for each in tables if isinstance(each, tuple) and hasattr(each[0], "keys")]
    assert len(tables) == 8
    assert {key.words for table in tables for key in table} <= shown


def test_names_are_said_once() -> None:
    tables = [each for name, each in vars(screen_keys).items() if name.endswith("_KEYS")]
    names = [key.name for table in tables for key in table if hasattr(key, "keys")]
    assert len(names) == len(set(names))
