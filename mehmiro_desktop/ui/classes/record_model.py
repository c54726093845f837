"""Rows of one kind of record as Qt shows them. GUI thread; holds frozen values, never the store."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mehmiro_desktop.errors import MehmiroError

AnyIndex = QModelIndex | QPersistentModelIndex


class HasId(Protocol):
    """A record of the classroom: it has an id."""

    @property
    def id(self) -> str:
        """The row's id."""
        ...


R = TypeVar("R", bound=HasId)


class RecordModel(QAbstractTableModel, Generic[R]):
    """A table of records, edited cell by cell through one callable.

    Subclasses say what a cell shows (:meth:`cell`) and which can be edited. ``edit`` writes to the
    store and raises a :class:`MehmiroError` when it may not; the cell then keeps its old value.

    Signals:
        refused: An edit was refused; carries the error.
        edited: An edit is in the store.
    """

    refused = Signal(object)
    edited = Signal()
    switch_column = -1
    """The column that a click or the space bar turns over, -1 for none."""

    def __init__(
        self,
        headers: Sequence[str],
        edit: Callable[[R, int, Any], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self._edit = edit
        self._records: tuple[R, ...] = ()

    @property
    def records(self) -> tuple[R, ...]:
        """The records shown, in order."""
        return self._records

    def show_records(self, records: Sequence[R]) -> None:
        """Show ``records``; nothing is repainted when they are the same."""
        fresh = tuple(records)
        if fresh == self._records:
            return
        if [r.id for r in fresh] == [r.id for r in self._records]:
            self._records = fresh
            last = self.index(len(fresh) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._records = fresh
        self.endResetModel()

    def row_of(self, record_id: str) -> int:
        """Return the row of a record, -1 when it is not shown."""
        return next((n for n, r in enumerate(self._records) if r.id == record_id), -1)

    def turn_switch(self, row: int) -> None:
        """Turn the switch of a row over."""
        if self.switch_column >= 0:
            index = self.index(row, self.switch_column)
            self.setData(index, not index.data(Qt.ItemDataRole.UserRole))

    def cell(self, record: R, column: int, role: int) -> object:
        """Return what a cell gives for a Qt role."""
        raise NotImplementedError

    def is_editable(self, column: int) -> bool:
        """Return whether a column is edited in place by typing."""
        raise NotImplementedError

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many records are shown."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headers[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what the cell at ``index`` gives for ``role``."""
        if not index.isValid() or index.row() >= len(self._records):
            return None
        return self.cell(self._records[index.row()], index.column(), role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        if self.is_editable(index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(
        self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Write one cell to the store; ``False`` when the store refused it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        record = self._records[index.row()]
        try:
            self._edit(record, index.column(), value)
        except MehmiroError as error:
            self.refused.emit(error)
            return False
        self.edited.emit()
        return True
