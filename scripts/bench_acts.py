"""Measure what is done on the screens over a school year's scores: the longest turn of each act.

    python scripts/bench_acts.py [--above 30]

One window, offscreen, with every screen opened before; milliseconds on the clock, from the asking
until nothing more comes of it. ``bench_screens.py`` has the opening of screens and what changes all
of the window, ``bench_edits.py`` very many rows.
"""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QProgressBar, QWidget

from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.pin import hash_pin, keep_pin
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_sessions,
    load_students,
    load_variables,
)
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.reports.import_panel import ImportPanel
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from mehmiro_desktop.ui.tour import Tour
from mehmiro_desktop.ui.worker import editor_of, worker_of
from scripts import more_acts
from scripts.bench_window import (
    Bench,
    Statements,
    make_window,
    school_year,
    screens,
    start_app,
)
from scripts.hands import Acts, Hands, Key

PIN = "2718"
LONG = QRegularExpression(r"^(reports|restore|settings\.export)\.progress$")
"""Bars of what takes long. The one of the first lesson is always in sight."""


def of_the_window(hands: Hands) -> Acts:
    window = hands.window
    yield "search", window.search
    yield "type in search", hands.key("s 1")
    yield "leave", hands.key(Key.Key_Escape)
    yield "key sheet", window.show_keys
    hands.leave()
    yield "first lesson", lambda: Tour(window).open()
    hands.leave()
    yield "bin", lambda: BinPanel(window.context, window).open()
    hands.leave()


def of_the_lock(hands: Hands) -> Acts:
    yield "lock", hands.window.locker.lock_now
    yield "the PIN", partial(_type_pin, hands.window)


def _type_pin(window: MainWindow) -> None:
    line = window.findChild(QLineEdit, "lock.pin")
    if line is not None:
        QTest.keyClicks(line, PIN)
        QTest.keyClick(line, Key.Key_Return)


def of_score(hands: Hands) -> Acts:
    screen = hands.front()
    screen.grid.setFocus()
    screen.grid.go_to(0, 0)
    for name, key in (
        ("quick-score", "q"), ("a digit", "4"), ("to the grid", Key.Key_Escape), ("picker", "r"),
        ("away", Key.Key_Escape), ("find", "/"), ("letters", "s"), ("away", Key.Key_Escape),
        ("comment", "c"), ("away", Key.Key_Escape), ("records", "v"), ("away", Key.Key_Escape),
        ("only blanks", "b"), ("everyone", "b"), ("absent", "a"), ("present", "a"),
    ):  # fmt: skip
        yield name, hands.key(key)
    yield "groups", screen.more.show_groups
    yield "groups again", hands.click("score.groups.again")
    yield "away", hands.key(Key.Key_Escape)
    block = "\n".join("\t".join("3" for _ in range(12)) for _ in range(35))
    screen.grid.go_to(0, 0)
    QGuiApplication.clipboard().setText(block)
    control = Qt.KeyboardModifier.ControlModifier
    yield "paste: what it would do", hands.key(Key.Key_V, control)
    yield "paste", hands.key(Key.Key_Return)
    yield "undo", hands.undo
    yield "select all", hands.key(Key.Key_A, control)
    yield "clear", hands.key(Key.Key_Delete)
    yield "undo", hands.undo
    first = load_classes(hands.store)[0].id
    yield (
        "another session",
        partial(screen.open_session, load_sessions(hands.store, first)[5].id),
    )


def of_students(hands: Hands) -> Acts:
    screen = hands.front()
    roster = screen.students
    yield "add", lambda: (roster.add_line.setText("Zed"), roster.add_typed())
    yield "undo", hands.undo
    yield "paste a list", partial(roster.open_panel, "\n".join(f"Nova {n}" for n in range(40)))
    yield "add the list", hands.click("roster.panel.add")
    yield "undo", hands.undo
    file = hands.folder / "roster.csv"
    file.write_text("alias\n" + "\n".join(f"Neo {n}" for n in range(100)), "utf-8")
    yield "read a file of 100", partial(roster.read_file, str(file))
    yield "add them", hands.click("roster.panel.add")
    yield "undo", hands.undo
    roster.choose(roster.model.records[3].id)
    yield "remove one with 720 scores", roster.remove_chosen
    yield "undo", hands.undo
    yield "variables", partial(screen.tabs.choose, "variables")
    screen.variables.choose(screen.variables.model.records[2].id)
    yield "a variable up", partial(screen.variables.move_chosen, -1)
    yield "switch it off", hands.click("variables.switch")
    yield "undo", hands.undo
    yield "sessions", partial(screen.tabs.choose, "sessions")
    yield "map", hands.click("sessions.views.map")
    yield "list", hands.click("sessions.views.list")
    yield "remove a session", screen.sessions.remove_chosen
    yield "undo", hands.undo


