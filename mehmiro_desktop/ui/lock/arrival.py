"""From an open store to its window: whose laptop it is, and a PIN where one is needed."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mehmiro_desktop.config import Profile
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.pin import has_pin
from mehmiro_desktop.ui.lock.pages import LaptopPage, NewPinPage
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage

_log = logging.getLogger(__name__)
SHARED_LOCK_MIN = "5"


class Arrival(QObject):
    """Shows the pages that stand between an account and its window.

    Signals:
        ready: the window may open; carries whether it opens locked.
    """

    ready = Signal(bool)

    def __init__(
        self,
        profile: Profile,
        store: Store,
        show_page: Callable[[EntryPage], None],
        parent: QObject,
    ) -> None:
        """Prepare; :meth:`begin` shows the first page, if there is one."""
        super().__init__(parent)
        self._profile = profile
        self._store = store
        self._show_page = show_page

    def begin(self, *, is_sign_in: bool, is_proven: bool) -> None:
        """Go through the pages.

        Args:
            is_sign_in: somebody has just signed in.
            is_proven: who is here has just shown to be the teacher, by password or passphrase.
        """
        if self._store.account.is_sample:
            self.ready.emit(False)
        elif is_sign_in and not self._profile.settings.laptop:
            self._ask_laptop()
        elif not is_proven:
            self.ready.emit(self._is_shared or has_pin(self._store))
        else:
            self._ask_pin_if_needed()

    @property
    def _is_shared(self) -> bool:
        return self._profile.settings.laptop == "shared"

    def _ask_laptop(self) -> None:
        page = LaptopPage()
        page.chosen.connect(self._take_answer)
        self._show_page(page)

    def _take_answer(self, answer: str) -> None:
        if answer == "shared" and not has_pin(self._store):
            # The PIN first: a laptop is not called shared while there is none.
            page = NewPinPage(self._store, may_go_back=True)
            page.done.connect(self._share)
            page.back_wanted.connect(self._ask_laptop)
            self._show_page(page)
        elif answer == "shared":
            self._share()
        else:
            self._keep("laptop", "own")
            self.ready.emit(False)

    def _share(self) -> None:
        share(self._keep)
        self.ready.emit(False)

    def _keep(self, key: str, value: str) -> None:
        try:
            self._profile.change_setting(key, value)
        except MehmiroError as error:
            _log.warning("%s not kept: %s", key, error)

    def _ask_pin_if_needed(self) -> None:
        if self._is_shared and not has_pin(self._store):
            page = NewPinPage(self._store, may_go_back=False)
            page.done.connect(lambda: self.ready.emit(False))
            self._show_page(page)
        else:
            self.ready.emit(False)


def share(keep: Callable[[str, str], object]) -> None:
    """Make it a shared laptop: the window locks after five minutes."""
    keep("laptop", "shared")
    keep("auto_lock", SHARED_LOCK_MIN)
