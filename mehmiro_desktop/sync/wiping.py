"""Taking an account off this laptop: its files, its keys and its place in the profile."""

import contextlib

from mehmiro_desktop.config import Profile
from mehmiro_desktop.errors import KeyringUnavailable
from mehmiro_desktop.store.wiping import remove_files
from mehmiro_desktop.sync.credentials import Keyring


def wipe_account(profile: Profile, key: str, keyring: Keyring) -> None:
    """Remove the account called ``key``, whose store is closed. Cannot be undone.

    Files first, secrets after: a key without a file opens nothing and is used again by the next
    sign-in, a file without its key would stand in that one's way. Other accounts of this laptop
    are not touched. Not for the window's thread.

    Raises:
        StoreUnwritable, FileUnusable: something could not be removed; calling again goes on.
    """
    remove_files(profile.account_directory(key))
    for name in (f"{key}/store", f"{key}/refresh"):
        # A keyring that does not answer keeps a key to files that are gone.
        with contextlib.suppress(KeyringUnavailable):
            keyring.delete(name)
    profile.forget_account(key)
