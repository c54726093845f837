"""A chart's numbers as a table: the twin for whoever reads better in figures or by ear."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mehmiro_desktop.ui import density
from mehmiro_desktop.ui.charts.data import Chart, ChartKind

ROW_PX = 36
_FIRST_LEAST_PX, _COLUMN_LEAST_PX = 140, 72
_MEASURED_ROWS = 16
AnyIndex = QModelIndex | QPersistentModelIndex


class ChartTableModel(QAbstractTableModel):
    """Categories as rows and series as columns; a heat map the other way, as it is drawn."""

    def __init__(self, chart: Chart, parent: QObject | None = None) -> None:
        """Show the numbers of ``chart``."""
        super().__init__(parent)
        self._chart = chart
        self._is_heat = chart.kind is ChartKind.HEAT

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        if parent.isValid():
            return 0
        return len(self._chart.series if self._is_heat else self._chart.categories)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns, the names' included."""
        if parent.isValid():
            return 0
        return 1 + len(self._chart.categories if self._is_heat else self._chart.series)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self._chart.category_title
        if self._is_heat:
            return self._chart.categories[section - 1]
        return self._chart.series[section - 1].name

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text; a gap reads as a dash."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row, column = index.row(), index.column() - 1
        chart = self._chart
        if column < 0:
            return chart.series[row].name if self._is_heat else chart.detail(row)
        series, category = (row, column) if self._is_heat else (column, row)
        return chart.series[series].text(category) or "–"


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class ChartTable(QTableView):
    """The twin as a widget: arrows move, Tab leaves, T goes back to the drawing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty table with the object name ``name``."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "records")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        density.keep_rows(self.verticalHeader(), ROW_PX)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setFixedHeight(ROW_PX)
        # Columns are as wide as these rows need: all of a year would be asked for thousands of
        # times, and they are alike.
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_chart(self, chart: Chart) -> None:
        """Show the numbers of ``chart``."""
        old = self.model()
        model = ChartTableModel(chart, self)
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        self.setAccessibleName(chart.title)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(_COLUMN_LEAST_PX)
        if model.columnCount() <= 6:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the panel: a table of numbers is not searched by typing."""
        if event.text().isalpha():
            event.ignore()
            return
        super().keyPressEvent(event)
