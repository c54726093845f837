"""The traffic light's formulas, pure (platform-facts.md, "Monitoring").

Three parts from 0 to 100, higher meaning more concern: days without an observation, variables in
decline, homework. A part without data is ``None``, never 0; the weights of the parts there are
scaled up and the result is partial; with two parts missing the light is grey. Only scores the
teacher gave count, on the day of their assessment session. Sums are exact (fractions); what is
kept is rounded once, half up, to two decimals, and the thresholds look at what is kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, localcontext
from enum import Enum
from fractions import Fraction

from mehmiro_desktop.domain.monitoring_config import MonitoringConfig

HOMEWORK_ENTRIES = 5
DECLINE_PER_DAY = Fraction(-5, 100)
"""Of the scale's range; a slope below it declines, one that meets it does not."""
TREND_LEAST = 3
"""With scores on fewer different days there is no trend; the student page goes by the same."""
LOW_SHARE = Fraction(60, 100)
"""Homework below this share of the scale is low."""

_OBSERVATION_STEPS = ((0, 0), (3, 20), (7, 50), (10, 75))
_OBSERVATION_MOST = 100
_CENT = Decimal("0.01")
_EXACT = Context(prec=200, traps=[Inexact])
_FEWEST_PARTS = 2

Scale = tuple[Decimal, Decimal]
"""Lowest and highest score of a variable."""


class Light(Enum):
    """The signal of a student; grey says there is too little data for one."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    GREY = "grey"


class Part(Enum):
    """What a priority is made of."""

    OBSERVATION = "observation"
    TREND = "trend"
    HOMEWORK = "homework"


@dataclass(frozen=True, slots=True)
class DatedScore:
    """One score of a teacher, on the day of its assessment session."""

    variable_id: str
    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class StudentScores:
    """What is known of one student when the analysis runs.

    ``last_observed`` looks at all time, ``window`` at the analysis period, ``homework`` holds the
    last entries of the homework variable, newest first (``None``: there is no such variable).
    """

    last_observed: date | None = None
    window: tuple[DatedScore, ...] = ()
    homework: tuple[Decimal, ...] | None = None
    homework_scale: Scale = (Decimal(0), Decimal(10))


@dataclass(frozen=True, slots=True)
class VariableTrend:
    """How one variable moved: share of its scale per day, over so many different days."""

    variable_id: str
    slope: Fraction
    days: int

    @property
    def is_declining(self) -> bool:
        """Whether it falls faster than the limit."""
        return self.slope < DECLINE_PER_DAY


@dataclass(frozen=True, slots=True)
class HomeworkCount:
    """Of the last five entries: how many there are, and how many of them are low."""

    entries: int
    low: int

    @property
    def missing(self) -> int:
        """How many of five are not there."""
        return HOMEWORK_ENTRIES - self.entries


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts, each 0..100 to two decimals; ``None`` where there is no data."""

    observation: Decimal | None = None
    trend: Decimal | None = None
    homework: Decimal | None = None

    def of(self, part: Part) -> Decimal | None:
        """Return one part."""
        value: Decimal | None = getattr(self, part.value)
        return value

    @property
    def present(self) -> tuple[Part, ...]:
        """The parts that have data."""
        return tuple(part for part in Part if self.of(part) is not None)

    @property
    def is_partial(self) -> bool:
        """Whether exactly one part is missing."""
        return len(self.present) == _FEWEST_PARTS

    @property
    def is_too_few(self) -> bool:
        """Whether so much is missing that there is no light."""
        return len(self.present) < _FEWEST_PARTS


@dataclass(frozen=True, slots=True)
class Findings:
    """What an analysis found of one student, with the evidence."""

    days_unobserved: int | None
    last_observed: date | None
    trends: tuple[VariableTrend, ...]
    homework: HomeworkCount | None
    parts: Parts
    light: Light
    priority: Decimal | None
    """0..100; ``None`` when the light is grey."""

    @property
    def declining(self) -> tuple[VariableTrend, ...]:
        """The variables in decline."""
        return tuple(each for each in self.trends if each.is_declining)


def find(
    config: MonitoringConfig,
    today: date,
    scales: Mapping[str, Scale],
    scores: StudentScores,
) -> Findings:
    """Return what the formulas say of one student.

    Args:
        config: the settings in force.
        today: the day in the settings' time zone.
        scales: the scale of each variable that may occur in ``scores``.
        scores: what the student was given.
    """
    days = days_since(scores.last_observed, today)
    trends = trends_of(scales, scores.window)
    homework = count_homework(scores.homework, scores.homework_scale)
    exact = {
        Part.OBSERVATION: None if days is None else Fraction(observation_score(days)),
        Part.TREND: trend_score(trends),
        Part.HOMEWORK: None if homework is None else homework_score(homework),
    }
    parts = Parts(*(None if exact[part] is None else _kept(exact[part]) for part in Part))
    priority = priority_of(config, exact)
    return Findings(
        days_unobserved=days,
        last_observed=scores.last_observed,
        trends=trends,
        homework=homework,
        parts=parts,
        light=light_of(config, priority),
        priority=priority,
    )


def days_since(observed: date | None, today: date) -> int | None:
    """Return the days since an observation, which is not dated ahead."""
    return None if observed is None else (today - observed).days


