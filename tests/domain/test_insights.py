"""Insights against numbers worked out by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType
from mehmiro_desktop.domain.insights import (
    TrendKind,
    fit,
    overall_trend,
    percent,
    source_insights,
    teacher_scores,
    trend_of,
    variable_insights,
)
from mehmiro_desktop.domain.student_page import ClassMean, ScoreRecord

START = date(2026, 3, 2)
READING = AssessmentVariable("v1", "c", "Reading", Decimal(1), Decimal(5))
EFFORT = AssessmentVariable("v2", "c", "Effort", Decimal(0), Decimal(10))


def score(
    value: str, day: int = 0, *, variable: AssessmentVariable = READING, second: int = 0,
    source: AssessorType = AssessorType.TEACHER, row: str = "",
) -> ScoreRecord:  # fmt: skip
    on = START + timedelta(days=day)
    return ScoreRecord(
        assessment_id=row or f"a{day}{source.value}{variable.id}",
        variable_id=variable.id,
        session_id=f"s{day}",
        session_name="",
        session_made="",
        on=on,
        value=Decimal(value),
        source=source,
        comments="",
        confidence=None,
        updated_at=datetime(2026, 3, 2, 9, 0, second, tzinfo=UTC),
    )


def days(*values: tuple[int, float]) -> list[tuple[date, float]]:
    return [(START + timedelta(days=day), value) for day, value in values]


def test_percent_is_the_part_of_the_scale() -> None:
    assert percent(Decimal(1), READING) == 0
    assert percent(Decimal(4), READING) == 75
    assert percent(Decimal(5), READING) == 100
    assert percent(Decimal("7.5"), EFFORT) == 75
    assert percent(Decimal(7), READING) == 100  # an old score outside a scale made smaller


def test_the_line_through_three_points() -> None:
    # Mean 7 and 50; sum of dx*dy = (-7)(-10) + 0 + 7*10 = 140; of dx squared 98.
    slope, start = fit([(0, 40), (7, 50), (14, 60)])
    assert slope == pytest.approx(140 / 98)
    assert start == pytest.approx(40)


def test_a_rise_of_twenty_points_improves() -> None:
    trend = trend_of(days((0, 40), (7, 50), (14, 60)))
    assert trend.kind is TrendKind.IMPROVING
    assert trend.change == pytest.approx(20)
    assert (trend.days_scored, trend.span_days) == (3, 14)
    assert (trend.start, trend.end) == pytest.approx((40, 60))


def test_an_uneven_fall_is_the_lines_fall_not_the_ends() -> None:
    # x 0 1 3, y 60 40 50: means 4/3, 50; sum dx*dy = -40/3 + 10/3 = -10; dx squared 42/9.
    trend = trend_of(days((0, 60), (1, 40), (3, 50)))
    assert trend.change == pytest.approx(3 * -10 / (42 / 9))
    assert trend.kind is TrendKind.CONCERNING


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (55, TrendKind.IMPROVING),  # exactly five points
        (54.99, TrendKind.STABLE),
        (50, TrendKind.STABLE),
        (45.01, TrendKind.STABLE),
        (45, TrendKind.CONCERNING),
    ],
)
def test_five_points_are_the_border(last: float, kind: TrendKind) -> None:
    middle = (50 + last) / 2
    assert trend_of(days((0, 50), (10, middle), (20, last))).kind is kind


def test_fewer_than_three_days_say_nothing() -> None:
    assert trend_of([]).kind is TrendKind.UNKNOWN
    assert trend_of(days((0, 10), (7, 90))).kind is TrendKind.UNKNOWN
    # Four scores, but on two days: two points are no trend.
    two = trend_of(days((0, 10), (0, 20), (7, 80), (7, 90)))
    assert two.kind is TrendKind.UNKNOWN
    assert two.days_scored == 2


def test_only_the_last_ten_days_count() -> None:
    fallen = [(day, 100.0 - 10 * day) for day in range(5)]
    level = [(day, 50.0) for day in range(5, 15)]
    trend = trend_of(days(*fallen, *level))
    assert trend.kind is TrendKind.STABLE
    assert trend.change == pytest.approx(0)
    assert trend.days_scored == 10
    assert trend.first == START + timedelta(days=5)


def test_scores_of_one_day_are_averaged() -> None:
    trend = trend_of(days((0, 30), (0, 50), (7, 50), (14, 60)))
    assert trend.start == pytest.approx(40)


def test_the_newest_teacher_record_of_a_cell_counts_and_no_other_source() -> None:
    found = teacher_scores(
        [
            score("5", second=9, row="new"),
            score("2", second=1, row="old"),
            score("1", second=30, source=AssessorType.AI),
            score("1", second=30, source=AssessorType.FAMILY),
        ]
    )
    assert [each.assessment_id for each in found] == ["new"]


def test_best_latest_and_recent() -> None:
    scores = [score("2"), score("5", 7), score("3", 14), score("5", 21)]
    insight, untouched = variable_insights([READING, EFFORT], scores, {})
    assert insight.best == scores[1]  # the first time it was reached
    assert insight.latest == scores[3]
    assert insight.previous == scores[2]
    assert insight.recent == pytest.approx((25 + 100 + 50 + 100) / 4)
    assert untouched.best is None
    assert untouched.recent is None
    assert untouched.trend.kind is TrendKind.UNKNOWN


def test_ai_scores_change_no_insight() -> None:
    mine = [score("3"), score("3", 7), score("3", 14)]
    machine = [score("5", day, source=AssessorType.AI) for day in (0, 7, 14, 21)]
    assert variable_insights([READING], mine + machine, {}) == variable_insights(
        [READING], mine, {}
    )


def test_a_class_mean_needs_five_students() -> None:
    scores = [score("3"), score("3", 7)]
    means = {
        ("v1", "s0"): ClassMean(Decimal(4), 5),  # 75 %
        ("v1", "s7"): ClassMean(Decimal(1), 4),  # too few: left out
    }
    (insight,) = variable_insights([READING], scores, means)
    assert insight.class_recent == pytest.approx(75)
    assert insight.class_count == 5
    (alone,) = variable_insights([READING], scores, {("v1", "s7"): ClassMean(Decimal(1), 4)})
    assert alone.class_recent is None
    assert alone.class_count == 0


def test_class_means_weigh_by_students() -> None:
    means = {
        ("v1", "s0"): ClassMean(Decimal(1), 5),  # 0 %
        ("v1", "s7"): ClassMean(Decimal(5), 15),  # 100 %
    }
    (insight,) = variable_insights([READING], [score("3"), score("3", 7)], means)
    assert insight.class_recent == pytest.approx(75)
    assert insight.class_count == 5


def test_the_whole_trend_is_the_mean_of_the_variables() -> None:
    rising = [score(value, day) for day, value in ((0, "1"), (7, "2"), (14, "3"))]  # +50
    falling = [
        score(value, day, variable=EFFORT) for day, value in ((0, "10"), (7, "9"), (14, "8"))
    ]  # -20
    trend = overall_trend(variable_insights([READING, EFFORT], rising + falling, {}))
    assert trend.change == pytest.approx(15)
    assert trend.kind is TrendKind.IMPROVING
    assert overall_trend(variable_insights([READING], rising[:2], {})).kind is TrendKind.UNKNOWN


def test_sources_are_counted_apart() -> None:
    found = source_insights(
        [READING, EFFORT],
        [
            score("5"),
            score("5", variable=EFFORT),
            score("1", source=AssessorType.AI),
            score("3", source=AssessorType.AI, day=7),
        ],
    )
    told = {each.source.value: (each.count, each.mean) for each in found}
    assert told == {
        "teacher": (2, 75),  # 100 % and 50 %
        "student": (0, None),
        "family": (0, None),
        "ai": (2, 25),  # 0 % and 50 %
    }
