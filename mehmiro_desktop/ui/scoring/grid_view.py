"""The scoring grid and its keys (classroom-ux.md 3.3).

A digit opens the cell's editor with that digit; Enter scores it, on disk, and goes down. The
single-letter keys act only while the grid has the focus, never in the whole window (WCAG 2.1.4).
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QAbstractScrollArea,
    QTableView,
    QWidget,
)

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.domain.score_typing import is_score_character
from mehmiro_desktop.ui import presenter, theme
from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.cell_delegate import CellDelegate
from mehmiro_desktop.ui.scoring.cell_editing import CellEditing
from mehmiro_desktop.ui.scoring.column_menu import ColumnMenu
from mehmiro_desktop.ui.scoring.grid_acts import GridActs
from mehmiro_desktop.ui.scoring.grid_attendance import GridAttendance
from mehmiro_desktop.ui.scoring.grid_block import GridBlock
from mehmiro_desktop.ui.scoring.grid_headers import (
    ALIAS_PX,
    AliasHeader,
    HeaderCorner,
    VariableHeader,
)
from mehmiro_desktop.ui.scoring.grid_model import AnyIndex, Place
from mehmiro_desktop.ui.scoring.grid_rows import GridRows
from mehmiro_desktop.ui.scoring.navigation import Move
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

if TYPE_CHECKING:
    from collections.abc import Callable

_EDIT_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_F2)
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ScoreGridView(QTableView):
    """The table of scores.

    Signals:
        noticed: a sentence for the foot and its tone (``error``, ``muted``); empty clears it.
        quick_requested, find_requested, comment_requested, records_requested, pick_requested,
            menu_requested: the key for it was pressed.
        paste_requested: the clipboard's text is to go in at the cursor.
    """

    noticed = Signal(str, str)
    quick_requested = Signal()
    find_requested = Signal()
    comment_requested = Signal()
    records_requested = Signal()
    pick_requested = Signal()
    paste_requested = Signal(str)
    menu_requested = Signal()

    def __init__(self, sheet: ScoreSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score.grid")
        self.setAccessibleName(self.tr("Scores"))
        self._sheet = sheet
        self._grid = sheet.model
        self._last: Place | None = None
        self._commands: dict[str, Callable[[], object]] = {
            "c": self.comment_requested.emit,
            "/": self.find_requested.emit,
            "q": self.quick_requested.emit,
            "+": lambda: self.acts.step(self.score_at, 1),
            "-": lambda: self.acts.step(self.score_at, -1),
            "a": partial(self._toggle, AttendanceStatus.ABSENT),
            "l": partial(self._toggle, AttendanceStatus.LATE),
            "x": partial(self._toggle, AttendanceStatus.EXEMPT),
            "v": self.records_requested.emit,
            "r": self.pick_requested.emit,
            "b": self.toggle_filter,
        }
        self._delegate = CellDelegate(self, self._grid)
        self.editing = CellEditing(sheet, self._delegate, frozenset(self._commands), self)
        self.rows = GridRows(self, sheet)
        self.block = GridBlock(self, sheet, self.rows)
        self.column_menu = ColumnMenu(sheet, self.rows, self)
        self.attendance = GridAttendance(sheet, self)
        self.acts = GridActs(sheet, self)
        self._variables = VariableHeader(self)
        self._aliases = AliasHeader(self)
        self._corner = HeaderCorner(self)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._variables)
        self.setVerticalHeader(self._aliases)
        self.setItemDelegate(self._delegate)
        self.setModel(self._grid)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)

    def _connect(self) -> None:
        self.doubleClicked.connect(self._on_double_clicked)
        self.clicked.connect(self.attendance.on_clicked)
        for part in (self.editing, self.rows, self.column_menu):
            part.noticed.connect(self.noticed)
        self.column_menu.quick_requested.connect(self._on_quick)
        self._variables.menu_wanted.connect(self.column_menu.open_for)
        self.attendance.reported.connect(self._report)
        self.acts.reported.connect(self._report)
        self.editing.command_typed.connect(self._run_command)
        self.editing.move_wanted.connect(self.move_cursor)
        self.editing.fill_wanted.connect(self._fill_blanks)
        self.editing.closing.connect(self._close_editor)
        self._grid.facts_changed.connect(self._variables.repaint_column)
        self._grid.attendance_changed.connect(self._aliases.repaint_row)
        presenter.news().presenter_changed.connect(self._repaint_all)
        for news in (
            self._grid.columnsInserted,
            self._grid.columnsRemoved,
            self._grid.rowsInserted,
            self._grid.rowsRemoved,
        ):
            news.connect(self._fit)
        self._sheet.opened.connect(self._on_opened)
        self._sheet.refreshed.connect(self.editing.follow)
        theme.news().theme_changed.connect(self._repaint_all)

    # -- where the cursor is -------------------------------------------------------------------

    @property
    def at(self) -> tuple[int, int] | None:
        """Row and column of the cursor, ``None`` in an empty table."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    @property
    def score_at(self) -> tuple[int, int] | None:
        """Row and column of the cursor when it is on a cell that can be scored."""
        return self.at if self._grid.is_score(self.currentIndex()) else None

    @property
    def score_column(self) -> int:
        """The column being scored: the cursor's, or the last one it was in."""
        at = self.score_at
        if at is None and self._last is not None:
            at = self._grid.where(self._last)
        return at[1] if at is not None else 0

    def go_to(self, row: int, column: int) -> None:
        """Move the cursor."""
        if self.editing.editor is not None:
            self.editing.leave()
        self.rows.reveal(row)
        index = self._grid.index(row, column)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, select)
        self.scrollTo(index)

    def move_cursor(self, move: Move) -> None:
        """Move the cursor by a key's wish."""
        at, rows, columns = self.at, self.rows.shown, self._grid.score_columns
        if at is None or at[0] not in rows or not columns:
            return
        place, column = rows.index(at[0]), at[1]
        if move is Move.ONWARD and place == len(rows) - 1 and column + 1 < columns:
            if self._sheet.context.settings.goes_to_next_column:
                self.go_to(rows[0], column + 1)
            return
        page = self.viewport().height() // self._aliases.defaultSectionSize()
        place, column = self.attendance.target(move, (place, column), len(rows), page)
        self.go_to(rows[place], column)

    def toggle_filter(self) -> None:
        """Show only the students with blanks, or everyone; the cursor goes to one in sight."""
        if self.editing.editor is not None:
            self.editing.leave()
        self.rows.filter(not self.rows.is_filtered)
        if self.at is not None:
            self._go_near(*self.at)

    def _go_near(self, row: int, column: int) -> None:
        in_sight = self.rows.near(row)
        if in_sight is not None:
            self.go_to(in_sight, column)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tint the column, embolden the alias; the base class tells screen readers."""
        super().currentChanged(current, previous)
        self._variables.show_active(current.column())
        self._aliases.show_active(current.row())
        self._show_active_column(current.column())
        self.update(previous)
        self.update(current)
        at = self.score_at
        if at is not None:
            self._last = self._grid.place(*at)
            draft = self._grid.draft(*at)
            if draft:
                self.noticed.emit(self._sheet.explain(*at, draft), "error")

    def _show_active_column(self, column: int) -> None:
        before, self._delegate.active_column = self._delegate.active_column, column
        for each in (before, column) if before != column else ():
            if each >= 0:
                left, width = self.columnViewportPosition(each), self.columnWidth(each)
                self.viewport().update(left, 0, width, self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground ourselves: an opaque table is not painted anew with its frame."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring; the base class would repaint the whole table twice for each score."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.update(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the ring in grey, and nothing else."""
        QAbstractScrollArea.focusOutEvent(self, event)
        self.update(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cursor's cell by key, of the one under the mouse by click."""
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.go_to(index.row(), index.column())
        self.menu_requested.emit()

    def _on_quick(self, column: int) -> None:
        self.go_to(self.at[0] if self.at else 0, column)
        self.quick_requested.emit()

    def _repaint_all(self) -> None:
        for widget in (self.viewport(), self._variables.viewport(), self._aliases.viewport()):
            widget.update()

    # -- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take undo and redo before the window does."""
        return keys.claims_reversal(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on a key while no editor is open."""
        if self._take_edit_key(event) or self._take_chord(event) or self._take_move(event):
            event.accept()
            return
        letter = keys.letter_of(event)
        if letter in self._commands:
            self._run_command(letter)
        elif letter:
            # Not ours; the base class would search the table for it.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _take_edit_key(self, event: QKeyEvent) -> bool:
        letter = keys.letter_of(event)
        if keys.is_records(event):
            self.records_requested.emit()
        elif keys.is_menu(event):
            self.menu_requested.emit()
        elif keys.is_enter(event):
            self._on_enter(event)
        elif event.key() == Qt.Key.Key_Space and self.attendance.is_at(self.at):
            self._toggle(AttendanceStatus.ABSENT)
        elif event.key() in _EDIT_KEYS:
            self.start_edit()
        elif event.key() in _CLEAR_KEYS:
            self.acts.clear(self.block.cells())
        elif event.key() == Qt.Key.Key_Escape:
            return self.acts.drop_draft(self.score_at)
        elif is_score_character(letter):
            self.start_edit(letter)
        else:
            return False
        return True

    def _take_chord(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._report(self.block.copy())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit(QGuiApplication.clipboard().text())
        elif keys.is_redo(event):
            self._report("")
            self._sheet.redo()
        elif keys.is_undo(event):
            self._report("")
            self._sheet.undo()
        else:
            return False
        return True

    def _take_move(self, event: QKeyEvent) -> bool:
        move = None if keys.is_shift(event) else keys.move_of(event)
        if move is not None:
            self.move_cursor(move)
        return move is not None

    def _run_command(self, letter: str) -> None:
        self._commands[letter]()

    def _on_enter(self, event: QKeyEvent) -> None:
        if keys.is_control(event):
            self._fill_blanks()
        else:
            self.move_cursor(keys.enter_move(event))

    def _report(self, failure: str) -> None:
        self.noticed.emit(failure, "error" if failure else "muted")

    def _fill_blanks(self) -> None:
        self.acts.fill_blanks(self.score_at)

    def _toggle(self, status: AttendanceStatus) -> None:
        self.attendance.toggle(self.at, status)

    # -- editing -------------------------------------------------------------------------------

    def start_edit(self, typed: str | None = None) -> None:
        """Open the cell's editor with ``typed``, or with what is there."""
        at = self.score_at
        if at is None:
            average = self.tr("Average and trend follow from the scores.")
            is_there = self.attendance.is_at(self.at)
            self.noticed.emit(self.attendance.hint() if is_there else average, "muted")
            return
        self.editing.prepare(*at, typed)
        index = self._grid.index(*at)
        self.scrollTo(index)
        self.edit(index)
        editor = self.editing.editor
        if editor is not None:
            # Qt selects the text; the next digit must come after it.
            editor.end(False)

    def _on_double_clicked(self, index: AnyIndex) -> None:
        if index.column() == self._grid.attendance_column:
            # The second of two quick clicks.
            self.attendance.on_clicked(index)
        else:
            self.start_edit()

    def _close_editor(self, editor: QWidget) -> None:
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # -- news ----------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self._fit()
        if not self._grid.rowCount() or not self._grid.score_columns:
            return
        at = None if self._last is None else self._grid.where(self._last)
        row, column = at or (0, self._sheet.first_unfinished_column())
        self._go_near(row, column)

    # -- sizes ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        self._corner.text = self.tr("Students  {n}").format(n=self._grid.rowCount())
        self._corner.update()
        self._variables.fit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._fit()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Keep the words in the corner where the headers meet."""
        super().updateGeometries()
        self._corner.setGeometry(0, 0, ALIAS_PX, self._variables.height())
        self._corner.raise_()
