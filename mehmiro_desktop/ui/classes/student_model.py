"""The roster's rows: alias, colour, learning style, and the date of birth behind "Show"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from mehmiro_desktop.domain.entities import Student
from mehmiro_desktop.errors import InvalidText
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.classes.colors import ColorNames, swatch
from mehmiro_desktop.ui.classes.record_model import RecordModel
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.typed_days import typed_day
from mehmiro_desktop.ui.widgets import avatar_pixmap

ALIAS, COLOR, STYLE, BORN = range(4)
HIDDEN = "••••"
"""What stands for a date of birth that is not shown; nothing stands for none."""


class StudentModel(RecordModel[Student]):
    """A date of birth is neither shown nor spoken nor edited until it is asked for.

    While presenting, learning styles and dates of birth are masked and not edited, nor are aliases
    while numbers stand for them.
    """

    def __init__(
        self,
        names: ColorNames,
        headers: Sequence[str],
        edit: Callable[[Student, int, object], None],
    ) -> None:
        super().__init__(headers, edit)
        self._names = names
        self._wants_births = False
        presenter.news().presenter_changed.connect(self._follow_presenter)

    @property
    def shows_births(self) -> bool:
        """Whether dates of birth can be read."""
        return self._wants_births and not presenter.is_on()

    def _follow_presenter(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, BORN)
            self.dataChanged.emit(self.index(0, ALIAS), last)

    def show_births(self, is_wanted: bool) -> None:
        """Show the dates of birth, or hide them again."""
        if is_wanted == self._wants_births:
            return
        self._wants_births = is_wanted
        if self.rowCount():
            last = self.index(self.rowCount() - 1, BORN)
            self.dataChanged.emit(self.index(0, BORN), last)

    def cell(self, record: Student, column: int, role: int) -> object:
        """Return what a cell shows."""
        if role == Qt.ItemDataRole.EditRole and column == BORN:
            return self._text(record, BORN) if self.shows_births else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(record, column)
        if role == Qt.ItemDataRole.DecorationRole and column == ALIAS:
            return _disc(record)
        if role == Qt.ItemDataRole.DecorationRole and column == COLOR and record.avatar_color:
            return swatch(record.avatar_color)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == BORN:
            hidden = record.date_of_birth is not None and not self.shows_births
            return self.tr("hidden") if hidden else self._text(record, BORN)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return presenter.aloud(self._text(record, column))
        return None

    def is_editable(self, column: int) -> bool:
        """Colours are chosen; the rest is typed, but only what can be read."""
        shown = {
            ALIAS: not presenter.shows_numbers(),
            STYLE: not presenter.is_on(),
            BORN: self.shows_births,
        }
        return shown.get(column, False)

    def _text(self, record: Student, column: int) -> str:
        if column == ALIAS:
            return presenter.shown_alias(record.alias, record.id)
        if column == COLOR:
            return self._names.name(record.avatar_color)
        if column == STYLE:
            return presenter.masked(record.personality_type)
        if record.date_of_birth is None:
            return ""
        return shown_long_day(record.date_of_birth) if self.shows_births else HIDDEN


def changed_student(student: Student, column: int, text: str) -> Student:
    """Return the student with what was typed into a column.

    Raises:
        InvalidText: it is no date of birth.
    """
    if column == STYLE:
        return replace(student, personality_type=text.strip())
    if column == BORN:
        born = typed_day(text)
        if text.strip() and born is None:
            raise InvalidText(field="date_of_birth", reason="date")
        return replace(student, date_of_birth=born)
    return replace(student, alias=text)


def _disc(student: Student) -> QIcon:
    alias = presenter.shown_alias(student.alias, student.id)
    pixmap = avatar_pixmap(alias, student.avatar_color)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
