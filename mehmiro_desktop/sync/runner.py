"""The one background thread of sync: when to run a cycle, and what to tell about it.

A plain Python thread. Wakes on a local edit (after a pause in typing), on a change of network, on
request and on a timer; backs off with jitter. Callbacks fire on the thread that caused them: the
sync thread, or the one that made an edit; they must not block. Nothing here touches the network
or the store's rows itself.
"""

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.errors import BugError, MehmiroError, SyncStopped
from mehmiro_desktop.sync.schedule import DEBOUNCE_SECONDS, Schedule
from mehmiro_desktop.sync.status import SyncReceipt, SyncState, SyncStatus, state_after

_log = logging.getLogger(__name__)

Listener = Callable[[SyncStatus], None]
_SLEPT_SECONDS = 30.0
"""Wall time running ahead of monotonic time by more than this means the laptop slept."""
_LOOK_SECONDS = 10.0
"""How often the waiting thread looks whether it slept."""


class Work(Protocol):
    """What a runner runs (``session.SyncSession``)."""

    def run_cycle(self, should_stop: Callable[[], bool], *, check: bool) -> SyncReceipt:
        """Run one full cycle; ``check`` compares digests at its end."""
        ...

    def load_status(self) -> SyncStatus:
        """Return counts and times as the store knows them; the state is not yet set."""
        ...

    def drop_connection(self) -> None:
        """Close sockets that sleep or another network has killed."""
        ...


