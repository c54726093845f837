"""One sync cycle: settle what was in flight, pull, push, pull the echoes, compare.

Runs on one thread (a worker fetches the next page while the last is applied; only frozen values
cross). Every step may be interrupted anywhere and repeated: what the store holds after a commit is
always a state from which the next cycle finishes the work. Answers whose account is not ours never
get here (``remote``).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.domain.sync_types import (
    EMPTY_DIGEST,
    ApplyTally,
    Outgoing,
    PullCursor,
    PulledPage,
    PushResult,
)
from mehmiro_desktop.errors import ProtocolMismatch, ServerBusy, SyncStopped
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store import Store, backup, sync_state
from mehmiro_desktop.sync.faults import RESTORED, ROW_LATER, SMALLER
from mehmiro_desktop.sync.remote import Remote, Timed
from mehmiro_desktop.sync.server_answers import Envelope, PullAnswer
from mehmiro_desktop.sync.status import SyncReceipt

PAGE = 5000
SMALLEST_PAGE = 100
BATCH = 200
"""Changes of one request; what freezes them must not be felt under a keyboard."""
MOST_PUSH_ROUNDS = 5
"""Rounds in which every row left was stale again; then the next cycle goes on."""
DIGEST_EVERY = 20
"""A digest is compared this often when nobody asks."""
CLAMP = timedelta(minutes=2)
"""How far ahead of its clock the server lets a stamp be."""
_CLOCK_STEP = timedelta(milliseconds=250)
_REMOVAL_SHARE, _REMOVAL_LEAST = 0.2, 50


@dataclass(slots=True)
class Progress:
    """What a cycle has done so far."""

    tally: ApplyTally = field(default_factory=ApplyTally)
    sent: int = 0
    received: int = 0
    is_repaired: bool = False
    identical: bool | None = None


class SyncCycle:
    """Runs cycles of one store against one server."""

    def __init__(
        self,
        store: Store,
        remote: Remote,
        clock: Clock,
        random: Callable[[], float],
        pause: Callable[[float], None],
    ) -> None:
        """Prepare.

        Args:
            store: whose rows are brought in step.
            remote: the server, for the same account.
            clock: wall and monotonic time.
            random: numbers from 0 to 1, for jitter.
            pause: waits so many seconds, less when asked to stop.
        """
        self._store = store
        self._remote = remote
        self._clock = clock
        self._random = random
        self._pause = pause
        self._page = PAGE
        self._batch = BATCH
        self._cycles = 0
        self._progress = Progress()
        self._should_stop: Callable[[], bool] = lambda: False

    def run(self, should_stop: Callable[[], bool], *, check: bool) -> SyncReceipt:
        """Run one whole cycle and return what it did.

        Args:
            should_stop: asked between steps.
            check: compare digests even if it is not their turn.

        Raises:
            SyncStopped: ``should_stop`` said so; the next cycle goes on from there.
            SyncError: the server or the way there; what was done stays done.
            StoreInUse: another process syncs this store.
            StoreError: the laptop's disk.
        """
        started, ticks = self._clock.now(), self._clock.monotonic()
        self._progress = Progress()
        self._should_stop = should_stop
        with self._store.sync_lock():
            self._settle_flying()
            self._pull()
            if self._push():
                self._pull()
            self._cycles += 1
            if check or self._cycles % DIGEST_EVERY == 0 or self._progress.is_repaired:
                self._progress.identical = self._compare()
            done_at = self._clock.now() + self._offset()
            sync_state.note_time(self._store, sync_state.LAST_SYNCED, done_at)
            if self._progress.identical:
                sync_state.note_time(self._store, sync_state.IDENTICAL, done_at)
            sync_state.finish_erasure(self._store)
        return replace(
            self._receipt(), started_at=started, duration=self._clock.monotonic() - ticks
        )

    def _receipt(self) -> SyncReceipt:
        done = self._progress
        return SyncReceipt(
            started_at=self._clock.now(),
            sent=done.sent,
            received=done.received,
            merged=done.tally.merged,
            conflicts=done.tally.conflicts,
            refused=done.tally.refused,
            held=done.tally.held,
            identical=done.identical,
            repaired=done.is_repaired,
            clock_offset_s=self._offset().total_seconds(),
        )

    def _check_stop(self) -> None:
        if self._should_stop():
            raise SyncStopped

    # Clock -------------------------------------------------------------------------------------

    def _offset(self) -> timedelta:
        return timedelta(microseconds=sync_state.load_clock_offset(self._store))

    def _note_clock(self, answer: Timed[PullAnswer]) -> None:
        measured = answer.clock_offset
        if measured is not None and abs(measured - self._offset()) > _CLOCK_STEP:
            microseconds = round(measured / timedelta(microseconds=1))
            sync_state.save_clock_offset(self._store, microseconds)

    # Pull --------------------------------------------------------------------------------------

    def _pull(self) -> None:
        """Pull until the horizon fixed by the first answer; from the start if need be."""
        try:
            self._pull_round()
        except ProtocolMismatch as error:
            if error.details.get("reason") != RESTORED:
                raise
            self._start_over(None)
            self._pull_round()

    def _pull_round(self) -> None:
        cursor = sync_state.load_cursor(self._store)
        with ThreadPoolExecutor(1, "sync-prefetch") as worker:
            answer = self._fetch(cursor)
            if self._is_other_server(answer.envelope, cursor, answer.until):
                self._start_over(answer.envelope.epoch)
                cursor = sync_state.load_cursor(self._store)
                answer = self._fetch(cursor)
            sync_state.note_server_schema(self._store, answer.envelope.schema_version)
            removed = 0
            while True:
                following = _cursor_after(cursor, answer)
                is_last = answer.next_page is None
                ahead = None if is_last else worker.submit(self._fetch, following)
                try:
                    removed = self._guard_removal(removed, answer)
                    self._apply(cursor, following, answer)
                    self._check_stop()
                except BaseException:
                    if ahead is not None:
                        ahead.cancel()
                    raise
                if ahead is None:
                    break
                cursor, answer = following, ahead.result()
        self._finish_compare()

    def _fetch(self, cursor: PullCursor) -> PullAnswer:
        while True:
            try:
                timed = self._remote.pull(cursor, self._page)
            except ServerBusy as error:
                if error.details.get("reason") != SMALLER or self._page <= SMALLEST_PAGE:
                    raise
                self._page = max(SMALLEST_PAGE, self._page // 2)
                continue
            self._note_clock(timed)
            return timed.body

    def _is_other_server(self, envelope: Envelope, cursor: PullCursor, until: str) -> bool:
        known = sync_state.load_value(self._store, sync_state.EPOCH)
        if known is None:
            sync_state.save_value(self._store, sync_state.EPOCH, envelope.epoch)
            return False
        return known != envelope.epoch or int(until) < int(cursor.since)

    def _start_over(self, epoch: str | None) -> None:
        """Compare everything: the server is not the one this cursor came from."""
        known = sync_state.load_value(self._store, sync_state.EPOCH)
        sync_state.begin_full_compare(self._store, epoch or known or "")
        self._progress.is_repaired = True

    def _finish_compare(self) -> None:
        if sync_state.is_comparing(self._store):
            self._progress.tally += sync_state.finish_full_compare(
                self._store, between=self._check_stop
            )

    def _guard_removal(self, removed: int, answer: PullAnswer) -> int:
        """Keep a snapshot before a round takes an unusual share of the rows away."""
        after = removed + len(answer.gones)
        if after < _REMOVAL_LEAST or not answer.gones:
            return after
        digests = sync_state.compute_digest(self._store).values()
        here = sum(digest.count for digest in digests) + removed
        limit = max(_REMOVAL_LEAST, _REMOVAL_SHARE * here)
        if removed < limit <= after:
            backup.take_removal_snapshot(self._store)
        return after

    def _apply(self, cursor: PullCursor, following: PullCursor, answer: PullAnswer) -> None:
        """Apply a page; the cursor moves with the last of it, so a cut one is pulled again."""
        page = PulledPage(
            following, answer.puts, answer.gones, ends_round=answer.next_page is None
        )
        if answer.count or following != cursor:
            tally = sync_state.apply_page(
                self._store,
                page,
                not_after=self._not_after(answer.envelope),
                between=self._check_stop,
            )
            self._progress.tally += tally
            self._progress.received += tally.put + tally.merged + tally.removed

    def _not_after(self, envelope: Envelope) -> str:
        limit = envelope.server_now + CLAMP
        return limit.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    # Push --------------------------------------------------------------------------------------

    def _settle_flying(self) -> None:
        """Learn what became of changes whose answer was lost, before the pull shows their echo.

        Otherwise our own change would come back as somebody else's, against an older base.
        """
        while True:
            changes = sync_state.load_batch(self._store, self._batch, in_flight_only=True)
            if not changes:
                break
            self._send(changes)

    def _push(self) -> bool:
        """Send until nothing waits; returns whether anything was sent."""
        stale_rounds = 0
        was_sent = False
        while stale_rounds < MOST_PUSH_ROUNDS:
            self._check_stop()
            changes = sync_state.load_batch(self._store, self._batch)
            if not changes:
                break
            was_sent = True
            tally = self._send(changes)
            if tally is None:
                break
            if not tally.acked:
                stale_rounds += 1
                self._pause(self._random() * 0.1 * 2**stale_rounds)
        return was_sent

    def _send(self, changes: Sequence[Outgoing]) -> ApplyTally | None:
        """Send one batch; ``None`` if the server put off a row, so that more would be in vain."""
        client = sync_state.load_client_id(self._store)
        reach("push.sent")
        try:
            answer = self._remote.push(client, self._store.device_name, changes).body
        except ServerBusy as error:
            if error.details.get("reason") == SMALLER:
                self._batch = max(1, self._batch // 4)
            raise
        reach("push.answered")
        not_after = self._not_after(answer.envelope)
        tally = sync_state.apply_results(
            self._store, answer.results, not_after=not_after, between=self._check_stop
        )
        self._progress.tally += tally
        self._progress.sent += tally.acked
        return None if any(map(_is_put_off, answer.results)) else tally

    # Compare -----------------------------------------------------------------------------------

    def _compare(self) -> bool | None:
        """Say whether both sides hold the same; repair once if they really do not."""
        if self._is_identical():
            return True
        self._pull()  # something may have changed between the last pull and the digest
        if self._is_identical():
            return True
        if self._progress.is_repaired:
            return False
        self._start_over(None)
        self._pull()
        if self._push():
            self._pull()
        return self._is_identical()

    def _is_identical(self) -> bool:
        self._check_stop()
        theirs = self._remote.digest().body.tables
        ours = sync_state.compute_digest(self._store)
        # An older server lacks a table: the same as an empty one.
        return all(theirs.get(name, EMPTY_DIGEST) == digest for name, digest in ours.items())


def _is_put_off(result: PushResult) -> bool:
    return result.status == "rejected" and result.code in ROW_LATER


def _cursor_after(cursor: PullCursor, answer: PullAnswer) -> PullCursor:
    if answer.next_page is None:
        return PullCursor(since=answer.until)
    return PullCursor(cursor.since, answer.until, answer.next_page)