def observation_score(days: int) -> int:
    """Return the concern for so many days without an observation."""
    for limit, score in _OBSERVATION_STEPS:
        if days <= limit:
            return score
    return _OBSERVATION_MOST


def trends_of(
    scales: Mapping[str, Scale], scores: Iterable[DatedScore]
) -> tuple[VariableTrend, ...]:
    """Return the trend of each variable scored on at least :data:`TREND_LEAST` different days."""
    by_variable: dict[str, list[DatedScore]] = defaultdict(list)
    for score in scores:
        by_variable[score.variable_id].append(score)
    found = (
        _trend(variable_id, scales[variable_id], by_variable[variable_id])
        for variable_id in sorted(by_variable)
        if variable_id in scales
    )
    return tuple(trend for trend in found if trend is not None)


def _trend(
    variable_id: str, scale: Scale, scores: Sequence[DatedScore]
) -> VariableTrend | None:
    low, high = scale
    days = {score.on for score in scores}
    if len(days) < TREND_LEAST or high <= low:
        return None
    first = min(days)
    points = [((score.on - first).days, score.value) for score in scores]
    return VariableTrend(
        variable_id, _slope(points) / (Fraction(high) - Fraction(low)), len(days)
    )


def _slope(points: Sequence[tuple[int, Decimal]]) -> Fraction:
    """Return the least-squares slope; the caller made sure that two x differ.

    Sums of decimals are exact at this precision, and ten times as fast as sums of fractions.
    """
    with localcontext(_EXACT):
        count = len(points)
        sum_x = sum(x for x, _ in points)
        sum_y = sum((y for _, y in points), Decimal(0))
        sum_xy = sum((x * y for x, y in points), Decimal(0))
        rise = count * sum_xy - sum_x * sum_y
    return Fraction(rise) / (count * sum(x * x for x, _ in points) - sum_x * sum_x)


def trend_score(trends: Sequence[VariableTrend]) -> Fraction | None:
    """Return declining variables of those with data, in percent."""
    if not trends:
        return None
    return Fraction(100 * sum(each.is_declining for each in trends), len(trends))


def count_homework(entries: Sequence[Decimal] | None, scale: Scale) -> HomeworkCount | None:
    """Count the last entries, newest first; ``None`` without a variable or without entries."""
    low, high = scale
    if not entries or high <= low:
        return None
    last = entries[:HOMEWORK_ENTRIES]
    limit = Fraction(low) + LOW_SHARE * (Fraction(high) - Fraction(low))
    return HomeworkCount(len(last), sum(Fraction(value) < limit for value in last))


def homework_score(count: HomeworkCount) -> Fraction:
    """Return low and missing entries of five, in percent."""
    return Fraction(100 * (count.low + count.missing), HOMEWORK_ENTRIES)


def priority_of(
    config: MonitoringConfig, parts: Mapping[Part, Fraction | Decimal | None]
) -> Decimal | None:
    """Return the weighted priority; ``None`` when two parts are missing or weigh nothing.

    A missing part's weight goes to those there are, in proportion.
    """
    there = {part: value for part, value in parts.items() if value is not None}
    weights = {part: config.weight_of(part.value) for part in there}
    total = sum(weights.values())
    if len(there) < _FEWEST_PARTS or total == 0:
        return None
    summed = sum((Fraction(there[part]) * weights[part] for part in there), Fraction(0))
    return _kept(summed / total)


def contributions(config: MonitoringConfig, parts: Parts) -> dict[Part, Decimal]:
    """Return what each part there is adds to the priority, to two decimals."""
    there = parts.present
    total = sum(config.weight_of(part.value) for part in there)
    if total == 0 or parts.is_too_few:
        return {}
    return {
        part: _kept(Fraction(parts.of(part) or 0) * config.weight_of(part.value) / total)
        for part in there
    }


def light_of(config: MonitoringConfig, priority: Decimal | None) -> Light:
    """Return the light of a priority: at a threshold it has reached it."""
    if priority is None:
        return Light.GREY
    if priority >= config.red_threshold:
        return Light.RED
    if priority >= config.yellow_threshold:
        return Light.YELLOW
    return Light.GREEN


def _kept(value: Fraction | None) -> Decimal:
    """Round half up to two decimals, as numeric(5,2) keeps it; exact whatever the fraction."""
    fraction = value or Fraction(0)
    hundredths = (fraction * 200 + 1) // 2
    return Decimal(hundredths) * _CENT


def shown_priority(priority: Decimal) -> int:
    """Return a priority as a whole number to show: cut, so that it never seems to reach a limit.

    The limits are whole numbers; what is cut stands on the same side of them.
    """
    return int(priority)


def shown_contributions(priority: Decimal, added: Mapping[Part, Decimal]) -> dict[Part, int]:
    """Return what each part adds as whole numbers that sum up to :func:`shown_priority`.

    The parts with the largest fractions take what cutting the others has left.
    """
    shown = {part: int(value) for part, value in added.items()}
    left = shown_priority(priority) - sum(shown.values())
    by_fraction = sorted(added, key=lambda part: added[part] - shown[part], reverse=left > 0)
    for part in by_fraction[: abs(left)]:
        shown[part] += 1 if left > 0 else -1
    return shown


def round_half_up(value: Decimal) -> int:
    """Return a whole number to show."""
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
