"""The PIN that opens a locked window: kept as a salted scrypt hash inside the encrypted store.

Local to this laptop: it never syncs, and no export, archive or profile holds it. After
:data:`FREE_TRIES` wrong ones each further try costs a wait that grows; tries are counted on disk
before the PIN is looked at, so that ending the app gains nothing.

A hash takes about a tenth of a second. :func:`hash_pin` and :func:`is_right` are that part; they
touch no store and are meant for another thread than the window's.
"""

import contextlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mehmiro_desktop.errors import InvalidText, StoreError
from mehmiro_desktop.store.keys import derive_key, new_salt
from mehmiro_desktop.store.stamps import stamp_moment, stamp_text
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.values import load_value, save_value

LEAST_DIGITS, MOST_DIGITS = 4, 8
FREE_TRIES = 5
WAITS_S = (30, 60, 120, 300, 600, 1800)
"""Seconds to wait after the fifth wrong PIN, the sixth and so on; the last one repeats."""
_PIN, _TRIES = "pin", "pin_tries"


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """What became of a try: whether it was the PIN, tries before a wait, seconds to wait now."""

    is_right: bool
    tries_left: int = 0
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class HashedPin:
    """A PIN as it is kept: the salt, and the hash that the PIN gives with it."""

    salt: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class PinTry:
    """A try that is counted: what to compare with, and how many are wrong if this one is."""

    kept: HashedPin | None
    wrong: int
    is_counted: bool


def is_pin(text: str) -> bool:
    """Say whether ``text`` can be a PIN: 4 to 8 digits."""
    is_digits = text.isascii() and text.isdecimal()
    return is_digits and LEAST_DIGITS <= len(text) <= MOST_DIGITS


def has_pin(store: Store) -> bool:
    """Say whether this account has a PIN on this laptop."""
    return load_value(store, _PIN) is not None


def hash_pin(pin: str) -> HashedPin:
    """Return what is to be kept of a new PIN; takes about a tenth of a second.

    Raises:
        InvalidText: it is not 4 to 8 digits.
    """
    if not is_pin(pin):
        raise InvalidText(field="pin")
    salt = new_salt()
    return HashedPin(salt, derive_key(pin, salt))


def keep_pin(store: Store, pin: HashedPin) -> None:
    """Make ``pin`` the account's PIN; wrong tries are forgotten.

    Raises:
        StoreError: it could not be kept; the PIN is as before.
    """
    kept = {"salt": pin.salt.hex(), "hash": pin.hash.hex()}
    save_value(store, _PIN, json.dumps(kept))
    forgive_tries(store)


def remove_pin(store: Store) -> None:
    """Have no PIN any more."""
    save_value(store, _PIN, None)
    forgive_tries(store)


def forgive_tries(store: Store) -> None:
    """Forget the wrong tries: somebody proved in another way to be the teacher."""
    save_value(store, _TRIES, None)


def begin_try(store: Store) -> PinTry | PinAnswer:
    """Count a try before anybody looks at it; an answer at once where none may be made yet.

    Raises:
        StoreError: the store cannot be read.
    """
    waiting = wait_left(store)
    if waiting > 0:
        return PinAnswer(is_right=False, wait_s=waiting)
    wrong = _load_tries(store)[0] + 1
    return PinTry(_load_kept(store), wrong, _count(store, wrong))


def is_right(trying: PinTry, pin: str) -> bool:
    """Look whether ``pin`` is the account's; takes about a tenth of a second."""
    kept = trying.kept
    return kept is not None and hmac.compare_digest(kept.hash, derive_key(pin, kept.salt))


def end_try(store: Store, trying: PinTry, *, was_right: bool) -> PinAnswer:
    """Return what became of a try; one that was right has the wrong ones forgotten."""
    if was_right:
        # Right is right, even where the disk does not let us forget the wrong ones.
        with contextlib.suppress(StoreError):
            save_value(store, _TRIES, None)
        return PinAnswer(is_right=True)
    if not trying.is_counted:
        # A full disk must not keep the teacher out, nor let anybody guess without end.
        return PinAnswer(is_right=False, wait_s=float(WAITS_S[0]))
    return PinAnswer(False, max(0, FREE_TRIES - trying.wrong), _wait_after(trying.wrong))


def wait_left(store: Store) -> float:
    """Return the seconds until a PIN may be tried again; 0 when one may be now."""
    wrong, since = _load_tries(store)
    length = _wait_after(wrong)
    if since is None or not length:
        return 0.0
    passed = (store.clock.now() - since).total_seconds()
    if passed < 0:
        # The laptop's clock was put back: the wait begins anew rather than lasting for years.
        _count(store, wrong)
        passed = 0.0
    return max(0.0, length - passed)


def _wait_after(wrong: int) -> float:
    if wrong < FREE_TRIES:
        return 0.0
    return float(WAITS_S[min(wrong - FREE_TRIES, len(WAITS_S) - 1)])


def _load_kept(store: Store) -> HashedPin | None:
    kept = _read(load_value(store, _PIN))
    try:
        return HashedPin(bytes.fromhex(kept["salt"]), bytes.fromhex(kept["hash"]))
    except (KeyError, ValueError, TypeError):
        return None


def _load_tries(store: Store) -> tuple[int, datetime | None]:
    kept = _read(load_value(store, _TRIES))
    try:
        return int(kept["wrong"]), stamp_moment(kept["since"])
    except (KeyError, ValueError, TypeError):
        return 0, None


def _count(store: Store, wrong: int) -> bool:
    kept = {"wrong": wrong, "since": stamp_text(store.clock.now())}
    try:
        save_value(store, _TRIES, json.dumps(kept))
    except StoreError:
        return False
    return True


def _read(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
