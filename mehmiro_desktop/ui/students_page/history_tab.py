"""Every change of a student and their scores, with the way back.

Read beside the window: of a year of many edits it takes some 50 ms.
"""

from collections.abc import Hashable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from mehmiro_desktop.domain.sync_items import HistoryItem, RecordName
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.review import restore_version
from mehmiro_desktop.store.queries.student import load_student_history
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.tab import PAGE_STEP, Shown, Speech, StudentTab
from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.sync_center.rows import HistoryRow
from mehmiro_desktop.ui.sync_center.words import RecordWords
from mehmiro_desktop.ui.widgets import v_column
from mehmiro_desktop.ui.worker import worker_of

if TYPE_CHECKING:
    from mehmiro_desktop.ui.background import Job


class OwnRecordWords(RecordWords):
    """Names records on a page whose student is known: what was scored leads, not who."""

    def lead(self, record: RecordName) -> str:
        """Return the variable of a score, else what sort of record it is."""
        kind = self.kind(record)
        return record.variable or kind[:1].upper() + kind[1:]

    def rest(self, record: RecordName) -> str:
        """Return the day and session."""
        day = self.day(record.session_on) if record.session_on else ""
        return " · ".join(part for part in (day, record.session_name) if part)


class HistoryTab(StudentTab):
    """When, where, old and new; Restore is an ordinary edit and can be undone."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Make an empty list."""
        super().__init__("history", context, speech)
        self._told = OwnRecordWords(context.clock.today(), context.store.device_name)
        self._limit = PAGE_STEP
        self._student_id = ""
        self._job: Job | None = None
        self.rows = RowList("student.history.list", self.tr("Reading…"), self._row)
        self.rows.more_asked.connect(self._more)
        layout = v_column()
        layout.addWidget(self.rows)
        self.setLayout(layout)

    def forget_day(self, today: date) -> None:
        """Say the days anew."""
        self._told.today = today
        self._forget()

    def show_student(self, shown: Shown) -> None:
        """Show a student's changes, newest first."""
        if shown.page.student.id != self._student_id:
            self._student_id, self._limit = shown.page.student.id, PAGE_STEP
            self._forget()
        self._fill()

    def _forget(self) -> None:
        self.rows.forget()
        self.rows.tell_empty(self.tr("Reading…"))

    def _more(self) -> None:
        self._limit += PAGE_STEP
        self._fill()

    def _fill(self) -> None:
        if self._job is not None and self._job.is_running:
            self._job.drop()
        ask = (self.context.store, self._student_id, self._limit + 1)
        self._job = worker_of(self.context).start(load_student_history, *ask)
        self._job.done.connect(self._show)
        self._job.failed.connect(self.failed)

    def _show(self, items: Sequence[HistoryItem]) -> None:
        self.rows.tell_empty(self.tr("Nothing has been changed yet."))
        self.rows.show_items(items[: self._limit], len(items) > self._limit)

    def _row(self, item: Hashable) -> HistoryRow:
        version = cast("HistoryItem", item)
        return HistoryRow(self._told, version, partial(self._restore, version))

    def _restore(self, item: HistoryItem, *_: object) -> None:
        try:
            restore_version(self.context.store, item.seq)
        except MehmiroError as error:
            self.failed.emit(error)
            return
        self.context.toast(self.tr("Restored"), undo=True)
        self.acted.emit()
