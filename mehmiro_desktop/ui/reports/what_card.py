"""What is in a report: the period, whose scores, and what else."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGridLayout, QWidget

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.reports import DEFAULT_SOURCES, Period
from mehmiro_desktop.ui.fonts import font, text_size
from mehmiro_desktop.ui.widgets import Card, card_title, plain_label, wrapped

_DAYS = "days"
_TWO_PER_ROW_PERCENT = 150


class WhatCard(Card):
    """Period, sources and parts. What is private or a machine's is off until ticked.

    Signals:
        changed: Something else is wanted.
    """

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Lay out the card; the days end ``today``."""
        super().__init__(parent)
        self.period = QComboBox()
        self.period.setObjectName("reports.period")
        self.period.setAccessibleName(self.tr("Period"))
        self.period.setFont(font("body"))
        for text, data in (
            (self.tr("All sessions"), None),
            (self.tr("The last 5 sessions"), 5),
            (self.tr("The last 10 sessions"), 10),
            (self.tr("From day to day"), _DAYS),
        ):
            self.period.addItem(text, data)
        self.period.activated.connect(self._on_period)
        first = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
        self.first = self._day("reports.first", self.tr("From"), first)
        self.last = self._day("reports.last", self.tr("To"), today)
        self._days = QWidget()
        self._days.setLayout(
            wrapped(
                plain_label(self.tr("From"), style="small"), self.first,
                plain_label(self.tr("To"), style="small"), self.last,
            )
        )  # fmt: skip
        self._days.hide()
        self.sources = {
            AssessorType.TEACHER: self._tick("teacher", self.tr("Teacher")),
            AssessorType.STUDENT: self._tick("student", self.tr("Student")),
            AssessorType.FAMILY: self._tick("family", self.tr("Family")),
            AssessorType.AI: self._tick("ai", self.tr("AI")),
        }
        for source, box in self.sources.items():
            box.setChecked(source in DEFAULT_SOURCES)
        self.charts = self._tick("charts", self.tr("Charts"), on=True)
        self.comments = self._tick("comments", self.tr("Comments"), on=True)
        self.birth = self._tick("birth", self.tr("Date of birth"))
        self.style_box = self._tick("style", self.tr("Learning style"))
        for box in (
            *self.sources.values(),
            self.charts,
            self.comments,
            self.birth,
            self.style_box,
        ):
            box.toggled.connect(self.changed)
        self.column.addWidget(card_title(self.tr("What")))
        self.column.addWidget(self.period)
        self.column.addWidget(self._days)
        self.column.addWidget(plain_label(self.tr("Scores given by"), style="small_strong"))
        self.column.addLayout(_side_by_side([*self.sources.values()]))
        self.column.addWidget(plain_label(self.tr("With"), style="small_strong"))
        self.column.addLayout(
            _side_by_side([self.charts, self.comments, self.birth, self.style_box])
        )

    @property
    def chosen_period(self) -> Period:
        """The sessions wanted."""
        chosen = self.period.currentData()
        if chosen == _DAYS:
            return Period(_python_day(self.first), _python_day(self.last))
        return Period(latest=chosen)

    @property
    def chosen_sources(self) -> frozenset[AssessorType]:
        """Whose scores are wanted."""
        return frozenset(each for each, box in self.sources.items() if box.isChecked())

    def _tick(self, name: str, text: str, *, on: bool = False) -> QCheckBox:
        box = QCheckBox(text.replace("&", "&&"))
        box.setObjectName(f"reports.with.{name}")
        box.setFont(font("body"))
        box.setChecked(on)
        return box

    def _day(self, name: str, label: str, on: date) -> QDateEdit:
        edit = QDateEdit(QDate(on.year, on.month, on.day))
        edit.setObjectName(name)
        edit.setAccessibleName(label)
        edit.setFont(font("body"))
        edit.setCalendarPopup(True)
        edit.dateChanged.connect(self.changed)
        return edit

    def _on_period(self) -> None:
        self._days.setVisible(self.period.currentData() == _DAYS)
        self.changed.emit()


def _python_day(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def _side_by_side(boxes: list[QCheckBox]) -> QGridLayout:
    """Return the boxes in two columns, or one where large letters need it all."""
    per_row = 2 if text_size() <= _TWO_PER_ROW_PERCENT else 1
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(0)
    for n, box in enumerate(boxes):
        grid.addWidget(box, n // per_row, n % per_row)
    return grid
