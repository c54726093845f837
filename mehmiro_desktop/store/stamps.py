"""Stamps: the time of a human edit as canonical text (``domain.tables``), compared as text.

All canonical stamps have the same length and end in ``Z``, so that text order is time order.
"""

from datetime import UTC, datetime, timedelta

_MICROSECOND = timedelta(microseconds=1)


def stamp_text(moment: datetime) -> str:
    """Return ``moment`` (aware) as canonical text in UTC with six decimals."""
    utc = moment.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond:06d}Z"


def stamp_moment(stamp: str) -> datetime:
    """Return the aware UTC time of a canonical stamp."""
    return datetime.fromisoformat(stamp)


def later(stamp: str) -> str:
    """Return the stamp one microsecond after ``stamp``."""
    return stamp_text(stamp_moment(stamp) + _MICROSECOND)


def seconds_after(stamp: str, seconds: float) -> str:
    """Return the stamp that many seconds after ``stamp``."""
    return stamp_text(stamp_moment(stamp) + timedelta(seconds=seconds))


def next_stamp(now: str, previous: str | None) -> str:
    """Return ``now``, or just after ``previous`` where the clock has not reached it (sync.md A.3)."""
    if previous is None or now > previous:
        return now
    return later(previous)
