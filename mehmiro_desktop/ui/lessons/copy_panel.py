"""Copying a lesson: to which class and which day."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QRect, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.ui.classes.day_edit import DayEdit
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.lessons.fields import captioned, day_from
from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.widgets import card_title, h_row, primary_button, secondary_button

_WEEK = timedelta(days=7)


class CopyPanel(InlinePanel):
    """Offers the same class a week later.

    Signals:
        copy_wanted: The class's id and the day.
    """

    copy_wanted = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("lessons.copy", parent)
        self.setFixedWidth(scaled(400))
        self.classes = QComboBox()
        self.classes.setObjectName("lessons.copy.class")
        self.day = DayEdit()
        self.day.setObjectName("lessons.copy.day")
        go = primary_button(self.tr("Copy"), "lessons.copy.go")
        go.clicked.connect(self._on_copy)
        self._cancel = secondary_button(self.tr("Cancel"), "lessons.copy.cancel")
        self._cancel.clicked.connect(self.close_panel)
        self.column.addWidget(card_title(self.tr("Copy this lesson")))
        self.column.addWidget(captioned(self.tr("Class"), self.classes))
        self.column.addWidget(captioned(self.tr("Day"), self.day))
        self.column.addLayout(h_row(None, self._cancel, go))

    def open_for(
        self, near: QRect, classes: tuple[SchoolClass, ...], class_id: str, on: date
    ) -> None:
        """Ask for the class and the day."""
        self.classes.clear()
        for each in classes:
            self.classes.addItem(each.name, each.id)
        self.classes.setCurrentIndex(max(0, self.classes.findData(class_id)))
        later = on + _WEEK if on <= date.max - _WEEK else on
        self.day.setDate(QDate(later.year, later.month, later.day))
        self.open_near(near)
        self.day.setFocus()

    def _on_copy(self) -> None:
        self.copy_wanted.emit(str(self.classes.currentData()), day_from(self.day.date()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Enter, unless Cancel has the focus."""
        if keys.is_enter(event) and self._cancel.hasFocus():
            self.close_panel()
        elif keys.is_enter(event):
            self._on_copy()
        else:
            super().keyPressEvent(event)
