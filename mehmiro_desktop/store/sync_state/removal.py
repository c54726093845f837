"""Taking rows out of the mirror without ever dropping what somebody typed under them."""

from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import Connection

from mehmiro_desktop.domain.tables import TABLES, Row, Table
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.rows import (
    delete_row,
    in_chunks,
    load_row,
    marks,
    row_of,
    row_to_json,
    select_sql,
)
from mehmiro_desktop.store.sync_state.marks import drop_mark, load_mark
from mehmiro_desktop.store.write import Write


@cache
def children_of(table: Table) -> tuple[tuple[Table, str], ...]:
    """Return the tables that point at ``table``, with the column that does."""
    return tuple(
        (child, column)
        for child in TABLES
        for column, parent in child.parents.items()
        if parent == table.name
    )


def ids_with_children(connection: Connection, table: Table, ids: Sequence[str]) -> set[str]:
    """Return which of ``ids`` still have rows hanging on them in the mirror."""
    found: set[str] = set()
    for child, column in children_of(table):
        for some in in_chunks(ids):
            statement = (
                f"SELECT DISTINCT {column} FROM {child.name}"  # noqa: S608 - names from domain.tables
                f" WHERE {column} IN ({marks(some)})"
            )
            found.update(connection.exec_driver_sql(statement, tuple(some)).scalars())
    return found


def descendants(
    connection: Connection, table: Table, row_id: str
) -> Iterator[tuple[Table, Row]]:
    """Yield every row that a cascade from this one would take, deepest first."""
    for child, column in children_of(table):
        statement = f"{select_sql(child)} WHERE {column} = ?"
        for values in connection.exec_driver_sql(statement, (row_id,)).all():
            row = row_of(child, values)
            yield from descendants(connection, child, str(row["id"]))
            yield child, row


def hold(
    write: Write, table: Table, row: Row, *, was_pending: bool, reason: str, device: str
) -> None:
    """Move one row out of the mirror into the held area, from where it can be put back."""
    row_id = str(row["id"])
    write.connection.exec_driver_sql(
        "INSERT INTO held (tbl, row_id, row, was_pending, reason, device, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tbl, row_id) DO UPDATE SET"
        " row = excluded.row, was_pending = excluded.was_pending, reason = excluded.reason,"
        " device = excluded.device, at = excluded.at, state = 'open'",
        (
            table.name,
            row_id,
            row_to_json(table, row),
            int(was_pending),
            reason,
            device,
            write.now,
        ),
    )
    drop_mark(write.connection, table, row_id)
    set_gate(write.connection, applying=True, why=reason, device=device, at=write.now)
    delete_row(write.connection, table, row_id)
    write.changed(table.name, row_id)
    write.changed("held")


def clear_the_way(
    write: Write, table: Table, row_id: str, *, reason: str, device: str
) -> int | None:
    """Hold the unsent rows that hang on a row about to leave the mirror.

    Returns how many were held, or ``None`` if rows that the server has (and has not reported
    gone) hang on it too: then nothing is touched, for a cascade would take them along.
    """
    unsent: list[tuple[Table, Row]] = []
    kept_up: set[tuple[str, str]] = set()
    for child, row in descendants(write.connection, table, row_id):
        child_id = str(row["id"])
        mark = load_mark(write.connection, child, child_id)
        if mark is None:
            return None
        if (child.name, child_id) not in kept_up:
            kept_up.add((child.name, child_id))
            unsent.append((child, row))
    for child, row in unsent:
        hold(write, child, row, was_pending=True, reason=reason, device=device)
    return len(unsent)


def take_out(write: Write, table: Table, row_id: str, *, why: str, device: str) -> None:
    """Delete a row from the mirror; the trigger archives it with ``why``."""
    if load_row(write.connection, table, row_id) is None:
        return
    set_gate(write.connection, applying=True, why=why, device=device, at=write.now)
    delete_row(write.connection, table, row_id)
    write.changed(table.name, row_id)
