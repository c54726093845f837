"""Means a teacher reads beside the scores.

A blank never counts as zero, and only scores the teacher gave count (classroom-ux.md, pitfall
15: no average silently includes AI rows).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.domain.scores import score_range

_TENTH = Decimal("0.1")
_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class RowAverage:
    """A student's mean: on the common scale, or in percent when the scales differ."""

    value: Decimal
    is_percent: bool = False


def mean(values: Iterable[Decimal]) -> Decimal | None:
    """Return the mean to one decimal, ``None`` without values."""
    found = list(values)
    if not found:
        return None
    return (sum(found, Decimal(0)) / len(found)).quantize(_TENTH, ROUND_HALF_UP)


def row_average(
    scored: Sequence[tuple[AssessmentVariable, Decimal]], *, shares_scale: bool
) -> RowAverage | None:
    """Return the mean of one student's scores.

    ``shares_scale`` says that all variables of the table have one scale; otherwise a 5 of 5 and
    a 5 of 10 would be added up as equals, so each counts as its part of its own scale.
    """
    if not scored:
        return None
    if shares_scale:
        value = mean(value for _variable, value in scored)
        return None if value is None else RowAverage(value)
    total = sum((_share(variable, value) for variable, value in scored), Decimal(0))
    return RowAverage((total / len(scored)).quantize(_WHOLE, ROUND_HALF_UP), is_percent=True)


def shares_one_scale(variables: Sequence[AssessmentVariable]) -> bool:
    """Tell whether all ``variables`` have the same scale."""
    return len({score_range(variable) for variable in variables}) <= 1


def _share(variable: AssessmentVariable, value: Decimal) -> Decimal:
    low, high = score_range(variable)
    return (value - low) * 100 / (high - low) if high > low else Decimal(0)
