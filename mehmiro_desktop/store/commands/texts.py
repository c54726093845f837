"""What a person may type into a field: told at once, before it can be refused elsewhere."""

import unicodedata

from mehmiro_desktop.domain.monitoring_records import MAX_REASON_LENGTH
from mehmiro_desktop.domain.scores import MAX_COMMENT_LENGTH
from mehmiro_desktop.errors import InvalidText

MAX_NAME_LENGTH = 200
# Cc control characters, Cs lone surrogates: neither PostgreSQL nor JSON keeps them all.
_UNKEEPABLE = {"Cc", "Cs"}


def _check(text: str, field: str, limit: int, allowed: str = "") -> None:
    if len(text) > limit:
        raise InvalidText(field=field, reason="long", limit=limit)
    for character in text:
        if character not in allowed and unicodedata.category(character) in _UNKEEPABLE:
            raise InvalidText(field=field, reason="characters")


def checked_name(text: str, field: str) -> str:
    """Return ``text`` without outer blanks.

    Raises:
        InvalidText: it is empty, too long, or holds characters that cannot be kept.
    """
    stripped = text.strip()
    if not stripped:
        raise InvalidText(field=field, reason="empty")
    _check(stripped, field, MAX_NAME_LENGTH)
    return stripped


def checked_optional(text: str, field: str) -> str:
    """Return ``text`` without outer blanks; it may be empty.

    Raises:
        InvalidText: it is too long, or holds characters that cannot be kept.
    """
    stripped = text.strip()
    _check(stripped, field, MAX_NAME_LENGTH)
    return stripped


def checked_comment(text: str) -> str:
    """Return a comment without outer blanks; several lines are fine.

    Raises:
        InvalidText: it is longer than the platform takes, or holds characters it cannot keep.
    """
    return _checked_lines(text, "comments", MAX_COMMENT_LENGTH)


def checked_reason(text: str) -> str:
    """Return why a light is set by hand, without outer blanks; several lines are fine.

    Raises:
        InvalidText: it is empty, too long, or holds characters that cannot be kept.
    """
    kept = _checked_lines(text, "reason", MAX_REASON_LENGTH)
    if not kept:
        raise InvalidText(field="reason", reason="empty")
    return kept


def _checked_lines(text: str, field: str, limit: int) -> str:
    stripped = text.replace("\r\n", "\n").strip()
    _check(stripped, field, limit, allowed="\n\t")
    return stripped


def name_key(text: str) -> str:
    """Return what two names are compared by: case and Unicode form do not matter."""
    return unicodedata.normalize("NFC", text.strip()).casefold()
