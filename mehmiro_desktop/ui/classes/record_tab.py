"""What the lists of a class share: an add line, a table edited in place, acts on the chosen row.

GUI thread. News that arrive while a cell is being edited are shown when the editor closes.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui.beside import edit_beside
from mehmiro_desktop.ui.classes.record_model import HasId, RecordModel
from mehmiro_desktop.ui.classes.record_table import RecordTable
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.widgets import Card, Notice, plain_label, v_column
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

_ROWS_LEAST = 5
"""Heading and rows that are always in sight; in a low window the page scrolls."""

R = TypeVar("R", bound=HasId)


class RecordTab(QWidget, Generic[R]):
    """One list of the class shown; subclasses fill the add line and the acts.

    Signals:
        counted: The list was read; carries how many records it holds.
    """

    counted = Signal(int)

    def __init__(self, context: UiContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.context = context
        self.class_id = ""
        self.notice = Notice(f"{name}.notice")
        self.add_row = WrapLayout()
        self.acts = WrapLayout()
        self.hint: QLabel = plain_label(role="muted", wrap=True, name=f"{name}.hint")
        self.card = Card(margin=12, spacing=10)
        self._is_stale = False
        self.model, self.table = self.make_table()
        self._lay_out()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setMinimumHeight(TARGET_PX * _ROWS_LEAST)
        self.model.setParent(self)
        self.card.column.addLayout(self.add_row)
        self.card.column.addWidget(self.notice)
        self.card.column.addWidget(self.hint)
        self.card.column.addWidget(self.table, 1)
        self.card.column.addLayout(self.acts)
        column = v_column()
        column.addWidget(self.card)
        self.setLayout(column)
        self.model.refused.connect(self.say_error)
        self.model.edited.connect(self._on_edited)
        self.table.editing_finished.connect(self._on_editing_finished)
        self.table.remove_asked.connect(self.remove_chosen)
        self.table.switch_asked.connect(self.model.turn_switch)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def make_table(self) -> tuple[RecordModel[R], RecordTable]:
        """Make the model and its table; called once, first of all."""
        raise NotImplementedError

    def load(self) -> Sequence[R]:
        """Return the records of the class from the store."""
        raise NotImplementedError

    def remove(self, record: R) -> None:
        """Remove a record and offer to undo it."""
        raise NotImplementedError

    def show_acts(self, record: R | None) -> None:
        """Enable what can be done with the chosen record."""
        raise NotImplementedError

    def empty_hint(self) -> str:
        """Return the sentence for an empty list."""
        raise NotImplementedError

    def show_class(self, class_id: str) -> None:
        """Show another class's list."""
        self.class_id = class_id
        self.notice.say("")
        self.refresh()
        if self.model.rowCount():
            self.table.choose_row(0)

    def refresh(self) -> None:
        """Read the list again, now or when the open editor closes; the choice stays."""
        if self.table.is_editing:
            self._is_stale = True
            return
        self._is_stale = False
        chosen, row = self.chosen(), self.table.current_row()
        column = max(self.table.currentIndex().column(), 0)
        self.model.show_records(self.load() if self.class_id else ())
        if row >= 0 and self.model.rowCount():
            kept = self.model.row_of(chosen.id) if chosen else -1
            self.table.choose_row(kept if kept >= 0 else row, column)
        self.hint.setText(self.empty_hint())
        self.hint.setVisible(self.model.rowCount() == 0)
        self.show_acts(self.chosen())
        self.counted.emit(self.count_all())

    def count_all(self) -> int:
        """Return how many records the class has, shown or not."""
        return self.model.rowCount()

    def chosen(self) -> R | None:
        """Return the chosen record."""
        row = self.table.current_row()
        return self.model.records[row] if 0 <= row < len(self.model.records) else None

    def choose(self, record_id: str, column: int = 0) -> None:
        """Choose the row of a record."""
        row = self.model.row_of(record_id)
        if row >= 0:
            self.table.choose_row(row, column)

    def remove_chosen(self, *_: object) -> None:
        """Remove the chosen record."""
        record = self.chosen()
        if record is None:
            return
        self.notice.say("")
        try:
            self.remove(record)
        except MehmiroError as error:
            self.say_error(error)
            return
        self.refresh()

    def remove_beside(self, rows: int, work: Callable[[], Edit], words: str) -> None:
        """Remove what has ``rows`` scores, beside the window if they are many, and say so."""

        def done(_edit: Edit) -> None:
            self.context.toast(words, undo=True)

        waiting = self.tr("Removing…")
        edit_beside(self.context, self, rows, waiting, work, done, self.say_error)

    def edit_chosen(self, column: int, *_: object) -> None:
        """Open the editor of the chosen row."""
        if self.chosen() is not None:
            self.table.setFocus()
            self.table.edit_cell(self.table.current_row(), column)

    def say_error(self, error: MehmiroError) -> None:
        """Say why something was refused, above the list and to a screen reader."""
        self.say(sentence(error), "error")

    def say(self, text: str, tone: str = "neutral") -> None:
        """Say something above the list."""
        self.notice.say(text, tone)
        self.context.announce(text)

    def _on_edited(self) -> None:
        self.notice.say("")
        self.refresh()

    def _on_editing_finished(self) -> None:
        if self._is_stale:
            self.refresh()

    def _on_row_changed(self, *_: Any) -> None:
        self.show_acts(self.chosen())
