"""A short sentence at the lower left that goes away by itself; never the only way to undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.widgets.buttons import secondary_button
from mehmiro_desktop.ui.widgets.cards import h_row
from mehmiro_desktop.ui.widgets.labels import plain_label

SHOWN_MS = 6000
_MARGIN_PX = 16


class Toast(QFrame):
    """One at a time: a new sentence takes the place of the old. It never takes the focus."""

    def __init__(self, host: QWidget, left_px: int = 0) -> None:
        """Lie on ``host``, ``left_px`` logical pixels from its left edge."""
        super().__init__(host)
        self.setObjectName("toast")
        self.setProperty("kind", "toast")
        self._host, self._left = host, left_px
        self._on_act: Callable[[], None] | None = None
        self._label = plain_label(name="toast.text")
        self.button: QPushButton = secondary_button("", "toast.act", parent=self)
        self.button.clicked.connect(self._act)
        row = h_row(self._label, self.button)
        row.setContentsMargins(16, 8, 12, 8)
        self.setLayout(row)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, or said last."""
        return self._label.text()

    def say(self, text: str, act: str = "", on_act: Callable[[], None] | None = None) -> None:
        """Show ``text`` for six seconds, with a button when ``act`` names one."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.button.setText(act.replace("&", "&&"))
        self.button.setVisible(bool(act))
        self._on_act = on_act
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def renew(self, left_px: int) -> None:
        """Take the size of text in force, ``left_px`` from the host's left edge; lie on top."""
        self._left = left_px
        self._label.setFont(font("body"))
        self.button.setFont(font("body"))
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEvent) -> None:
        """Wait while the pointer rests on it (WCAG 2.2.1)."""
        self._timer.stop()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        """Count the six seconds again."""
        self._timer.start()
        super().leaveEvent(event)

    def _place(self) -> None:
        host = self._host
        self.setMaximumWidth(max(320, host.width() - self._left - 2 * _MARGIN_PX))
        self.adjustSize()
        self.move(self._left + _MARGIN_PX, host.height() - self.height() - _MARGIN_PX)

    def _act(self) -> None:
        self.hide()
        if self._on_act:
            self._on_act()
