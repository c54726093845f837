"""Measure how long each screen takes to open over a school year's scores, 151,200 of them.

    python scripts/bench_screens.py [--runs 3] [--only today,score]

6 classes of 35 students, 12 variables, 60 assessment sessions, in a fresh encrypted store in a
temporary folder; offscreen, the real window. Prints, for each screen, the median of the runs in
milliseconds: from asking for it to its first painting, until it has read everything behind, the
longest time after the painting in which the event loop did not turn, and the SQL statements it
needed; then the same screen when it is opened again.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import astuple, dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import load_classes, load_sessions, load_students
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from scripts.bench_monitoring import Stalls, fill, wait_for
from scripts.bench_scoring import make_store

QUIET_MS = 250
"""A screen is done when nothing was asked of the store for so long."""


class Statements:
    """Counts what is asked of the file, and when it was last asked."""

    def __init__(self) -> None:
        self.count, self.last = 0, time.perf_counter()
        event.listen(Engine, "before_cursor_execute", self._add)
        event.listen(Engine, "after_cursor_execute", self._touch)

    def _add(self, *_: object) -> None:
        self.count += 1
        self._touch()

    def _touch(self, *_: object) -> None:
        self.last = time.perf_counter()

    def are_quiet(self) -> bool:
        return (time.perf_counter() - self.last) * 1000 > QUIET_MS


@dataclass(frozen=True)
class Opening:
    """One opening of a screen, in milliseconds."""

    painted: float
    whole: float
    longest: float
    statements: float


def open_once(
    window: MainWindow, statements: Statements, name: str, where: dict[str, str]
) -> Opening:
    """Ask for a screen, wait until it is painted and has read everything."""
    statements.count = 0
    began = statements.last = time.perf_counter()
    window.open_screen(name, **where)
    QApplication.processEvents()
    painted = time.perf_counter()
    stalls = Stalls()
    wait_for(statements.are_quiet)
    return Opening(
        (painted - began) * 1000,
        max(statements.last - began, painted - began) * 1000,
        stalls.end() * 1000,
        statements.count,
    )


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

    acts = SettingsActs(profile, nothing, nothing, nothing, nothing, nothing)
    factories = {**SCREEN_FACTORIES, "settings": lambda given: SettingsScreen(given, acts)}
    window = MainWindow(context, factories)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return window, bridge


def middle(found: list[Opening]) -> Opening:
    return Opening(
        *(statistics.median(each) for each in zip(*map(astuple, found), strict=True))
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", help="screens, separated by commas")
    options = parser.parse_args()
    app = QApplication([])
    app.setStyle("Fusion")
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    statements = Statements()
    with tempfile.TemporaryDirectory() as folder, make_store(Path(folder)) as store:
        fill(store)
        analyse_all(store, store.clock.now())
        profile = Profile(Path(folder) / "profile")
        wanted = screens(store)
        if options.only:
            wanted = {name: wanted[name] for name in options.only.split(",")}
        found: dict[str, tuple[list[Opening], list[Opening]]] = {n: ([], []) for n in wanted}
        for _ in range(options.runs):
            window, bridge = make_window(store, profile)
            for times in (0, 1):
                for name, where in wanted.items():
                    found[name][times].append(open_once(window, statements, name, where))
            window.close()
            bridge.close()
            window.deleteLater()
            QApplication.processEvents()
    heads = ("first: painted", "all read", "longest block", "SQL", "again: painted", "SQL")
    print(f"{'screen':12}" + "".join(f"{head:>16}" for head in heads))
    for name, (first, again) in found.items():
        one, two = middle(first), middle(again)
        shown = (one.painted, one.whole, one.longest, one.statements, two.painted)
        figures = "".join(f"{each:16.0f}" for each in (*shown, two.statements))
        print(f"{name:12}{figures}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
