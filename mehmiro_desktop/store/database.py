"""The encrypted file: connections, pragmas, and the border where SQLite's errors become ours.

Any thread. The driver runs in autocommit, and SQLAlchemy's begin event sends the BEGIN, so that
DDL is transactional too (with the driver's own transactions a killed migration can never run
again: faults.md X2).
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver  # type: ignore[import-untyped]
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from mehmiro_desktop.errors import (
    StoreDamaged,
    StoreError,
    StoreForeign,
    StoreFull,
    StoreInUse,
    StoreLocked,
    StoreUnwritable,
)

BUSY_TIMEOUT_MS = 10_000
PAGE_SIZE = 4096
# The race that could damage a WAL file under two writers is fixed from here on (faults.md 1).
MINIMUM_SQLITE = (3, 51, 3)
SQLITE_VERSION = str(driver.sqlite_version)

_BY_CODE: dict[int, type[StoreError]] = {
    5: StoreInUse,  # SQLITE_BUSY
    6: StoreInUse,  # SQLITE_LOCKED
    8: StoreUnwritable,  # SQLITE_READONLY
    10: StoreUnwritable,  # SQLITE_IOERR
    11: StoreDamaged,  # SQLITE_CORRUPT
    13: StoreFull,  # SQLITE_FULL
    14: StoreUnwritable,  # SQLITE_CANTOPEN
    26: StoreLocked,  # SQLITE_NOTADB: with SQLCipher, the key does not fit (or page 1 is broken)
}
_IOERR_NO_SPACE = {
    10 | (3 << 8),  # SQLITE_IOERR_WRITE: a full disk that SQLite met in a place it cannot name
}


def store_error(error: BaseException) -> StoreError | None:
    """Return our error for the driver's, or ``None`` if it is no trouble of the file's."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    if code in _IOERR_NO_SPACE:
        return StoreFull()
    kind = _BY_CODE.get(code & 0xFF)
    return None if kind is None else kind()


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors of the environment into ours; our own bugs pass as they are."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        ours = store_error(error)
        if ours is None:
            raise
        raise ours from error


def check_sqlite_version() -> None:
    """Refuse an SQLite whose WAL is not safe under two writers.

    Raises:
        RuntimeError: this build carries an older one (a packaging fault, not a person's).
    """
    if driver.sqlite_version_info < MINIMUM_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is older than {MINIMUM_SQLITE}")


def _unlock(connection: Any, key: bytes) -> None:
    # SQLCipher's own log would go to standard error, file names included.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def _prepare(connection: Any) -> None:
    for pragma in (
        "temp_store = MEMORY",
        "secure_delete = ON",
        "foreign_keys = ON",
        "recursive_triggers = OFF",
        "synchronous = FULL",
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")


def _open(path: Path, options: str) -> Any:
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):
        # A network folder's address has its host where SQLite allows none.
        address = "file:////" + address.removeprefix("file://")
    return driver.connect(
        f"{address}?{options}", uri=True, isolation_level=None, check_same_thread=False
    )


def connect(path: Path, key: bytes) -> Any:
    """Return a new driver connection to an existing or empty file, in WAL mode.

    Never makes the file: a vanished store would be an empty one from then on.

    Raises:
        StoreDamaged: there is no such file (any more).
    """
    try:
        connection = _open(path, "mode=rw")
    except driver.OperationalError as error:
        if not os.path.lexists(path):
            raise StoreDamaged(reason="missing") from error
        raise
    try:
        _unlock(connection, key)
        _prepare(connection)
        connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_for_reading(path: Path, key: bytes) -> Any:
    """Return a connection that cannot change a byte of the file, nor make files beside it.

    Only where another process has the file open, or a killed one left its write-ahead log, is
    that log read too (and its index mapped).
    """
    is_shared = any(path.with_name(path.name + end).exists() for end in ("-wal", "-shm"))
    options = "mode=ro" if is_shared else "mode=ro&immutable=1"
    connection = _open(path, options)
    _unlock(connection, key)
    return connection


def begin_deferred(raw: Any) -> None:
    """Begin a transaction of a driver's connection that reads."""
    raw.execute("BEGIN DEFERRED")


def begin_immediate(raw: Any) -> None:
    """Begin one that writes, after a wait for another process's.

    Raises:
        driver.OperationalError: :data:`BUSY_TIMEOUT_MS` were not enough (``is_busy``).
    """
    raw.execute("BEGIN IMMEDIATE")


def is_busy(error: BaseException) -> bool:
    """Say whether the driver's error means that somebody else writes."""
    return isinstance(store_error(error), StoreInUse)


def make_engine(path: Path, key: bytes) -> Engine:
    """Return the engine of one store: pooled connections, explicit BEGIN.

    The execution option ``begin`` of a connection says how, :func:`begin_deferred` unless given.
    Every transaction begins with a look whether the file is still the one at ``path``: where it
    was removed or replaced under open connections, what they write would be gone with them.
    """
    opened: list[tuple[int, int]] = []

    def make_connection() -> Any:
        connection = connect(path, key)
        # No commit folds the log into the file: store.checkpoints does, beside those who write.
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        return connection

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=make_connection,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_reset_on_return="rollback",
        # An error's text must not carry what a pupil's record says.
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        _require_same_file(path, opened)
        begin = connection.get_execution_options().get("begin", begin_deferred)
        begin(connection.connection.driver_connection)

    return engine


def _require_same_file(path: Path, opened: list[tuple[int, int]]) -> None:
    """Accept the file that the first transaction met, which it notes in ``opened``."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise StoreDamaged(reason="missing") from error
    except OSError as error:
        raise StoreUnwritable from error
    if sys.platform == "win32":
        return  # an open file cannot be taken away there, and not every disk numbers its files
    if not opened:
        opened.append((found.st_dev, found.st_ino))
    elif opened[0] != (found.st_dev, found.st_ino):
        raise StoreDamaged(reason="replaced")


def looks_foreign(path: Path) -> bool:
    """Say whether a file that is not empty cannot be one of ours, whatever the key."""
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(b"SQLite format 3"):
        return True
    return all(byte in b"\t\n\r" or 32 <= byte < 127 for byte in head)


def refuse_foreign(path: Path) -> None:
    """Accept a file that can be ours.

    Raises:
        StoreForeign: it is a plain database, a text, or something else.
    """
    if looks_foreign(path):
        raise StoreForeign
