"""The words for school years: what comes after the one a class has. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from mehmiro_desktop.domain.entities import SchoolClass

_YEARS = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?P<mark>\s*[-/–]\s*)(?P<second>\d{2,4})(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIRST_MONTH = 7
"""From July on, a teacher who sets up a class means the year that begins."""


def next_label(label: str, today: date) -> str:
    """Return the school year after ``label`` in the same way of writing.

    Without a year in it: the school year that ``today`` falls in, e.g. ``2026-2027``.
    """
    moved = moved_on(label)
    if moved != label:
        return moved
    first = today.year if today.month >= _FIRST_MONTH else today.year - 1
    return f"{first}-{first + 1}"


def told_apart(classes: Iterable[SchoolClass]) -> dict[str, str]:
    """Return each class's name by id, with the school year where another has the same name."""
    listed = tuple(classes)
    counts = Counter(each.name.casefold() for each in listed)
    return {
        each.id: f"{each.name} · {each.academic_year}"
        if counts[each.name.casefold()] > 1 and each.academic_year
        else each.name
        for each in listed
    }


def moved_on(text: str) -> str:
    """Return ``text`` with its years one later: ``2025-2026``, ``2025/26`` or ``2025``."""
    if _YEARS.search(text):
        return _YEARS.sub(_next_pair, text, count=1)
    return _YEAR.sub(lambda match: str(int(match[0]) + 1), text, count=1)


def _next_pair(match: re.Match[str]) -> str:
    second = match["second"]
    later = str(int(second) + 1).zfill(len(second))[-len(second) :]
    return f"{int(match['first']) + 1}{match['mark']}{later}"
