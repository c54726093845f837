"""Measure the start: from the command to Today painted, with a school year in the store.

    python scripts/bench_start.py [--runs 5] [--cold]

Each run is a process of its own, offscreen, over the sample class of a temporary profile that
holds 151,200 scores. Prints milliseconds from before the process began: until the window was first
painted, until Today was in front, and until nothing more was done (the other screens' modules are
read while nobody waits). ``--cold`` has the system forget its disk cache before each run; that
takes root, on Linux. No network is asked for anything.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

HEADS = ("first painting", "Today in front", "at rest")
_QUIET_S = 0.25


def prepare(folder: Path) -> None:
    """Make a profile whose sample class holds a school year."""
    from mehmiro_desktop.clock import SystemClock
    from mehmiro_desktop.config import SAMPLE_KEY, AccountEntry, Profile
    from mehmiro_desktop.sync.credentials import SystemKeyring
    from mehmiro_desktop.ui.accounts import open_and_keep
    from scripts.school_year import fill

    entry = AccountEntry(SAMPLE_KEY)
    with open_and_keep(
        Profile(folder), entry, None, None, SystemClock(), SystemKeyring(),
        language="en", is_remembered=True,
    ) as store:  # fmt: skip
        fill(store)


def run_once(folder: Path, began: float) -> None:
    """Start as the app does, and print the figures once Today is there and all is quiet."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from mehmiro_desktop.config import Profile
    from mehmiro_desktop.ui import start
    from mehmiro_desktop.ui.main_window import MainWindow

    class Watch(QObject):
        painted = front = last = 0.0
        is_watching = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest and isinstance(watched, MainWindow):
                self.painted = self.painted or time.monotonic()
            return False

        def look(self) -> None:
            window: QWidget | None = next(
                (
                    each
                    for each in QApplication.topLevelWidgets()
                    if isinstance(each, MainWindow)
                ),
                None,
            )
            if not isinstance(window, MainWindow):
                return
            if not self.is_watching:
                # At the window alone: a filter of the application would slow everything down.
                self.is_watching = True
                window.installEventFilter(self)
            screen = window.pages.screen_in_front()
            if self.painted and screen is not None and not self.front:
                self.front = time.monotonic()
            now = time.monotonic()
            # A turn that took longer than the timer's interval was spent on something.
            self.last = now if now - self.seen > 0.03 else self.last or now
            self.seen = now
            if self.front and now - self.last > _QUIET_S:
                told = (self.painted, self.front, max(self.front, self.last))
                print(*(f"{(each - began) * 1000:.0f}" for each in told), flush=True)
                QApplication.quit()

        seen = time.monotonic()

    dress = start.dress

    def dress_and_watch(app: QApplication, profile: Profile) -> None:
        """Called once the application is there, before the window."""
        dress(app, profile)
        watch = Watch(app)
        timer = QTimer(app, interval=5)
        timer.timeout.connect(watch.look)
        timer.start()

    start.dress = dress_and_watch
    start.run_window(Profile(folder), is_demo=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        run_once(Path(options.child[0]), float(options.child[1]))
        return 0
    found: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        for _ in range(options.runs):
            if options.cold:
                os.sync()
                Path("/proc/sys/vm/drop_caches").write_text("3")
            began = time.monotonic()
            command = [sys.executable, __file__, "--child", folder, str(began)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
            found.append(tuple(float(each) for each in done.stdout.split()[-3:]))
    for head, figures in zip(HEADS, zip(*found, strict=True), strict=True):
        print(
            f"{head:16} median {statistics.median(figures):6.0f} ms   worst {max(figures):6.0f} ms"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
