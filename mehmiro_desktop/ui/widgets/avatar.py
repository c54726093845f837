"""A student's disc: a colour and the alias's first letter. Never a photo."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from mehmiro_desktop.ui.fonts import sized_font

AVATAR_COLORS = (
    "#F87171", "#FB923C", "#FBBF24", "#A3E635", "#34D399", "#22D3EE", "#60A5FA", "#A78BFA",
    "#F472B6", "#94A3B8",
)  # fmt: skip
"""The colours to choose from, all light enough for dark letters."""

_DARK, _LIGHT = "#0F172A", "#FFFFFF"


def disc_color(alias: str, color: str) -> QColor:
    """Return the student's colour, or one that follows from the alias when none is set."""
    chosen = QColor(color)
    if color and chosen.isValid():
        return chosen
    return QColor(AVATAR_COLORS[sum(alias.encode()) % len(AVATAR_COLORS)])


def _initial(alias: str) -> str:
    """Return an alias's first letter; a number, which may stand for an alias, whole."""
    name = alias.strip()
    return name if name.isdecimal() else name[:1].upper()


def draw_disc(painter: QPainter, rect: QRectF, alias: str, color: str) -> None:
    """Draw the disc for ``alias`` inside ``rect``."""
    ground = disc_color(alias, color)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(rect)
    painter.setPen(QColor(_DARK if ground.lightnessF() > 0.45 else _LIGHT))
    painter.setFont(sized_font(max(11, round(rect.height() * 0.44)), 650))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _initial(alias))
    painter.restore()


@lru_cache(maxsize=512)
def _disc(letter: str, color: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_disc(painter, QRectF(0, 0, size, size), letter, color)
    painter.end()
    return pixmap


def avatar_pixmap(alias: str, color: str, size: int = 30) -> QPixmap:
    """Return the disc as a pixmap ``size`` logical pixels wide, kept for the next time."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    ground = disc_color(alias, color).name()
    return _disc(_initial(alias), ground, size, ratio)


class AvatarDisc(QWidget):
    """The disc as a widget; the alias beside it is what a screen reader reads."""

    def __init__(
        self, alias: str = "", color: str = "", size: int = 30, parent: QWidget | None = None
    ) -> None:
        """Show the disc of ``alias``, ``size`` logical pixels wide."""
        super().__init__(parent)
        self._alias, self._color = alias, color
        self.setFixedSize(size, size)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_student(self, alias: str, color: str) -> None:
        """Show another student."""
        self._alias, self._color = alias, color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        draw_disc(painter, QRectF(self.rect()), self._alias, self._color)
        painter.end()
