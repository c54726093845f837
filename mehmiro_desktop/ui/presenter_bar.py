"""The striped line at the top of the window while presenting, and how to leave by holding.

Leaving takes a second's hold of F8 or of the button: a key brushed against, or a pupil's tap,
uncovers nothing. On a shared laptop it takes the PIN instead, and no hold.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget

from mehmiro_desktop.ui import presenter, theme
from mehmiro_desktop.ui.context import Settings
from mehmiro_desktop.ui.widgets import IconLabel, h_row, plain_label, secondary_button, v_column

HOLD_MS = 1000
STRIPE_PX = 10


class PresenterBar(QFrame):
    """Visible while presenting.

    Signals:
        left: presenter mode ended here.
    """

    left = Signal()

    def __init__(
        self,
        parent: QWidget,
        settings: Settings,
        ask: Callable[[Callable[[], None]], None],
    ) -> None:
        """Follow presenter mode from now on.

        Args:
            parent: the widget it lies on.
            settings: whether the laptop is shared.
            ask: calls what it is given once it may be: after the PIN, where one is asked.
        """
        super().__init__(parent)
        self.setObjectName("presenter.bar")
        self._settings = settings
        self._ask = ask
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self._leave)
        word = plain_label(self.tr("Presenting"), style="strong", name="presenter.word")
        facts = plain_label(self.tr("Scores, averages and comments are hidden."), style="small")
        self.numbers = secondary_button(self.tr("Numbers for names"), "presenter.numbers")
        self.numbers.setCheckable(True)
        self.numbers.toggled.connect(presenter.show_numbers)
        self.leave_button: QPushButton = secondary_button("", "presenter.leave")
        self.leave_button.pressed.connect(self._press)
        self.leave_button.released.connect(self._hold.stop)
        for button in (self.numbers, self.leave_button):
            # A click here must not take the keys away from the scores.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = h_row(
            IconLabel("eye-off", "text", 20), word, facts, None, self.numbers, self.leave_button
        )
        row.setContentsMargins(20, 4, 20, 4)
        column = v_column()
        column.setContentsMargins(0, STRIPE_PX, 0, 0)
        column.addLayout(row)
        self.setLayout(column)
        presenter.news().presenter_changed.connect(self._follow)
        theme.news().theme_changed.connect(self.update)
        self._follow()

    def _follow(self) -> None:
        self._hold.stop()
        self.numbers.setChecked(presenter.prefers_numbers())
        is_shared = self._settings.is_shared
        words = self.tr("Leave  [F8]") if is_shared else self.tr("Hold to leave  [F8]")
        self.leave_button.setText(words)
        self.setVisible(presenter.is_on())
        app = QApplication.instance()
        if app is not None:
            # Only while presenting: it sees every event there is.
            app.removeEventFilter(self)
            if presenter.is_on():
                app.installEventFilter(self)

    def _press(self) -> None:
        if self._settings.is_shared:
            self._leave()
        elif not self._hold.isActive():
            self._hold.start()

    def _leave(self) -> None:
        self._ask(self._turn_off)

    def _turn_off(self) -> None:
        presenter.turn(False)
        self.left.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Time how long F8 is down, wherever the focus is; the key itself goes on as always."""
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate:
            self._hold.stop()
        elif (
            kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease)
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F8
        ):
            self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> None:
        # Held keys repeat; only the first press and the last release count.
        if event.isAutoRepeat():
            return
        if event.type() == QEvent.Type.KeyRelease:
            self._hold.stop()
        # Out of sight behind the lock: whoever holds the key now may not be the teacher.
        elif presenter.is_on() and self.isVisible():
            self._press()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the stripes."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("warning_soft"))
        stripes = QRect(0, 0, self.width(), STRIPE_PX)
        painter.fillRect(stripes, theme.color("warning"))
        painter.fillRect(
            stripes, QBrush(theme.color("warning_soft_text"), Qt.BrushStyle.BDiagPattern)
        )
        painter.end()
