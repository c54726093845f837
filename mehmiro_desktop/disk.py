"""Files put in their place whole or not at all, and surely on the disk."""

import contextlib
import os
import time
from pathlib import Path

_HELD = (5, 32, 33)  # Windows' access denied, sharing violation, lock violation
_HELD_WAITS = (0.02, 0.05, 0.1, 0.2, 0.5)  # seconds


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` whole or not at all, readable by this user only.

    Raises:
        OSError: the folder cannot be written; ``path`` is as before.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        take_place(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def take_place(fresh: Path, path: Path) -> None:
    """Rename ``fresh`` to ``path``; on Windows a virus scanner may hold that for a moment."""
    for wait in (*_HELD_WAITS, None):
        try:
            fresh.replace(path)
            break
        except OSError as error:
            if wait is None or getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)


def sync_directory(directory: Path) -> None:
    """Make a rename inside ``directory`` survive a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
