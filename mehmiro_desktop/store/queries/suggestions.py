"""AI suggestions with their evidence.

The server moves suggestions older than two years to its archive by itself; until that reaches
this laptop they are shown as archived and count nowhere.
"""

from datetime import UTC, datetime
from typing import Any

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.suggestions import Evidence, Suggestion, SuggestionType
from mehmiro_desktop.store.entity_rows import day_of, decimal_of, text_of
from mehmiro_desktop.store.stamps import stamp_moment, stamp_text
from mehmiro_desktop.store.store import Store

ARCHIVED_AFTER_YEARS = 2
_FROM = (
    " FROM ai_suggestions g JOIN assessments a ON a.id = g.assessment_id"
    " JOIN students s ON s.id = a.student_id"
    " JOIN assessment_variables v ON v.id = a.variable_id"
    " JOIN assessment_sessions t ON t.id = a.session_id"
    " JOIN classes c ON c.id = s.class_id WHERE c.archived_at IS NULL"
)
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


def load_suggestions(
    store: Store, class_id: str = "", student_id: str = "", *, limit: int = 5000
) -> tuple[Suggestion, ...]:
    """Return suggestions, unread and newest first, of one class or student if named."""
    conditions, values = "", []
    for name, value in (("s.class_id", class_id), ("s.id", student_id)):
        if value:
            conditions += f" AND {name} = ?"
            values.append(value)
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            f"{_COLUMNS}{_FROM}{conditions} ORDER BY g.is_read, g.created_at DESC, g.id LIMIT {int(limit)}",
            tuple(values),
        ).all()
    before = archive_limit(store.clock.now())
    return tuple(_suggestion(tuple(row), before) for row in rows)


def _suggestion(row: tuple[Any, ...], before: str) -> Suggestion:
    row_id, kind, content, confidence, is_read, created_at = row[:6]
    known = {each.value for each in SuggestionType}
    return Suggestion(
        id=row_id,
        kind=SuggestionType(kind) if kind in known else None,
        content=text_of(content),
        confidence=None if confidence is None else decimal_of(confidence),
        is_read=bool(is_read),
        created_at=stamp_moment(created_at),
        is_archived=created_at < before,
        evidence=_evidence(row[6:]),
    )


def _evidence(row: tuple[Any, ...]) -> Evidence:
    sources = {each.value for each in AssessorType}
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
        source=AssessorType(row[12]) if row[12] in sources else None,
        comments=text_of(row[13]),
    )


def count_unread(store: Store, class_id: str = "") -> int:
    """Return how many suggestions wait to be read, archived ones and classes left out."""
    condition = " AND c.id = ?" if class_id else ""
    values = (archive_limit(store.clock.now()), *([class_id] if class_id else []))
    with store.read() as connection:
        found = connection.exec_driver_sql(
            f"SELECT count(*){_FROM} AND g.is_read = 0 AND g.created_at >= ?{condition}", values
        ).scalar()
    return int(found or 0)
