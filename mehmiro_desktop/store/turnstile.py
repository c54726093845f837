"""One writer at a time, in the order they came."""

import threading
import time
from collections import deque
from types import TracebackType

LATELY_S = 10
"""How long after somebody had to wait others are still expected to."""


class Turnstile:
    """A lock that is handed to whoever waits longest, and tells its holder that they do.

    A plain lock that is let go and taken again is mostly taken by the same thread: a score would
    wait for all pages of a long pull.
    """

    def __init__(self) -> None:
        """Let the first one in."""
        self._mutex = threading.Lock()
        self._is_held = False
        self._waiting: deque[threading.Lock] = deque()
        self._waited_at = float("-inf")

    def __enter__(self) -> None:
        """Wait for those who came before."""
        with self._mutex:
            if not self._is_held:
                self._is_held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        # Let go of by whoever hands the lock over.
        turn.acquire()
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
        """Enter if nobody is there; tell whether it was so."""
        with self._mutex:
            is_free = not self._is_held
            self._is_held = True
        return is_free

    def leave(self) -> None:
        """Let the next one in."""
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_held = False

    @property
    def is_waited_for(self) -> bool:
        """Whether somebody waits before it."""
        return bool(self._waiting)

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits before it, or had to wait a moment ago."""
        return self.is_waited_for or time.monotonic() - self._waited_at < LATELY_S
