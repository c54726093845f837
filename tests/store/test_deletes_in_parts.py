"""A large removal on its way to the server: marked and made clean in several transactions."""

from collections.abc import Callable, Iterator

import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, undo
from mehmiro_desktop.store.sync_state import apply_page, apply_results, deletes, load_batch
from tests.helpers.server_rows import accepted, classroom_rows, page
from tests.store.peek import pending, rows, sql


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(deletes, "COVERED", 1)
    yield
    failpoints.install(None)


@pytest.fixture
def synced(store: Store) -> Store:
    apply_page(store, page(*classroom_rows()))
    return store


def at_first(point: str, act: Callable[[], object]) -> None:
    """Let ``act`` come when ``point`` is reached, once."""
    left = [act]

    def hook(name: str) -> None:
        if name == point and left:
            left.pop()()

    failpoints.install(hook)


def in_flight(store: Store) -> int:
    [[count]] = sql(store, "SELECT count(*) FROM pending WHERE mutation_id IS NOT NULL")
    return int(str(count))


def stop() -> None:
    raise InterruptedError


def test_one_delete_is_sent_and_all_is_in_flight_with_it(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    (out,) = load_batch(synced)
    assert (out.op, out.table) == ("delete", "classes")
    assert in_flight(synced) == 5
    apply_results(synced, [accepted(out)])
    assert pending(synced) == {}
    assert load_batch(synced) == ()


def test_a_removal_undone_while_it_is_marked_is_not_sent(synced: Store) -> None:
    before = rows(synced, "assessments")
    classes.remove_class(synced, "c1")
    at_first("push.covered", lambda: undo.undo(synced))
    assert load_batch(synced) == ()
    assert rows(synced, "assessments") == before
    assert pending(synced) == {}
    assert in_flight(synced) == 0


def test_one_undone_and_done_again_meanwhile_goes_the_next_time(synced: Store) -> None:
    classes.remove_class(synced, "c1")

    def twice() -> None:
        undo.undo(synced)
        undo.redo(synced)

    at_first("push.covered", twice)
    first = load_batch(synced)
    failpoints.install(None)
    (out,) = first or load_batch(synced)
    assert (out.op, out.table) == ("delete", "classes")
    assert in_flight(synced) == 5
    apply_results(synced, [accepted(out)])
    assert pending(synced) == {}


def test_what_was_marked_when_the_app_ended_is_taken_back_and_sent(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    at_first("push.covered", stop)
    with pytest.raises(InterruptedError):
        load_batch(synced)
    assert in_flight(synced) == 1
    failpoints.install(None)
    assert load_batch(synced, in_flight_only=True) == ()
    assert in_flight(synced) == 0
    (out,) = load_batch(synced)
    assert (out.op, out.table) == ("delete", "classes")
    apply_results(synced, [accepted(out)])
    assert pending(synced) == {}


def test_undone_after_the_app_ended_on_the_way_it_is_all_there_and_clean(
    synced: Store,
) -> None:
    before = rows(synced, "assessments")
    classes.remove_class(synced, "c1")
    at_first("push.covered", stop)
    with pytest.raises(InterruptedError):
        load_batch(synced)
    failpoints.install(None)
    undo.undo(synced)
    assert load_batch(synced) == ()
    assert rows(synced, "assessments") == before
    assert pending(synced) == {}


def test_an_answer_that_was_half_taken_in_comes_again(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    (out,) = load_batch(synced)
    at_first("push.uncovered", stop)
    with pytest.raises(InterruptedError):
        apply_results(synced, [accepted(out)])
    failpoints.install(None)
    assert 0 < len(pending(synced)) < 5
    assert load_batch(synced) == (out,)
    apply_results(synced, [accepted(out)])
    assert pending(synced) == {}


def test_undone_while_its_answer_is_taken_in_everything_goes_out_as_new(
    synced: Store,
) -> None:
    classes.remove_class(synced, "c1")
    (out,) = load_batch(synced)
    at_first("push.uncovered", lambda: undo.undo(synced))
    apply_results(synced, [accepted(out)])
    again = load_batch(synced)
    assert {each.table for each in again} == {name for name, _ in classroom_rows()}
    assert {(each.op, each.base) for each in again} == {("put", None)}


def test_many_small_removals_share_a_transaction(
    synced: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deletes, "COVERED", 400)
    made = [classes.add_class(synced, f"6{letter}") for letter in "ABC"]
    apply_results(synced, [accepted(out) for out in load_batch(synced)])
    for each in made:
        classes.remove_class(synced, each.id)
    points: list[str] = []
    failpoints.install(points.append)
    assert len(load_batch(synced)) == 3
    assert points.count("push.covered") == 0
