"""What the benchmarks have in common: a school year's store, a clock, and the longest turn.

6 classes of 35 students, 12 variables, 60 assessment sessions: 151,200 scores, a comment on one of
20 of them, 2 students absent or late in each session, a lesson a session, and 100 suggestions a
class, 25 of them unread; in a fresh encrypted store.
"""

import secrets
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.tables import (
    AI_SUGGESTIONS,
    ASSESSMENTS,
    LESSONS,
    SESSION_ATTENDANCE,
)
from mehmiro_desktop.store import Store, open_store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.store.rows import insert_sql
from mehmiro_desktop.store.stamps import stamp_text

CLASSES, STUDENTS, VARIABLES, SESSIONS, SUGGESTIONS = 6, 35, 12, 60, 100
STEP = timedelta(days=3)
BUSY_S = 0.003
"""A turn in which the window's thread worked for so long belongs to what was asked."""


ACCOUNT = AccountRef(
    "bench", "", "", "00000000-0000-4000-8000-000000000000", "", is_sample=True
)


def make_store(folder: Path) -> Store:
    key = secrets.token_bytes(32)
    KeyFile.for_key(key, "keyring").write(folder)
    return open_store(folder, key, SystemClock(), device_name="bench", account=ACCOUNT)


def fill(store: Store) -> None:
    now = stamp_text(store.clock.now())
    stamps = (now, now, None)
    today = store.clock.today()
    for number in range(CLASSES):
        made = classes.add_class(store, f"Class {number}")
        students = classes.add_students(store, made.id, [f"S {n:02}" for n in range(STUDENTS)])
        names = ["Tareas", *(f"Variable {n:02}" for n in range(1, VARIABLES))]
        variables = [classes.add_variable(store, made.id, name) for name in names]
        days = [today - STEP * n for n in range(SESSIONS)]
        sessions = [classes.start_session(store, made.id, on) for on in days]
        rows = [
            (
                new_id(), s.id, v.id, e.id, str((i * 7 + j * 3 + k) % 11), "teacher",
                None if (i + j + k) % 20 else f"Reads on well, page {k}", None, *stamps,
            )
            for k, e in enumerate(sessions)
            for i, s in enumerate(students)
            for j, v in enumerate(variables)
        ]  # fmt: skip
        away = [
            (new_id(), students[(k + n * 9) % STUDENTS].id, e.id, status, *stamps)
            for k, e in enumerate(sessions)
            for n, status in enumerate(("absent", "late"))
        ]
        notes = [
            (new_id(), row[0], kind, "Try it with a partner first.", "0.8", n % 4 != 0, *stamps)
            for n, row in enumerate(rows[:: len(rows) // SUGGESTIONS][:SUGGESTIONS])
            for kind in (("improvement", "celebration")[n % 2],)
        ]
        plans = [
            (new_id(), made.id, f"Lesson {k}", str(e.on), '["Fractions"]', "[]", "[]", None,
             None, *stamps)
            for k, e in enumerate(sessions)
        ]  # fmt: skip
        with store.write() as write:
            for table, of_table in (
                (ASSESSMENTS, rows), (SESSION_ATTENDANCE, away),
                (AI_SUGGESTIONS, notes), (LESSONS, plans),
            ):  # fmt: skip
                write.connection.exec_driver_sql(insert_sql(table), of_table)


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
