"""A damaged or vanished store: the newest sound backup in its place, the damaged file kept aside.

What was sent to the server since that backup comes again with the next sync (the cursor is the
backup's own); what was typed since and not sent is in the file kept aside alone.
"""

import os
import shutil
from pathlib import Path

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.disk import sync_directory
from mehmiro_desktop.errors import StoreDamaged, StoreError, StoreUnwritable
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store import backup
from mehmiro_desktop.store.database import connect_for_reading, translated

_STORE = "store.db"
_ENDS = ("", "-wal", "-shm")


def put_backup_in_place(directory: Path, key: bytes, clock: Clock) -> Path:
    """Put the newest backup that is sound where the store was; returns that backup.

    Killed in the middle, the store is missing at worst, and this can be done again.

    Raises:
        StoreDamaged: no backup can be read (reason ``no_backup``); nothing was changed.
        StoreUnwritable: the disk refused; the store is as it was, or kept aside.
    """
    sound = (each for each in backup.snapshots(directory) if _is_sound(each, key))
    snapshot = next(sound, None)
    if snapshot is None:
        raise StoreDamaged(reason="no_backup")
    fresh = directory / backup.FOLDER / backup.UNFINISHED
    aside = f"store-damaged-{clock.now():%Y%m%dT%H%M%S}.db"
    try:
        shutil.copyfile(snapshot, fresh)
        fresh.chmod(0o600)
        with fresh.open("rb+") as copied:
            os.fsync(copied.fileno())
        reach("salvage.copied")
        for end in _ENDS:
            if (directory / f"{_STORE}{end}").exists():
                (directory / f"{_STORE}{end}").replace(directory / f"{aside}{end}")
        reach("salvage.set_aside")
        fresh.replace(directory / _STORE)
        sync_directory(directory)
    except OSError as error:
        raise StoreUnwritable from error
    finally:
        fresh.unlink(missing_ok=True)
    return snapshot


def _is_sound(snapshot: Path, key: bytes) -> bool:
    try:
        with translated():
            connection = connect_for_reading(snapshot, key)
            try:
                found = connection.execute("PRAGMA quick_check").fetchone()
            finally:
                connection.close()
    except StoreError:
        return False
    return bool(found == ("ok",))
