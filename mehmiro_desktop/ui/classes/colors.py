"""The colours a student's disc can have, by name: never a colour alone."""

from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.widgets import AVATAR_COLORS

_SWATCH_PX = 22
_INK = "#0F172A"


class ColorNames(QObject):
    """Names the colours in the language of the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = (
            self.tr("Coral"),
            self.tr("Orange"),
            self.tr("Amber"),
            self.tr("Lime"),
            self.tr("Green"),
            self.tr("Turquoise"),
            self.tr("Blue"),
            self.tr("Violet"),
            self.tr("Pink"),
            self.tr("Grey"),
        )
        self.names = dict(zip(AVATAR_COLORS, names, strict=True))

    def name(self, color: str) -> str:
        """Return a colour's name; other programs may have set one of their own."""
        if not color:
            return self.tr("Automatic")
        return self.names.get(color.upper(), self.tr("Own colour"))


class ColorMenu(QMenu):
    """A menu of colours with their names; the one in use is checked.

    Signals:
        color_chosen: Carries ``#RRGGBB``, or empty text for the automatic colour.
    """

    color_chosen = Signal(str)

    def __init__(self, names: ColorNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster.colors")
        group = QActionGroup(self)
        for color in ("", *names.names):
            action = self.addAction(names.name(color))
            action.setObjectName(f"roster.color.{color or 'automatic'}")
            action.setCheckable(True)
            action.setData(color)
            action.triggered.connect(partial(self._on_triggered, color))
            group.addAction(action)
        self.show_current("")

    def show_current(self, color: str) -> None:
        """Check the colour in use."""
        for action in self.actions():
            own = str(action.data())
            is_current = own == color.upper()
            action.setChecked(is_current)
            action.setIcon(swatch(own, is_checked=is_current))

    def _on_triggered(self, color: str, *_: object) -> None:
        self.color_chosen.emit(color)


def swatch(color: str, *, is_checked: bool = False) -> QIcon:
    """Return a small disc of a colour, with a check mark on it if it is the one in use.

    The automatic colour (empty text) is a ring.
    """
    pixmap = QPixmap(_SWATCH_PX * 2, _SWATCH_PX * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if color else QPen(theme.color("border_strong"), 2))
    painter.setBrush(QColor(color) if color else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(2, 2, _SWATCH_PX - 4, _SWATCH_PX - 4))
    if is_checked:
        ink = QColor(_INK) if color else theme.color("text")
        painter.setPen(QPen(ink, 2.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([QPointF(6.5, 11.5), QPointF(10, 15), QPointF(15.5, 7.5)])
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
