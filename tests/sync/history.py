"""Random histories: two laptops and the web of one teacher, faults included, and the oracle.

The oracle watches what each side sees before and after every act. What was there and is not any
more was given up knowingly by whoever acted; everything else ever typed must, in the end, be
current on the server or lie in an archive where a person finds it.
"""

import json
import random
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg

from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.reconcile import content_columns
from mehmiro_desktop.domain.tables import TABLE_BY_NAME
from mehmiro_desktop.errors import SyncError
from mehmiro_desktop.store.commands import scores
from tests.helpers.school_server import SchoolServer
from tests.sync.acts import Acts
from tests.sync.laptops import (
    Crash,
    Laptop,
    Mirror,
    SkewedClock,
    Teacher,
    facts,
    facts_of,
    local_archive,
    server_archive,
)

FAULTS = ("drop_before", "drop_after", "cut", "status")
SKEWS = tuple(timedelta(seconds=off) for off in (0, 0, 90, -86_400, 35_000_000))
RACES = ("pull.committed", "push.frozen", "push.sent")
POINTS = (
    "pull.page_received",
    "pull.page_applied",
    "pull.committed",
    "push.frozen",
    "push.sent",
    "push.answered",
    "push.applied",
)
# Where an interruption hurts most, more often.
CRASHES = (*POINTS, *POINTS[:1] * 3, *POINTS[:2], "push.answered", "push.answered")
# Inside a store transaction only another thread could edit, and would wait.
MIDDLE = tuple(point for point in POINTS if point not in POINTS[:2])


