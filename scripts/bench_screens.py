"""Measure how long each screen takes to open over a school year's scores, 151,200 of them.

    python scripts/bench_screens.py [--runs 3] [--only today,score] [--cold]

6 classes of 35 students, 12 variables, 60 assessment sessions, in a fresh encrypted store in a
temporary folder; offscreen, the real window. Prints, as medians of the runs in milliseconds, for
each screen opened the first time, opened again, and for what is often done on it: until the first
painting, until the screen is in front and filled (0 where none was opened), until the last painting, the longest turn of the event loop from the asking on (on the clock,
and the processor's time of it, which other work on the machine hardly touches), the SQL
statements, and the longest turn of all runs, the very first window's included.

``--cold`` opens one screen of a fresh process before anything of it was imported.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import load_classes, load_sessions, load_students
from mehmiro_desktop.ui import fonts, presenter, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.gc_guard import GcGuard
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.widgets.segments import Segments
from mehmiro_desktop.ui.worker import give_way
from scripts.school_year import Stalls, fill, make_store, wait_for

QUIET_MS = 250
"""An act is over when nothing was asked of the store, painted or worked on for so long."""
HEADS = ("painted", "in front", "complete", "turn", "turn's CPU", "SQL", "worst turn")


class Statements:
    """Counts what is asked of the file, and when it was last asked."""

    def __init__(self) -> None:
        self.begin()
        event.listen(Engine, "before_cursor_execute", self._add)
        event.listen(Engine, "after_cursor_execute", self._touch)

    def _add(self, *_: object) -> None:
        self.count += 1
        self._touch()

    def _touch(self, *_: object) -> None:
        self.last = time.perf_counter()

    def begin(self) -> None:
        self.count, self.last = 0, time.perf_counter()


class Paintings(QObject):
    """When the window was first and last painted since :meth:`begin`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.begin()
        window.installEventFilter(self)

    def begin(self) -> None:
        self.first = self.last = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.UpdateRequest:
            QMetaObject.invokeMethod(self, "note", Qt.ConnectionType.QueuedConnection)
        return False

    @Slot()
    def note(self) -> None:
        """Called after the painting: a posted event waits until it is through."""
        self.last = time.perf_counter()
        self.first = self.first or self.last


@dataclass(frozen=True)
class Act:
    """One act, in milliseconds and statements."""

    painted: float
    front: float
    whole: float
    turn: float
    turn_cpu: float
    statements: float


class Bench:
    """One window, and what is measured of it."""

    def __init__(self, window: MainWindow, statements: Statements) -> None:
        self.window, self._statements = window, statements
        self._paintings = Paintings(window)
        self._front = 0.0
        window.pages.opened.connect(self._note_front)

    def _note_front(self, _name: str) -> None:
        self._front = time.perf_counter()

    def measure(
        self, act: Callable[[], object], is_done: Callable[[], bool] = lambda: True
    ) -> Act:
        """Act from within the event loop, and wait until nothing more comes of it."""
        began: list[float] = []
        stalls = Stalls()

        def run() -> None:
            self._paintings.begin()
            self._statements.begin()
            stalls.begin()
            began.append(time.perf_counter())
            act()

        QTimer.singleShot(20, run)
        wait_for(lambda: bool(began) and is_done() and self._is_quiet(stalls))
        stalls.end()
        last = max(self._paintings.last, self._statements.last if self._statements.count else 0)
        return Act(
            (self._paintings.first - began[0]) * 1000,
            max(0.0, self._front - began[0]) * 1000,
            (last - began[0]) * 1000,
            stalls.longest * 1000,
            stalls.longest_cpu * 1000,
            self._statements.count,
        )

    def _is_quiet(self, stalls: Stalls) -> bool:
        last = max(self._paintings.last, self._statements.last, stalls.busy)
        is_over = not self.window.pages.is_opening
        return is_over and (time.perf_counter() - last) * 1000 > QUIET_MS

    def rest(self) -> None:
        """Let the window do what it does of itself after coming up."""
        self.measure(lambda: None)


