"""The day on the teacher's wall, and one piece of news when it is another.

A laptop sleeps over midnight with a screen open. Whatever shows or uses "today" listens to
``UiContext.day.changed`` and reads ``context.clock.today()`` anew; nobody keeps a timer of their
own. The news comes at midnight, on waking, when the window comes to the front, and before a screen
is opened; who is about to write a date calls :meth:`DayWatch.check` first.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from mehmiro_desktop.clock import Clock

_LOOK_EVERY_MS = 60_000


class DayWatch(QObject):
    """Tells when the day changed.

    Signals:
        changed: the day that it is now (a ``date``).
    """

    changed = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = clock.today()
        # Not one timer to midnight: those stand still while a laptop sleeps, and clocks are set.
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)

    def check(self) -> None:
        """Look at the clock, and tell everyone if the day is another."""
        today = self._clock.today()
        if today != self._day:
            self._day = today
            self.changed.emit(today)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.check()
