"""What is typed and clicked while an edit is made beside the window comes after it.

Some hundred rows take a moment; a score typed in it would have to wait for the store, and the
window with it. So keys and clicks wait instead, in the order they came, and the window goes on.
"""

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPersistentModelIndex
from PySide6.QtGui import QMouseEvent, QShortcut, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from mehmiro_desktop.ui.typed_ahead import TypedAhead

Place = tuple[QWidget | None, QPersistentModelIndex | None]
"""What lies under the mouse: a widget, and of a list or table what is shown there."""
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_TYPED = (*_KEYS, QEvent.Type.InputMethod)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_CLICKS = (*_PRESSES, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove)
_AT_THE_WINDOW = (*_KEYS, *_CLICKS, QEvent.Type.ContextMenu)


class HeldInput(QObject):
    """Holds what comes to one window, from now on until :meth:`let_go`.

    At the window's handle, where a click has not moved the keyboard yet, and where few events pass:
    a filter on the application would hear each painting, and wait for the interpreter each time.
    """

    def __init__(self, window: QWidget) -> None:
        """Begin to hold, the keys of window-wide shortcuts too."""
        super().__init__(window)
        self._window, self._handle = window, window.windowHandle()
        self._held: list[tuple[QObject, QEvent, Place]] = []
        self._app = cast("QApplication", QApplication.instance())
        self._heard: list[QObject] = [self._handle, *window.findChildren(QShortcut)]
        for each in self._heard:
            each.installEventFilter(self)
        # An input method speaks to it alone.
        self._follow(None, QApplication.focusWidget())
        self._app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep an event of the window; other windows go on (a sentence with Cancel over it)."""
        kind = event.type()
        if watched is not self._handle:
            is_ours = kind in (QEvent.Type.Shortcut, QEvent.Type.InputMethod)
        else:
            is_ours = kind in _AT_THE_WINDOW and _is_pressed(event)
        if is_ours:
            meant = (QApplication.focusWidget() or self._window) if kind in _KEYS else watched
            self._held.append((meant, event.clone(), self._under(event)))
            event.accept()
        return is_ours

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
        before = QApplication.focusWidget()
        self._app.focusChanged.disconnect(self._follow)
        self._follow(before, None)
        for each in self._heard:
            if isValid(each):
                each.removeEventFilter(self)
        is_whole = True
        for meant, event, under in self._held:
            focus = QApplication.focusWidget()
            is_moved = event.type() in _TYPED and focus is not None and focus is not before
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


def _takes(target: QObject) -> bool:
    # Typed for a screen on its way: whoever kept that knows where it goes now.
    if isinstance(target, QWindow | TypedAhead):
        return True
    # A shortcut is no widget, but belongs to one.
    place = target.parent() if isinstance(target, QShortcut) else target
    return isinstance(place, QWidget) and place.isVisible()
