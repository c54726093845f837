"""The grid's cursor goes to what an undo or a redo changed, when that is one cell."""

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.ui.scoring.grid_model import Place
from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class UndoCursor(QObject):
    """Watches what is refreshed; moves only a grid that is in front and not typed into."""

    def __init__(self, sheet: ScoreSheet, grid: ScoreGridView) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, sheet.model
        self._attended: set[int] = set()
        sheet.model.attendance_changed.connect(self._attended.add)
        sheet.refreshed.connect(self._follow)

    def _follow(self, changed: frozenset[Place], origin: Origin | None) -> None:
        cells = [at for each in changed if (at := self._model.where(each)) is not None]
        cells += [(row, self._model.attendance_column) for row in self._attended]
        self._attended.clear()
        is_free = self._grid.isVisible() and self._grid.editing.editor is None
        if origin is Origin.LOCAL and is_free and len(cells) == 1:
            self._grid.go_to(*cells[0])
