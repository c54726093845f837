"""AI suggestions with what they are based on (table ``ai_suggestions``)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from mehmiro_desktop.domain.entities import AssessorType


class SuggestionType(Enum):
    """What a suggestion is for, in the order a teacher sees them."""

    INTERVENTION = "intervention"
    IMPROVEMENT = "improvement"
    CELEBRATION = "celebration"


class Confidence(Enum):
    """How sure the AI says it is (platform-facts.md: high from 80 %, medium from 60 %)."""

    UNKNOWN = "unknown"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_MEDIUM, _HIGH = Decimal("0.6"), Decimal("0.8")


def confidence_of(score: Decimal | None) -> Confidence:
    """Return the word for a confidence of 0 to 1."""
    if score is None:
        return Confidence.UNKNOWN
    if score >= _HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if score >= _MEDIUM else Confidence.LOW


@dataclass(frozen=True, slots=True)
class Evidence:
    """The assessment a suggestion is linked to."""

    assessment_id: str
    student_id: str
    alias: str
    avatar_color: str
    class_id: str
    class_name: str
    variable: str
    session_id: str
    on: date | None
    session_name: str
    value: Decimal
    scale_max: Decimal
    source: AssessorType | None
    comments: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion. ``kind`` is ``None`` for a type unknown here; ``is_archived``: too old."""

    id: str
    kind: SuggestionType | None
    content: str
    confidence: Decimal | None
    is_read: bool
    created_at: datetime
    is_archived: bool
    evidence: Evidence


def marked(
    suggestions: Iterable[Suggestion], suggestion_id: str, *, is_read: bool
) -> tuple[Suggestion, ...]:
    """Return the inbox with one of it marked: unread and newest first, as the store has it."""
    found = [
        replace(each, is_read=is_read) if each.id == suggestion_id else each
        for each in suggestions
    ]
    found.sort(key=lambda each: each.id)
    found.sort(key=lambda each: each.created_at, reverse=True)
    return tuple(sorted(found, key=lambda each: each.is_read))


COMMENT_SEPARATOR = "\n—\n"


class CopyResult(Enum):
    """What copying a suggestion into a comment did."""

    WRITTEN = "written"
    APPENDED = "appended"
    THERE_ALREADY = "there_already"


def joined_comment(comment: str, content: str) -> tuple[str, CopyResult]:
    """Return the comment with a suggestion's text in it, and what that takes."""
    text = content.strip()
    if not comment.strip():
        return text, CopyResult.WRITTEN
    if text in comment:
        return comment, CopyResult.THERE_ALREADY
    return comment.rstrip() + COMMENT_SEPARATOR + text, CopyResult.APPENDED
