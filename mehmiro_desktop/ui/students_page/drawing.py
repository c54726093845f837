"""From insights to charts: what each chart of the student page shows, in words and percent."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.domain.insights import (
    SourceInsight,
    Trend,
    TrendKind,
    VariableInsight,
    of_present_class,
    percent,
    shown_mean,
)
from mehmiro_desktop.domain.scores import score_range
from mehmiro_desktop.domain.student_page import ScoreRecord, StudentPage
from mehmiro_desktop.ui.charts.data import Chart, ChartKind, Series, Tick, profile_kind
from mehmiro_desktop.ui.i18n import decimal_mark, shown_score
from mehmiro_desktop.ui.students_page.words import StudentWords

if TYPE_CHECKING:
    from datetime import date

_MOST_STEPS = 7
_STEPS = tuple(Decimal(each) for each in ("0.5", "1", "2", "3", "5"))
_TREND_LOOKS = {
    TrendKind.IMPROVING: "trend",
    TrendKind.STABLE: "trend_flat",
    TrendKind.CONCERNING: "trend_down",
}
_HALF_DAY = 0.5


class StudentCharts(QObject):
    """Builds the charts of one student."""

    def __init__(self, words: StudentWords, parent: QObject | None = None) -> None:
        """Speak with ``words``."""
        super().__init__(parent)
        self._words = words

    def line(self, page: StudentPage, insight: VariableInsight) -> Chart:
        """Return one variable over the sessions, with trend and class.

        Every session of the class in which this student has any score is on the axis, so that
        a session without one of this variable shows as a gap.
        """
        variable = insight.variable
        moments = sessions_of(page, variable.class_id)
        mine = {each.session_id: each for each in insight.scores}
        shares = [
            percent(mine[m.session_id].value, variable) if m.session_id in mine else None
            for m in moments
        ]
        texts = [
            shown_score(mine[m.session_id].value) if m.session_id in mine else ""
            for m in moments
        ]
        series = [Series(page.student.alias, tuple(shares), tuple(texts))]
        trend = self._trend(insight.trend, variable, moments)
        if trend is not None:
            series.append(trend)
        whole = self._class(page, variable, moments)
        if whole is not None:
            series.append(whole)
        return Chart(
            kind=ChartKind.LINE,
            title=variable.name,
            categories=tuple(self._words.day(m.on) for m in moments),
            details=tuple(self._words.session(m) for m in moments),
            series=tuple(series),
            ticks=scale_ticks(variable),
            positions=positions(moments),
            category_title=self.tr("Session"),
        )

    def _trend(
        self, trend: Trend, variable: AssessmentVariable, moments: Sequence[ScoreRecord]
    ) -> Series | None:
        if trend.kind is TrendKind.UNKNOWN or trend.first is None or not trend.span_days:
            return None
        values: list[float | None] = []
        for each in moments:
            gone = (each.on - trend.first).days
            value = trend.start + trend.change * gone / trend.span_days
            is_within = 0 <= gone <= trend.span_days
            values.append(min(100.0, max(0.0, value)) if is_within else None)
        return Series(
            self.tr("Trend"),
            tuple(values),
            tuple("" if v is None else on_scale(v, variable) for v in values),
            _TREND_LOOKS[trend.kind],
        )

    def _class(
        self, page: StudentPage, variable: AssessmentVariable, moments: Sequence[ScoreRecord]
    ) -> Series | None:
        found = [shown_mean(page.means, variable.id, m.session_id) for m in moments]
        counts = [each.count for each in found if each is not None]
        if not counts:
            return None
        return Series(
            self._words.class_name(min(counts)),
            tuple(None if each is None else percent(each.mean, variable) for each in found),
            tuple("" if each is None else rounded(each.mean) for each in found),
            "class",
        )

    def profile(
        self, page: StudentPage, insights: Sequence[VariableInsight], *, with_best: bool = False
    ) -> Chart:
        """Return all variables side by side: a radar, or bars where that cannot be read."""
        shown = of_present_class(insights, page.school_class.id)
        series = [Series(page.student.alias, tuple(each.recent for each in shown))]
        if with_best:
            best = tuple(
                percent(each.best.value, each.variable) if each.best else None for each in shown
            )
            series.append(Series(self.tr("Personal best"), best, look="best"))
        counts = [each.class_count for each in shown if each.class_recent is not None]
        if counts:
            name = self._words.class_name(min(counts))
            series.append(
                Series(name, tuple(each.class_recent for each in shown), look="class")
            )
        return Chart(
            kind=profile_kind(len(shown)),
            title=self.tr("Profile"),
            categories=tuple(each.variable.name for each in shown),
            series=tuple(series),
            category_title=self.tr("Variable"),
        )

    def sources(self, sources: Sequence[SourceInsight]) -> Chart:
        """Return a slice per source; its table tells the counts too."""
        return Chart(
            kind=ChartKind.POLAR,
            title=self.tr("By source"),
            categories=tuple(self._words.source(each.source) for each in sources),
            details=tuple(
                f"{self._words.source(each.source)} ("
                + self.tr("%n score(s)", "", each.count)
                + ")"
                for each in sources
            ),
            series=(
                Series(self.tr("Mean of the scale"), tuple(each.mean for each in sources)),
            ),
            looks=tuple(each.source.value for each in sources),
            category_title=self.tr("Source"),
        )


def sessions_of(page: StudentPage, class_id: str) -> tuple[ScoreRecord, ...]:
    """Return one record of each session of a class this student has scores in, oldest first."""
    of_class = {each.id for each in page.variables if each.class_id == class_id}
    found = (each for each in page.scores if each.variable_id in of_class)
    return tuple({each.session_id: each for each in found}.values())


def positions(moments: Sequence[ScoreRecord]) -> tuple[float, ...]:
    """Return each session's day from the first; those of one day stand side by side."""
    if not moments:
        return ()
    first = moments[0].on
    by_day: dict[date, int] = {}
    for each in moments:
        by_day[each.on] = by_day.get(each.on, 0) + 1
    seen: dict[date, int] = {}
    places = []
    for each in moments:
        nth = seen.get(each.on, 0)
        seen[each.on] = nth + 1
        places.append((each.on - first).days + _HALF_DAY * nth / by_day[each.on])
    return tuple(places)


def on_scale(share: float, variable: AssessmentVariable) -> str:
    """Return a percentage as a value of the variable's scale."""
    low, high = score_range(variable)
    return rounded(low + (high - low) * Decimal(repr(share)) / 100)


def rounded(value: Decimal) -> str:
    """Return a computed value to one decimal, as the language writes it."""
    return f"{value:.1f}".replace(".", decimal_mark())


def scale_ticks(variable: AssessmentVariable) -> tuple[Tick, ...]:
    """Return the labelled lines of a variable's own scale: even steps, or only its ends."""
    low, high = score_range(variable)
    span = high - low
    if span <= 0:
        return (Tick(0, shown_score(low)),)
    fitting = (step for step in _STEPS if span % step == 0 and span / step <= _MOST_STEPS)
    step = next(fitting, span)
    values = [low + step * n for n in range(int(span / step) + 1)]
    return tuple(Tick(float((v - low) * 100 / span), shown_score(v)) for v in values)
