"""Random histories: two laptops and the web of one teacher, faults included, and the oracle.

The oracle watches what each side sees before and after every act. What was there and is not any
more was given up knowingly by whoever acted; everything else ever typed must, in the end, be
current on the server or lie in an archive where a person finds it.
"""

import json
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
import psycopg

from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.reconcile import content_columns
from mehmiro_desktop.domain.tables import TABLE_BY_NAME
from mehmiro_desktop.errors import DomainError, SyncError
from mehmiro_desktop.store.commands import classes, scores, undo
from mehmiro_desktop.store.queries import classes as reads
from tests.helpers.school_server import SchoolServer
from tests.sync.laptops import (
    Crash,
    Fact,
    Laptop,
    Mirror,
    Teacher,
    facts,
    facts_of,
    local_archive,
    server_archive,
    server_rows,
)

FAULTS = ("drop_before", "drop_after", "cut", "status")
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
# Inside a store transaction only another thread could edit, and would wait.
MIDDLE = tuple(point for point in POINTS if point not in POINTS[:2])
DAY = date(2026, 3, 2)
_UNTYPED = {
    "teacher_id",
    "class_id",
    "student_id",
    "variable_id",
    "session_id",
    "assessor_type",
}
_UNTYPED |= {"date", "created_by", "is_active", "scale_min", "scale_max", "assessment_id"}


def typed(found: set[Fact]) -> set[Fact]:
    """Keep what people type; ids and switches repeat and would hide a loss."""
    return {fact for fact in found if fact[2] not in _UNTYPED}


@dataclass
class Oracle:
    """What was ever acknowledged, by whom, and what somebody gave up knowingly."""

    authors: dict[Fact, set[str]] = field(default_factory=dict)
    given_up: set[Fact] = field(default_factory=set)

    def note(self, who: str, before: Mirror, after: Mirror) -> None:
        was, now = typed(facts(before)), typed(facts(after))
        for fact in now - was:
            self.authors.setdefault(fact, set()).add(who)
            self.given_up.discard(fact)
        self.given_up |= was - now


