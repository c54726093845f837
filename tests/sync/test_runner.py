"""The runner: when cycles run, what the status says, that nothing stops its thread."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.errors import (
    ClockWrong,
    MehmiroError,
    NoUsableServer,
    Offline,
    ServerBusy,
    SignInNeeded,
    StoreFull,
    SyncStopped,
    UpdateNeeded,
)
from mehmiro_desktop.sync.runner import SyncRunner
from mehmiro_desktop.sync.schedule import (
    IDLE_SECONDS,
    LONGEST_BACK_OFF,
    SHORTEST_BACK_OFF,
    Schedule,
)
from mehmiro_desktop.sync.status import SyncReceipt, SyncState, SyncStatus, state_after
from tests.sync.stand_ins import SetClock


class ScriptedWork:
    """Cycles that end as told; the last ending repeats."""

    def __init__(self, *endings: Exception | None) -> None:
        self.endings = list(endings) or [None]
        self.checks: list[bool] = []
        self.pending = 0
        self.attention = 0
        self.drops = 0
        self.during: Callable[[Callable[[], bool]], None] = lambda should_stop: None
        self.ran = threading.Semaphore(0)

    def run_cycle(self, should_stop: Callable[[], bool], *, check: bool) -> SyncReceipt:
        self.checks.append(check)
        self.during(should_stop)
        ending = self.endings.pop(0) if len(self.endings) > 1 else self.endings[0]
        self.ran.release()
        if ending is not None:
            raise ending
        return SyncReceipt(started_at=datetime(2026, 3, 1, tzinfo=UTC))

    def load_status(self) -> SyncStatus:
        return SyncStatus(SyncState.WAITING, pending=self.pending, attention=self.attention)

    def drop_connection(self) -> None:
        self.drops += 1


class News:
    """The store's news, by hand."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[TablesChanged], None]] = []

    def subscribe(self, listener: Callable[[TablesChanged], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def tell(self, origin: Origin = Origin.LOCAL) -> None:
        for listener in self.listeners:
            listener(TablesChanged(frozenset({"assessments"}), origin=origin))


def state_of(runner: SyncRunner) -> SyncState:
    return runner.status.state


def make_runner(work: ScriptedWork, clock: SetClock, news: News | None = None) -> SyncRunner:
    return SyncRunner(work, clock, lambda: 0.5, (news or News()).subscribe)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (None, SyncState.IN_STEP),
        (Offline(), SyncState.OFFLINE),
        (NoUsableServer(), SyncState.PORTAL),
        (ServerBusy(), SyncState.BUSY),
        (ClockWrong(), SyncState.CLOCK),
        (SignInNeeded(), SyncState.SIGN_IN_NEEDED),
        (UpdateNeeded(), SyncState.UPDATE_NEEDED),
        (StoreFull(), SyncState.ATTENTION),
        (ValueError("a bug of ours"), SyncState.ATTENTION),
    ],
)
def test_state_after_a_cycle(
    clock: SetClock, error: MehmiroError | None, state: SyncState
) -> None:
    runner = make_runner(ScriptedWork(error), clock)
    runner.run_once()
    assert state_of(runner) is state
    assert runner.status.is_all_sent == (error is None)
    assert runner.status.message_key == f"sync.{state.value}"


def test_never_in_step_with_work_left(clock: SetClock) -> None:
    work = ScriptedWork()
    runner = make_runner(work, clock)
    work.pending = 2
    runner.run_once()
    assert state_of(runner) is SyncState.WAITING
    work.attention = 1
    runner.run_once()
    assert state_of(runner) is SyncState.ATTENTION
    work.pending = work.attention = 0
    runner.run_once()
    assert state_of(runner) is SyncState.IN_STEP


def test_says_nothing_is_in_step_before_the_first_cycle(clock: SetClock) -> None:
    assert make_runner(ScriptedWork(), clock).status.state is SyncState.WAITING


def test_edit_takes_the_word_in_step_back_at_once(clock: SetClock) -> None:
    news = News()
    runner = make_runner(ScriptedWork(), clock, news)
    runner.run_once()
    news.tell(Origin.SYNC)
    assert state_of(runner) is SyncState.IN_STEP
    news.tell(Origin.LOCAL)
    assert state_of(runner) is SyncState.WAITING
    assert runner.status.pending == 1


def test_says_it_is_sending_while_it_does(clock: SetClock) -> None:
    work = ScriptedWork(Offline())
    runner = make_runner(work, clock)
    seen: list[SyncState] = []
    runner.subscribe(lambda status: seen.append(status.state))
    runner.run_once()
    runner.run_once()
    assert seen == [SyncState.SENDING, SyncState.OFFLINE] * 2
    assert runner.status.next_at is not None


