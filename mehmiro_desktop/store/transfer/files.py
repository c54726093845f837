"""Files a person names: read within limits, written whole or not at all."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from mehmiro_desktop.disk import sync_directory, take_place
from mehmiro_desktop.domain.csv_table import MAX_FILE_BYTES
from mehmiro_desktop.errors import FileUnusable, StoreFull

_NO_SPACE = (28, 122)
"""No space left, and the quota of a network folder used up."""


def read_file(path: Path) -> bytes:
    """Return the content of a file to import; one byte more than allowed is enough to refuse it.

    Raises:
        FileUnusable: it is no regular file or cannot be read (``name``).
    """
    try:
        if not path.is_file():
            raise FileUnusable(name=str(path))
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise FileUnusable(name=str(path)) from error


@contextmanager
def told_of_files(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into our errors.

    Raises:
        FileUnusable: it cannot be written (``name``); StoreFull: the disk is full.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise StoreFull from error
        raise FileUnusable(name=str(path)) from error


@contextmanager
def written_whole(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Give a text file that takes ``path``'s place when the block ends well.

    It is made beside ``path``, readable by this user only; when anything fails it is removed and
    ``path`` is as before.

    Raises:
        FileUnusable: the folder cannot be written, or ``path`` is a folder or device (``name``).
        StoreFull: the disk is full.
    """
    with told_of_files(path):
        if path.exists() and not path.is_file():
            raise FileUnusable(name=str(path))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with told_of_files(path):
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding=encoding, newline="") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            take_place(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    sync_directory(path.parent)
