"""Lessons: one whole, and many in brief."""

from datetime import date

from mehmiro_desktop.domain.lesson_items import LessonItems
from mehmiro_desktop.domain.lessons import Lesson, LessonBrief
from mehmiro_desktop.domain.tables import LESSONS, Row
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store.entity_rows import day_of, moment_of, text_of
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.store import Store

_BRIEF = (
    "SELECT l.id, l.class_id, c.name, l.title, l.date FROM lessons l"
    " JOIN classes c ON c.id = l.class_id WHERE c.archived_at IS NULL"
)
_ORDER = "ORDER BY l.date IS NOT NULL, l.date {way}, c.name COLLATE NOCASE, l.created_at, l.id"


def lesson_of(row: Row) -> Lesson:
    """Return the lesson of a ``lessons`` row."""
    return Lesson(
        id=str(row["id"]),
        class_id=text_of(row["class_id"]),
        title=text_of(row["title"]),
        on=day_of(row["date"]),
        objectives=LessonItems.of_json(text_of(row["objectives"])),
        materials=LessonItems.of_json(text_of(row["materials"])),
        activities=LessonItems.of_json(text_of(row["activities"])),
        notes=text_of(row["notes"]),
        created_by=text_of(row["created_by"]),
        created_at=moment_of(row["created_at"]),
        updated_at=moment_of(row["updated_at"]),
    )


def load_lesson(store: Store, lesson_id: str) -> Lesson:
    """Return one lesson.

    Raises:
        RecordNotFound: it is not on this laptop (any more).
    """
    with store.read() as connection:
        row = load_row(connection, LESSONS, lesson_id)
    if row is None:
        raise RecordNotFound(table=LESSONS.name)
    return lesson_of(row)


def load_author_name(store: Store, lesson: Lesson) -> str:
    """Return the name of the teacher who made a lesson; empty where this laptop does not know."""
    with store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT name FROM teachers WHERE id = ?", (lesson.created_by,)
        ).scalar()
    return text_of(found)


def load_lessons(
    store: Store,
    class_id: str = "",
    *,
    first: date | None = None,
    last: date | None = None,
    limit: int = 5000,
) -> tuple[LessonBrief, ...]:
    """Return lessons of the classes in use in brief.

    With ``first`` and ``last`` those of these days, earliest first. Without, all: those without a
    day, then the latest first.
    """
    conditions, values = "", []
    if class_id:
        conditions += " AND l.class_id = ?"
        values.append(class_id)
    if first is not None and last is not None:
        conditions += " AND l.date BETWEEN ? AND ?"
        values += [first.isoformat(), last.isoformat()]
    order = _ORDER.format(way="DESC" if first is None else "")
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{_BRIEF}{conditions} {order} LIMIT {int(limit)}", tuple(values)
        ).all()
    return tuple(
        LessonBrief(row_id, in_class, name, text_of(title), day_of(on))
        for row_id, in_class, name, title, on in rows
    )
