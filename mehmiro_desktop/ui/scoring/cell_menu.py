"""What can be done with a student and a cell without keys: a menu by mouse, touch or Menu key."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.ui import letters
from mehmiro_desktop.ui.icons import icon
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.column_menu import ColumnMenu
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

_LETTERS = {
    AttendanceStatus.ABSENT: "absent",
    AttendanceStatus.LATE: "late",
    AttendanceStatus.EXEMPT: "exempt",
}


class CellMenu(QObject):
    """Makes the menu anew each time, so that it shows the keys and the attendance in force.

    ``acts`` are called by name: comment, records, find, pick, groups.
    """

    def __init__(
        self, sheet: ScoreSheet, acts: Mapping[str, Callable[[], object]], host: QWidget
    ) -> None:
        super().__init__(host)
        self._sheet, self._acts, self._host = sheet, acts, host
        self._menu: QMenu | None = None

    def open_for(
        self,
        at: tuple[int, int] | None,
        where: QPoint,
        attend: Callable[[int, AttendanceStatus], object],
        columns: ColumnMenu | None = None,
    ) -> None:
        """Open the menu of the cell ``at`` (row, column) at a point of the screen.

        ``attend`` says how the student attended; ``columns`` adds what its variable offers.
        """
        if self._menu is not None:
            # Open already: some systems ask twice for one key.
            return
        self._menu = menu = QMenu(self._host)
        menu.setObjectName("score.cell.menu")
        menu.setToolTipsVisible(False)
        if at is not None:
            self._fill(menu, at, attend, columns)
        for name, sign, text in (
            ("find", "search", self.tr("Find a student")),
            ("pick", "shuffle", self.tr("Random student")),
            ("groups", "users", self.tr("Groups")),
        ):
            self._add(menu, name, sign, text)
        menu.aboutToHide.connect(self._forget)
        menu.popup(where)

    def _forget(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            # After the action that was chosen has run.
            menu.deleteLater()

    def _fill(
        self,
        menu: QMenu,
        at: tuple[int, int],
        attend: Callable[[int, AttendanceStatus], object],
        columns: ColumnMenu | None,
    ) -> None:
        row, column = at
        model = self._sheet.model
        menu.setAccessibleName(model.alias(row))
        if column < model.score_columns:
            self._add(menu, "comment", "message-square", self.tr("Comment"))
            self._add(menu, "records", "rotate-ccw-clock", self.tr("All records of the cell"))
            menu.addSeparator()
        now, group = model.attendance(row), QActionGroup(menu)
        for status in AttendanceStatus:
            text = words.attendance_text(status)
            action = menu.addAction(
                _with_key(text[:1].upper() + text[1:], _LETTERS.get(status))
            )
            action.setObjectName(f"score.cell.{status.value}")
            action.setCheckable(True)
            action.setChecked(status is now)
            action.triggered.connect(partial(_call, partial(attend, row, status)))
            group.addAction(action)
        menu.addSeparator()
        if columns is not None and column < model.score_columns:
            name = model.variable(column).name
            whole = self.tr("Variable: {name}").format(name=name.replace("&", "&&"))
            columns.fill(menu.addMenu(icon("sliders-horizontal", "text_muted"), whole), column)

    def _add(self, menu: QMenu, name: str, sign: str, text: str) -> QAction:
        action = menu.addAction(icon(sign, "text_muted"), _with_key(text, name))
        action.setObjectName(f"score.cell.{name}")
        action.triggered.connect(partial(_call, self._acts[name]))
        return action


def _with_key(text: str, letter: str | None) -> str:
    key = "" if letter is None else letters.shown(letter)
    # What follows a tab is shown at the right, as keys are in menus.
    return f"{text}\t{key}" if key else text


def _call(act: Callable[[], object], *_: object) -> None:
    act()
