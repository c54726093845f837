"""Which window is open and whose data it shows: from the first run to closing.

Everything slow (keyring, key derivation, opening and migrating the store, signing in) runs on the
background worker; the windows only ever wait for signals.
"""

import logging
import traceback
from collections.abc import Callable
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.config import SAMPLE_KEY, AccountEntry, Profile
from mehmiro_desktop.errors import BugError, MehmiroError, PassphraseNeeded, StoreLocked
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.backup import take_daily_snapshot
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.credentials import Keyring
from mehmiro_desktop.sync.diagnosis import examine
from mehmiro_desktop.sync.opening import entry_of
from mehmiro_desktop.sync.wiping import wipe_account
from mehmiro_desktop.ui import accounts, habits, i18n, presenter
from mehmiro_desktop.ui.background import Background, Job
from mehmiro_desktop.ui.clothes import Clothes
from mehmiro_desktop.ui.context import Settings, UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.monitoring.analysis import AnalysisSchedule
from mehmiro_desktop.ui.network import NetworkHints
from mehmiro_desktop.ui.onboarding.pages import (
    ChoicePage,
    LanguagePage,
    ProblemPage,
    WaitPage,
)
from mehmiro_desktop.ui.onboarding.sign_in_page import SignInForm, SignInPage
from mehmiro_desktop.ui.onboarding.window import EntryWindow
from mehmiro_desktop.ui.open_account import OpenAccount
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES, ScreenFactory
from mehmiro_desktop.ui.placing import show_fitting
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from mehmiro_desktop.ui.touch import TouchWatch
from mehmiro_desktop.ui.unlock import NewPassphrasePage, UnlockPage
from mehmiro_desktop.ui.wiping import Wiping

_log = logging.getLogger(__name__)
BACKUP_DELAY_MS = 5000
"""After the window is up, so that the first clicks do not share the disk with the copy."""


