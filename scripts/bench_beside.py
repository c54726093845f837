"""Measure how long a digit and Enter take while a thread works beside the window.

    python scripts/bench_beside.py

In the grid of the real window over a school year's scores, offscreen, 60 times each, in
milliseconds: with nothing beside it, a thread that only computes, the monitoring analysis of all
classes again and again, pages of a pull, 5,000 rows each, without a pause between them, and the
sending of 840 scores and of the removal of a class of 25,200, as to a server that answers at once.
"""

import os
import statistics
import sys
import tempfile
import threading
import time
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.config import Profile
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import (
    Outgoing,
    PullCursor,
    PulledPage,
    PulledRow,
    PulledRows,
    PushResult,
)
from mehmiro_desktop.domain.tables import TABLE_BY_NAME
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.commands.scores import ScoreEntry, record_scores
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_sessions,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.sync_state import apply_page, apply_results, load_batch
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.gc_guard import GcGuard
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.worker import give_way
from scripts.bench_screens import Bench, Statements, make_window
from scripts.bench_store import PAGE, mirror_rows
from scripts.school_year import fill, make_store, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

DIGITS, PAUSE_S = 60, 0.03


def compute(stop: threading.Event, _store: Store) -> None:
    number = 0
    while not stop.is_set():
        number += 1


def analyse(stop: threading.Event, store: Store) -> None:
    while not stop.is_set():
        analyse_all(store, store.clock.now())


def pull(stop: threading.Event, store: Store) -> None:
    while not stop.is_set():
        tables, _ = mirror_rows(30_600)
        for name, rows in tables.items():
            for start in range(0, len(rows), PAGE):
                if not stop.is_set():
                    page = PulledRows(name, rows[start : start + PAGE])
                    apply_page(store, PulledPage(PullCursor("1"), (page,)))


def rest(seconds: float) -> None:
    end = time.perf_counter() + seconds
    wait_for(lambda: time.perf_counter() > end)


def digits(screen: ScoreScreen) -> list[float]:
    """Score one cell after the other; return how long each took, sorted."""
    screen.grid.setFocus()
    screen.grid.go_to(0, 0)
    took: list[float] = []
    for _ in range(DIGITS):
        rest(PAUSE_S)
        began = time.perf_counter()
        for key in (Qt.Key.Key_3, Qt.Key.Key_Return):
            QTest.keyClick(QApplication.focusWidget() or screen, key)
        QApplication.processEvents()
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def accepted(store: Store, out: Outgoing) -> PushResult:
    """Answer as a server that takes everything."""
    if out.op == "delete":
        return PushResult(out.mutation_id, "applied")
    with store.read() as connection:
        row = load_row(connection, TABLE_BY_NAME[out.table], out.row_id)
    given = {} if row is None else {name: row[name] for name in row if name != "extra"}
    stored = PulledRow(out.table, given | out.columns)
    return PushResult(out.mutation_id, "applied", stored)


def edit_much(store: Store) -> None:
    """Paste two sessions and remove a class; all else is in step with the server."""
    with store.write() as write:
        write.connection.exec_driver_sql("DELETE FROM pending")
    # Not those that came by the pull: they are smaller.
    first, second, *_ = (each for each in load_classes(store) if each.name.startswith("Class"))
    students, variables = load_students(store, first.id), load_variables(store, first.id)
    cells = [
        ScoreEntry(CellKey(student.id, variable.id, session.id), Decimal(2))
        for session in load_sessions(store, first.id)[2:4]
        for student in students
        for variable in variables
    ]
    record_scores(store, cells)
    classes.remove_class(store, second.id)


def send(stop: threading.Event, store: Store) -> None:
    while not stop.is_set():
        batch = load_batch(store)
        apply_results(store, [accepted(store, each) for each in batch])
        stop.wait(0 if batch else 0.05)


def main() -> int:
    app = QApplication([])
    guard = GcGuard(app)
    give_way()
    app.setStyle("Fusion")
    app.setCursorFlashTime(0)
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    with tempfile.TemporaryDirectory() as folder, make_store(Path(folder)) as store:
        fill(store)
        window, bridge = make_window(store, Profile(Path(folder) / "profile"))
        bench = Bench(window, Statements())
        session = load_sessions(store, load_classes(store)[0].id)[1].id
        bench.measure(partial(window.open_screen, "score", session_id=session))
        guard.freeze()
        rest(2)
        screen = cast("ScoreScreen", window.pages.screen_in_front())
        beside: dict[str, Callable[[threading.Event, Store], None] | None] = {
            "nothing": None, "computing": compute, "analysis": analyse, "pull": pull,
            "sending": send,
        }  # fmt: skip
        for name, work in beside.items():
            stop = threading.Event()
            if work is send:
                edit_much(store)
                rest(3)
            threads = [threading.Thread(target=work, args=(stop, store))] if work else []
            for thread in threads:
                thread.start()
            rest(0.1)
            took = digits(screen)
            stop.set()
            for thread in threads:
                thread.join()
            p50, p90 = statistics.median(took), took[DIGITS * 9 // 10]
            print(f"{name:12}p50 {p50:6.0f}   p90 {p90:6.0f}   max {took[-1]:6.0f}", flush=True)
        window.close()
        bridge.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
