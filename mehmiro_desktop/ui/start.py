"""Composition of the window: application, clothes, flow, and the order of going away."""

import signal
import sys
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import Profile
from mehmiro_desktop.sync.credentials import SystemKeyring
from mehmiro_desktop.ui import fonts, habits, i18n, theme
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.gc_guard import GcGuard
from mehmiro_desktop.ui.worker import give_way


def run_window(
    profile: Profile, passphrase: str | None = None, *, is_demo: bool = False
) -> int:
    """Open the window and return the exit code when it was closed.

    The caller made sure that there is a display (``app``): Qt aborts without one.

    Args:
        profile: the profile folder.
        passphrase: from ``--passphrase-file``.
        is_demo: open the sample class whatever account is active.
    """
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Mehmiro")
    app.setDesktopFileName("mehmiro-desktop")
    app.setQuitOnLastWindowClosed(False)
    guard = GcGuard(app)
    give_way()
    dress(app, profile)
    flow = Flow(app, profile, SystemClock(), SystemKeyring(), passphrase)
    flow.account_opened.connect(guard.freeze, Qt.ConnectionType.QueuedConnection)
    sys.excepthook = flow.report_bug
    # Ctrl+C in a terminal and a session's end close the window in order; the guard's timer gives
    # Python the chance to notice within two seconds.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, partial(quit_on_signal, flow))
    flow.begin(is_demo=is_demo)
    QTimer.singleShot(0, flow, flow.network.watch)
    code = app.exec()
    guard.stop()
    sys.excepthook = sys.__excepthook__
    return code


def quit_on_signal(flow: Flow, *_: object) -> None:
    """End the run in a turn of its own.

    Python runs a signal's handler between any two lines, also halfway through opening an account,
    which nobody would close then.
    """
    QTimer.singleShot(0, flow, flow.quit)


def dress(app: QApplication, profile: Profile) -> None:
    """Give the application its style, font, colours and language."""
    # The same widgets on every system: the style sheet is written for this style.
    app.setStyle("Fusion")
    fonts.load_fonts(app)
    habits.apply_text_size(app, profile.settings)
    i18n.apply_language(app, profile.settings.language)
    theme.apply_theme(app, profile.settings.theme)
