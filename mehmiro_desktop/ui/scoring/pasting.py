"""Pasting a block from a spreadsheet into the grid, looked at first if it is more than one cell."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.cell_block import PastePlan
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui import messages, presenter
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from mehmiro_desktop.ui.scoring.paste_panel import PastePanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class Pasting(QObject):
    """What happens between Ctrl+V and the scores.

    Signals:
        noticed: a sentence for the foot and its tone.
        done: the scores are in.
    """

    noticed = Signal(str, str)
    done = Signal()

    def __init__(self, sheet: ScoreSheet, grid: ScoreGridView, host: QWidget) -> None:
        super().__init__(host)
        self._sheet = sheet
        self._grid = grid
        self.panel = PastePanel(sheet, host)
        self.panel.accepted.connect(self._put)
        grid.paste_requested.connect(self._on_paste)

    def _on_paste(self, text: str) -> None:
        if presenter.is_on():
            self.noticed.emit(words.hidden(), "muted")
            return
        if self._grid.score_at is None:
            return
        try:
            plan = self._grid.block.plan(text)
        except MehmiroError as error:
            self.noticed.emit(messages.sentence(error), "error")
            return
        if not plan.is_single:
            self.panel.open_for(plan)
        elif plan.refused:
            only = plan.refused[0]
            self.noticed.emit(self._sheet.explain(only.row, only.column, text), "error")
        elif plan.puts:
            self._put(plan)

    def _put(self, plan: PastePlan) -> None:
        puts = [(put.row, put.column, put.value) for put in plan.puts]
        self._sheet.put_many(puts, partial(self._on_put, len(puts)))

    def _on_put(self, count: int, failure: str) -> None:
        if failure:
            self.noticed.emit(failure, "error")
            return
        self.noticed.emit("", "muted")
        self._sheet.context.toast(self.tr("%n scores pasted", "", count), undo=True)
        self.done.emit()
