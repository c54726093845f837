"""Attendance in the grid: by exception, one key or one click each, no step to save it."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.ui import letters
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_model import AnyIndex
from mehmiro_desktop.ui.scoring.navigation import Move, target
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

_CYCLE = (
    AttendanceStatus.PRESENT,
    AttendanceStatus.ABSENT,
    AttendanceStatus.LATE,
    AttendanceStatus.EXEMPT,
)


class GridAttendance(QObject):
    """What keys and clicks do to attendance.

    Signals:
        reported: why it could not be done; empty when it was.
    """

    reported = Signal(str)

    def __init__(self, sheet: ScoreSheet, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._grid = sheet.model

    def is_at(self, at: tuple[int, int] | None) -> bool:
        """Tell whether a row and column are a cell of attendance."""
        return at is not None and at[1] == self._grid.attendance_column

    def toggle(self, at: tuple[int, int] | None, status: AttendanceStatus) -> None:
        """Give the student of a row a status, or take it away again."""
        if at is not None:
            self.reported.emit(self._sheet.toggle_attendance(at[0], status))

    def put(self, row: int, status: AttendanceStatus) -> None:
        """Say how the student of a row attended."""
        self.reported.emit(self._sheet.set_attendance(row, status))

    def on_clicked(self, index: AnyIndex) -> None:
        """Go round the ways to attend; absent is one click away."""
        if index.column() != self._grid.attendance_column:
            return
        now = self._grid.attendance(index.row())
        following = _CYCLE[(_CYCLE.index(now) + 1) % len(_CYCLE)]
        self.reported.emit(self._sheet.set_attendance(index.row(), following))

    def hint(self) -> str:
        """Return what to do in a cell of attendance."""
        hints = [QCoreApplication.translate("Scoring", "Space or a click: absent.")]
        for name, status in (
            ("late", AttendanceStatus.LATE),
            ("exempt", AttendanceStatus.EXEMPT),
        ):
            if letters.are_on():
                hints.append(f"{letters.shown(name)}: {words.attendance_text(status)}.")
        return " ".join(hints)

    def target(self, move: Move, at: tuple[int, int], rows: int, page: int) -> tuple[int, int]:
        """Return the cell a move leads to among ``rows``, attendance in front of the scores."""
        columns, order = self._grid.score_columns, self._grid.screen_order
        is_score = at[1] < columns
        if is_score and move not in (Move.LEFT, Move.RIGHT):
            return target(move, at, (rows, columns), page)
        # Counted as on the screen, mean and trend included.
        row, place = target(move, (at[0], order.index(at[1])), (rows, len(order)), page)
        return row, order[place]
