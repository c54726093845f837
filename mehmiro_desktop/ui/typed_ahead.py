"""What is typed while a screen is on its way to the front reaches the screen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_TYPED = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod)
_BEGUN = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.InputMethod)


class TypedAhead(QWidget):
    """Has the keyboard meanwhile: keeps keys in the order they came, until :meth:`hand_over`.

    It takes no room: what can be seen is the page below it, the empty one or the one still left.
    """

    def __init__(self, parent: QWidget) -> None:
        """Have nothing kept yet."""
        # Before all else: what the base class does here comes to :meth:`event` as well.
        self.hurry: Callable[[], None] | None = None
        """Brings the screen back at once: nothing is kept then, not even what is no typing."""
        self._kept: list[QEvent] = []
        super().__init__(parent)
        self.setObjectName("pages.typed_ahead")
        self.setAccessibleName(self.tr("Opening…"))
        self.setFixedSize(0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.hide()

    @property
    def has_kept(self) -> bool:
        """Whether anything was typed."""
        return bool(self._kept)

    def event(self, event: QEvent) -> bool:
        """Keep what is typed, Tab included; the window's own shortcuts never come here."""
        if self.hurry is not None and event.type() in _BEGUN:
            self.hurry()
        if self.isHidden() and event.type() in (*_BEGUN, *_TYPED):
            # To where the keyboard is again; it may claim a key that the window knows as well.
            return QCoreApplication.sendEvent(_target(self.window()), event)
        if event.type() in _TYPED:
            self._kept.append(event.clone())
            event.accept()
            return True
        return super().event(event)

    def hand_over(self, screen: QWidget, is_in_front: Callable[[], bool]) -> None:
        """Type what was kept where the focus of ``screen`` is, its shortcuts included.

        Never anywhere else: the window may have been locked meanwhile. What follows a key that
        opens another screen was typed for that one, and is kept.
        """
        kept, self._kept = self._kept, []
        while kept and is_in_front():
            event = kept.pop(0)
            if not _is_shortcut(event, screen):
                QCoreApplication.sendEvent(_target(screen), event)
        self._kept = kept + self._kept


def _target(screen: QWidget) -> QWidget:
    # PySide's own types say there is always one.
    focus: QWidget | None = screen.window().focusWidget()
    if focus is not None and screen.isAncestorOf(focus):
        return focus
    own: QWidget | None = screen.focusWidget()
    return screen if own is None else own


def _is_shortcut(event: QEvent, screen: QWidget) -> bool:
    """Do what a shortcut of the screen stands for; Qt itself asks them only for real keys."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    keys = QKeySequence(event.keyCombination())
    for shortcut in screen.findChildren(QShortcut):
        if shortcut.isEnabled() and shortcut.key() == keys:
            shortcut.activated.emit()
            return True
    return False
