"""Opening an account's store: tell what the file is before touching it, create, bring up to date.

Order matters: a file that is not ours, not this key's, newer or damaged is recognised through a
connection that cannot change it, and stays byte for byte as it was.
"""

import os
from pathlib import Path

from sqlalchemy import Engine

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.errors import (
    StoreDamaged,
    StoreForeign,
    StoreLocked,
    StoreTooNew,
    StoreUnwritable,
)
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store import backup, creation
from mehmiro_desktop.store.database import (
    PAGE_SIZE,
    check_sqlite_version,
    connect,
    connect_for_reading,
    make_engine,
    refuse_foreign,
    translated,
)
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.store.migrations import catalogue
from mehmiro_desktop.store.store import Store

FILE_NAME = "store.db"


def open_store(
    directory: Path,
    key: bytes,
    clock: Clock,
    *,
    device_name: str,
    account: AccountRef,
    versions: Path | None = None,
) -> Store:
    """Open the account's store, creating it or bringing it to this version's form if need be.

    Args:
        directory: the account's folder; made with rights for the owner only.
        key: the 32-byte database key.
        clock: where stamps come from.
        device_name: written beside every version this laptop makes.
        account: whose store this is.
        versions: the folder of migration steps; another one in tests only.

    Raises:
        StoreLocked: the key does not fit.
        StoreForeign: the file is not one of ours.
        StoreTooNew: a newer app wrote it.
        StoreDamaged: it cannot be read, or is missing though snapshots of it exist.
        StoreUnwritable, StoreFull: the folder or disk refuses.
        MigrationFailed: it could not be brought up to date; it is as before.
    """
    check_sqlite_version()
    _make_private(directory)
    key_file = KeyFile.read(directory)
    if key_file is not None:
        key_file.require(key)
    path = directory / FILE_NAME
    # What was left of a writer that never closed; SQLite reads it back at the first look.
    log = path.with_name(f"{path.name}-wal")
    was_cut_off = log.exists() and log.stat().st_size > 0
    steps = catalogue.read(versions)
    revision = _revision_of(path, key, is_key_proven=key_file is not None)
    if revision is None:
        if backup.snapshots(directory):
            raise StoreDamaged(reason="missing")
        _create(path, key, account)
    elif revision not in steps.revisions:
        raise StoreTooNew
    engine = make_engine(path, key)
    try:
        if (revision or creation.REVISION) != steps.head:
            _migrate(engine, directory, versions)
        store = Store(
            directory, engine, clock, device_name, account, key=key, was_cut_off=was_cut_off
        )
        _load_offset(store)
    except BaseException:
        engine.dispose()
        raise
    return store


def _make_private(directory: Path) -> None:
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        directory.chmod(0o700)
    except OSError as error:
        raise StoreUnwritable from error


def _revision_of(path: Path, key: bytes, *, is_key_proven: bool) -> str | None:
    """Return the file's revision, ``None`` where there is nothing yet, without changing a byte."""
    try:
        if not path.exists() or path.stat().st_size == 0:
            return None
        refuse_foreign(path)
        is_whole = path.stat().st_size % PAGE_SIZE == 0
    except OSError as error:
        raise StoreUnwritable from error
    try:
        return _read_revision(path, key)
    except StoreLocked:
        if is_key_proven:
            # The key is right (store.json says so), so it is the file that is not.
            raise StoreDamaged from None
        if not is_whole:
            raise StoreForeign from None
        raise


def _read_revision(path: Path, key: bytes) -> str | None:
    with translated():
        connection = connect_for_reading(path, key)
        try:
            names = {
                name
                for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()
            }
            if not names:
                return None
            if "alembic_version" not in names:
                raise StoreForeign
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    if row is None:
        raise StoreForeign
    return str(row[0])


def _create(path: Path, key: bytes, account: AccountRef) -> None:
    """Make the tables in one transaction: a killed creation leaves an empty file, made again."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreUnwritable from error
    with translated():
        connection = connect(path, key)
        try:
            connection.execute("BEGIN IMMEDIATE")
            # Another process may have been faster.
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                for statement in creation.statements():
                    connection.execute(statement)
                connection.execute(
                    "INSERT INTO kv (key, value) VALUES ('account_id', ?)",
                    (account.account_id,),
                )
            connection.execute("COMMIT")
        finally:
            connection.close()
    reach("store.created")


def _migrate(engine: Engine, directory: Path, versions: Path | None) -> None:
    from mehmiro_desktop.store.migrations import upgrade

    backup.take_snapshot(engine, directory, "before-migration")
    reach("migrate.snapshot")
    upgrade.run(engine, versions)
    reach("migrate.committed")


def _load_offset(store: Store) -> None:
    with store.read() as connection:
        text = connection.exec_driver_sql(
            "SELECT value FROM kv WHERE key = 'clock_offset_us'"
        ).scalar()
    store.set_clock_offset(int(text) if text else 0)
