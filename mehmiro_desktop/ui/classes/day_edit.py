"""A date to type or to choose from a calendar."""

from PySide6.QtCore import QLocale, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDateEdit, QToolButton, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import SIZE_PX, pixmap, set_icon

CALENDAR_SIZE = QSize(352, 360)
_ICON_RIGHT_PX = 10


class DayEdit(QDateEdit):
    """A date in the order the language writes it, the year in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("body"))
        self.setCalendarPopup(True)
        short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
        self.setDisplayFormat(short if "yyyy" in short else short.replace("yy", "yyyy"))
        self._dress_calendar()

    def _dress_calendar(self) -> None:
        """Give the calendar our icons, and days large enough to touch."""
        calendar = self.calendarWidget()
        calendar.setMinimumSize(CALENDAR_SIZE)
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        plain = calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        for name, shown in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                set_icon(button, shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a calendar where the calendar opens."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - SIZE_PX - _ICON_RIGHT_PX
        corner = QPoint(left, (self.height() - SIZE_PX) // 2)
        painter.drawPixmap(corner, pixmap("calendar", "text_muted"))
        painter.end()
