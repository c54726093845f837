"""Where a window goes when it opens."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

MIN_WIDTH_PX, MIN_HEIGHT_PX = 1024, 640
WIDTH_PX, HEIGHT_PX = 1366, 768


def prepare_size(window: QWidget) -> None:
    """Give a window its least and its usual size, in logical pixels."""
    window.setMinimumSize(MIN_WIDTH_PX, MIN_HEIGHT_PX)
    window.resize(WIDTH_PX, HEIGHT_PX)


def show_fitting(window: QWidget) -> None:
    """Show a window whole: filling a small screen, at its usual size on a bigger one."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    if room.width() <= WIDTH_PX or room.height() <= HEIGHT_PX + 40:
        window.showMaximized()
    else:
        window.show()
