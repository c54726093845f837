"""A class's own fields, edited where they stand: Enter or leaving a field keeps it."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.domain.tables import CLASSES
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.classes import edit_class
from mehmiro_desktop.store.queries.made import load_made
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import TextField, h_row, plain_label, v_column

_LEAST_PX = {"name": 100, "grade": 52, "section": 60, "academic_year": 106}
FIELDS = ("name", "grade", "section", "academic_year")


class ClassDetails(QWidget):
    """Name, grade, section and school year in one row.

    Signals:
        edited: The class was changed.
    """

    edited = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("class.details")
        self._context = context
        self._class: SchoolClass | None = None
        labels = {
            "name": self.tr("Class"),
            "grade": self.tr("Grade"),
            "section": self.tr("Section"),
            "academic_year": self.tr("School year"),
        }
        self.fields = {name: TextField(labels[name], f"class.{name}") for name in FIELDS}
        row = h_row(*self.fields.values())
        for name, least in _LEAST_PX.items():
            self.fields[name].setMinimumWidth(scaled(least))
        for stretch, (name, field) in zip((10, 4, 4, 5), self.fields.items(), strict=True):
            row.setStretchFactor(field, stretch)
            row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
            field.edit.editingFinished.connect(partial(self._keep, name))
            field.edit.installEventFilter(self)
        self.made = plain_label(style="small", role="muted", name="class.made")
        column = v_column(spacing=4)
        column.addLayout(row)
        column.addWidget(self.made)
        self.setLayout(column)

    def show_class(self, school_class: SchoolClass) -> None:
        """Show a class; what is being typed stays, unless it is another class."""
        is_other = self._class is None or self._class.id != school_class.id
        self._class = school_class
        self._show_made(school_class.id)
        for name, field in self.fields.items():
            if is_other or not field.edit.isModified():
                self._fill(name)
                if is_other:
                    field.clear_error()

    def _show_made(self, class_id: str) -> None:
        made = load_made(self._context.store, CLASSES, class_id)
        at = None if made is None else made.at
        words = self.tr("Class made on {day}")
        self.made.setText(
            "" if at is None else words.format(day=shown_long_day(at.astimezone().date()))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc puts back what was there."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            for name, field in self.fields.items():
                if field.edit is watched and field.edit.isModified():
                    field.clear_error()
                    self._fill(name)
                    return True
        return super().eventFilter(watched, event)

    def _fill(self, name: str) -> None:
        edit = self.fields[name].edit
        text = str(getattr(self._class, name))
        if edit.text() != text:
            edit.setText(text)
            edit.setCursorPosition(0)
        edit.setModified(False)

    def _keep(self, name: str) -> None:
        field = self.fields[name]
        text = field.text.strip()
        if self._class is None or not field.edit.isModified():
            return
        if text == getattr(self._class, name):
            self._fill(name)
            return
        typed: dict[str, Any] = {name: text}
        changed = replace(self._class, **typed)
        try:
            edit_class(self._context.store, changed)
        except MehmiroError as error:
            field.show_error(sentence(error))
            self._context.announce(sentence(error))
            return
        self._class = changed
        field.clear_error()
        self._fill(name)
        words = self.tr("Class {name} changed").format(name=changed.name)
        self._context.toast(words, undo=True)
        self.edited.emit()
