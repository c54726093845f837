"""Where secrets rest: the system keyring, and without one the encrypted store.

The keyring may ask the person, hang or be absent, so it is asked in a thread with a time limit,
never on the window's thread; keyring itself is imported there. Backends that keep secrets in the
clear count as absent.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from mehmiro_desktop import failpoints
from mehmiro_desktop.errors import KeyringUnavailable, PassphraseNeeded, StoreLocked
from mehmiro_desktop.store.keys import (
    SAMPLE_KEY,
    KeyFile,
    KeySource,
    derive_key,
    new_key,
    new_salt,
)
from mehmiro_desktop.store.locks import FileLock

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "mehmiro-desktop"
STORE_FILE = "store.db"
_REFUSED_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")

Result = TypeVar("Result")


class Keyring(Protocol):
    """What is asked of a keyring; names are ``<account key>/<what>``."""

    def get(self, name: str) -> str | None:
        """Return the secret, ``None`` if there is none."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep the secret."""
        ...

    def delete(self, name: str) -> None:
        """Remove the secret, if there is one."""
        ...


class SystemKeyring:
    """The operating system's keyring."""

    def __init__(self, timeout_s: float = 5.0) -> None:
        """Wait at most ``timeout_s`` seconds for each answer."""
        self._timeout_s = timeout_s

    def get(self, name: str) -> str | None:
        """Return the secret called ``name``, ``None`` if there is none.

        Raises:
            KeyringUnavailable: absent, locked, in the clear, or no answer in time.
        """
        return self._ask(lambda backend: backend.get_password(SERVICE, name))

    def set(self, name: str, secret: str) -> None:
        """Keep ``secret`` as ``name``.

        Raises:
            KeyringUnavailable: as for :meth:`get`.
        """
        self._ask(lambda backend: backend.set_password(SERVICE, name, secret))

    def delete(self, name: str) -> None:
        """Remove the secret called ``name``; nothing happens if there is none.

        Raises:
            KeyringUnavailable: as for :meth:`get`.
        """

        def remove(backend: "KeyringBackend") -> None:
            if backend.get_password(SERVICE, name) is not None:
                backend.delete_password(SERVICE, name)

        self._ask(remove)

    def _ask(self, question: Callable[["KeyringBackend"], Result]) -> Result:
        answers: list[Result] = []
        failures: list[Exception] = []

        def ask() -> None:
            try:
                import keyring

                backend = keyring.get_keyring()
                _require_safe(backend)
                answers.append(question(backend))
            except Exception as error:  # noqa: BLE001 - backends raise what their system raises
                failures.append(error)

        thread = threading.Thread(target=ask, name="keyring", daemon=True)
        thread.start()
        thread.join(self._timeout_s)
        if answers:
            return answers[0]
        if failures:
            raise KeyringUnavailable(reason=type(failures[0]).__name__) from failures[0]
        raise KeyringUnavailable(reason="timeout")


def _require_safe(backend: "KeyringBackend") -> None:
    """Refuse a backend that keeps nothing, or keeps it in the clear.

    Raises:
        KeyringUnavailable: it is one.
    """
    chained = getattr(backend, "backends", None)
    if chained is not None:
        first = next(iter(chained), None)
        if first is None:
            raise KeyringUnavailable(reason="absent")
        _require_safe(first)
        return
    kind = type(backend)
    if kind.__module__.startswith(_REFUSED_MODULES) or "plaintext" in kind.__name__.lower():
        raise KeyringUnavailable(reason="absent")


class KeyValue(Protocol):
    """The encrypted store's small values (``store.sync_state``)."""

    def get(self, name: str) -> str | None:
        """Return the value, ``None`` if there is none."""
        ...

    def set(self, name: str, value: str | None) -> None:
        """Keep the value; ``None`` removes it."""
        ...


