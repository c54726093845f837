"""The write-ahead log is folded beside those who write, and does not grow on and on."""

import logging
from threading import Event, Thread

import pytest

from mehmiro_desktop.errors import StoreClosed, StoreInUse, StoreUnwritable
from mehmiro_desktop.store import Store, checkpoints
from mehmiro_desktop.store.checkpoints import Checkpoints
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.erasing import erase_here
from mehmiro_desktop.store.sync_state import load_value
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.peek import sql
from tests.store.test_turnstile import until


def unfolded(store: Store) -> int:
    """How many pages of the log are not in the file yet."""
    with store._engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        _, pages, folded = raw.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return int(pages - folded)


@pytest.fixture
def never(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "EVERY", 10**9)


@pytest.mark.usefixtures("never")
def test_no_commit_folds_the_log_itself(store: Store) -> None:
    assert sql(store, "PRAGMA wal_autocheckpoint") == [(0,)]
    before = unfolded(store)
    classes.add_class(store, "4A")
    assert unfolded(store) > before


@pytest.mark.usefixtures("never")
def test_after_many_changes_it_is_folded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    classes.add_class(store, "4A")
    assert unfolded(store) > 0
    monkeypatch.setattr(checkpoints, "EVERY", 1)
    classes.add_class(store, "4B")
    until(lambda: unfolded(store) == 0)


@pytest.mark.usefixtures("never")
def test_who_has_time_waits_for_a_long_log(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def look() -> None:
        with store.write():
            seen.append(unfolded(store))

    classes.add_class(store, "4A")
    store.patiently(look)
    monkeypatch.setattr(checkpoints, "FAR", 1)
    look()
    store.patiently(look)
    classes.add_class(store, "4B")
    store.patiently(look)
    assert min(seen[:2]) > 0
    assert seen[2:] == [0, 0]


@pytest.mark.usefixtures("never")
def test_what_somebody_still_reads_is_folded_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "FAR", 1)
    with store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM classes").all()
        classes.add_class(store, "4A")
        store._checkpoints.catch_up()
        assert unfolded(store) > 0
    store._checkpoints.catch_up()
    assert unfolded(store) == 0


def test_a_log_that_cannot_be_folded_stops_nobody(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: Checkpoints, _mode: str) -> bool:
        raise StoreUnwritable

    monkeypatch.setattr(checkpoints, "FAR", 1)
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(Checkpoints, "_checkpoint", refuse)
        classes.add_class(store, "4A")
        store.patiently(lambda: classes.add_class(store, "4B"))
    assert caplog.messages[0] == "The log was not folded: StoreUnwritable"
    store._checkpoints.catch_up()
    assert unfolded(store) == 0


def test_once_closed_it_is_as_the_store_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "FAR", 1)
    classes.add_class(store, "4A")
    store.close()
    with pytest.raises(StoreClosed):
        store.patiently(lambda: classes.add_class(store, "4B"))


def test_what_is_erased_is_not_left_in_the_log(
    store: Store, classroom: ClassroomBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    classroom.fill()
    log = store.path.with_name(store.path.name + "-wal")
    before = log.stat().st_size
    monkeypatch.setattr(checkpoints, "EVERY", 1)
    erase_here(store, "classes", classroom.school_class.id)
    # What is there now says that it is done.
    assert log.stat().st_size < 20_000 < before
    assert load_value(store, "erasure_unfinished") is None


@pytest.mark.usefixtures("never")
def test_while_somebody_reads_what_is_to_be_cut_others_write(store: Store) -> None:
    classes.add_class(store, "4A")
    log = store.path.with_name(store.path.name + "-wal")
    emptied = Event()

    def empty() -> None:
        store.empty_log()
        emptied.set()

    cutting = Thread(target=empty)
    with store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM classes").all()
        cutting.start()
        for name in ("4B", "4C", "4D"):
            assert not emptied.wait(0.05)
            # On this thread: whoever held the lock for the reader would never end.
            classes.add_class(store, name)
    cutting.join()
    assert log.stat().st_size == 0


@pytest.mark.usefixtures("never")
def test_what_can_be_folded_beside_others_is_before_it_is_cut(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To cut is to keep everybody waiting.
    checkpoint, left = Checkpoints._checkpoint, list[int]()

    def look(folding: Checkpoints, mode: str) -> bool:
        if mode == "TRUNCATE":
            left.append(unfolded(store))
        return checkpoint(folding, mode)

    monkeypatch.setattr(Checkpoints, "_checkpoint", look)
    classes.add_class(store, "4A")
    store.empty_log()
    assert left == [0]


@pytest.mark.usefixtures("never")
def test_where_somebody_never_ends_to_read_it_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "BUSY_TIMEOUT_MS", 50)
    classes.add_class(store, "4A")
    with store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM classes").all()
        classes.add_class(store, "4B")
        with pytest.raises(StoreInUse):
            store.empty_log()
    store.empty_log()


@pytest.mark.usefixtures("never")
def test_who_closes_does_not_wait_until_nobody_reads(store: Store) -> None:
    classes.add_class(store, "4A")
    is_refused = Event()

    def empty() -> None:
        with pytest.raises(StoreClosed):
            store.empty_log()
        is_refused.set()

    with store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM classes").all()
        classes.add_class(store, "4B")
        cutting = Thread(target=empty)
        cutting.start()
        assert not is_refused.wait(0.05)
        store._checkpoints.close()
        assert is_refused.wait(5)
    cutting.join()
    with pytest.raises(StoreClosed):
        store.empty_log()


@pytest.mark.usefixtures("never")
def test_a_short_one_beside_it_leaves_nothing_to_fold(store: Store) -> None:
    other = make_store(store.directory, FixedClock())
    other._checkpoints._rest = 0
    classes.add_class(other, "4A")
    assert unfolded(store) > 0
    other.close()
    assert unfolded(store) == 0
