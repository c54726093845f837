"""The slow steps to an account's data, for the background worker."""

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.sample import fill_sample
from mehmiro_desktop.sync import account
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.credentials import Keyring
from mehmiro_desktop.sync.opening import open_account


def sign_in(
    server: str, publishable_key: str, email: str, password: str, clock: Clock
) -> AuthSession:
    """Sign in at a server; see ``sync.account.sign_in``."""
    return account.sign_in(server, publishable_key, email, password, clock)


def open_and_keep(
    profile: Profile,
    entry: AccountEntry,
    session: AuthSession | None,
    passphrase: str | None,
    clock: Clock,
    keyring: Keyring,
    *,
    language: str,
    is_remembered: bool,
    from_backup: bool = False,
) -> Store:
    """Open an account's store, keep a sign-in just made in it, and make it the active account.

    The sample class is filled the first time, in ``language``. ``is_remembered`` is false for a
    look at the sample class that leaves the active account as it is. ``from_backup``: see
    ``sync.opening.open_account``.

    Raises:
        PassphraseNeeded: there is no keyring and no passphrase was given.
        StoreError, KeyringUnavailable, FileUnusable: it does not open; nothing was changed.
    """
    store = open_account(profile, entry, passphrase, clock, keyring, from_backup=from_backup)
    try:
        if session is not None:
            account.keep_sign_in(store, keyring, session)
        if entry.is_sample:
            fill_sample(store, language)
        if is_remembered:
            profile.remember_account(entry)
    except BaseException:
        store.close()
        raise
    return store
