"""The PIN that opens a locked window: kept as a salted scrypt hash inside the encrypted store.

Local to this laptop: it never syncs, and no export, archive or profile holds it. After
:data:`FREE_TRIES` wrong ones each further try costs a wait that grows; tries are counted on disk
before the PIN is looked at, so that ending the app gains nothing.
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


def is_pin(text: str) -> bool:
    """Say whether ``text`` can be a PIN: 4 to 8 digits."""
    is_digits = text.isascii() and text.isdecimal()
    return is_digits and LEAST_DIGITS <= len(text) <= MOST_DIGITS


def has_pin(store: Store) -> bool:
    """Say whether this account has a PIN on this laptop."""
    return load_value(store, _PIN) is not None


def set_pin(store: Store, pin: str) -> None:
    """Make ``pin`` the account's PIN; wrong tries are forgotten.

    Raises:
        InvalidText: it is not 4 to 8 digits.
        StoreError: it could not be kept; the PIN is as before.
    """
    if not is_pin(pin):
        raise InvalidText(field="pin")
    salt = new_salt()
    kept = {"salt": salt.hex(), "hash": derive_key(pin, salt).hex()}
    save_value(store, _PIN, json.dumps(kept))
    forgive_tries(store)


def remove_pin(store: Store) -> None:
    """Have no PIN any more."""
    save_value(store, _PIN, None)
    forgive_tries(store)


def forgive_tries(store: Store) -> None:
    """Forget the wrong tries: somebody proved in another way to be the teacher."""
    save_value(store, _TRIES, None)


def try_pin(store: Store, pin: str) -> PinAnswer:
    """Look whether ``pin`` is the account's; takes about a tenth of a second.

    Raises:
        StoreError: the store cannot be read.
    """
    waiting = wait_left(store)
    if waiting > 0:
        return PinAnswer(is_right=False, wait_s=waiting)
    wrong = _load_tries(store)[0] + 1
    is_counted = _count(store, wrong)
    if _matches(store, pin):
        # Right is right, even where the disk does not let us forget the wrong ones.
        with contextlib.suppress(StoreError):
            save_value(store, _TRIES, None)
        return PinAnswer(is_right=True)
    if not is_counted:
        # A full disk must not keep the teacher out, nor let anybody guess without end.
        return PinAnswer(is_right=False, wait_s=float(WAITS_S[0]))
    return PinAnswer(False, max(0, FREE_TRIES - wrong), _wait_after(wrong))


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


def _matches(store: Store, pin: str) -> bool:
    kept = _read(load_value(store, _PIN))
    try:
        salt, expected = bytes.fromhex(kept["salt"]), bytes.fromhex(kept["hash"])
    except (KeyError, ValueError, TypeError):
        return False
    return hmac.compare_digest(expected, derive_key(pin, salt))


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
