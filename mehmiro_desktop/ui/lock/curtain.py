"""The curtain of a locked window: everything is taken out of it, and put back as it was.

Hidden is not enough: hidden widgets stay in the accessibility tree. So what the window holds is
hidden at once and taken out of it in the turns that follow, dialogs lose their system windows, and
whatever tries to open meanwhile is held back. Nothing inside hears that it lost the focus: a score half typed would count as finished.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QFocusEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.onboarding.window import EntryWindow
from mehmiro_desktop.ui.unheard import Unheard
from mehmiro_desktop.ui.widgets import FrontStack


class Curtain(QObject):
    """Hides all of one window behind a page, and brings it back."""

    def __init__(self, window: QMainWindow, room: FrontStack) -> None:
        """Hide nothing yet.

        Args:
            window: the window.
            room: its central widget, whose only page is all that the window holds.
        """
        super().__init__(window)
        self._window = window
        self.keys: list[QShortcut] = []
        """Those that are inert while the curtain is drawn."""
        self._room = room
        self._frame: QWidget | None = None
        self._page: EntryPage | None = None
        self._focus: QWidget | None = None
        self._put_away: list[QWidget] = []
        self._copied = ""

    @property
    def is_drawn(self) -> bool:
        """Whether the window shows the page in place of everything else."""
        return self._page is not None

    def draw(self, page: EntryPage) -> None:
        """Show ``page`` and nothing else."""
        window = self._window
        self._focus = _focus_in(window)
        app = _app()
        app.installEventFilter(self)
        with Unheard():
            _close_popups()
            self._page = page
            self._frame = self._room.currentWidget()
            self._room.bring(page)
            for other in app.topLevelWidgets():
                if other.isVisible() and self._is_ours(other):
                    self._hide(other)
        for key in self.keys:
            key.setEnabled(False)
        self._empty_clipboard()
        page.focus_first()

    def lift(self) -> None:
        """Bring everything back, the focus too."""
        page, self._page = self._page, None
        frame, self._frame = self._frame, None
        if page is None or frame is None:
            return
        _app().removeEventFilter(self)
        self._room.bring(frame)
        self._room.removeWidget(page)
        # It lives until the event loop: one of its own keys is still under way.
        page.deleteLater()
        for key in self.keys:
            key.setEnabled(True)
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        put_away, self._put_away = self._put_away, []
        for other in put_away:
            # What worked behind the curtain may have closed it.
            if isValid(other):
                other.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
                other.show()
        board = QGuiApplication.clipboard()
        if self._copied and not board.text():
            board.setText(self._copied)
        self._copied = ""

    def drop(self) -> None:
        """Throw away what was taken out; the window goes away, too.

        What is half typed hears first that it lost the focus, as when an open window is closed.
        """
        frame, self._frame = self._frame, None
        if frame is None:
            return
        self._page = None
        _app().removeEventFilter(self)
        if self._focus is not None and isValid(self._focus):
            lost = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(self._focus, lost)
        # Back in the window and gone with it: neither without the other hears of anything more.
        self._room.take_in(frame)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the screen from what opens."""
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and self._is_ours(watched):
            # Before the system is told to show it: not even one frame of it is seen.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched, lambda: self._hide(watched))
        return False

    def _is_ours(self, widget: QWidget) -> bool:
        return (
            widget.isWindow()
            and widget is not self._window
            and not isinstance(widget, EntryWindow)
        )

    def _hide(self, widget: QWidget) -> None:
        if self._page is None:
            widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
            return
        widget.hide()
        # A hidden window with a system window is still in the accessibility tree.
        widget.destroy()
        kind = widget.windowType()
        if kind not in (Qt.WindowType.ToolTip, Qt.WindowType.Popup):
            self._put_away.append(widget)

    def _empty_clipboard(self) -> None:
        """Take scores out of the clipboard; they are back with the rest."""
        board = QGuiApplication.clipboard()
        if _is_own(board):
            self._copied = board.text()
            board.clear()
        if board.supportsSelection() and board.ownsSelection():
            board.clear(QClipboard.Mode.Selection)


def _is_own(board: QClipboard) -> bool:
    return board.ownsClipboard()


def _close_popups() -> None:
    popup: QWidget | None
    while (popup := _popup()) is not None:
        if not popup.close():
            popup.hide()


def _popup() -> QWidget | None:
    # PySide's own types say there is always one.
    return QApplication.activePopupWidget()


def _focus_in(window: QWidget) -> QWidget | None:
    return window.focusWidget()


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())
