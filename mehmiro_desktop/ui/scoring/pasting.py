"""Pasting a block from a spreadsheet into the grid, looked at first if it is more than one cell."""

from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal

from mehmiro_desktop.domain.cell_block import PastePlan
from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.undo import load_undo_state
from mehmiro_desktop.ui import messages, presenter
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanels
from mehmiro_desktop.ui.scoring.paste_panel import PastePanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class Pasting(QObject):
    """What happens between Ctrl+V and the scores.

    Signals:
        noticed: a sentence for the foot and its tone.
    """

    noticed = Signal(str, str)

    def __init__(self, sheet: ScoreSheet, grid: ScoreGridView, panels: InlinePanels) -> None:
        super().__init__(panels)
        self._sheet = sheet
        self._grid = grid
        self._panels = panels
        grid.paste_requested.connect(self._on_paste)

    @cached_property
    def panel(self) -> PastePanel:
        """What shows a block before it is pasted, made with the first."""
        panel = self._panels.add(PastePanel(self._sheet, self._panels.host))
        panel.accepted.connect(self._put)
        return panel

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
        at = self._sheet.at
        self.noticed.emit("", "muted")
        self._sheet.put_many(
            [(put.row, put.column, put.value) for put in plan.puts],
            partial(self._on_put, len(plan.puts)),
            partial(self._on_failed, "" if at is None else at.session.id),
        )

    def _on_put(self, count: int, edit: Edit) -> None:
        words = self.tr("%n scores pasted", "", count)
        self._sheet.context.toast(words, undo=self._is_last(edit))

    def _is_last(self, edit: Edit) -> bool:
        """Tell whether Undo would take the paste back, and not what was scored meanwhile."""
        try:
            last = load_undo_state(self._sheet.context.store).undo
        except MehmiroError:
            return False
        return last is not None and last.id == edit.id

    def _on_failed(self, session_id: str, failure: str) -> None:
        at = self._sheet.at
        is_here = at is not None and at.session.id == session_id
        if is_here and self._grid.isVisible():
            self.noticed.emit(failure, "error")
        else:
            # They have gone on: it is told where they are.
            self._sheet.context.toast(failure)
