"""``doctor``: what is installed and whether it works. Never an alias, a score or a secret."""

import argparse
import os
import platform
import stat
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from mehmiro_desktop.cli.context import CliContext, say_json
from mehmiro_desktop.cli.exit_codes import DONE, FAILED
from mehmiro_desktop.config import AccountEntry
from mehmiro_desktop.errors import (
    KeyringUnavailable,
    MehmiroError,
    PassphraseNeeded,
    StoreLocked,
    SyncError,
)

_PACKAGES = (
    *("mehmiro-desktop", "PySide6-Essentials", "SQLAlchemy", "alembic", "sqlcipher3"),
    *("httpx", "truststore", "keyring", "platformdirs"),
)
_LOCKED = (KeyringUnavailable, PassphraseNeeded, StoreLocked)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(context: CliContext, arguments: argparse.Namespace) -> int:
    """Tell what was found and return the exit code: 1 if a store of this laptop is not sound."""
    found = examine(context)
    if arguments.json:
        say_json(found)
    else:
        for name, value in _flat(found):
            sys.stdout.write(f"{name}: {'-' if value is None else value}\n")
    is_sound = all(
        each["store"]["state"] in ("sound", "locked", "absent") for each in found["accounts"]
    )
    return DONE if is_sound else FAILED


def examine(context: CliContext) -> dict[str, Any]:
    """Return everything worth telling a person who helps."""
    profile = context.profile
    return {
        "system": {
            "platform": platform.platform(),
            "python": platform.python_version(),
            "has_display": _has_display(),
        },
        "packages": {name: _version(name) for name in _PACKAGES},
        "sqlite": _sqlite(),
        "keyring": _examine_keyring(context),
        "profile": {
            "directory": str(profile.directory),
            "is_private": _is_private(profile.directory.stat().st_mode),
            "problems": list(profile.problems),
            "language": context.language,
        },
        "accounts": [_examine_account(context, entry) for entry in profile.accounts],
    }


def _examine_account(context: CliContext, entry: AccountEntry) -> dict[str, Any]:
    active = context.profile.active_account
    return {
        "key": entry.key,
        "is_active": active is not None and active.key == entry.key,
        "store": _examine_store(context, entry),
        "server": None if entry.is_sample else _examine_server(context, entry),
    }


def _examine_store(context: CliContext, entry: AccountEntry) -> dict[str, Any]:
    from mehmiro_desktop.store.backup import check_integrity
    from mehmiro_desktop.sync.opening import open_account

    path = context.profile.directory / "accounts" / entry.key / "store.db"
    if not path.exists():
        return {"state": "absent"}
    try:
        passphrase = context.given_passphrase()
        with open_account(
            context.profile, entry, passphrase, context.clock, context.keyring
        ) as store:
            faults = check_integrity(store)
            return {
                "state": "damaged" if faults else "sound",
                "faults": list(faults),
                "size_bytes": path.stat().st_size,
            }
    except _LOCKED as error:
        return {"state": "locked", "reason": error.message_key}
    except MehmiroError as error:
        return {"state": "unusable", "reason": error.message_key}


def _examine_server(context: CliContext, entry: AccountEntry) -> dict[str, Any]:
    from mehmiro_desktop.sync.account import probe_server

    try:
        probe = probe_server(entry.server, entry.publishable_key, context.clock)
    except SyncError as error:
        return {"url": entry.server, "state": error.message_key}
    return {
        "url": entry.server,
        "state": "reachable",
        "round_trip_s": round(probe.round_trip_s, 3),
        "clock_offset_s": probe.clock_offset_s,
    }


def _examine_keyring(context: CliContext) -> dict[str, Any]:
    try:
        context.keyring.get("doctor")
    except KeyringUnavailable as error:
        return {"state": "unavailable", "reason": error.details.get("reason")}
    return {"state": "available"}


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_private(mode: int) -> bool:
    return os.name != "posix" or not stat.S_IMODE(mode) & 0o077


def _sqlite() -> str:
    from mehmiro_desktop.store.database import SQLITE_VERSION

    return SQLITE_VERSION


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _flat(found: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(found, Mapping):
        for key, value in found.items():
            yield from _flat(value, f"{name}.{key}" if name else str(key))
    elif isinstance(found, list):
        for number, value in enumerate(found, start=1):
            yield from _flat(value, f"{name}[{number}]")
    else:
        yield name, found
