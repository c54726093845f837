"""A purge is a purge (sync.md A.10): what was erased for privacy leaves no word on the laptop.

The server tells it as a deletion at the end of time, which no edit can be newer than. Rows, history,
base copies, held and waiting versions go in one transaction; then the copies of the file are
replaced by a new one (:func:`finish_erasure`).
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from mehmiro_desktop.domain.apart import pairs_from_text, pairs_to_text
from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.sync_types import ApplyTally
from mehmiro_desktop.domain.tables import TABLES, Table
from mehmiro_desktop.store import backup
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.values import APART, load_value, put_value, save_value
from mehmiro_desktop.store.write import Write

ERASED_AT = "9999-12-31T23:59:59.999999Z"
"""The stamp of the deletion of what was erased; ``sync_erase`` on the server gives it."""

_UNFINISHED = "erasure_unfinished"
_VERSIONS = (
    ("history", "before"),
    ("history", "after"),
    ("pending", "base"),
    ("held", "row"),
    ("staged", "payload"),
)
"""Where else versions of rows are kept, as JSON."""
_KEEPERS = ("history", "pending", "held", "staged", "conflicts")
_DOOMED = (
    "CREATE TEMP TABLE doomed (tbl TEXT, row_id TEXT, PRIMARY KEY (tbl, row_id)) WITHOUT ROWID"
)
_STEPS_ABOUT = (
    "UPDATE edits SET args = '[]' WHERE id IN (SELECT edit_id FROM history"
    " WHERE (tbl, row_id) IN (SELECT tbl, row_id FROM doomed))"
)
_STEPS_WITHOUT_ROWS = (
    "DELETE FROM edits WHERE id NOT IN (SELECT edit_id FROM history WHERE edit_id IS NOT NULL)"
)


def erase(write: Write, named: Iterable[tuple[Table, str]]) -> ApplyTally:
    """Take rows and all that hangs on them out of the file: mirror, history, whatever waits.

    Nothing of it is archived and nothing can bring it back: also what was typed under them and not
    sent yet goes.
    """
    connection = write.connection
    connection.exec_driver_sql(_DOOMED)
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO doomed VALUES (?, ?)",
        [(table.name, row_id) for table, row_id in named],
    )
    for table in TABLES:
        for column, parent in table.parents.items():
            _doom_children(connection, table, column, parent)
    # Neither a person's write nor sync's: the capture triggers stay silent.
    connection.exec_driver_sql("UPDATE gate SET applying = 2")
    removed = 0
    for table in reversed(TABLES):
        removed += connection.exec_driver_sql(
            f"DELETE FROM {table.name}"  # noqa: S608 - names from domain.tables
            f" WHERE id IN (SELECT row_id FROM doomed WHERE tbl = '{table.name}')"
        ).rowcount
    # A step that keeps other rows (the session its mark began) keeps no word of these.
    connection.exec_driver_sql(_STEPS_ABOUT)
    for keeper in _KEEPERS:
        connection.exec_driver_sql(
            f"DELETE FROM {keeper} WHERE (tbl, row_id) IN (SELECT tbl, row_id FROM doomed)"  # noqa: S608 - names above
        )
        write.changed(keeper)
    # A step of undo without rows would only keep words about them.
    connection.exec_driver_sql(_STEPS_WITHOUT_ROWS)
    doomed = connection.exec_driver_sql("SELECT tbl, row_id FROM doomed").all()
    for tbl, row_id in doomed:
        write.changed(tbl, row_id)
    _forget_pairs(connection, {row_id for _, row_id in doomed})
    connection.exec_driver_sql("DROP TABLE doomed")
    put_value(connection, _UNFINISHED, "1")
    return ApplyTally(removed=removed)


def _doom_children(connection: Connection, table: Table, column: str, parent: str) -> None:
    """Doom what hangs on a doomed row, or hung on it by any version kept here."""
    doomed = f"IN (SELECT row_id FROM doomed WHERE tbl = '{parent}')"  # noqa: S608 - names from domain.tables
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO doomed SELECT '{table.name}', id FROM {table.name}"  # noqa: S608 - as above
        f" WHERE {column} {doomed}"
    )
    for keeper, version in _VERSIONS:
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO doomed SELECT tbl, row_id FROM {keeper}"  # noqa: S608 - names above
            f" WHERE tbl = '{table.name}' AND json_extract({version}, '$.{column}') {doomed}"
            # Who has moved to another class since lives on.
            f" AND NOT EXISTS (SELECT 1 FROM {table.name} WHERE id = row_id)"
        )


def _forget_pairs(connection: Connection, gone: set[str]) -> None:
    """Take out who was not to be in one group with somebody, and whole classes, if gone."""
    kept = connection.exec_driver_sql(
        "SELECT key, value FROM kv WHERE substr(key, 1, ?) = ?", (len(APART), APART)
    ).all()
    for key, value in kept:
        pairs = [pair for pair in pairs_from_text(value) if pair.isdisjoint(gone)]
        is_empty = not pairs or key.removeprefix(APART) in gone
        put_value(connection, key, None if is_empty else pairs_to_text(pairs))


def erase_here(store: Store, table: Table, row_id: str) -> None:
    """Erase one row on this laptop and replace the copies of the file.

    Raises:
        StoreError: nothing was erased, or only the copies are still as they were; then the next
            sync cycle replaces them.
    """

    def erase_it() -> None:
        with store.write(Origin.LOCAL) as write:
            erase(write, [(table, row_id)])

    # Whoever scores goes first: what is typed about the erased meanwhile goes with it.
    store.patiently(erase_it)
    finish_erasure(store)


def finish_erasure(store: Store) -> None:
    """Replace every copy of the file by one without what was erased, if that is still to be done.

    Raises:
        StoreError: no new copy could be written; the old ones stay until one can.
    """
    if load_value(store, _UNFINISHED) is None:
        return
    backup.replace_snapshots(store)
    save_value(store, _UNFINISHED, None)
