"""What the sync engine and the store hand each other. Canonical values as in ``domain.tables``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from mehmiro_desktop.domain.tables import Row, Value


@dataclass(frozen=True, slots=True)
class PulledRows:
    """Rows of one table as pulled, positional for speed (a first pull is 150,000 of them).

    Each of ``rows`` holds the canonical values in the order of ``Table.column_names`` (so the id
    comes first), then three more: ``extra`` (JSON object text of server columns this version does
    not know, or ``None``), ``device`` (name, ``None`` for the web) and ``actor`` (uid or ``None``).
    """

    table: str
    rows: Sequence[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class PulledRow:
    """One row with who wrote it; for answers to a push, where rows come singly."""

    table: str
    row: Row
    extra: str | None = None
    device: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class PulledGone:
    """A row that is no longer there (``deleted``) or no longer mine (``revoked``)."""

    table: str
    row_id: str
    kind: Literal["deleted", "revoked"]
    stamp: str
    device: str | None = None


@dataclass(frozen=True, slots=True)
class PullCursor:
    """Where pulling stands. Outside a round ``until`` and ``after`` are ``None``.

    ``since`` and ``until`` are server transaction ids as text; ``after`` is the server's own
    opaque JSON text.
    """

    since: str = "0"
    until: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class PulledPage:
    """One page of a pull round: puts (tables parents first), then gones (children first).

    ``cursor`` is stored in the same transaction. ``ends_round``: nothing more until the horizon,
    so what still waits for a parent is settled now.
    """

    cursor: PullCursor
    puts: tuple[PulledRows, ...] = ()
    gones: tuple[PulledGone, ...] = ()
    ends_round: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One frozen change on its way to the server.

    ``base`` is the stamp of the version last agreed on (``None``: made here). ``columns`` holds
    the changed columns only, all of them when ``base`` is ``None``, none for a delete.
    """

    mutation_id: str
    table: str
    row_id: str
    op: Literal["put", "delete"]
    updated_at: str
    base: str | None
    columns: Row = field(default_factory=dict)


PushStatus = Literal["applied", "replayed", "stale", "gone", "parent_gone", "rejected"]


@dataclass(frozen=True, slots=True)
class PushResult:
    """The server's answer to one :class:`Outgoing`.

    ``row``: the row after an applied put, or the row that made it stale (``None`` after a delete).
    ``gone``: for ``gone``. ``parent``/``parent_id``: for ``parent_gone``. ``code``, ``constraint``,
    ``column`` and ``message``: for ``rejected``.
    """

    mutation_id: str
    status: PushStatus
    row: PulledRow | None = None
    gone: PulledGone | None = None
    parent: str = ""
    parent_id: str = ""
    code: str = ""
    constraint: str = ""
    column: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class ApplyTally:
    """What one page or one batch of answers did here; sums up into a receipt."""

    put: int = 0
    """Versions that were not here; what comes back as it was sent is none."""
    removed: int = 0
    merged: int = 0
    conflicts: int = 0
    held: int = 0
    refused: int = 0
    acked: int = 0
    again: int = 0
    """Rows to be sent again with a new base."""
    staged: int = 0
    """Rows still waiting for a parent after this step."""

    def __add__(self, other: "ApplyTally") -> "ApplyTally":
        return ApplyTally(
            put=self.put + other.put,
            removed=self.removed + other.removed,
            merged=self.merged + other.merged,
            conflicts=self.conflicts + other.conflicts,
            held=self.held + other.held,
            refused=self.refused + other.refused,
            acked=self.acked + other.acked,
            again=self.again + other.again,
            staged=other.staged,
        )


@dataclass(frozen=True, slots=True)
class TableDigest:
    """Count and order-free hash of one table's (id, stamp) pairs, in 16 buckets of text sums."""

    count: int
    buckets: tuple[str, ...]


EMPTY_DIGEST = TableDigest(0, ("0",) * 16)
"""The digest of a table without rows."""
