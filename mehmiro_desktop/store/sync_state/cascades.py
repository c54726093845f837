"""Deletes that take children along: only the topmost is sent, the server cascades like we do.

So the compare-and-swap of the top decides for all of it: a class edited elsewhere meanwhile comes
back with its scores instead of without them.
"""

from sqlalchemy import Connection

from mehmiro_desktop.domain.reconcile_types import Op
from mehmiro_desktop.domain.tables import TABLES, Table
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.rows import (
    differing,
    insert_row,
    load_row,
    missing_parent,
    row_from_json,
    stamp_of,
)
from mehmiro_desktop.store.store import Write
from mehmiro_desktop.store.sync_state.marks import Mark, drop_mark, load_marks, rebase


def pending_deletes(connection: Connection) -> dict[tuple[str, str], Mark]:
    """Return every delete that waits or is in flight, by (table, row id)."""
    return {
        (table.name, mark.row_id): mark
        for table in TABLES
        for mark in load_marks(connection, table, "op = 'delete'")
    }


def parents_of(mark: Mark) -> list[tuple[str, str]]:
    """Return the (table, id) of the parents a marked row had when last agreed on."""
    if mark.base is None:
        return []
    return [
        (parent, str(mark.base[column]))
        for column, parent in mark.table.parents.items()
        if mark.base.get(column) is not None
    ]


def covered_by(
    deletes: dict[tuple[str, str], Mark],
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return for each delete under another delete the topmost one above it."""
    tops: dict[tuple[str, str], tuple[str, str]] = {}
    # Parents come first in TABLES, so a parent's own top is known when its children ask.
    for place, mark in deletes.items():
        for parent in parents_of(mark):
            if parent in deletes:
                tops[place] = tops.get(parent, parent)
                break
    return tops


def left_by_puts(
    connection: Connection, deletes: dict[tuple[str, str], Mark]
) -> set[tuple[str, str]]:
    """Return which deleted rows the server still has as parents of rows that moved away here.

    They go only once the server knows of the move: it would take those rows along.
    """
    found: set[tuple[str, str]] = set()
    for table in TABLES:
        for column, parent in table.parents.items():
            rows = connection.exec_driver_sql(
                f"SELECT DISTINCT json_extract(base, '$.{column}') FROM pending"  # noqa: S608 - names from domain.tables
                " WHERE tbl = ? AND op = 'put' AND base IS NOT NULL",
                (table.name,),
            )
            found |= {(parent, str(row[0])) for row in rows} & deletes.keys()
    return found


def bring_back_children(write: Write, table: Table, top: Mark) -> None:
    """Bring back what one removal took along, after its top row has come back from the server."""
    deletes = pending_deletes(write.connection)
    deletes[table.name, top.row_id] = top
    tops = covered_by(deletes)
    for place, mark in deletes.items():
        if tops.get(place) == (table.name, top.row_id) and mark.edit_id == top.edit_id:
            _bring_back(write, mark)


def _bring_back(write: Write, mark: Mark) -> None:
    connection = write.connection
    before = connection.exec_driver_sql(
        "SELECT before FROM history WHERE tbl = ? AND row_id = ? AND edit_id IS ?"
        " AND after IS NULL ORDER BY seq DESC LIMIT 1",
        (mark.table.name, mark.row_id, mark.edit_id),
    ).scalar()
    row = mark.base if before is None else row_from_json(mark.table, before)
    if row is None or load_row(connection, mark.table, mark.row_id) is not None:
        return
    if missing_parent(connection, mark.table, row) is not None:
        return
    set_gate(connection, applying=True, why="pulled", at=write.now)
    insert_row(connection, mark.table, row)
    write.changed(mark.table.name, mark.row_id)
    if mark.base is not None and not differing(mark.table, row, mark.base):
        drop_mark(connection, mark.table, mark.row_id)
    else:
        stamp = stamp_of(mark.table, row)
        rebase(connection, mark.table, mark.row_id, Op.PUT, mark.base, stamp)
