"""A date to type or to choose from a calendar."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDateEdit, QWidget

from mehmiro_desktop.ui.fonts import font


class DayEdit(QDateEdit):
    """A date in the order the language writes it, the year in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("body"))
        self.setCalendarPopup(True)
        short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(short if "yyyy" in short else short.replace("yy", "yyyy"))
        self.setStyleSheet("QDateEdit::drop-down { border: none; width: 28px; }")
