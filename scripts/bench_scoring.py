"""Measure scoring: from the key to the score on disk and the cell painted.

    python scripts/bench_scoring.py [--students 40] [--variables 20] [--keys 1000] [--json]

Offscreen, on a fresh encrypted store in a temporary folder. One grid step is a digit and Enter:
the editor opens, the score is committed (synchronous=FULL), the cursor goes down, all is painted.
One quick step is one digit. Beside them stands what the disk alone needs: 4 KiB and fdatasync.
"""

import argparse
import json
import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.store import Store, open_store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring.screen import ScoreScreen

ACCOUNT = AccountRef(
    "bench", "", "", "00000000-0000-4000-8000-000000000000", "", is_sample=True
)


def make_store(folder: Path) -> Store:
    key = secrets.token_bytes(32)
    KeyFile.for_key(key, "keyring").write(folder)
    return open_store(folder, key, SystemClock(), device_name="bench", account=ACCOUNT)


def make_class(store: Store, students: int, variables: int) -> str:
    made = classes.add_class(store, "Bench")
    classes.add_students(store, made.id, [f"Student {n:02}" for n in range(students)])
    for number in range(variables):
        classes.add_variable(store, made.id, f"Variable {number:02}", Decimal(1), Decimal(5))
    return made.id


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


def measure(students: int, variables: int, keys: int, folder: Path) -> dict[str, object]:
    app = QApplication([])
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    with make_store(folder) as store:
        class_id = make_class(store, students, variables)
        bridge = StoreBridge(store)
        screen = ScoreScreen(UiContext(store=store, clock=SystemClock(), bridge=bridge))
        theme.dress(screen)
        screen.resize(1290, 712)
        screen.show()
        screen.activateWindow()
        QTest.qWaitForWindowActive(screen)
        screen.show_for(class_id=class_id)
        app.processEvents()

        def grid_step(number: int) -> None:
            if number % students == 0:
                screen.grid.go_to(0, number // students % variables)
            press(str(number % 5 + 1))
            press(Qt.Key.Key_Return)

        def quick_step(number: int) -> None:
            if number % students == 0:
                screen.quick.start(0, number // students % variables)
            press(str((number + 1) % 5 + 1))

        def open_step(_number: int) -> None:
            screen.open_class(class_id)

        grid = timed(keys, grid_step)
        at = screen.sheet.at
        stored = 0 if at is None else len(load_grid(store, at.session.id).cells)
        if stored != min(keys, students * variables):
            sys.exit(f"{keys} steps left {stored} scores on disk.")
        press("q")
        quick = timed(keys, quick_step)
        opened = timed(20, open_step)
        bridge.close()
        screen.hide()
    return {
        "students": students,
        "variables": variables,
        "grid_digit_and_enter": summary(grid),
        "quick_digit": summary(quick),
        "open_class": summary(opened),
        "disk_4k_fdatasync": summary(disk_floor(folder, 200)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--variables", type=int, default=20)
    parser.add_argument("--keys", type=int, default=800)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = measure(given.students, given.variables, given.keys, Path(name))
    if given.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{given.students} students x {given.variables} variables, {given.keys} steps")
    for what, figures in found.items():
        if isinstance(figures, dict):
            shown = "  ".join(f"{name} {value:>7}" for name, value in figures.items())
            print(f"{what:<22} {shown}")


if __name__ == "__main__":
    main()
