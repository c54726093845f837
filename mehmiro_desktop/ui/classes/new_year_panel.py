"""A class for the new school year: what it is called and what comes along."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.domain.school_year import moved_on, next_label
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.widgets import (
    TextField,
    card_title,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
)

_WIDTH_PX = 440


@dataclass(frozen=True, slots=True)
class NewYear:
    """What was asked for."""

    name: str
    academic_year: str
    copies_students: bool
    archives_old: bool


class NewYearPanel(InlinePanel):
    """Suggests the next year's label; Enter creates, Esc leaves.

    Signals:
        create_wanted: Carries a :class:`NewYear`.
    """

    create_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("class.year", parent)
        self.setFixedWidth(scaled(_WIDTH_PX))
        self.name = TextField(self.tr("Class"), "class.year.name")
        self.year = TextField(self.tr("School year"), "class.year.label")
        self.copies = self._box(
            "class.year.students", self.tr("Copy the students' aliases too")
        )
        self.archives = self._box("class.year.archive", "")
        self.create_button = primary_button(self.tr("Create the class"), "class.year.create")
        self.create_button.clicked.connect(self._on_create)
        self._cancel = secondary_button(self.tr("Cancel"), "class.year.cancel")
        self._cancel.clicked.connect(self.close_panel)
        self.column.addWidget(card_title(self.tr("New school year")))
        self.column.addWidget(
            plain_label(
                self.tr("The variables in use are copied. Scores and comments are not."),
                role="muted",
                wrap=True,
            )
        )
        for widget in (self.name, self.year, self.copies, self.archives):
            self.column.addWidget(widget)
        self.column.addLayout(h_row(None, self._cancel, self.create_button))

    def open_for(self, near: QRect, school_class: SchoolClass, today: date) -> None:
        """Ask for the class that follows ``school_class``."""
        self.name.edit.setText(moved_on(school_class.name))
        self.year.edit.setText(next_label(school_class.academic_year, today))
        self.copies.setChecked(False)
        is_archived = school_class.archived_at is not None
        self.archives.setText(
            self.tr("Archive {name}").format(name=school_class.name).replace("&", "&&")
        )
        self.archives.setVisible(not is_archived)
        self.archives.setChecked(not is_archived)
        for field in (self.name, self.year):
            field.clear_error()
        self.open_near(near)
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    def show_failure(self, text: str) -> None:
        """Say at the name why it cannot be."""
        self.name.show_error(text)
        self.name.edit.setFocus()
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Create on Enter, unless Cancel has the focus."""
        if keys.is_enter(event) and not self._cancel.hasFocus():
            self._on_create()
        elif keys.is_enter(event):
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _box(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.setFont(font("body"))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return box

    def _on_create(self, *_: object) -> None:
        self.create_wanted.emit(
            NewYear(
                name=self.name.text.strip(),
                academic_year=self.year.text.strip(),
                copies_students=self.copies.isChecked(),
                archives_old=self.archives.isChecked(),
            )
        )