class Flow(QObject):
    """Opens and closes the windows of one run."""

    account_opened = Signal()

    def __init__(
        self, app: QApplication, profile: Profile, clock: Clock, keyring: Keyring,
        passphrase: str | None = None,
    ) -> None:  # fmt: skip
        """Prepare; :meth:`begin` shows the first window.

        Args:
            app: the one application.
            profile: the profile folder.
            clock: where times come from.
            keyring: where keys and tokens rest.
            passphrase: from ``--passphrase-file``; used instead of asking, once.
        """
        super().__init__(app)
        self._app = app
        self._profile = profile
        self._clock = clock
        self._keyring = keyring
        self._passphrase = passphrase
        self._background = Background(self)
        self._job: Job | None = None
        self.network = NetworkHints(profile, self._say, self)
        self.account: OpenAccount | None = None
        self.entry: EntryWindow | None = None
        self.window: MainWindow | None = None

    def begin(self, *, is_demo: bool = False) -> None:
        """Open the sample class, the active account, or the first page."""
        active = self._profile.active_account
        if is_demo:
            self._open(AccountEntry(SAMPLE_KEY), None, None, is_remembered=False)
        elif active is not None:
            self.open_entry(active)
        elif self._profile.settings.language:
            self.show_choice()
        else:
            self.show_languages()

    # The first pages ---------------------------------------------------------------------------

    def show_languages(self) -> None:
        """Ask for the language."""
        page = LanguagePage(i18n.language())
        page.chosen.connect(self._choose_language)
        self._front().show_page(page)

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
        page.sample_wanted.connect(self.open_sample)
        page.language_wanted.connect(self.show_languages)
        self._front().show_page(page)

    def show_sign_in(self, known: SignInForm | None = None) -> None:
        """Ask for server, key, e-mail and password."""
        page = SignInPage(known)
        page.wanted.connect(partial(self._sign_in, page))
        page.cancelled.connect(self._cancel)
        page.back_wanted.connect(self._leave_sign_in)
        self._front().show_page(page)

    def _leave_sign_in(self) -> None:
        if self.window is not None:
            self._close_entry()
        else:
            self.show_choice()

    def _sign_in(self, page: SignInPage, form: SignInForm) -> None:
        job = self._start(
            accounts.sign_in, form.server, form.publishable_key, form.email, form.password,
            self._clock,
        )  # fmt: skip
        job.done.connect(partial(self._signed_in, page, form))
        job.failed.connect(page.show_error)

    def _signed_in(self, page: SignInPage, form: SignInForm, session: AuthSession) -> None:
        entry = entry_of(form.server, form.publishable_key, form.email, session)
        account = self.account
        if account and account.sync and account.store.account.key == entry.key:
            job = self._start(account.sync.adopt, session)
            job.done.connect(self._adopted)
            job.failed.connect(page.show_error)
            return
        self.open_entry(entry, session)

    def _adopted(self, _nothing: object) -> None:
        self._close_entry()
        self._request_sync()

    # Opening a store ---------------------------------------------------------------------------

    def open_sample(self) -> None:
        """Open the sample class, making it the first time."""
        self._open(AccountEntry(SAMPLE_KEY), None, None)

    def open_entry(self, entry: AccountEntry, session: AuthSession | None = None) -> None:
        """Open an account's store; ``session`` is a sign-in just made, to be kept in it."""
        passphrase, self._passphrase = self._passphrase, None
        self._open(entry, session, passphrase)

    def _open(
        self, entry: AccountEntry, session: AuthSession | None, passphrase: str | None,
        *, is_remembered: bool = True,
    ) -> None:  # fmt: skip
        self._leave_account()
        front = self._front()
        page = front.page
        if not isinstance(page, UnlockPage | NewPassphrasePage):
            front.show_page(WaitPage(self.tr("Opening your data…")))
        work = partial(
            accounts.open_and_keep, language=i18n.language(), is_remembered=is_remembered
        )
        job = self._start(
            work, self._profile, entry, session, passphrase, self._clock, self._keyring
        )
        job.dispose = Store.close
        job.done.connect(self._show_account)
        job.failed.connect(partial(self._not_opened, entry, session))

    def _not_opened(
        self, entry: AccountEntry, session: AuthSession | None, error: MehmiroError
    ) -> None:
        page = self._front().page
        if isinstance(error, PassphraseNeeded):
            self._ask_passphrase(entry, session)
        elif isinstance(page, UnlockPage) and isinstance(error, StoreLocked):
            page.show_error(error)
        elif isinstance(error, StoreLocked) and self._is_by_passphrase(entry):
            self._ask_passphrase(entry, session)
        else:
            problem = ProblemPage(sentence(error))
            problem.again_wanted.connect(partial(self._open, entry, session, None))
            problem.other_wanted.connect(self.show_choice)
            self._front().show_page(problem)

    def _is_by_passphrase(self, entry: AccountEntry) -> bool:
        key_file = KeyFile.read(self._profile.account_directory(entry.key))
        return key_file is not None and key_file.key_source == "passphrase"

    def _ask_passphrase(self, entry: AccountEntry, session: AuthSession | None) -> None:
        page: UnlockPage | NewPassphrasePage
        if self._is_by_passphrase(entry):
            page = UnlockPage()
            page.other_wanted.connect(self.show_choice)
        else:
            page = NewPassphrasePage()
            page.back_wanted.connect(self.show_choice)
        page.wanted.connect(partial(self._open, entry, session))
        self._front().show_page(page)

    # The main window ---------------------------------------------------------------------------

    def _show_account(self, store: Store) -> None:
        account = OpenAccount(store, self._keyring, self._clock, self)
        context = UiContext(
            store=store,
            clock=self._clock,
            bridge=account.bridge,
            sync=account.sync_bridge,
            settings=habits.follow(Settings(), self._profile.settings),
            erase=partial(self._background.start, account.erase),
        )
        screens: dict[str, ScreenFactory] = {
            **SCREEN_FACTORIES,
            "settings": partial(SettingsScreen, acts=self._acts(store)),
        }
        self.account = account
        self.network.serve(account.sync_bridge)
        self.window = MainWindow(context, screens)
        self.window.closed.connect(self.quit)
        show_fitting(self.window)
        TouchWatch(self.window, context, self._profile)
        AnalysisSchedule(context)
        presenter.show_numbers(context.settings.presents_numbers)
        if context.settings.presents_at_start:
            presenter.turn(True)
        self.window.open_screen("today")
        self._close_entry()
        # After the first paint: the window must not wait for a thread to start.
        QTimer.singleShot(0, self, account.start)
        QTimer.singleShot(BACKUP_DELAY_MS, self, self._keep_safe)
        self.account_opened.emit()

    def _acts(self, store: Store) -> SettingsActs:
        clothes = Clothes(self._app, self._profile, lambda: self.window)
        return SettingsActs(
            profile=self._profile,
            apply_language=clothes.apply_language,
            apply_theme=clothes.apply_theme,
            sign_out=self.sign_out,
            sign_in=self.sign_in_again,
            use_another_account=self.use_another_account,
            apply_text_size=clothes.apply_text_size,
            show_tour=clothes.show_tour,
            apply_metered=self.network.apply if self.network.tells_metered else None,
            data_replaced=self._restored,
            wipe=self._wipe,
            examine=partial(
                examine,
                self._profile,
                self._clock,
                self._keyring,
                i18n.language(),
                opened=store,
            ),
            start_job=self._background.start,
        )

    def _keep_safe(self) -> None:
        """Make the day's backup; it is said when it cannot be made, and nothing waits for it."""
        if self.account is not None:
            job = self._background.start(take_daily_snapshot, self.account.store)
            job.failed.connect(self._tell_error)

    def sign_out(self) -> None:
        """Forget the sign-in; the data stay open and encrypted on this laptop."""
        if self.account and self.account.sync:
            job = self._start(self.account.sync.sign_out)
            job.done.connect(self._request_sync)
            job.failed.connect(self._tell_error)

    def _request_sync(self, *_: object) -> None:
        if self.account is not None:
            self.account.request_sync()

    def sign_in_again(self) -> None:
        """Ask for the password again, everything else filled in."""
        account = self.account.store.account if self.account else None
        if account is None or account.is_sample:
            self.show_sign_in()
            return
        self.show_sign_in(
            SignInForm(account.server, account.publishable_key, account.email, "")
        )

    def use_another_account(self) -> None:
        """Close this account's window and begin with another; nothing is deleted."""
        self._leave_account()
        self.show_choice()

    def _tell_error(self, error: MehmiroError) -> None:
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        if self.window is not None:
            self.window.toast(words)

    # Leaving -----------------------------------------------------------------------------------

    def _leave_account(self) -> None:
        """Stop sync, then close the window and the store, in the order of architecture.md 3.3."""
        window, self.window = self.window, None
        if window is not None:
            window.closed.disconnect(self.quit)
            window.hide()
        account, self.account = self.account, None
        self.network.serve(None)
        if account is not None:
            account.stop_sync()
        if window is not None:
            window.deleteLater()
        if account is not None:
            account.close()

    def quit(self) -> None:
        """End the run. What is not sent yet is on the disk and goes out the next time."""
        self._cancel()
        if self.entry is not None:
            self.entry.hide()
        if self.account is not None:
            self.account.stop_sync()
        self._background.close()
        self._leave_account()
        self._app.quit()

    def report_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where an unexpected error happened, without its values, and say so once."""
        frames = traceback.extract_tb(trace)
        where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
        _log.error("unexpected %s at %s", kind.__name__, where or "?")
        self._tell_error(error if isinstance(error, MehmiroError) else BugError())

    def _restored(self) -> None:
        """Read everything anew, and let the server say what it has."""
        if self.window is not None:
            self.window.rebuild_soon()
        if self.account is not None and self.account.sync_bridge is not None:
            self.account.sync_bridge.request(check=True)

    def _wipe(self) -> None:
        """Take the open account off this laptop; it has been asked."""
        if self.account is not None:
            key = self.account.store.account.key
            self._leave_account()
            start = partial(self._start, wipe_account, self._profile, key, self._keyring)
            Wiping(start, self._front(), self.show_choice).begin()

    # Small steps -------------------------------------------------------------------------------

    def _front(self) -> EntryWindow:
        if self.entry is None:
            self.entry = EntryWindow()
            self.entry.closed.connect(self._entry_closed)
            show_fitting(self.entry)
        return self.entry

    def _entry_closed(self) -> None:
        if self.window is None:
            self.quit()
        else:
            self._cancel()
            self._close_entry()

    def _close_entry(self) -> None:
        entry, self.entry = self.entry, None
        if entry is not None:
            entry.closed.disconnect(self._entry_closed)
            entry.hide()
            entry.deleteLater()

    def _start(self, work: Callable[..., object], *args: object) -> Job:
        self._cancel()
        self._job = self._background.start(work, *args)
        return self._job

    def _cancel(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.drop()
