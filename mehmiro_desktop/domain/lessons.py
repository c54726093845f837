"""Lessons as a teacher plans them (table ``lessons``)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mehmiro_desktop.domain.lesson_items import LessonItems

DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson plan of a class; ``on`` is ``None`` while it has no day."""

    id: str
    class_id: str
    title: str
    on: date | None = None
    objectives: LessonItems = field(default_factory=LessonItems)
    materials: LessonItems = field(default_factory=LessonItems)
    activities: LessonItems = field(default_factory=LessonItems)
    notes: str = ""
    created_by: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LessonBrief:
    """A lesson as lists show it."""

    id: str
    class_id: str
    class_name: str
    title: str
    on: date | None


def week_start(day: date, first_weekday: int = 1) -> date:
    """Return the first day of ``day``'s week.

    Args:
        day: any day of the week.
        first_weekday: 1 for Monday (ISO) to 7 for Sunday.
    """
    return day - timedelta(days=(day.isoweekday() - first_weekday) % DAYS_OF_WEEK)
