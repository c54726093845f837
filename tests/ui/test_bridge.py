"""News from other threads: on the GUI thread, merged, and never after closing."""

import gc
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.errors import BugError, Offline
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import gc_guard
from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.bridge import StoreBridge, SyncBridge, merge_changes
from mehmiro_desktop.ui.gc_guard import GcGuard


def on_gui_thread() -> bool:
    app = QCoreApplication.instance()
    return app is not None and QThread.currentThread() == app.thread()


def in_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_commit_in_a_thread_is_told_on_the_gui_thread(qtbot: QtBot, store: Store) -> None:
    bridge = StoreBridge(store)
    told: list[tuple[bool, frozenset[str]]] = []
    bridge.tables_changed.connect(lambda news: told.append((on_gui_thread(), news.tables)))
    in_thread(lambda: add_class(store, "5A"))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0]
    assert "classes" in told[0][1]
    bridge.close()


def test_a_burst_is_merged_into_one(qtbot: QtBot, store: Store) -> None:
    bridge = StoreBridge(store)
    told: list[TablesChanged] = []
    bridge.tables_changed.connect(told.append)

    def burst() -> None:
        for number in range(20):
            add_class(store, f"class {number}")

    in_thread(burst)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert len(told[0].ids) == 20
    bridge.close()


def test_nothing_is_told_after_closing(qtbot: QtBot, store: Store) -> None:
    bridge = StoreBridge(store)
    told: list[TablesChanged] = []
    bridge.tables_changed.connect(told.append)
    in_thread(lambda: add_class(store, "5A"))
    bridge.close()
    add_class(store, "5B")
    qtbot.wait(20)
    assert told == []


def test_news_without_ids_stays_without_ids() -> None:
    listed = TablesChanged(frozenset({"classes"}), frozenset({"a"}), Origin.SYNC)
    all_of_it = TablesChanged(frozenset({"students"}), frozenset(), Origin.SYNC)
    merged = merge_changes(listed, all_of_it)
    assert merged.tables == {"classes", "students"}
    assert merged.ids == frozenset()


class Teller:
    """A runner that says what it is told to say."""

    def __init__(self) -> None:
        self.status = SyncStatus(SyncState.WAITING)
        self.listeners: list[Callable[[SyncStatus], None]] = []
        self.asked: list[str] = []

    def subscribe(self, callback: Callable[[SyncStatus], None]) -> Callable[[], None]:
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def say(self, status: SyncStatus) -> None:
        for listener in self.listeners:
            listener(status)

    def request(self, *, check: bool = False) -> None:
        self.asked.append("request and check" if check else "request")

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")

    def network_changed(self) -> None:
        self.asked.append("network_changed")


def test_the_newest_status_of_a_burst_arrives(qtbot: QtBot) -> None:
    runner = Teller()
    bridge = SyncBridge(runner)
    told: list[SyncStatus] = []
    bridge.status_changed.connect(told.append)

    def burst() -> None:
        for number in range(9):
            runner.say(SyncStatus(SyncState.SENDING, pending=number))

    in_thread(burst)
    qtbot.waitUntil(lambda: bool(told))
    assert [status.pending for status in told] == [8]
    assert bridge.status.pending == 8
    bridge.close()
    assert runner.listeners == []


def test_wishes_reach_the_runner() -> None:
    runner = Teller()
    bridge = SyncBridge(runner)
    bridge.request()
    bridge.request(check=True)
    bridge.pause()
    bridge.resume()
    bridge.network_changed()
    assert runner.asked == [
        "request",
        "request and check",
        "pause",
        "resume",
        "network_changed",
    ]
    bridge.close()


def test_a_job_answers_on_the_gui_thread(qtbot: QtBot) -> None:
    background = Background()
    told: list[tuple[object, bool]] = []
    job = background.start(lambda a, b: a + b, 2, 3)
    job.done.connect(lambda result: told.append((result, on_gui_thread())))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(5, True)]
    background.close()


def test_a_failing_job_gives_our_error_and_a_foreign_one_as_a_bug(qtbot: QtBot) -> None:
    background = Background()
    told: list[object] = []

    def fail(error: Exception) -> None:
        raise error

    for error in (Offline(), ValueError("Luna 4")):
        job = background.start(fail, error)
        job.failed.connect(told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert isinstance(told[0], Offline)
    assert isinstance(told[1], BugError)
    assert "Luna" not in str(told[1].details)
    background.close()


def test_a_dropped_job_says_nothing(qtbot: QtBot) -> None:
    background = Background()
    told: list[object] = []
    job = background.start(lambda: 1)
    job.done.connect(told.append)
    job.drop()
    background.close()
    qtbot.wait(20)
    assert told == []


def test_a_result_nobody_took_is_closed(qtbot: QtBot) -> None:
    background = Background()
    closed: list[object] = []
    taken: list[object] = []
    has_begun = threading.Event()

    def work(number: int) -> int:
        if number == 2:
            has_begun.set()
        return number

    for number in (1, 2):
        job = background.start(work, number)
        job.dispose = closed.append
        job.done.connect(taken.append)
        if number == 1:
            qtbot.waitUntil(lambda: taken == [1])
        else:
            job.drop()
    # Closing drops what only waits; this one has begun, so its result is there to be closed.
    assert has_begun.wait(5)
    background.close()
    assert (taken, closed) == ([1], [2])


class Emitter(QObject):
    told = Signal(bool)


def test_a_hundred_thousand_emits_do_not_abort() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to True per emit and dies at some 600."""
    emitter = Emitter()
    count = 0

    def heard(_value: bool) -> None:
        nonlocal count
        count += 1

    emitter.told.connect(heard)
    for _ in range(100_000):
        emitter.told.emit(True)
    assert count == 100_000


def test_the_collector_runs_on_the_gui_thread_only(qtbot: QtBot) -> None:
    was_enabled = gc.isenabled()
    guard = GcGuard()
    try:
        assert not gc.isenabled()
        runs: list[bool] = []

        def noticed(phase: str, _info: dict[str, int]) -> None:
            if phase == "start":
                runs.append(on_gui_thread())

        gc.callbacks.append(noticed)
        try:
            in_thread(lambda: [[] for _ in range(50_000)])
            kept = [[number] for number in range(20_000)]
            assert runs == []
            guard.collect()
        finally:
            gc.callbacks.remove(noticed)
        assert runs
        assert all(runs)
        assert len(kept) == 20_000
    finally:
        guard.stop()
    assert gc.isenabled() == was_enabled


def test_the_collector_runs_when_much_has_come_and_freezes_what_stays(qtbot: QtBot) -> None:
    guard = GcGuard()
    try:
        guard.freeze()
        frozen = gc.get_freeze_count()
        assert frozen > 10_000
        for _ in range(30):
            guard.collect()
        assert gc.get_freeze_count() == frozen
    finally:
        guard.stop()
    assert gc.get_freeze_count() == 0


def test_the_collector_leaves_a_worker_s_crowd_alone_for_a_while(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, found = GcGuard(), list[int]()
    monkeypatch.setattr(gc_guard, "CROWD", 6_000)
    monkeypatch.setattr(gc, "collect", lambda generation=2: found.append(generation))
    try:
        crowd = [[number] for number in range(50_000)]
        for _ in range(gc_guard.MOST_PUT_OFF):
            guard.collect()
        assert found == []
        guard.collect()
        assert found == [1]
        crowd.clear()
        for _ in range(gc_guard.ALL_EVERY):
            guard.collect()
        assert 2 in found
    finally:
        guard.stop()
