"""What keys of the grid do to scores where the cursor is; the keys are the view's."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from mehmiro_desktop.domain.score_typing import step_score
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

At = tuple[int, int] | None


class GridActs(QObject):
    """Steps, fills and clears cells.

    Signals:
        reported: why it could not be done; empty when it was.
    """

    reported = Signal(str)

    def __init__(self, sheet: ScoreSheet, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._grid = sheet.model

    def step(self, at: At, direction: int) -> None:
        """Raise (1) or lower (-1) the score of a cell by one."""
        if at is None:
            return
        before = self._grid.value(*at)
        value = step_score(before, direction, self._grid.variable(at[1]))
        if value is not None and value != before:
            self.reported.emit(self._sheet.record(*at, value))

    def fill_blanks(self, at: At) -> None:
        """Give the blanks of a cell's column its score."""
        value = None if at is None else self._grid.value(*at)
        if at is None or value is None:
            self.reported.emit(
                self.tr("Score this cell first; its score then fills the blanks.")
            )
        else:
            self.reported.emit(self._sheet.fill_blanks(at[1], value))

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        """Take the scores of cells away, and texts that were not saved."""
        for cell in cells:
            self._grid.set_draft(self._grid.place(*cell), "")
        self.reported.emit(self._sheet.clear(cells))

    def drop_draft(self, at: At) -> bool:
        """Take back a text that was not saved; tell whether there was one."""
        if at is None or not self._grid.draft(*at):
            return False
        self._grid.set_draft(self._grid.place(*at), "")
        self.reported.emit("")
        return True
