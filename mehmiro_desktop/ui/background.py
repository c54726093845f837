"""Work that would make the window wait, on one worker thread; answers come back as signals.

The worker is a plain Python thread (coverage sees its lines, and sync stays free of Qt). Nothing
but frozen values may cross.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mehmiro_desktop.errors import BugError, MehmiroError, StoreClosed

_log = logging.getLogger(__name__)


class Job(QObject):
    """One piece of work. Exactly one of ``done`` and ``failed`` is emitted, on the GUI thread."""

    done = Signal(object)
    failed = Signal(object)
    """Carries a :class:`MehmiroError`."""
    progressed = Signal(object)
    _finished = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        """Make a job whose signals live with ``parent``."""
        super().__init__(parent)
        self.is_running = True
        self.dispose: Callable[[Any], None] | None = None
        """Closes a result that nobody took, e.g. an open store."""
        self._is_dropped = False
        self._result: object = None
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def drop(self) -> None:
        """Want the answer no longer: no signal will come. The work itself may still run on."""
        self._is_dropped = True

    @Slot(object, object)
    def _tell(self, result: object, error: MehmiroError | None) -> None:
        self.is_running = False
        if self._is_dropped:
            self.dispose_untaken()
        else:
            self._result = None
            if error is None:
                self.done.emit(result)
            else:
                self.failed.emit(error)
        self.deleteLater()

    def dispose_untaken(self) -> None:
        """Close the result if it was never handed over."""
        result, self._result = self._result, None
        if result is not None and self.dispose is not None:
            self.dispose(result)

    def run(self, work: Callable[..., Any], *args: Any) -> None:
        """Do the work; called on the worker thread."""
        result: object = None
        failure: MehmiroError | None = None
        try:
            result = work(*args)
        except MehmiroError as error:
            failure = error
        except Exception as error:  # noqa: BLE001 - the one border for a worker's own faults
            # Without the message: it could hold what a pupil's record says.
            _log.error("A background job failed: %s", type(error).__name__)
            failure = BugError(kind=type(error).__name__)
        self._result = result
        self._finished.emit(result, failure)


class Background(QObject):
    """The one worker. Jobs run in the order they were started."""

    def __init__(self, parent: QObject | None = None, *, finishes: bool = False) -> None:
        """Start no thread yet: the first job does.

        ``finishes``: what was started is done even when it is closed before, e.g. edits.
        """
        super().__init__(parent)
        self._finishes = finishes
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="mehmiro-job")

    def start(self, work: Callable[..., Any], *args: Any) -> Job:
        """Run ``work(*args)`` on the worker.

        Connect to the job before returning to the event loop; ``done`` cannot come sooner. Once
        closed, every job fails with :class:`StoreClosed`.
        """
        job = Job(self)
        try:
            self._executor.submit(job.run, work, *args)
        except RuntimeError:
            job.run(_refuse)
        return job

    @property
    def is_busy(self) -> bool:
        """Whether something is being done, or its answer has not been told yet."""
        return any(job.is_running for job in self.findChildren(Job))

    def close(self) -> None:
        """Finish what runs, drop what waits unless it is to be finished, end the thread."""
        self._executor.shutdown(wait=True, cancel_futures=not self._finishes)
        for job in self.findChildren(Job):
            job.dispose_untaken()


def _refuse() -> None:
    raise StoreClosed
