"""The runner and the schedule: beside the window, stoppable, and done before the store closes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from mehmiro_desktop import failpoints
from mehmiro_desktop.errors import StoreFull
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.monitoring import load_ran_at, load_status
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui.bridge import SyncBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.analysis import AnalysisSchedule, runner_of
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from tests.helpers.clocks import FixedClock
from tests.ui.conftest import RecordedShell
from tests.ui.monitoring.conftest import RED, Lights, settled


def ended(qtbot: QtBot, context: UiContext) -> None:
    qtbot.waitUntil(lambda: not runner_of(context).is_running)


def test_there_is_one_runner_for_an_account(context: UiContext) -> None:
    assert runner_of(context) is runner_of(context)


def test_it_tells_how_far_it_is(qtbot: QtBot, lights: Lights, context: UiContext) -> None:
    add_class(lights.store, "6B")
    runner = runner_of(context)
    steps: list[tuple[int, int]] = []
    runner.progressed.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(runner.finished) as finished:
        runner.start()
        runner.start()
    assert finished.args == [True]
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_it_says_in_words_and_aloud_which_class_it_is_at(
    qtbot: QtBot, screen: MonitoringScreen, shell: RecordedShell
) -> None:
    add_class(screen.context.store, "6B")
    shell.announced.clear()
    shown: list[str] = []
    screen._runner.progressed.connect(
        lambda *_: shown.append(screen.head.progress_words.text())
    )
    with qtbot.waitSignal(screen._runner.finished):
        screen.analyse()
    settled(qtbot, screen)
    assert shown[:2] == ["Class 1 of 2", "Class 2 of 2"]
    assert shell.announced == ["Class 1 of 2", "Class 2 of 2", "Analysis finished"]
    assert screen.head.progress_words.text() == ""


def test_a_run_nobody_asked_for_is_not_announced_elsewhere(
    qtbot: QtBot, screen: MonitoringScreen, shell: RecordedShell
) -> None:
    shell.announced.clear()
    screen.hide()
    with qtbot.waitSignal(screen._runner.finished):
        screen._runner.start()
    assert shell.announced == []
    with qtbot.waitSignal(screen._runner.finished):
        screen.analyse()
    assert shell.announced == ["Analysis finished"]


def test_cancel_acts_between_students(lights: Lights) -> None:
    """One class: what was worked out before the second student stays, the rest is left."""
    asked = 0

    def after_one() -> bool:
        nonlocal asked
        asked += 1
        # Four students are worked out, then written: the second of these finds the wish to stop.
        return asked > 5

    assert not analyse_all(lights.store, lights.clock.now(), should_stop=after_one)
    written = [load_status(lights.store, lights.student(n), lights.class_id) for n in range(3)]
    assert [status is not None for status in written].count(True) == 0
    assert load_ran_at(lights.store) is None


def test_cancel_keeps_what_was_found(qtbot: QtBot, screen: MonitoringScreen) -> None:
    lights_store = screen.context.store
    add_class(lights_store, "6B")
    before = load_ran_at(lights_store)
    screen.context.clock.advance(days=1)  # type: ignore[attr-defined]
    runner = screen._runner
    # The button is pressed while the first class is written.
    failpoints.install(lambda name: runner.cancel() if name == "edit.written" else None)
    try:
        with qtbot.waitSignal(runner.finished) as finished:
            screen.head.analyse_button.click()
            assert screen.head.cancel_button.isVisible()
            assert screen.head.progress.isVisible()
    finally:
        failpoints.install(None)
    assert finished.args == [False]
    settled(qtbot, screen)
    assert screen.notice.text == "Analysis stopped. What it had found is kept."
    assert not screen.head.cancel_button.isVisible()
    assert load_ran_at(lights_store) == before
    assert screen.board is not None
    assert screen.board.analyzed_at == screen.context.clock.now()


def test_a_full_disk_is_told(qtbot: QtBot, screen: MonitoringScreen) -> None:
    def full(name: str) -> None:
        if name == "edit.begun":
            raise StoreFull

    failpoints.install(full)
    try:
        with qtbot.waitSignal(screen._runner.failed):
            screen.analyse()
    finally:
        failpoints.install(None)
    assert screen.notice.text.startswith("The disk is full")
    settled(qtbot, screen)


def test_the_worker_ends_before_the_store_closes(
    qtbot: QtBot, lights: Lights, context: UiContext
) -> None:
    runner = runner_of(context)
    runner.start()
    context.bridge.close()
    assert runner.is_closed
    runner.is_running = False
    runner.start()
    assert not runner.is_running
    screen = MonitoringScreen(context)
    qtbot.addWidget(screen)
    screen.refresh()
    assert not screen.is_loading


Due = Callable[[], bool]


@pytest.fixture
def schedule(lights: Lights, context: UiContext) -> AnalysisSchedule:
    return AnalysisSchedule(context)


def runs(qtbot: QtBot, schedule: AnalysisSchedule, context: UiContext) -> bool:
    """Look at the schedule once; say whether an analysis ran."""
    schedule.check()
    is_running = runner_of(context).is_running
    schedule.check()
    ended(qtbot, context)
    return is_running


def test_it_runs_by_itself_once_a_day_at_the_schools_time(
    qtbot: QtBot, schedule: AnalysisSchedule, lights: Lights, context: UiContext
) -> None:
    assert runs(qtbot, schedule, context)  # never before
    assert load_status(lights.store, lights.student(RED), lights.class_id) is not None
    assert not runs(qtbot, schedule, context)
    # 22:00 in Buenos Aires is 01:00 UTC; the clock stands at 09:00.
    lights.clock.advance(hours=15, minutes=59)
    assert not runs(qtbot, schedule, context)
    lights.clock.advance(minutes=1)
    assert runs(qtbot, schedule, context)
    assert not runs(qtbot, schedule, context)


def test_the_next_start_makes_up_for_a_missed_day(
    qtbot: QtBot, schedule: AnalysisSchedule, lights: Lights, context: UiContext
) -> None:
    assert runs(qtbot, schedule, context)
    lights.clock.advance(hours=23)
    assert not runs(qtbot, AnalysisSchedule(context), context)
    lights.clock.advance(hours=1)
    assert runs(qtbot, AnalysisSchedule(context), context)


def test_after_trouble_it_waits_an_hour(
    qtbot: QtBot, schedule: AnalysisSchedule, lights: Lights, context: UiContext
) -> None:
    def full(name: str) -> None:
        if name == "edit.begun":
            raise StoreFull

    failpoints.install(full)
    try:
        assert runs(qtbot, schedule, context)
    finally:
        failpoints.install(None)
    assert not runs(qtbot, schedule, context)
    lights.clock.advance(minutes=60)
    assert runs(qtbot, schedule, context)


class Standing:
    """A sync runner that only has a status."""

    def __init__(self) -> None:
        self.status = SyncStatus(SyncState.OFFLINE)

    def subscribe(self, callback: object) -> Callable[[], None]:
        return lambda: None


def test_nothing_runs_by_itself_before_the_first_sync(
    qtbot: QtBot, lights: Lights, context: UiContext, clock: FixedClock
) -> None:
    standing = Standing()
    context.sync = SyncBridge(standing)  # type: ignore[arg-type]
    schedule = AnalysisSchedule(context)
    assert not runs(qtbot, schedule, context)
    standing.status = replace(standing.status, last_synced_at=clock.now() - timedelta(hours=1))
    context.sync = SyncBridge(standing)  # type: ignore[arg-type]
    assert runs(qtbot, schedule, context)


def test_without_classes_there_is_nothing_to_run(qtbot: QtBot, context: UiContext) -> None:
    assert not runs(qtbot, AnalysisSchedule(context), context)
