"""The bin: what was removed in the last thirty days, bringing it back, erasing it for good."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.bin import restore_removed
from mehmiro_desktop.store.commands.erasing import ERASABLE
from mehmiro_desktop.store.queries.bin import SHOWN_DAYS, BinItem, count_removed, load_bin
from mehmiro_desktop.ui import i18n, presenter
from mehmiro_desktop.ui.beside import edit_beside
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.prompts import Answer, ask
from mehmiro_desktop.ui.sync_center.words import RecordWords
from mehmiro_desktop.ui.widgets import (
    Card,
    Notice,
    ScrollColumn,
    StateView,
    card_title,
    h_row,
    icon_button,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)
from mehmiro_desktop.ui.worker import worker_of

if TYPE_CHECKING:
    from mehmiro_desktop.ui.background import Job

_MOST_SHOWN = 100


class BinPanel(QDialog):
    """Lists what was removed; Restore brings one back, with all that went with it."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        """Read the bin and lay it out over the window of ``parent``."""
        super().__init__(parent.window())
        self.setObjectName("bin")
        self.setWindowTitle(self.tr("Bin"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 620)
        self.context = context
        self._words = RecordWords(context.clock.today(), context.store.device_name)
        self._reading: Job | None = None
        self._items: tuple[BinItem, ...] | None = None
        self._told = Notice("bin.told")
        self._rows = ScrollColumn(margin=4, spacing=10)
        self._state = StateView("bin.state", self._rows)
        close = primary_button(self.tr("Close"), "bin.close", parent=self)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        column = v_column(spacing=12, margin=24)
        column.addWidget(card_title(self.tr("Removed in the last %n days", "", SHOWN_DAYS)))
        column.addWidget(
            plain_label(
                self.tr(
                    "Older removals leave this list only: they stay in the sync centre's"
                    " history, encrypted on this laptop."
                ),
                role="muted", style="small", wrap=True,
            )
        )  # fmt: skip
        column.addWidget(self._told)
        column.addWidget(self._state, 1)
        column.addLayout(h_row(None, close))
        self.setLayout(column)
        presenter.follow(self, self._follow_presenter)
        self.refresh()

    @property
    def is_reading(self) -> bool:
        """Whether what is in it is still being read."""
        return self._reading is not None

    def _follow_presenter(self) -> None:
        """Call everything what it is called now, at once: nothing is read anew for it."""
        self._told.say("")
        if self._items is not None:
            self._lay_out(self._items)

    def refresh(self) -> None:
        """Read the bin again, beside the window: a class of a year left thousands of rows."""
        if self._reading is not None:
            self._reading.drop()
        if not self._rows.column.count():
            self._state.show_loading(self.tr("Looking into the bin…"))
        self._reading = worker_of(self.context).start(load_bin, self.context.store)
        self._reading.done.connect(self._show_items)
        self._reading.failed.connect(self._show_failure)

    def _show_failure(self, error: MehmiroError) -> None:
        self._reading = None
        self._state.setEnabled(True)
        self._state.show_error(error, self.tr("Try again"), self.refresh)

    def _show_items(self, items: tuple[BinItem, ...]) -> None:
        self._reading, self._items = None, items
        self._state.setEnabled(True)
        self._lay_out(items)

    def _lay_out(self, items: tuple[BinItem, ...]) -> None:
        if not items:
            self._state.show_empty(
                self.tr("The bin is empty"),
                self.tr("What you remove can be brought back from here."),
                icon="trash",
            )
            return
        while (old := self._rows.column.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        for number, item in enumerate(items[:_MOST_SHOWN]):
            self._rows.column.addWidget(self._row(number, item))
        if len(items) > _MOST_SHOWN:
            more = self.tr("%n older ones", "", len(items) - _MOST_SHOWN)
            self._rows.column.addWidget(plain_label(more, role="muted"))
        self._rows.column.addStretch(1)
        self._state.show_content()

    def _row(self, number: int, item: BinItem) -> QWidget:
        name = self._name(item)
        lines = v_column(spacing=2)
        lines.addWidget(plain_label(name, style="strong", wrap=True, name=f"bin.name.{number}"))
        when = i18n.shown_when(item.at, self.context.clock.today())
        what = self.tr("Scores") if item.count > 1 else self._words.rest(item.record)
        where = self.tr("{what} · removed {when} on {device}").format(
            what=what, when=when, device=item.device
        )
        lines.addWidget(plain_label(where, style="small", role="muted", wrap=True))
        restore = secondary_button(
            self.tr("Restore"), f"bin.restore.{number}", icon="undo-2", parent=self
        )
        restore.setAccessibleName(presenter.aloud(self.tr("Restore {name}").format(name=name)))
        restore.clicked.connect(partial(self._restore, item))
        card = Card(kind="inset", margin=12)
        row = h_row(spacing=12)
        row.addLayout(lines, 1)
        row.addWidget(restore)
        if self.context.erase is not None and item.record.table in ERASABLE:
            erase = icon_button(
                "eraser",
                self.tr("Erase {name} for good").format(name=name),
                f"bin.erase.{number}",
                parent=self,
            )
            erase.clicked.connect(partial(self._ask_to_erase, item))
            # Nobody erases for good who is not named.
            erase.setEnabled(not presenter.shows_numbers())
            row.addWidget(erase)
        card.column.addLayout(row)
        return card

    def _name(self, item: BinItem) -> str:
        if item.count > 1:
            return self.tr("%n scores", "", item.count)
        return self._words.lead(item.record)

    def _restore(self, item: BinItem, *_: object) -> None:
        name = self._name(item)
        words = self.tr("{name} is back. Ctrl+Z takes it away again.").format(name=name)

        def done(_edit: Edit) -> None:
            self._say_after(words, "success")

        def failed(error: MehmiroError) -> None:
            self._say_after(sentence(error), "error")

        store = self.context.store
        waiting = self.tr("Bringing it back…")
        try:
            rows = count_removed(store, item.seqs)
        except MehmiroError:
            # The act itself will say what is wrong.
            rows = 0
        # One at a time: what it brings back may be what the next one hangs on.
        self._state.setEnabled(False)
        work = partial(restore_removed, store, item.seqs)
        edit_beside(self.context, self, rows, waiting, work, done, failed)

    def _ask_to_erase(self, item: BinItem, *_: object) -> None:
        name = self._name(item)
        detail = self.tr(
            "All scores, comments and history go too: here, on the school's server, on your other"
            " laptops, and in this laptop's backups. Files you exported stay where they are."
            " Nobody can bring it back."
        )
        answers = [
            Answer(self.tr("Erase for good"), partial(self._erase, item), danger=True),
        ]
        title = self.tr("Erase {name} for good?").format(name=name)
        question = ask(self, title, detail, answers, self.tr("Keep in the bin"))
        # Who it is about may be called something else from now on; nothing is erased meanwhile.
        presenter.news().presenter_changed.connect(question.reject)

    def _erase(self, item: BinItem) -> None:
        if self.context.erase is None:
            return
        self._told.say(self.tr("Erasing…"))
        self._state.setEnabled(False)
        job = self.context.erase(item.record.table, item.record.row_id)
        job.done.connect(self._erased)
        job.failed.connect(self._not_erased)

    def _erased(self, *_: object) -> None:
        self._say_after(self.tr("Erased for good."), "success")

    def _not_erased(self, error: MehmiroError) -> None:
        words = self.tr("Not erased. It is still in the bin.")
        self._say_after(f"{words} {sentence(error)}", "error")

    def _say_after(self, words: str, tone: str) -> None:
        self._told.say(words, tone)
        self.context.announce(words)
        # What is listed may be gone from the bin: nothing of it is offered until it is read anew.
        self.refresh()
