"""The grid's column of trends: read when the hand rests, a few students at a time.

A term of scores of a class takes most of a second to read; of two students it is gone before the
next key.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.trends import load_trends
from mehmiro_desktop.ui.scoring.grid_model import AnyIndex
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

_AT_ONCE, _RESTED_MS = 2, 400


class GridTrends(QObject):
    """Reads the trends of everyone after opening, and of those whose scores changed."""

    def __init__(self, sheet: ScoreSheet, grid: QWidget) -> None:
        super().__init__(grid)
        self._sheet, self._model = sheet, sheet.model
        self._waiting: dict[str, None] = {}
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._load)
        sheet.opened.connect(self._read_all)
        self._model.dataChanged.connect(self._on_changed)
        self._model.rowsInserted.connect(self._read_all)

    def _read_all(self, *_: object) -> None:
        self._waiting = dict.fromkeys(each.id for each in self._model.students)
        self._soon.start(0)

    def _on_changed(self, first: AnyIndex, last: AnyIndex) -> None:
        if first.column() < self._model.score_columns:
            students = self._model.students[first.row() : last.row() + 1]
            self._waiting |= dict.fromkeys(each.id for each in students)
            self._soon.start(_RESTED_MS)

    def _load(self) -> None:
        at = self._sheet.at
        now = list(self._waiting)[:_AT_ONCE]
        if at is None or not now:
            return
        for each in now:
            del self._waiting[each]
        try:
            trends = load_trends(self._sheet.context.store, at.school_class.id, now)
        except MehmiroError:
            # The scores are there all the same; the next reading may succeed.
            return
        self._model.show_trends(trends)
        if self._waiting:
            self._soon.start(0)
