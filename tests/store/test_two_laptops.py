"""Two laptops, the web and a model of the server, at random: all converge, nothing typed is lost.

Laptops score, comment, clear, remove, undo, redo, restart, lose answers, see lagging horizons and
half pages; the web writes and deletes; a class goes to another teacher and comes back; the server
is restored from a backup.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import PulledPage
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.errors import DomainError
from mehmiro_desktop.store import Store, backup
from mehmiro_desktop.store.commands import classes, review, scores
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries import sync_center
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.sync_state import (
    EPOCH,
    apply_page,
    apply_results,
    begin_full_compare,
    compute_digest,
    finish_full_compare,
    is_comparing,
    load_batch,
    load_cursor,
    load_value,
    save_value,
)
from tests.helpers.clocks import FixedClock
from tests.helpers.model_server import ModelServer
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.peek import pending, rows, sql

SEEDS = 12
STEPS = 60


class School:
    """The whole of one history, driven by one seed."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.clocks = {"a": FixedClock(), "b": FixedClock()}
        self.server_clock = FixedClock()
        self.server = ModelServer(lambda: stamp_text(self.server_clock.now()))
        self.stores: dict[str, Store] = {}
        for name in self.clocks:
            self.open(name)
        self.room = ClassroomBuilder(self.stores["a"], students=2, variables=2).build()
        self.backup: ModelServer | None = None
        self.typed: set[tuple[str, str]] = set()
        self.is_calm = False
        self.settle_all()

    def open(self, name: str) -> None:
        if name in self.stores:
            self.stores[name].close()
        self.stores[name] = make_store(
            self.folder / name, self.clocks[name], device_name=f"laptop-{name}"
        )

    def close(self) -> None:
        for store in self.stores.values():
            store.close()

    # One laptop's cycle

    def pull(self, store: Store) -> None:
        known = load_value(store, EPOCH)
        if known is None:
            save_value(store, EPOCH, self.server.epoch)
        elif known != self.server.epoch:
            begin_full_compare(store, self.server.epoch)
        since = int(load_cursor(store).since)
        until = self.server.transaction
        if not self.is_calm and not is_comparing(store) and self.random.random() < 0.3:
            until = self.random.randint(min(since, until), until)
        page = self.server.pull(since, until)
        if self.is_calm or self.random.random() < 0.5:
            apply_page(store, page)
        else:
            half = self.random.randint(0, len(page.puts))
            apply_page(store, PulledPage(load_cursor(store), page.puts[:half]))
            apply_page(store, PulledPage(page.cursor, page.puts[half:], page.gones, True))
        if is_comparing(store):
            finish_full_compare(store)

    def push(
        self, store: Store, *, in_flight_only: bool = False, may_lose: bool = False
    ) -> bool:
        limit = self.random.choice([2, 500])
        batch = load_batch(store, limit, in_flight_only=in_flight_only)
        arrived = len(batch)
        is_lost = may_lose and self.random.random() < 0.5
        if is_lost:
            arrived = self.random.randint(0, len(batch))
        results = [self.server.push(out, store.device_name) for out in batch[:arrived]]
        if not is_lost:
            apply_results(store, results)
        return bool(batch)

    def cycle(self, store: Store) -> None:
        while self.push(store, in_flight_only=True):
            pass
        for _ in range(30):
            self.pull(store)
            if not self.push(store):
                break

    def settle_all(self) -> None:
        for _ in range(4):
            for store in self.stores.values():
                self.cycle(store)

    # What happens

    def step(self) -> None:
        for clock in (*self.clocks.values(), self.server_clock):
            clock.advance(seconds=self.random.choice([0, 1, 5]))
        name = self.random.choice(sorted(self.stores))
        happening = self.random.choices(*zip(*self.happenings(name), strict=True))[0]
        try:
            happening()
        except DomainError:
            # What it was about is gone by now.
            return
        finally:
            self.note_typed()

    def happenings(self, name: str) -> list[tuple[Callable[[], object], int]]:
        store = self.stores[name]
        key = CellKey(
            self.random.choice(self.room.roster).id,
            self.random.choice(self.room.measured).id,
            self.room.session.id,
        )
        value = Decimal(self.random.randint(0, 10))
        return [
            (lambda: scores.record_score(store, key, value), 8),
            (lambda: self.push_while_typing(store, key, value), 4),
            (lambda: scores.record_comment(store, key, self.random.choice("abc")), 2),
            (lambda: scores.clear_scores(store, [key]), 1),
            (lambda: self.rarely(lambda: classes.remove_student(store, key.student_id)), 1),
            (lambda: self.rarely(lambda: self.remove_class(store)), 1),
            (lambda: self.refill(store), 1),
            (lambda: undo(store), 2),
            (lambda: redo(store), 1),
            (lambda: self.push(store, may_lose=True), 4),
            (lambda: self.pull(store), 4),
            (lambda: self.cycle(store), 3),
            (lambda: self.review(store), 1),
            (lambda: self.open(name), 1),
            (self.web_scores, 2),
            (lambda: self.web_deletes("assessments"), 1),
            (lambda: self.rarely(lambda: self.web_deletes("students")), 1),
            (lambda: self.rarely(lambda: self.web_deletes("assessment_sessions")), 1),
            (self.web_moves_class, 1),
            (self.server_backup, 3),
        ]

    def rarely(self, happening: Callable[[], object]) -> None:
        if self.random.random() < 0.2:
            happening()

    def refill(self, store: Store) -> None:
        """Begin a new class where the old one is gone for good."""
        place = ("classes", self.room.school_class.id)
        is_there = place in self.server.rows or place in self.server.foreign
        if not is_there and not rows(store, "classes"):
            self.room = ClassroomBuilder(store, students=2, variables=2, name="6A").build()

    def push_while_typing(self, store: Store, key: CellKey, value: Decimal) -> None:
        """Type between freezing a batch and its answers."""
        batch = load_batch(store)
        results = [self.server.push(out, store.device_name) for out in batch]
        try:
            scores.record_score(store, key, value)
        finally:
            if self.random.random() < 0.7:
                apply_results(store, results)

    def remove_class(self, store: Store) -> None:
        classes.remove_class(store, self.room.school_class.id)

    def review(self, store: Store) -> None:
        for card in sync_center.load_conflicts(store):
            review.use_other(store, card.id)
        for item in sync_center.load_rejected(store):
            if item.reason == "parent_gone":
                place = item.record
                review.retry_held(store, place.table, place.row_id, with_parents=True)

    def web_scores(self) -> None:
        places = [place for place in self.server.rows if place[0] == "assessments"]
        if places:
            place = self.random.choice(places)
            row = self.server.rows[place]
            if self.server.now() > str(row["updated_at"]):
                stamp = self.server.now()
                value = str(self.random.randint(0, 10))
                self.server.put(place, {**row, "value": value, "updated_at": stamp})

    def web_deletes(self, table: str) -> None:
        places = [place for place in self.server.rows if place[0] == table]
        if places:
            self.server.delete(self.random.choice(places), self.server.now())

    def web_moves_class(self) -> None:
        place = ("classes", self.room.school_class.id)
        if self.server.foreign:
            self.server.take_back()
        elif place in self.server.rows:
            self.rarely(lambda: self.server.give_away(place))

    def server_backup(self) -> None:
        if self.backup is None:
            self.backup = self.server.restored()
        else:
            self.server.archive.extend(self.server.rows.items())
            self.server, self.backup = self.backup, None

    # What must hold

    def note_typed(self) -> None:
        for store in self.stores.values():
            self.typed |= set(
                sql(
                    store,
                    "SELECT row_id, json_extract(after, '$.value') FROM history"
                    " WHERE tbl = 'assessments' AND edit_id IS NOT NULL AND after IS NOT NULL",
                )
            )

    def kept(self) -> set[tuple[str, str]]:
        everywhere = [*self.server.rows.items(), *self.server.foreign.items()]
        found = {
            (row_id, str(row["value"]))
            for (table, row_id), row in everywhere + self.server.archive
            if table == "assessments"
        }
        for store in self.stores.values():
            found |= set(
                sql(
                    store,
                    "SELECT row_id, json_extract(before, '$.value') FROM history"
                    " WHERE tbl = 'assessments' AND before IS NOT NULL"
                    " UNION SELECT row_id, json_extract(row, '$.value') FROM held",
                )
            )
        return found

    def check(self) -> None:
        for store in self.stores.values():
            digest = compute_digest(store)
            for table in TABLES:
                theirs = {
                    row_id: {**row, "extra": None}
                    for (name, row_id), row in self.server.rows.items()
                    if name == table.name
                }
                assert rows(store, table.name) == theirs
                assert digest[table.name].count == len(theirs)
            assert pending(store) == {}
            assert sql(store, "SELECT * FROM staged") == []
            assert backup.check_integrity(store) == ()
            # An acknowledgement never overwrites what was typed after it was sent, and nobody has
            # a conflict with their own echo.
            assert sql(store, "SELECT * FROM history WHERE why = 'acked'") == []
            own = "SELECT * FROM conflicts WHERE theirs_device = ours_device"
            assert sql(store, own) == []
            sync_center.load_history(store)
        assert self.typed <= self.kept()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_all_converge_and_nothing_is_lost(seed: int, tmp_path: Path) -> None:
    school = School(seed, tmp_path)
    try:
        for _ in range(STEPS):
            school.step()
        for clock in (*school.clocks.values(), school.server_clock):
            clock.advance(seconds=10)
        school.is_calm = True
        school.settle_all()
        school.check()
    finally:
        school.close()
