"""Measure scoring in a store that holds a school year: from the key to the score on disk and painted.

    python scripts/bench_scoring.py [--keys 420] [--json]

Offscreen, in a new assessment session of 35 students and 12 variables, beside 151,200 scores of the
year. One grid step is a digit and Enter: the editor opens, the score is committed
(synchronous=FULL), the cursor goes down, all is painted. One quick step is one digit. A filled
column and a pasted grid are commands on the store, without the window. Beside them stands what the
disk alone needs: 4 KiB and fdatasync.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.scores import ScoreEntry, fill_blanks, record_scores
from mehmiro_desktop.store.queries.classes import load_classes, load_students, load_variables
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from scripts.school_year import STUDENTS, VARIABLES, fill, make_store


def press(key: Qt.Key | str) -> None:
    focus = QApplication.focusWidget()
    if focus is None:
        sys.exit("The window lost the focus.")
    if isinstance(key, str):
        QTest.keyClicks(focus, key)
    else:
        QTest.keyClick(focus, key)


def timed(steps: int, act: Callable[[int], None]) -> list[float]:
    """Return the milliseconds of each step, painting included."""
    taken = []
    for number in range(steps):
        began = time.perf_counter()
        act(number)
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def summary(taken: list[float]) -> dict[str, float]:
    ordered = sorted(taken)
    return {
        "p50_ms": round(statistics.median(ordered), 2),
        "p99_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 2),
        "max_ms": round(ordered[-1], 2),
    }


def disk_floor(folder: Path, steps: int) -> list[float]:
    with (folder / "floor").open("wb") as file:

        def write(_number: int) -> None:
            file.write(b"x" * 4096)
            file.flush()
            getattr(os, "fdatasync", os.fsync)(file.fileno())

        return timed(steps, write)


def measure(keys: int, folder: Path) -> dict[str, dict[str, float]]:
    app = QApplication([])
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    with make_store(folder) as store:
        fill(store)
        class_id = load_classes(store)[0].id
        ahead = store.clock.today() + timedelta(days=1)
        session = classes.start_session(store, class_id, ahead)
        bridge = StoreBridge(store)
        screen = ScoreScreen(UiContext(store=store, clock=store.clock, bridge=bridge))
        theme.dress(screen)
        screen.resize(1290, 712)
        screen.show()
        screen.activateWindow()
        QTest.qWaitForWindowActive(screen)
        screen.show_for(session_id=session.id)
        app.processEvents()

        def grid_step(number: int) -> None:
            if number % STUDENTS == 0:
                screen.grid.go_to(0, number // STUDENTS % VARIABLES)
            press(str(number % 5 + 1))
            press(Qt.Key.Key_Return)

        def quick_step(number: int) -> None:
            if number % STUDENTS == 0:
                screen.quick.start(0, number // STUDENTS % VARIABLES)
            press(str((number + 1) % 5 + 2))

        def open_step(_number: int) -> None:
            screen.open_session(session.id)

        grid = timed(keys, grid_step)
        stored = len(load_grid(store, session.id).cells)
        if stored != min(keys, STUDENTS * VARIABLES):
            sys.exit(f"{keys} steps left {stored} scores on disk.")
        press("q")
        quick = timed(keys, quick_step)
        opened = timed(20, open_step)
        bridge.close()
        screen.hide()
        filled, pasted = measure_commands(store, class_id)
    return {
        "grid_digit_and_enter": summary(grid),
        "quick_digit": summary(quick),
        "open_session": summary(opened),
        "fill_a_column_of_35": summary(filled),
        "paste_35_x_12": summary(pasted),
        "disk_4k_fdatasync": summary(disk_floor(folder, 200)),
    }


def measure_commands(store: Store, class_id: str) -> tuple[list[float], list[float]]:
    students, variables = load_students(store, class_id), load_variables(store, class_id)
    first = store.clock.today() + timedelta(days=2)
    sessions = [
        classes.start_session(store, class_id, first + timedelta(days=n)).id for n in range(20)
    ]

    def fill_column(number: int) -> None:
        fill_blanks(store, sessions[number], variables[0].id, Decimal(4))

    def paste(number: int) -> None:
        cells = [
            ScoreEntry(CellKey(student.id, variable.id, sessions[number]), Decimal(3))
            for student in students
            for variable in variables
        ]
        record_scores(store, cells)

    return timed(10, fill_column), timed(10, lambda number: paste(number + 10))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=STUDENTS * VARIABLES)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = measure(given.keys, Path(name))
    if given.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{STUDENTS} students x {VARIABLES} variables, {given.keys} steps")
    for what, figures in found.items():
        shown = "  ".join(f"{name} {value:>7}" for name, value in figures.items())
        print(f"{what:<22} {shown}")


if __name__ == "__main__":
    main()