def screens(store: Store) -> dict[str, dict[str, str]]:
    """Every screen, and where it is opened."""
    class_id = load_classes(store)[0].id
    student = load_students(store, class_id)[0].id
    session = load_sessions(store, class_id)[1].id
    return {
        "today": {},
        "score": {"session_id": session},
        "students": {"class_id": class_id},
        "student": {"student_id": student},
        "monitoring": {},
        "lessons": {},
        "suggestions": {},
        "reports": {"class_id": class_id},
        "sync": {},
        "settings": {},
    }


def make_window(store: Store, profile: Profile) -> tuple[MainWindow, StoreBridge]:
    bridge = StoreBridge(store)
    context = UiContext(store=store, clock=store.clock, bridge=bridge)

    def nothing(*_: object) -> None:
        """Stand in where there is no flow around the window."""

    def settings(given: UiContext) -> QWidget:
        from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen

        acts = SettingsActs(profile, nothing, nothing, nothing, nothing, nothing)
        return SettingsScreen(given, acts)

    factories = {**SCREEN_FACTORIES, "settings": settings}
    window = MainWindow(context, factories)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return window, bridge


def measure_window(
    window: MainWindow, statements: Statements, wanted: dict[str, dict[str, str]]
) -> Iterator[tuple[str, Act]]:
    """Open every screen twice, and do on it what is often done."""
    bench = Bench(window, statements)
    bench.rest()
    for name, where in wanted.items():
        yield name, bench.measure(partial(window.open_screen, name, **where))
    for name, where in wanted.items():
        yield f"{name}, again", bench.measure(partial(window.open_screen, name, **where))
        tabs = window.pages.findChild(Segments, f"{name}.tabs")
        if tabs is not None:
            for key in (each for each in tabs.keys if each != tabs.current):
                yield f"{name}: {key}", bench.measure(partial(tabs.choose, key))
        if name in ("score", "students"):
            other = load_classes(window.context.store)[1].id
            yield f"{name}: class", bench.measure(partial(window.switch_to, other))
    for name, where in wanted.items():
        window.open_screen(name, **where)
        bench.rest()
        app = cast("QApplication", QApplication.instance())
        for choice in ("dark", "light"):
            yield f"{name}: colours", bench.measure(partial(theme.apply_theme, app, choice))
        yield f"{name}: presenting", bench.measure(partial(presenter.turn, True))
        yield f"{name}: not presenting", bench.measure(partial(presenter.turn, False))
        yield f"{name}: lock", bench.measure(window.locker.lock_now)
        yield f"{name}: unlock", bench.measure(window.locker.unlock)
    yield "guide", bench.measure(lambda: GuideWindow(window).open())
    for guide in window.findChildren(GuideWindow):
        guide.close()
    for name, where in wanted.items():
        window.open_screen(name, **where)
        bench.rest()
        yield f"{name}: rebuild", bench.measure(window.rebuild_soon)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", help="screens, separated by commas")
    parser.add_argument("--cold", action="store_true", help="one screen, at once")
    options = parser.parse_args()
    app = QApplication([])
    app.setStyle("Fusion")
    # A blinking caret would be painting without end.
    app.setCursorFlashTime(0)
    guard = GcGuard(app)
    give_way()
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    statements = Statements()
    found: dict[str, list[Act]] = {}
    with tempfile.TemporaryDirectory() as folder, make_store(Path(folder)) as store:
        fill(store)
        analyse_all(store, store.clock.now())
        profile = Profile(Path(folder) / "profile")
        wanted = screens(store)
        if options.only:
            wanted = {name: wanted[name] for name in options.only.split(",")}
        for _ in range(1 if options.cold else options.runs):
            window, bridge = make_window(store, profile)
            guard.freeze()
            if options.cold:
                name, where = next(iter(wanted.items()))
                act = partial(window.open_screen, name, **where)
                found[f"{name}, cold"] = [Bench(window, statements).measure(act)]
            else:
                for name, one in measure_window(window, statements, wanted):
                    found.setdefault(name, []).append(one)
            window.close()
            bridge.close()
            window.deleteLater()
            QApplication.processEvents()
    print(f"{'':24}" + "".join(f"{head:>12}" for head in HEADS))
    for name, acts in found.items():
        figures = (statistics.median(each) for each in zip(*map(astuple, acts), strict=True))
        worst = max(each.turn for each in acts)
        cells = (*figures, worst)
        print(f"{name:24}" + "".join(f"{each:12.0f}" for each in cells), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
