"""Every colour of the window, light and dark, and putting them on.

One table of tokens feeds the palette, the style sheet (``ui.stylesheet``), the icons and whatever
is painted by hand. The four brand colours fail as text on white, so they are fills with dark text
and have partners for text and marks; ``tests/ui/test_theme.py`` checks the contrast of every pair
in :data:`PAIRS` (WCAG 2.1: 4.5 for text, 3 for marks).

Fonts are never set in the style sheet: see ``ui.fonts``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from mehmiro_desktop.ui.stylesheet import style_sheet
from mehmiro_desktop.ui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

THEMES = ("system", "light", "dark", "contrast")
_DRESSED = "mehmiro.dressed"


@dataclass
class _Current:
    tokens: Tokens = LIGHT
    choice: str = "system"


class ThemeNews(QObject):
    """Tells that the colours changed; painted widgets read :func:`tokens` again."""

    theme_changed = Signal()

    def __init__(self) -> None:
        """Listen to the system's own scheme from now on."""
        super().__init__()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(_follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(_follow_system)


_current = _Current()
_news: list[ThemeNews] = []


def news() -> ThemeNews:
    """Return the one object whose ``theme_changed`` signal reports a change of colours."""
    if not _news:
        _news.append(ThemeNews())
    return _news[0]


def tokens() -> Tokens:
    """Return the colours in force."""
    return _current.tokens


def color(role: str) -> QColor:
    """Return the colour of a token in force, by its name."""
    return QColor(getattr(_current.tokens, role))


def choose_tokens(
    choice: str, scheme: Qt.ColorScheme, *, wants_contrast: bool = False
) -> Tokens:
    """Return the colours for a setting of :data:`THEMES` and what the system prefers."""
    is_dark = choice == "dark" or (choice != "light" and scheme == Qt.ColorScheme.Dark)
    if choice == "contrast" or (choice == "system" and wants_contrast):
        return CONTRAST_DARK if is_dark else CONTRAST_LIGHT
    return DARK if is_dark else LIGHT


def build_palette(chosen: Tokens) -> QPalette:
    """Return the palette for whatever the style sheet does not reach."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, chosen.window),
        (role.WindowText, chosen.text),
        (role.Base, chosen.surface),
        (role.AlternateBase, chosen.surface_alt),
        (role.Text, chosen.text),
        (role.Button, chosen.surface),
        (role.ButtonText, chosen.text),
        (role.ToolTipBase, chosen.surface),
        (role.ToolTipText, chosen.text),
        (role.PlaceholderText, chosen.text_muted),
        (role.Highlight, chosen.primary_soft),
        (role.HighlightedText, chosen.primary_soft_text),
        (role.Link, chosen.primary_text),
        (role.BrightText, chosen.error_text),
        (role.Light, chosen.surface),
        (role.Midlight, chosen.surface_alt),
        (role.Mid, chosen.border),
        (role.Dark, chosen.border_strong),
        (role.Shadow, chosen.border_strong),
        (role.Accent, chosen.primary),
    ):
        palette.setColor(target, QColor(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(chosen.text_faint))
    return palette


def apply_theme(app: QApplication, choice: str) -> None:
    """Put on the theme of the setting ``choice``; follows the system live when it says so."""
    _current.choice = choice if choice in THEMES else "system"
    news()
    _put_on(app)


def _preferred() -> Tokens:
    hints = QGuiApplication.styleHints()
    preference = hints.accessibility().contrastPreference()
    wants_contrast = preference == Qt.ContrastPreference.HighContrast
    return choose_tokens(_current.choice, hints.colorScheme(), wants_contrast=wants_contrast)


def _follow_system(*_: object) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _put_on(app)


def dress(window: QWidget) -> None:
    """Give a window without a parent the style sheet, now and whenever the theme changes.

    The sheet is the windows' and not the application's: as the application's, every widget would be
    styled anew, with all below it, each time it is laid onto another while a screen is built.
    """
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(style_sheet(_current.tokens))


@runtime_checkable
class DressesInTurns(Protocol):
    """A window that holds so much that it makes ready before other colours are put on."""

    def dress_in_turns(self, put_on: Callable[[], None]) -> None:
        """Call ``put_on`` once, now or in a later turn of the event loop."""


def _put_on(app: QApplication) -> None:
    if app.property("mehmiro.theme") == _preferred().name:
        return
    dressed = [each for each in app.topLevelWidgets() if each.property(_DRESSED)]
    in_turns = [each for each in dressed if isinstance(each, DressesInTurns)]
    for window in in_turns:
        window.dress_in_turns(partial(_change, app))
    if not in_turns:
        _change(app)


def _change(app: QApplication) -> None:
    # What is wanted by now: the system may have changed its mind meanwhile.
    chosen = _preferred()
    if app.property("mehmiro.theme") == chosen.name:
        return
    _current.tokens = chosen
    app.setProperty("mehmiro.theme", chosen.name)
    app.setPalette(build_palette(chosen))
    for window in app.topLevelWidgets():
        if window.property(_DRESSED):
            dress(window)
    news().theme_changed.emit()
