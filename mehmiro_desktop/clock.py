"""The only place that reads the time. Everything else is handed a :class:`Clock`.

All times are aware and UTC; a day is the day on the teacher's wall (local time zone).
"""

import time
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What the app may know of time."""

    def now(self) -> datetime:
        """Return the current time, aware, in UTC, to the microsecond."""
        ...

    def today(self) -> date:
        """Return the current day where the laptop is."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never jump, for intervals."""
        ...


class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return today's date in the local time zone."""
        return datetime.now().astimezone().date()

    def monotonic(self) -> float:
        """Return seconds from the monotonic clock."""
        return time.monotonic()
