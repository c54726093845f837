"""A folder of files that appears whole, under its name, or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mehmiro_desktop.disk import sync_directory
from mehmiro_desktop.errors import FileUnusable
from mehmiro_desktop.store.transfer.files import told_of_files

_MOST_TRIES = 1000


class ReportFolder:
    """The folder while it is being filled. ``path`` is where it will stand."""

    def __init__(self, place: Path, name: str) -> None:
        """Make a hidden folder in ``place``, readable by this user only."""
        self._place, self._name = place, name
        self.path = place / name
        self.hidden = place / f".{name}.{os.getpid()}.tmp"
        shutil.rmtree(self.hidden, ignore_errors=True)
        self.hidden.mkdir(mode=0o700)

    def write(self, name: str, content: bytes) -> None:
        """Add a file, on the disk when this returns."""
        descriptor = os.open(
            self.hidden / name,
            os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
            0o600,
        )
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def show(self) -> None:
        """Give the folder its name, or the first free one after it; nothing is replaced."""
        sync_directory(self.hidden)
        for number in range(1, _MOST_TRIES):
            self.path = self._place / (
                self._name if number == 1 else f"{self._name} ({number})"
            )
            if self.path.exists():
                continue
            self.hidden.rename(self.path)
            sync_directory(self._place)
            return
        raise FileUnusable(name=str(self._place))


@contextmanager
def new_folder(place: Path, name: str) -> Iterator[ReportFolder]:
    """Give a folder to fill; it gets its name in ``place`` when the block ends well.

    When anything fails, or the block is left, nothing of it stays.

    Raises:
        FileUnusable: ``place`` cannot be written (``name``); StoreFull: the disk is full.
    """
    with told_of_files(place):
        folder = ReportFolder(place, name)
        try:
            yield folder
            folder.show()
        finally:
            shutil.rmtree(folder.hidden, ignore_errors=True)
