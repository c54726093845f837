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
from mehmiro_desktop.errors import BugError, MehmiroError, StoreClosed
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.backup import take_daily_snapshot
from mehmiro_desktop.store.queries.account import load_last_change
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.credentials import Keyring
from mehmiro_desktop.sync.diagnosis import examine
from mehmiro_desktop.sync.opening import entry_of
from mehmiro_desktop.sync.wiping import wipe_account
from mehmiro_desktop.ui import accounts, habits, i18n, presenter
from mehmiro_desktop.ui.background import Background, Job
from mehmiro_desktop.ui.clothes import Clothes
from mehmiro_desktop.ui.context import Settings, UiContext
from mehmiro_desktop.ui.farewell import Farewell
from mehmiro_desktop.ui.lock.arrival import Arrival
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.monitoring.analysis import AnalysisSchedule
from mehmiro_desktop.ui.network import NetworkHints
from mehmiro_desktop.ui.onboarding.entrance import Entrance
from mehmiro_desktop.ui.onboarding.sign_in_page import SignInForm, SignInPage
from mehmiro_desktop.ui.open_account import OpenAccount
from mehmiro_desktop.ui.opening import Opening
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES, ScreenFactory
from mehmiro_desktop.ui.placing import show_fitting
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from mehmiro_desktop.ui.sign_out_panel import SignOutPanel
from mehmiro_desktop.ui.touch import TouchWatch
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
        self._arrival: Arrival | None = None
        self.account: OpenAccount | None = None
        self.window: MainWindow | None = None
        self.farewell: Farewell | None = None
        self.entrance = Entrance(app, profile, self)
        self.entrance.sign_in_asked.connect(self._sign_in)
        self.entrance.cancelled.connect(self._cancel)
        self.entrance.sample_wanted.connect(self.open_sample)
        self.entrance.account_chosen.connect(self._open_chosen)
        self.entrance.left.connect(self._go_back)
        self.entrance.closed.connect(self._entry_closed)
        self._opening = Opening(profile, clock, keyring, self.entrance, self._start)
        self._opening.opened.connect(self._arrive)

    def begin(self, *, is_demo: bool = False) -> None:
        """Open the sample class, the active account, or the first page."""
        active = self._profile.active_account
        if is_demo:
            self._opening.open(AccountEntry(SAMPLE_KEY), None, None, is_remembered=False)
        elif active is not None:
            self.open_entry(active)
        elif self._profile.settings.language:
            self.entrance.show_choice()
        else:
            self.entrance.show_languages()

    # The first pages ---------------------------------------------------------------------------

    def _go_back(self) -> None:
        if self.window is not None:
            self.entrance.close()
        else:
            self.entrance.show_choice()

    def _open_chosen(self, entry: AccountEntry) -> None:
        if self.account is not None and self.account.store.account.key == entry.key:
            self._go_back()
        else:
            self.open_entry(entry)

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
        self.entrance.close()
        self._request_sync()
        if self.window is not None:
            self.window.locker.accept_proof()

    # Opening a store ---------------------------------------------------------------------------

    def open_sample(self) -> None:
        """Open the sample class, making it the first time."""
        self._leave_account()
        self._opening.open(AccountEntry(SAMPLE_KEY), None, None)

    def open_entry(self, entry: AccountEntry, session: AuthSession | None = None) -> None:
        """Open an account's store; ``session`` is a sign-in just made, to be kept in it."""
        passphrase, self._passphrase = self._passphrase, None
        self._leave_account()
        self._opening.open(entry, session, passphrase)

    # The main window ---------------------------------------------------------------------------

    def _arrive(
        self, store: Store, entry: AccountEntry, session: AuthSession | None, is_typed: bool
    ) -> None:
        self.account = OpenAccount(store, self._keyring, self._clock, self)
        self._arrival = Arrival(
            self._profile, store, self.entrance.show_page, self.account.bridge
        )
        self._arrival.ready.connect(self._show_window)
        is_sign_in = session is not None
        try:
            self._arrival.begin(is_sign_in=is_sign_in, is_proven=is_sign_in or is_typed)
        except MehmiroError as error:
            self._leave_account()
            self._opening.show_problem(entry, session, error)

    def _show_window(self, is_locked: bool) -> None:
        account = self.account
        if account is None:
            return
        store = account.store
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
        self.network.serve(account.sync_bridge)
        self.window = MainWindow(context, screens)
        self.window.closed.connect(self.close)
        locker = self.window.locker
        locker.sign_in_wanted.connect(self.sign_in_again)
        locker.other_wanted.connect(self.entrance.show_accounts)
        presenter.show_numbers(context.settings.presents_numbers)
        if context.settings.presents_at_start:
            presenter.turn(True)
        if is_locked:
            locker.lock_now()
        show_fitting(self.window)
        TouchWatch(self.window, context, self._profile)
        AnalysisSchedule(context)
        if not is_locked:
            self.window.open_screen("today")
            # The first thing painted is the screen itself, not the empty page before it.
            self.window.pages.finish()
        self.entrance.close()
        # After the first paint: the window must not wait for a thread to start.
        QTimer.singleShot(0, self, account.start)
        QTimer.singleShot(BACKUP_DELAY_MS, self, self._keep_safe)
        if store.was_cut_off and (last := load_last_change(store)) is not None:
            when = i18n.shown_when(last, self._clock.today())
            words = self.tr(
                "Mehmiro was not closed last time. All that was saved until {when} is here."
            )
            self._say(words.format(when=when))
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
        """Forget the sign-in here; asked first what to do with work that is not sent yet."""
        if self.window and self.account and self.account.count_waiting():
            SignOutPanel(
                self.window.context,
                self.window.frame,
                self._sign_out_now,
                self._background.start,
            ).open_panel()
        else:
            self._sign_out_now()

    def _sign_out_now(self) -> None:
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
            self.entrance.show_sign_in()
            return
        # On a shared laptop nobody learns from the form who else uses it.
        email = "" if self._profile.settings.laptop == "shared" else account.email
        self.entrance.show_sign_in(
            SignInForm(account.server, account.publishable_key, email, "")
        )

    def use_another_account(self) -> None:
        """Close this account's window and begin with another; nothing is deleted."""
        left = self.account.store.account.key if self.account else ""
        self._leave_account()
        self.entrance.show_accounts(besides=left)

    def _tell_error(self, error: MehmiroError) -> None:
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        if self.window is not None:
            self.window.toast(words)

    # Leaving -----------------------------------------------------------------------------------

    def _leave_account(self) -> int:
        """Stop sync, then close the window and the store, in the order of architecture.md 3.3.

        Returns:
            how many changes are kept here and not sent yet.
        """
        window, self.window = self.window, None
        if window is not None:
            window.closed.disconnect(self.close)
            window.locker.drop()
            window.hide()
        account, self.account = self.account, None
        waiting = account.count_waiting() if account is not None else 0
        self.network.serve(None)
        if account is not None:
            account.stop_sync()
        if window is not None:
            window.deleteLater()
        if account is not None:
            account.close()
        return waiting

    def close(self) -> None:
        """End the run as a person asked; say what waits to be sent, once it is safe."""
        place = self.window.geometry() if self.window is not None else None
        waiting = self._end()
        if not waiting or place is None:
            self._app.quit()
            return
        self.farewell = Farewell(waiting)
        self.farewell.gone.connect(self._app.quit)
        self.farewell.show_over(place)

    def quit(self) -> None:
        """End the run. What is not sent yet is on the disk and goes out the next time."""
        self._end()
        if self.farewell is not None:
            self.farewell.hide()
        self._app.quit()

    def _end(self) -> int:
        self._cancel()
        self.entrance.close()
        if self.account is not None:
            self.account.stop_sync()
        self._background.close()
        return self._leave_account()

    def report_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where an unexpected error happened, without its values, and say so once."""
        if isinstance(error, StoreClosed):
            # A window on its way out wanted to show something more: nobody is left to see it.
            return
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
            Wiping(
                start, self.entrance, partial(self.entrance.show_accounts, besides=key)
            ).begin()

    # Small steps -------------------------------------------------------------------------------

    def _entry_closed(self) -> None:
        if self.window is None:
            self.quit()
        else:
            self._cancel()
            self.entrance.close()

    def _start(self, work: Callable[..., object], *args: object) -> Job:
        self._cancel()
        self._job = self._background.start(work, *args)
        return self._job

    def _cancel(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.drop()
