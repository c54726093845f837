"""What every command is given: the profile, the clock, the secrets, and how to speak."""

import getpass
import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mehmiro_desktop.cli.messages import choose_language, word
from mehmiro_desktop.clock import Clock, SystemClock
from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.errors import FileUnusable, PassphraseNeeded, SignInNeeded

if TYPE_CHECKING:
    from mehmiro_desktop.store import Store
    from mehmiro_desktop.sync.credentials import Keyring

_MAX_LINE = 4096


@dataclass
class CliContext:
    """One run of the command line."""

    profile_directory: Path | None = None
    passphrase_file: Path | None = None
    clock: Clock = field(default_factory=SystemClock)
    _passphrase: str | None = None

    @cached_property
    def profile(self) -> Profile:
        """The profile; what could not be used in it is said once, on standard error.

        Raises:
            FileUnusable: its folder cannot be made or written.
        """
        profile = Profile(self.profile_directory)
        if profile.problems:
            language = choose_language(profile.settings.language)
            names = ", ".join(profile.problems)
            complain(word("profile_problems", language, names=names))
        return profile

    @cached_property
    def language(self) -> str:
        """The language to speak; the system's as long as the profile cannot be read."""
        if "profile" not in self.__dict__:
            return choose_language("")
        return choose_language(self.profile.settings.language)

    @cached_property
    def keyring(self) -> "Keyring":
        """The system's keyring."""
        from mehmiro_desktop.sync.credentials import SystemKeyring

        return SystemKeyring()

    def account(self) -> AccountEntry:
        """Return the active account.

        Raises:
            SignInNeeded: there is none yet.
        """
        entry = self.profile.active_account
        if entry is None:
            raise SignInNeeded(reason="no_account")
        return entry

    @contextmanager
    def open_store(self) -> Iterator["Store"]:
        """Open the active account's store, asking for its passphrase if that can be done.

        Raises:
            SignInNeeded: there is no account; StoreError, PassphraseNeeded, KeyringUnavailable:
            its store does not open.
        """
        from mehmiro_desktop.sync.opening import open_account

        entry = self.account()
        try:
            store = open_account(
                self.profile, entry, self.given_passphrase(), self.clock, self.keyring
            )
        except PassphraseNeeded:
            passphrase = self.ask_passphrase(is_new=False)
            store = open_account(self.profile, entry, passphrase, self.clock, self.keyring)
        try:
            yield store
        finally:
            store.close()

    def given_passphrase(self) -> str | None:
        """Return the first line of the passphrase file, None if no file was named.

        Raises:
            FileUnusable: it cannot be read as text, or its first line is empty.
        """
        if self._passphrase is None and self.passphrase_file is not None:
            self._passphrase = self._read_passphrase(self.passphrase_file)
        return self._passphrase

    def ask_passphrase(self, *, is_new: bool) -> str:
        """Return the passphrase typed at the terminal, twice for a new store.

        Raises:
            PassphraseNeeded: there is no terminal to ask at, or the two differ.
        """
        if not sys.stdin.isatty():
            raise PassphraseNeeded
        self._passphrase = getpass.getpass(self.word("ask_passphrase"))
        if not self._passphrase:
            raise PassphraseNeeded
        if is_new and getpass.getpass(self.word("ask_again")) != self._passphrase:
            complain(self.word("not_the_same"))
            raise PassphraseNeeded
        return self._passphrase

    def word(self, key: str, **blanks: str | int) -> str:
        """Return the text called ``key`` in the run's language."""
        return word(key, self.language, **blanks)

    def say(self, key: str, **blanks: str | int) -> None:
        """Write one line of text to standard output."""
        sys.stdout.write(self.word(key, **blanks) + "\n")

    def _read_passphrase(self, path: Path) -> str:
        try:
            with path.open("rb") as file:
                is_lax = (
                    os.name == "posix" and stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o77
                )
                line = file.readline(_MAX_LINE).decode("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise FileUnusable(name=str(path)) from error
        if not line:
            raise FileUnusable(name=str(path))
        if is_lax:
            complain(self.word("lax_file", name=str(path)))
        return line


def complain(text: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(text + "\n")


def say_json(value: Any) -> None:
    """Write ``value`` to standard output as one JSON document."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
