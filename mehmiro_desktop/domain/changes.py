"""News of what changed in the store, sent after each commit."""

from dataclasses import dataclass
from enum import Enum


class Origin(Enum):
    """Who changed the store."""

    LOCAL = "local"
    SYNC = "sync"
    ELSEWHERE = "elsewhere"
    """Another process of this laptop, e.g. an import at the command line."""


@dataclass(frozen=True, slots=True)
class TablesChanged:
    """Tables and row ids that changed in one commit.

    ``ids`` is empty when too many rows changed to list them (then reload). ``initiator`` is the
    token the caller of a command gave, so that a screen can ignore its own edits.
    """

    tables: frozenset[str]
    ids: frozenset[str] = frozenset()
    origin: Origin = Origin.LOCAL
    initiator: str = ""
