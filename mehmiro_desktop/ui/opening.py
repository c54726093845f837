"""From an account of this laptop to its open store: please wait, a passphrase, or what is wrong."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.errors import MehmiroError, PassphraseNeeded, StoreDamaged, StoreLocked
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.backup import snapshots, taken_at
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.credentials import Keyring
from mehmiro_desktop.ui import accounts, i18n
from mehmiro_desktop.ui.background import Job
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.onboarding.entrance import Entrance
from mehmiro_desktop.ui.onboarding.pages import ProblemPage, WaitPage
from mehmiro_desktop.ui.unlock import NewPassphrasePage, UnlockPage


class Opening(QObject):
    """Opens stores on the background worker and shows its pages meanwhile.

    Signals:
        opened: the store, its :class:`AccountEntry`, the sign-in just made (or ``None``), and
            whether somebody typed the passphrase for it. Whoever takes it closes the store.
    """

    opened = Signal(object, object, object, bool)

    def __init__(
        self, profile: Profile, clock: Clock, keyring: Keyring, entrance: Entrance,
        start: Callable[..., Job],
    ) -> None:  # fmt: skip
        """Open nothing yet.

        Args:
            profile: the profile folder.
            clock: where times come from.
            keyring: where keys rest.
            entrance: shows the pages.
            start: starts work on the background worker.
        """
        super().__init__(entrance)
        self._profile, self._clock, self._keyring = profile, clock, keyring
        self._entrance, self._start = entrance, start

    def open(
        self, entry: AccountEntry, session: AuthSession | None, passphrase: str | None,
        *, is_remembered: bool = True, is_typed: bool = False, from_backup: bool = False,
    ) -> None:  # fmt: skip
        """Open an account's store.

        Args:
            entry: whose.
            session: a sign-in just made, to be kept in it.
            passphrase: what opens it where there is no keyring; ``None``: asked if need be.
            is_remembered: whether it opens by itself the next time.
            is_typed: whether a person has just typed the passphrase.
            from_backup: it is damaged: the newest sound backup takes its place first.
        """
        if not isinstance(self._entrance.page, UnlockPage | NewPassphrasePage):
            self._entrance.show_page(WaitPage(self.tr("Opening your data…")))
        work = partial(
            accounts.open_and_keep,
            language=i18n.language(),
            is_remembered=is_remembered,
            from_backup=from_backup,
        )
        job = self._start(
            work, self._profile, entry, session, passphrase, self._clock, self._keyring
        )
        job.dispose = Store.close
        job.done.connect(partial(self._tell, entry, session, is_typed))
        job.failed.connect(partial(self.show_problem, entry, session, from_backup=from_backup))

    def _tell(
        self, entry: AccountEntry, session: AuthSession | None, is_typed: bool, store: Store
    ) -> None:
        self.opened.emit(store, entry, session, is_typed)

    def show_problem(
        self, entry: AccountEntry, session: AuthSession | None, error: MehmiroError,
        *, from_backup: bool = False,
    ) -> None:  # fmt: skip
        """Ask for the passphrase if that is what is missing, or say what stands in the way."""
        page = self._entrance.page
        if isinstance(error, PassphraseNeeded):
            self._ask_passphrase(entry, session, from_backup)
        elif isinstance(page, UnlockPage) and isinstance(error, StoreLocked):
            page.show_error(error)
        elif isinstance(error, StoreLocked) and self._is_by_passphrase(entry):
            self._ask_passphrase(entry, session, from_backup)
        else:
            problem = ProblemPage(sentence(error), self._newest_backup(entry, error))
            problem.backup_wanted.connect(
                partial(self.open, entry, session, None, from_backup=True)
            )
            problem.again_wanted.connect(partial(self.open, entry, session, None))
            besides = partial(self._entrance.show_accounts, besides=entry.key)
            problem.other_wanted.connect(besides)
            self._entrance.show_page(problem)

    def _newest_backup(self, entry: AccountEntry, error: MehmiroError) -> str:
        """Return when the newest backup was made, in words, if it may take a damaged place."""
        if not isinstance(error, StoreDamaged) or error.details.get("reason") == "no_backup":
            return ""
        found = snapshots(self._profile.account_directory(entry.key))
        return i18n.shown_when(taken_at(found[0]), self._clock.today()) if found else ""

    def _is_by_passphrase(self, entry: AccountEntry) -> bool:
        key_file = KeyFile.read(self._profile.account_directory(entry.key))
        return key_file is not None and key_file.key_source == "passphrase"

    def _ask_passphrase(
        self, entry: AccountEntry, session: AuthSession | None, from_backup: bool
    ) -> None:
        page: UnlockPage | NewPassphrasePage
        if self._is_by_passphrase(entry):
            page = UnlockPage()
            page.other_wanted.connect(partial(self._entrance.show_accounts, besides=entry.key))
        else:
            page = NewPassphrasePage()
            page.back_wanted.connect(self._entrance.show_choice)
        page.wanted.connect(
            partial(self.open, entry, session, is_typed=True, from_backup=from_backup)
        )
        self._entrance.show_page(page)
