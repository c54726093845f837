"""What the sync centre lists, in the classroom's own words rather than ids.

Values of fields are canonical text (see ``domain.tables``), ``None`` for blank or absent; booleans
are ``"true"``/``"false"``. Fields are named by their server column.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Why = Literal[
    "edit",
    "undo",
    "redo",
    "pulled",
    "merged",
    "acked",
    "deleted_there",
    "not_used",
    "parent_gone",
    "revoked",
    "refused",
    "set_aside",
    "imported",
]
"""Why a version of a row was overwritten or put away (table ``history``)."""


CardKind = Literal["field", "row", "deleted_there", "deleted_here"]
"""What collided; see :class:`ConflictCard`."""


@dataclass(frozen=True, slots=True)
class RecordName:
    """What a row is, told by what a teacher knows; empty where it does not apply.

    ``title`` is the row's own words where class, alias, variable and day do not say it all: a
    lesson's title, the start of a suggestion. ``class_id``, ``session_id``, ``student_id`` and
    ``variable_id`` let a screen open the place; they are empty when it is gone.
    """

    table: str
    row_id: str
    class_name: str = ""
    alias: str = ""
    variable: str = ""
    session_on: date | None = None
    session_name: str = ""
    title: str = ""
    class_id: str = ""
    session_id: str = ""
    student_id: str = ""
    variable_id: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's value before and after."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class SyncSummary:
    """The figures of the status pill, the sync centre and ``status --json``.

    ``pending`` counts rows waiting to go out; ``to_review`` open conflict cards; ``rejected`` rows
    the server refused; ``held`` rows without a place (parent gone, class moved). ``schema`` is the
    store's revision; ``size_bytes`` the size of the file.
    """

    pending: int
    to_review: int
    rejected: int
    held: int
    last_synced_at: datetime | None
    identical_at: datetime | None
    schema: str
    sqlite: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """An edit not yet confirmed by the server. ``in_flight``: it has been sent at least once."""

    record: RecordName
    change: Literal["added", "changed", "removed"]
    fields: tuple[FieldChange, ...]
    edited_at: datetime
    in_flight: bool = False


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Two versions of which one was kept, open until someone looked at it.

    ``kind``: ``field`` one field of one row; ``row`` one field of a row made on both sides;
    ``deleted_there`` removed elsewhere while edited here; ``deleted_here`` the reverse. For the two
    delete kinds ``field`` names the row's most telling column (value, alias, name, title), and a
    ``None`` side means removed. ``kept`` says whose version the app shows now.
    """

    id: int
    record: RecordName
    kind: CardKind
    field: str
    ours: str | None
    theirs: str | None
    ours_at: datetime | None
    theirs_at: datetime | None
    ours_device: str
    theirs_device: str
    kept: Literal["ours", "theirs"]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class RejectedItem:
    """Work that cannot go out as it is.

    ``reason``: ``refused`` by a rule of the server (``code`` is the SQLSTATE, ``detail`` the
    constraint or column); ``parent_gone`` what it belongs to was deleted elsewhere; ``revoked``
    the class went to another teacher. Refused rows are still in their place; the others are held.
    ``was_pending``: holds work the server never had.
    """

    record: RecordName
    reason: Literal["refused", "parent_gone", "revoked"]
    code: str
    detail: str
    fields: tuple[FieldChange, ...]
    at: datetime
    device: str = ""
    was_pending: bool = True


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One version that was overwritten or put away; ``seq`` restores it.

    ``device`` and ``actor`` say who made the version that took its place. ``can_restore``: the old
    version differs from what is shown now and has a place to go.
    """

    seq: int
    record: RecordName
    why: Why
    fields: tuple[FieldChange, ...]
    device: str
    actor: str
    at: datetime
    can_restore: bool
