"""Days as people type them: ``2 Mar 2026``, ``2 de marzo de 2026``, ``2/3/2026``, ``2026-03-02``.

Shown days name their month, so that nobody reads the day for the month; typed ones are day first in
both languages, as everywhere in the app.
"""

import re
from datetime import date
from functools import cache

from PySide6.QtCore import QLocale

from mehmiro_desktop.domain.alias_search import fold
from mehmiro_desktop.domain.imports import parse_date
from mehmiro_desktop.ui.i18n import LANGUAGES

_NAMED = re.compile(r"(\d{1,2})[\s.]+(?:de\s+)?([^\W\d_]{3,})\.?\s+(?:de\s+)?(\d{4})")


def typed_day(text: str) -> date | None:
    """Return the day in ``text``, ``None`` if there is none."""
    match = _NAMED.fullmatch(text.strip())
    if match is None:
        return parse_date(text)
    day, word, year = match.groups()
    month = _month(fold(word))
    return None if month is None else parse_date(f"{day}/{month}/{year}")


def _month(word: str) -> int | None:
    found = {number for name, number in _months() if name.startswith(word[:4])}
    found = found or {number for name, number in _months() if name.startswith(word[:3])}
    return found.pop() if len(found) == 1 else None


@cache
def _months() -> tuple[tuple[str, int], ...]:
    long = QLocale.FormatType.LongFormat
    return tuple(
        (fold(QLocale(language).standaloneMonthName(number, long)), number)
        for language in LANGUAGES
        for number in range(1, 13)
    )
