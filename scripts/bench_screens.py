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
from collections.abc import Iterator
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import QApplication

from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.ui import presenter, theme
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.widgets.segments import Segments
from scripts.bench_window import (
    Act,
    Bench,
    Statements,
    make_window,
    school_year,
    screens,
    start_app,
)

HEADS = ("painted", "in front", "complete", "turn", "turn's CPU", "SQL", "worst turn")


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
    _app, guard = start_app()
    statements = Statements()
    found: dict[str, list[Act]] = {}
    with school_year() as (store, profile):
        analyse_all(store, store.clock.now())
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
