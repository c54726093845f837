"""Pending marks: reading and changing them from the sync side.

The capture triggers set them for a person's edits; here they are rebased, acknowledged, dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mehmiro_desktop.domain.reconcile_types import Op, PendingState
from mehmiro_desktop.domain.sync_types import Outgoing
from mehmiro_desktop.domain.tables import TABLES, Row, Table
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.rows import (
    differing,
    load_row,
    row_from_json,
    row_to_json,
    stamp_of,
    update_row,
)
from mehmiro_desktop.store.stamps import next_stamp
from mehmiro_desktop.store.write import Write

_COLUMNS = (
    "SELECT row_id, op, base, edit_seq, edited_at, edit_id, state, mutation_id, sent_seq, sent,"
    " sent_op FROM pending"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of ``pending``."""

    table: Table
    row_id: str
    op: Op
    base: Row | None
    edit_seq: int
    edited_at: str
    edit_id: int | None
    state: str
    mutation_id: str | None
    sent_seq: int | None
    sent: str | None
    sent_op: str | None

    @property
    def as_pending(self) -> PendingState:
        """What the pure reconcile function is told."""
        return PendingState(self.op, self.base, self.edited_at)

    @property
    def is_never_accepted(self) -> bool:
        """A row the server has not had yet."""
        return self.op is Op.PUT and self.base is None


def load_marks(
    connection: Connection, table: Table, where: str, *values: object, limit: int = -1
) -> list[Mark]:
    """Return the marks of a table that meet a condition, by row id; -1 is no limit."""
    # The plus keeps SQLite from reading all marks of the table for the sake of their order, where
    # the condition finds a few of them: a class removed leaves 25,200.
    order = "+row_id" if limit < 0 else "row_id"
    rows = connection.exec_driver_sql(
        f"{_COLUMNS} WHERE tbl = ? AND {where} ORDER BY {order} LIMIT ?",
        (table.name, *values, limit),
    )
    return [
        Mark(
            table=table,
            row_id=row_id,
            op=Op(op),
            base=None if base is None else row_from_json(table, base),
            edit_seq=edit_seq,
            edited_at=edited_at,
            edit_id=edit_id,
            state=state,
            mutation_id=mutation_id,
            sent_seq=sent_seq,
            sent=sent,
            sent_op=sent_op,
        )
        for (
            row_id,
            op,
            base,
            edit_seq,
            edited_at,
            edit_id,
            state,
            mutation_id,
            sent_seq,
            sent,
            sent_op,
        ) in rows
    ]


def load_mark(connection: Connection, table: Table, row_id: str) -> Mark | None:
    """Return one row's mark; ``None`` for a clean row."""
    return next(iter(load_marks(connection, table, "row_id = ?", row_id)), None)


def marks_of(connection: Connection, mutation_id: str, where: str) -> Iterator[Mark]:
    """Yield of the marks a mutation covers, a delete with those it takes along, some."""
    names = connection.exec_driver_sql(
        f"SELECT DISTINCT tbl FROM pending WHERE mutation_id = ? AND {where}",  # noqa: S608 - fixed texts
        (mutation_id,),
    ).scalars()
    tables = set(names)
    for table in TABLES:
        if table.name in tables:
            yield from load_marks(
                connection, table, f"mutation_id = ? AND {where}", mutation_id
            )


def release(write: Write, mutation_id: str) -> None:
    """Take marks out of flight; what an undo put back to its base meanwhile is clean now."""
    connection = write.connection
    put_back = list(marks_of(connection, mutation_id, "op = 'put' AND base IS NOT NULL"))
    connection.exec_driver_sql(
        "UPDATE pending SET mutation_id = NULL, sent_seq = NULL, sent = NULL, sent_op = NULL"
        " WHERE mutation_id = ?",
        (mutation_id,),
    )
    write.changed("pending")
    for mark in put_back:
        if mark.base is None:
            continue
        row = load_row(connection, mark.table, mark.row_id)
        if row is not None and not differing(mark.table, row, mark.base):
            set_gate(connection, applying=True, why="acked", at=write.now)
            stamp = mark.base[mark.table.stamp]
            update_row(connection, mark.table, mark.row_id, {mark.table.stamp: stamp})
            drop_mark(connection, mark.table, mark.row_id)


def freeze(connection: Connection, what: Sequence[tuple[Mark, Outgoing, str | None]]) -> None:
    """Put marks in flight, each with what is sent of it; nothing of one that a delete covers."""
    if what:
        connection.exec_driver_sql(
            "UPDATE pending SET mutation_id = ?, sent_seq = edit_seq, sent = ?, sent_op = ?"
            " WHERE tbl = ? AND row_id = ?",
            [
                (outgoing.mutation_id, sent, outgoing.op, mark.table.name, mark.row_id)
                for mark, outgoing, sent in what
            ],
        )


def drop_mark(connection: Connection, table: Table, row_id: str) -> None:
    """Make a row clean."""
    connection.exec_driver_sql(
        "DELETE FROM pending WHERE tbl = ? AND row_id = ?", (table.name, row_id)
    )


def rebase(
    connection: Connection, table: Table, row_id: str, op: Op, base: Row | None, edited_at: str
) -> None:
    """Let a row wait against another base; what was in flight for it no longer counts."""
    connection.exec_driver_sql(
        "INSERT INTO pending (tbl, row_id, op, base, edited_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (tbl, row_id) DO UPDATE SET op = excluded.op, base = excluded.base,"
        " edited_at = excluded.edited_at, edit_seq = edit_seq + 1, state = 'waiting', code = '',"
        " detail = '', mutation_id = NULL, sent_seq = NULL, sent = NULL, sent_op = NULL",
        (
            table.name,
            row_id,
            op.value,
            None if base is None else row_to_json(table, base),
            edited_at,
        ),
    )


def offer_as_new(write: Write, mark: Mark, after: str) -> None:
    """Let a row the server has no more go out as new, stamped later than its deletion there."""
    row = load_row(write.connection, mark.table, mark.row_id)
    stamp = mark.edited_at
    if row is not None:
        stamp = next_stamp(stamp_of(mark.table, row), after)
        set_gate(write.connection, applying=True, why="acked", at=write.now)
        update_row(write.connection, mark.table, mark.row_id, {mark.table.stamp: stamp})
    rebase(write.connection, mark.table, mark.row_id, Op.PUT, None, stamp)
