"""Measure monitoring with a school year in the store: 6 classes, 151,200 scores.

    python scripts/bench_monitoring.py

Offscreen, on a fresh encrypted store in a temporary folder. Prints milliseconds: reading the
board of all classes, analysing all, opening the screen, and the longest time the window did not
turn its event loop while it read and while it analysed.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.tables import ASSESSMENTS
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.monitoring import load_board
from mehmiro_desktop.store.rows import insert_sql
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from scripts.bench_scoring import make_store

CLASSES, STUDENTS, VARIABLES, SESSIONS = 6, 35, 12, 60
STEP = timedelta(days=3)
BUSY_S = 0.003
"""A turn in which the window's thread worked for so long belongs to what was asked."""


def fill(store: Store) -> None:
    now = stamp_text(store.clock.now())
    today = store.clock.today()
    rest = ("teacher", None, None, now, now, None)
    for number in range(CLASSES):
        made = classes.add_class(store, f"Class {number}")
        students = classes.add_students(store, made.id, [f"S {n:02}" for n in range(STUDENTS)])
        names = ["Tareas", *(f"Variable {n:02}" for n in range(1, VARIABLES))]
        variables = [classes.add_variable(store, made.id, name) for name in names]
        days = [today - STEP * n for n in range(SESSIONS)]
        sessions = [classes.start_session(store, made.id, on) for on in days]
        rows = [
            (new_id(), s.id, v.id, e.id, str((i * 7 + j * 3 + k) % 11), *rest)
            for k, e in enumerate(sessions)
            for i, s in enumerate(students)
            for j, v in enumerate(variables)
        ]
        with store.write() as write:
            write.connection.exec_driver_sql(insert_sql(ASSESSMENTS), rows)


def timed(name: str, act: Callable[[], object]) -> None:
    began = time.perf_counter()
    act()
    print(f"{name:44} {(time.perf_counter() - began) * 1000:8.1f} ms")


class Stalls:
    """The longest turn of the event loop, in seconds: so long no key could be taken.

    A turn goes from when the loop looks for input until it looks again. It looks every 4 ms at
    least, so that resting is no long turn; one that never rests would starve the worker of the
    interpreter's lock, and measure that.
    """

    def __init__(self) -> None:
        self.begin()
        self._loop = QAbstractEventDispatcher.instance()
        self._loop.awake.connect(self._turn)
        self._waker = QTimer(interval=4, timerType=Qt.TimerType.PreciseTimer)
        self._waker.start()

    def begin(self) -> None:
        """Forget what was; what comes now begins a turn."""
        self.longest = self.longest_cpu = 0.0
        self._last = self.busy = time.perf_counter()
        self._last_cpu = time.thread_time()

    def _turn(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        if cpu - self._last_cpu > BUSY_S:
            self.busy = now
        self.longest = max(self.longest, now - self._last)
        self.longest_cpu = max(self.longest_cpu, cpu - self._last_cpu)
        self._last, self._last_cpu = now, cpu

    def end(self) -> float:
        """Stop looking; returns the longest so far in seconds."""
        self._waker.stop()
        self._loop.awake.disconnect(self._turn)
        return self.longest

    def stop(self, name: str) -> None:
        print(f"{name:44} {self.end() * 1000:8.1f} ms")


def wait_for(condition: Callable[[], bool]) -> None:
    """Run an event loop like the app's own until it is so."""
    loop = QEventLoop()
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    loop.exec()


def main() -> int:
    app = QApplication([])
    app.setStyle("Fusion")
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    with tempfile.TemporaryDirectory() as folder, make_store(Path(folder)) as store:
        fill(store)
        now = store.clock.now()
        timed("analyse all, first time (210 rows written)", lambda: analyse_all(store, now))
        timed("analyse all, nothing changed", lambda: analyse_all(store, now))
        timed("read the board of all classes", lambda: load_board(store, now))
        one = load_classes(store)[0].id
        timed("read the board of one class", lambda: load_board(store, now, one))
        bridge = StoreBridge(store)
        began = time.perf_counter()
        screen = MonitoringScreen(UiContext(store=store, clock=store.clock, bridge=bridge))
        theme.dress(screen)
        screen.resize(1260, 700)
        screen.show()
        screen.show_for()
        print(
            f"{'build and show the screen':44} {(time.perf_counter() - began) * 1000:8.1f} ms"
        )
        stalls = Stalls()
        wait_for(lambda: screen.board is not None and not screen.is_loading)
        screen.grab()
        print(
            f"{'… until the board is painted':44} {(time.perf_counter() - began) * 1000:8.1f} ms"
        )
        stalls.stop("longest stall while reading")
        stalls = Stalls()
        screen.analyse()
        runner = screen.head
        wait_for(lambda: runner.analyse_button.isEnabled() and not screen.is_loading)
        stalls.stop("longest stall while analysing")
        bridge.close()
        screen.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
