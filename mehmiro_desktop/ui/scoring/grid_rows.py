"""Which students and variables the grid shows, in which order: a view, nothing that is kept.

Filter and order are worked out when a person asks for it and then stand still: a student who gets the last
missing score stays, whatever is scored the order does not change, and what arrives by sync goes
to the end. So no row ever moves away under the typing hand (classroom-ux.md, pitfall 9).
"""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from mehmiro_desktop.domain.cell_block import PastePlan
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.ui import messages, presenter
from mehmiro_desktop.ui.scoring.grid_model import Place
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class GridRows(QObject):
    """Hides students without blanks and single variables, and sorts by a variable.

    Signals:
        changed: the number of blanks, or whether only they are shown, is different now.
        noticed: a sentence for the foot and its tone.
    """

    changed = Signal()
    noticed = Signal(str, str)

    def __init__(self, view: QTableView, sheet: ScoreSheet) -> None:
        super().__init__(view)
        self._view, self._sheet, self._grid = view, sheet, sheet.model
        self.is_filtered = False
        """Whether only students with blanks are shown."""
        self._is_sorted = False
        # Many cells can change at once: told once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)
        for news in (
            self._grid.facts_changed,
            self._grid.attendance_changed,
            self._grid.rowsInserted,
            self._grid.rowsRemoved,
            self._grid.columnsInserted,
            self._grid.columnsRemoved,
        ):
            news.connect(self._tell_soon)
        sheet.opened.connect(self._on_opened)
        presenter.news().presenter_changed.connect(self._follow_presenter)

    def _tell_soon(self, *_: object) -> None:
        self._soon.start()

    # -- blanks --------------------------------------------------------------------------------

    @property
    def blanks(self) -> int:
        """How many scores are missing in the whole assessment session."""
        columns = range(self._grid.score_columns)
        return sum(self._grid.column_facts(column).blanks for column in columns)

    @property
    def shown(self) -> list[int]:
        """The rows in sight, from the top."""
        rows = range(self._grid.rowCount())
        if not self.is_filtered:
            return list(rows)
        return [row for row in rows if not self._view.isRowHidden(row)]

    def filter(self, is_wanted: bool) -> None:
        """Show only the students with blanks as they are now, or everyone again."""
        self.is_filtered = is_wanted
        for row in range(self._grid.rowCount()):
            self._view.setRowHidden(row, is_wanted and not self._grid.has_blanks(row))
        self.changed.emit()

    def reveal(self, row: int) -> None:
        """Show a student who was asked for, blanks or not."""
        if self._view.isRowHidden(row):
            self._view.setRowHidden(row, False)
            self.changed.emit()

    def near(self, row: int) -> int | None:
        """Return the row in sight that is ``row``, or follows it, or is the last; if any."""
        shown = self.shown
        return next((each for each in shown if each >= row), shown[-1] if shown else None)

    def _on_opened(self) -> None:
        self._is_sorted = False
        self.filter(self.is_filtered)

    # -- variables -----------------------------------------------------------------------------

    def hide(self, column: int) -> None:
        """Take a variable out of sight, until the window closes; nothing is written."""
        self._grid.hidden |= {self._grid.variable(column).id}
        self._sheet.refresh()

    def show_hidden(self) -> None:
        """Show the variables that were hidden."""
        self._grid.hidden = frozenset()
        self._sheet.refresh()

    def find(self, place: Place) -> tuple[int, int] | None:
        """Return row and column of a cell that was asked for, shown again if it was hidden."""
        if place[1] in self._grid.hidden:
            self._grid.hidden -= {place[1]}
            self._sheet.refresh()
        return self._grid.where(place)

    # -- order ---------------------------------------------------------------------------------

    def sort_by(self, column: int, *, highest_first: bool) -> None:
        """Put the students in the order of a variable's scores now; blanks come last."""
        scores = {
            self._grid.student(row).id: value
            for row in range(self._grid.rowCount())
            if (value := self._grid.value(row, column)) is not None
        }

        def place(student_id: str) -> tuple[bool, Decimal]:
            value = scores.get(student_id, Decimal(0))
            return student_id not in scores, -value if highest_first else value

        self._grid.arrange(sorted((each.id for each in self._grid.students), key=place))
        self._is_sorted = True

    def sort_as_listed(self) -> None:
        """Put the students in the order of the class's list again."""
        at = self._sheet.at
        if at is None:
            return
        try:
            listed = load_students(self._sheet.context.store, at.school_class.id)
        except MehmiroError as error:
            self.noticed.emit(messages.sentence(error), "error")
            return
        self._grid.arrange([each.id for each in listed])
        self._is_sorted = False

    def _follow_presenter(self) -> None:
        # The order would tell the class what the dots hide.
        if presenter.is_on() and self._is_sorted:
            self.sort_as_listed()

    # -- blocks --------------------------------------------------------------------------------

    def as_rows(self, plan: PastePlan, shown: list[int]) -> PastePlan:
        """Turn the rows of a plan made for those in sight into rows of the table."""
        return replace(
            plan,
            puts=tuple(replace(put, row=shown[put.row]) for put in plan.puts),
            refused=tuple(replace(each, row=shown[each.row]) for each in plan.refused),
        )
