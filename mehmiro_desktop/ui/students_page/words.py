"""The sentences of the student page. Made with the screen, so in the language in force."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus
from mehmiro_desktop.domain.insights import (
    RECENT_SESSIONS,
    TREND_DAYS,
    TREND_POINTS,
    Trend,
    TrendKind,
)
from mehmiro_desktop.domain.monitoring import TREND_LEAST
from mehmiro_desktop.domain.student_page import AttendedDay, ScoreRecord
from mehmiro_desktop.ui.i18n import decimal_mark, shown_day, shown_long_day

TREND_SHAPES = {
    TrendKind.IMPROVING: "▲",
    TrendKind.STABLE: "▬",
    TrendKind.CONCERNING: "▼",
    TrendKind.UNKNOWN: "◌",
}
TREND_TONES = {
    TrendKind.IMPROVING: "success",
    TrendKind.STABLE: "warning",
    TrendKind.CONCERNING: "error",
    TrendKind.UNKNOWN: "neutral",
}
_WEEK = 7
_LONG_SPAN_DAYS = 21


class StudentWords(QObject):
    """Words for trends, lights, sources and days."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        """Tell days as seen from ``today``."""
        super().__init__(parent)
        self.today = today
        self._trends = {
            TrendKind.IMPROVING: self.tr("improving"),
            TrendKind.STABLE: self.tr("stable"),
            TrendKind.CONCERNING: self.tr("concerning"),
            TrendKind.UNKNOWN: self.tr("not enough data"),
        }
        self._sources = {
            AssessorType.TEACHER: self.tr("Teacher"),
            AssessorType.STUDENT: self.tr("Student"),
            AssessorType.FAMILY: self.tr("Family"),
            AssessorType.AI: self.tr("AI"),
        }

    def day(self, on: date) -> str:
        """Return a day, without the year while it is this one."""
        return shown_day(on) if on.year == self.today.year else shown_long_day(on)

    def session(self, score: ScoreRecord) -> str:
        """Return a session's day and name."""
        day = self.day(score.on)
        return f"{day} · {score.session_name}" if score.session_name else day

    def attendance(self, days: Sequence[AttendedDay]) -> tuple[str, ...]:
        """Return how often somebody was absent, late and exempt, each for itself."""
        counts = Counter(each.status for each in days)
        absent, late = counts[AttendanceStatus.ABSENT], counts[AttendanceStatus.LATE]
        exempt = counts[AttendanceStatus.EXEMPT]
        return tuple(
            words
            for count, words in (
                (absent, self.tr("%n time(s) absent", "", absent)),
                (late, self.tr("%n time(s) late", "", late)),
                (exempt, self.tr("%n time(s) exempt", "", exempt)),
            )
            if count
        )

    def attended(self, day: AttendedDay) -> str:
        """Return the day, and the session's name if it has one."""
        on = self.day(day.on)
        return f"{on} ({day.session_name})" if day.session_name else on

    def source(self, source: AssessorType) -> str:
        """Return who gave a score."""
        return self._sources[source]

    def trend(self, trend: Trend) -> str:
        """Return a trend's shape and word."""
        return f"{TREND_SHAPES[trend.kind]} {self._trends[trend.kind]}"

    def trend_word(self, trend: Trend) -> str:
        """Return a trend's word alone."""
        return self._trends[trend.kind]

    def long_trend(self, trend: Trend) -> str:
        """Return e.g. ``▲ improving · 10 points in 12 weeks``."""
        if trend.kind is TrendKind.UNKNOWN:
            return self.trend(trend)
        points = self.tr("%n point(s)", "", round(abs(trend.change)))
        if trend.change <= -0.5:
            points = f"−{points}"
        if trend.span_days >= _LONG_SPAN_DAYS:
            span = self.tr("%n week(s)", "", round(trend.span_days / _WEEK))
        else:
            span = self.tr("%n day(s)", "", trend.span_days)
        return self.tr("{trend} · {points} in {span}").format(
            trend=self.trend(trend), points=points, span=span
        )

    def trend_rule(self, trend: Trend) -> str:
        """Return the rule and what it was applied to, for a tooltip."""
        if trend.kind is TrendKind.UNKNOWN:
            return self.tr(
                "A trend needs scores on {least} days or more; here there are {days}."
            ).format(least=TREND_LEAST, days=trend.days_scored)
        rule = self.tr(
            "A straight line through the last {most} days with your scores, at most. It improves"
            " from {points} points of the scale upwards, and concerns from {points} downwards."
        ).format(most=TREND_DAYS, points=round(TREND_POINTS))
        if trend.first is None or trend.last is None:
            return rule
        used = self.tr("Here: {days} days, {first} to {last}, change {change} points.").format(
            days=trend.days_scored,
            first=self.day(trend.first),
            last=self.day(trend.last),
            change=f"{trend.change:+.1f}".replace(".", decimal_mark()).replace("-", "−"),
        )
        return f"{rule} {used}"

    def class_name(self, count: int) -> str:
        """Return the name of the class's series with how many students it is of."""
        return self.tr("Class (n={count})").format(count=count)

    def profile_note(self) -> str:
        """Return what the profile is a mean of."""
        return self.tr("mean of the last {count} sessions").format(count=RECENT_SESSIONS)

    def confidence(self, share: Decimal) -> str:
        """Return how sure a machine says it is."""
        return self.tr("{share} % sure").format(share=int(share * 100))
