"""Pairs kept apart in groups: of a class, on this laptop, in the encrypted file, no edit."""

from pathlib import Path

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.apart_pairs import add_pair, load_pairs, remove_pair
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.erasing import erase_here
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.sync_state import save_value
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.peek import one, pending

ONE, OTHER, THIRD = frozenset("ab"), frozenset("ac"), frozenset("bc")


def test_they_are_there_again_after_opening_again(tmp_path: Path, clock: FixedClock) -> None:
    with make_store(tmp_path / "account", clock) as store:
        assert load_pairs(store, "c1") == frozenset()
        add_pair(store, "c1", ONE)
        add_pair(store, "c1", OTHER)
        add_pair(store, "c1", ONE)
    with make_store(tmp_path / "account", clock) as store:
        assert load_pairs(store, "c1") == {ONE, OTHER}
        remove_pair(store, "c1", ONE)
        remove_pair(store, "c1", THIRD)
    with make_store(tmp_path / "account", clock) as store:
        assert load_pairs(store, "c1") == {OTHER}


def test_each_class_has_its_own(store: Store) -> None:
    add_pair(store, "c1", ONE)
    add_pair(store, "c10", OTHER)
    assert load_pairs(store, "c1") == {ONE}
    remove_pair(store, "c1", ONE)
    assert load_pairs(store, "c1") == frozenset()
    assert load_pairs(store, "c10") == {OTHER}


def test_they_are_no_edit_and_wait_for_no_server(
    store: Store, classroom: ClassroomBuilder
) -> None:
    waiting = pending(store)
    edits = one(store, "SELECT COUNT(*) FROM edits")
    add_pair(store, classroom.school_class.id, ONE)
    assert pending(store) == waiting
    assert one(store, "SELECT COUNT(*) FROM edits") == edits


def test_what_cannot_be_read_counts_as_none(store: Store) -> None:
    save_value(store, "apart/c1", "[1")
    assert load_pairs(store, "c1") == frozenset()
    add_pair(store, "c1", ONE)
    assert load_pairs(store, "c1") == {ONE}


def test_who_is_removed_and_comes_back_is_still_kept_apart(
    store: Store, classroom: ClassroomBuilder
) -> None:
    class_id, roster = classroom.school_class.id, classroom.roster
    pair = frozenset((roster[0].id, roster[1].id))
    add_pair(store, class_id, pair)
    classes.remove_student(store, roster[0].id)
    undo(store)
    assert load_pairs(store, class_id) == {pair}


def test_of_who_is_erased_no_pair_is_left(store: Store, classroom: ClassroomBuilder) -> None:
    class_id, roster = classroom.school_class.id, classroom.roster
    gone, stays, third = (each.id for each in roster[:3])
    add_pair(store, class_id, frozenset((gone, stays)))
    add_pair(store, class_id, frozenset((stays, third)))
    add_pair(store, "elsewhere", frozenset((gone, third)))
    add_pair(store, "elsewhere", ONE)
    erase_here(store, "students", gone)
    assert load_pairs(store, class_id) == {frozenset((stays, third))}
    assert load_pairs(store, "elsewhere") == {ONE}
    assert one(store, "SELECT COUNT(*) FROM kv WHERE value LIKE ?", f"%{gone}%") == 0
    erase_here(store, "classes", class_id)
    assert one(store, "SELECT COUNT(*) FROM kv WHERE key LIKE 'apart/%'") == 1
    assert load_pairs(store, "elsewhere") == {ONE}
