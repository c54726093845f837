"""What is installed and whether it works, for a person who helps. Never an alias, score or secret."""

import os
import platform
import stat
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from mehmiro_desktop.clock import Clock
from mehmiro_desktop.config import AccountEntry, Profile
from mehmiro_desktop.errors import (
    KeyringUnavailable,
    MehmiroError,
    PassphraseNeeded,
    StoreLocked,
    SyncError,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.backup import check_integrity
from mehmiro_desktop.store.database import SQLITE_VERSION
from mehmiro_desktop.sync.account import probe_server
from mehmiro_desktop.sync.credentials import Keyring
from mehmiro_desktop.sync.opening import open_account

_PACKAGES = (
    *("mehmiro-desktop", "PySide6-Essentials", "SQLAlchemy", "alembic", "sqlcipher3"),
    *("httpx", "truststore", "keyring", "platformdirs"),
)
_LOCKED = (KeyringUnavailable, PassphraseNeeded, StoreLocked)


def examine(
    profile: Profile,
    clock: Clock,
    keyring: Keyring,
    language: str,
    passphrase: str | None = None,
    opened: Store | None = None,
) -> dict[str, Any]:
    """Return everything worth telling. Asks each account's server; not for the window's thread.

    Args:
        profile: whose accounts are looked at.
        clock: to time the servers' answers.
        keyring: looked at, and where the stores' keys are.
        language: the one in force.
        passphrase: opens stores whose key is not in the keyring; without it they are "locked".
        opened: a store that is open already, so that it need not be opened again.
    """
    return {
        "system": {
            "platform": platform.platform(),
            "python": platform.python_version(),
            "has_display": _has_display(),
        },
        "packages": {name: _version(name) for name in _PACKAGES},
        "sqlite": SQLITE_VERSION,
        "keyring": _examine_keyring(keyring),
        "profile": {
            "directory": str(profile.directory),
            "is_private": _is_private(profile.directory.stat().st_mode),
            "problems": list(profile.problems),
            "language": language,
        },
        "accounts": [
            {
                "key": entry.key,
                "is_active": entry == profile.active_account,
                "store": _examine_store(profile, entry, clock, keyring, passphrase, opened),
                "server": None if entry.is_sample else _examine_server(entry, clock),
            }
            for entry in profile.accounts
        ],
    }


def without_home(found: dict[str, Any]) -> dict[str, Any]:
    """Return what was found with ``~`` for the home folder: its name is often a person's."""
    directory = Path(found["profile"]["directory"])
    home = Path.home()
    if directory.is_relative_to(home):
        directory = Path("~") / directory.relative_to(home)
    return {**found, "profile": {**found["profile"], "directory": str(directory)}}


def _examine_store(
    profile: Profile,
    entry: AccountEntry,
    clock: Clock,
    keyring: Keyring,
    passphrase: str | None,
    opened: Store | None,
) -> dict[str, Any]:
    path = profile.directory / "accounts" / entry.key / "store.db"
    if not path.exists():
        return {"state": "absent"}
    try:
        if opened is not None and opened.account.key == entry.key:
            return _look_into(opened, path)
        with open_account(profile, entry, passphrase, clock, keyring) as store:
            return _look_into(store, path)
    except _LOCKED as error:
        return {"state": "locked", "reason": error.message_key}
    except MehmiroError as error:
        return {"state": "unusable", "reason": error.message_key}


def _look_into(store: Store, path: Path) -> dict[str, Any]:
    faults = check_integrity(store)
    return {
        "state": "damaged" if faults else "sound",
        "faults": list(faults),
        "size_bytes": path.stat().st_size,
    }


def _examine_server(entry: AccountEntry, clock: Clock) -> dict[str, Any]:
    try:
        probe = probe_server(entry.server, entry.publishable_key, clock)
    except SyncError as error:
        return {"url": entry.server, "state": error.message_key}
    return {
        "url": entry.server,
        "state": "reachable",
        "round_trip_s": round(probe.round_trip_s, 3),
        "clock_offset_s": probe.clock_offset_s,
    }


def _examine_keyring(keyring: Keyring) -> dict[str, Any]:
    try:
        keyring.get("doctor")
    except KeyringUnavailable as error:
        return {"state": "unavailable", "reason": error.details.get("reason")}
    return {"state": "available"}


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_private(mode: int) -> bool:
    return os.name != "posix" or not stat.S_IMODE(mode) & 0o077


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
