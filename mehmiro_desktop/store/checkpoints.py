"""Folding the write-ahead log into the file, on a thread of its own.

Left to SQLite, whoever commits when the log has grown to 1,000 pages folds it: a digit, once in a
while, and the whole of 45 MB (0.1 s) if it comes just after a class was removed.
"""

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

from mehmiro_desktop.errors import StoreClosed, StoreError, StoreInUse
from mehmiro_desktop.store.database import BUSY_TIMEOUT_MS, connect, translated

_log = logging.getLogger(__name__)
EVERY = 500
"""Changed rows between two times: some 1,000 pages, as SQLite has it."""
FAR = 20_000
"""Changed rows, some 20 MB, after which who has time waits until all is folded and the log can begin
anew. While one writes after the other without a pause it would grow on and on."""

_AGAIN_S = 0.02
"""Between two tries to cut the log."""


class Checkpoints:
    """Folds the log of one store. :meth:`note` is called at the store's gate."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Start no thread yet, and open nothing."""
        self._path, self._key = path, key
        # Its own: one of the pool's would leave the window with another one, whose page cache is
        # empty.
        self._connection: Any = None
        # Of the log, about, in changed rows: how long it is, and how much is not folded yet. What
        # others left there is not known: the first change has it folded.
        self._length, self._rest = 0, EVERY
        self._folding: Future[None] | None = None
        self._is_closing = Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store-checkpoint")

    def note(self, changes: int) -> None:
        """Fold the log soon if it has grown much; ``changes`` is how many rows changed."""
        self._length += changes
        self._rest += changes
        if self._rest < EVERY or (self._folding is not None and not self._folding.done()):
            return
        # No thread to be had: what is committed is committed all the same.
        with suppress(RuntimeError):
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

    def empty(self) -> None:
        """Fold all of the log and cut it to nothing: no page of before is left in it.

        Raises:
            StoreError: it cannot be written, or somebody still reads what is in it.
        """
        try:
            # On the one thread that folds: two at once are refused without waiting.
            emptying = self._thread.submit(self._empty)
        except RuntimeError as error:
            raise StoreClosed from error
        emptying.result()

    def close(self) -> None:
        """Fold what is left: where another process has the file open, nobody else does it."""
        self._is_closing.set()
        if self._rest and self._length:
            self._thread.submit(self._fold)
        self._thread.shutdown(wait=True)
        if self._connection is not None:
            self._connection.close()

    def _fold(self) -> None:
        length, self._rest = self._length, 0
        try:
            with translated():
                # Passive: it waits for nobody, and nobody for it.
                is_whole = self._checkpoint("PASSIVE")
        except StoreError as error:
            # Nothing is lost: all of it is in the log, and who writes or reads next is told.
            _log.warning("The log was not folded: %s", type(error).__name__)
            return
        if is_whole and self._length == length:
            # The next commit begins it anew.
            self._length = 0

    def _empty(self) -> None:
        until = time.monotonic() + BUSY_TIMEOUT_MS / 1000
        with translated():
            # Nobody can write while it is cut: what can be folded is so before, and who reads is
            # waited for between two tries.
            while not (self._checkpoint("PASSIVE") and self._checkpoint("TRUNCATE")):
                if time.monotonic() > until:
                    raise StoreInUse
                if self._is_closing.wait(_AGAIN_S):
                    raise StoreClosed
        self._length = self._rest = 0

    def _checkpoint(self, mode: str) -> bool:
        """Fold; say whether nothing is left."""
        if self._connection is None:
            self._connection = connect(self._path, self._key)
            self._connection.execute("PRAGMA busy_timeout = 0")
        asked = self._connection.execute(f"PRAGMA wal_checkpoint({mode})")
        is_busy, pages, folded = asked.fetchone()
        return not is_busy and pages == folded
