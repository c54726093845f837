"""A lock between processes that the system releases when its holder dies (no stale locks)."""

import os
import sys
from pathlib import Path
from typing import Self

from mehmiro_desktop.errors import StoreInUse, StoreUnwritable


class FileLock:
    """An exclusive lock on a small file; a context manager that never waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreUnwritable from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StoreInUse from error
        self._descriptor = descriptor
        return self

    def __exit__(self, *_: object) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            # The file stays, for removing it would race.
            try:
                # Windows releases what is only closed when it has time.
                _unlock(descriptor)
            finally:
                os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
