"""Scores as people type them: parsing, scale check, printing.

Both ``,`` and ``.`` are the decimal mark everywhere and there are no thousands separators: locale
parsing refuses "7.5" in Spain and "7,5" in Mexico, and reads "7,500" as 7500 (classroom-ux.md
3.3). At most two decimals. The platform takes values from 0 to 10 whatever the variable's scale
says (platform-facts.md), so the scale that counts is the overlap of both.
"""

import re
from decimal import Decimal

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.errors import InvalidScore, ScaleConflict

PLATFORM_MIN = Decimal(0)
PLATFORM_MAX = Decimal(10)
MAX_COMMENT_LENGTH = 500

_NUMBER = re.compile(r"[+-]?[0-9]{1,6}(?:[.,][0-9]{1,2})?")


def canonical(value: Decimal) -> str:
    """Return ``value`` as canonical decimal text: no exponent, no trailing zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def parse_number(text: str) -> Decimal:
    """Return the number in ``text``.

    Raises:
        InvalidScore: it is not a plain number with at most two decimals.
    """
    stripped = text.strip()
    if not _NUMBER.fullmatch(stripped):
        raise InvalidScore(text=stripped[:40], reason="number")
    return Decimal(stripped.replace(",", "."))


def score_range(variable: AssessmentVariable) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest score that counts: the scale within the platform's range."""
    return max(variable.scale_min, PLATFORM_MIN), min(variable.scale_max, PLATFORM_MAX)


def check_score(value: Decimal, variable: AssessmentVariable) -> Decimal:
    """Return ``value`` if it lies on the variable's scale, ends included.

    Raises:
        InvalidScore: it lies outside.
    """
    low, high = score_range(variable)
    if not low <= value <= high:
        raise InvalidScore(
            text=canonical(value), low=canonical(low), high=canonical(high), reason="scale"
        )
    return value


def check_scale(low: Decimal, high: Decimal) -> None:
    """Accept a scale the platform can hold.

    Raises:
        ScaleConflict: it is empty, reversed or reaches outside 0 to 10.
    """
    if not PLATFORM_MIN <= low < high <= PLATFORM_MAX:
        raise ScaleConflict(low=canonical(low), high=canonical(high))


def shown(value: Decimal, decimal_mark: str = ".") -> str:
    """Return ``value`` for reading, with the reader's decimal mark."""
    return canonical(value).replace(".", decimal_mark)
