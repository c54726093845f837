"""The formulas against examples worked out by hand (in the comments beside them)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain.monitoring import (
    DatedScore,
    Findings,
    Light,
    Part,
    Parts,
    StudentScores,
    contributions,
    count_homework,
    days_since,
    find,
    homework_score,
    light_of,
    observation_score,
    priority_of,
    shown_contributions,
    shown_priority,
    trend_score,
    trends_of,
)
from mehmiro_desktop.domain.monitoring_config import MonitoringConfig

CONFIG = MonitoringConfig()
TODAY = date(2026, 3, 20)
TEN = (Decimal(0), Decimal(10))
FIVE = (Decimal(1), Decimal(5))


def scored(*pairs: tuple[int, str], variable: str = "v") -> list[DatedScore]:
    """Scores as (day of March, value)."""
    return [DatedScore(variable, date(2026, 3, day), Decimal(value)) for day, value in pairs]


def decimals(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


# Observation -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "score"),
    [(0, 0), (1, 20), (3, 20), (4, 50), (7, 50), (8, 75), (10, 75), (11, 100), (400, 100)],
)
def test_observation_steps_at_their_edges(days: int, score: int) -> None:
    assert observation_score(days) == score


def test_days_count_from_the_day_of_the_session() -> None:
    assert days_since(date(2026, 3, 10), TODAY) == 10
    assert days_since(TODAY, TODAY) == 0
    assert days_since(None, TODAY) is None


# Trend -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "pairs", "slope"),
    [
        # 8 to 3 on 0..10 is -0.5 of the range in 10 days: -0.05 a day.
        (TEN, [(1, "8"), (6, "5.5"), (11, "3")], Fraction(-5, 100)),
        # 1..5 has a range of 4: 5 to 1 in four days is -1 / 4.
        (FIVE, [(1, "5"), (3, "3"), (5, "1")], Fraction(-1, 4)),
        # x = 0, 1, 2; y = 0.6, 0.9, 0.3: sum xy = 1.5, 3*1.5 - 3*1.8 = -0.9; 3*5 - 9 = 6.
        (TEN, [(1, "6"), (2, "9"), (3, "3")], Fraction(-9, 60)),
        # Two of one day count both: x = 0, 0, 1, 2; y = 0.4, 0.8, 0.5, 0.3; (4*1.1-3*2)/(4*5-9)
        (TEN, [(1, "4"), (1, "8"), (2, "5"), (3, "3")], Fraction(-16, 110)),
        (TEN, [(1, "7"), (2, "7"), (9, "7")], Fraction(0)),
        # 0..1 as it is: 1 to 0 in ten days.
        ((Decimal(0), Decimal(1)), [(1, "1"), (6, "0.5"), (11, "0")], Fraction(-1, 10)),
    ],
)
def test_slope_in_ranges_of_the_scale_per_day(
    scale: tuple[Decimal, Decimal], pairs: list[tuple[int, str]], slope: Fraction
) -> None:
    (trend,) = trends_of({"v": scale}, scored(*pairs))
    assert trend.slope == slope


def test_a_slope_at_the_limit_does_not_decline_and_just_below_it_does() -> None:
    at_limit = scored((1, "8"), (6, "5.5"), (11, "3"))
    below = scored((1, "8"), (6, "5.5"), (11, "2.99"))
    assert trend_score(trends_of({"v": TEN}, at_limit)) == 0
    assert trend_score(trends_of({"v": TEN}, below)) == 100


def test_fewer_than_three_days_are_no_trend() -> None:
    assert trends_of({"v": TEN}, scored((1, "9"), (1, "7"), (11, "1"))) == ()
    assert trends_of({"v": TEN}, scored((1, "8"))) == ()
    assert trends_of({"v": TEN}, scored((1, "8"), (1, "2"))) == ()
    assert trend_score(()) is None


def test_all_equal_scores_are_data_and_do_not_decline() -> None:
    trends = trends_of({"v": TEN}, scored((1, "5"), (2, "5"), (3, "5")))
    assert [trend.is_declining for trend in trends] == [False]
    assert trend_score(trends) == 0


def test_variables_without_data_do_not_count_among_those_with_data() -> None:
    scores = [
        *scored((1, "8"), (2, "5"), (3, "2"), variable="falls"),
        *scored((1, "5"), (2, "5"), (3, "5"), variable="stays"),
        *scored((1, "2"), (2, "5"), (3, "8"), variable="rises"),
        *scored((1, "9"), (2, "1"), variable="twice"),
        *scored((1, "9"), (2, "5"), (3, "1"), variable="removed"),
    ]
    scales = dict.fromkeys(("falls", "stays", "rises", "twice"), TEN)
    # One of three with data: 33.33 once rounded.
    assert trend_score(trends_of(scales, scores)) == Fraction(100, 3)


def test_a_scale_without_range_has_no_data() -> None:
    assert (
        trends_of({"v": (Decimal(5), Decimal(5))}, scored((1, "5"), (2, "5"), (3, "5"))) == ()
    )
    assert count_homework(decimals("5"), (Decimal(5), Decimal(5))) is None


# Homework --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "scale", "score"),
    [
        (("6", "6", "6", "6", "6"), TEN, 0),  # 60 % exactly is not below it
        (("5.99", "6", "6", "6", "6"), TEN, 20),
        (("5", "4", "9"), TEN, 80),  # two low, two missing
        (("9",), TEN, 80),  # four missing
        (("0", "0", "0", "0", "0"), TEN, 100),
        (("3.4", "3.4", "3.4", "3.4", "3.4"), FIVE, 0),  # 1 + 0.6 * 4 = 3.4
        (("3.39", "3.4", "3.4", "3.4", "3.4"), FIVE, 20),
        (("9", "9", "9", "9", "9", "0"), TEN, 0),  # the sixth is too old to count
    ],
)
def test_homework_of_the_last_five(
    entries: tuple[str, ...], scale: tuple[Decimal, Decimal], score: int
) -> None:
    count = count_homework(decimals(*entries), scale)
    assert count is not None
    assert homework_score(count) == score


def test_homework_without_variable_or_entries_is_no_data() -> None:
    assert count_homework(None, TEN) is None
    assert count_homework((), TEN) is None


# Priority and light ----------------------------------------------------------------------------


def parts(*texts: str | None) -> dict[Part, Decimal | Fraction | None]:
    return {
        part: None if text is None else Decimal(text)
        for part, text in zip(Part, texts, strict=True)
    }


def test_the_platforms_worked_example() -> None:
    # 50 * 0.40 + 60 * 0.35 + 40 * 0.25 = 20 + 21 + 10
    assert priority_of(CONFIG, parts("50", "60", "40")) == 51


@pytest.mark.parametrize(
    ("texts", "priority"),
    [
        # (50 * 40 + 60 * 35) / 75 = 4100 / 75 = 54.666…
        (("50", "60", None), "54.67"),
        # (50 * 40 + 40 * 25) / 65 = 3000 / 65 = 46.153…
        (("50", None, "40"), "46.15"),
        # (60 * 35 + 40 * 25) / 60 = 3100 / 60 = 51.666…
        ((None, "60", "40"), "51.67"),
        (("0", "0", None), "0"),
        (("100", "100", "100"), "100"),
    ],
)
def test_weights_of_the_parts_there_are_scaled_up(
    texts: tuple[str | None, ...], priority: str
) -> None:
    assert priority_of(CONFIG, parts(*texts)) == Decimal(priority)


@pytest.mark.parametrize(
    "texts", [("100", None, None), (None, "100", None), (None, None, "100"), (None,) * 3]
)
def test_two_missing_parts_give_no_priority(texts: tuple[str | None, ...]) -> None:
    assert priority_of(CONFIG, parts(*texts)) is None
    assert light_of(CONFIG, None) is Light.GREY


def test_parts_that_weigh_nothing_give_no_priority() -> None:
    only_trend = replace(CONFIG, weight_observation=0, weight_trend=100, weight_homework=0)
    assert priority_of(only_trend, parts("50", None, "40")) is None
    assert priority_of(only_trend, parts("50", "60", None)) == 60


def test_rounding_is_half_up_to_two_decimals() -> None:
    even = replace(CONFIG, weight_observation=50, weight_trend=50, weight_homework=0)
    # 33.333… and 0 halved is 16.666…: 16.67. 0.01 / 2 = 0.005: up, not to even.
    thirds = {Part.OBSERVATION: Fraction(0), Part.TREND: Fraction(100, 3), Part.HOMEWORK: None}
    assert priority_of(even, thirds) == Decimal("16.67")
    assert priority_of(even, parts("0.01", "0", None)) == Decimal("0.01")


@pytest.mark.parametrize(
    ("priority", "light"),
    [
        ("70", Light.RED),
        ("69.99", Light.YELLOW),
        ("40", Light.YELLOW),
        ("39.99", Light.GREEN),
        ("0", Light.GREEN),
        ("100", Light.RED),
    ],
)
def test_a_threshold_met_exactly_is_reached(priority: str, light: Light) -> None:
    assert light_of(CONFIG, Decimal(priority)) is light


def test_contributions_add_up_to_the_priority() -> None:
    full = contributions(CONFIG, Parts(*decimals("50", "60", "40")))
    assert full == dict(zip(Part, decimals("20", "21", "10"), strict=True))
    partial = contributions(CONFIG, Parts(Decimal(50), None, Decimal(40)))
    # 50 * 40 / 65 = 30.769…, 40 * 25 / 65 = 15.384…
    assert partial == {Part.OBSERVATION: Decimal("30.77"), Part.HOMEWORK: Decimal("15.38")}
    assert contributions(CONFIG, Parts(Decimal(50))) == {}


@pytest.mark.parametrize(
    ("parts", "priority", "shown"),
    [
        # 13.33 + 35 + 21.25 = 69.58: below "urgent from 70", and not shown as 70.
        (("33.32", "100", "85"), 69, (13, 35, 21)),
        # 20.5 + 20.5 + 10.5: two ones are left by cutting, to the parts in order.
        (("51.25", "58.571", "42"), 51, (21, 20, 10)),
        (("50", "60", "40"), 51, (20, 21, 10)),
    ],
)
def test_what_is_shown_stands_on_the_light_s_side_and_adds_up(
    parts: tuple[str, str, str], priority: int, shown: tuple[int, int, int]
) -> None:
    values = Parts(*decimals(*parts))
    exact = priority_of(CONFIG, {part: values.of(part) for part in Part})
    assert exact is not None
    assert shown_priority(exact) == priority
    found = shown_contributions(exact, contributions(CONFIG, values))
    assert tuple(found[part] for part in Part) == shown


@given(
    observation=st.decimals(0, 100, places=2),
    trend=st.none() | st.decimals(0, 100, places=2),
    homework=st.decimals(0, 100, places=2),
)
def test_the_parts_shown_always_sum_up_to_the_priority_shown(
    observation: Decimal, trend: Decimal | None, homework: Decimal
) -> None:
    parts = Parts(observation, trend, homework)
    priority = priority_of(CONFIG, {part: parts.of(part) for part in Part})
    assert priority is not None
    shown = shown_contributions(priority, contributions(CONFIG, parts))
    assert sum(shown.values()) == shown_priority(priority)
    assert light_of(CONFIG, Decimal(shown_priority(priority))) is light_of(CONFIG, priority)


# One student, whole ----------------------------------------------------------------------------


def found(scores: StudentScores, **scales: tuple[Decimal, Decimal]) -> Findings:
    return find(CONFIG, TODAY, scales or {"v": TEN}, scores)


def test_a_student_with_everything() -> None:
    findings = found(
        StudentScores(
            last_observed=date(2026, 3, 9),  # 11 days: 100
            window=(
                *scored((6, "9"), (7, "7"), (9, "3")),  # -0.2 a day: declines
                *scored((6, "5"), (7, "5"), (9, "5"), variable="w"),
            ),
            homework=tuple(decimals("5", "8", "8")),  # one low, two missing: 60
        ),
        v=TEN,
        w=TEN,
    )
    assert findings.parts == Parts(*decimals("100", "50", "60"))
    # 100 * 0.40 + 50 * 0.35 + 60 * 0.25 = 40 + 17.5 + 15
    assert findings.priority == Decimal("72.5")
    assert findings.light is Light.RED
    assert [each.variable_id for each in findings.declining] == ["v"]
    assert not findings.parts.is_partial


def test_a_part_without_data_is_none_and_never_zero() -> None:
    findings = found(
        StudentScores(last_observed=TODAY, window=tuple(scored((19, "5"))), homework=())
    )
    assert findings.parts == Parts(Decimal(0), None, None)
    assert findings.priority is None
    assert findings.light is Light.GREY


def test_one_missing_part_is_partial() -> None:
    findings = found(
        StudentScores(
            last_observed=TODAY, window=tuple(scored((18, "5"), (19, "5"), (20, "5")))
        )
    )
    assert findings.parts == Parts(Decimal(0), Decimal(0), None)
    assert findings.parts.is_partial
    assert findings.light is Light.GREEN


def test_nobody_observed_has_no_data_at_all() -> None:
    findings = found(StudentScores())
    assert findings.parts == Parts()
    assert findings.days_unobserved is None
    assert findings.light is Light.GREY


def test_what_is_kept_decides_the_light() -> None:
    # 35 / 3 = 11.666… of trend alone in 75 parts: (x * 40 + 33.33… * 35) / 75
    almost = replace(CONFIG, red_threshold=16, yellow_threshold=15)
    findings = find(
        almost,
        TODAY,
        {"a": TEN, "b": TEN, "c": TEN},
        StudentScores(
            last_observed=TODAY,
            window=(
                *scored((18, "9"), (19, "5"), (20, "1"), variable="a"),
                *scored((18, "5"), (19, "5"), (20, "5"), variable="b"),
                *scored((18, "5"), (19, "5"), (20, "5"), variable="c"),
            ),
        ),
    )
    # 33.333… * 35 / 75 = 15.555… kept as 15.56
    assert findings.parts.trend == Decimal("33.33")
    assert findings.priority == Decimal("15.56")
    assert findings.light is Light.YELLOW
