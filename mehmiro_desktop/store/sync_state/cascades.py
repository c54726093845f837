"""Deletes that take children along: only the topmost is sent, the server cascades like we do.

So the compare-and-swap of the top decides for all of it: a class edited elsewhere meanwhile comes
back with its scores instead of without them.
"""

import json
from itertools import groupby

from sqlalchemy import Connection

from mehmiro_desktop.domain.reconcile_types import Op
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Row, Table
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.rows import (
    differing,
    ids_there,
    in_chunks,
    insert_rows,
    row_from_json,
    stamp_of,
)
from mehmiro_desktop.store.stopping import heed
from mehmiro_desktop.store.sync_state.marks import Mark, drop_mark, load_marks, rebase
from mehmiro_desktop.store.write import Write


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
        heed()
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
    taken = [
        mark
        for place, mark in deletes.items()
        if tops.get(place) == (table.name, top.row_id) and mark.edit_id == top.edit_id
    ]
    # Parents first, as ``deletes`` has them: a row whose parent stays away stays away.
    for child, marks in groupby(taken, key=lambda mark: mark.table):
        for some in in_chunks(list(marks)):
            _bring_back(write, child, {mark.row_id: mark for mark in some})


def _bring_back(write: Write, table: Table, marks: dict[str, Mark]) -> None:
    """Bring back rows of one table as they were when they were removed."""
    connection = write.connection
    removed = _versions_removed(connection, table, marks)
    there = ids_there(connection, table, marks)
    rows = {
        row_id: row
        for row_id, mark in marks.items()
        if row_id not in there and (row := removed.get(row_id, mark.base)) is not None
    }
    for column, parent in table.parents.items():
        named = {str(row[column]) for row in rows.values() if row[column] is not None}
        missing = named - ids_there(connection, TABLE_BY_NAME[parent], named)
        rows = {row_id: row for row_id, row in rows.items() if row[column] not in missing}
    set_gate(connection, applying=True, why="pulled", at=write.now)
    insert_rows(connection, table, list(rows.values()))
    write.changed(table.name, *rows)
    for row_id, row in rows.items():
        base = marks[row_id].base
        if base is not None and not differing(table, row, base):
            drop_mark(connection, table, row_id)
        else:
            rebase(connection, table, row_id, Op.PUT, base, stamp_of(table, row))


def _versions_removed(
    connection: Connection, table: Table, marks: dict[str, Mark]
) -> dict[str, Row]:
    """Return by id what the removal of each row, by the edit its mark names, took."""
    found = connection.exec_driver_sql(
        "SELECT row_id, before FROM history"
        " WHERE tbl = ? AND row_id IN (SELECT value FROM json_each(?))"
        " AND edit_id IS ? AND after IS NULL ORDER BY seq",
        (table.name, json.dumps(list(marks)), next(iter(marks.values())).edit_id),
    )
    return {row_id: row_from_json(table, before) for row_id, before in found if before}
