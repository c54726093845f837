"""Opening screens in the real window, and waiting until they are there."""

from PySide6.QtWidgets import QApplication

from mehmiro_desktop.ui.main_window import MainWindow


def open_now(window: MainWindow, name: str, **where: object) -> None:
    """Open a screen and take all turns of its opening at once."""
    window.open_screen(name, **where)
    window.finish()


def finish_opening() -> None:
    """Take all turns of what was asked of a window by key or click."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            window.finish()
