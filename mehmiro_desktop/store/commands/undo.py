"""Undo and redo of what was done on this laptop; both are new edits and go out like any other.

Reversing takes back the last run of an edit (itself, its undo, or its redo) from the rows that
run left in ``history``: only the columns it changed, and only where they still hold what it put
there. What was deleted comes back whole, cascades included.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import Edit, UndoState
from mehmiro_desktop.domain.tables import (
    ASSESSMENT_SESSIONS,
    TABLE_BY_NAME,
    TABLES,
    Row,
    Table,
)
from mehmiro_desktop.store.commands.writing import change
from mehmiro_desktop.store.rows import (
    delete_rows,
    differing,
    ids_there,
    insert_rows,
    load_row,
    row_from_json,
    row_of,
    select_sql,
    stamp_of,
)
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope

_COLUMNS = "SELECT id, label, args, count, run_from FROM edits"
_ONLY = "(:only IS NULL OR id = :only)"
_NEXT_UNDO = f"{_COLUMNS} WHERE state = 'done' AND {_ONLY} ORDER BY id DESC LIMIT 1"
_NEXT_REDO = f"{_COLUMNS} WHERE state = 'undone' AND {_ONLY} ORDER BY id LIMIT 1"

_Captured = tuple[Table, Row | None, Row | None]


def load_undo_state(store: Store) -> UndoState:
    """Return what undo and redo would take back and bring back now."""
    with store.read() as connection:
        undoable, redoable = _next(connection, _NEXT_UNDO), _next(connection, _NEXT_REDO)
    return UndoState(
        undo=None if undoable is None else undoable[0],
        redo=None if redoable is None else redoable[0],
    )


def _next(
    connection: Connection, statement: str, only: int | None = None
) -> tuple[Edit, int] | None:
    found = connection.exec_driver_sql(statement, {"only": only}).first()
    if found is None:
        return None
    edit_id, label, args, count, run_from = found
    pairs = tuple((str(name), str(value)) for name, value in json.loads(args))
    return Edit(edit_id, label, pairs, count), run_from


def undo(store: Store, *, initiator: str = "", only: int | None = None) -> Edit | None:
    """Take back the last edit not taken back yet; ``None`` if there is none.

    The returned ``count`` is how many rows came back; less than the edit's own where others have
    changed them since. ``only``: take back no other than the edit of this id.
    """
    return _reverse(store, _NEXT_UNDO, "undo", "undone", initiator, only)


def redo(store: Store, *, initiator: str = "", only: int | None = None) -> Edit | None:
    """Bring back the edit last taken back; ``None`` if there is none. ``only`` as for undo."""
    return _reverse(store, _NEXT_REDO, "redo", "done", initiator, only)


def _reverse(
    store: Store, statement: str, why: str, state: str, initiator: str, only: int | None
) -> Edit | None:
    while True:
        with store.read() as connection:
            found = _next(connection, statement, only)
        if found is None:
            return None
        edit, run_from = found
        with store.reversal(edit, why, state, initiator) as scope:
            # Somebody else may have reversed it in between: then what is next is another.
            scope.is_void = _next(scope.connection, statement, only) != found
            if not scope.is_void:
                reverse_run(scope, _captured(scope.connection, edit.id, run_from))
        if not scope.is_void:
            return Edit(edit.id, edit.label, edit.args, scope.count)


def _captured(connection: Connection, edit_id: int, run_from: int) -> list[_Captured]:
    rows = connection.exec_driver_sql(
        "SELECT tbl, before, after FROM history WHERE edit_id = ? AND seq >= ? ORDER BY seq DESC",
        (edit_id, run_from),
    )
    captured: list[_Captured] = []
    for tbl, before, after in rows:
        table = TABLE_BY_NAME[tbl]
        captured.append(
            (
                table,
                None if before is None else row_from_json(table, before),
                None if after is None else row_from_json(table, after),
            )
        )
    return captured


def reverse_run(scope: EditScope, captured: list[_Captured]) -> None:
    """Reverse captured changes, given latest first; a class has tens of thousands of rows."""
    returning: dict[str, list[Row]] = defaultdict(list)
    created: dict[str, list[Row]] = defaultdict(list)
    for table, before, after in captured:
        if before is not None and after is None:
            returning[table.name].append(before)
        elif before is None and after is not None:
            created[table.name].append(after)
    # A cascade captures parents and children in SQLite's own order: bring parents back first.
    for table in TABLES:
        bring_back_all(scope, table, returning[table.name])
    for table, before, after in captured:
        if before is not None and after is not None:
            _take_back(scope, table, before, after)
    # Children first: a session goes only when nothing hangs on it any more.
    for table in reversed(TABLES):
        ids = _still_as(scope.connection, table, created[table.name])
        if table is ASSESSMENT_SESSIONS:
            # What others recorded in it since must not go with its beginning.
            ids = [each for each in ids if not _is_scored(scope.connection, each)]
        delete_rows(scope.connection, table, ids)


def _still_as(connection: Connection, table: Table, rows: Sequence[Row]) -> list[str]:
    """Return the ids of those rows whose content is the same: what came after must not go."""
    if not rows:
        return []
    then = {str(row["id"]): row for row in rows}
    found = connection.exec_driver_sql(
        f"{select_sql(table)} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - declared names
        (json.dumps(list(then)),),
    )
    now = [row_of(table, values) for values in found]
    return [str(row["id"]) for row in now if not differing(table, row, then[str(row["id"])])]


def _is_scored(connection: Connection, session_id: str) -> bool:
    found = connection.exec_driver_sql(
        "SELECT EXISTS (SELECT 1 FROM assessments WHERE session_id = ?)"
        " OR EXISTS (SELECT 1 FROM session_attendance WHERE session_id = ?)",
        (session_id, session_id),
    )
    return bool(found.scalar())


def bring_back(scope: EditScope, table: Table, row: Row) -> bool:
    """Insert a deleted row again with a fresh stamp, unless it is back or its parent is gone."""
    return bool(bring_back_all(scope, table, [row]))


def bring_back_all(scope: EditScope, table: Table, rows: Sequence[Row]) -> set[str]:
    """Insert deleted rows of one table, as :func:`bring_back` does; return the ids that came."""
    connection = scope.connection
    wanted: dict[str, Row] = {}
    for row in rows:
        # Of one deleted twice the latest, which is given first.
        wanted.setdefault(str(row["id"]), row)
    here = ids_there(connection, table, wanted) if wanted else set()
    left = {row_id: row for row_id, row in wanted.items() if row_id not in here}
    for column, parent in table.parents.items():
        named = {str(row[column]) for row in left.values() if row.get(column) is not None}
        there = ids_there(connection, TABLE_BY_NAME[parent], named) if named else set()
        left = {
            row_id: row
            for row_id, row in left.items()
            if row.get(column) is None or str(row[column]) in there
        }
    deleted_at = _deleted_at(connection, table, left) if left else {}
    fresh = [
        # Later than the deletion as well, which may be on its way to the server.
        {
            **row,
            table.stamp: scope.stamp(max(stamp_of(table, row), deleted_at.get(row_id, ""))),
        }
        for row_id, row in left.items()
    ]
    insert_rows(connection, table, fresh)
    return set(left)


def _deleted_at(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT row_id, edited_at FROM pending WHERE tbl = ?"
        " AND row_id IN (SELECT value FROM json_each(?))",
        (table.name, json.dumps(list(ids))),
    )
    return {str(row_id): str(edited_at or "") for row_id, edited_at in rows}


def _take_back(scope: EditScope, table: Table, before: Row, after: Row) -> None:
    current = load_row(scope.connection, table, str(before["id"]))
    if current is None:
        return
    ours = [name for name in differing(table, before, after) if current[name] == after[name]]
    change(scope, table, current, {name: before[name] for name in ours})
