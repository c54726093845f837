"""A clock that stands still until a test moves it."""

from datetime import UTC, date, datetime, timedelta

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning."""


class FixedClock:
    """Shows the same time until it is advanced; monotonic time follows."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.date()

    def monotonic(self) -> float:
        return self._monotonic

    def advance(
        self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0
    ) -> None:
        step = timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
        self._now += step
        self._monotonic += max(0.0, step.total_seconds())

    def set(self, now: datetime) -> None:
        """Jump like a wrong clock: monotonic time does not follow."""
        self._now = now
