"""What is typed and clicked while an edit is made beside the window comes after it.

Some hundred rows take a moment; a score typed in it would have to wait for the store, and the
window with it. So keys and clicks wait instead, in the order they came, and the window goes on.
"""

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPersistentModelIndex
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from mehmiro_desktop.ui.typed_ahead import TypedAhead

Place = tuple[QWidget | None, QPersistentModelIndex | None]
"""What lies under the mouse: a widget, and of a list or table what is shown there."""
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_CLICKS = (*_PRESSES, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove)
_OTHERS = (QEvent.Type.Shortcut, QEvent.Type.ContextMenu)


class HeldInput(QObject):
    """Holds what comes to one window, from now on until :meth:`let_go`."""

    def __init__(self, window: QWidget) -> None:
        """Begin to hold, the keys of window-wide shortcuts too."""
        super().__init__(window)
        self._window = window
        self._held: list[tuple[QObject, QEvent, Place]] = []
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

    def _under(self, event: QEvent) -> Place:
        if not isinstance(event, QMouseEvent):
            return None, None
        at = event.position().toPoint()
        widget = self._window.childAt(at)
        view = None if widget is None else widget.parent()
        if widget is None or not isinstance(view, QAbstractItemView):
            return widget, None
        index = view.indexAt(widget.mapFrom(self._window, at))
        return widget, QPersistentModelIndex(index)

    def let_go(self) -> bool:
        """Hand over what came, to where it was meant for; say whether all of it was.

        What follows a key or a click that moves the keyboard, as one that opens a cell does, goes
        where that is then. What was meant for something that is gone by now is not done; after a
        click nothing more is, for it was meant for what the click would have brought.
        """
        self._app.removeEventFilter(self)
        before = QApplication.focusWidget()
        is_whole = True
        for meant, event, under in self._held:
            focus = QApplication.focusWidget()
            is_moved = event.type() in _KEYS and focus is not None and focus is not before
            target = focus if is_moved else meant
            if event.type() in _PRESSES and self._under(event) != under:
                is_whole = False
                break
            if target is not None and isValid(target) and _takes(target):
                QCoreApplication.sendEvent(target, event)
        self._held = []
        self.deleteLater()
        return is_whole


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
    if isinstance(target, QWindow | TypedAhead):
        return True
    place = _widget_of(target)
    return place is not None and place.isVisible()
