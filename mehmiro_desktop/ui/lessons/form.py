"""The fields of a lesson; shows values and tells what a person types."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.domain.lesson_items import LessonItems
from mehmiro_desktop.ui.classes.day_edit import DayEdit
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.lessons.fields import captioned, day_from
from mehmiro_desktop.ui.lessons.item_list import ItemList
from mehmiro_desktop.ui.undo_gate import UndoGate
from mehmiro_desktop.ui.widgets import (
    Card,
    IconLabel,
    ScrollColumn,
    h_row,
    plain_label,
    v_column,
)

_DAY_PX, _CLASS_PX, _NOTES_PX = 190, 240, 150
_MOST_PX = 280
"""Class and day leave the title its room also at 200 %."""


class LessonForm(ScrollColumn):
    """Two columns of lists below title, class and day.

    Signals:
        typed: A person changed a field: its name and value.
    """

    typed = Signal(str, object)

    def __init__(self, gate: UndoGate, today: date) -> None:
        super().__init__(margin=0, spacing=16)
        self.setObjectName("lessons.form")
        self._today = today
        self.title = QLineEdit()
        self.title.setObjectName("lessons.title")
        self.title.setFont(font("title"))
        self.title.textEdited.connect(lambda text: self.typed.emit("title", text))
        self.title.returnPressed.connect(self._to_first_list)
        self.classes = QComboBox()
        self.classes.setObjectName("lessons.class")
        self.classes.setFixedWidth(min(scaled(_CLASS_PX), _MOST_PX))
        self.classes.activated.connect(
            lambda: self.typed.emit("class_id", str(self.classes.currentData()))
        )
        self.day = DayEdit()
        self.day.setObjectName("lessons.day")
        self.day.setFixedWidth(min(scaled(_DAY_PX), _MOST_PX))
        self.day.dateChanged.connect(self._on_day)
        self.has_day = QCheckBox(self.tr("On a day"))
        self.has_day.setObjectName("lessons.has_day")
        self.has_day.toggled.connect(self._on_day)
        self.notes = QPlainTextEdit()
        self.notes.setObjectName("lessons.notes")
        self.notes.setFont(font("body"))
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(scaled(_NOTES_PX))
        self.notes.setPlaceholderText(self.tr("What worked, what to change, who needs what…"))
        self.notes.textChanged.connect(lambda: self.typed.emit("notes", self.notes_text))
        gate.watch(self.title, self.notes)
        self.lists = self._make_lists(gate)
        self._lay_out()

    def _make_lists(self, gate: UndoGate) -> dict[str, ItemList]:
        made = {
            "objectives": ItemList(
                "lessons.objectives", "target", self.tr("Objectives"),
                self.tr("Add an objective"), gate,
            ),
            "materials": ItemList(
                "lessons.materials", "package", self.tr("Materials"),
                self.tr("Add a material"), gate,
            ),
            "activities": ItemList(
                "lessons.activities", "list-checks", self.tr("Activities"),
                self.tr("Add an activity"), gate,
            ),
        }  # fmt: skip
        for name, each in made.items():
            each.edited.connect(lambda name=name, each=each: self.typed.emit(name, each.value))
        return made

    def _lay_out(self) -> None:
        day = v_column(spacing=4)
        day.addWidget(plain_label(self.tr("Day"), style="small_strong"))
        self.day.setAccessibleName(self.tr("Day"))
        day.addLayout(h_row(self.has_day, self.day, spacing=4))
        head = h_row(captioned(self.tr("Title"), self.title), spacing=16)
        head.setStretch(0, 1)
        head.addWidget(captioned(self.tr("Class"), self.classes))
        head.addLayout(day)
        self.column.addLayout(head)
        left, right = v_column(spacing=16), v_column(spacing=16)
        left.addWidget(self.lists["objectives"])
        left.addWidget(self.lists["materials"])
        left.addStretch(1)
        right.addWidget(self.lists["activities"])
        right.addWidget(self._notes_card())
        right.addStretch(1)
        row = h_row(spacing=16)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.column.addLayout(row)
        self.made = plain_label(style="small", role="muted", name="lessons.made")
        self.column.addWidget(self.made)
        self.column.addStretch(1)

    def _to_first_list(self) -> None:
        """Go on writing: Enter in the title leads to the first objective to add."""
        self.lists["objectives"].adder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _notes_card(self) -> Card:
        card = Card(margin=16, spacing=6)
        title = plain_label(self.tr("Notes"), style="strong")
        title.setBuddy(self.notes)
        self.notes.setAccessibleName(self.tr("Notes"))
        card.column.addLayout(
            h_row(IconLabel("notebook-pen", "text_muted"), title, None, spacing=8)
        )
        card.column.addWidget(self.notes)
        return card

    def widget_of(self, field: str) -> QWidget:
        """Return the widget that shows a field."""
        if field in self.lists:
            return self.lists[field]
        return {
            "title": self.title, "class_id": self.classes, "on": self.day, "notes": self.notes,
        }[field]  # fmt: skip

    def show_classes(self, classes: tuple[SchoolClass, ...]) -> None:
        """Offer these classes."""
        self.classes.clear()
        for each in classes:
            self.classes.addItem(each.name, each.id)

    def show_value(self, field: str, value: object) -> None:
        """Show a field's value without telling that it was typed."""
        if field in self.lists and isinstance(value, LessonItems):
            self.lists[field].show_items(value)
        elif field == "title" and self.title.text() != value:
            self.title.setText(str(value))
        elif field == "class_id":
            self.classes.setCurrentIndex(self.classes.findData(value))
        elif field == "on":
            self._show_day(value if isinstance(value, date) else None)
        elif field == "notes" and self.notes_text != value:
            with QSignalBlocker(self.notes):
                self.notes.setPlainText(str(value))

    def _show_day(self, on: date | None) -> None:
        shown = on or self._today
        with QSignalBlocker(self.day), QSignalBlocker(self.has_day):
            self.has_day.setChecked(on is not None)
            self.day.setDate(QDate(shown.year, shown.month, shown.day))
        self.day.setEnabled(on is not None)

    def _on_day(self, *_: object) -> None:
        is_on = self.has_day.isChecked()
        self.day.setEnabled(is_on)
        self.typed.emit("on", day_from(self.day.date()) if is_on else None)

    @property
    def notes_text(self) -> str:
        """The notes to the letter; Qt's own plain text has lost the unbreakable blanks."""
        return self.notes.document().toRawText().replace("\u2029", "\n")
