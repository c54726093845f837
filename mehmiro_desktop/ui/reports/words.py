"""The words on a report's pages, in the reader's language, whatever the window speaks.

They stand in the translation files like all others (context ``Report``); the reader's are loaded
beside the window's and never installed. Safe to read from the worker once made.
"""

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QLocale, QTranslator

from mehmiro_desktop.config import resource_path
from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus
from mehmiro_desktop.domain.insights import RECENT_SESSIONS, Trend, TrendKind
from mehmiro_desktop.domain.reports import ReportData
from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP

_TRENDS = {
    TrendKind.IMPROVING: ("▲", QT_TRANSLATE_NOOP("Report", "rising")),
    TrendKind.STABLE: ("▬", QT_TRANSLATE_NOOP("Report", "steady")),
    TrendKind.CONCERNING: ("▼", QT_TRANSLATE_NOOP("Report", "falling")),
    TrendKind.UNKNOWN: ("◌", QT_TRANSLATE_NOOP("Report", "few data")),
}
_SOURCES = {
    AssessorType.TEACHER: QT_TRANSLATE_NOOP("Report", "Teacher"),
    AssessorType.STUDENT: QT_TRANSLATE_NOOP("Report", "Student"),
    AssessorType.FAMILY: QT_TRANSLATE_NOOP("Report", "Family"),
    AssessorType.AI: QT_TRANSLATE_NOOP("Report", "Artificial intelligence"),
}
_ATTENDANCE = {
    AttendanceStatus.ABSENT: QT_TRANSLATE_NOOP("Report", "absent"),
    AttendanceStatus.LATE: QT_TRANSLATE_NOOP("Report", "late"),
    AttendanceStatus.EXEMPT: QT_TRANSLATE_NOOP("Report", "exempt"),
}
_WORDS = {
    "title": QT_TRANSLATE_NOOP("Report", "Progress report"),
    "folder": QT_TRANSLATE_NOOP("Report", "Reports"),
    "report": QT_TRANSLATE_NOOP("Report", "report"),
    "scores": QT_TRANSLATE_NOOP("Report", "scores"),
    "class": QT_TRANSLATE_NOOP("Report", "Class"),
    "variables": QT_TRANSLATE_NOOP("Report", "By area"),
    "variable": QT_TRANSLATE_NOOP("Report", "Area"),
    "latest": QT_TRANSLATE_NOOP("Report", "Latest"),
    "recent": QT_TRANSLATE_NOOP("Report", "Mean"),
    "best": QT_TRANSLATE_NOOP("Report", "Best"),
    "trend": QT_TRANSLATE_NOOP("Report", "Trend"),
    "profile": QT_TRANSLATE_NOOP("Report", "Profile"),
    "course": QT_TRANSLATE_NOOP("Report", "Over time"),
    "sources": QT_TRANSLATE_NOOP("Report", "Who assessed"),
    "attendance": QT_TRANSLATE_NOOP("Report", "Attendance"),
    "comments": QT_TRANSLATE_NOOP("Report", "Comments"),
    "empty": QT_TRANSLATE_NOOP("Report", "There are no scores in this period."),
    "means": QT_TRANSLATE_NOOP(
        "Report",
        "Mean: of the last {count} sessions, from the teacher's scores. Trend: from three days"
        " with scores on.",
    ),
    "class_means": QT_TRANSLATE_NOOP(
        "Report", "Class: the mean of the same sessions, at least {count} students."
    ),
    "period": QT_TRANSLATE_NOOP("Report", "{first} to {last} · sessions: {count}"),
    "one_day": QT_TRANSLATE_NOOP("Report", "{first} · sessions: {count}"),
    "born": QT_TRANSLATE_NOOP("Report", "Date of birth: {day}"),
    "style": QT_TRANSLATE_NOOP("Report", "Learning style: {style}"),
    "scale": QT_TRANSLATE_NOOP("Report", "{low} to {high}"),
    "made": QT_TRANSLATE_NOOP("Report", "Made on {day}"),
    "pending": QT_TRANSLATE_NOOP("Report", "changes not yet sent: {count}"),
    "count": QT_TRANSLATE_NOOP("Report", "scores: {count}"),
}


class ReportWords:
    """Words, numbers and days of one language; make it on the GUI thread."""

    def __init__(self, language: str) -> None:
        """Load the language's translations."""
        self.language = "es" if language == "es" else "en"
        self._mark = "," if self.language == "es" else "."
        self._translator = QTranslator()
        self._translator.load(self.language, str(resource_path("i18n")))
        self._locale = QLocale(self.language)

    def _read(self, text: str) -> str:
        return self._translator.translate("Report", text) or text

    def say(self, name: str, **blanks: object) -> str:
        """Return the words called ``name``, their blanks filled in."""
        text = self._read(_WORDS[name])
        return text.format_map(blanks) if blanks else text

    def trend(self, trend: Trend) -> str:
        """Return a trend's shape and word."""
        shape, word = _TRENDS[trend.kind]
        return f"{shape} {self._read(word)}"

    def source(self, source: AssessorType) -> str:
        """Return who gave a score."""
        return self._read(_SOURCES[source])

    def attendance(self, status: AttendanceStatus) -> str:
        """Return a kind of attendance other than present."""
        return self._read(_ATTENDANCE[status])

    def number(self, value: Decimal) -> str:
        """Return a score as it was given."""
        return shown(value, self._mark)

    def rounded(self, value: float) -> str:
        """Return a computed value to one decimal."""
        return f"{value:.1f}".replace(".", self._mark)

    def day(self, on: date) -> str:
        """Return a day with its year."""
        return f"{self.short_day(on)} {on.year}"

    def short_day(self, on: date) -> str:
        """Return a day without its year."""
        month = self._locale.monthName(on.month, QLocale.FormatType.ShortFormat)
        return f"{on.day} {month.rstrip('.')}"

    def period(self, data: ReportData) -> str:
        """Return the days the report covers and how many sessions that is."""
        if not data.sessions:
            return ""
        first, last = data.sessions[0].on, data.sessions[-1].on
        name = "one_day" if first == last else "period"
        return self.say(
            name, first=self.day(first), last=self.day(last), count=len(data.sessions)
        )

    def notes(self, *, with_class: bool, least: int) -> str:
        """Return what the figures are means of."""
        text = self.say("means", count=RECENT_SESSIONS)
        return f"{text} {self.say('class_means', count=least)}" if with_class else text

    def footer(self, data: ReportData) -> str:
        """Return when the report was made, by whom, and what of it the school does not have."""
        made: datetime = data.made_at.astimezone()
        parts = [self.say("made", day=self.day(made.date())), data.owner]
        if data.pending:
            parts.append(self.say("pending", count=data.pending))
        return " · ".join(part for part in parts if part)
