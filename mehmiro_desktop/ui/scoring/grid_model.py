"""The scoring grid as Qt sees it: students down, variables across, then mean, attendance, trend.

Attendance comes after the scores in the model, so that these keep their numbers; the view moves it
to the front.

Holds frozen values of :class:`ScoreGrid`, nothing of the store. After the first load it is never
reset: scores change cell by cell, students and variables come and go row by row, so the cursor
and an open editor stay where they are (classroom-ux.md, pitfalls 7 and 9).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mehmiro_desktop.domain.averages import RowAverage
from mehmiro_desktop.domain.entities import (
    AssessmentVariable,
    AssessorType,
    AttendanceStatus,
    Cell,
    ScoreGrid,
    Student,
)
from mehmiro_desktop.domain.insights import Trend
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.scoring import grid_facts, grid_texts
from mehmiro_desktop.ui.scoring.grid_facts import ColumnFacts, is_teachers

Place = tuple[str, str]
"""A cell by its student's id and its variable's id."""
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
# Asked twice for each cell painted: made once.
_READ_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
_SCORE_FLAGS = _READ_FLAGS | Qt.ItemFlag.ItemIsEditable


class ScoreGridModel(QAbstractTableModel):
    """Scores of one assessment session.

    Signals:
        facts_changed: what a column's header counts is different now.
        attendance_changed: the student of a row is there, or not, or late now.
    """

    facts_changed = Signal(int)
    attendance_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.decimal_mark = "."
        self._students: list[Student] = []
        self._variables: list[AssessmentVariable] = []
        self._cells: dict[Place, Cell] = {}
        self._drafts: dict[Place, str] = {}
        self._others: dict[Place, tuple[AssessorType, ...]] = {}
        self._attendance: dict[str, AttendanceStatus] = {}
        self._moved: dict[str, str] = {}
        self._facts: dict[int, ColumnFacts] = {}
        self._trends: dict[str, Trend] = {}
        self._every: tuple[AssessmentVariable, ...] = ()
        self.hidden: frozenset[str] = frozenset()
        """Variables that are not wanted in sight; the mean counts them all the same."""

    # -- what is shown -------------------------------------------------------------------------

    @property
    def students(self) -> tuple[Student, ...]:
        """The rows."""
        return tuple(self._students)

    @property
    def variables(self) -> tuple[AssessmentVariable, ...]:
        """The score columns; mean and attendance come after them."""
        return tuple(self._variables)

    @property
    def hidden_here(self) -> int:
        """How many of the session's variables are out of sight."""
        return len(self._every) - len(self._in_sight(self._every))

    @property
    def score_columns(self) -> int:
        """How many columns hold scores."""
        return len(self._variables)

    @property
    def average_column(self) -> int:
        """The column of the mean."""
        return len(self._variables)

    @property
    def attendance_column(self) -> int:
        """The column of who was there."""
        return len(self._variables) + 1

    @property
    def trend_column(self) -> int:
        """The column of where the student is heading."""
        return len(self._variables) + 2

    @property
    def screen_order(self) -> tuple[int, ...]:
        """The columns as they stand on the screen, from the left."""
        scores = range(len(self._variables))
        return (self.attendance_column, *scores, self.average_column, self.trend_column)

    def trend(self, row: int) -> Trend | None:
        """Return where the student of a row is heading; ``None`` before that is read."""
        return self._trends.get(self._students[row].id)

    def show_trends(self, trends: Mapping[str, Trend]) -> None:
        """Show the trends of some students, by id."""
        self._trends |= trends
        for row, student in enumerate(self._students):
            if student.id in trends:
                index = self.index(row, self.trend_column)
                self.dataChanged.emit(index, index)

    def attendance(self, row: int) -> AttendanceStatus:
        """Return how the student of a row attended."""
        return self._attendance.get(self._students[row].id, AttendanceStatus.PRESENT)

    def is_skipped(self, row: int) -> bool:
        """Tell whether the student of a row is left out: absent or exempt."""
        return self.attendance(row).is_skipped

    @property
    def skipped(self) -> frozenset[str]:
        """The ids of the students who are left out: not there, or in another class now."""
        return self._absent | self._moved.keys()

    @property
    def _absent(self) -> frozenset[str]:
        return frozenset(each for each, how in self._attendance.items() if how.is_skipped)

    def now_in(self, row: int) -> str:
        """Return the class a student is in who was scored here and left; empty for others."""
        return self._moved.get(self._students[row].id, "")

    def student(self, row: int) -> Student:
        """Return the student of a row."""
        return self._students[row]

    def variable(self, column: int) -> AssessmentVariable:
        """Return the variable of a score column."""
        return self._variables[column]

    def alias(self, row: int) -> str:
        """Return what a student is called on the screen now (a number, perhaps)."""
        return presenter.shown_alias(self._students[row].alias, self._students[row].id)

    def place(self, row: int, column: int) -> Place:
        """Return the ids of a cell."""
        return self._students[row].id, self._variables[column].id

    def where(self, place: Place) -> tuple[int, int] | None:
        """Return row and column of a place, ``None`` when it is not in the table."""
        rows = [row for row, student in enumerate(self._students) if student.id == place[0]]
        columns = [c for c, variable in enumerate(self._variables) if variable.id == place[1]]
        return (rows[0], columns[0]) if rows and columns else None

    def is_score(self, index: AnyIndex) -> bool:
        """Tell whether ``index`` is a cell that can be scored."""
        return index.isValid() and index.column() < len(self._variables)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return what a cell holds."""
        return self._cells.get(self.place(row, column))

    def others(self, row: int, column: int) -> tuple[AssessorType, ...]:
        """Return who besides the teacher scored a cell."""
        return self._others.get(self.place(row, column), ())

    def value(self, row: int, column: int) -> Decimal | None:
        """Return the score of a cell."""
        found = self.cell(row, column)
        return None if found is None else found.value

    def draft(self, row: int, column: int) -> str:
        """Return text typed into a cell that could not be saved."""
        return self._drafts.get(self.place(row, column), "")

    def column_facts(self, column: int) -> ColumnFacts:
        """Return how many students have a score in a column, and their mean."""
        facts = self._facts.get(column)
        if facts is None:
            variable, absent, moved = self._variables[column].id, self._absent, self._moved
            cells = (
                cell
                for each in self._students
                if each.id not in absent
                and (
                    is_teachers(cell := self._cells.get((each.id, variable)))
                    or each.id not in moved
                )
            )
            facts = grid_facts.column_facts(cells)
            self._facts[column] = facts
        return facts

    def has_blanks(self, row: int) -> bool:
        """Tell whether the student of a row still lacks a score, or has text not saved yet."""
        columns = range(len(self._variables))
        is_left_out = self._students[row].id in self.skipped
        has_scores = is_left_out or all(is_teachers(self.cell(row, each)) for each in columns)
        return not has_scores or any(self.draft(row, each) for each in columns)

    def row_average(self, row: int) -> RowAverage | None:
        """Return a student's mean, ``None`` for who is left out."""
        if self.is_skipped(row):
            return None
        student, every = self._students[row].id, self._every
        cells = [self._cells.get((student, each.id)) for each in every]
        return grid_facts.average_of(every, cells)

    # -- changes -------------------------------------------------------------------------------

    def load(self, grid: ScoreGrid) -> None:
        """Show another assessment session."""
        self.beginResetModel()
        self._students = list(grid.students)
        self._every = grid.variables
        self._variables = self._in_sight(grid.variables)
        self._cells = dict(grid.cells)
        self._drafts = {}
        self._others = dict(grid.others)
        self._attendance = dict(grid.attendance)
        self._moved = dict(grid.moved)
        self._facts = {}
        self._trends = {}
        self.endResetModel()

    def arrange(self, order: Sequence[str]) -> None:
        """Show the students in the order of these ids; cursor and editor go with theirs."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        students = [self._students[index.row()] for index in before]
        ranks = {student: rank for rank, student in enumerate(order)}
        self._students.sort(key=lambda each: ranks.get(each.id, len(ranks)))
        after = [
            self.index(self._students.index(student), at.column())
            for student, at in zip(students, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def refresh(self, grid: ScoreGrid, keep: Place | None = None) -> frozenset[Place]:
        """Take over what changed in the same assessment session, and return the changed cells.

        Known rows keep their order, new ones come last. The cell ``keep`` has an open editor: its
        row and column stay even when they are gone from ``grid``.
        """
        self._moved = dict(grid.moved)
        self._refresh_rows(grid, keep)
        self._refresh_columns(grid, keep)
        changed = {
            place
            for place in self._cells.keys() | grid.cells.keys()
            if self._cells.get(place) != grid.cells.get(place)
        }
        others, self._others = self._others, dict(grid.others)
        for place in others.keys() | self._others.keys():
            if others.get(place) != self._others.get(place) and place not in changed:
                self._touch(place)
        for place in changed:
            self.put_cell(place, grid.cells.get(place))
        self._refresh_attendance(grid)
        return frozenset(changed)

    def _refresh_attendance(self, grid: ScoreGrid) -> None:
        before, self._attendance = self._attendance, dict(grid.attendance)
        if before == self._attendance:
            return
        self._facts = {}
        for row, student in enumerate(self._students):
            if before.get(student.id) == self._attendance.get(student.id):
                continue
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.attendance_column))
            self.attendance_changed.emit(row)
        for column in range(len(self._variables)):
            self.facts_changed.emit(column)

    def put_cell(self, place: Place, cell: Cell | None) -> None:
        """Show ``cell`` (``None`` for a blank) and repaint only what depends on it."""
        if cell is None:
            self._cells.pop(place, None)
        else:
            self._cells[place] = cell
        self._touch(place)

    def set_draft(self, place: Place, text: str) -> None:
        """Keep ``text`` that could not be saved in sight; empty takes it away."""
        if text:
            self._drafts[place] = text
        else:
            self._drafts.pop(place, None)
        self._touch(place)

    def _touch(self, place: Place) -> None:
        at = self.where(place)
        if at is None:
            return
        row, column = at
        self._facts.pop(column, None)
        index = self.index(row, column)
        self.dataChanged.emit(index, index)
        average = self.index(row, self.average_column)
        self.dataChanged.emit(average, average)
        # Not headerDataChanged: a table view answers that by repainting everything.
        self.facts_changed.emit(column)

    def _refresh_rows(self, grid: ScoreGrid, keep: Place | None) -> None:
        fresh = {student.id: student for student in grid.students}
        for row in reversed(range(len(self._students))):
            known = self._students[row]
            if known.id not in fresh and not (keep and keep[0] == known.id):
                self.beginRemoveRows(_ROOT, row, row)
                del self._students[row]
                self.endRemoveRows()
            elif fresh.get(known.id, known) != known:
                self._students[row] = fresh[known.id]
                self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)
        here = {student.id for student in self._students}
        added = [student for student in grid.students if student.id not in here]
        if added:
            first = len(self._students)
            self.beginInsertRows(_ROOT, first, first + len(added) - 1)
            self._students.extend(added)
            self.endInsertRows()
        self._facts = {}

    def _in_sight(self, variables: Sequence[AssessmentVariable]) -> list[AssessmentVariable]:
        # Never none at all: those left may be gone from another session.
        return [each for each in variables if each.id not in self.hidden] or list(variables)

    def _refresh_columns(self, grid: ScoreGrid, keep: Place | None) -> None:
        self._every, wanted = grid.variables, self._in_sight(grid.variables)
        fresh = {variable.id: variable for variable in wanted}
        for column in reversed(range(len(self._variables))):
            known = self._variables[column]
            if known.id not in fresh and not (keep and keep[1] == known.id):
                self.beginRemoveColumns(_ROOT, column, column)
                del self._variables[column]
                self.endRemoveColumns()
            elif fresh.get(known.id, known) != known:
                self._variables[column] = fresh[known.id]
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)
        here = {variable.id for variable in self._variables}
        for place, variable in enumerate(wanted):
            if variable.id not in here:
                # Where it belongs: one put back into use stands where it stood.
                self.beginInsertColumns(_ROOT, place, place)
                self._variables.insert(place, variable)
                self.endInsertColumns()
        self._facts = {}

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of students."""
        return 0 if parent.isValid() else len(self._students)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return the number of variables, and mean, attendance and trend."""
        return 0 if parent.isValid() else len(self._variables) + 3

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let scores be edited, and the mean be read."""
        return _SCORE_FLAGS if self.is_score(index) else _READ_FLAGS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's value in the role asked for."""
        if not index.isValid() or index.row() >= len(self._students):
            return None
        return grid_texts.data(self, index.row(), index.column(), role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the alias of a row or the name of a column."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return grid_texts.column_head(self, section, role)
        return grid_texts.row_head(self, section) if section < len(self._students) else None
