"""Long transactions of sync that a person's edit stops: begun anew, they end as if never stopped."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import PulledRow, PushResult
from mehmiro_desktop.errors import EditStopped
from mehmiro_desktop.store import Store, stopping, turnstile
from mehmiro_desktop.store import store as store_module
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.stopping import heed
from mehmiro_desktop.store.sync_state import (
    answers,
    apply_page,
    apply_results,
    begin_full_compare,
    finish_full_compare,
    load_batch,
)
from mehmiro_desktop.store.turnstile import Turnstile
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
from tests.store.test_turnstile import until

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
            ("classes", server_row("classes", "c3", name="3C")),
            ("students", server_row("students", "s3", class_id="c3")),
            ("assessment_variables", server_row("assessment_variables", "v3", class_id="c3")),
            ("assessment_sessions", server_row("assessment_sessions", "d3", class_id="c3")),
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

    monkeypatch.setattr(Turnstile, "is_pressed", property(lambda _: pressing.look()))
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

    monkeypatch.setattr(Turnstile, "is_pressed", True)
    with pytest.raises(InterruptedError):
        act(end)
    assert contents(stores[0]) == before


@pytest.mark.parametrize(
    ("comes", "order"),
    [("sync", ["first", "sync"]), ("edit", ["first", "edit", "first"])],
)
def test_only_a_persons_edit_stops_what_sync_writes(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch, comes: str, order: list[str]
) -> None:
    store, is_inside, tries = stores[0], Event(), list[str]()
    monkeypatch.setattr(turnstile, "PRESSING_S", 0)

    def first() -> None:
        with store.write() as write:
            tries.append("first")
            is_inside.set()
            until(lambda: store.is_wanted or len(tries) > 1)
            write.connection.exec_driver_sql("SELECT 1")

    def second() -> None:
        with store.write() if comes == "sync" else store.edit("undo") as write:
            tries.append(comes)
            write.is_void = True

    threads = [Thread(target=lambda: store.patiently(first)), Thread(target=second)]
    threads[0].start()
    assert is_inside.wait(10)
    threads[1].start()
    for thread in threads:
        thread.join()
    assert tries == order


def test_the_other_answers_are_in_before_the_one_that_takes_long(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stores[0]
    scores.record_score(store, CellKey("s3", "v3", "d3"), Decimal(4))
    classes.remove_class(store, "c1")
    batch = load_batch(store)
    assert [each.op for each in batch] == ["put", "delete"]

    def slow(*_: object) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Turnstile, "is_pressed", True)
            heed()

    def end() -> None:
        raise InterruptedError

    monkeypatch.setattr(answers, "_deleted", slow)
    with pytest.raises(InterruptedError):
        apply_results(store, [accepted(each) for each in batch], between=end)
    assert set(pending(store).values()) == {"delete"}


def test_ctrl_c_is_no_stop(stores: list[Store], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: Turnstile) -> bool:
        raise KeyboardInterrupt

    act, before = freed(stores[0]), contents(stores[0])
    monkeypatch.setattr(Turnstile, "is_pressed", property(interrupt))
    with pytest.raises(KeyboardInterrupt):
        act(lambda: None)
    assert contents(stores[0]) == before


def test_what_goes_on_has_its_own_errors_though_somebody_waits(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        with stores[0].write() as write:
            monkeypatch.setattr(Turnstile, "is_pressed", True)
            write.connection.exec_driver_sql("INSERT INTO gate (id) VALUES (1)")

    monkeypatch.setattr(stopping, "_STEPS", 10**9)
    with pytest.raises(IntegrityError):
        stores[0].patiently(fail)


def test_a_row_whose_parent_has_gone_meanwhile_stays_away(stores: list[Store]) -> None:
    store = stores[0]
    act = revived(store)
    apply_page(store, page(gone=(gone("students", "s1"),)))
    act(lambda: None)
    assert set(rows(store, "students")) == {"s2", "s3"}
    assert set(rows(store, "assessments")) == {"a2"}


def test_one_that_was_stopped_is_no_news_from_elsewhere(
    stores: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, told = stores[0], list[Origin]()
    store.tell_of_others()
    classes.add_class(store, "4A")
    # All of the log is in the file: it begins anew with the next page that goes there.
    store._checkpoints._fold()
    store.subscribe(lambda news: told.append(news.origin))

    def write_much() -> None:
        with store.write() as write:
            # In little room what is changed goes to the log, which begins anew for it.
            write.connection.exec_driver_sql("PRAGMA cache_size = -50")
            write.connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                " INSERT INTO kv SELECT 'k' || i, hex(randomblob(200)) FROM n"
            )
            monkeypatch.setattr(Turnstile, "is_pressed", True)

    with pytest.raises(EditStopped), store.giving_way():
        write_much()
    store.tell_of_others()
    assert told == []


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
