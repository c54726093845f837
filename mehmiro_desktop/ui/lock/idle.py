"""Counting the time without a key, a click or a move of the pointer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from mehmiro_desktop.clock import Clock

LOOK_MS = 5000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Locks when nobody has touched the app for as long as was asked."""

    def __init__(
        self,
        clock: Clock,
        minutes: Callable[[], int | None],
        lock: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """Count from now on.

        Args:
            clock: what counts.
            minutes: asked each time; ``None``: never.
            lock: locks, and returns whether there was anything to lock.
            parent: how long to count.
        """
        super().__init__(parent)
        self._clock = clock
        self._minutes = minutes
        self._lock = lock
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self.note()
        self._timer.start()
        # The windows' handles and not the application: they hear all input first. Through a filter
        # on the application each event of each object would come, of those that are just being
        # destroyed as well, which ends in a crash.
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._listen)

    def stop(self) -> None:
        """Count no more, and hear of no event: soon there is nobody left to hear it."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._listen)
        for handle in QGuiApplication.allWindows():
            handle.removeEventFilter(self)

    def _listen(self, handle: QWindow | None) -> None:
        if handle is not None:
            handle.installEventFilter(self)

    def note(self) -> None:
        """Count from now: somebody is there."""
        self._monotonic, self._wall = self._clock.monotonic(), self._clock.now()

    def look(self) -> bool:
        """Lock if the time is over, and count anew; tell whether it was locked."""
        # Popups get keys without getting the focus.
        for handle in QGuiApplication.allWindows():
            self._listen(handle)
        minutes = self._minutes()
        if minutes is None:
            return False
        # A laptop that slept: its monotonic seconds may have stood still, its clock has not.
        passed = max(
            self._clock.monotonic() - self._monotonic,
            (self._clock.now() - self._wall).total_seconds(),
        )
        if passed < minutes * 60:
            return False
        self.note()
        return self._lock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hear of input; the touch that wakes a laptop locks rather than acts."""
        if event.type() not in _INPUT:
            return False
        if self.look():
            return True
        self.note()
        return False
