"""The window before the main window and its first pages: language, choice, accounts, sign-in."""

import logging
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.lock.pages import AccountsPage
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.onboarding.pages import ChoicePage, LanguagePage
from mehmiro_desktop.ui.onboarding.sign_in_page import SignInForm, SignInPage
from mehmiro_desktop.ui.onboarding.window import EntryWindow
from mehmiro_desktop.ui.placing import show_fitting

_log = logging.getLogger(__name__)


class Entrance(QObject):
    """Shows the pages before an account is open; the window is there only while one is shown.

    Signals:
        sign_in_asked: a :class:`SignInPage` and its :class:`SignInForm`.
        cancelled: the answer to a sign-in is not awaited any longer.
        sample_wanted: the sample class.
        account_chosen: an :class:`AccountEntry` of this laptop.
        left: the person went back from accounts or sign-in.
        closed: the person closed the window.
    """

    sign_in_asked = Signal(object, object)
    cancelled = Signal()
    sample_wanted = Signal()
    account_chosen = Signal(object)
    left = Signal()
    closed = Signal()

    def __init__(self, app: QApplication, profile: Profile, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._app = app
        self._profile = profile
        self.window: EntryWindow | None = None

    @property
    def page(self) -> EntryPage | None:
        """The page in front."""
        return self.window.page if self.window is not None else None

    def show_page(self, page: EntryPage) -> None:
        """Show ``page``, opening the window if need be."""
        if self.window is None:
            self.window = EntryWindow()
            self.window.closed.connect(self.closed)
            show_fitting(self.window)
        self.window.show_page(page)

    def close(self) -> None:
        """Take the window away."""
        window, self.window = self.window, None
        if window is not None:
            window.closed.disconnect(self.closed)
            window.hide()
            window.deleteLater()

    def show_languages(self) -> None:
        """Ask for the language."""
        page = LanguagePage(i18n.language())
        page.chosen.connect(self._choose_language)
        self.show_page(page)

    def _choose_language(self, language: str) -> None:
        try:
            self._profile.change_setting("language", language)
        except MehmiroError as error:
            _log.warning("language not kept: %s", error)
        i18n.apply_language(self._app, language)
        self.show_choice()

    def show_choice(self) -> None:
        """Offer to sign in or to try the sample class."""
        page = ChoicePage()
        page.sign_in_wanted.connect(partial(self.show_sign_in, None))
        page.sample_wanted.connect(self.sample_wanted)
        page.language_wanted.connect(self.show_languages)
        self.show_page(page)

    def show_accounts(self, *, besides: str = "") -> None:
        """Offer the accounts of this laptop; the first choice where there is none.

        Args:
            besides: the key of an account that does not count: it was just left.
        """
        known = [each for each in self._profile.accounts if not each.is_sample]
        if not any(each.key != besides for each in known):
            self.show_choice()
            return
        page = AccountsPage(known, is_shared=self._profile.settings.laptop == "shared")
        page.chosen.connect(self._choose_account)
        page.sign_in_wanted.connect(partial(self._sign_in_another, known[-1]))
        page.sample_wanted.connect(self.sample_wanted)
        page.back_wanted.connect(self.left)
        self.show_page(page)

    def _choose_account(self, entry: AccountEntry) -> None:
        self.account_chosen.emit(entry)

    def _sign_in_another(self, known: AccountEntry) -> None:
        # Teachers who share a laptop share the school, too.
        self.show_sign_in(SignInForm(known.server, known.publishable_key, "", ""))

    def show_sign_in(self, known: SignInForm | None = None) -> None:
        """Ask for server, key, e-mail and password."""
        page = SignInPage(known)
        page.wanted.connect(partial(self.sign_in_asked.emit, page))
        page.cancelled.connect(self.cancelled)
        page.back_wanted.connect(self.left)
        self.show_page(page)
