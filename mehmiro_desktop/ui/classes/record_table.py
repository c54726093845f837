"""A table edited in place with the keyboard: F2 edits, Enter keeps, Esc drops, Delete removes.

A refused entry keeps its editor open with what was typed. GUI thread only; knows no store.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QDate,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QDateEdit,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mehmiro_desktop.ui import density
from mehmiro_desktop.ui.classes.day_edit import DayEdit
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.stylesheet import TARGET_PX

AnyIndex = QModelIndex | QPersistentModelIndex
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NAME_LEAST_PX = 150
KEEP_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InPlaceDelegate(QStyledItemDelegate):
    """Line and date editors that close only when the model took the value, or on Esc."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.max_length = 200
        self._index = QPersistentModelIndex()
        self._editor: QWidget | None = None
        self._before: object = None

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """Return a date editor for dates and a line for everything else."""
        del option
        self._index = QPersistentModelIndex(index)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor: QDateEdit | QLineEdit
        if isinstance(index.data(Qt.ItemDataRole.EditRole), QDate):
            editor = DayEdit(parent)
        else:
            editor = QLineEdit(parent)
            editor.setMaxLength(self.max_length)
        editor.setAccessibleName(str(heading))
        editor.setObjectName("record.editor")
        self._editor = editor
        editor.setProperty("kind", "cell")
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Fill the editor once; news that arrive meanwhile do not replace what is typed."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        value = self._before = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QDateEdit):
            editor.setDate(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))
            editor.selectAll()

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """Forget the editor."""
        self._editor = None
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Offer what was typed to the model, unless nothing was changed."""
        value = _typed(editor)
        if value != index.data(Qt.ItemDataRole.EditRole):
            model.setData(model.index(index.row(), index.column()), value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Let the editor fill its cell."""
        del index
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the editor open on Enter while the model refuses the value."""
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in KEEP_KEYS
        ):
            if self._is_taken(editor):
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            elif isinstance(editor, QLineEdit):
                editor.selectAll()
            return True
        return super().eventFilter(editor, event)

    def end_editing(self) -> None:
        """Offer what is typed to the model, and close the editor whatever it says."""
        editor = self._editor
        if editor is None:
            return
        value, at = _typed(editor), self._index
        if value != self._before and at.isValid():
            at.model().setData(at.model().index(at.row(), at.column()), value)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _is_taken(self, editor: QWidget) -> bool:
        if not self._index.isValid():
            return True
        value = _typed(editor)
        if value == self._index.data(Qt.ItemDataRole.EditRole):
            return True
        model = self._index.model()
        return bool(model.setData(model.index(self._index.row(), self._index.column()), value))


class RecordTable(QTableView):
    """A table of records, one row at a time, that says when editing ends.

    Signals:
        editing_finished: An editor closed; news held back meanwhile may be shown.
        remove_asked: Delete was pressed on a row.
        switch_asked: The space bar was pressed on a row.
        opened: Enter was pressed on a row.
        move_asked: Alt+Up (-1) or Alt+Down (+1) was pressed on a row.
    """

    editing_finished = Signal()
    remove_asked = Signal()
    switch_asked = Signal(int)
    opened = Signal(int)
    move_asked = Signal(int)

    def __init__(
        self,
        name: str,
        label: str,
        rows_px: tuple[int, int | None] = (TARGET_PX, None),
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty table; ``rows_px`` are a row's heights (``density.keep_rows``)."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("kind", "records")
        self._fitted: tuple[int, Mapping[int, int]] | None = None
        self.in_place = InPlaceDelegate(self)
        self.setItemDelegate(self.in_place)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        density.keep_rows(rows, *rows_px)
        columns = self.horizontalHeader()
        columns.setMinimumSectionSize(TARGET_PX)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setFixedHeight(TARGET_PX)

    @property
    def is_editing(self) -> bool:
        """Whether an editor is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def current_row(self) -> int:
        """Return the chosen row, -1 when there is none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def choose_row(self, row: int, column: int = 0) -> None:
        """Choose a row, or the nearest one there is."""
        count = self.model().rowCount()
        if count == 0:
            return
        index = self.model().index(min(max(row, 0), count - 1), column)
        self.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(index)

    def edit_cell(self, row: int, column: int) -> None:
        """Open the editor of a cell."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.edit(index)

    def set_widths(self, stretched: int, others: Callable[[int], int | None]) -> None:
        """Let one column take the room that is left; ``others`` gives the rest in pixels."""
        header = self.horizontalHeader()
        for column in range(self.model().columnCount()):
            width = others(column)
            if column == stretched or width is None:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, width)

    def end_editing(self) -> None:
        """Close the editor, if one is open; what was typed is kept where it may be."""
        self.in_place.end_editing()

    def fit_widths(self, stretched: int, others: Mapping[int, int]) -> None:
        """Let one column take the room that is left, but never so little that names are cut.

        Args:
            stretched: the column that takes the room.
            others: the other columns' widths at 100 % text; they grow with it.
        """
        self._fitted = (stretched, others)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in others.items():
            heading = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(scaled(width), heading))
        self._share_room()

    def _share_room(self) -> None:
        if self._fitted is None:
            return
        stretched, others = self._fitted
        room = self.viewport().width() - sum(self.columnWidth(each) for each in others)
        self.setColumnWidth(stretched, max(room, scaled(_NAME_LEAST_PX)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_room()

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Close an editor and say so."""
        super().closeEditor(editor, hint)
        self.editing_finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter opens, Space turns the switch, Alt with an arrow moves the row."""
        step = _STEPS.get(event.key(), 0)
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if step and is_alt and self.current_row() >= 0:
            self.move_asked.emit(step)
            return
        if event.key() == Qt.Key.Key_Delete and self.current_row() >= 0:
            self.remove_asked.emit()
            return
        if event.key() == Qt.Key.Key_Space and self.current_row() >= 0:
            self.switch_asked.emit(self.current_row())
            return
        if event.key() in KEEP_KEYS and not self.is_editing and self.current_row() >= 0:
            self.opened.emit(self.current_row())
            return
        super().keyPressEvent(event)


def _typed(editor: QWidget) -> object:
    if isinstance(editor, QDateEdit):
        return editor.date()
    return editor.text() if isinstance(editor, QLineEdit) else None
