"""A page that is taken in by several transactions: what a person does meanwhile, and what ends it."""

from collections.abc import Iterator
from decimal import Decimal
from threading import Thread

import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import PullCursor, PulledGone, PulledPage, PulledRows
from mehmiro_desktop.domain.tables import TABLE_BY_NAME
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import scores
from mehmiro_desktop.store.sync_state import apply_page, load_cursor, pull
from tests.helpers.server_rows import as_values, classroom_rows, gone, page, server_row
from tests.store.peek import pending, rows
from tests.store.test_turnstile import until

SCORES = 12


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(pull, "AT_ONCE", 2)
    monkeypatch.setattr(pull, "MOST", 5)
    yield
    failpoints.install(None)


def many_scores(since: str = "9", gones: tuple[PulledGone, ...] = ()) -> PulledPage:
    table = TABLE_BY_NAME["assessments"]
    found = [
        as_values(table, server_row("assessments", f"s{n:02}", session_id=f"e{n:02}"))
        for n in range(SCORES)
    ]
    days = [
        as_values(
            TABLE_BY_NAME["assessment_sessions"],
            server_row("assessment_sessions", f"e{n:02}", date=f"2026-03-{n + 1:02}"),
        )
        for n in range(SCORES)
    ]
    puts = (PulledRows("assessment_sessions", days), PulledRows("assessments", found))
    return PulledPage(PullCursor(since), puts, gones)


def committed(store: Store, act: PulledPage) -> list[int]:
    """Apply a page; return how many scores there were after each transaction."""
    counts: list[int] = []

    def note(name: str) -> None:
        if name == "pull.committed":
            counts.append(len(rows(store, "assessments")))

    failpoints.install(note)
    apply_page(store, act)
    failpoints.install(None)
    return counts


def test_a_small_page_is_one_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pull, "MOST", 500)
    assert committed(store, page(*classroom_rows())) == [1]


def test_a_large_page_is_several_and_smaller_ones_while_somebody_writes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_page(store, page(*classroom_rows()))
    # Days by five and the two that are left, scores likewise; the cursor with the last.
    assert committed(store, many_scores())[-3:] == [6, 11, 13]
    monkeypatch.setattr(Store, "is_wanted", True)
    assert len(committed(store, many_scores())) == 2 * SCORES // 2


def test_an_edit_is_let_in_between_two_parts(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    at = list[int]()
    threads = list[Thread]()

    def score() -> None:
        scores.record_score(store, CellKey("s1", "v1", "d1"), Decimal(5))
        at.append(len(rows(store, "assessments")))

    def come(name: str) -> None:
        if name == "pull.committed" and not threads:
            threads.append(Thread(target=score))
            threads[0].start()
            until(lambda: store.is_wanted or bool(at))

    failpoints.install(come)
    apply_page(store, many_scores())
    threads[0].join()
    assert at[0] < SCORES
    assert len(rows(store, "assessments")) == SCORES + 1
    assert set(pending(store)) == {("assessments", "a1")}


def test_what_ends_a_page_on_the_way_has_it_pulled_again(store: Store) -> None:
    apply_page(store, page(*classroom_rows(), since="3"))

    def stop(name: str) -> None:
        if name == "pull.committed" and len(rows(store, "assessments")) > 1:
            raise InterruptedError

    failpoints.install(stop)
    with pytest.raises(InterruptedError):
        apply_page(store, many_scores(since="9"))
    failpoints.install(None)
    there = len(rows(store, "assessments"))
    assert 1 < there < SCORES
    assert load_cursor(store) == PullCursor("3")
    tally = apply_page(store, many_scores(since="9"))
    assert tally.put == SCORES + 1 - there
    assert load_cursor(store) == PullCursor("9")
    assert len(rows(store, "assessments")) == SCORES + 1
    assert pending(store) == {}


def test_the_news_of_a_page_is_told_once_when_all_of_it_is_there(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    told: list[tuple[TablesChanged, int]] = []
    store.subscribe(lambda news: told.append((news, len(rows(store, "assessments")))))
    apply_page(store, many_scores(gones=(gone("assessments", "a1"),)))
    [(news, count)] = told
    assert news.origin is Origin.SYNC
    assert news.tables >= {"assessments", "assessment_sessions"}
    assert {"s00", "s11", "a1"} <= news.ids
    assert count == SCORES


def test_a_page_that_is_given_up_between_two_parts_tells_what_is_there(store: Store) -> None:
    apply_page(store, page(*classroom_rows(), since="3"))
    told: list[TablesChanged] = []
    store.subscribe(told.append)

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        apply_page(store, many_scores(), between=stop)
    [news] = told
    assert news.tables == {"assessment_sessions"}
    assert len(rows(store, "assessment_sessions")) == 6
    assert load_cursor(store) == PullCursor("3")
