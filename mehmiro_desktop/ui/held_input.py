"""What is typed and clicked while an edit is made beside the window comes after it.

Some hundred rows take a moment; a score typed in it would have to wait for the store, and the
window with it. So keys and clicks wait instead, in the order they came, and the window goes on.
"""

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mehmiro_desktop.ui.typed_ahead import TypedAhead

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)
_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class HeldInput(QObject):
    """Holds what comes to one window, from now on until :meth:`let_go`."""

    def __init__(self, window: QWidget) -> None:
        """Begin to hold, the keys of window-wide shortcuts too."""
        super().__init__(window)
        self._held: list[tuple[QObject, QEvent]] = []
        self._app = cast("QApplication", QApplication.instance())
        self._app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an event of the window; other windows go on (a sentence with Cancel over it)."""
        if event.type() not in (*_KEYS, *_CLICKS, QEvent.Type.Shortcut):
            return False
        if _window_of(watched) is not self.parent():
            return False
        self._held.append((watched, event.clone()))
        event.accept()
        return True

    def let_go(self) -> None:
        """Hand over what came, to where it was meant for.

        What follows a key that moves the keyboard, as one that opens a cell does, goes where that
        is then. What was meant for something that is gone by now is not done.
        """
        self._app.removeEventFilter(self)
        before = QApplication.focusWidget()
        for meant, event in self._held:
            focus = QApplication.focusWidget()
            is_moved = event.type() in _KEYS and focus is not None and focus is not before
            target = focus if is_moved else meant
            if target is not None and isValid(target) and _takes(target):
                QCoreApplication.sendEvent(target, event)
        self._held = []
        self.deleteLater()


def _window_of(watched: QObject) -> QWidget | None:
    # A shortcut is no widget, but belongs to one.
    found: QObject | None = watched
    while found is not None and not isinstance(found, QWidget):
        found = found.parent()
    return None if found is None else found.window()


def _takes(target: QObject) -> bool:
    # Typed for a screen on its way: whoever kept that knows where it goes now.
    if isinstance(target, TypedAhead):
        return True
    place = target.parent() if isinstance(target, QShortcut) else target
    return isinstance(place, QWidget) and place.isVisible()
