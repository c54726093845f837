"""The full compare after the server forgot (epoch change, restored backup).

The server sends everything it has again. Rows it neither sends nor reports gone are offered to it
anew; absence alone never removes anything (sync.md C.9).
"""

from collections.abc import Callable, Iterable
from functools import partial

from sqlalchemy import Connection

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.reconcile_types import RemoteRow
from mehmiro_desktop.domain.sync_types import ApplyTally, PullCursor
from mehmiro_desktop.domain.tables import TABLES, TEACHERS, Table
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.cards import archive
from mehmiro_desktop.store.sync_state.staging import load_staged
from mehmiro_desktop.store.sync_state.values import (
    COMPARING,
    EPOCH,
    IDENTICAL,
    get_value,
    load_value,
    put_cursor,
    put_value,
)
from mehmiro_desktop.store.write import Write


def begin_full_compare(store: Store, epoch: str) -> None:
    """Start pulling from the beginning, noting what the server still has."""
    # Rows noted by one that was cut off can be as many as there are.
    store.patiently(partial(_begin, store, epoch))


def _begin(store: Store, epoch: str) -> None:
    with store.write(Origin.SYNC) as write:
        connection = write.connection
        # Row by row, so that it can be stopped: SQLite empties a table without a look in between.
        connection.exec_driver_sql("DELETE FROM compared WHERE 1")
        for staged in list(load_staged(connection, "put")):
            if isinstance(staged.remote, RemoteRow):
                archive(write, staged.table, staged.row_id, staged.remote.row, why="not_used")
        connection.exec_driver_sql("DELETE FROM staged")
        put_value(connection, COMPARING, "1")
        put_value(connection, EPOCH, epoch)
        put_value(connection, IDENTICAL, None)
        put_cursor(connection, PullCursor())


def is_comparing(store: Store) -> bool:
    """Say whether a full compare is under way (it survives a restart)."""
    return load_value(store, COMPARING) is not None


def note_seen(connection: Connection, table: Table, ids: Iterable[str]) -> None:
    """During a full compare, note rows the server spoke of."""
    if get_value(connection, COMPARING) is None:
        return
    seen = [(table.name, row_id) for row_id in ids]
    if seen:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO compared (tbl, row_id) VALUES (?, ?)", seen
        )


def finish_full_compare(
    store: Store, between: Callable[[], object] = lambda: None
) -> ApplyTally:
    """Offer the server what it lacks, as new rows; call when the round that began it has ended.

    ``between`` is called where a person's edit came first; what it raises ends it there.
    """

    def finish() -> int:
        with store.write(Origin.SYNC) as write:
            offered = sum(_offer(write, table) for table in TABLES if _may_offer(table))
            write.connection.exec_driver_sql("DELETE FROM compared WHERE 1")
            put_value(write.connection, COMPARING, None)
            write.changed("pending")
        return offered

    return ApplyTally(again=store.patiently(finish, between))


def _may_offer(table: Table) -> bool:
    # A teachers row is made by the server itself for each account.
    return table.is_writable and table is not TEACHERS


def _offer(write: Write, table: Table) -> int:
    unseen = "NOT IN (SELECT row_id FROM compared WHERE tbl = ?)"
    name = table.name
    connection = write.connection
    # Deleted here and unknown there: nothing is left to delete.
    connection.exec_driver_sql(
        f"DELETE FROM pending WHERE tbl = ? AND op = 'delete' AND row_id {unseen}",  # noqa: S608 - names from domain.tables
        (name, name),
    )
    edited = connection.exec_driver_sql(
        "UPDATE pending SET base = NULL, state = 'waiting', code = '', detail = '',"  # noqa: S608 - as above
        " edit_seq = edit_seq + 1, mutation_id = NULL, sent = NULL, sent_seq = NULL,"
        f" sent_op = NULL WHERE tbl = ? AND base IS NOT NULL AND row_id {unseen}",
        (name, name),
    ).rowcount
    clean = connection.exec_driver_sql(
        "INSERT INTO pending (tbl, row_id, op, edited_at)"  # noqa: S608 - as above
        f" SELECT ?, id, 'put', {table.stamp} FROM {name} WHERE id {unseen}"
        " AND id NOT IN (SELECT row_id FROM pending WHERE tbl = ?)",
        (name, name, name),
    ).rowcount
    return edited + clean
