"""Lessons, as a teacher plans them. Each call is one step of undo."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from mehmiro_desktop.domain.entities import AssessmentSession, Edit
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.lesson_items import LessonItem, LessonItems
from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.domain.tables import CLASSES, LESSONS, Row
from mehmiro_desktop.errors import InvalidText
from mehmiro_desktop.store.commands.classes import start_session
from mehmiro_desktop.store.commands.texts import checked_name
from mehmiro_desktop.store.commands.writing import (
    change,
    create,
    edit_of,
    existing,
    remove,
    require,
)
from mehmiro_desktop.store.queries.lessons import load_lesson
from mehmiro_desktop.store.store import Store

MAX_NOTES_LENGTH = 20_000
_UNKEEPABLE = ("Cc", "Cs")


@dataclass(frozen=True, slots=True)
class LessonChanges:
    """The fields to change; ``None`` leaves a field as it is. ``has_no_day`` takes the day away."""

    title: str | None = None
    class_id: str | None = None
    on: date | None = None
    has_no_day: bool = False
    objectives: LessonItems | None = None
    materials: LessonItems | None = None
    activities: LessonItems | None = None
    notes: str | None = None


def add_lesson(
    store: Store, class_id: str, title: str, on: date | None = None, *, initiator: str = ""
) -> Lesson:
    """Add an empty lesson to a class.

    Raises:
        RecordNotFound, InvalidText.
    """
    made = Lesson(new_id(), class_id, checked_name(title, "title"), on)
    return _insert(store, made, "add_lesson", initiator)


def copy_lesson(
    store: Store, lesson_id: str, class_id: str, on: date | None, *, initiator: str = ""
) -> Lesson:
    """Copy a lesson to a day of a class; what was ticked off is open again in the copy.

    Raises:
        RecordNotFound: the lesson or the class is gone.
    """
    source = load_lesson(store, lesson_id)
    made = Lesson(
        id=new_id(),
        class_id=class_id,
        title=source.title,
        on=on,
        objectives=_reopened(source.objectives),
        materials=_reopened(source.materials),
        activities=_reopened(source.activities),
        notes=source.notes,
    )
    return _insert(store, made, "copy_lesson", initiator)


def _reopened(items: LessonItems) -> LessonItems:
    if items.foreign:
        return items
    return LessonItems(
        tuple(each.with_done(False) if each.is_done else each for each in items.items)
    )


def _insert(store: Store, made: Lesson, label: str, initiator: str) -> Lesson:
    with store.edit(label, (("title", made.title),), initiator=initiator) as scope:
        require(scope, CLASSES, made.class_id)
        row: Row = {
            "id": made.id,
            "class_id": made.class_id,
            "title": made.title,
            "date": None if made.on is None else made.on.isoformat(),
            "objectives": made.objectives.as_json(),
            "materials": made.materials.as_json(),
            "activities": made.activities.as_json(),
            "notes": made.notes or None,
            "created_by": store.account.account_id,
        }
        create(scope, LESSONS, row)
    return made


def edit_lesson(
    store: Store, lesson_id: str, changes: LessonChanges, *, initiator: str = ""
) -> Edit:
    """Change some fields of a lesson; the others keep whatever they hold by now.

    Raises:
        RecordNotFound: the lesson or its new class is gone.
        InvalidText: the title is empty, or a text cannot be kept.
    """
    wanted = _columns(changes)
    with store.edit("edit_lesson", initiator=initiator) as scope:
        row = existing(scope, LESSONS, lesson_id)
        if changes.class_id is not None:
            require(scope, CLASSES, changes.class_id)
        if row["notes"] is None and wanted.get("notes") is None:
            wanted.pop("notes", None)
        change(scope, LESSONS, row, wanted)
    return edit_of(scope, "edit_lesson")


def _columns(changes: LessonChanges) -> Row:
    wanted: Row = {}
    if changes.title is not None:
        wanted["title"] = checked_name(changes.title, "title")
    if changes.class_id is not None:
        wanted["class_id"] = changes.class_id
    if changes.on is not None or changes.has_no_day:
        wanted["date"] = None if changes.on is None else changes.on.isoformat()
    for name in ("objectives", "materials", "activities"):
        items: LessonItems | None = getattr(changes, name)
        if items is not None:
            wanted[name] = _checked_items(items, name).as_json()
    if changes.notes is not None:
        wanted["notes"] = _checked_notes(changes.notes) or None
    return wanted


def _checked_items(items: LessonItems, field: str) -> LessonItems:
    for item in items.items:
        if item.raw.startswith('"'):
            _refuse_unkeepable(item.text, field)
    kept = (each for each in items.items if each != LessonItem('""'))
    return items if items.foreign else LessonItems(tuple(kept))


def _checked_notes(text: str) -> str:
    kept = text.replace("\r\n", "\n")
    if len(kept) > MAX_NOTES_LENGTH:
        raise InvalidText(field="notes", reason="long", limit=MAX_NOTES_LENGTH)
    _refuse_unkeepable(kept, "notes")
    return kept


def _refuse_unkeepable(text: str, field: str) -> None:
    if any(unicodedata.category(each) in _UNKEEPABLE for each in text if each not in "\n\t\r"):
        raise InvalidText(field=field, reason="characters")


def remove_lesson(store: Store, lesson_id: str, *, initiator: str = "") -> Edit:
    """Remove a lesson; undo brings it back.

    Raises:
        RecordNotFound.
    """
    with store.edit("remove_lesson", initiator=initiator) as scope:
        remove(scope, LESSONS, lesson_id)
    return edit_of(scope, "remove_lesson")


def start_session_of_lesson(
    store: Store, lesson_id: str, today: date, *, initiator: str = ""
) -> AssessmentSession:
    """Start an assessment session with the lesson's title and day, or return the one there is.

    A lesson without a day is scored ``today``.

    Raises:
        RecordNotFound, InvalidText.
    """
    lesson = load_lesson(store, lesson_id)
    on = lesson.on or today
    known = _session_named(store, lesson, on)
    if known is not None:
        return known
    return start_session(store, lesson.class_id, on, lesson.title, initiator=initiator)


def _session_named(store: Store, lesson: Lesson, on: date) -> AssessmentSession | None:
    with store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT id FROM assessment_sessions WHERE class_id = ? AND date = ? AND name = ?"
            " ORDER BY created_at, id LIMIT 1",
            (lesson.class_id, on.isoformat(), lesson.title),
        ).scalar()
    if found is None:
        return None
    return AssessmentSession(str(found), lesson.class_id, on, lesson.title)
