"""Time the store's hot paths beside their floor, in this run on this machine.

    python scripts/bench_store.py [--rows N]

The floor of one score is a plain sqlcipher3 transaction (one row, one outbox row, FULL).
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.ids import assessment_id, new_id
from mehmiro_desktop.domain.sync_types import PullCursor, PulledPage, PulledRows
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Value
from mehmiro_desktop.store import Store, database, open_store
from mehmiro_desktop.store.commands import scores, undo
from mehmiro_desktop.store.keys import SAMPLE_KEY
from mehmiro_desktop.store.queries import classes, scoring
from mehmiro_desktop.store.sync_state import apply_page, compute_digest

STUDENTS, VARIABLES = 35, 12
STAMP = "2026-03-01T08:00:00.000000Z"
PAGE = 5000


def timed(label: str, repeat: int, action: Callable[[int], Any]) -> None:
    taken = []
    for turn in range(repeat):
        started = time.perf_counter()
        action(turn)
        taken.append((time.perf_counter() - started) * 1000)
    taken.sort()
    high = taken[min(len(taken) - 1, int(len(taken) * 0.99))]
    print(f"{label:<44} p50 {statistics.median(taken):8.2f} ms   p99 {high:8.2f} ms")


def values(table: str, **given: Value) -> tuple[Value, ...]:
    row = {"created_at": STAMP, "updated_at": STAMP} | given
    return (*(row.get(name) for name in TABLE_BY_NAME[table].column_names), None, None, None)


def mirror_rows(rows: int) -> tuple[dict[str, list[tuple[Value, ...]]], list[str]]:
    """Return a teacher's rows: as many classes and sessions as ``rows`` scores need."""
    tables: dict[str, list[tuple[Value, ...]]] = {
        name: []
        for name in (
            "classes",
            "students",
            "assessment_variables",
            "assessment_sessions",
            "assessments",
        )
    }
    sessions: list[str] = []
    per_class = max(1, rows // 6 // (STUDENTS * VARIABLES))
    for number in range(6):
        class_id = new_id()
        tables["classes"].append(values("classes", id=class_id, name=f"{number + 1}A"))
        students = [new_id() for _ in range(STUDENTS)]
        variables = [new_id() for _ in range(VARIABLES)]
        tables["students"] += [
            values("students", id=each, class_id=class_id, alias=f"Cometa {place}")
            for place, each in enumerate(students)
        ]
        tables["assessment_variables"] += [
            values(
                "assessment_variables",
                id=each,
                class_id=class_id,
                name=f"V{place}",
                scale_min="0",
                scale_max="10",
                is_active=True,
            )
            for place, each in enumerate(variables)
        ]
        for day in range(per_class):
            session_id = new_id()
            sessions.append(session_id)
            on = (date(2026, 3, 1) + timedelta(days=day)).isoformat()
            tables["assessment_sessions"].append(
                values("assessment_sessions", id=session_id, class_id=class_id, date=on)
            )
            tables["assessments"] += [
                values(
                    "assessments",
                    id=assessment_id(student, variable, session_id),
                    student_id=student,
                    variable_id=variable,
                    session_id=session_id,
                    value="7",
                    assessor_type="teacher",
                )
                for student in students
                for variable in variables
            ]
    return tables, sessions


def fill(store: Store, rows: int) -> list[str]:
    tables, sessions = mirror_rows(rows)
    count = sum(map(len, tables.values()))
    started = time.perf_counter()
    for name, all_values in tables.items():
        for start in range(0, len(all_values), PAGE):
            page = PulledRows(name, all_values[start : start + PAGE])
            apply_page(store, PulledPage(PullCursor("1"), (page,)))
    took = time.perf_counter() - started
    print(
        f"pull of {count} rows in pages of {PAGE}: {took:.2f} s, {took / count * 1e6:.0f} µs a row"
    )
    started = time.perf_counter()
    for name, all_values in tables.items():
        apply_page(store, PulledPage(PullCursor("1"), (PulledRows(name, all_values[:PAGE]),)))
    print(f"the same again, first pages: {time.perf_counter() - started:.2f} s")
    return sessions


def floor(folder: Path) -> None:
    (folder / "floor.db").touch()
    connection = database.connect(folder / "floor.db", SAMPLE_KEY)
    connection.execute("CREATE TABLE a (id TEXT PRIMARY KEY, value TEXT, updated_at TEXT)")
    connection.execute("CREATE TABLE outbox (id TEXT PRIMARY KEY, body TEXT)")

    def write(turn: int) -> None:
        row_id = new_id()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO a VALUES (?, ?, ?)", (row_id, str(turn), STAMP))
        connection.execute("INSERT INTO outbox VALUES (?, ?)", (row_id, "{}" * 80))
        connection.execute("COMMIT")

    timed("floor: plain sqlcipher3, row + outbox row", 1000, write)
    connection.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=30_240)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        floor(folder)
        account = AccountRef("sample", "", "", new_id(), "", is_sample=True)

        def opened() -> Store:
            return open_store(
                folder / "account",
                SAMPLE_KEY,
                SystemClock(),
                device_name="bench",
                account=account,
            )

        started = time.perf_counter()
        store = opened()
        print(f"open a fresh store: {(time.perf_counter() - started) * 1000:.0f} ms")
        sessions = fill(store, rows)
        store.close()
        started = time.perf_counter()
        store = opened()
        print(f"open it again: {(time.perf_counter() - started) * 1000:.0f} ms")
        grid = scoring.load_grid(store, sessions[-1])
        keys = [CellKey(s, v, sessions[-1]) for s, v in grid.cells]
        timed(
            "record_score over a synced score",
            1000,
            lambda turn: scores.record_score(store, keys[turn % 420], Decimal(turn // 420)),
        )
        timed("undo", 100, lambda _: undo.undo(store))
        timed(
            "load_grid 35 x 12", 200, lambda turn: scoring.load_grid(store, sessions[turn % 6])
        )
        timed("load_cell", 500, lambda turn: scoring.load_cell(store, keys[turn % 420]))
        timed("load_previous", 50, lambda _: scoring.load_previous(store, sessions[-1]))
        timed("load_overviews", 50, lambda _: classes.load_overviews(store))
        timed("compute_digest", 3, lambda _: compute_digest(store))
        store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
