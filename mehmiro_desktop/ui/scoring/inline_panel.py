"""A small panel over a scoring screen: no dialog, nothing waits for it, Esc puts it away."""

from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.widgets import Card

_GAP_PX = 8
_Panel = TypeVar("_Panel", bound="InlinePanel")


class InlinePanel(Card):
    """A card that lies on its parent while it is needed.

    Signals:
        closed: it was put away; the screen takes the focus back.
    """

    closed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, margin=16, spacing=10)
        self._host = parent
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.highlight(True)
        self.hide()

    def open_near(self, target: QRect) -> None:
        """Show below ``target`` (in the parent's coordinates), or above where there is no room."""
        self._take_size()
        room = self._host.rect()
        top = target.bottom() + _GAP_PX
        if top + self.height() > room.bottom():
            top = target.top() - _GAP_PX - self.height()
        left = min(target.left(), room.right() - self.width() - _GAP_PX)
        self.move(QPoint(max(left, _GAP_PX), max(top, _GAP_PX)))
        self.show()
        self.raise_()

    def _take_size(self) -> None:
        """Be as large as the content; Qt's own way takes a row that wraps for one line."""
        self.adjustSize()
        if self.hasHeightForWidth():
            self.resize(self.width(), self.heightForWidth(self.width()))

    def fit_list(self, part: QWidget, most: int, least: int = 90) -> None:
        """Give the panel's list ``most`` logical pixels of height, or what a low window has."""
        part.setFixedHeight(most)
        self._take_size()
        excess = self.height() + 2 * _GAP_PX - self._host.height()
        if excess > 0:
            part.setFixedHeight(max(most - excess, least))

    def open_centered(self) -> None:
        """Show in the middle of the parent."""
        self._take_size()
        room = self._host.rect()
        self.move(room.center() - self.rect().center())
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Put the panel away."""
        # Also behind another screen: what it says must not be there when that comes back.
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away on Esc; keep every other key from the screen below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        event.accept()


class InlinePanels(QObject):
    """The panels of a screen that were made: each is when it is first asked for.

    A screen comes to the front sooner without them, and is sooner dressed, locked and put away.

    Signals:
        closed: one of them was put away; the screen takes the focus back.
    """

    closed = Signal()

    def __init__(self, host: QWidget) -> None:
        """Have none yet; ``host`` is what most of them lie on."""
        super().__init__(host)
        self.host = host
        self._panels: list[InlinePanel] = []

    def add(self, panel: _Panel) -> _Panel:
        """Take a panel that was just made."""
        panel.closed.connect(self.closed)
        self._panels.append(panel)
        return panel

    def close_all(self, *kinds: type[InlinePanel]) -> None:
        """Put every panel away, or those of some kinds."""
        for panel in self._panels:
            if isinstance(panel, kinds or InlinePanel):
                panel.close_panel()
