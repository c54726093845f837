"""Going back to a backup: one step, taken back by another, and whole whatever stops it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.tables import STUDENTS
from mehmiro_desktop.errors import MehmiroError, StoreDamaged, StoreForeign, StoreInUse
from mehmiro_desktop.store import Store, backup
from mehmiro_desktop.store.commands import scores
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.pin import has_pin, remove_pin
from mehmiro_desktop.store.queries.classes import load_classes, load_students
from mehmiro_desktop.store.restore import plan_restore, restore
from mehmiro_desktop.store.sync_state import load_value, save_value
from mehmiro_desktop.store.sync_state.erasure import erase
from tests.helpers.clocks import FixedClock
from tests.helpers.pins import set_pin, try_pin
from tests.helpers.stores import ACCOUNT, ClassroomBuilder, make_store
from tests.store.peek import push_all, sql


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def account(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    with make_store(tmp_path / "one", clock) as store:
        yield store


@pytest.fixture(autouse=True)
def no_faults() -> Iterator[None]:
    yield
    failpoints.install(None)


def names(store: Store) -> set[str]:
    return {each.name for each in load_classes(store)}


def leftovers(store: Store) -> list[str]:
    folder = store.directory / backup.FOLDER
    return [path.name for path in folder.iterdir() if not path.name.endswith(".db")]


def test_it_is_as_then_and_the_way_back_is_as_now(account: Store, clock: FixedClock) -> None:
    ClassroomBuilder(account, name="First").build().fill()
    snapshot = backup.take_manual_snapshot(account)
    clock.advance(hours=1)
    add_class(account, "Second")
    told: list[int] = []
    kept = restore(account, snapshot, told.append)
    assert names(account) == {"First"}
    assert told == sorted(told)
    assert told[-1] == 90
    assert backup.check_integrity(account) == ()
    assert backup.kind_of(kept) == "before-restore"
    clock.advance(hours=1)
    restore(account, kept)
    assert names(account) == {"First", "Second"}
    assert leftovers(account) == []


def test_the_plan_says_what_it_would_do(account: Store) -> None:
    room = ClassroomBuilder(account, students=3, variables=2).build()
    snapshot = backup.take_manual_snapshot(account)
    push_all(account)
    room.fill()
    plan = plan_restore(account, snapshot)
    assert (plan.there.classes, plan.there.students, plan.there.scores) == (1, 3, 0)
    assert (plan.here.classes, plan.here.students, plan.here.scores) == (1, 3, 6)
    assert plan.unsent == 6


def test_the_sign_in_is_the_present_one(account: Store) -> None:
    save_value(account, "refresh_token", "old")
    snapshot = backup.take_manual_snapshot(account)
    save_value(account, "refresh_token", "new")
    restore(account, snapshot)
    assert load_value(account, "refresh_token") == "new"
    save_value(account, "refresh_token", None)
    restore(account, snapshot)
    assert load_value(account, "refresh_token") is None, "signed out since: no way back in"


def test_the_pin_is_the_present_one(account: Store) -> None:
    set_pin(account, "1111")
    snapshot = backup.take_manual_snapshot(account)
    set_pin(account, "2222")
    restore(account, snapshot)
    assert try_pin(account, "2222").is_right
    remove_pin(account)
    restore(account, snapshot)
    assert not has_pin(account)


def test_what_was_sent_since_does_not_wait_again(account: Store) -> None:
    room = ClassroomBuilder(account).build()
    push_all(account)
    scores.record_score(account, room.key(), Decimal(3))
    snapshot = backup.take_manual_snapshot(account)
    scores.record_score(account, room.key(1), Decimal(4))
    push_all(account)
    restore(account, snapshot)
    assert sql(account, "SELECT count(*) FROM pending") == [(0,)]


def test_what_was_never_sent_waits_again(account: Store, clock: FixedClock) -> None:
    room = ClassroomBuilder(account).build()
    push_all(account)
    scores.record_score(account, room.key(), Decimal(3))
    snapshot = backup.take_manual_snapshot(account)
    scores.clear_scores(account, [room.key()])
    assert sql(account, "SELECT count(*) FROM pending") == [(0,)], "never sent, and taken back"
    clock.advance(hours=1)
    kept = restore(account, snapshot)
    assert sql(account, "SELECT op FROM pending") == [("put",)]
    restore(account, kept)
    assert sql(account, "SELECT count(*) FROM pending") == [(0,)]


def test_what_a_restore_put_aside_waits_again_when_it_is_taken_back(
    account: Store, clock: FixedClock
) -> None:
    room = ClassroomBuilder(account).build()
    push_all(account)
    snapshot = backup.take_manual_snapshot(account)
    scores.record_score(account, room.key(), Decimal(3))
    kept = restore(account, snapshot)
    assert sql(account, "SELECT count(*) FROM pending") == [(0,)]
    # Another line of edits begins here, with the same numbers.
    clock.advance(hours=1)
    scores.record_score(account, room.key(1), Decimal(5))
    push_all(account)
    restore(account, kept)
    assert sql(account, "SELECT count(*) FROM pending WHERE tbl = 'assessments'") == [(1,)]


class Stopped(Exception):
    """Somebody pressed Cancel."""


def test_cancelled_it_is_as_before(account: Store) -> None:
    ClassroomBuilder(account, name="First").build()
    snapshot = backup.take_manual_snapshot(account)
    add_class(account, "Second")

    def cancel(_percent: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        restore(account, snapshot, cancel)
    assert names(account) == {"First", "Second"}
    assert leftovers(account) == []
    assert len(backup.snapshots(account.directory)) == 1


@pytest.mark.parametrize("point", ["restore.copied", "restore.prepared", "restore.kept"])
def test_stopped_before_the_last_step_it_is_as_before(account: Store, point: str) -> None:
    ClassroomBuilder(account, name="First").build()
    snapshot = backup.take_manual_snapshot(account)
    add_class(account, "Second")

    def stop(name: str) -> None:
        if name == point:
            raise Stopped

    failpoints.install(stop)
    with pytest.raises(Stopped):
        restore(account, snapshot)
    failpoints.install(None)
    assert names(account) == {"First", "Second"}
    add_class(account, "Third")
    assert backup.check_integrity(account) == ()


def refused(store: Store, snapshot: Path, error: type[MehmiroError]) -> None:
    before = names(store)
    with pytest.raises(error):
        restore(store, snapshot)
    assert names(store) == before
    assert leftovers(store) == []


def test_a_damaged_backup_is_refused(account: Store) -> None:
    ClassroomBuilder(account, name="First").build().fill()
    snapshot = backup.take_manual_snapshot(account)
    content = bytearray(snapshot.read_bytes())
    content[len(content) // 2] ^= 1
    snapshot.write_bytes(content)
    refused(account, snapshot, StoreDamaged)


def test_another_accounts_backup_is_refused(account: Store, tmp_path: Path) -> None:
    ClassroomBuilder(account, name="First").build()
    other = replace(ACCOUNT, account_id="7e000000-0000-4000-8000-00000000000f")
    with make_store(tmp_path / "other", account=other) as theirs:
        snapshot = backup.take_manual_snapshot(theirs)
        (account.directory / backup.FOLDER).mkdir()
        refused(account, snapshot, StoreForeign)


def test_a_sync_under_way_is_waited_for_and_not_cut(
    account: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mehmiro_desktop.store.restore._TRIES", 2)
    monkeypatch.setattr("mehmiro_desktop.store.restore._WAIT_SECONDS", 0)
    snapshot = backup.take_manual_snapshot(account)
    with account.sync_lock():
        refused(account, snapshot, StoreInUse)
    restore(account, snapshot)


def test_another_opening_sees_the_one_or_the_other(account: Store, clock: FixedClock) -> None:
    ClassroomBuilder(account, name="First").build()
    snapshot = backup.take_manual_snapshot(account)
    add_class(account, "Second")
    with make_store(account.directory, clock) as other:
        assert names(other) == {"First", "Second"}
        restore(account, snapshot)
        assert names(other) == {"First"}
        add_class(other, "Third")
    assert names(account) == {"First", "Third"}


def test_what_was_erased_for_privacy_does_not_come_back(
    account: Store, clock: FixedClock
) -> None:
    room = ClassroomBuilder(account, name="First").build()
    snapshot = backup.take_manual_snapshot(account)
    clock.advance(hours=1)
    # As after a full disk: erased here, the copies not replaced yet.
    with account.write(Origin.LOCAL) as write:
        erase(write, [(STUDENTS, room.roster[0].id)])
    refused(account, snapshot, StoreDamaged)
    aliases = [each.alias for each in load_students(account, room.school_class.id)]
    assert room.roster[0].alias not in aliases
    for copy in backup.snapshots(account.directory):
        restore(account, copy)
        assert room.roster[0].alias not in [
            each.alias for each in load_students(account, room.school_class.id)
        ]


def test_what_a_killed_restore_left_is_gone_the_next_day(account: Store) -> None:
    backup.take_manual_snapshot(account)
    left = account.directory / backup.FOLDER / backup.UNFINISHED
    left.write_bytes(b"half a copy")
    left.with_name(left.name + "-wal").write_bytes(b"")
    backup.take_daily_snapshot(account)
    assert leftovers(account) == []
