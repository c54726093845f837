"""Going back to a backup: which there are, what each would do, and the way back."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QProgressBar, QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store, backup
from mehmiro_desktop.store.restore import Counts, RestorePlan, plan_restore, restore
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.background import Job
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import (
    Notice,
    StateView,
    card_title,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

_SHORT = Qt.ItemDataRole.UserRole


class _Stopped(Exception):
    """The person wants it no more."""


def _restore(
    store: Store, snapshot: Path, tell: Callable[[int], None], stop: threading.Event
) -> bool:
    """Go back, on the worker; false when it was cancelled."""

    def step(percent: int) -> None:
        if stop.is_set():
            raise _Stopped
        tell(percent)

    try:
        restore(store, snapshot, step)
    except _Stopped:
        return False
    return True


class RestorePanel(QDialog):
    """Lists the backups of the open account; one of them can take the place of what is here.

    Signals:
        restored: the store holds the backup now; every screen is to be read anew.
    """

    restored = Signal()
    _stepped = Signal(int)

    def __init__(
        self, context: UiContext, start_job: Callable[..., Job], parent: QWidget
    ) -> None:
        """Lay the list out over the window of ``parent``."""
        super().__init__(parent.window())
        self.setObjectName("restore")
        self.setWindowTitle(self.tr("Backups"))
        # Nothing can be typed meanwhile that would go under.
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(scaled(760), 1200), min(scaled(560), 680))
        self._context, self._start = context, start_job
        self._stop = threading.Event()
        self._is_running = False
        self._stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self.list = QListWidget()
        self.list.setObjectName("restore.list")
        self.list.setAccessibleName(self.tr("Backups, the newest first"))
        self.list.setProperty("kind", "records")
        self.list.setFont(font("body"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_chosen)
        self._plan = plain_label(wrap=True, name="restore.plan")
        self._plan.setMinimumHeight(4 * self._plan.fontMetrics().lineSpacing())
        self._plan.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._told = Notice("restore.told")
        self._bar = QProgressBar()
        self._bar.setObjectName("restore.progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Restoring"))
        self._bar.hide()
        self.go = secondary_button(
            self.tr("Restore this backup"), "restore.go", icon="archive-restore", parent=self
        )
        self.go.clicked.connect(self._on_go)
        self.close_button = primary_button("", "restore.close", parent=self)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setDefault(True)
        content = QWidget()
        inner = v_column(spacing=12)
        inner.addWidget(self.list, 1)
        inner.addWidget(self._plan)
        content.setLayout(inner)
        self._state = StateView("restore.state", content)
        column = v_column(spacing=12, margin=24)
        column.addWidget(card_title(self.tr("Backups on this laptop")))
        column.addWidget(self._state, 1)
        column.addWidget(self._told)
        column.addWidget(self._bar)
        column.addLayout(h_row(None, self.go, self.close_button))
        self.setLayout(column)
        self._show_running(False)
        self._fill()

    # -- what there is -------------------------------------------------------------------------

    def _fill(self) -> None:
        store, today = self._context.store, self._context.clock.today()
        for path in backup.snapshots(store.directory):
            try:
                when = i18n.shown_when(backup.taken_at(path), today)
                size = i18n.shown_size(path.stat().st_size)
            except (MehmiroError, OSError):
                continue  # gone this moment
            item = QListWidgetItem(f"{when} · {self._kind(path)} · {size}", self.list)
            item.setData(_SHORT, (str(path), when))
        if self.list.count():
            self._state.show_content()
            self.list.setCurrentRow(0)
        else:
            self.go.setEnabled(False)
            self._state.show_empty(
                self.tr("No backup yet"),
                self.tr("One is made each day, a few seconds after the app is opened."),
                icon="archive",
            )

    def _kind(self, path: Path) -> str:
        return {
            "daily": self.tr("of the day"),
            "manual": self.tr("made by hand"),
            "before-migration": self.tr("before an update"),
            "before-removal": self.tr("before a large removal"),
            "before-restore": self.tr("before going back"),
        }.get(backup.kind_of(path), "")

    @property
    def _chosen(self) -> tuple[Path, str] | None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None:
            return None
        path, when = item.data(_SHORT)
        return Path(path), when

    def _on_chosen(self, *_: object) -> None:
        self.go.setEnabled(False)
        self._plan.setText("")
        self._told.say("")
        chosen = self._chosen
        if chosen is not None:
            job = self._start(plan_restore, self._context.store, chosen[0])
            job.done.connect(partial(self._show_plan, chosen))
            job.failed.connect(partial(self._show_no_plan, chosen))

    def _show_plan(self, of: tuple[Path, str], plan: RestorePlan) -> None:
        if of != self._chosen:
            return
        lines = [
            self.tr("Goes back to {when}: {there}. Now there are {here}.").format(
                when=of[1], there=self._counts(plan.there), here=self._counts(plan.here)
            )
        ]
        if not self._context.store.account.is_sample:
            lines.append(
                self.tr(
                    "What the school has on its server stays: it comes again with the next sync."
                    " What was removed there stays removed; the bin brings it back."
                )
            )
        if plan.unsent:
            lines.append(
                self.tr("%n changes not sent yet are put aside and not sent.", "", plan.unsent)
            )
        lines.append(
            self.tr("What is here now is kept first, as a backup: restore that to undo this.")
        )
        self._plan.setText("\n".join(lines))
        self.go.setEnabled(not self._is_running)

    def _show_no_plan(self, of: tuple[Path, str], error: MehmiroError) -> None:
        if of == self._chosen:
            self._told.say(sentence(error), "error")

    def _counts(self, counts: Counts) -> str:
        return ", ".join(
            (
                self.tr("%n classes", "", counts.classes),
                self.tr("%n students", "", counts.students),
                self.tr("%n scores", "", counts.scores),
            )
        )

    # -- going back ----------------------------------------------------------------------------

    def _on_go(self) -> None:
        chosen = self._chosen
        if chosen is None or self._is_running:
            return
        self._stop.clear()
        self._show_running(True)
        job = self._start(
            _restore, self._context.store, chosen[0], self._stepped.emit, self._stop
        )
        job.done.connect(partial(self._on_done, chosen[1]))
        job.failed.connect(self._on_failed)

    def _show_running(self, is_running: bool) -> None:
        self._is_running = is_running
        self._bar.setVisible(is_running)
        self._bar.setValue(0)
        self.list.setEnabled(not is_running)
        self.go.setEnabled(not is_running and self._chosen is not None)
        words = self.tr("Cancel") if is_running else self.tr("Close")
        self.close_button.setText(words)

    def _show_step(self, percent: int) -> None:
        self._bar.setValue(percent)

    def _on_done(self, when: str, is_done: bool) -> None:
        self._show_running(False)
        if not is_done:
            self._told.say(self.tr("Cancelled. Everything is as it was."), "neutral")
            return
        self.accept()
        self.restored.emit()
        self._context.toast(self.tr("As it was: {when}").format(when=when))

    def _on_failed(self, error: MehmiroError) -> None:
        self._show_running(False)
        self._told.say(sentence(error), "error")
        self._context.announce(sentence(error))

    def reject(self) -> None:
        """Cancel what runs; close when nothing does."""
        if self._is_running:
            self._stop.set()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until what runs has come to an end."""
        if self._is_running:
            self._stop.set()
            event.ignore()
        else:
            super().closeEvent(event)
