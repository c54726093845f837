"""Encrypted snapshots of the store, and its integrity check."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from mehmiro_desktop.errors import StoreUnwritable
from mehmiro_desktop.store.database import translated
from mehmiro_desktop.store.store import Store

FOLDER = "backups"
KEEP = 7
UNFINISHED = "restoring.new"
"""A copy on its way back into the store (``store.restore``)."""
_NAME = re.compile(
    r"store-(daily|manual|before-migration|before-removal|before-restore)-[0-9]{8}(T[0-9]{6})?\.db"
)


def snapshots(directory: Path) -> list[Path]:
    """Return the snapshots of an account's folder, newest first."""
    try:
        found = [path for path in (directory / FOLDER).iterdir() if _NAME.fullmatch(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def take_snapshot(engine: Engine, directory: Path, kind: str, day: str | None = None) -> Path:
    """Write a whole copy under the same key, then drop the oldest of its kind beyond seven.

    Raises:
        StoreError: it could not be written; no partial snapshot stays.
    """
    folder = directory / FOLDER
    if day is None:
        day = datetime.fromtimestamp(_modified(directory), UTC).strftime("%Y%m%dT%H%M%S")
    target = folder / f"store-{kind}-{day}.db"
    fresh = target.with_suffix(".new")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        fresh.unlink(missing_ok=True)
        # VACUUM INTO keeps the key and writes through SQLite only into a file that is ours alone.
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise StoreUnwritable from error
    try:
        with translated(), engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101 - a pooled connection has one
            raw.execute("VACUUM INTO ?", (str(fresh),))
        _flush(fresh)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    _drop_old(directory, kind)
    return target


def take_daily_snapshot(store: Store) -> Path | None:
    """Write today's snapshot unless there is one; returns the new file, if any."""
    day = store.clock.today().strftime("%Y%m%d")
    if (store.directory / FOLDER / f"store-daily-{day}.db").exists():
        return None
    _drop_unfinished(store.directory)
    return take_snapshot(store._engine, store.directory, "daily", day)  # noqa: SLF001 - same package


def take_manual_snapshot(store: Store) -> Path:
    """Write a snapshot because somebody asked for one."""
    day = store.clock.now().strftime("%Y%m%dT%H%M%S")
    return take_snapshot(store._engine, store.directory, "manual", day)  # noqa: SLF001 - same package


def taken_at(snapshot: Path) -> datetime:
    """Return when a snapshot was written.

    Raises:
        StoreUnwritable: it is not there any more.
    """
    try:
        return datetime.fromtimestamp(snapshot.stat().st_mtime, UTC)
    except OSError as error:
        raise StoreUnwritable from error


def take_removal_snapshot(store: Store) -> Path:
    """Write a snapshot before a sync takes an unusual share of the rows away."""
    return take_snapshot(store._engine, store.directory, "before-removal")  # noqa: SLF001 - same package


def replace_snapshots(store: Store) -> Path:
    """Write a fresh snapshot, then remove all older ones: they still hold what was erased.

    The write-ahead log is folded in first, so that no page of before stays in it.

    Raises:
        StoreError: the new one could not be written; the old ones are all there.
    """
    store.empty_log()
    old = snapshots(store.directory)
    fresh = take_manual_snapshot(store)
    for path in old:
        if path != fresh:
            path.unlink(missing_ok=True)
    _drop_unfinished(store.directory)
    return fresh


def take_restore_snapshot(store: Store) -> Path:
    """Write a snapshot of what another one is about to take the place of."""
    day = store.clock.now().strftime("%Y%m%dT%H%M%S")
    return take_snapshot(store._engine, store.directory, "before-restore", day)  # noqa: SLF001 - same package


def kind_of(snapshot: Path) -> str:
    """Return why a snapshot was made: ``daily``, ``manual``, ``before-restore``, ..."""
    found = _NAME.fullmatch(snapshot.name)
    return found.group(1) if found else ""


def check_integrity(store: Store) -> tuple[str, ...]:
    """Return what is wrong with the file, in SQLite's words (no rows' content); empty if sound."""
    with store.read() as connection:
        found = [
            str(row[0])
            for pragma in ("cipher_integrity_check", "quick_check")
            for row in connection.exec_driver_sql(f"PRAGMA {pragma}").all()
            if row[0] != "ok"
        ]
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found += [f"{row[0]}: a row without its {row[2]}" for row in orphans]
    return tuple(found)


def _modified(directory: Path) -> float:
    return (directory / "store.db").stat().st_mtime


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _drop_unfinished(directory: Path) -> None:
    """Remove what a copy or a restore that was killed left behind."""
    for path in (directory / FOLDER).glob("*.new*"):
        path.unlink(missing_ok=True)


def _drop_old(directory: Path, kind: str) -> None:
    of_kind = [each for each in snapshots(directory) if each.name.startswith(f"store-{kind}-")]
    for path in of_kind[KEEP:]:
        path.unlink(missing_ok=True)
