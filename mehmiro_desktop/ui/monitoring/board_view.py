"""The board's table: by urgency, one row a student, narrowed by light and name."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from mehmiro_desktop.domain.alias_search import fold
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.monitoring_config import analysis_day
from mehmiro_desktop.domain.monitoring_records import BoardRow, MonitoringBoard
from mehmiro_desktop.ui.classes.record_table import RecordTable
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.monitoring.board_delegate import BoardDelegate
from mehmiro_desktop.ui.monitoring.board_model import (
    LIGHT,
    PARTS,
    PRIORITY,
    REASON,
    SEEN,
    STUDENT,
    WHY,
    BoardModel,
)
from mehmiro_desktop.ui.monitoring.words import MonitoringWords

ROW_PX, COMPACT_ROW_PX, _LINES_PX = 20, 4, 40
"""A row's height: what is around its two lines, and the lines at a text size of 100 %."""
ROOMY_PX, TIGHT_PX = 1060, 800
"""From the first on all columns show; below the second only what says who and why."""
REASON_PX = 150
"""With less room for the reason there is no button beside it: a click on the reason says why."""
_WIDTHS = {LIGHT: 138, STUDENT: 190, PRIORITY: 92, PARTS: 244, SEEN: 112, WHY: 116}
_NARROW_WIDTHS = {**_WIDTHS, STUDENT: 150, PARTS: 196, WHY: 104}
_TIGHT_WIDTHS = {**_WIDTHS, LIGHT: 116, STUDENT: 120, WHY: 98}


class BoardView(RecordTable):
    """Shows a :class:`MonitoringBoard`; Enter opens a student, Space says why, F2 sets the light.

    Signals:
        row_chosen: Another row is current; carries the :class:`BoardRow`.
        student_asked: The page of a student is wanted; carries the :class:`BoardRow`.
        why_asked: The evidence of a row is wanted; carries the :class:`BoardRow`.
        override_asked: The light of a row is to be set by hand; carries the :class:`BoardRow`.
    """

    row_chosen = Signal(object)
    student_asked = Signal(object)
    why_asked = Signal(object)
    override_asked = Signal(object)

    def __init__(self, context: UiContext, words: MonitoringWords) -> None:
        lines = scaled(_LINES_PX)
        super().__init__("monitoring.board", "", (ROW_PX + lines, COMPACT_ROW_PX + lines))
        self.setAccessibleName(self.tr("Students by urgency"))
        self._clock = context.clock
        headers = (
            self.tr("Signal"),
            self.tr("Student"),
            self.tr("Priority"),
            self.tr("Parts"),
            self.tr("Main reason"),
            self.tr("Last score"),
            "",
        )
        self.board_model = BoardModel(headers, words, context.clock.today(), self)
        self.setModel(self.board_model)
        context.day.changed.connect(self._on_day)
        self.setItemDelegate(BoardDelegate(self))
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._chosen_id = ""
        self._shows_evidence = False
        self._shown_room = 0
        self.opened.connect(self._on_opened)
        self.switch_asked.connect(self._on_why)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._size_columns()

    def _on_day(self, today: date) -> None:
        self.board_model.today = today
        self.viewport().update()

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """The rows shown."""
        return self.board_model.records

    def show_board(
        self, board: MonitoringBoard, light: Light | None, typed: str, *, names_class: bool
    ) -> None:
        """Show the rows that pass the filters; the chosen student stays chosen."""
        chosen = self._chosen_id
        wanted = fold(typed)
        rows = [
            row
            for row in board.rows
            if light in (None, row.light) and wanted in fold(row.student.alias)
        ]
        model = self.board_model
        model.today = analysis_day(self._clock.now(), board.config)
        model.show_board(rows, board.config, names_class=names_class)
        if rows:
            self.choose_row(max(0, model.row_of(chosen)))

    def make_room(self, shows_evidence: bool) -> None:
        """Leave columns out while the evidence stands beside the board."""
        self._shows_evidence = shows_evidence
        self._size_columns()

    def _room(self) -> int:
        """Return how many of the columns that may go have room: 2 all, 1 the parts, 0 none."""
        return sum(self.width() >= scaled(limit) for limit in (TIGHT_PX, ROOMY_PX))

    def _size_columns(self) -> None:
        self._shown_room = self._room()
        is_alone = not self._shows_evidence
        is_tight = self._shown_room == 0
        taken = scaled(sum(_TIGHT_WIDTHS[column] for column in (LIGHT, STUDENT, WHY)))
        has_button = not is_tight or self.width() - taken >= scaled(REASON_PX)
        self.board_model.joins_priority = is_tight
        self.setColumnHidden(WHY, not (is_alone and has_button))
        self.setColumnHidden(PRIORITY, is_tight)
        self.setColumnHidden(PARTS, not (is_alone and self._shown_room >= 1))
        self.setColumnHidden(SEEN, not (is_alone and self._shown_room >= 2))
        self.set_widths(REASON, self._width_of)

    def _width_of(self, column: int) -> int | None:
        widths = (_TIGHT_WIDTHS, _NARROW_WIDTHS, _WIDTHS)[self._shown_room]
        width = widths.get(column)
        return None if width is None else scaled(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out of a narrow board."""
        super().resizeEvent(event)
        # Tight, what the reason has left decides too.
        if self._room() != self._shown_room or self._shown_room == 0:
            self._size_columns()

    def row_at(self, number: int) -> BoardRow | None:
        """Return the row of that number, if there is one."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.row_at(current.row())
        if row is not None:
            self._chosen_id = row.id
            self.row_chosen.emit(row)

    def _on_opened(self, number: int) -> None:
        if row := self.row_at(number):
            self.student_asked.emit(row)

    def _on_why(self, number: int) -> None:
        if row := self.row_at(number):
            self.why_asked.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let F2 set the light of the row in front, as it edits elsewhere."""
        row = self.row_at(self.current_row())
        if event.key() == Qt.Key.Key_F2 and row is not None:
            self.override_asked.emit(row)
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        has_button = not self.isColumnHidden(WHY) or self._shows_evidence
        if index.column() == (WHY if has_button else REASON):
            self._on_why(index.row())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() != WHY:
            self._on_opened(index.row())
