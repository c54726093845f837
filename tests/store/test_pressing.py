"""Two processes write to one file: who can begin anew gives way to a person's edit.

Two stores of one directory stand for them, where no process of its own is named: each has its own
gate, and locks on files are held apart by who opened them.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from threading import Event, Thread

import pytest

from mehmiro_desktop.errors import EditStopped, StoreInUse
from mehmiro_desktop.store import Store, pressing
from mehmiro_desktop.store import store as store_module
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.database import BUSY_TIMEOUT_MS
from mehmiro_desktop.store.locks import FileLock
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.stopping import heed, stoppable
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.test_turnstile import until

_BESIDE = """
import sys
from pathlib import Path
from mehmiro_desktop.store.stopping import heed
from tests.helpers.stores import make_store

tries = []
with make_store(Path(sys.argv[1])) as store:
    def write():
        with store.write() as scope:
            scope.connection.exec_driver_sql("INSERT INTO kv VALUES ('beside', 'done')")
            tries.append(1)
            print("in", flush=True)
            while len(tries) == 1:
                heed()
    store.patiently(write)
    print("through", len(tries), flush=True)
"""


@pytest.fixture
def other(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The same file as another process has it open."""
    monkeypatch.setattr(store_module, "_REST_S", 0.02)
    with make_store(store.directory, FixedClock()) as opened:
        yield opened


class Patient:
    """A transaction of a store that ends only when it is stopped, or let go."""

    def __init__(self, store: Store) -> None:
        self.store, self.tries = store, 0
        self.is_in, self.may_end = Event(), Event()
        self.thread = Thread(target=lambda: store.patiently(self._write))

    def _write(self) -> None:
        # A person's, as an import of the command line is.
        with self.store.edit("import_scores") as scope:
            scope.is_void = True
            self.tries += 1
            self.is_in.set()
            while not self.may_end.wait(0.001):
                heed()

    def __enter__(self) -> "Patient":
        self.thread.start()
        assert self.is_in.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self.may_end.set()
        self.thread.join()


def test_an_edit_here_stops_what_another_process_writes(store: Store) -> None:
    classroom = ClassroomBuilder(store).build()
    store.close()
    command = [sys.executable, "-c", _BESIDE, str(store.directory)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
        make_store(store.directory, FixedClock()) as here,
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        classroom.store = here
        classroom.score(8)
        # Begun anew after it.
        assert process.stdout.readlines() == ["in\n", "through 2\n"]
        with here.read() as connection:
            kept = connection.exec_driver_sql("SELECT value FROM kv WHERE key = 'beside'").all()
            assert kept == [("done",)]
            assert connection.exec_driver_sql("SELECT value FROM assessments").all() == [("8",)]


def test_it_is_stopped_by_each_edit(store: Store, other: Store) -> None:
    classroom = ClassroomBuilder(store).build()
    with Patient(other) as patient:
        for value in (1, 2, 3):
            patient.is_in.clear()
            classroom.score(value)
            assert patient.is_in.wait(10)
    assert patient.tries == 4


def test_one_that_gives_way_itself_stops_nobody(store: Store, other: Store) -> None:
    # Two that stop each other would go on for ever.
    with Patient(other) as first:
        second = Patient(store)
        second.may_end.set()
        second.thread.start()
        assert not second.is_in.wait(0.1)
    second.thread.join()
    assert (first.tries, second.tries) == (1, 1)


def test_who_waits_to_begin_is_not_pressed_itself(store: Store, other: Store) -> None:
    # To look for that is to seem to press, for a moment, to who has begun.
    begun = Event()

    def wait() -> None:
        with store.giving_way(), store.write() as scope:
            scope.is_void = True
            begun.set()

    waiting = Thread(target=wait)
    with other.write() as scope:
        scope.is_void = True
        with FileLock(store.directory / "press.lock"):
            waiting.start()
            until(lambda: store._pressing._waits)
            assert not begun.wait(0.05)
    waiting.join()
    assert begun.is_set()


def test_who_presses_behind_one_that_does_not_is_heard(store: Store, other: Store) -> None:
    # Sync waits for the command line, and a score for sync.
    with Patient(other) as patient:
        behind = Thread(target=partial(write_nothing, store))
        behind.start()
        until(lambda: store._gate._is_held)
        classes.add_class(store, "4A")
        behind.join()
        until(lambda: patient.tries == 2)


def test_a_patient_one_that_waits_lets_an_edit_of_its_own_process_by(
    store: Store, other: Store
) -> None:
    is_in, may_end = Event(), Event()

    def hold() -> None:
        with other.write() as scope:
            scope.is_void = True
            is_in.set()
            may_end.wait(10)

    holder = Thread(target=hold)
    holder.start()
    assert is_in.wait(10)
    stopped = Event()

    def wait_in_vain() -> None:
        with suppress(EditStopped), store.giving_way(), store.write():
            return
        stopped.set()

    waiting = Thread(target=wait_in_vain)
    waiting.start()
    until(lambda: store._gate._is_held)
    edit = Thread(target=lambda: classes.add_class(store, "4A"))
    edit.start()
    assert stopped.wait(10)
    may_end.set()
    for each in (holder, waiting, edit):
        each.join()
    assert [each.name for each in load_classes(store)] == ["4A"]


def write_nothing(store: Store) -> None:
    with store.write() as scope:
        scope.is_void = True


@pytest.mark.parametrize("is_the_windows", [True, False])
def test_what_is_no_edit_presses_only_where_the_window_would_wait(
    store: Store, other: Store, is_the_windows: bool
) -> None:
    # The command line's sync works on its main thread, and has time.
    writing = Thread(target=partial(write_nothing, store))
    store.window_thread = writing if is_the_windows else None
    with Patient(other) as patient:
        writing.start()
        if is_the_windows:
            until(lambda: patient.tries == 2)
        else:
            writing.join(0.1)
            assert writing.is_alive()
    writing.join()


def test_nobody_begins_while_somebody_of_another_process_presses_and_goes_on(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pressing, "_LET_BY_S", 60)
    done = Event()

    def write() -> None:
        with other.write() as scope:
            scope.is_void = True
        done.set()

    thread = Thread(target=write)
    with FileLock(store.directory / "press.lock"):
        thread.start()
        assert not done.wait(0.1)
        # One that is suspended would press for ever.
        monkeypatch.setattr(pressing, "_LET_BY_S", 0)
        assert done.wait(10)
    thread.join()


def test_where_another_process_never_ends_it_is_said(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pressing, "BUSY_TIMEOUT_MS", 50)
    with other.write() as scope:
        scope.is_void = True
        with pytest.raises(StoreInUse):
            classes.add_class(store, "4A")
    classes.add_class(store, "4B")
    assert [each.name for each in load_classes(store)] == ["4B"]


def test_cancel_ends_the_wait(store: Store, other: Store) -> None:
    with other.write() as scope:
        scope.is_void = True
        with pytest.raises(EditStopped), stoppable(lambda: True):
            classes.add_class(store, "4A")


def test_without_the_file_one_writes_all_the_same(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store._pressing, "_path", store.directory / "no" / "press.lock")
    may_end = Event()

    def hold() -> None:
        with other.write() as scope:
            scope.is_void = True
            may_end.wait(0.05)

    holder = Thread(target=hold)
    holder.start()
    classes.add_class(store, "4A")
    holder.join()
    assert [each.name for each in load_classes(store)] == ["4A"]


def test_sqlite_waits_as_ever_once_it_has_begun(store: Store) -> None:
    with store.write() as scope:
        scope.is_void = True
        waits = scope.connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    assert waits == BUSY_TIMEOUT_MS
