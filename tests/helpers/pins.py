"""Setting and trying a PIN in one call, as a test needs them; the window does it in parts."""

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.pin import (
    PinAnswer,
    begin_try,
    end_try,
    hash_pin,
    is_right,
    keep_pin,
)


def set_pin(store: Store, pin: str) -> None:
    keep_pin(store, hash_pin(pin))


def try_pin(store: Store, pin: str) -> PinAnswer:
    begun = begin_try(store)
    if isinstance(begun, PinAnswer):
        return begun
    return end_try(store, begun, was_right=is_right(begun, pin))