class SyncRunner:
    """Keeps one account in step for as long as it runs."""

    def __init__(
        self,
        work: Work,
        clock: Clock,
        random: Callable[[], float],
        subscribe: Callable[[Callable[[TablesChanged], None]], Callable[[], None]],
    ) -> None:
        """Prepare; :meth:`start` begins.

        Args:
            work: the cycle and the counts.
            clock: wall time for people, monotonic for intervals.
            random: numbers from 0 to 1, for jitter.
            subscribe: the store's ``subscribe``.
        """
        self._work = work
        self._clock = clock
        self._schedule = Schedule(random)
        self._condition = threading.Condition()
        self._listeners: tuple[Listener, ...] = ()
        self._status = self._first_status()
        self._due_at = clock.monotonic()
        self._is_checking = True
        self._is_paused = False
        self._is_stopping = False
        self._is_running = False
        self._is_requested = False
        self._is_edited = False
        self._counts_are_old = False
        self._last_seen = (clock.now(), clock.monotonic())
        self._unsubscribe = subscribe(self._on_tables_changed)
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def _first_status(self) -> SyncStatus:
        status = self._work.load_status()
        return replace(status, state=state_after(None, status.pending or 1, 0))

    # For any thread ----------------------------------------------------------------------------

    @property
    def status(self) -> SyncStatus:
        """Where sync stands now."""
        return self._status

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener(SyncStatus)`` on every change; returns how to stop it."""
        with self._condition:
            self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            with self._condition:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unsubscribe

    def start(self) -> None:
        """Begin; the first cycle runs at once."""
        self._thread.start()

    def request(self, *, check: bool = False) -> None:
        """Run a cycle now; ``check`` also compares digests ("is it really the same?")."""
        with self._condition:
            self._schedule.forgive()
            self._is_checking = self._is_checking or check
            self._is_requested = True
            self._due_at = self._clock.monotonic()
            self._condition.notify_all()

    def network_changed(self) -> None:
        """Say that the network came, went or changed: old sockets are useless, try at once."""
        self._work.drop_connection()
        self.request()

    def pause(self) -> None:
        """Stop after the current step until :meth:`resume`; work goes on being kept."""
        with self._condition:
            self._is_paused = True
            self._condition.notify_all()
        if not self._is_running:
            self._publish(replace(self._status, state=SyncState.PAUSED))

    def resume(self) -> None:
        """Go on, beginning with a cycle."""
        with self._condition:
            self._is_paused = False
        self.request()

    def stop(self, timeout_s: float = 10.0) -> None:
        """End the thread between two requests; a cycle under way may be repeated later."""
        with self._condition:
            self._is_stopping = True
            self._condition.notify_all()
        self._unsubscribe()
        if self._thread.is_alive():
            self._work.drop_connection()
            self._thread.join(timeout_s)

    def should_stop(self) -> bool:
        """Say whether a cycle under way must end at its next step."""
        return self._is_stopping or self._is_paused

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if news.origin is Origin.SYNC:
            return
        with self._condition:
            self._counts_are_old = True
            self._is_edited = True
            if not self._schedule.is_backing_off:
                self._due_at = min(self._due_at, self._clock.monotonic() + DEBOUNCE_SECONDS)
            self._condition.notify_all()
        if self._status.state is SyncState.IN_STEP:
            # Told at once, counted later: it must never say "in step" with work waiting.
            self._publish(replace(self._status, state=SyncState.WAITING, pending=1))

    # On the sync thread ------------------------------------------------------------------------

    def _run(self) -> None:
        while self._wait():
            self.run_once()

    def _wait(self) -> bool:
        """Wait until a cycle is due; ``False`` when asked to stop."""
        while True:
            with self._condition:
                if self._is_stopping:
                    return False
                if self._counts_are_old:
                    self._counts_are_old = False
                else:
                    self._notice_sleep()
                    remaining = self._due_at - self._clock.monotonic()
                    if not self._is_paused and remaining <= 0:
                        return True
                    self._condition.wait(
                        None if self._is_paused else min(remaining, _LOOK_SECONDS)
                    )
                    continue
            self._recount()

    def _recount(self) -> None:
        counted = self._count()
        state = self._status.state
        if state in (SyncState.IN_STEP, SyncState.WAITING, SyncState.ATTENTION):
            state = state_after(None, counted.pending, counted.attention)
        self._publish(
            replace(
                self._status, state=state, pending=counted.pending, attention=counted.attention
            )
        )

    def _count(self) -> SyncStatus:
        try:
            return self._work.load_status()
        except MehmiroError as error:
            return replace(self._status, error=error)

    def run_once(self) -> None:
        """Run one cycle and tell how it went; never raises."""
        self._notice_sleep()
        with self._condition:
            check, self._is_checking = self._is_checking, False
            self._is_running = True
            self._is_requested = self._is_edited = False
        self._publish(replace(self._status, state=SyncState.SENDING, error=None, next_at=None))
        error: MehmiroError | None = None
        receipt: SyncReceipt | None = None
        try:
            receipt = self._work.run_cycle(self.should_stop, check=check)
        except SyncStopped:
            error = None
        except MehmiroError as raised:
            error = raised
        except Exception as raised:  # noqa: BLE001 - the border: the thread must live on
            _log_without_values(raised)
            error = BugError(reason=type(raised).__name__)
        self._settle(error, receipt, check=check)

    def _settle(
        self, error: MehmiroError | None, receipt: SyncReceipt | None, *, check: bool
    ) -> None:
        schedule = self._schedule
        pause = schedule.after_success() if error is None else schedule.after_failure(error)
        counted = self._count()
        state = state_after(error, counted.pending, counted.attention)
        with self._condition:
            self._is_running = False
            self._is_checking = self._is_checking or (check and receipt is None)
            if self._is_requested:
                pause = 0.0
            elif self._is_edited and error is None:
                pause = min(pause, DEBOUNCE_SECONDS)
            self._due_at = self._clock.monotonic() + pause
            self._counts_are_old = False
            if self._is_paused:
                state = SyncState.PAUSED
        self._publish(
            replace(
                counted,
                state=state,
                error=error,
                receipt=receipt or self._status.receipt,
                next_at=self._clock.now() + timedelta(seconds=pause),
            )
        )

    def _notice_sleep(self) -> None:
        """After a sleep sockets are dead and the pause is over, whatever was left of it."""
        now, ticks = self._clock.now(), self._clock.monotonic()
        if _gap(self._last_seen, now, ticks) > _SLEPT_SECONDS:
            self._work.drop_connection()
            self._schedule.forgive()
            self._due_at = ticks
        self._last_seen = (now, ticks)

    def _publish(self, status: SyncStatus) -> None:
        with self._condition:
            if status == self._status:
                return
            self._status = status
            listeners = self._listeners
        for listener in listeners:
            listener(status)


def _gap(before: tuple[datetime, float], now: datetime, ticks: float) -> float:
    return (now - before[0]).total_seconds() - (ticks - before[1])


def _log_without_values(error: BaseException) -> None:
    """Log where it happened; an exception's text may hold what a teacher wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    _log.error("sync cycle failed: %s at %s", type(error).__name__, where)
