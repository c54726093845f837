"""What a student's scores say: trend, latest, personal best, comparison, counts per source.

Only what the teacher scored counts, unless a function says otherwise: what students, families and
AI gave is shown beside it and never mixed in. Values are compared in percent of their own
variable's scale.

The trend's rule: scores of one day are averaged; through the last :data:`TREND_DAYS` such days the
least-squares line is laid (the regression of the monitoring, platform-facts.md). It improves when
the line rises by at least :data:`TREND_POINTS` percentage points from its first to its last day,
and concerns when it falls by as much; fewer days than ``monitoring.TREND_LEAST`` say nothing. A
variable the monitoring calls declining (more than 5 points a day) therefore always concerns here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType
from mehmiro_desktop.domain.monitoring import TREND_LEAST
from mehmiro_desktop.domain.scores import score_range
from mehmiro_desktop.domain.student_page import ClassMean, ScoreRecord

TREND_DAYS = 10
TREND_POINTS = 5.0
CLASS_LEAST = 5
"""A class average of fewer students would tell single students' scores."""
RECENT_SESSIONS = 5
"""The profile is the mean of a variable's last sessions, so that one bad day is not all."""


class TrendKind(Enum):
    """The direction of a trend."""

    IMPROVING = "improving"
    STABLE = "stable"
    CONCERNING = "concerning"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend with what it rests on.

    Attributes:
        kind: the direction.
        change: the line's rise over the period, in percentage points of the scale.
        days_scored: how many days with scores it rests on.
        first: the first of these days; ``last`` the last.
        start: the line's height on the first day, in percent; ``end`` on the last.
    """

    kind: TrendKind
    change: float = 0.0
    days_scored: int = 0
    first: date | None = None
    last: date | None = None
    start: float = 0.0
    end: float = 0.0

    @property
    def span_days(self) -> int:
        """Days from the first to the last score."""
        return (self.last - self.first).days if self.first and self.last else 0


@dataclass(frozen=True, slots=True)
class VariableInsight:
    """One variable of a student.

    Attributes:
        variable: which.
        scores: the teacher's, oldest first, one per session.
        trend: of these.
        best: the highest score, the first time it was reached.
        recent: the mean of the last sessions, in percent of the scale.
        class_recent: the class's mean over the same sessions; ``None`` below five students.
        class_count: how many students that is, at least in each of these sessions.
    """

    variable: AssessmentVariable
    scores: tuple[ScoreRecord, ...]
    trend: Trend
    best: ScoreRecord | None
    recent: float | None
    class_recent: float | None
    class_count: int

    @property
    def latest(self) -> ScoreRecord | None:
        """The newest score."""
        return self.scores[-1] if self.scores else None

    @property
    def previous(self) -> ScoreRecord | None:
        """The one before."""
        return self.scores[-2] if len(self.scores) > 1 else None


@dataclass(frozen=True, slots=True)
class SourceInsight:
    """What one source gave: how many scores, and their mean in percent of the scales."""

    source: AssessorType
    count: int
    mean: float | None


def percent(value: Decimal, variable: AssessmentVariable) -> float:
    """Return a score as its part of the variable's scale, 0 to 100."""
    low, high = score_range(variable)
    if high <= low:
        return 0.0
    return min(100.0, max(0.0, float((value - low) * 100 / (high - low))))


def teacher_scores(scores: Iterable[ScoreRecord]) -> tuple[ScoreRecord, ...]:
    """Return the teacher's scores, oldest session first, the newest record of each cell."""
    newest: dict[tuple[str, str], ScoreRecord] = {}
    for each in sorted(scores, key=lambda score: (score.updated_at, score.assessment_id)):
        if each.source is AssessorType.TEACHER:
            newest[each.variable_id, each.session_id] = each
    return tuple(sorted(newest.values(), key=_moment))


def _moment(score: ScoreRecord) -> tuple[date, str, str]:
    return score.on, score.session_made, score.session_id


