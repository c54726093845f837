"""What is typed and clicked while an edit is made beside the window comes after it.

Some hundred rows take a moment; a score typed in it would have to wait for the store, and the
window with it. So keys and clicks wait instead, in the order they came, and the window goes on.
"""

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mehmiro_desktop.ui.typed_ahead import TypedAhead

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)
_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
)
_OTHERS = (QEvent.Type.Shortcut, QEvent.Type.ContextMenu)


class HeldInput(QObject):
    """Holds what comes to one window, from now on until :meth:`let_go`."""

    def __init__(self, window: QWidget) -> None:
        """Begin to hold, the keys of window-wide shortcuts too."""
        super().__init__(window)
        self._window = window
        self._held: list[tuple[QObject, QEvent, QWidget | None]] = []
        self._app = cast("QApplication", QApplication.instance())
        self._app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an event of the window; other windows go on (a sentence with Cancel over it)."""
        if event.type() in _CLICKS:
            # At the window's handle, before Qt moves the keyboard there or asks for a menu.
            is_ours = watched is self._window.windowHandle() and _is_pressed(event)
        elif event.type() in (*_KEYS, *_OTHERS):
            is_ours = not isinstance(watched, QWindow) and self._has(watched)
        else:
            return False
        if is_ours:
            self._held.append((watched, event.clone(), self._under(event)))
            event.accept()
        return is_ours

    def _has(self, watched: QObject) -> bool:
        place = _widget_of(watched)
        return place is not None and place.window() is self._window

    def _under(self, event: QEvent) -> QWidget | None:
        if not isinstance(event, QMouseEvent):
            return None
        return self._window.childAt(event.position().toPoint())

    def let_go(self) -> None:
        """Hand over what came, to where it was meant for.

        What follows a key or a click that moves the keyboard, as one that opens a cell does, goes
        where that is then. What was meant for something that is gone by now is not done.
        """
        self._app.removeEventFilter(self)
        before = QApplication.focusWidget()
        for meant, event, under in self._held:
            focus = QApplication.focusWidget()
            is_moved = event.type() in _KEYS and focus is not None and focus is not before
            target = focus if is_moved else meant
            if target is None or not isValid(target):
                continue
            if isinstance(target, QWindow):
                is_wanted = self._under(event) is under
            else:
                is_wanted = _takes(target)
            if is_wanted:
                QCoreApplication.sendEvent(target, event)
        self._held = []
        self.deleteLater()


def _is_pressed(event: QEvent) -> bool:
    # The mouse may move about as it likes, but what is dragged waits.
    is_move = event.type() == QEvent.Type.MouseMove
    return not is_move or cast("QMouseEvent", event).buttons().value != 0


def _widget_of(watched: QObject) -> QWidget | None:
    # A shortcut is no widget, but belongs to one.
    found: QObject | None = watched
    while found is not None and not isinstance(found, QWidget):
        found = found.parent()
    return found


def _takes(target: QObject) -> bool:
    # Typed for a screen on its way: whoever kept that knows where it goes now.
    if isinstance(target, TypedAhead):
        return True
    place = _widget_of(target)
    return place is not None and place.isVisible()
