"""Random days of edits, undo, redo, pushes and pulls: the invariants of capture and base."""

import shutil
import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mehmiro_desktop.domain.entities import AttendanceStatus, CellKey
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.sync_types import Outgoing, PulledGone, PulledRow, PushResult
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Row
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import backup
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.arranging import move_variable
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.overrides import end_override, set_override
from mehmiro_desktop.store.commands.undo import load_undo_state, redo, undo
from mehmiro_desktop.store.rows import differing, row_from_json
from mehmiro_desktop.store.sync_state import (
    apply_page,
    apply_results,
    compute_digest,
    load_batch,
)
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import accepted, page
from tests.helpers.stores import ClassroomBuilder, make_store
from tests.store.peek import one, rows, sql

CELLS = st.tuples(st.integers(0, 1), st.integers(0, 1))
VALUES = st.integers(0, 3)


class Days(RuleBasedStateMachine):
    """One laptop and a model of its server: a dict of rows that answers like the contract."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="mehmiro-days-"))
        self.clock = FixedClock()
        self.store = make_store(self.folder / "account", self.clock)
        self.server: dict[tuple[str, str], Row] = {}
        self.tombstones: dict[tuple[str, str], str] = {}
        self.written: set[tuple[str, str]] = set()
        self.answers: dict[str, PushResult] = {}

    @initialize()
    def begin(self) -> None:
        self.room = ClassroomBuilder(self.store, students=2, variables=2).build()
        self.sync()

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def key(self, cell: tuple[int, int]) -> CellKey:
        return self.room.key(*cell)

    # What a person does

    @rule(cell=CELLS, value=VALUES)
    def score(self, cell: tuple[int, int], value: int) -> None:
        self.clock.advance(seconds=1)
        try:
            scores.record_score(self.store, self.key(cell), Decimal(value))
        except RecordNotFound:
            return
        self.note_values()

    @rule(cell=CELLS, text=st.sampled_from(["", "a", "b"]))
    def comment(self, cell: tuple[int, int], text: str) -> None:
        self.clock.advance(seconds=1)
        try:
            scores.record_comment(self.store, self.key(cell), text)
        except RecordNotFound:
            return

    @rule(cells=st.lists(CELLS, min_size=1, max_size=3, unique=True))
    def clear(self, cells: list[tuple[int, int]]) -> None:
        scores.clear_scores(self.store, [self.key(cell) for cell in cells])

    @rule(student=st.integers(0, 1), status=st.sampled_from(AttendanceStatus))
    def attend(self, student: int, status: AttendanceStatus) -> None:
        self.clock.advance(seconds=1)
        try:
            set_attendance(
                self.store, self.room.session.id, [self.room.roster[student].id], status
            )
        except RecordNotFound:
            return

    @rule(student=st.integers(0, 1), light=st.sampled_from(Light), reason=st.sampled_from("ab"))
    def override(self, student: int, light: Light, reason: str) -> None:
        self.clock.advance(seconds=1)
        whose = (self.room.roster[student].id, self.room.school_class.id)
        try:
            if light is Light.GREY:
                end_override(self.store, *whose)
            else:
                set_override(self.store, *whose, light, reason)
        except RecordNotFound:
            return

    @rule(variable=st.integers(0, 1), place=st.integers(0, 1))
    def order_variables(self, variable: int, place: int) -> None:
        self.clock.advance(seconds=1)
        try:
            move_variable(self.store, self.room.measured[variable].id, place)
        except RecordNotFound:
            return

    @rule(student=st.integers(0, 1))
    def remove_student(self, student: int) -> None:
        try:
            classes.remove_student(self.store, self.room.roster[student].id)
        except RecordNotFound:
            return

    @rule()
    def remove_and_undo_leaves_no_trace(self) -> None:
        before = self.content()
        if one(self.store, "SELECT count(*) FROM classes"):
            classes.remove_class(self.store, self.room.school_class.id)
            undo(self.store)
            assert self.content() == before

    @rule()
    def undo_then_redo_is_nothing(self) -> None:
        before = self.content()
        label = load_undo_state(self.store).undo
        if label is None:
            return
        taken_back = undo(self.store)
        assert taken_back is not None
        brought = redo(self.store)
        assert brought is not None
        assert self.content() == before

    @rule()
    def undo(self) -> None:
        undo(self.store)

    @rule()
    def redo(self) -> None:
        redo(self.store)

    # What the server does

    @rule(value=VALUES, cell=CELLS)
    def web_scores(self, value: int, cell: tuple[int, int]) -> None:
        self.clock.advance(seconds=1)
        for (table, row_id), row in self.server.items():
            if table == "assessments" and row["student_id"] == self.key(cell).student_id:
                changed = {**row, "value": str(value), "updated_at": self.store.now_stamp()}
                self.server[table, row_id] = changed
                self.written.add((row_id, str(value)))
                return

    @rule()
    def web_deletes_a_score(self) -> None:
        self.clock.advance(seconds=1)
        for table, row_id in self.server:
            if table == "assessments":
                del self.server[table, row_id]
                self.tombstones[table, row_id] = self.store.now_stamp()
                return

    @rule()
    def pull(self) -> None:
        whole = [(table, row) for (table, _), row in self.server.items()]
        rank = {table.name: place for place, table in enumerate(TABLES)}
        gones = tuple(
            PulledGone(table, row_id, "deleted", stamp)
            for (table, row_id), stamp in sorted(
                self.tombstones.items(), key=lambda item: -rank[item[0][0]]
            )
            if (table, row_id) not in self.server
        )
        apply_page(self.store, page(*whole, gone=gones))

    @rule()
    def sync(self) -> None:
        for _ in range(8):
            self.pull()
            batch = load_batch(self.store)
            if not batch:
                break
            self.answer(batch)

    @rule(is_lost=st.booleans())
    def push_with_the_answer_lost(self, is_lost: bool) -> None:
        batch = load_batch(self.store)
        results = [self.serve(out) for out in batch]
        if not is_lost:
            apply_results(self.store, results)

    @rule()
    @precondition(lambda self: self.room is not None)
    def restart(self) -> None:
        self.store.close()
        self.store = make_store(self.folder / "account", self.clock)
        self.room.store = self.store

    def answer(self, batch: tuple[Outgoing, ...]) -> None:
        apply_results(self.store, [self.serve(out) for out in batch])

    def serve(self, out: Outgoing) -> PushResult:
        place = (out.table, out.row_id)
        stored = self.server.get(place)
        if out.mutation_id in self.answers:
            return self.answers[out.mutation_id]
        result = self.decide(out, place, stored)
        if result.status == "applied":
            self.answers[out.mutation_id] = result
        return result

    def decide(self, out: Outgoing, place: tuple[str, str], stored: Row | None) -> PushResult:
        table = TABLE_BY_NAME[out.table]
        if stored is None:
            return self.decide_absent(out, place)
        if out.base != stored[table.stamp]:
            return PushResult(out.mutation_id, "stale", PulledRow(out.table, stored))
        if out.op == "delete":
            self.delete(place, out.updated_at)
            return PushResult(out.mutation_id, "applied")
        return self.put(out, stored)

    def decide_absent(self, out: Outgoing, place: tuple[str, str]) -> PushResult:
        if out.op == "delete":
            return PushResult(out.mutation_id, "applied")
        died = self.tombstones.get(place, "")
        if out.base is not None or out.updated_at <= died:
            gone = PulledGone(out.table, out.row_id, "deleted", died)
            return PushResult(out.mutation_id, "gone", gone=gone)
        for column, parent in TABLE_BY_NAME[out.table].parents.items():
            parent_id = str(out.columns[column])
            if (parent, parent_id) not in self.server:
                return PushResult(
                    out.mutation_id, "parent_gone", parent=parent, parent_id=parent_id
                )
        return self.put(out, None)

    def put(self, out: Outgoing, stored: Row | None) -> PushResult:
        result = accepted(out, stored)
        assert result.row is not None
        self.server[out.table, out.row_id] = result.row.row
        return result

    def delete(self, place: tuple[str, str], stamp: str) -> None:
        del self.server[place]
        self.tombstones[place] = stamp
        for (table, row_id), row in list(self.server.items()):
            parents = TABLE_BY_NAME[table].parents
            is_child = any((parents[c], row[c]) == place for c in parents)
            if is_child and (table, row_id) in self.server:
                self.delete((table, row_id), stamp)

    # What must always hold

    def content(self) -> dict[str, dict[str, Row]]:
        return {
            table.name: {
                row_id: {**row, "updated_at": None}
                for row_id, row in rows(self.store, table.name).items()
            }
            for table in TABLES
        }

    def note_values(self) -> None:
        for row_id, row in rows(self.store, "assessments").items():
            self.written.add((row_id, str(row["value"])))

    @invariant()
    def marks_and_rows_agree(self) -> None:
        for tbl, row_id, op, base_text, mutation in sql(
            self.store, "SELECT tbl, row_id, op, base, mutation_id FROM pending"
        ):
            table = TABLE_BY_NAME[tbl]
            row = rows(self.store, tbl).get(row_id)
            assert (row is not None) == (op == "put"), (tbl, op)
            if base_text is None or row is None or mutation is not None:
                continue
            assert differing(table, row, row_from_json(table, base_text))

    @invariant()
    def file_is_sound(self) -> None:
        assert backup.check_integrity(self.store) == ()

    @invariant()
    def nothing_typed_is_lost(self) -> None:
        kept = set(sql(self.store, "SELECT id, value FROM assessments"))
        kept |= set(
            sql(
                self.store,
                "SELECT row_id, json_extract(before, '$.value') FROM history"
                " WHERE tbl = 'assessments' UNION SELECT row_id, json_extract(row, '$.value')"
                " FROM held",
            )
        )
        kept |= {
            (row_id, str(row["value"]))
            for (table, row_id), row in self.server.items()
            if table == "assessments"
        }
        web_only = {pair for pair in self.written if pair not in kept}
        typed = set(
            sql(
                self.store,
                "SELECT row_id, json_extract(after, '$.value') FROM history"
                " WHERE tbl = 'assessments' AND why = 'edit' AND after IS NOT NULL",
            )
        )
        assert not web_only & typed

    @rule()
    def in_the_end_both_sides_are_the_same(self) -> None:
        self.sync()
        for table in TABLES:
            ours = rows(self.store, table.name)
            theirs = {i: r for (t, i), r in self.server.items() if t == table.name}
            assert {i: {**r, "extra": None} for i, r in theirs.items()} == ours
        assert sql(self.store, "SELECT * FROM pending") == []
        assert compute_digest(self.store)["assessments"].count == len(
            rows(self.store, "assessments")
        )


TestDays = Days.TestCase
TestDays.settings = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
