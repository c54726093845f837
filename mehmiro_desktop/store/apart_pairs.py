"""Each class's pairs of students for different groups: on this laptop only, no edit to undo."""

from collections.abc import Collection

from sqlalchemy import Connection

from mehmiro_desktop.domain.apart import Pair, pairs_from_text, pairs_to_text
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.values import APART, get_value, load_value, put_value


def load_pairs(store: Store, class_id: str) -> frozenset[Pair]:
    """Return the pairs of a class, also those of whom somebody is not in it now."""
    return pairs_from_text(load_value(store, APART + class_id))


def add_pair(store: Store, class_id: str, pair: Pair) -> None:
    """Keep two students of a class apart from now on.

    Raises:
        StoreError: it could not be kept.
    """
    with store.write() as write:
        known = pairs_from_text(get_value(write.connection, APART + class_id))
        _put(write.connection, APART + class_id, known | {pair})


def remove_pair(store: Store, class_id: str, pair: Pair) -> None:
    """Let two students of a class be in one group again.

    Raises:
        StoreError: they are still kept apart.
    """
    with store.write() as write:
        known = pairs_from_text(get_value(write.connection, APART + class_id))
        _put(write.connection, APART + class_id, known - {pair})


def _put(connection: Connection, key: str, pairs: Collection[Pair]) -> None:
    put_value(connection, key, pairs_to_text(pairs) if pairs else None)
