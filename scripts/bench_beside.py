"""Measure how long a digit and Enter take while a thread works beside the window.

    python scripts/bench_beside.py [--only pull,edits]

In the grid of the real window over a school year's scores, offscreen, 60 times each, in
milliseconds; the longest of the keys, and the longest turn of the event loop between them; and how
often the work was done meanwhile. Beside it works:

nothing; a thread that only computes; the monitoring analysis of all classes; pages of a pull, 5,000
rows each, without a pause between them; the sending of the removal of a class of 25,200 scores, as
to a server that answers at once; and the same where the class was changed there meanwhile, so that
all of it comes back, with the answer or with a pull; and the command line's import of 5,040 scores,
by another process.

While the last four work, a digit comes after 0 to 2 s: what can only be done in a
pause is done in some of them, and a digit may come at any moment of it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import IO, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.domain.sync_types import (
    Outgoing,
    PullCursor,
    PulledPage,
    PulledRow,
    PulledRows,
    PushResult,
)
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Row
from mehmiro_desktop.store import Store, open_store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.bin import restore_removed
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_sessions,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.sync_state import apply_page, apply_results, load_batch
from mehmiro_desktop.store.transfer.importing import import_patiently
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from scripts.bench_store import PAGE, mirror_rows
from scripts.bench_window import Bench, Statements, make_window, school_year, start_app
from scripts.school_year import ACCOUNT, Stalls, wait_for

DIGITS, SHORT_S, LONG_S = 60, 0.03, 2.0
YEARS = count(2100)
IMPORTED_SESSIONS = 12
LATER = "3000-01-01T00:00:00.000000Z"


@dataclass
class Beside:
    """What a work beside the window has, and tells."""

    store: Store
    stop: threading.Event = field(default_factory=threading.Event)
    times: int = 0
    is_modal: bool = False
    """While a person removes a class, or takes that back, a sentence lies over the window."""

    def ask(self, edit: Callable[[], object]) -> None:
        self.is_modal = True
        self.store.patiently(edit)
        self.is_modal = False

    def until_stopped(self, act: Callable[[], object]) -> None:
        while not self.stop.is_set():
            act()
            self.times += 1

    @property
    def class_beside(self) -> SchoolClass:
        """Not the class in front, nor one of the smaller ones that come by the pull."""
        return [each for each in load_classes(self.store) if each.name.startswith("Class")][1]


def compute(beside: Beside) -> None:
    beside.until_stopped(lambda: sum(range(1000)))


def analyse(beside: Beside) -> None:
    beside.until_stopped(lambda: analyse_all(beside.store, beside.store.clock.now()))


def pull(beside: Beside) -> None:
    while not beside.stop.is_set():
        tables, _ = mirror_rows(30_600)
        for name, rows in tables.items():
            for start in range(0, len(rows), PAGE):
                if not beside.stop.is_set():
                    page = PulledRows(name, rows[start : start + PAGE])
                    apply_page(beside.store, PulledPage(PullCursor("1"), (page,)))
                    beside.times += 1


def accepted(store: Store, out: Outgoing) -> PushResult:
    """Answer as a server that takes everything."""
    if out.op == "delete":
        return PushResult(out.mutation_id, "applied")
    with store.read() as connection:
        row = load_row(connection, TABLE_BY_NAME[out.table], out.row_id)
    given = {} if row is None else {name: row[name] for name in row if name != "extra"}
    stored = PulledRow(out.table, given | out.columns)
    return PushResult(out.mutation_id, "applied", stored)


def changed_there(store: Store, class_id: str) -> PulledRow:
    """Return a class as a server has it where it was changed, later each time."""
    with store.read() as connection:
        row = load_row(connection, TABLE_BY_NAME["classes"], class_id)
    given = {} if row is None else {name: row[name] for name in row if name != "extra"}
    year = next(YEARS)
    news: Row = {"name": f"Class of {year}", "updated_at": f"{year}{LATER[4:]}"}
    return PulledRow("classes", given | news)


def in_step(store: Store) -> None:
    def forget() -> None:
        with store.write() as write:
            write.connection.exec_driver_sql("DELETE FROM pending WHERE 1")

    store.patiently(forget)


def remove(beside: Beside) -> PulledRow:
    """Remove a class, all else in step with the server; return what would bring it back."""
    store, at = beside.store, beside.class_beside.id
    in_step(store)
    changed = changed_there(store, at)
    beside.ask(partial(classes.remove_class, store, at))
    return changed


def send_all(beside: Beside, answer: Callable[[Outgoing], PushResult]) -> None:
    """Send until no removal waits any more."""
    store = beside.store
    while not beside.stop.is_set():
        batch = load_batch(store)
        apply_results(store, [answer(each) for each in batch], not_after=LATER)
        if any(each.op == "delete" for each in batch):
            return
        beside.stop.wait(0 if batch else 0.05)


def send(beside: Beside) -> None:
    def remove_and_send() -> None:
        store = beside.store
        remove(beside)
        send_all(beside, partial(accepted, store))
        with store.read() as connection:
            asked = "SELECT max(seq) FROM history WHERE tbl = 'classes'"
            seq = int(connection.exec_driver_sql(asked).scalar_one())
        beside.ask(partial(restore_removed, store, [seq]))

    beside.until_stopped(remove_and_send)


def send_in_vain(beside: Beside) -> None:
    def remove_and_get_back() -> None:
        changed = remove(beside)

        def answer(out: Outgoing) -> PushResult:
            if out.op == "delete":
                return PushResult(out.mutation_id, "stale", changed)
            return accepted(beside.store, out)

        send_all(beside, answer)

    beside.until_stopped(remove_and_get_back)


def pull_back(beside: Beside) -> None:
    def remove_and_pull() -> None:
        changed = remove(beside)
        names = TABLE_BY_NAME["classes"].column_names
        row = (*(changed.row[name] for name in names), None, None, None)
        page = PulledPage(PullCursor("1"), (PulledRows("classes", [row]),))
        apply_page(beside.store, page, not_after=LATER)

    beside.until_stopped(remove_and_pull)


def import_here(directory: Path) -> None:
    """Import scores of a class beside the one in front, again and again; say so each time."""
    key = sys.stdin.buffer.read()
    with open_store(directory, key, SystemClock(), device_name="", account=ACCOUNT) as store:
        found = Beside(store).class_beside
        cells = [
            f"{student.alias},{variable.name},{session.on}"
            for session in load_sessions(store, found.id)[:IMPORTED_SESSIONS]
            for variable in load_variables(store, found.id)
            for student in load_students(store, found.id)
        ]
        for value in cycle("345"):
            lines = "".join(f"{cell},{value}\n" for cell in cells)
            import_patiently(store, f"alias,variable,date,score\n{lines}".encode(), found.name)
            print(len(cells), flush=True)


def import_beside(beside: Beside) -> None:
    command = [sys.executable, __file__, "--import-into", str(beside.store.directory)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        told, tells = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        told.write(beside.store.key)
        told.close()
        while not beside.stop.is_set():
            beside.times += bool(tells.readline())
        process.kill()


WORKS: dict[str, tuple[Callable[[Beside], None] | None, float]] = {
    "nothing": (None, SHORT_S),
    "computing": (compute, SHORT_S),
    "analysis": (analyse, SHORT_S),
    "pull": (pull, SHORT_S),
    "sending": (send, LONG_S),
    "sent in vain": (send_in_vain, LONG_S),
    "pulled back": (pull_back, LONG_S),
    "command line": (import_beside, LONG_S),
}


def rest(seconds: float) -> None:
    end = time.perf_counter() + seconds
    wait_for(lambda: time.perf_counter() > end)


def digits(
    screen: ScoreScreen, most_s: float, beside: Beside
) -> tuple[list[float], float, float]:
    """Score one cell after the other.

    Returns how long each took, sorted; the longest key; and the longest turn in between.
    """
    screen.grid.setFocus()
    screen.grid.go_to(0, 0)
    took: list[float] = []
    key_s = 0.0
    turns = Stalls()
    between_s = 0.0
    for number in range(DIGITS):
        turns.begin()
        # By the golden section: evenly spread, and never in step with what works beside it.
        rest(SHORT_S if most_s == SHORT_S else most_s * (number * 0.618 % 1))
        wait_for(lambda: not beside.is_modal)
        between_s = max(between_s, turns.longest)
        began = time.perf_counter()
        for key in (Qt.Key.Key_3, Qt.Key.Key_Return):
            pressed = time.perf_counter()
            QTest.keyClick(QApplication.focusWidget() or screen, key)
            key_s = max(key_s, time.perf_counter() - pressed)
        QApplication.processEvents()
        took.append((time.perf_counter() - began) * 1000)
    turns.end()
    return sorted(took), key_s * 1000, between_s * 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="works, separated by commas")
    parser.add_argument("--import-into", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.import_into is not None:
        import_here(arguments.import_into)
    only = arguments.only
    _app, guard = start_app()
    with school_year() as (store, profile):
        window, bridge = make_window(store, profile)
        bench = Bench(window, Statements())
        session = load_sessions(store, load_classes(store)[0].id)[1].id
        bench.measure(partial(window.open_screen, "score", session_id=session))
        guard.freeze()
        rest(2)
        screen = cast("ScoreScreen", window.pages.screen_in_front())
        for name in only.split(",") if only else WORKS:
            work, most_s = WORKS[name]
            beside = Beside(store)
            thread = threading.Thread(target=work, args=(beside,)) if work else None
            if thread is not None:
                thread.start()
            rest(0.1)
            took, key, between = digits(screen, most_s, beside)
            beside.stop.set()
            if thread is not None:
                wait_for(lambda thread=thread: not thread.is_alive())  # type: ignore[misc]
            p50, p90 = statistics.median(took), took[DIGITS * 9 // 10]
            print(
                f"{name:14}p50 {p50:4.0f}  p90 {p90:4.0f}  max {took[-1]:4.0f}"
                f"  key {key:4.0f}  turn {between:4.0f}  done {beside.times:6}",
                flush=True,
            )
        window.close()
        bridge.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
