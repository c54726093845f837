"""A date to type or to choose from a calendar."""

from PySide6.QtCore import QDate, QDateTime, QPoint, QSize, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QValidator
from PySide6.QtWidgets import QDateEdit, QToolButton, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import SIZE_PX, pixmap, set_icon
from mehmiro_desktop.ui.typed_days import typed_day

CALENDAR_SIZE = QSize(352, 360)
_ICON_RIGHT_PX = 10
_MARKS = " ./-"


class DayEdit(QDateEdit):
    """A date with its month's name, e.g. ``2 Mar 2026``; typed in any way people write days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(font("body"))
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self._dress_calendar()

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let a day be typed from end to end, not only part by part."""
        if typed_day(text) is not None:
            return QValidator.State.Acceptable, text, pos
        is_on_the_way = all(each.isalnum() or each in _MARKS for each in text)
        state = QValidator.State.Intermediate if is_on_the_way else QValidator.State.Invalid
        return state, text, pos

    def dateTimeFromText(self, text: str) -> QDateTime:  # noqa: N802
        """Return the day typed; one that is none leaves the day as it was."""
        found = typed_day(text)
        day = self.date() if found is None else QDate(found.year, found.month, found.day)
        return QDateTime(day, QTime(0, 0))

    def fixup(self, _text: str) -> str:
        """Put back the day there was."""
        return self.textFromDateTime(self.dateTime())

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
