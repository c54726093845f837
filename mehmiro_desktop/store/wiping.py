"""Taking an account's files off this laptop, for good."""

import shutil
from pathlib import Path

from mehmiro_desktop.errors import StoreUnwritable
from mehmiro_desktop.store.backup import FOLDER


def remove_files(directory: Path) -> None:
    """Remove a closed store with its backups and everything beside it.

    The backups go first, the key file last: stopped anywhere in between, what is left is a store
    that opens, or nothing that keeps a new one from being made.

    Raises:
        StoreUnwritable: something could not be removed, e.g. because another program has it open.
    """
    first = (FOLDER, "store.db-wal", "store.db-shm", "store.db")
    try:
        if not directory.exists():
            return
        others = sorted(path.name for path in directory.iterdir())
        for name in dict.fromkeys((*first, *(n for n in others if n != "store.json"))):
            path = directory / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        shutil.rmtree(directory)
    except OSError as error:
        raise StoreUnwritable from error
