"""News from any thread, as Qt signals on the GUI thread.

The store and the sync runner call back on whatever thread did the work. A signal emitted there is
queued to the GUI thread by Qt; bursts are merged with a 0 ms timer, so that a pull of ten thousand
rows in fifty pages repaints a screen once per turn of the event loop, not fifty times.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from mehmiro_desktop.domain.changes import TablesChanged

if TYPE_CHECKING:
    from mehmiro_desktop.sync.status import SyncStatus

MAX_MERGED_IDS = 2000


class TellsChanges(Protocol):
    """The store, as far as the bridge knows it."""

    def subscribe(self, callback: Callable[[TablesChanged], None]) -> Callable[[], None]:
        """Call back after each commit, on the committing thread; returns the way to stop."""
        ...


def merge_changes(first: TablesChanged, second: TablesChanged) -> TablesChanged:
    """Return one piece of news for two; the caller made sure origin and initiator agree."""
    ids = first.ids | second.ids
    if not first.ids or not second.ids or len(ids) > MAX_MERGED_IDS:
        ids = frozenset()
    return TablesChanged(
        tables=first.tables | second.tables,
        ids=ids,
        origin=first.origin,
        initiator=first.initiator,
    )


class StoreBridge(QObject):
    """Tells the window what changed in the store."""

    tables_changed = Signal(object)
    """Carries one :class:`TablesChanged`; emitted on the GUI thread only."""
    closing = Signal()
    """The store closes next: whoever works on it elsewhere must come to an end now."""
    _arrived = Signal(object)

    def __init__(self, store: TellsChanges, parent: QObject | None = None) -> None:
        """Listen to ``store`` until :meth:`close`."""
        super().__init__(parent)
        self._waiting: list[TablesChanged] = []
        self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._deliver)
        self._arrived.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = store.subscribe(self._receive)

    def close(self) -> None:
        """Stop listening; nothing is emitted afterwards."""
        if not self._is_closed:
            self.closing.emit()
        self._is_closed = True
        self._unsubscribe()
        self._waiting.clear()
        self._timer.stop()

    def _receive(self, news: TablesChanged) -> None:
        self._arrived.emit(news)

    @Slot(object)
    def _collect(self, news: TablesChanged) -> None:
        if self._is_closed:
            return  # queued by a thread before the end
        last = self._waiting[-1] if self._waiting else None
        if last and (last.origin, last.initiator) == (news.origin, news.initiator):
            self._waiting[-1] = merge_changes(last, news)
        else:
            self._waiting.append(news)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver(self) -> None:
        waiting, self._waiting = self._waiting, []
        for news in waiting:
            self.tables_changed.emit(news)


class Runner(Protocol):
    """The sync runner, as far as the window knows it (``sync.runner.SyncRunner``)."""

    @property
    def status(self) -> "SyncStatus":
        """Where sync stands now."""
        ...

    def subscribe(self, callback: Callable[["SyncStatus"], None]) -> Callable[[], None]:
        """Call back with each new status, on the sync thread."""
        ...

    def request(self, *, check: bool = False) -> None:
        """Sync now; ``check`` also compares everything with the server."""
        ...

    def pause(self) -> None:
        """Sync no more until :meth:`resume`."""
        ...

    def resume(self) -> None:
        """Sync again."""
        ...

    def network_changed(self) -> None:
        """Hint that the network may be different now."""
        ...


class SyncBridge(QObject):
    """Tells the window where sync stands, and passes the teacher's wishes on. Never waits."""

    status_changed = Signal(object)
    """Carries one ``SyncStatus``; emitted on the GUI thread only, the newest of a burst."""
    _arrived = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        """Listen to ``runner`` until :meth:`close`."""
        super().__init__(parent)
        self._runner = runner
        self._status = runner.status
        self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._deliver)
        self._arrived.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = runner.subscribe(self._receive)

    @property
    def status(self) -> "SyncStatus":
        """The newest status that reached the GUI thread."""
        return self._status

    def request(self, *, check: bool = False) -> None:
        """Sync now; ``check`` also compares everything with the server."""
        self._runner.request(check=check)

    def pause(self) -> None:
        """Stop syncing until :meth:`resume`."""
        self._runner.pause()

    def resume(self) -> None:
        """Sync again."""
        self._runner.resume()

    def network_changed(self) -> None:
        """Pass the system's hint on that the network may be different now."""
        self._runner.network_changed()

    def close(self) -> None:
        """Stop listening; nothing is emitted afterwards."""
        self._is_closed = True
        self._unsubscribe()
        self._timer.stop()

    def _receive(self, status: "SyncStatus") -> None:
        self._arrived.emit(status)

    @Slot(object)
    def _collect(self, status: "SyncStatus") -> None:
        if self._is_closed:
            return
        self._status = status
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver(self) -> None:
        self.status_changed.emit(self._status)
