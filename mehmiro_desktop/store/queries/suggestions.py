"""AI suggestions with their evidence.

The server moves suggestions older than two years to its archive by itself; until that reaches
this laptop they are shown as archived and count nowhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.suggestions import Evidence, Suggestion, SuggestionType
from mehmiro_desktop.store.entity_rows import day_of, decimal_of, text_of
from mehmiro_desktop.store.rows import in_chunks, marks
from mehmiro_desktop.store.stamps import stamp_moment, stamp_text
from mehmiro_desktop.store.store import Store

ARCHIVED_AFTER_YEARS = 2
MOST, AT_ONCE = 5_000, 150
"""So many of the newest are in the inbox; so many are read in one turn."""
_KINDS = {each.value: each for each in SuggestionType}
_SOURCES = {each.value: each for each in AssessorType}
_JOINED = (
    "ai_suggestions g {join} assessments a ON a.id = g.assessment_id"
    " {join} students s ON s.id = a.student_id"
    " {join} assessment_variables v ON v.id = a.variable_id"
    " {join} assessment_sessions t ON t.id = a.session_id"
    " {join} classes c ON c.id = s.class_id"
)
# CROSS JOIN is how SQLite is told the order: from the suggestions, and not from all the scores of
# a class, which it takes for few while it knows no better.
_BY_SUGGESTION, _BY_STUDENT = _JOINED.format(join="CROSS JOIN"), _JOINED.format(join="JOIN")
_COUNT = "SELECT c.id, count(*)"
_COLUMNS = (
    "SELECT g.id, g.suggestion_type, g.content, g.confidence_score, g.is_read, g.created_at,"
    " a.id, s.id, s.alias, s.avatar_color, c.id, c.name, v.name, t.id, t.date, t.name, a.value,"
    " v.scale_max, a.assessor_type, a.comments"
)


def archive_limit(now: datetime) -> str:
    """Return the stamp before which a suggestion counts as archived."""
    utc = now.astimezone(UTC)
    try:
        return stamp_text(utc.replace(year=utc.year - ARCHIVED_AFTER_YEARS))
    except ValueError:  # 29 February
        return stamp_text(utc.replace(year=utc.year - ARCHIVED_AFTER_YEARS, day=28))


def load_inbox(store: Store, class_id: str = "") -> Iterator[tuple[Suggestion, ...]]:
    """Give suggestions, unread and newest first, of one class if it is named; some at a time.

    A year may bring thousands: each part is one turn of the event loop.
    """
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id FROM ai_suggestions ORDER BY is_read, created_at DESC, id LIMIT ?",
            (MOST,),
        )
        ids = [str(row[0]) for row in rows]
    for part in in_chunks(ids, AT_ONCE):
        found = f"g.id IN ({marks(part)})"
        values = list(part)
        if class_id:
            found += " AND c.id = ?"
            values.append(class_id)
        yield _load(store, f"{_BY_SUGGESTION} WHERE {found}", values)


def load_suggestions(store: Store, student_id: str = "") -> tuple[Suggestion, ...]:
    """Return suggestions, unread and newest first, of one student if named."""
    if not student_id:
        return tuple(chain.from_iterable(load_inbox(store)))
    return _load(store, f"{_BY_STUDENT} WHERE s.id = ?", [student_id])


def _load(store: Store, found: str, values: Sequence[str]) -> tuple[Suggestion, ...]:
    order = "ORDER BY g.is_read, g.created_at DESC, g.id"
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{_COLUMNS} FROM {found} AND c.archived_at IS NULL {order}", tuple(values)
        ).all()
    before = archive_limit(store.clock.now())
    return tuple(_suggestion(tuple(row), before) for row in rows)


def _suggestion(row: tuple[Any, ...], before: str) -> Suggestion:
    row_id, kind, content, confidence, is_read, created_at = row[:6]
    return Suggestion(
        id=row_id,
        kind=_KINDS.get(kind),
        content=text_of(content),
        confidence=None if confidence is None else decimal_of(confidence),
        is_read=bool(is_read),
        created_at=stamp_moment(created_at),
        is_archived=created_at < before,
        evidence=_evidence(row[6:]),
    )


def _evidence(row: tuple[Any, ...]) -> Evidence:
    return Evidence(
        assessment_id=row[0],
        student_id=row[1],
        alias=text_of(row[2]),
        avatar_color=text_of(row[3]),
        class_id=row[4],
        class_name=text_of(row[5]),
        variable=text_of(row[6]),
        session_id=row[7],
        on=day_of(row[8]),
        session_name=text_of(row[9]),
        value=decimal_of(row[10]),
        scale_max=decimal_of(row[11]),
        source=_SOURCES.get(row[12]),
        comments=text_of(row[13]),
    )


def count_unread_by_class(store: Store) -> Mapping[str, int]:
    """Return how many suggestions of each class wait to be read, by the class's id.

    Archived ones and classes are left out; a class where none waits is missing.
    """
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{_COUNT} FROM {_BY_SUGGESTION}"
            " WHERE g.is_read = 0 AND g.created_at >= ? AND c.archived_at IS NULL GROUP BY c.id",
            (archive_limit(store.clock.now()),),
        ).all()
    return {str(class_id): int(count) for class_id, count in rows}


def count_unread(store: Store) -> int:
    """Return how many suggestions of all classes wait to be read."""
    return sum(count_unread_by_class(store).values())
