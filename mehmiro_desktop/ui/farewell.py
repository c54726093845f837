"""The last word when work waits to be sent: it is safe here. Nothing waits for it."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.aloud import say_aloud
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.widgets import Card, IconLabel, h_row, plain_label, v_column

SHOWN_MS = 2500
WIDTH_PX = 420


class Farewell(QWidget):
    """A card that goes away by itself, or at any key or click. ``gone`` is emitted once."""

    gone = Signal()

    def __init__(self, count: int) -> None:
        """Say that ``count`` changes are kept; the store is closed already."""
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setObjectName("farewell")
        self.setProperty("role", "page")
        self.setWindowTitle("Mehmiro")
        words = self.tr(
            "%n changes saved here; they will be sent when there is a connection.", "", count
        )
        self.setAccessibleName(words)
        self._words = words
        card = Card(margin=20)
        card.highlight(True)
        label = plain_label(words, wrap=True, name="farewell.text")
        row = h_row(IconLabel("hard-drive", "primary_text", 24), label)
        row.setStretch(1, 1)
        card.column.addLayout(row)
        column = v_column()
        column.addWidget(card)
        self.setLayout(column)
        theme.dress(self)
        self.setFixedWidth(scaled(WIDTH_PX))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.go)

    def show_over(self, place: QRect) -> None:
        """Show in the middle of ``place``, where the window was."""
        self.adjustSize()
        self.move(place.center() - self.rect().center())
        self.show()
        self.activateWindow()
        self.setFocus()
        self._timer.start()
        say_aloud(self, self._words)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Go at any key."""
        self.go()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Go at any click."""
        self.go()

    def go(self) -> None:
        """Go away."""
        if self.isVisible():
            self._timer.stop()
            self.hide()
            self.gone.emit()