def test_first_cycle_compares_and_a_failed_compare_is_made_up_for(clock: SetClock) -> None:
    work = ScriptedWork(Offline(), None)
    runner = make_runner(work, clock)
    for _ in range(3):
        runner.run_once()
    assert work.checks == [True, True, False]
    runner.request(check=True)
    runner.run_once()
    assert work.checks[-1] is True


def test_text_of_an_unforeseen_error_is_not_logged(
    clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    runner = make_runner(ScriptedWork(ValueError("Luna got a 4")), clock)
    with caplog.at_level(logging.DEBUG):
        runner.run_once()
    assert "ValueError" in caplog.text
    assert "Luna" not in caplog.text


@pytest.mark.fault(6)
def test_sleep_drops_the_sockets(clock: SetClock) -> None:
    work = ScriptedWork()
    runner = make_runner(work, clock)
    clock.advance(3000)
    runner.run_once()
    assert work.drops == 0
    clock.at += timedelta(minutes=5)  # wall time went on, monotonic time did not
    runner.run_once()
    assert work.drops == 1


# The thread ------------------------------------------------------------------------------------


def wait_for(work: ScriptedWork) -> None:
    assert work.ran.acquire(timeout=10)


def test_thread_runs_on_start_and_on_request_and_stops(clock: SetClock) -> None:
    work = ScriptedWork()
    runner = make_runner(work, clock)
    runner.start()
    wait_for(work)
    runner.request()
    wait_for(work)
    runner.network_changed()
    wait_for(work)
    assert work.drops >= 1
    runner.stop()
    assert "sync" not in {thread.name for thread in threading.enumerate()}


def test_request_during_a_cycle_is_not_lost(clock: SetClock) -> None:
    work = ScriptedWork()
    runner = make_runner(work, clock)
    work.during = lambda _: runner.request() if len(work.checks) == 1 else None
    runner.start()
    wait_for(work)
    wait_for(work)
    runner.stop()


def test_pause_stops_a_cycle_and_resume_goes_on(clock: SetClock) -> None:
    work = ScriptedWork()
    begun = threading.Event()
    stopped = threading.Event()

    def until_stopped(should_stop: Callable[[], bool]) -> None:
        if len(work.checks) > 1:
            return
        begun.set()
        while not should_stop():
            stopped.wait(0.001)
        work.ran.release()
        raise SyncStopped

    work.during = until_stopped
    runner = make_runner(work, clock)
    paused = threading.Event()
    runner.subscribe(lambda s: paused.set() if s.state is SyncState.PAUSED else None)
    runner.start()
    assert begun.wait(10)
    runner.pause()
    wait_for(work)
    assert paused.wait(10)
    runner.resume()
    wait_for(work)
    runner.stop()


@pytest.mark.fault(6)
def test_waiting_thread_notices_that_the_laptop_slept(clock: SetClock) -> None:
    work = ScriptedWork()
    runner = make_runner(work, clock)
    runner.start()
    wait_for(work)
    clock.at += timedelta(hours=2)
    with runner._condition:
        runner._condition.notify_all()
    wait_for(work)
    runner.stop()


def test_stop_before_start_is_fine(clock: SetClock) -> None:
    make_runner(ScriptedWork(), clock).stop()


# The schedule ----------------------------------------------------------------------------------


def test_back_off_grows_with_jitter_to_five_minutes() -> None:
    drawn = iter([0.0, 1.0] * 40)
    schedule = Schedule(lambda: next(drawn))
    pauses = [schedule.after_failure(Offline()) for _ in range(24)]
    assert set(pauses[0::2]) == {SHORTEST_BACK_OFF}
    assert pauses[1::2] == sorted(pauses[1::2])
    assert pauses[-1] == LONGEST_BACK_OFF
    assert schedule.is_backing_off
    assert schedule.after_success() == IDLE_SECONDS
    assert not schedule.is_backing_off


@pytest.mark.fault(11)
def test_retry_after_is_honoured_and_spread() -> None:
    asked = ServerBusy(seconds=40)
    assert Schedule(lambda: 0.0).after_failure(asked) == 40
    assert 40 < Schedule(lambda: 1.0).after_failure(asked) <= 100


def test_an_ended_sign_in_is_not_asked_about_in_a_loop() -> None:
    schedule = Schedule(lambda: 0.0)
    assert schedule.after_failure(SignInNeeded()) == LONGEST_BACK_OFF
    assert schedule.after_failure(UpdateNeeded()) == LONGEST_BACK_OFF


def test_every_error_has_a_state() -> None:
    assert state_after(None, 0, 0) is SyncState.IN_STEP
    assert state_after(None, 1, 1) is SyncState.ATTENTION
    assert not replace(SyncStatus(SyncState.IN_STEP), pending=1).is_all_sent
