"""Ctrl+Z inside a text field: the window's undo, not the field's own.

A pause in typing is one step of the window's undo. The field's own undo goes letter by letter and
would come back to a text that was saved long ago.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class UndoGate(QObject):
    """Saves what is typed, then lets the key pass to the window."""

    def __init__(self, flush: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._flush = flush

    def watch(self, *widgets: QWidget) -> None:
        """Stand in front of these fields."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep undo and redo from the field."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            self._flush()
            event.ignore()
            return True
        return super().eventFilter(watched, event)