class History:
    """One seeded history."""

    def __init__(self, server: SchoolServer, folder: Path, seed: int) -> None:
        server.reset()
        self.server = server
        self.rng = random.Random(seed)
        self.oracle = Oracle()
        self.counter = 0
        self.log: list[str] = []
        self.repaired = False
        self.last: CellKey | None = None
        self.database: psycopg.Connection[Any] = psycopg.connect(server.dsn, autocommit=True)
        self.teacher = Teacher(server, f"t{seed}@school.test")
        self.laptops = [
            Laptop(server, self.teacher, folder / f"{seed}-{name}", seed=seed)
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

    # Values nobody typed before -----------------------------------------------------------------

    def _number(self) -> Decimal:
        self.counter += 1
        return Decimal(self.counter % 1000) / 100

    def _text(self) -> str:
        self.counter += 1
        return f"w{self.counter}"

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

    def _say(self, text: str) -> None:
        self.log.append(text)

    def _act_here(self, laptop: Laptop, act: Callable[[], None]) -> None:
        before = laptop.rows()
        try:
            act()
        except DomainError as error:
            self._say(f"{laptop.name} refused {error}")
            return
        self.oracle.note(laptop.name, before, laptop.rows())

    def _edit(self, laptop: Laptop) -> None:
        acts = [
            (30, self._score),
            (16, self._comment),
            (6, self._clear),
            (8, self._fill),
            (8, self._rename_student),
            (4, self._add_student),
            (3, self._remove_student),
            (4, self._rename_variable),
            (2, self._start_session),
            (8, self._undo),
            (3, self._redo),
            (2, self._remove_session),
            (1, self._add_class),
            (1, self._remove_class),
        ]
        weights = [weight for weight, _ in acts]
        chosen = self.rng.choices([act for _, act in acts], weights)[0]
        if not laptop.rows()["assessment_sessions"]:
            chosen = self._add_class
        self._say(f"{laptop.name} {chosen.__name__}")
        chosen(laptop)

    def _any(self, rows: Mirror, table: str) -> dict[str, Any] | None:
        found = sorted(rows[table].values(), key=lambda row: str(row["id"]))
        # Mostly the same few, so that edits collide.
        return self.rng.choice(found[:3]) if found else None

    def _cell(self, rows: Mirror) -> CellKey | None:
        self.last = self._same_cell(rows) or self._other_cell(rows)
        return self.last

    def _same_cell(self, rows: Mirror) -> CellKey | None:
        """People correct what they have just typed."""
        last = self.last
        if last is None or self.rng.random() < 0.6:
            return None
        is_there = (
            last.session_id in rows["assessment_sessions"]
            and last.student_id in rows["students"]
            and last.variable_id in rows["assessment_variables"]
        )
        return last if is_there else None

    def _other_cell(self, rows: Mirror) -> CellKey | None:
        session = self._any(rows, "assessment_sessions")
        if session is None:
            return None
        same = {
            table: [r for r in rows[table].values() if r["class_id"] == session["class_id"]]
            for table in ("students", "assessment_variables")
        }
        if not all(same.values()):
            return None
        student, variable = (
            self.rng.choice(sorted(found, key=lambda row: str(row["id"]))[:2])
            for found in same.values()
        )
        return CellKey(str(student["id"]), str(variable["id"]), str(session["id"]))

    def _score(self, laptop: Laptop) -> None:
        self._say(f"{laptop.name} scores")
        key = self._cell(laptop.rows())
        if key is not None:
            scores.record_score(laptop.store, key, self._number())

    def _comment(self, laptop: Laptop) -> None:
        key = self._cell(laptop.rows())
        if key is not None:
            scores.record_comment(laptop.store, key, self._text())

    def _clear(self, laptop: Laptop) -> None:
        key = self._cell(laptop.rows())
        if key is not None:
            scores.clear_scores(laptop.store, [key])

    def _fill(self, laptop: Laptop) -> None:
        rows = laptop.rows()
        keys = {key for _ in range(4) if (key := self._cell(rows)) is not None}
        entries = [scores.ScoreEntry(key, self._number()) for key in sorted(keys, key=str)]
        if entries:
            scores.record_scores(laptop.store, entries)

    def _rename_student(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "students")
        if row is not None:
            student = reads.load_student(laptop.store, row["id"])
            classes.edit_student(laptop.store, replace(student, alias=self._text()))

    def _add_student(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "classes")
        if row is not None:
            classes.add_students(laptop.store, row["id"], [self._text()])

    def _remove_student(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "students")
        if row is not None:
            classes.remove_student(laptop.store, row["id"])

    def _rename_variable(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "assessment_variables")
        if row is not None:
            variable = reads.load_variable(laptop.store, row["id"])
            classes.edit_variable(laptop.store, replace(variable, name=self._text()))

    def _start_session(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "classes")
        if row is not None:
            classes.start_session(laptop.store, row["id"], DAY)

    def _remove_session(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "assessment_sessions")
        if row is not None:
            classes.remove_session(laptop.store, row["id"])

    def _undo(self, laptop: Laptop) -> None:
        undo.undo(laptop.store)

    def _redo(self, laptop: Laptop) -> None:
        undo.redo(laptop.store)

    def _add_class(self, laptop: Laptop) -> None:
        made = classes.add_class(laptop.store, self._text())
        classes.add_students(laptop.store, made.id, [self._text() for _ in range(3)])
        for _ in range(2):
            classes.add_variable(
                laptop.store, made.id, self._text(), low=Decimal(0), high=Decimal(10)
            )
        classes.start_session(laptop.store, made.id, DAY)

    def _remove_class(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "classes")
        if row is not None:
            classes.remove_class(laptop.store, row["id"])

    # The web ------------------------------------------------------------------------------------

    def server_rows(self) -> Mirror:
        return server_rows(self.database, self.teacher.id)

    def _act_web(self) -> None:
        before = self.server_rows()
        try:
            self._web_edit(before)
        except httpx.HTTPStatusError as error:
            self._say(f"web refused {error.response.text[:120]}")
        self.oracle.note("web", before, self.server_rows())

    def _web_edit(self, rows: Mirror) -> None:
        web = self.teacher.web
        draw = self.rng.random()
        score = self._any(rows, "assessments")
        if draw < 0.45 and score is not None:
            change = self._web_score()
            self._say(f"web score {change}")
            web.update("assessments", change, id=f"eq.{score['id']}")
        elif draw < 0.65:
            self._web_insert(rows)
        elif draw < 0.8:
            self._web_rename(rows)
        elif draw < 0.9 and score is not None:
            self._say("web delete score")
            web.delete("assessments", id=f"eq.{score['id']}")
        else:
            table = self.rng.choices(
                ["students", "assessment_sessions", "assessment_variables", "classes"],
                [4, 1, 1, 1],
            )[0]
            row = self._any(rows, table)
            if row is not None:
                self._say(f"web delete from {table}")
                web.delete(table, id=f"eq.{row['id']}")

    def _web_score(self) -> dict[str, Any]:
        if self.rng.random() < 0.5:
            return {"value": float(self._number())}
        return {"comments": self._text()}

    def _race(self, laptop: Laptop) -> None:
        """Let the web change a row that this laptop is just about to send."""
        before = self.server_rows()
        waiting = [
            (table, row_id)
            for table, row_id, op, *_ in sorted(laptop.pending())
            if op == "put" and row_id in before[table] and table in ("assessments", "students")
        ]
        if not waiting:
            self._act_web()
            return
        table, row_id = self.rng.choice(waiting)
        self._say(f"web changes {table} that {laptop.name} sends")
        change: dict[str, Any] = {"alias": self._text()}
        if table == "assessments":
            change = self._web_score()
        self.teacher.web.update(table, change, id=f"eq.{row_id}")
        self.oracle.note("web", before, self.server_rows())

    def _web_insert(self, rows: Mirror) -> None:
        key = self._cell(rows)
        if key is None:
            return
        self._say("web insert score")
        row = {
            "id": new_id(),
            "student_id": key.student_id,
            "variable_id": key.variable_id,
            "session_id": key.session_id,
            "value": float(self._number()),
            "assessor_type": self.rng.choice(["teacher", "family"]),
        }
        self.teacher.web.insert("assessments", row)

    def _web_rename(self, rows: Mirror) -> None:
        table, column = self.rng.choice(
            [("students", "alias"), ("classes", "name"), ("assessment_variables", "name")]
        )
        row = self._any(rows, table)
        if row is not None:
            self._say(f"web rename in {table}")
            self.teacher.web.update(table, {column: self._text()}, id=f"eq.{row['id']}")

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

        point, hook = self._at_point(crash, POINTS)
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