def of_student(hands: Hands) -> Acts:
    screen = hands.front()
    for name in screen.tabs.keys:
        yield name, partial(screen.tabs.choose, name)
    yield "charts", partial(screen.tabs.choose, "charts")
    yield "as tables", hands.key("t")
    yield "the next student", hands.key(Key.Key_Right, Qt.KeyboardModifier.AltModifier)


def of_monitoring(hands: Hands) -> Acts:
    screen = hands.front()
    yield "why", hands.key(Key.Key_Space)
    yield "the next", hands.key(Key.Key_Down)
    yield "settings", screen.open_settings
    yield "away", screen.close_settings
    yield "analyse", hands.click("monitoring.analyse")


def of_lessons(hands: Hands) -> Acts:
    screen = hands.front()
    yield "next week", hands.click("lessons.week.next")
    yield "this week", hands.click("lessons.week.today")
    yield "all", hands.click("lessons.tabs.all")
    yield "week", hands.click("lessons.tabs.week")
    yield "open one", lambda: _first_of(screen, "lessons.tile.").click()
    yield "type", hands.key("ab")
    yield "reading view", hands.click("lessons.read")
    yield "back", hands.key(Key.Key_Escape)


def _first_of(screen: QWidget, name: str) -> QAbstractButton:
    found = screen.findChildren(QAbstractButton)
    return next(each for each in found if each.objectName().startswith(name))


def of_suggestions(hands: Hands) -> Acts:
    yield "down", hands.key(Key.Key_Down)
    yield "read", hands.key("e")
    yield "dismiss", hands.key("d")


def of_reports(hands: Hands) -> Acts:
    screen = hands.front()
    yield "nobody", hands.click("reports.none")
    yield "everybody", hands.click("reports.all")
    yield "import", partial(screen.parts.choose, "import")
    panel: ImportPanel = screen.findChild(ImportPanel)
    first = load_classes(hands.store)[0]
    students, variables = (
        load_students(hands.store, first.id),
        load_variables(hands.store, first.id),
    )
    file = hands.folder / "scores.csv"
    lines = (
        f"{first.name},{student.alias},{variable.name},2026-10-{day:02},{day % 5 + 1}"
        for day in range(1, 21)
        for student in students
        for variable in variables
    )
    file.write_text("Class,Alias,Variable,Date,Score\n" + "\n".join(lines), "utf-8")
    yield "read a file of 8,400 scores", partial(panel.take_file, str(file))
    yield "put them in", panel.put
    yield "undo", hands.undo


def of_settings(hands: Hands) -> Acts:
    yield "back up", hands.click("settings.backup")


ACTS: dict[str, Callable[[Hands], Acts]] = {
    "today": of_the_window,
    "score": of_score,
    "students": of_students,
    "student": of_student,
    "monitoring": of_monitoring,
    "lessons": of_lessons,
    "suggestions": of_suggestions,
    "reports": of_reports,
    "settings": of_settings,
    "sync": of_the_lock,
}
MORE: dict[str, Callable[[Hands], Acts]] = {
    "today": more_acts.of_the_window,
    "score": more_acts.of_score,
    "students": more_acts.of_students,
    "monitoring": more_acts.of_monitoring,
    "lessons": more_acts.of_lessons,
    "reports": more_acts.of_reports,
    "settings": more_acts.of_settings,
    "sync": more_acts.of_sync,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--above", type=float, default=0, help="only acts longer than so many ms"
    )
    options = parser.parse_args()
    _app, guard = start_app()
    with school_year() as (store, profile):
        analyse_all(store, store.clock.now())
        keep_pin(store, hash_pin(PIN))
        window, bridge = make_window(store, profile)
        bench, wanted = Bench(window, Statements()), screens(store)
        bench.rest()
        for name, where in wanted.items():
            bench.measure(partial(window.open_screen, name, **where))
        guard.freeze()
        hands = Hands(window, store, profile.directory.parent)

        def is_done() -> bool:
            is_busy = editor_of(window.context).is_busy or worker_of(window.context).is_busy
            bars = any(each.isVisible() for each in window.findChildren(QProgressBar, LONG))
            return not (is_busy or bars or window.locker.is_locked)

        worst = 0.0
        for name, acts in (*ACTS.items(), *MORE.items()):
            window.activateWindow()
            window.open_screen(name, **wanted[name])
            bench.rest()
            for words, act in acts(hands):
                is_over = (lambda: True) if words == "lock" else is_done
                turn = bench.measure(act, is_over).turn
                worst = max(worst, turn)
                if turn > options.above:
                    print(f"{name + ': ' + words:44}{turn:6.0f}", flush=True)
        print(f"{'the longest':44}{worst:6.0f}")
        window.close()
        bridge.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
