"""Who writes next where another process writes to the file: the command line beside the window.

Within a process writers follow one another (:class:`Turnstile`); between processes SQLite's lock
goes to whoever asks first once it is free. So a person's edit that has waited takes the lock on a
small file: who can begin anew ends then, and nobody else begins.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from mehmiro_desktop.errors import StoreInUse, StoreUnwritable
from mehmiro_desktop.store.database import BUSY_TIMEOUT_MS, begin_immediate, is_busy
from mehmiro_desktop.store.locks import FileLock
from mehmiro_desktop.store.stopping import heed
from mehmiro_desktop.store.turnstile import PRESSING_S

_LOOK_S = 0.001
"""Between two tries to begin, and between two looks whether somebody presses."""

_LET_BY_S = 0.03
"""So long who presses is let by: it begins within some ms, unless it is suspended."""


class Pressing:
    """The sign by which a writer presses those of other processes. Used at the store's gate."""

    def __init__(self, path: Path) -> None:
        """Touch nothing yet; ``path`` is the file whose lock is the sign."""
        self._path = path
        self._looked_at = float("-inf")
        self._is_pressed = self._waits = False

    @property
    def is_pressed(self) -> bool:
        """Whether somebody of another process waits for the one that writes here.

        Looked up once a millisecond.
        """
        now = time.monotonic()
        if now - self._looked_at >= _LOOK_S and not self._waits:
            self._looked_at, self._is_pressed = now, self._is_taken()
        return self._is_pressed and not self._waits

    def begin(self, raw: Any, presses: Callable[[], bool]) -> None:
        """Begin a write transaction on a driver's connection, after those who press.

        Args:
            raw: the connection.
            presses: whether a person's edit waits for it; asked all the time.

        Raises:
            StoreInUse: another process wrote for :data:`BUSY_TIMEOUT_MS`.
            EditStopped: it was asked for meanwhile.
        """
        # SQLite itself would look again after up to 0.1 s.
        raw.execute("PRAGMA busy_timeout = 0")
        self._waits = True
        try:
            self._begin(raw, presses)
        finally:
            self._waits = False
            raw.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")

    def _begin(self, raw: Any, presses: Callable[[], bool]) -> None:
        came_at = time.monotonic()
        with ExitStack() as mine:
            is_mine = False
            while True:
                waited = time.monotonic() - came_at
                if _begins(raw):
                    if is_mine or waited > _LET_BY_S or not self._is_taken():
                        return
                    raw.execute("ROLLBACK")
                heed()
                if waited > BUSY_TIMEOUT_MS / 1000:
                    raise StoreInUse
                if not is_mine and waited >= PRESSING_S and presses():
                    # Taken by somebody else: pressed is pressed. Not to be had: not pressed.
                    with suppress(StoreInUse, StoreUnwritable):
                        mine.enter_context(FileLock(self._path))
                        is_mine = True
                time.sleep(_LOOK_S)

    def _is_taken(self) -> bool:
        # To look is to take it for a moment. Only who has SQLite's lock looks: one at a time, so
        # that none is taken for somebody who presses.
        try:
            with FileLock(self._path):
                return False
        except StoreInUse:
            return True
        except StoreUnwritable:
            return False


def _begins(raw: Any) -> bool:
    try:
        begin_immediate(raw)
    except Exception as error:
        if is_busy(error):
            return False
        raise
    return True
