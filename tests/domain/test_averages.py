"""Means beside the scores."""

from decimal import Decimal

from mehmiro_desktop.domain.averages import RowAverage, mean, row_average, shares_one_scale
from mehmiro_desktop.domain.entities import AssessmentVariable


def scale(low: int, high: int) -> AssessmentVariable:
    return AssessmentVariable("v", "c", "Reading", Decimal(low), Decimal(high))


def test_mean_has_one_decimal_and_no_blanks() -> None:
    assert mean([]) is None
    assert mean([Decimal(4), Decimal(3)]) == Decimal("3.5")
    assert mean([Decimal("4.25")]) == Decimal("4.3")


def test_row_on_one_scale_is_a_plain_mean() -> None:
    five = scale(1, 5)
    assert row_average(
        [(five, Decimal(4)), (five, Decimal(5))], shares_scale=True
    ) == RowAverage(Decimal("4.5"))
    assert row_average([], shares_scale=True) is None


def test_row_on_different_scales_is_in_percent() -> None:
    scored = [(scale(1, 5), Decimal(5)), (scale(0, 10), Decimal(5))]
    assert row_average(scored, shares_scale=False) == RowAverage(Decimal(75), is_percent=True)


def test_shared_scale() -> None:
    assert shares_one_scale([])
    assert shares_one_scale([scale(1, 5), scale(1, 5)])
    assert not shares_one_scale([scale(1, 5), scale(0, 10)])
