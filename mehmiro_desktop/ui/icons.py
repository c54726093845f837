"""Lucide icons from the python-lucide package, drawn in the theme's colours.

QtSvg paints ``currentColor`` black, so the stroke is set to a token before drawing. Icons are read
and drawn when first shown, and kept per colour and size. A widget gets its icon through
:func:`set_icon`, which lets the icon follow a change of theme.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from mehmiro_desktop.errors import BugError
from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.fonts import grown

SIZE_PX = 20
_GAP_PX = 6
_PEN = "currentColor"
_NAME, _ROLE, _SIZE = "mehmiro.icon", "mehmiro.icon_role", "mehmiro.icon_size"
_GAP = "mehmiro.icon_gap"


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    # Imported here: the package pulls in much that a start without icons does not need.
    from lucide import lucide_icon  # type: ignore[import-untyped]

    text: str = lucide_icon(name)
    if f"lucide-{name}" not in text or _PEN not in text:
        raise BugError(name=name)
    return text


@lru_cache(maxsize=512)
def _pixmap(name: str, stroke: str, size: int, ratio: float, gap: int) -> QPixmap:
    # Read once for all colours: the package opens its file for every icon it is asked for.
    svg = _svg(name).replace(_PEN, stroke)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixels = round(size * ratio)
    pixmap = QPixmap(QSize(pixels + round(gap * ratio), pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, color_role: str = "text", size: int = SIZE_PX, gap: int = 0) -> QPixmap:
    """Return the icon ``name`` as a pixmap, ``size`` logical pixels wide.

    Args:
        name: Lucide's own name, e.g. ``refresh-cw``.
        color_role: a field of ``ui.tokens.Tokens``.
        size: in logical pixels; drawn sharp on the densest screen there is.
        gap: empty logical pixels added at the right.

    Raises:
        BugError: there is no icon of that name.
    """
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return _pixmap(name, getattr(theme.tokens(), color_role), size, ratio, gap)


def icon(name: str, color_role: str = "text", size: int = SIZE_PX, gap: int = 0) -> QIcon:
    """Return the icon ``name`` in a token's colour; disabled it takes ``text_faint``.

    ``gap`` adds empty logical pixels at its right.
    """
    result = QIcon(pixmap(name, color_role, size, gap))
    result.addPixmap(pixmap(name, "text_faint", size, gap), QIcon.Mode.Disabled)
    return result


def set_icon(
    widget: QAbstractButton | QLabel, name: str, color_role: str = "text", size: int = SIZE_PX
) -> None:
    """Give a button or label the icon ``name``, now and whenever the theme changes.

    ``size`` is its side at a text size of 100 %.
    """
    widget.setProperty(_NAME, name)
    widget.setProperty(_ROLE, color_role)
    widget.setProperty(_SIZE, size)
    # The style leaves too little room between icon and words.
    has_words = isinstance(widget, QPushButton) and bool(widget.text())
    widget.setProperty(_GAP, _GAP_PX if has_words else 0)
    _draw(widget)
    _follow_theme()


def _draw(widget: QWidget) -> None:
    name, role = (str(widget.property(key)) for key in (_NAME, _ROLE))
    side = grown(int(widget.property(_SIZE)))
    if isinstance(widget, QAbstractButton):
        gap = int(widget.property(_GAP))
        widget.setIconSize(QSize(side + gap, side))
        widget.setIcon(icon(name, role, side, gap))
    elif isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, role, side))


@lru_cache(maxsize=1)
def _follow_theme() -> None:
    theme.news().theme_changed.connect(_recolor)


def _recolor() -> None:
    for widget in QApplication.allWidgets():
        if widget.property(_NAME):
            _draw(widget)
