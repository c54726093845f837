"""What can be done with a whole variable: the menu of its header, by click or by Shift+F10.

What changes scores is one thing to undo. Hiding and sorting are of this window alone, like a
filter, and taken back in the same menu: a variable is put out of use among the class's variables.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mehmiro_desktop.domain.score_typing import scale_steps
from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.icons import icon
from mehmiro_desktop.ui.scoring.grid_facts import is_teachers
from mehmiro_desktop.ui.scoring.grid_rows import GridRows
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class ColumnMenu(QObject):
    """Makes the menu anew each time: it says how many, and offers what fits.

    Signals:
        noticed: a sentence for the foot and its tone; empty clears it.
        quick_requested: quick-score of a column is wanted.
        closed: the menu went away; the grid takes the focus back.
    """

    noticed = Signal(str, str)
    quick_requested = Signal(int)

    def __init__(self, sheet: ScoreSheet, rows: GridRows, host: QWidget) -> None:
        super().__init__(host)
        self._sheet, self._grid, self._rows, self._host = sheet, sheet.model, rows, host
        self._menu: QMenu | None = None

    def open_for(self, column: int, where: QPoint) -> None:
        """Open the menu of a score column at a point of the screen."""
        if self._menu is not None or not 0 <= column < self._grid.score_columns:
            # Open already: some systems ask twice for one key.
            return
        self._menu = menu = QMenu(self._host)
        menu.setObjectName("score.column.menu")
        menu.setAccessibleName(self._grid.variable(column).name)
        self.fill(menu, column)
        menu.aboutToHide.connect(self._forget)
        menu.popup(where)

    def _forget(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            # After the action that was chosen has run.
            menu.deleteLater()

    def fill(self, menu: QMenu, column: int) -> None:
        """Put what can be done with a score column into a menu."""
        facts = self._grid.column_facts(column)
        fill = menu.addMenu(self.tr("Fill %n blanks with", "", facts.blanks))
        fill.setObjectName("score.column.fill")
        fill.setEnabled(bool(facts.blanks))
        for value in reversed(scale_steps(self._grid.variable(column))):
            text = shown(value, self._grid.decimal_mark)
            fill.addAction(text).triggered.connect(partial(self._fill_blanks, column, value))
        self._add(
            menu, "clear", "eraser", self.tr("Clear the column"), partial(self._clear, column)
        ).setEnabled(bool(self._scored(column)))
        self._add(
            menu, "hide", "eye-off", self.tr("Hide here"), partial(self._hide, column)
        ).setEnabled(self._grid.score_columns > 1)
        hidden = self._grid.hidden_here
        if hidden:
            words = self.tr("Show %n hidden", "", hidden)
            self._add(menu, "unhide", "eye", words, self._rows.show_hidden)
        menu.addSeparator()
        highest = partial(self._rows.sort_by, column, highest_first=True)
        lowest = partial(self._rows.sort_by, column, highest_first=False)
        # While presenting the order would tell what the dots hide.
        for name, sign, words, act in (
            ("highest", "arrow-down-wide-narrow", self.tr("Highest first"), highest),
            ("lowest", "arrow-up-narrow-wide", self.tr("Lowest first"), lowest),
        ):
            self._add(menu, name, sign, words, act).setEnabled(not presenter.is_on())
        listed = self.tr("As in the list")
        self._add(menu, "listed", "list", listed, self._rows.sort_as_listed)
        menu.addSeparator()
        quick = partial(self.quick_requested.emit, column)
        self._add(menu, "quick", "zap", self.tr("Quick score"), quick)

    def _add(
        self, menu: QMenu, name: str, sign: str, words: str, act: Callable[[], object]
    ) -> QAction:
        action = menu.addAction(icon(sign, "text_muted"), words)
        action.setObjectName(f"score.column.{name}")
        action.triggered.connect(partial(_call, act))
        return action

    def _scored(self, column: int) -> list[tuple[int, int]]:
        rows = range(self._grid.rowCount())
        return [(row, column) for row in rows if is_teachers(self._grid.cell(row, column))]

    def _fill_blanks(self, column: int, value: Decimal, *_: object) -> None:
        self._report(self._sheet.fill_blanks(column, value))

    def _clear(self, column: int) -> None:
        self._report(self._sheet.clear(self._scored(column)))

    def _hide(self, column: int) -> None:
        name = self._grid.variable(column).name
        self._rows.hide(column)
        text = self.tr("{name} is hidden here. The menu of any variable shows it again.")
        self._sheet.context.toast(text.format(name=name))

    def _report(self, failure: str) -> None:
        self.noticed.emit(failure, "error" if failure else "muted")


def _call(act: Callable[[], object], *_: object) -> None:
    act()
