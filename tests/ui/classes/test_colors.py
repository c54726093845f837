"""Colours to choose from have a name each and carry dark letters legibly."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui.classes.colors import ColorNames
from mehmiro_desktop.ui.widgets import AVATAR_COLORS


def _luminance(color: str) -> float:
    shown = QColor(color)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in (shown.redF(), shown.greenF(), shown.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_has_its_own_name(qtbot: QtBot) -> None:
    names = ColorNames()

    assert len({names.name(color) for color in AVATAR_COLORS}) == len(AVATAR_COLORS)
    assert names.name("#f87171") == names.name("#F87171")
    assert names.name("") == "Automatic"
    assert names.name("#123456") == "Own colour"


def test_dark_letters_read_on_every_colour() -> None:
    ink = _luminance("#0F172A")
    for color in AVATAR_COLORS:
        assert (_luminance(color) + 0.05) / (ink + 0.05) >= 4.5, color
