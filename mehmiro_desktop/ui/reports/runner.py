"""Runs a report or a preview beside the window; one runner per open account."""

import threading
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from mehmiro_desktop.domain.reports import ReportChoice
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.transfer.report import collect_report
from mehmiro_desktop.ui.background import Background, Job
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.reports.making import Making, Order
from mehmiro_desktop.ui.reports.pdf import first_page
from mehmiro_desktop.ui.reports.words import ReportWords


class _Work(Protocol):
    def __call__(self) -> object: ...


class ReportRunner(QObject):
    """Makes reports, previews and imports, one after another, off the GUI thread.

    Signals:
        progressed: Steps done, steps in all.
        finished: The report was made or cancelled; carries an ``Outcome``.
        failed: It could not be made; carries a ``MehmiroError``. Nothing of it stays.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, context: UiContext) -> None:
        """Live with the context's bridge: the worker ends before the store closes."""
        super().__init__(context.bridge)
        self._store = context.store
        self._background = Background(self)
        self._previews = Background(self)
        self._stop = threading.Event()
        self.is_running = False
        self.is_closed = False
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        context.bridge.closing.connect(self.close)

    def start(self, order: Order) -> None:
        """Begin to make a report, unless one is being made."""
        if self.is_running or self.is_closed:
            return
        self.is_running = True
        self._stop.clear()
        words = ReportWords(order.choice.language)
        making = Making(order, words, self._stepped.emit, self._stop.is_set)
        job = self._background.start(making.run, self._store)
        job.done.connect(self._done)
        job.failed.connect(self._failed)

    def cancel(self) -> None:
        """End the report at the row or page it is at; nothing of it stays."""
        self._stop.set()

    def preview(self, choice: ReportChoice, width: int) -> Job | None:
        """Draw the first page of the first student; its job's ``done`` carries a picture."""
        if self.is_closed:
            return None
        words = ReportWords(choice.language)
        return self._previews.start(_picture, self._store, choice, words, width)

    def run(self, work: _Work) -> Job | None:
        """Do other work of this screen (an import) off the GUI thread."""
        return None if self.is_closed else self._background.start(work)

    def close(self) -> None:
        """End whatever runs and take nothing more on; returns when the store is let go."""
        if not self.is_closed:
            self.is_closed = True
            self._stop.set()
            self._previews.close()
            self._background.close()

    def _done(self, outcome: object) -> None:
        self.is_running = False
        self.finished.emit(outcome)

    def _failed(self, error: object) -> None:
        self.is_running = False
        self.failed.emit(error)


def runner_of(context: UiContext) -> ReportRunner:
    """Return the one runner of the open account."""
    found = context.bridge.findChild(ReportRunner)
    return found if isinstance(found, ReportRunner) else ReportRunner(context)


def _picture(
    store: Store, choice: ReportChoice, words: ReportWords, width: int
) -> QImage | None:
    data = collect_report(store, choice)
    if not data.students:
        return None
    return first_page(data, data.students[0], words, width)
