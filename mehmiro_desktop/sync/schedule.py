"""When the next cycle runs: after work, after failures, with jitter. Pure; the runner asks."""

from collections.abc import Callable

from mehmiro_desktop.errors import MehmiroError, ServerBusy, StoreInUse

IDLE_SECONDS = 45.0
"""Between cycles while all is well: how old news from the web may get."""
DEBOUNCE_SECONDS = 2.0
"""Typing pauses this long before a local edit wakes a cycle."""
SHORTEST_BACK_OFF = 5.0
LONGEST_BACK_OFF = 300.0


class Schedule:
    """Seconds until the next cycle. Full jitter: a school behind one address must spread out."""

    def __init__(self, random: Callable[[], float]) -> None:
        """Draw from ``random``: a number from 0 to 1, different each time."""
        self._random = random
        self._failures = 0

    @property
    def is_backing_off(self) -> bool:
        """Whether the last cycle failed, so that edits alone do not wake the next."""
        return self._failures > 0

    def after_success(self) -> float:
        """Return the pause after a whole cycle, spread by a third."""
        self._failures = 0
        return IDLE_SECONDS * (1 + self._random() / 3)

    def after_failure(self, error: MehmiroError) -> float:
        """Return the pause after ``error``; an error that time alone does not cure waits longest."""
        self._failures += 1
        if isinstance(error, StoreInUse):
            return SHORTEST_BACK_OFF * (1 + self._random())
        if not error.retryable:
            return LONGEST_BACK_OFF
        ceiling = min(LONGEST_BACK_OFF, SHORTEST_BACK_OFF * 2.0 ** min(self._failures, 10))
        pause = max(SHORTEST_BACK_OFF, self._random() * ceiling)
        asked = error.details.get("seconds") if isinstance(error, ServerBusy) else None
        return pause if asked is None else float(asked) + self._random() * pause

    def forgive(self) -> None:
        """Start over: the network changed, or a person asked."""
        self._failures = 0
