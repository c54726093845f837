"""Folding the write-ahead log into the file, on a thread of its own.

Left to SQLite, whoever commits when the log has grown to 1,000 pages folds it: a digit, once in a
while, and the whole of 45 MB (0.1 s) if it comes just after a class was removed.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from sqlalchemy import Engine

from mehmiro_desktop.errors import StoreError
from mehmiro_desktop.store.database import translated

_log = logging.getLogger(__name__)
EVERY = 500
"""Changed rows between two times: some 1,000 pages, as SQLite has it."""
FAR = 20_000
"""Changed rows, some 20 MB, after which who has time waits until all is folded and the log can begin
anew. While one writes after the other without a pause it would grow on and on."""


class Checkpoints:
    """Folds the log of one store. :meth:`note` is called at the store's gate."""

    def __init__(self, engine: Engine) -> None:
        """Start no thread yet."""
        self._engine = engine
        # Of the log, in changed rows: how long it is, and how much of that is not folded yet.
        self._length = self._rest = 0
        self._folding: Future[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store-checkpoint")

    def note(self, changes: int) -> None:
        """Fold the log soon if it has grown much; ``changes`` is how many rows changed."""
        self._length += changes
        self._rest += changes
        if self._rest >= EVERY and (self._folding is None or self._folding.done()):
            self._folding = self._thread.submit(self._fold)

    def catch_up(self) -> None:
        """Have all of a long log folded, and wait for that. Not for the window's thread."""
        if self._length < FAR:
            return
        try:
            folding = self._thread.submit(self._fold)
        except RuntimeError:
            return  # closed; whoever asked is refused at the gate
        folding.result()

    def close(self) -> None:
        """Let what is being folded end. The connection closed last folds the rest."""
        self._thread.shutdown(wait=True)

    def _fold(self) -> None:
        length, self._rest = self._length, 0
        try:
            with translated():
                is_whole = self._checkpoint()
        except StoreError as error:
            # Nothing is lost: all of it is in the log, and who writes or reads next is told.
            _log.warning("The log was not folded: %s", type(error).__name__)
            return
        if is_whole and self._length == length:
            # The next commit begins it anew.
            self._length = 0

    def _checkpoint(self) -> bool:
        pooled: Any = self._engine.raw_connection()
        try:
            # Passive: it waits for nobody, and nobody for it.
            statement = "PRAGMA wal_checkpoint(PASSIVE)"
            is_busy, pages, folded = pooled.driver_connection.execute(statement).fetchone()
            return not is_busy and pages == folded
        finally:
            pooled.close()
