"""Erasing for privacy: no edit, nothing to undo, nothing left (sync.md A.10)."""

from mehmiro_desktop.domain.tables import CLASSES, STUDENTS, TABLE_BY_NAME
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state import erasure

ERASABLE = (STUDENTS.name, CLASSES.name)


def erase_here(store: Store, table: str, row_id: str) -> None:
    """Erase a student or class and all under it from this laptop, history and copies included.

    Of an account with a server ask ``sync.account.AccountSync.erase``, which begins there.

    Raises:
        StoreError: nothing was erased, or only the copies are still as they were; then the next
            sync cycle replaces them.
    """
    erasure.erase_here(store, TABLE_BY_NAME[table], row_id)
