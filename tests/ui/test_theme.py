"""The colours: every pair readable, every switch live."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import icons, theme
from mehmiro_desktop.ui.tokens import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    PAIRS,
    Tokens,
)
from mehmiro_desktop.ui.widgets import Card, IconLabel, plain_label


def luminance(color: str) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(color)
    red, green, blue = (channel(v) for v in (c.redF(), c.greenF(), c.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#3B82F6", "#FFFFFF") == pytest.approx(3.68, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_is_readable(tokens: Tokens) -> None:
    poor = [
        (
            text,
            ground,
            round(contrast(getattr(tokens, text), getattr(tokens, ground)), 2),
            least,
        )
        for text, ground, least in PAIRS
        if contrast(getattr(tokens, text), getattr(tokens, ground)) < least
    ]
    assert poor == []


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_high_contrast_is_seven_to_one_for_text_and_more_for_frames(tokens: Tokens) -> None:
    wanted = [(text, ground, 7.0 if least == 4.5 else 4.5) for text, ground, least in PAIRS]
    wanted += [("border", "surface", 4.5), ("border", "window", 4.5)]
    poor = [
        (text, ground)
        for text, ground, least in wanted
        if contrast(getattr(tokens, text), getattr(tokens, ground)) < least
    ]
    assert poor == []


def test_theme_switches_live_and_icons_follow(dressed_app: QApplication) -> None:
    label = IconLabel("check", "text")
    told: list[str] = []
    theme.news().theme_changed.connect(lambda: told.append(theme.tokens().name))
    before = label.pixmap().toImage()
    theme.apply_theme(dressed_app, "dark")
    assert told == ["dark"]
    assert dressed_app.palette().window().color() == QColor(DARK.window)
    assert label.pixmap().toImage() != before


@pytest.mark.parametrize(
    ("choice", "is_dark_system", "expected"),
    [("system", True, DARK), ("system", False, LIGHT), ("light", True, LIGHT), ("dark", False, DARK)],
)  # fmt: skip
def test_the_system_decides_only_when_asked(
    choice: str, is_dark_system: bool, expected: Tokens
) -> None:
    from PySide6.QtCore import Qt

    scheme = Qt.ColorScheme.Dark if is_dark_system else Qt.ColorScheme.Light
    assert theme.choose_tokens(choice, scheme) is expected


@pytest.mark.parametrize(
    ("choice", "is_dark", "wants", "expected"),
    [
        ("contrast", False, False, CONTRAST_LIGHT),
        ("contrast", True, False, CONTRAST_DARK),
        ("system", False, True, CONTRAST_LIGHT),
        ("system", True, True, CONTRAST_DARK),
        ("light", True, True, LIGHT),
    ],
)
def test_high_contrast_when_chosen_or_when_the_system_prefers_it(
    choice: str, is_dark: bool, wants: bool, expected: Tokens
) -> None:
    from PySide6.QtCore import Qt

    scheme = Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light
    assert theme.choose_tokens(choice, scheme, wants_contrast=wants) is expected


def test_putting_on_high_contrast_dresses_the_window(
    qtbot: QtBot, dressed_app: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    theme.apply_theme(dressed_app, "contrast")
    assert theme.tokens() in (CONTRAST_LIGHT, CONTRAST_DARK)
    assert theme.tokens().border_strong in window.styleSheet()
    assert "down-" in window.styleSheet()


class StyleWatch(QObject):
    """Counts how often widgets are told that their style changed."""

    told = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.told += event.type() == QEvent.Type.StyleChange
        return False


def test_building_a_screen_styles_nothing_over_and_over(
    qtbot: QtBot, dressed_app: QApplication
) -> None:
    """With the application's own sheet every layer styles all below it once more."""
    watch = StyleWatch()
    dressed_app.installEventFilter(watch)
    widget: QWidget = plain_label("in the middle")
    for _ in range(10):
        card = Card()
        card.column.addWidget(widget)
        widget = card
    dressed_app.removeEventFilter(watch)
    qtbot.addWidget(widget)
    assert watch.told == 0


def test_icons_take_the_color_asked_for() -> None:
    image = icons.pixmap("check", "error_text").toImage()
    colors = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {LIGHT.error_text}
