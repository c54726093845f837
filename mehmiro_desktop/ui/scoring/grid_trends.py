"""The grid's column of trends: read when the hand rests, never between two keys."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.trends import load_trends
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

_OPENED_MS, _RESTED_MS = 0, 400


class GridTrends(QObject):
    """Reads the trends of the open class after it was opened and after its scores changed."""

    def __init__(self, sheet: ScoreSheet, grid: QWidget) -> None:
        super().__init__(grid)
        self._sheet = sheet
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._load)
        sheet.opened.connect(self._read_soon)
        sheet.refreshed.connect(self._read_later)
        sheet.model.facts_changed.connect(self._read_later)

    def _read_soon(self) -> None:
        self._soon.start(_OPENED_MS)

    def _read_later(self, *_: object) -> None:
        self._soon.start(_RESTED_MS)

    def _load(self) -> None:
        at = self._sheet.at
        if at is None:
            return
        try:
            trends = load_trends(self._sheet.context.store, at.school_class.id)
        except MehmiroError:
            # The scores are there all the same; the next reading may succeed.
            return
        self._sheet.model.show_trends(trends)
