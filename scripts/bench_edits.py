"""Measure edits of many rows in a school year's store, and whether the window goes on meanwhile.

    python scripts/bench_edits.py

Prints milliseconds: for each edit, its undo and its redo the command on the store alone, and then
the longest turn of the event loop while the real window makes it.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.scores import ScoreEntry, record_scores
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_sessions,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.stopping import stoppable
from mehmiro_desktop.ui.beside import edit_beside, reverse_beside
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.worker import editor_of
from scripts.bench_window import Bench, Statements, make_window, school_year, start_app

Edits = dict[str, tuple[int, Callable[[], object]]]


def edits(store: Store) -> Edits:
    """Name the edits with how many rows they change."""
    first, second, *_ = load_classes(store)
    students = load_students(store, first.id)
    ahead = store.clock.today() + timedelta(days=1)
    session = classes.start_session(store, first.id, ahead)
    cells = [
        ScoreEntry(CellKey(student.id, variable.id, session.id), Decimal(3))
        for student in students
        for variable in load_variables(store, first.id)
    ]
    last = load_sessions(store, first.id)[3].id
    return {
        "paste 35 x 12": (len(cells), partial(record_scores, store, cells)),
        "remove a session": (420, partial(classes.remove_session, store, last)),
        "remove a student": (720, partial(classes.remove_student, store, students[0].id)),
        "remove a class": (25_200, partial(classes.remove_class, store, second.id)),
    }


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    # As the window has it done.
    with stoppable(lambda: False):
        act()
    return (time.perf_counter() - began) * 1000


def longest_turn(bench: Bench, window: MainWindow, act: Callable[[], object]) -> float:
    """Return the longest turn from the asking until the edit is made and shown."""
    editor = editor_of(window.context)
    found = bench.measure(act, lambda: not editor.is_busy)
    return found.turn


def nothing(*_: object) -> None:
    """Take an answer nobody waits for."""


def main() -> int:
    _app, guard = start_app()
    statements = Statements()
    with school_year() as (store, profile):
        window, bridge = make_window(store, profile)
        bench = Bench(window, statements)
        bench.rest()
        for name in ("today", "score", "students"):
            bench.measure(partial(window.open_screen, name))
        guard.freeze()
        context = window.context
        print(
            f"{'':20}{'edit':>8}{'undo':>8}{'redo':>8}   longest turn:{'edit':>8}{'undo':>8}{'redo':>8}"
        )
        for name, (rows, act) in edits(store).items():
            alone = [timed(act), timed(partial(undo, store)), timed(partial(redo, store))]
            undo(store)
            bench.rest()
            edit = partial(edit_beside, context, window, rows, "…", act, nothing, nothing)
            turns = [longest_turn(bench, window, edit)]
            for command in (undo, redo):
                reverse = partial(reverse_beside, context, window, command, nothing, nothing)
                turns.append(longest_turn(bench, window, reverse))
            undo(store)
            bench.rest()
            cells = "".join(f"{each:8.0f}" for each in alone)
            print(
                f"{name:20}{cells}{'':16}{''.join(f'{each:8.0f}' for each in turns)}",
                flush=True,
            )
        window.close()
        bridge.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
