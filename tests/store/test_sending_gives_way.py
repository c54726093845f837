"""What sync writes of a removal on its way gives way to a person's edit, whole or not at all."""

from collections.abc import Callable
from decimal import Decimal
from threading import Thread
from typing import Any

import pytest

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store import Store, stopping
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.sync_state import (
    answers,
    apply_page,
    apply_results,
    load_batch,
    push,
)
from tests.helpers.server_rows import accepted, classroom_rows, page, server_row
from tests.store.peek import pending, sql
from tests.store.test_turnstile import until

KEY = CellKey("s2", "v2", "d2")


@pytest.fixture
def synced(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(stopping, "_STEPS", 1)
    other = [
        ("classes", server_row("classes", "c2", name="5B")),
        ("students", server_row("students", "s2", class_id="c2")),
        ("assessment_variables", server_row("assessment_variables", "v2", class_id="c2")),
        ("assessment_sessions", server_row("assessment_sessions", "d2", class_id="c2")),
    ]
    apply_page(store, page(*classroom_rows(), *other))
    return store


class Scorer:
    """Comes to score another class's student while something is done, once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.threads: list[Thread] = []

    def come(self) -> None:
        if not self.threads:
            self.threads.append(Thread(target=self._score))
            self.threads[0].start()
            until(lambda: self._store._gate.is_pressed)

    def _score(self) -> None:
        scores.record_score(self._store, KEY, Decimal(4))

    def before(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def acting(*arguments: Any, **options: Any) -> Any:
            self.come()
            return act(*arguments, **options)

        return acting


def in_flight(store: Store) -> int:
    [[count]] = sql(store, "SELECT count(*) FROM pending WHERE mutation_id IS NOT NULL")
    return int(str(count))


def test_a_removal_waits_for_the_next_batch_if_a_score_is_to_be_written(
    synced: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    classes.remove_class(synced, "c1")
    scorer = Scorer(synced)
    monkeypatch.setattr(push, "_freeze_deletes", scorer.before(push._freeze_deletes))
    first = load_batch(synced)
    scorer.threads[0].join()
    assert [(out.op, out.table) for out in first] in ([], [("put", "assessments")])
    assert in_flight(synced) == len(first)
    rest = load_batch(synced)
    assert ("delete", "classes") in [(out.op, out.table) for out in rest]
    apply_results(synced, [accepted(out) for out in rest if out.op == "delete"])
    assert {table for table, _ in pending(synced)} == {"assessments"}


def test_an_answer_that_frees_many_is_taken_in_after_the_score(
    synced: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    classes.remove_class(synced, "c1")
    (out,) = load_batch(synced)
    scorer = Scorer(synced)
    monkeypatch.setattr(answers, "_deleted", scorer.before(answers._deleted))
    tally = apply_results(synced, [accepted(out)])
    scorer.threads[0].join()
    assert tally.acked == 1
    assert list(pending(synced).values()) == ["put"]
    assert in_flight(synced) == 0
