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
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import QApplication

from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.monitoring import load_board
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from scripts.school_year import Stalls, fill, make_store, timed, wait_for


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
