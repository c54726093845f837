"""Inter, from the fontpkg-inter package, in the sizes and weights the window uses.

The package carries one variable file. Qt (6.11) loads it but ignores ``QFont.setWeight`` for it, a
style sheet's ``font-weight`` included, so weights go through the font's own ``wght`` axis and the
weight of the ``QFont`` stays normal (setting both makes the letters bold twice). Sizes are in
logical pixels; the screen's scale enlarges them.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FAMILY = "Inter"
_FALLBACKS = ("Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class _Style:
    size_px: int
    weight: int


_STYLES = {
    "body": _Style(15, 400),
    "strong": _Style(15, 600),
    "small": _Style(13, 400),
    "small_strong": _Style(13, 600),
    "tiny": _Style(12, 400),
    "tiny_strong": _Style(12, 700),
    "title": _Style(18, 650),
    "section": _Style(16, 650),
    "heading": _Style(26, 700),
    "figure": _Style(24, 650),
    "display": _Style(44, 700),
}
STYLES = tuple(_STYLES)
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Percent of the sizes above that a person can choose."""


@dataclass
class _Current:
    percent: int = 100


_current = _Current()


def set_text_size(app: QApplication, percent: int) -> None:
    """Make every text of this size from now on; what is shown already must be built anew.

    Args:
        app: the one application.
        percent: 100 to 200; other values are taken to the nearer end.
    """
    _current.percent = min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])
    app.setFont(font("body"))


def text_size() -> int:
    """Return the text size in force, in percent."""
    return _current.percent


def scaled(pixels: int) -> int:
    """Return a length that belongs to text (a column of words, a row of them) at its size now."""
    return round(pixels * _current.percent / 100)


def grown(pixels: int) -> int:
    """Return the side of an icon beside text: it grows with the text, half as fast."""
    return round(pixels * (100 + _current.percent) / 200)


def load_fonts(app: QApplication) -> bool:
    """Load Inter and make it the application's font.

    Returns:
        False when the font cannot be loaded; the system's own is used then.
    """
    # Imported here so that nothing but a window pays for it.
    import fontpkg_inter  # type: ignore[import-untyped]

    path = fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf"
    loaded = FAMILY in QFontDatabase.families() or (
        QFontDatabase.addApplicationFont(str(path)) != -1
    )
    app.setFont(font("body"))
    return loaded


def font(style: str) -> QFont:
    """Return the font of a text style: one of :data:`STYLES`."""
    chosen = _STYLES[style]
    return sized_font(chosen.size_px, chosen.weight)


def sized_font(size_px: int, weight: int = 400) -> QFont:
    """Return Inter at a size (logical pixels at a text size of 100 %) and weight (100 to 900)."""
    # A copy: whoever asked may change it.
    return QFont(_made_font(scaled(size_px), weight, FAMILY in QFontDatabase.families()))


@lru_cache(maxsize=64)
def _made_font(size_px: int, weight: int, is_loaded: bool) -> QFont:
    result = QFont([FAMILY, *_FALLBACKS])
    result.setPixelSize(size_px)
    result.setVariableAxis(QFont.Tag("wght"), weight)
    result.setVariableAxis(QFont.Tag("opsz"), min(max(size_px, 14), 32))
    if not is_loaded:
        result.setWeight(QFont.Weight.Bold if weight >= 600 else QFont.Weight.Normal)
    return result
