"""What people do in a random history: edits on a laptop, edits on the web, each told to the oracle."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import httpx

from mehmiro_desktop.domain.entities import AttendanceStatus, CellKey
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.errors import DomainError
from mehmiro_desktop.store.commands import arranging, classes, scores, undo
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.overrides import end_override, set_override
from mehmiro_desktop.store.queries import classes as reads
from tests.sync.laptops import Fact, Laptop, Mirror, Teacher, facts, server_rows

if TYPE_CHECKING:
    import psycopg

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
_UNTYPED |= {"status", "position", "archived_at", "priority_flag"}


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


class Acts:
    """Random acts of one teacher at several places."""

    def __init__(
        self, rng: random.Random, database: "psycopg.Connection[Any]", teacher: Teacher
    ) -> None:
        self.rng = rng
        self.database = database
        self.teacher = teacher
        self.oracle = Oracle()
        self.log: list[str] = []
        self.counter = 0
        self.last: CellKey | None = None

    def _say(self, text: str) -> None:
        self.log.append(text)

    # Values nobody typed before -----------------------------------------------------------------

    def _number(self) -> Decimal:
        self.counter += 1
        return Decimal(self.counter % 1000) / 100

    def _text(self) -> str:
        self.counter += 1
        return f"w{self.counter}"

    # On a laptop -------------------------------------------------------------------------------

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
            (5, self._call_roll),
            (6, self._set_override),
            (3, self._end_override),
            (2, self._order_variables),
            (1, self._move_student),
            (1, self._archive),
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

    def _call_roll(self, laptop: Laptop) -> None:
        key = self._other_cell(laptop.rows())
        if key is not None:
            status = self.rng.choice(list(AttendanceStatus))
            set_attendance(laptop.store, key.session_id, [key.student_id], status)

    def _set_override(self, laptop: Laptop) -> None:
        student = self._any(laptop.rows(), "students")
        if student is not None:
            light = self.rng.choice((Light.RED, Light.YELLOW, Light.GREEN))
            ids = student["id"], student["class_id"]
            set_override(laptop.store, *ids, light, self._text())

    def _end_override(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "monitoring_overrides")
        if row is not None:
            end_override(laptop.store, row["student_id"], row["class_id"])

    def _order_variables(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "assessment_variables")
        if row is not None:
            arranging.move_variable(laptop.store, row["id"], self.rng.randrange(3))

    def _move_student(self, laptop: Laptop) -> None:
        student = self._any(laptop.rows(), "students")
        target = self._any(laptop.rows(), "classes")
        if student is not None and target is not None:
            arranging.move_student(laptop.store, student["id"], target["id"])

    def _archive(self, laptop: Laptop) -> None:
        row = self._any(laptop.rows(), "classes")
        if row is not None:
            arranging.archive_class(laptop.store, row["id"])

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
