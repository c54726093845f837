"""Running the analysis beside the window: on demand, on schedule, with progress and cancel.

One runner per open account, found through :func:`runner_of`; its worker also reads the board, so
that neither waits on the GUI thread. GUI thread, but for the work itself.
"""

import threading
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mehmiro_desktop.domain.monitoring_config import is_due
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.monitoring import load_config, load_ran_at
from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.context import UiContext

CHECK_MS = 30_000
"""How often the schedule is looked at; the first look also lets a first sync go ahead."""
_AFTER_TROUBLE = timedelta(hours=1)


class AnalysisRunner(QObject):
    """Analyses all classes, one run at a time.

    Signals:
        started: A run began.
        progressed: Classes done, classes in all.
        finished: The run ended; carries whether it got to the end (not cancelled).
        failed: The run ended with a :class:`MehmiroError`.
    """

    started = Signal()
    progressed = Signal(int, int)
    finished = Signal(bool)
    failed = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, context: UiContext) -> None:
        """Live with the context's bridge: the worker ends before the store closes."""
        super().__init__(context.bridge)
        self._store, self._clock = context.store, context.clock
        self.background = Background(self)
        self.is_running = False
        self.is_closed = False
        self._stop = threading.Event()
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        context.bridge.closing.connect(self.close)

    def start(self) -> None:
        """Begin a run, unless one is under way."""
        if self.is_running or self.is_closed:
            return
        self.is_running = True
        self._stop.clear()
        job = self.background.start(self._work, self._store, self._clock.now())
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        self.started.emit()

    def cancel(self) -> None:
        """End the run after the student it is at; what it found so far is kept."""
        self._stop.set()

    def close(self) -> None:
        """End whatever runs and take nothing more on; returns when the store is let go."""
        if not self.is_closed:
            self.is_closed = True
            self._stop.set()
            self.background.close()

    def _work(self, store: Store, now: datetime) -> bool:
        return analyse_all(store, now, should_stop=self._stop.is_set, tell=self._stepped.emit)

    def _done(self, is_complete: bool) -> None:
        self.is_running = False
        self.finished.emit(is_complete)

    def _failed(self, error: MehmiroError) -> None:
        self.is_running = False
        self.failed.emit(error)


def runner_of(context: UiContext) -> AnalysisRunner:
    """Return the one runner of the open account."""
    found = context.bridge.findChild(AnalysisRunner)
    return found if isinstance(found, AnalysisRunner) else AnalysisRunner(context)


class AnalysisSchedule(QObject):
    """Runs the analysis by itself while the app is open, as the settings say."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        """Begin to look; nothing runs before the first look."""
        super().__init__(parent or context.bridge)
        self._context = context
        self._runner = runner_of(context)
        self._runner.failed.connect(self._on_failed)
        self._started = context.clock.now()
        self._not_before: datetime | None = None
        self._timer = QTimer(self, interval=CHECK_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        context.bridge.closing.connect(self._timer.stop)

    def check(self) -> None:
        """Run the analysis if it is due now."""
        if self._runner.is_running or self._is_too_early():
            return
        store, now = self._context.store, self._context.clock.now()
        try:
            config = load_config(store).in_force
            if is_due(now, self._started, load_ran_at(store), config) and load_classes(store):
                self._runner.start()
        except MehmiroError as error:
            self._on_failed(error)

    def _is_too_early(self) -> bool:
        """Whether the data are not here yet, or the last try failed a moment ago."""
        sync = self._context.sync
        if sync is not None and sync.status.last_synced_at is None:
            return True
        now = self._context.clock.now()
        return self._not_before is not None and now < self._not_before

    def _on_failed(self, _error: MehmiroError) -> None:
        self._not_before = self._context.clock.now() + _AFTER_TROUBLE
