"""Locking one account's window: by key, by itself, and at the start; and opening it again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.pin import has_pin
from mehmiro_desktop.ui.aloud import say_aloud
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lock.curtain import Curtain
from mehmiro_desktop.ui.lock.idle import IdleWatch
from mehmiro_desktop.ui.lock.lock_page import LockPage
from mehmiro_desktop.ui.lock.names import teacher_name
from mehmiro_desktop.ui.lock.panels import PinPanels
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import FrontStack
from mehmiro_desktop.ui.window_panel import WindowPanel


class WindowLock(QObject):
    """Decides when the window shows nothing but the lock page.

    Signals:
        locking: the window is about to be locked.
        opened: the window was unlocked.
        sign_in_wanted: somebody who forgot the PIN wants to prove who it is.
        other_wanted: another teacher wants to use the laptop.
    """

    locking = Signal()
    opened = Signal()
    sign_in_wanted = Signal()
    other_wanted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        room: FrontStack,
        host: QWidget,
        context: UiContext,
    ) -> None:
        """Lock nothing yet; begin to count the time without input.

        Args:
            window: what is locked.
            room: its central widget, which holds ``host`` alone.
            host: what the window holds; panels lie on it.
            context: whose window it is.
        """
        super().__init__(window)
        self._window = window
        self._host = host
        self._context = context
        self.curtain = Curtain(window, room)
        self.page: LockPage | None = None
        self.panel: WindowPanel | None = None
        self._panels = PinPanels(self)
        self.idle = IdleWatch(
            context.clock, lambda: context.settings.locks_after_min, self._lock_by_itself, self
        )

    def stop(self) -> None:
        """Count no more: the window goes away."""
        self.idle.stop()

    def drop(self) -> None:
        """Go away with the window, and with what it held if it is locked."""
        self.stop()
        self.curtain.drop()

    @property
    def is_locked(self) -> bool:
        """Whether nothing of the window is to be seen or heard."""
        return self.curtain.is_drawn

    def lock(self) -> None:
        """Lock, or offer to choose a PIN where there is none."""
        context = self._context
        if context.store.account.is_sample:
            context.toast(
                self.tr(
                    "The sample class holds nothing private and has no PIN. With your own"
                    " account, Ctrl+L locks the window."
                )
            )
            return
        try:
            if has_pin(context.store):
                self.lock_now()
            elif self.panel is None:
                self._offer_pin()
        except MehmiroError as error:
            context.toast(sentence(error))

    def _offer_pin(self) -> None:
        self._open(self._panels.choose, self.lock)

    def _open(
        self,
        choose: Callable[[Store, QWidget, Callable[[], None]], WindowPanel],
        then: Callable[[], None],
    ) -> None:
        before = _focus_in(self._window)

        def close() -> None:
            self.panel = None
            if before is not None and isValid(before):
                before.setFocus(Qt.FocusReason.OtherFocusReason)

        self.panel = choose(self._context.store, self._host, then)
        self.panel.closed.connect(close)

    def _lock_by_itself(self) -> bool:
        if self.is_locked or self._context.store.account.is_sample:
            return False
        try:
            if has_pin(self._context.store):
                self.lock_now()
        except MehmiroError:
            return False  # without its store the window could not be opened again
        return self.is_locked

    def lock_now(self) -> None:
        """Hide everything behind the lock page, whether there is a PIN or must be one first.

        Raises:
            StoreError: the store cannot be read; the window is as before.
        """
        if self.is_locked:
            return
        context = self._context
        name = teacher_name(context.store, is_shared=context.settings.is_shared)
        self.locking.emit()
        page = LockPage(context.store, name)
        page.opened.connect(self.unlock)
        page.sign_in_wanted.connect(self.sign_in_wanted)
        page.other_wanted.connect(self.other_wanted)
        self.page = page
        self.curtain.draw(page)
        say_aloud(page, self.tr("Locked"))

    def unlock(self) -> None:
        """Bring everything back as it was."""
        if not self.is_locked:
            return
        self.page = None
        self.idle.note()
        self.curtain.lift()
        self.opened.emit()
        say_aloud(self._window, self.tr("Unlocked"))

    def accept_proof(self) -> None:
        """Let in who has just signed in as this window's teacher: a new PIN is asked for."""
        if self.page is not None:
            self.page.accept_proof()

    def ask_to_leave_presenting(self, then: Callable[[], None]) -> None:
        """Ask for the PIN on a shared laptop, then call ``then``; at once on one's own."""
        context = self._context
        try:
            is_asked = context.settings.is_shared and has_pin(context.store)
        except MehmiroError:
            is_asked = False
        if not is_asked:
            then()
        elif self.panel is None:
            self._open(self._panels.ask, then)


def _focus_in(window: QWidget) -> QWidget | None:
    # PySide's own types say there is always one.
    return window.focusWidget()
