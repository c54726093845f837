"""The grid's column of trends: read when the hand rests, a student at a time.

A term of scores of a class takes most of a second to read; of one student it is gone before the
next key.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.trends import load_trend_scores, trends_of
from mehmiro_desktop.ui.scoring.grid_model import AnyIndex
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.turns import Turns

_RESTED_MS = 400


class GridTrends(QObject):
    """Reads the trends of everyone after opening, and of those whose scores changed."""

    def __init__(self, sheet: ScoreSheet, grid: QWidget) -> None:
        super().__init__(grid)
        self._sheet, self._model = sheet, sheet.model
        self._waiting: dict[str, None] = {}
        self._turns = Turns(self)
        self._soon = QTimer(self, singleShot=True, interval=_RESTED_MS)
        self._soon.timeout.connect(self._start)
        sheet.opened.connect(self._read_all)
        self._model.dataChanged.connect(self._on_changed)
        self._model.rowsInserted.connect(self._read_all)

    def _read_all(self, *_: object) -> None:
        self._waiting = dict.fromkeys(each.id for each in self._model.students)
        self._start()

    def _on_changed(self, first: AnyIndex, last: AnyIndex) -> None:
        if first.column() < self._model.score_columns:
            students = self._model.students[first.row() : last.row() + 1]
            self._waiting |= dict.fromkeys(each.id for each in students)
            self._turns.stop()
            self._soon.start()

    def _start(self) -> None:
        self._soon.stop()
        self._turns.start(self._load())

    def _load(self) -> Iterator[None]:
        store = self._sheet.context.store
        while self._waiting and (at := self._sheet.at) is not None:
            student = next(iter(self._waiting))
            try:
                scores = load_trend_scores(store, at.school_class.id, (student,))
            except MehmiroError:
                # The scores are there all the same; the next reading may succeed.
                return
            yield
            self._model.show_trends(trends_of(scores))
            # Not before: whoever stops this in between has it read again.
            self._waiting.pop(student, None)
            yield