class TokenStore:
    """Where one account's refresh token rests; see ``auth.RefreshTokens``."""

    def __init__(self, account_key: str, keyring: Keyring, values: KeyValue) -> None:
        self._name = f"{account_key}/refresh"
        self._keyring = keyring
        self._values = values

    def load(self) -> str | None:
        """Return the token, ``None`` when signed out.

        Raises:
            KeyringUnavailable: the token is in the keyring, or nobody knows.
        """
        # The store holds one only if the keyring failed at the last save: then it is the newer.
        return self._values.get("refresh_token") or self._keyring_get()

    def _keyring_get(self) -> str | None:
        if self._values.get("tokens_in_keyring") != "1":
            return None
        return self._keyring.get(self._name)

    def save(self, token: str) -> None:
        """Keep ``token``, in the keyring if there is one."""
        try:
            self._keyring.set(self._name, token)
        except KeyringUnavailable:
            self._values.set("refresh_token", token)
            return
        self._values.set("tokens_in_keyring", "1")
        self._values.set("refresh_token", None)

    def forget(self) -> None:
        """Remove the token everywhere; a keyring that does not answer is not asked again."""
        was_in_keyring = self._values.get("tokens_in_keyring") == "1"
        self._values.set("refresh_token", None)
        self._values.set("tokens_in_keyring", None)
        if was_in_keyring:
            try:
                self._keyring.delete(self._name)
            except KeyringUnavailable:
                return  # no longer looked up: the mark in the store is gone


def unlock_store(
    account_dir: Path, account_key: str, passphrase: str | None, keyring: Keyring
) -> bytes:
    """Return the key of an account's store, making one if there is no store yet.

    The key is kept before the database is made, so a crash in between leaves a key without a
    database, which the next start uses. An existing store never gets a new key.

    Args:
        account_dir: the account's folder; it exists.
        account_key: names the keyring entry.
        passphrase: what the person typed, ``None`` if not asked.
        keyring: where the key rests.

    Raises:
        PassphraseNeeded: there is no keyring and no passphrase was given.
        StoreLocked: the passphrase is wrong, or the key of an existing store is missing.
        KeyringUnavailable: the key is in the keyring, which does not answer.
        StoreDamaged: the key file cannot be understood.
        StoreInUse: another process is making the first key just now.
        StoreFull, StoreUnwritable: the key file cannot be written.
    """
    key_file = KeyFile.read(account_dir)
    if key_file is None:
        # Window and command line may both be first: two keys would lock the store for ever.
        with FileLock(account_dir / "key.lock"):
            key_file = KeyFile.read(account_dir)
            if key_file is None:
                return _first_key(account_dir, account_key, passphrase, keyring)
    if key_file.key_source == "sample":
        key = SAMPLE_KEY
    elif key_file.key_source == "keyring":
        key = _kept_key(f"{account_key}/store", keyring)
    elif passphrase is None:
        raise PassphraseNeeded
    else:
        key = derive_key(passphrase, bytes.fromhex(key_file.salt))
    key_file.require(key)
    return key


def _kept_key(name: str, keyring: Keyring) -> bytes:
    return _read_key(keyring.get(name) or "missing")


def _read_key(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise StoreLocked(reason="key") from error


def _first_key(
    account_dir: Path, account_key: str, passphrase: str | None, keyring: Keyring
) -> bytes:
    name = f"{account_key}/store"
    if (account_dir / STORE_FILE).exists():
        # Its key file was lost. The keyring may still know; a new key would lock it for ever.
        key = _kept_key(name, keyring)
        _keep(account_dir, key, "keyring")
        return key
    if account_key == "sample":
        return _keep(account_dir, SAMPLE_KEY, "sample")
    try:
        return _keep(account_dir, _key_in_keyring(name, keyring), "keyring")
    except KeyringUnavailable:
        if passphrase is None:
            raise PassphraseNeeded from None
    salt = new_salt()
    return _keep(account_dir, derive_key(passphrase, salt), "passphrase", salt)


def _key_in_keyring(name: str, keyring: Keyring) -> bytes:
    """Return the key a crashed first run left behind, or a new one that is surely kept."""
    text = keyring.get(name)
    if text is None:
        text = new_key().hex()
        keyring.set(name, text)
        if keyring.get(name) != text:
            raise KeyringUnavailable(reason="forgets")
    return _read_key(text)


def _keep(account_dir: Path, key: bytes, source: KeySource, salt: bytes = b"") -> bytes:
    failpoints.reach("key.stored")
    KeyFile.for_key(key, source, salt).write(account_dir)
    return key