def fit(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return slope and height at 0 of the least-squares line; flat when all ``x`` are equal."""
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if spread == 0:
        return 0.0, mean_y
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    return slope, mean_y - slope * mean_x


def trend_of(points: Iterable[tuple[date, float]]) -> Trend:
    """Return the trend of dated percentages; see the module's text for the rule."""
    by_day: dict[date, list[float]] = {}
    for on, value in points:
        by_day.setdefault(on, []).append(value)
    days = sorted(by_day)[-TREND_DAYS:]
    if len(days) < TREND_LEAST:
        return Trend(TrendKind.UNKNOWN, days_scored=len(days))
    first = days[0]
    slope, start = fit(
        [((day - first).days, sum(by_day[day]) / len(by_day[day])) for day in days]
    )
    change = slope * (days[-1] - first).days
    return Trend(_kind(change), change, len(days), first, days[-1], start, start + change)


def _kind(change: float) -> TrendKind:
    # A hair's breadth for the arithmetic, so that exactly 5 points count.
    if change >= TREND_POINTS - 1e-9:
        return TrendKind.IMPROVING
    return TrendKind.CONCERNING if change <= 1e-9 - TREND_POINTS else TrendKind.STABLE


def overall_trend(insights: Iterable[VariableInsight]) -> Trend:
    """Return the mean of the variables' changes, over those that have a trend."""
    return joint_trend(each.trend for each in insights)


def joint_trend(trends: Iterable[Trend]) -> Trend:
    """Return the mean change of the variables' trends, over those that are known.

    Averaging the scores of a day instead would show a change when only the variables scored did.
    """
    known = [each for each in trends if each.kind is not TrendKind.UNKNOWN]
    if not known:
        return Trend(TrendKind.UNKNOWN)
    change = sum(each.change for each in known) / len(known)
    return Trend(
        kind=_kind(change),
        change=change,
        days_scored=max(each.days_scored for each in known),
        first=min(each.first for each in known if each.first),
        last=max(each.last for each in known if each.last),
    )


def of_present_class(
    insights: Sequence[VariableInsight], class_id: str
) -> tuple[VariableInsight, ...]:
    """Return what tells where a student stands: the class they are in, once it has scores.

    Until then it is what the earlier classes say.
    """
    present = tuple(each for each in insights if each.variable.class_id == class_id)
    if any(each.scores for each in present):
        return present
    return tuple(each for each in insights if each.scores) or present


def shown_mean(
    means: Mapping[tuple[str, str], ClassMean], variable_id: str, session_id: str
) -> ClassMean | None:
    """Return the class's mean of a variable in a session, if five students or more make it."""
    found = means.get((variable_id, session_id))
    return found if found is not None and found.count >= CLASS_LEAST else None


def variable_insights(
    variables: Sequence[AssessmentVariable],
    scores: Iterable[ScoreRecord],
    means: Mapping[tuple[str, str], ClassMean],
) -> tuple[VariableInsight, ...]:
    """Return what there is to say of each variable, in the variables' order."""
    mine = teacher_scores(scores)
    return tuple(
        _insight(variable, [s for s in mine if s.variable_id == variable.id], means)
        for variable in variables
    )


def _insight(
    variable: AssessmentVariable,
    scores: Sequence[ScoreRecord],
    means: Mapping[tuple[str, str], ClassMean],
) -> VariableInsight:
    recent = scores[-RECENT_SESSIONS:]
    shares = [percent(each.value, variable) for each in recent]
    compared = [
        found
        for each in recent
        if (found := shown_mean(means, variable.id, each.session_id)) is not None
    ]
    total = sum(each.count for each in compared)
    return VariableInsight(
        variable=variable,
        scores=tuple(scores),
        trend=trend_of((each.on, percent(each.value, variable)) for each in scores),
        # max() keeps the first of equals: the day it was reached.
        best=max(scores, key=lambda each: each.value, default=None),
        recent=sum(shares) / len(shares) if shares else None,
        class_recent=(
            sum(percent(each.mean, variable) * each.count for each in compared) / total
            if total
            else None
        ),
        class_count=min((each.count for each in compared), default=0),
    )


def source_insights(
    variables: Sequence[AssessmentVariable], scores: Iterable[ScoreRecord]
) -> tuple[SourceInsight, ...]:
    """Return count and mean of each source, all four in a fixed order."""
    by_id = {each.id: each for each in variables}
    shares: dict[AssessorType, list[float]] = {source: [] for source in AssessorType}
    for each in scores:
        if each.variable_id in by_id:
            shares[each.source].append(percent(each.value, by_id[each.variable_id]))
    return tuple(
        SourceInsight(source, len(found), sum(found) / len(found) if found else None)
        for source, found in shares.items()
    )
