"""From an account of the profile to its open store: secrets from the keyring or a passphrase."""

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.config import AccountEntry, Profile, account_key
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.store import Store, open_store
from mehmiro_desktop.store.salvage import put_backup_in_place
from mehmiro_desktop.sync.auth import AuthSession
from mehmiro_desktop.sync.connection import check_address, check_publishable_key
from mehmiro_desktop.sync.credentials import Keyring, unlock_store

# What the rows of the sample class say their teacher is.
_SAMPLE_TEACHER = "00000000-0000-4000-8000-000000000000"


def account_ref(entry: AccountEntry) -> AccountRef:
    """Return the account as the store knows it."""
    return AccountRef(
        key=entry.key,
        server=entry.server,
        publishable_key=entry.publishable_key,
        account_id=_SAMPLE_TEACHER if entry.is_sample else entry.account_id,
        email=entry.email,
        is_sample=entry.is_sample,
    )


def entry_of(
    server: str, publishable_key: str, email: str, session: AuthSession
) -> AccountEntry:
    """Return the profile's entry for a sign-in just made (``account.sign_in``).

    Raises:
        InvalidAddress: server address or key cannot be right.
    """
    address = check_address(server)
    return AccountEntry(
        key=account_key(address, session.account_id),
        server=address,
        publishable_key=check_publishable_key(publishable_key),
        account_id=session.account_id,
        email=session.email or email.strip(),
    )


def open_account(
    profile: Profile,
    entry: AccountEntry,
    passphrase: str | None,
    clock: Clock,
    keyring: Keyring,
    *,
    from_backup: bool = False,
) -> Store:
    """Open (or create) the store of one account of the profile. Not for the window's thread.

    ``from_backup``: it is damaged, so put the newest sound backup in its place first.

    Raises:
        PassphraseNeeded: there is no keyring and no passphrase was given.
        StoreError, KeyringUnavailable, FileUnusable: it does not open; nothing was changed.
    """
    directory = profile.account_directory(entry.key)
    key = unlock_store(directory, entry.key, passphrase, keyring)
    if from_backup:
        put_backup_in_place(directory, key, clock)
    return open_store(
        directory,
        key,
        clock,
        device_name=profile.settings.device_name,
        account=account_ref(entry),
    )
