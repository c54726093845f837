"""Small pieces of the lesson's forms."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.widgets import plain_label, v_column


def captioned(caption: str, widget: QWidget) -> QWidget:
    """Return a field with its caption above, also as its accessible name."""
    box = QWidget()
    label = plain_label(caption, style="small_strong")
    label.setBuddy(widget)
    widget.setAccessibleName(caption)
    column = v_column(spacing=4)
    column.addWidget(label)
    column.addWidget(widget)
    box.setLayout(column)
    return box


def day_from(day: QDate) -> date:
    """Return Qt's day as ours."""
    return date(day.year(), day.month(), day.day())
