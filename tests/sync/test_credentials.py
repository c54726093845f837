"""Secrets rest in the keyring or the encrypted store; a store never gets a second key."""

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.errors import (
    KeyringUnavailable,
    PassphraseNeeded,
    StoreFull,
    StoreInUse,
    StoreLocked,
)
from mehmiro_desktop.store.keys import KeyFile
from mehmiro_desktop.sync.credentials import SystemKeyring, TokenStore, unlock_store
from tests.sync.stand_ins import MemoryKeyring, MemoryValues


class GoodBackend(keyring.backend.KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class PlaintextKeyring(GoodBackend):
    pass


class HangingBackend(GoodBackend):
    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.released.wait()
        return None


class DismissedBackend(GoodBackend):
    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.InitError("Prompt dismissed")


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_system_keyring_round_trip() -> None:
    backend = GoodBackend()
    keyring.set_keyring(backend)
    ours = SystemKeyring()
    assert ours.get("a/store") is None
    ours.set("a/store", "s")
    assert ours.get("a/store") == "s"
    assert backend.kept == {("mehmiro-desktop", "a/store"): "s"}
    ours.delete("a/store")
    ours.delete("a/store")
    assert backend.kept == {}


@pytest.mark.fault(65)
@pytest.mark.parametrize(
    "backend",
    [
        keyring.backends.fail.Keyring,
        keyring.backends.null.Keyring,
        PlaintextKeyring,
        DismissedBackend,
    ],
)
def test_unusable_backends_count_as_absent(
    backend: type[keyring.backend.KeyringBackend],
) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(KeyringUnavailable):
        SystemKeyring().get("a/store")


@pytest.mark.fault(65)
def test_hanging_keyring_is_given_up() -> None:
    backend = HangingBackend()
    keyring.set_keyring(backend)
    with pytest.raises(KeyringUnavailable) as raised:
        SystemKeyring(timeout_s=0.05).get("a/store")
    backend.released.set()
    assert raised.value.details["reason"] == "timeout"


# Tokens ----------------------------------------------------------------------------------------


def test_token_rests_in_the_keyring_only() -> None:
    ring, values = MemoryKeyring(), MemoryValues()
    TokenStore("k", ring, values).save("one")
    assert ring.secrets == {"k/refresh": "one"}
    assert "one" not in values.values.values()
    assert TokenStore("k", ring, values).load() == "one"


def test_token_rests_in_the_store_while_the_keyring_fails() -> None:
    ring, values = MemoryKeyring(), MemoryValues()
    tokens = TokenStore("k", ring, values)
    tokens.save("one")
    ring.is_locked = True
    tokens.save("two")
    ring.is_locked = False
    assert tokens.load() == "two"  # the keyring's is older
    tokens.save("three")
    assert (tokens.load(), ring.secrets["k/refresh"]) == ("three", "three")
    assert values.get("refresh_token") is None


def test_forgotten_token_stays_forgotten_though_the_keyring_kept_it() -> None:
    ring, values = MemoryKeyring(), MemoryValues()
    tokens = TokenStore("k", ring, values)
    tokens.save("one")
    ring.is_locked = True
    tokens.forget()
    ring.is_locked = False
    assert ring.secrets
    assert tokens.load() is None


# The store's key -------------------------------------------------------------------------------


def test_key_is_made_once_and_found_again(tmp_path: Path, keyring: MemoryKeyring) -> None:
    key = unlock_store(tmp_path, "k", None, keyring)
    assert len(key) == 32
    assert unlock_store(tmp_path, "k", None, keyring) == key
    assert KeyFile.read(tmp_path) == KeyFile.for_key(key, "keyring")


@pytest.mark.fault(54)
def test_crash_between_key_and_store_is_harmless(
    tmp_path: Path, keyring: MemoryKeyring
) -> None:
    def crash(name: str) -> None:
        raise KeyboardInterrupt(name)

    failpoints.install(crash)
    try:
        with pytest.raises(KeyboardInterrupt):
            unlock_store(tmp_path, "k", None, keyring)
    finally:
        failpoints.install(None)
    kept = dict(keyring.secrets)
    assert unlock_store(tmp_path, "k", None, keyring).hex() == kept["k/store"]


@pytest.mark.fault(64)
def test_lost_or_wrong_key_means_locked_never_a_new_one(
    tmp_path: Path, keyring: MemoryKeyring
) -> None:
    unlock_store(tmp_path, "k", None, keyring)
    for bad in ({}, {"k/store": "00" * 32}, {"k/store": "no hex"}):
        keyring.secrets = dict(bad)
        with pytest.raises(StoreLocked):
            unlock_store(tmp_path, "k", "a passphrase does not help", keyring)
        assert keyring.secrets == bad


@pytest.mark.fault(64)
def test_store_without_its_key_file_gets_no_new_key(
    tmp_path: Path, keyring: MemoryKeyring
) -> None:
    (tmp_path / "store.db").write_bytes(b"something")
    with pytest.raises(StoreLocked):
        unlock_store(tmp_path, "k", None, keyring)
    assert not keyring.secrets
    keyring.secrets["k/store"] = "ab" * 32
    assert unlock_store(tmp_path, "k", None, keyring) == b"\xab" * 32


def test_passphrase_where_there_is_no_keyring(tmp_path: Path, keyring: MemoryKeyring) -> None:
    keyring.is_locked = True
    with pytest.raises(PassphraseNeeded):
        unlock_store(tmp_path, "k", None, keyring)
    key = unlock_store(tmp_path, "k", "four words of mine", keyring)
    assert unlock_store(tmp_path, "k", "four words of mine", keyring) == key
    with pytest.raises(PassphraseNeeded):
        unlock_store(tmp_path, "k", None, keyring)
    with pytest.raises(StoreLocked):
        unlock_store(tmp_path, "k", "four words of yours", keyring)


def test_locked_keyring_of_an_existing_store_is_named(
    tmp_path: Path, keyring: MemoryKeyring
) -> None:
    unlock_store(tmp_path, "k", None, keyring)
    keyring.is_locked = True
    with pytest.raises(KeyringUnavailable):
        unlock_store(tmp_path, "k", None, keyring)


def test_sample_class_needs_no_keyring(tmp_path: Path, keyring: MemoryKeyring) -> None:
    keyring.is_locked = True
    assert unlock_store(tmp_path, "sample", None, keyring) == unlock_store(
        tmp_path, "sample", None, keyring
    )


@pytest.mark.fault(57)
def test_full_disk_at_the_first_key_is_said_in_our_words(
    tmp_path: Path, keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreFull):
            unlock_store(tmp_path, "k", None, keyring)
    assert KeyFile.read(tmp_path) is None
    kept = dict(keyring.secrets)
    assert unlock_store(tmp_path, "k", None, keyring).hex() == kept["k/store"]


def test_two_processes_at_the_first_key_never_make_two(
    tmp_path: Path, keyring: MemoryKeyring
) -> None:
    keyring.is_locked = True
    refused: list[StoreInUse] = []

    def other_process(_: str) -> None:
        failpoints.install(None)
        try:
            unlock_store(tmp_path, "k", "four words of yours", keyring)
        except StoreInUse as error:
            refused.append(error)

    failpoints.install(other_process)
    try:
        key = unlock_store(tmp_path, "k", "four words of mine", keyring)
    finally:
        failpoints.install(None)
    assert len(refused) == 1
    assert unlock_store(tmp_path, "k", "four words of mine", keyring) == key
