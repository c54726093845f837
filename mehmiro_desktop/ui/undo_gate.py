"""Ctrl+Z inside a text field: whose undo it is, the field's own or the window's.

A field in which nothing was typed has nothing to take back, and yet Qt lets it swallow the key:
then the toast's "Undo Ctrl+Z" would be a lie in every line that adds something. So fields keep the
key while they have typing of their own to undo, and the window gets it otherwise. Whoever empties
a line after adding uses ``setText("")``, which forgets the typing; ``clear()`` would offer it again.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_Sequence = QKeySequence.StandardKey


class WindowUndo(QObject):
    """Watches the field that has the focus in a window, and passes on the keys it has no use for.

    Fields with an undo of their own making (the grid's editor) claim the key before: they say so
    by the property ``undo``.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self._window.isAncestorOf(new) and not new.property("undo"):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep undo and redo from a field that has none of its own."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_undo, is_redo = event.matches(_Sequence.Undo), event.matches(_Sequence.Redo)
        if not (is_undo or is_redo) or _has_own(watched, is_undo=is_undo) is not False:
            return False
        event.ignore()
        return True


def _has_own(field: QObject, *, is_undo: bool) -> bool | None:
    """Tell whether a field can undo (or redo) typing; ``None`` for what is no field."""
    if isinstance(field, QAbstractSpinBox | QComboBox):
        field = field.findChild(QLineEdit) or field
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if is_undo else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if is_undo else document.isRedoAvailable()
    return None


class UndoGate(QObject):
    """Saves what is typed, then lets the key pass to the window.

    For fields that save by themselves: a pause in typing is one step of the window's undo. The
    field's own undo goes letter by letter and would come back to a text that was saved long ago.
    """

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
