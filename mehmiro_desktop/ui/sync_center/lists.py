"""The four lists of the sync centre: read a page, make rows, and do what their buttons say."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.sync_items import (
    ConflictCard,
    HistoryItem,
    RecordName,
    RejectedItem,
    WaitingItem,
)
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands import review
from mehmiro_desktop.store.queries import sync_center
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.ui.beside import edit_beside
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.sync_center.conflict_row import ConflictRow
from mehmiro_desktop.ui.sync_center.reasons import RejectionReasons
from mehmiro_desktop.ui.sync_center.row_list import PAGE_ROWS, RowList
from mehmiro_desktop.ui.sync_center.rows import HistoryRow, RejectedRow, WaitingRow
from mehmiro_desktop.ui.sync_center.words import RecordWords

LISTS = ("waiting", "review", "rejected", "history")


class SyncLists(QObject):
    """Makes the lists and fills the one in front.

    Signals:
        acted: A button did its work; counts have changed.
        failed: A button could not; carries the error.
    """

    acted = Signal()
    failed = Signal(object)

    def __init__(self, context: UiContext, words: RecordWords, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._store = context.store
        self._words = words
        self._reasons = RejectionReasons(words)
        self._colors: dict[str, Mapping[str, str]] = {}
        self._limits = dict.fromkeys(LISTS, PAGE_ROWS)
        self.by_name = {
            "waiting": RowList(
                "sync.waiting",
                self.tr("Nothing waits to be sent."),
                self._waiting_row,
            ),
            "review": RowList("sync.review", self.tr("Nothing to review."), self._conflict_row),
            "rejected": RowList(
                "sync.rejected", self.tr("Nothing was refused."), self._rejected_row
            ),
            "history": RowList(
                "sync.history",
                self.tr("Nothing has been overwritten yet."),
                self._history_row,
            ),
        }
        for name, rows in self.by_name.items():
            rows.more_asked.connect(partial(self._on_more, name))

    def fill(self, name: str) -> None:
        """Read a list's page again and show it at once; the others keep no rows behind it."""
        for _ in self.fill_in_steps(name):
            pass

    def fill_in_steps(self, name: str) -> Iterator[None]:
        """Do what :meth:`fill` does within two turns."""
        self._colors.clear()
        for other, rows in self.by_name.items():
            if other != name and rows.items:
                rows.forget()
        limit = self._limits[name]
        items = self._load(name, limit + 1)
        yield
        self.by_name[name].show_items(items[:limit], len(items) > limit)

    def _load(self, name: str, limit: int) -> Sequence[Hashable]:
        store = self._store
        loads: dict[str, Callable[[], Sequence[Hashable]]] = {
            "waiting": partial(sync_center.load_waiting, store, limit),
            "review": partial(sync_center.load_conflicts, store, limit),
            "rejected": partial(sync_center.load_rejected, store, limit),
            "history": partial(sync_center.load_history, store, limit),
        }
        return loads[name]()

    def _on_more(self, name: str) -> None:
        self._limits[name] += PAGE_ROWS
        self.fill(name)

    # Rows --------------------------------------------------------------------------------------

    def _waiting_row(self, item: Hashable) -> QWidget:
        return WaitingRow(self._words, cast("WaitingItem", item))

    def _conflict_row(self, item: Hashable) -> QWidget:
        card = cast("ConflictCard", item)
        return ConflictRow(
            self._words,
            card,
            self._color(card.record),
            partial(self._keep, card),
            partial(self._swap, card),
        )

    def _rejected_row(self, item: Hashable) -> QWidget:
        rejected = cast("RejectedItem", item)
        acts = {
            "fix": partial(self._fix, rejected),
            "again": partial(self._try_again, rejected),
            "back": partial(self._put_back, rejected),
            "aside": partial(self._set_aside, rejected),
        }
        return RejectedRow(self._words, self._reasons, rejected, acts)

    def _history_row(self, item: Hashable) -> QWidget:
        version = cast("HistoryItem", item)
        return HistoryRow(self._words, version, partial(self._restore, version))

    def _color(self, record: RecordName) -> str:
        if not record.alias or not record.class_id:
            return ""
        if record.class_id not in self._colors:
            students = load_students(self._store, record.class_id)
            self._colors[record.class_id] = {s.alias: s.avatar_color for s in students}
        return self._colors[record.class_id].get(record.alias, "")

    # What the buttons do -----------------------------------------------------------------------

    def _keep(self, card: ConflictCard, *_: object) -> None:
        self._do(card.record, partial(review.accept_conflict, self._store, card.id), "")

    def _swap(self, card: ConflictCard, *_: object) -> None:
        done = self.tr("The other version is used now")
        work = partial(review.use_other, self._store, card.id)
        self._do(card.record, work, done, undo=True)

    def _fix(self, item: RejectedItem, *_: object) -> None:
        record = item.record
        if record.session_id and record.table == "assessments":
            self._context.open_screen(
                "score",
                session_id=record.session_id,
                student_id=record.student_id,
                variable_id=record.variable_id,
            )
            return
        tab = {"assessment_variables": "variables", "assessment_sessions": "sessions"}
        self._context.open_screen(
            "students", class_id=record.class_id, tab=tab.get(record.table, "students")
        )

    def _try_again(self, item: RejectedItem, *_: object) -> None:
        record = item.record
        work = partial(review.retry_refused, self._store, record.table, record.row_id)
        self._do(record, work, self.tr("It will be sent again"))

    def _put_back(self, item: RejectedItem, *_: object) -> None:
        record = item.record
        # What it belonged to comes back too; a class that moved is another teacher's now.
        work = partial(
            review.retry_held,
            self._store,
            record.table,
            record.row_id,
            with_parents=item.reason == "parent_gone",
        )
        self._do(record, work, self.tr("Put back"), undo=True)

    def _set_aside(self, item: RejectedItem, *_: object) -> None:
        command = review.set_aside if item.reason == "refused" else review.dismiss_held
        work = partial(command, self._store, item.record.table, item.record.row_id)
        self._do(item.record, work, self.tr("Set aside; the history keeps it"))

    def _restore(self, item: HistoryItem, *_: object) -> None:
        work = partial(review.restore_version, self._store, item.seq)
        self._do(item.record, work, self.tr("Restored"), undo=True)

    def _do(
        self, record: RecordName, work: Callable[[], object], done: str, *, undo: bool = False
    ) -> None:
        def is_done(_: object) -> None:
            if done:
                self._context.toast(done, undo=undo)
            self.acted.emit()

        try:
            # A class can go, or come back, with all that was scored in it.
            rows = sync_center.count_with(self._store, record.table, record.row_id)
        except MehmiroError as error:
            self.failed.emit(error)
            return
        words = self.tr("One moment…")
        edit_beside(self._context, self.parent(), rows, words, work, is_done, self.failed.emit)
