"""Small facts of the sync kept beside the rows: cursor, epoch, clock offset, receipts' times."""

from datetime import datetime

from sqlalchemy import Connection

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.sync_types import PullCursor
from mehmiro_desktop.store.stamps import stamp_moment, stamp_text
from mehmiro_desktop.store.store import Store

EPOCH = "epoch"
CLOCK_OFFSET = "clock_offset_us"
LAST_SYNCED = "last_synced_at"
IDENTICAL = "identical_at"
COMPARING = "comparing"
SERVER_SCHEMA = "server_schema"
CLIENT = "client_id"
REFRESH_TOKEN = "refresh_token"  # noqa: S105 - the name of a place, not a secret
APART = "apart/"
"""Before a class's id: its pairs of students who are not to be in one group."""
LACKING = ("42P01", "42703")
"""SQLSTATEs of a row whose table or column the server does not have (yet)."""
_CURSOR = ("cursor_since", "cursor_until", "cursor_after")


def get_value(connection: Connection, key: str) -> str | None:
    """Return a value, inside a transaction."""
    found = connection.exec_driver_sql("SELECT value FROM kv WHERE key = ?", (key,)).scalar()
    return None if found is None else str(found)


def put_value(connection: Connection, key: str, value: str | None) -> None:
    """Set or (``None``) remove a value, inside a transaction."""
    if value is None:
        connection.exec_driver_sql("DELETE FROM kv WHERE key = ?", (key,))
        return
    connection.exec_driver_sql(
        "INSERT INTO kv (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def load_value(store: Store, key: str) -> str | None:
    """Return a value."""
    with store.read() as connection:
        return get_value(connection, key)


def save_value(store: Store, key: str, value: str | None) -> None:
    """Set or (``None``) remove a value; on disk when this returns."""
    with store.write(Origin.SYNC) as write:
        put_value(write.connection, key, value)
        if key in (LAST_SYNCED, IDENTICAL):
            write.changed("kv")


def load_cursor(store: Store) -> PullCursor:
    """Return where pulling stands."""
    with store.read() as connection:
        since, until, after = (get_value(connection, key) for key in _CURSOR)
    return PullCursor(since or "0", until, after)


def put_cursor(connection: Connection, cursor: PullCursor) -> None:
    """Move the cursor, in the transaction that applied the page."""
    values = (cursor.since, cursor.until, cursor.after)
    for key, value in zip(_CURSOR, values, strict=True):
        put_value(connection, key, value)


def load_client_id(store: Store) -> str:
    """Return the id under which this store's mutations are known to the server.

    Made on first use. A store copied to another laptop shares it; mutation ids stay unique.
    """
    known = load_value(store, CLIENT)
    if known is not None:
        return known
    with store.write(Origin.SYNC) as write:
        made = get_value(write.connection, CLIENT) or new_id()
        put_value(write.connection, CLIENT, made)
    return made


def save_clock_offset(store: Store, microseconds: int) -> None:
    """Remember how far the server's clock is ahead, and stamp edits by it from now on."""
    if load_value(store, CLOCK_OFFSET) != str(microseconds):
        save_value(store, CLOCK_OFFSET, str(microseconds))
    store.set_clock_offset(microseconds)


def load_clock_offset(store: Store) -> int:
    """Return how far the server's clock is ahead of ours, in microseconds."""
    return int(load_value(store, CLOCK_OFFSET) or 0)


def note_server_schema(store: Store, version: int) -> None:
    """Remember which version of its tables the server has.

    When that changes, rows refused for a table or column it lacked go out again.
    """
    if load_value(store, SERVER_SCHEMA) == str(version):
        return
    with store.write(Origin.SYNC) as write:
        write.connection.exec_driver_sql(
            "UPDATE pending SET state = 'waiting', code = '', detail = ''"
            " WHERE state = 'refused' AND code IN (?, ?)",
            LACKING,
        )
        put_value(write.connection, SERVER_SCHEMA, str(version))
        write.changed("pending")


def note_time(store: Store, key: str, at: datetime) -> None:
    """Remember when something was last so (``LAST_SYNCED``, ``IDENTICAL``)."""
    save_value(store, key, stamp_text(at))


def load_time(store: Store, key: str) -> datetime | None:
    """Return when something was last so."""
    text = load_value(store, key)
    return None if text is None else stamp_moment(text)
