"""The selected block of the grid, on its way to and from a spreadsheet."""

from decimal import Decimal

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from mehmiro_desktop.domain.cell_block import (
    Block,
    PastePlan,
    block_text,
    parse_block,
    plan_paste,
)
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_rows import GridRows
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class GridBlock:
    """What is selected in the grid, as rows and columns of scores."""

    def __init__(self, view: QTableView, sheet: ScoreSheet, rows: GridRows) -> None:
        self._view, self._rows = view, rows
        self._grid = sheet.model

    def cells(self) -> list[tuple[int, int]]:
        """Return row and column of each selected score cell in sight, in reading order.

        A selection takes in what is hidden between its rows; nothing may happen to that.
        """
        found = [i for i in self._view.selectedIndexes() if self._grid.is_score(i)]
        places = sorted((index.row(), index.column()) for index in found)
        return [each for each in places if not self._view.isRowHidden(each[0])]

    def copy(self) -> str:
        """Put the block on the clipboard as a spreadsheet understands it; say why if not."""
        if presenter.is_on():
            return words.hidden()
        cells = self.cells()
        if not cells:
            return ""
        rows = [row for row in self._rows.shown if cells[0][0] <= row <= cells[-1][0]]
        columns = range(min(c for _, c in cells), max(c for _, c in cells) + 1)
        block = [
            [self._grid.value(row, c) if (row, c) in cells else None for c in columns]
            for row in rows
        ]
        QGuiApplication.clipboard().setText(block_text(block, self._grid.decimal_mark))
        return ""

    def plan(self, text: str) -> PastePlan:
        """Say what pasting ``text`` at the top left of the selection would do.

        Raises:
            InvalidImport: it is no table, or larger than a class could be.
        """
        cells = self.cells()
        block = self._spread(parse_block(text), cells)
        shown = self._rows.shown
        top_left = (0, 0)
        if cells:
            top_left = (shown.index(cells[0][0]), min(column for _, column in cells))
        plan = plan_paste(
            block, top_left, len(shown), self._grid.variables, self._present(shown)
        )
        return self._rows.as_rows(plan, shown)

    def _spread(self, block: Block, cells: list[tuple[int, int]]) -> Block:
        """Repeat a single value over the selected block; leave any other block as it is."""
        if len(cells) < 2 or len(block) != 1 or len(block[0]) != 1:
            return block
        width = len({column for _, column in cells})
        height = len({row for row, _ in cells})
        return ((block[0][0],) * width,) * height

    def _present(self, shown: list[int]) -> dict[tuple[int, int], Decimal]:
        return {
            (place, column): value
            for place, row in enumerate(shown)
            for column in range(self._grid.score_columns)
            if (value := self._grid.value(row, column)) is not None
        }
