"""One writer at a time, in the order they came."""

import threading
import time
from types import TracebackType

LATELY_S = 10
"""How long after somebody had to wait others are still expected to."""


class Turnstile:
    """A lock that tells its holder when somebody waits, and lets them in next.

    A plain lock that is let go and taken again is mostly taken by the same thread: a score would
    wait for all pages of a long pull.
    """

    def __init__(self) -> None:
        """Let the first one in."""
        self._next, self._held = threading.Lock(), threading.Lock()
        self._waited_at = float("-inf")

    def __enter__(self) -> None:
        """Wait for those who came before."""
        if self.enter_at_once():
            return
        with self._next:
            self._held.acquire()
        self._waited_at = time.monotonic()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Leave as :meth:`leave` does."""
        self.leave()

    def enter_at_once(self) -> bool:
        """Enter if nobody is there or waits; tell whether it was so."""
        if not self._next.acquire(blocking=False):
            return False
        try:
            return self._held.acquire(blocking=False)
        finally:
            self._next.release()

    def leave(self) -> None:
        """Let the next one in."""
        self._held.release()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits before it, or had to wait a moment ago."""
        return self._next.locked() or time.monotonic() - self._waited_at < LATELY_S
