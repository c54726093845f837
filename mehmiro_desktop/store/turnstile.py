"""One writer at a time, in the order they came."""

import threading
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LATELY_S = 10
"""How long after somebody had to wait others are still expected to."""
PRESSING_S = 0.005
"""How long who presses waits before it counts: what is about to end anyway may end."""


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    presses: bool
    since: float = field(default_factory=time.monotonic)
    turn: threading.Lock = field(default_factory=threading.Lock)


class Turnstile:
    """A lock that is handed to whoever waits longest, and tells its holder that they do.

    A plain lock that is let go and taken again is mostly taken by the same thread: a score would
    wait for all pages of a long pull.
    """

    def __init__(self) -> None:
        """Let the first one in."""
        self._mutex = threading.Lock()
        self._is_held = False
        self._waiting: deque[_Waiting] = deque()
        self._waited_at = float("-inf")

    def __enter__(self) -> None:
        """Wait for those who came before, and press them to end."""
        self._enter(presses=True)

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Leave as :meth:`leave` does."""
        self.leave()

    @contextmanager
    def entered(self, *, presses: bool) -> "Iterator[None]":
        """Be in, after a wait that may press whoever is there to end."""
        self._enter(presses=presses)
        try:
            yield
        finally:
            self.leave()

    def _enter(self, *, presses: bool) -> None:
        with self._mutex:
            if not self._is_held:
                self._is_held = True
                return
            mine = _Waiting(presses)
            mine.turn.acquire()
            self._waiting.append(mine)
        try:
            # Let go of by whoever hands the lock over.
            mine.turn.acquire()
        except BaseException:  # Ctrl+C
            self._give_up(mine)
            raise
        self._waited_at = time.monotonic()

    def _give_up(self, mine: _Waiting) -> None:
        with self._mutex:
            has_turn = mine not in self._waiting
            if not has_turn:
                self._waiting.remove(mine)
        if has_turn:
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
                self._waiting.popleft().turn.release()
            else:
                self._is_held = False

    @property
    def is_pressed(self) -> bool:
        """Whether somebody has waited for so long that what takes time had better end."""
        if not self._waiting:
            return False
        long_ago = time.monotonic() - PRESSING_S
        with self._mutex:
            return any(each.presses and each.since <= long_ago for each in self._waiting)

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits before it, or had to wait a moment ago."""
        return bool(self._waiting) or time.monotonic() - self._waited_at < LATELY_S
