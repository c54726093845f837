"""What the command line tests share: a run of ``main`` in this process, and of a real process."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from mehmiro_desktop.app import main
from mehmiro_desktop.config import SAMPLE_KEY, AccountEntry, Profile
from tests.helpers.school_server import SchoolServer, running_school_server, school_server

__all__ = ["running_school_server", "school_server"]

PASSWORD = "a long password"
NO_KEYRING = "keyring.backends.fail.Keyring"


@dataclass
class Run:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Laptop:
    """A profile of its own, driven by the command line."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    passphrase: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.passphrase = self.folder / "passphrase.txt"
        self.passphrase.write_text("correct horse\nnot this line\n", "utf-8")
        self.passphrase.chmod(0o600)

    @property
    def profile(self) -> Path:
        return self.folder / "profile"

    def options(self) -> list[str]:
        return ["--profile", str(self.profile), "--passphrase-file", str(self.passphrase)]

    def run(self, *arguments: str, given: str = "") -> Run:
        """Run a command in this process, ``given`` on its standard input."""
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        self.capsys.readouterr()
        code = main([*self.options(), *arguments])
        captured = self.capsys.readouterr()
        return Run(code, captured.out, captured.err)

    def sign_in(self, server: SchoolServer, email: str, password: str = PASSWORD) -> Run:
        arguments = ("--server", server.url, "--key", server.publishable_key, "--email", email)
        return self.run("sign-in", *arguments, given=f"{password}\n")

    def start_process(self, *arguments: str, given: str = "") -> Run:
        """Run a command as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "mehmiro_desktop", *self.options(), *arguments],
            input=given,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def open_sample(self) -> None:
        """Make the sample account the active one, its store empty."""
        Profile(self.profile).remember_account(AccountEntry(SAMPLE_KEY))

    def exported(self) -> dict[str, Any]:
        path = self.folder / "all.json"
        done = self.run("export", "--format", "json", "--output", str(path))
        assert done.code == 0, done.err
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return content


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """A machine without a keyring, whichever backend another test left in this process."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def make_laptop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Laptop]:
    """Make laptops by name. They have no keyring and speak English."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", NO_KEYRING)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return lambda name: Laptop(tmp_path / name, capsys, monkeypatch)


@pytest.fixture
def laptop(make_laptop: Callable[[str], Laptop]) -> Laptop:
    return make_laptop("laptop")
