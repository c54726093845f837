"""Must hold 1: random edits on two laptops and the web, with trouble; nothing is ever lost.

``MEHMIRO_HISTORIES`` sets how many histories are run (default 8; a soak runs thousands),
``MEHMIRO_FIRST_SEED`` where to begin.
"""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mehmiro_desktop.domain import reconcile as rules
from mehmiro_desktop.domain.reconcile_types import Action, Decision, RemoteGone, RemoteRow, Side
from mehmiro_desktop.domain.sync_types import ApplyTally, PullCursor, PulledPage
from mehmiro_desktop.domain.tables import Row, Table
from mehmiro_desktop.store import Store, stopping, sync_state
from mehmiro_desktop.store import store as store_module
from mehmiro_desktop.store.sync_state import answers, pull, push, settle, values
from mehmiro_desktop.store.sync_state.marks import drop_mark
from mehmiro_desktop.store.turnstile import Turnstile
from mehmiro_desktop.sync import cycle
from mehmiro_desktop.sync.server_answers import PullAnswer
from tests.helpers.school_server import SchoolServer
from tests.sync.history import History

pytestmark = pytest.mark.server

HISTORIES = int(os.environ.get("MEHMIRO_HISTORIES", "8"))
FIRST_SEED = int(os.environ.get("MEHMIRO_FIRST_SEED", "0"))
STEPS = 45
MOST_TRIES = 12
PRESSED = 0.03
"""Of so many looks one is told to stop."""


@pytest.fixture(autouse=True)
def many_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few rows of a history be cut into as many transactions as a school year's are."""
    monkeypatch.setattr(pull, "AT_ONCE", 2)
    monkeypatch.setattr(pull, "MOST", 3)
    monkeypatch.setattr(push, "AT_ONCE", 2)
    monkeypatch.setattr(answers, "AT_ONCE", 2)


@pytest.fixture(autouse=True)
def somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what sync writes stopped and begun anew now and then, as a person's edit stops it."""
    chance = random.Random(1)
    monkeypatch.setattr(stopping, "_STEPS", 200)
    monkeypatch.setattr(store_module, "_REST_S", 0)
    monkeypatch.setattr(Turnstile, "is_pressed", property(lambda _: chance.random() < PRESSED))


def violations_of(server: SchoolServer, folder: Path, seed: int, steps: int) -> list[str]:
    history = History(server, folder, seed)
    try:
        history.run(steps)
        return [*history.violations(), *(history.log if history.violations() else [])]
    finally:
        history.close()


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + HISTORIES))
def test_all_end_equal_and_nothing_is_lost(
    school_server: SchoolServer, tmp_path: Path, seed: int
) -> None:
    found = violations_of(school_server, tmp_path, seed, STEPS)
    assert not found, "\n".join(found)


# The harness itself: each planted bug must be caught ------------------------------------------

Plant = Callable[[pytest.MonkeyPatch], None]


def ack_clears_a_newer_edit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(answers, "_is_unchanged", lambda mark: True)


def _decide(patch: pytest.MonkeyPatch, change: Callable[..., Decision]) -> None:
    honest = rules.reconcile

    def decide(*arguments: Any, **options: Any) -> Decision:
        return change(honest(*arguments, **options), *arguments)

    patch.setattr(settle, "reconcile", decide)


def pull_overwrites_an_unsent_edit(patch: pytest.MonkeyPatch) -> None:
    def take(decision: Decision, table: Any, local: Any, pending: Any, remote: Any) -> Decision:
        if isinstance(remote, RemoteRow) and pending is not None and decision.row is not None:
            return Decision(Action.TAKE, remote.row)
        return decision

    _decide(patch, take)


def losers_are_not_archived(patch: pytest.MonkeyPatch) -> None:
    def forget(decision: Decision, *_: Any) -> Decision:
        return replace(decision, conflicts=(), archive_ours=False, archive_theirs=False)

    _decide(patch, forget)


def the_whole_row_wins_instead_of_the_field(patch: pytest.MonkeyPatch) -> None:
    def whole(
        table: Table, local: Row, base: Row, theirs: Row, kept: Side
    ) -> tuple[Row, tuple[Any, ...]]:
        winner = local if kept is Side.OURS else theirs
        return {**theirs, **winner}, ()

    patch.setattr(rules, "_by_field", whole)


def an_edit_later_than_the_delete_is_dropped(patch: pytest.MonkeyPatch) -> None:
    def remove(
        decision: Decision, table: Any, local: Any, pending: Any, remote: Any
    ) -> Decision:
        if isinstance(remote, RemoteGone) and decision.action is Action.REVIVE:
            return Decision(Action.FORGET, None)
        return decision

    _decide(patch, remove)


def cursor_is_saved_before_the_rows(patch: pytest.MonkeyPatch) -> None:
    honest = sync_state.apply_page

    def apply(store: Store, page: PulledPage, **options: Any) -> ApplyTally:
        with store.write() as write:
            values.put_cursor(write.connection, page.cursor)
        return honest(store, page, **options)

    patch.setattr(sync_state, "apply_page", apply)


def a_repeat_is_a_new_mutation(patch: pytest.MonkeyPatch) -> None:
    honest = push.load_batch

    def load(store: Store, *arguments: Any, **options: Any) -> Any:
        with store.write() as write:
            write.connection.exec_driver_sql(
                "UPDATE pending SET mutation_id = NULL, sent = NULL, sent_seq = NULL,"
                " sent_op = NULL"
            )
        return honest(store, *arguments, **options)

    patch.setattr(sync_state, "load_batch", load)


def stale_counts_as_stored(patch: pytest.MonkeyPatch) -> None:
    def stored(settling: Any, top: Any, result: Any) -> ApplyTally:
        drop_mark(settling.write.connection, top.table, top.row_id)
        return ApplyTally(acked=1)

    patch.setitem(answers._ANSWERS, "stale", stored)


def a_short_page_ends_the_round(patch: pytest.MonkeyPatch) -> None:
    def following(cursor: PullCursor, answer: PullAnswer) -> PullCursor:
        return PullCursor(since=answer.until)

    patch.setattr(cycle, "_cursor_after", following)


PLANTED = (
    ack_clears_a_newer_edit,
    pull_overwrites_an_unsent_edit,
    losers_are_not_archived,
    the_whole_row_wins_instead_of_the_field,
    an_edit_later_than_the_delete_is_dropped,
    cursor_is_saved_before_the_rows,
    a_repeat_is_a_new_mutation,
    stale_counts_as_stored,
    a_short_page_ends_the_round,
)


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_harness_catches(
    school_server: SchoolServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    for seed in range(MOST_TRIES):
        try:
            if violations_of(school_server, tmp_path, seed, STEPS):
                return
        except (AttributeError, NameError, TypeError):
            raise  # the plant no longer fits the code: it tests nothing
        except Exception:  # noqa: BLE001 - a planted bug may also blow up: caught all the same
            return
    pytest.fail("not caught")
