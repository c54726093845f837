"""The board's rows as Qt shows and screen readers read them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt

from mehmiro_desktop.domain.monitoring_config import MonitoringConfig
from mehmiro_desktop.domain.monitoring_records import BoardRow
from mehmiro_desktop.ui.classes.record_model import RecordModel
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.monitoring.words import SEPARATOR, MonitoringWords

LIGHT, STUDENT, PRIORITY, PARTS, REASON, SEEN, WHY = range(7)
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole :class:`BoardRow` of a cell."""


def _refuse(_record: BoardRow, _column: int, _value: object) -> None:
    """Nothing on the board is edited."""


class BoardModel(RecordModel[BoardRow]):
    """Students by urgency; text in every cell, so that nothing is said by colour alone."""

    def __init__(
        self, headers: Sequence[str], words: MonitoringWords, today: date, parent: QObject
    ) -> None:
        super().__init__(headers, _refuse, parent)
        self.words = words
        self.today = today
        self.config = MonitoringConfig()
        self.names_class = False
        """Whether the class stands below each alias (more than one class is shown)."""
        self.joins_priority = False
        """Whether the priority stands beside the light, for want of room for a column."""

    def show_board(
        self, rows: Sequence[BoardRow], config: MonitoringConfig, *, names_class: bool
    ) -> None:
        """Show rows under the settings in force."""
        is_other = (config, names_class) != (self.config, self.names_class)
        self.config, self.names_class = config, names_class
        self.show_records(rows)
        if is_other and rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, WHY))

    def cell(self, record: BoardRow, column: int, role: int) -> object:
        """Return what a cell shows and says."""
        if role == ROW_ROLE:
            return record
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(record, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(column, Qt.Orientation.Horizontal)
            text = self.text(record, column)
            return text if column in (STUDENT, WHY) else f"{heading}: {text}"
        return None

    def text(self, record: BoardRow, column: int) -> str:
        """Return a cell's words."""
        words = self.words
        texts = {
            LIGHT: lambda: self._light(record),
            STUDENT: lambda: self._student(record),
            PRIORITY: lambda: words.priority(record),
            PARTS: lambda: words.parts(record, self.config),
            REASON: lambda: words.reason(record),
            SEEN: lambda: words.last_seen(record, self.today),
            WHY: lambda: self.tr("Why?"),
        }
        return texts[column]()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading, set off from the rows."""
        if role == Qt.ItemDataRole.FontRole:
            return font("small_strong")
        return super().headerData(section, orientation, role)

    def is_editable(self, column: int) -> bool:
        """Return that no column is edited."""
        del column
        return False

    def _light(self, record: BoardRow) -> str:
        told = self.words.shown_light(record)
        if not self.joins_priority or record.priority is None:
            return told
        word, separator, mark = told.partition(SEPARATOR)
        return f"{word} {self.words.priority(record)}{separator}{mark}"

    def _student(self, record: BoardRow) -> str:
        if self.names_class:
            return f"{record.student.alias}, {record.class_name}"
        return record.student.alias
