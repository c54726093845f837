"""Long transactions of sync that a person's edit stops: begun anew, they end as if never stopped."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import PulledRow, PushResult
from mehmiro_desktop.store import Store, stopping
from mehmiro_desktop.store import store as store_module
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.stopping import may_be_stopped
from mehmiro_desktop.store.sync_state import (
    apply_page,
    apply_results,
    begin_full_compare,
    finish_full_compare,
    load_batch,
)
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import (
    LATER,
    accepted,
    classroom_rows,
    gone,
    page,
    server_row,
)
from tests.helpers.stores import make_store
from tests.store.peek import pending, rows
from tests.store.test_stopping import contents

Act = Callable[[Callable[[], object]], object]
_EDITED = server_row("classes", "c1", LATER, name="5C")


class Pressing:
    """Somebody waits at the first look, after that at the second, and so on."""

    def __init__(self) -> None:
        self.stopped = self._looks = 0

    def look(self) -> bool:
        self._looks += 1
        return self._looks > self.stopped

    def begin_anew(self) -> None:
        self.stopped += 1
        self._looks = 0


@pytest.fixture
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Store]]:
    """Two alike: a class in step with the server, with scores of two students."""
    monkeypatch.setattr(stopping, "_STEPS", 20)
    monkeypatch.setattr(stopping, "_MANY", 2)
    monkeypatch.setattr(store_module, "_REST_S", 0)
    found = []
    for name in ("one", "two"):
        made = make_store(tmp_path / name, FixedClock())
        more = [
            ("students", server_row("students", "s2", alias="Sol")),
            ("assessments", server_row("assessments", "a2", student_id="s2")),
        ]
        apply_page(made, page(*classroom_rows(), *more))
        found.append(made)
    yield found
    for each in found:
        each.close()


def answered(store: Store, answer: Callable[[str], PushResult]) -> Act:
    classes.remove_class(store, "c1")
    (out,) = load_batch(store)
    return lambda between: apply_results(
        store, [answer(out.mutation_id)], not_after="2027", between=between
    )


def stale(store: Store) -> Act:
    return answered(
        store, lambda sent: PushResult(sent, "stale", row=PulledRow("classes", _EDITED))
    )


def freed(store: Store) -> Act:
    return answered(store, lambda sent: PushResult(sent, "applied"))


def revived(store: Store) -> Act:
    classes.remove_class(store, "c1")
    return lambda between: apply_page(
        store, page(("classes", _EDITED)), not_after="2027", between=between
    )


def held(store: Store) -> Act:
    for student in ("s1", "s2"):
        scores.record_score(store, CellKey(student, "v1", "d1"), Decimal(3))
    left = (gone("students", "s1"), gone("students", "s2"))
    return lambda between: apply_page(store, page(gone=left), between=between)


def compared(store: Store) -> Act:
    begin_full_compare(store, "epoch-2")
    apply_page(store, page(*classroom_rows()[:2], since="3"))
    return lambda between: finish_full_compare(store, between)


@pytest.mark.parametrize("prepare", [stale, freed, revived, held, compared])
def test_stopped_anywhere_it_ends_as_if_never_stopped(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch, prepare: Callable[[Store], Act]
) -> None:
    smooth, pressed = stores
    prepare(smooth)(lambda: None)
    act, pressing, before = prepare(pressed), Pressing(), contents(pressed)

    def between() -> None:
        assert contents(pressed) == before
        pressing.begin_anew()

    monkeypatch.setattr(Store, "is_pressed", property(lambda _: pressing.look()))
    act(between)
    assert pressing.stopped > 5
    assert contents(pressed) == contents(smooth) != before


def test_what_brings_a_removal_back_brings_all_of_it_back(stores: list[Store]) -> None:
    store = stores[0]
    before = {name: rows(store, name) for name in ("students", "assessments")}
    revived(store)(lambda: None)
    assert {name: rows(store, name) for name in before} == before
    assert pending(store) == {}


def test_told_to_end_it_ends_undone(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    act = freed(stores[0])
    before = contents(stores[0])

    def end() -> None:
        raise InterruptedError

    monkeypatch.setattr(Store, "is_pressed", True)
    with pytest.raises(InterruptedError):
        act(end)
    assert contents(stores[0]) == before


def test_two_that_can_be_stopped_do_not_stop_each_other(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, is_inside, tries = stores[0], Event(), list[str]()
    monkeypatch.setattr("mehmiro_desktop.store.turnstile.PRESSING_S", 0)

    def write(name: str) -> None:
        with store.write() as scope:
            tries.append(name)
            assert may_be_stopped()
            is_inside.set()
            for _ in range(2000):
                if store.is_wanted:
                    break
                scope.connection.exec_driver_sql("SELECT 1")
            scope.changed("kv")

    first = Thread(target=lambda: store.patiently(lambda: write("first")))
    first.start()
    assert is_inside.wait(10)
    store.patiently(lambda: write("second"))
    first.join()
    assert tries == ["first", "second"]


def test_nobody_else_has_the_room_of_a_long_one(stores: list[Store]) -> None:
    def room() -> Any:
        with stores[0].write() as write:
            return write.connection.exec_driver_sql("PRAGMA cache_size").scalar_one()

    usual = room()
    assert stores[0].patiently(room) < usual < 0
    assert room() == usual


def test_what_a_server_takes_goes_whole(stores: list[Store]) -> None:
    classes.remove_class(stores[0], "c1")
    (out,) = load_batch(stores[0])
    assert apply_results(stores[0], [accepted(out)]).acked == 1
    assert pending(stores[0]) == {}
