"""What the pure reconcile function is told and what it answers.

A row here is a dict of canonical values (:mod:`mehmiro_desktop.domain.tables`) by server column
name, plus, where the server has columns this version does not know, the key ``extra`` with their
JSON text. The laptop never writes ``extra``: the server's always stands.
"""

from dataclasses import dataclass
from enum import Enum

from mehmiro_desktop.domain.tables import Row, Value

EXTRA = "extra"


class Op(Enum):
    """What waits to be sent of a row."""

    PUT = "put"
    DELETE = "delete"


class Gone(Enum):
    """Why the server no longer shows a row."""

    DELETED = "deleted"
    REVOKED = "revoked"
    """It lives, with another teacher."""


@dataclass(frozen=True, slots=True)
class PendingState:
    """An unsent edit of one row.

    ``base`` is the last version laptop and server agreed on, ``None`` for a row made here.
    ``edited_at`` is the stamp of the edit (of a delete: when it was deleted).
    """

    op: Op
    base: Row | None
    edited_at: str


@dataclass(frozen=True, slots=True)
class RemoteRow:
    """The server's current version of a row and who wrote it last.

    ``device`` is the name of the laptop, ``None`` for the web; ``actor`` an account id.
    """

    row: Row
    device: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteGone:
    """The server has no such row for this account; ``stamp`` is the time of the deletion."""

    kind: Gone
    stamp: str
    device: str | None = None


RemoteState = RemoteRow | RemoteGone


class Side(Enum):
    """Whose version stands."""

    OURS = "ours"
    THEIRS = "theirs"


class ConflictKind(Enum):
    """What collided with what."""

    FIELD = "field"
    ROW = "row"
    """Both sides made the row without having seen each other's."""
    DELETED_THERE = "deleted_there"
    DELETED_HERE = "deleted_here"


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field both sides changed to different content (or a delete against an edit).

    For the two delete kinds ``column`` is empty and the values are ``None``.
    """

    kind: ConflictKind
    kept: Side
    column: str = ""
    ours: Value = None
    theirs: Value = None


class Action(Enum):
    """What becomes of the row on this laptop."""

    NOTHING = "nothing"
    """As it is; also the pending mark and its base."""
    TAKE = "take"
    """The server's version; nothing waits any more."""
    MERGE = "merge"
    """``Decision.row``, still to be sent against ``Decision.base``."""
    REBASE = "rebase"
    """As it is, still to be sent, against ``Decision.base`` from now on."""
    REMOVE = "remove"
    """Gone; nothing waits any more."""
    REVIVE = "revive"
    """As it is, to be sent as a new row; held instead when a parent is missing."""
    HOLD = "hold"
    """Out of the mirror into the held area: it belongs to another teacher now."""
    FORGET = "forget"
    """Gone on both sides: only the pending mark goes."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with one row.

    Attributes:
        action: what becomes of the row.
        row: the version the mirror holds afterwards; ``None`` if none.
        base: the version to send against if ``still_dirty``; ``None`` for a new row.
        still_dirty: the row still waits to be sent.
        conflicts: what a person should be shown.
        archive_ours: our version loses something and goes to the archive ("not used").
        archive_theirs: so does the server's, though this laptop never held it.
    """

    action: Action
    row: Row | None
    base: Row | None = None
    still_dirty: bool = False
    conflicts: tuple[FieldConflict, ...] = ()
    archive_ours: bool = False
    archive_theirs: bool = False
