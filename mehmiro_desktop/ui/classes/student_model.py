"""The roster's rows: alias, colour, learning style, and the date of birth behind "Show"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from mehmiro_desktop.domain.entities import Student
from mehmiro_desktop.domain.imports import parse_date
from mehmiro_desktop.errors import InvalidText
from mehmiro_desktop.ui.classes.colors import ColorNames, swatch
from mehmiro_desktop.ui.classes.record_model import RecordModel
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.widgets import avatar_pixmap

ALIAS, COLOR, STYLE, BORN = range(4)
HIDDEN = "••••"
"""What stands for a date of birth that is not shown; nothing stands for none."""


class StudentModel(RecordModel[Student]):
    """A date of birth is neither shown nor spoken nor edited until it is asked for."""

    def __init__(
        self,
        names: ColorNames,
        headers: Sequence[str],
        edit: Callable[[Student, int, object], None],
    ) -> None:
        super().__init__(headers, edit)
        self._names = names
        self.shows_births = False

    def show_births(self, is_wanted: bool) -> None:
        """Show the dates of birth, or hide them again."""
        if is_wanted == self.shows_births:
            return
        self.shows_births = is_wanted
        if self.rowCount():
            last = self.index(self.rowCount() - 1, BORN)
            self.dataChanged.emit(self.index(0, BORN), last)

    def cell(self, record: Student, column: int, role: int) -> object:
        """Return what a cell shows."""
        if role == Qt.ItemDataRole.EditRole and column == BORN:
            return typed_day(record) if self.shows_births else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(record, column)
        if role == Qt.ItemDataRole.DecorationRole and column == ALIAS:
            return _disc(record)
        if role == Qt.ItemDataRole.DecorationRole and column == COLOR and record.avatar_color:
            return swatch(record.avatar_color)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == BORN:
            hidden = record.date_of_birth is not None and not self.shows_births
            return self.tr("hidden") if hidden else self._text(record, BORN)
        return None

    def is_editable(self, column: int) -> bool:
        """Colours are chosen; the rest is typed, dates of birth only while they show."""
        return column in (ALIAS, STYLE) or (column == BORN and self.shows_births)

    def _text(self, record: Student, column: int) -> str:
        if column == ALIAS:
            return record.alias
        if column == COLOR:
            return self._names.name(record.avatar_color)
        if column == STYLE:
            return record.personality_type
        if record.date_of_birth is None:
            return ""
        return shown_long_day(record.date_of_birth) if self.shows_births else HIDDEN


def typed_day(student: Student) -> str:
    """Return a date of birth as it is typed: ``9/3/2015``, day first in both languages."""
    born = student.date_of_birth
    return "" if born is None else f"{born.day}/{born.month}/{born.year}"


def changed_student(student: Student, column: int, text: str) -> Student:
    """Return the student with what was typed into a column.

    Raises:
        InvalidText: it is no date of birth.
    """
    if column == STYLE:
        return replace(student, personality_type=text.strip())
    if column == BORN:
        born = parse_date(text)
        if text.strip() and born is None:
            raise InvalidText(field="date_of_birth", reason="date")
        return replace(student, date_of_birth=born)
    return replace(student, alias=text)


def _disc(student: Student) -> QIcon:
    pixmap = avatar_pixmap(student.alias, student.avatar_color)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
