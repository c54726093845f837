"""How long the classes screen takes with 6 classes x 35 students x 12 variables x 60 sessions.

    python scripts/bench_classes.py

Real store, real widgets (Qt's offscreen platform). The map is read beside the window; its line
says when it stood on the screen, and the one below how long the window did not answer meanwhile.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.history_map import load_history_map
from mehmiro_desktop.ui import fonts, theme
from mehmiro_desktop.ui.bridge import StoreBridge
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from scripts.school_year import Stalls, fill, make_store, timed, wait_for


def main() -> int:
    app = QApplication([])
    app.setStyle("Fusion")
    fonts.load_fonts(app)
    theme.apply_theme(app, "light")
    with tempfile.TemporaryDirectory() as folder, make_store(Path(folder)) as store:
        fill(store)
        one, two, *_ = load_classes(store)
        timed("read the map of a class", lambda: load_history_map(store, one.id))
        bridge = StoreBridge(store)
        screens: list[ClassesScreen] = []

        def open_screen() -> None:
            screen = ClassesScreen(UiContext(store=store, clock=store.clock, bridge=bridge))
            screens.append(screen)
            theme.dress(screen)
            screen.resize(1260, 700)
            screen.show()
            screen.show_for(class_id=one.id)
            screen.grab()

        timed("open the screen, first time", open_screen)
        timed("open it again", open_screen)
        screen = screens[-1]
        timed("choose another class", lambda: screen.open_class(two.id))
        timed("read everything shown again", screen.refresh)
        screen.tabs.choose("sessions")
        chart = screen.sessions.map.panel
        stalls = Stalls()
        timed("turn to the map", lambda: screen.sessions.views.choose("map"))
        timed("... until it is there", lambda: wait_for(lambda: chart.view.chart is not None))
        timed("... and painted", chart.grab)
        stalls.stop("longest stall meanwhile")
        bridge.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
