"""The real window over a school year's scores, offscreen, and what is measured of it.

Shared by ``bench_acts``, ``bench_beside``, ``bench_edits`` and ``bench_screens``.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

from mehmiro_desktop.config import Profile
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.classes import load_classes, load_sessions, load_students
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.gc_guard import GcGuard
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.worker import give_way
from scripts.school_year import Stalls, fill, make_store, wait_for

QUIET_MS = 250
"""An act is over when nothing was asked of the store, painted or worked on for so long."""


def start_app() -> tuple[QApplication, GcGuard]:
    """Make the application as the app itself does; the collector waits for the GUI thread."""
    app = QApplication([])
    app.setStyle("Fusion")
    # A blinking caret would be painting without end.
    app.setCursorFlashTime(0)
    guard = GcGuard(app)
    give_way()
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    return app, guard


@contextmanager
def school_year() -> Iterator[tuple[Store, Profile]]:
    """Give a fresh store with a school year in it, and a profile, both in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder, make_store(Path(folder)) as store:
        fill(store)
        yield store, Profile(Path(folder) / "profile")


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
