"""The colours a student's disc can have, by name: never a colour alone."""

from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from mehmiro_desktop.ui.widgets import AVATAR_COLORS

_SWATCH_PX = 22


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
            if color:
                action.setIcon(swatch(color))
            action.triggered.connect(partial(self._on_triggered, color))
            group.addAction(action)

    def show_current(self, color: str) -> None:
        """Check the colour in use."""
        for action in self.actions():
            action.setChecked(action.data() == color.upper())

    def _on_triggered(self, color: str, *_: object) -> None:
        self.color_chosen.emit(color)


def swatch(color: str) -> QIcon:
    """Return a small disc of a colour."""
    pixmap = QPixmap(_SWATCH_PX * 2, _SWATCH_PX * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QRectF(1, 1, _SWATCH_PX - 2, _SWATCH_PX - 2))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
