"""Exporting everything: the question where to, and the writing with progress and cancel."""

import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.background import Job
from mehmiro_desktop.ui.widgets import h_row, secondary_button

StartJob = Callable[..., Job]
Tell = Callable[[int, int], None]


class _Stopped(Exception):
    """The person wants it no more."""


def _export(store: Store, path: Path, tell: Tell, stop: threading.Event) -> int | None:
    """Write everything, on the worker; ``None`` when it was cancelled: no file stays."""
    from mehmiro_desktop.store.transfer.export_json import export_json

    def step(done: int, total: int) -> None:
        if stop.is_set():
            raise _Stopped
        tell(done, total)

    try:
        return export_json(store, path, step)
    except _Stopped:
        return None


def export_dialog(parent: QWidget, title: str, day: date) -> QFileDialog:
    """Return a dialog that asks where an export of ``day`` goes; it goes away when answered."""
    dialog = QFileDialog(parent.window(), title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("json")
    dialog.setNameFilter("JSON (*.json)")
    dialog.selectFile(f"mehmiro-{day.isoformat()}.json")
    dialog.finished.connect(dialog.deleteLater)
    return dialog


class ExportBar(QWidget):
    """A bar and a button to cancel, in sight while everything is written to a file.

    Signals:
        written: The file's name and how many records are in it.
        cancelled: No file stays.
        failed: Why there is no file, a :class:`MehmiroError`.
    """

    written = Signal(str, int)
    cancelled = Signal()
    failed = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, name: str, store: Store, start_job: StartJob) -> None:
        """Lie there hidden; ``name`` begins the object names."""
        super().__init__()
        self._store, self._start = store, start_job
        self._stop = threading.Event()
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}.progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.cancel_button = secondary_button(self.tr("Cancel"), f"{name}.cancel")
        self.cancel_button.clicked.connect(self.cancel)
        row = h_row(self.bar, self.cancel_button)
        row.setStretch(0, 1)
        self.setLayout(row)
        self._stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def begin(self, path: Path) -> None:
        """Write everything to ``path``, beside the window."""
        self._stop.clear()
        self.bar.setRange(0, 0)
        self.show()
        job = self._start(_export, self._store, path, self._stepped.emit, self._stop)
        job.done.connect(partial(self._done, path.name))
        job.failed.connect(self._failed)

    def cancel(self) -> None:
        """End at the next row; no file stays."""
        self._stop.set()

    def _show_step(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _done(self, name: str, count: int | None) -> None:
        self.hide()
        if count is None:
            self.cancelled.emit()
        else:
            self.written.emit(name, count)

    def _failed(self, error: MehmiroError) -> None:
        self.hide()
        self.failed.emit(error)