class History(Acts):
    """One seeded history."""

    def __init__(self, server: SchoolServer, folder: Path, seed: int) -> None:
        server.reset()
        super().__init__(
            random.Random(seed),
            psycopg.connect(server.dsn, autocommit=True),
            Teacher(server, f"t{seed}@school.test"),
        )
        self.server = server
        self.repaired = False
        self.laptops = [
            Laptop(
                server,
                self.teacher,
                folder / f"{seed}-{name}",
                clock=SkewedClock(self.rng.choice(SKEWS)),
                seed=seed,
            )
            for name in ("one", "two")
        ]
        self.teacher.web  # noqa: B018 - sign in before the faults

    def close(self) -> None:
        self.server.faults([])
        for laptop in self.laptops:
            laptop.close()
        self.database.close()

    def run(self, steps: int) -> None:
        # Ids decide orders, so they come from the seed too: the same seed, the same history.
        ids = random.Random(self.rng.random())
        with patch("uuid.uuid4", lambda: uuid.UUID(int=ids.getrandbits(128), version=4)):
            self._start()
            for _ in range(steps):
                self.step()
            self.settle()

    def _start(self) -> None:
        """Give everyone the same small class, so that edits collide."""
        laptop = self.laptops[0]
        self._act_here(laptop, lambda: self._add_class(laptop))
        for one in self.laptops:
            one.cycle()

    # Acts ---------------------------------------------------------------------------------------

    def step(self) -> None:
        draw = self.rng.random()
        if draw < 0.45:
            laptop = self.rng.choice(self.laptops)
            self._act_here(laptop, lambda: self._edit(laptop))
        elif draw < 0.6:
            self._act_web()
        else:
            self._sync(self.rng.choice(self.laptops))

    # Syncing, with trouble ----------------------------------------------------------------------

    def _sync(self, laptop: Laptop) -> None:
        trouble = self.rng.choices(["none", "net", "crash", "edit", "web"], [2, 3, 4, 3, 3])[0]
        if trouble != "none":
            # Trouble while there is nothing to send or to fetch shows nothing.
            self._act_web()
            self._act_here(laptop, lambda: self._score(laptop))
        self._say(f"{laptop.name} sync {trouble}")
        if trouble == "net":
            self._sync_with_fault(laptop)
        elif trouble == "crash":
            self._sync_with_crash(laptop)
        elif trouble == "edit":
            self._sync_with(laptop, lambda: self._type(laptop), MIDDLE)
        elif trouble == "web":
            self._sync_with(laptop, lambda: self._race(laptop), RACES)
        else:
            self._cycle(laptop)

    def _cycle(self, laptop: Laptop, *, check: bool = False) -> None:
        # Small pages, so that rounds are cut in the middle too.
        laptop.sync._cycle._page = self.rng.choice([3, 20, 5000])
        try:
            receipt = laptop.cycle(check=check)
        except SyncError as error:
            self._say(f"  {error} {error.details}")
            self._correct(laptop)
            return
        self.repaired = self.repaired or receipt.repaired

    def _type(self, laptop: Laptop) -> None:
        """Go on working while a cycle runs: on what is under way, or elsewhere."""
        if self.rng.random() < 0.6 and laptop.pending():
            self._correct(laptop)
        else:
            self._act_here(laptop, lambda: self._edit(laptop))

    def _correct(self, laptop: Laptop) -> None:
        """Change what may have been sent already, its answer lost."""
        rows = laptop.rows()["assessments"]
        waiting = sorted(row_id for _, row_id, *_ in laptop.pending() if row_id in rows)
        if not waiting:
            return
        row = rows[self.rng.choice(waiting)]
        key = CellKey(str(row["student_id"]), str(row["variable_id"]), str(row["session_id"]))
        self._say(f"  {laptop.name} corrects")

        def correct() -> None:
            scores.record_score(laptop.store, key, self._number())

        self._act_here(laptop, correct)

    def _sync_with_fault(self, laptop: Laptop) -> None:
        rule: dict[str, Any] = {"match": "sync_push", "mode": "drop_after", "times": 2}
        if self.rng.random() < 0.5:
            where = self.rng.choice(["sync_pull", "sync_push", "/token", "/rpc/"])
            rule = {"match": where, "mode": self.rng.choice(FAULTS), "status": 503}
            rule["times"] = self.rng.choice([1, 2])
        self.server.faults([rule])
        self._cycle(laptop)
        self.server.faults([])

    def _at_point(
        self, act: Callable[[], None], points: tuple[str, ...]
    ) -> tuple[str, Callable[[str], None]]:
        point = self.rng.choice(points)
        left = [self.rng.choice([1, 1, 2])]

        def hook(name: str) -> None:
            if name == point:
                left[0] -= 1
                if left[0] == 0:
                    act()

        return point, hook

    def _sync_with_crash(self, laptop: Laptop) -> None:
        def crash() -> None:
            raise Crash

        point, hook = self._at_point(crash, CRASHES)
        self._say(f"  crash at {point}")
        failpoints.install(hook)
        try:
            self._cycle(laptop)
        except Crash:
            laptop.restart()
            self._correct(laptop)
        finally:
            failpoints.install(None)

    def _sync_with(
        self, laptop: Laptop, act: Callable[[], None], points: tuple[str, ...]
    ) -> None:
        """Let something happen in the middle of a cycle."""
        point, hook = self._at_point(act, points)
        self._say(f"  at {point}:")
        failpoints.install(hook)
        try:
            self._cycle(laptop)
        finally:
            failpoints.install(None)

    # The end ------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Faults off; everybody syncs until nothing moves."""
        for _ in range(6):
            receipts = [laptop.cycle(check=True) for laptop in self.laptops]
            self.repaired = self.repaired or any(one.repaired for one in receipts)
            if not any(one.sent or one.received or one.merged for one in receipts):
                return
        raise AssertionError("it never settles")

    def violations(self) -> list[str]:
        """Return what does not hold at the end, in words; empty if all is well."""
        found: list[str] = []
        server = self.server_rows()
        if self.repaired:
            found.append("a digest did not agree and had to be repaired")
        for laptop in self.laptops:
            found += self._differences(laptop, server)
        found += self._lost(server)
        found += self._phantoms()
        return found

    def _differences(self, laptop: Laptop, server: Mirror) -> list[str]:
        refused = {(tbl, row_id) for tbl, row_id, *_ in laptop.pending()}
        here = laptop.rows()
        return [
            f"{laptop.name}: {name} {row_id} is not as on the server:"
            f" {here[name].get(row_id)} / {server[name].get(row_id)}"
            for name in here
            for row_id in here[name].keys() | server[name].keys()
            if (name, row_id) not in refused
            and here[name].get(row_id) != server[name].get(row_id)
        ] + [f"{laptop.name}: {mark} still waits" for mark in laptop.pending()]

    def _lost(self, server: Mirror) -> list[str]:
        kept = facts(server)
        for table, row in server_archive(self.database, self.teacher.id):
            kept |= facts_of(table, row)
        for laptop in self.laptops:
            kept |= local_archive(laptop)
        lost = self.oracle.authors.keys() - self.oracle.given_up - kept
        return [f"lost {fact} of {self.oracle.authors[fact]}" for fact in sorted(lost, key=str)]

    def _phantoms(self) -> list[str]:
        """A conflict of somebody with themselves is none."""
        found = []
        for laptop in self.laptops:
            for name, row_id, column, ours, theirs, *_ in laptop.cards():
                if not column or column not in content_columns(TABLE_BY_NAME[name]):
                    continue
                sides = [(name, row_id, column, json.loads(text)) for text in (ours, theirs)]
                if all(self.oracle.authors.get(side) == {laptop.name} for side in sides):
                    found.append(f"{laptop.name}: conflict with itself over {sides}")
        return found
