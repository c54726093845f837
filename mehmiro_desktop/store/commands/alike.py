"""Students who look alike and were found to be two: not asked again on this laptop."""

import json

from mehmiro_desktop.domain.alike import Pair
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state import load_value, save_value

_KEY = "alike_kept"
_MOST = 500
"""Enough for years; the oldest are forgotten first."""


def load_kept_pairs(store: Store) -> frozenset[Pair]:
    """Return the pairs a person kept; what cannot be read counts as none."""
    return frozenset(_pairs(store))


def keep_pair(store: Store, pair: Pair) -> None:
    """Remember that two students who look alike are two."""
    pairs = [each for each in _pairs(store) if each != pair]
    save_value(store, _KEY, json.dumps([*pairs, pair][-_MOST:]))


def forget_pair(store: Store, pair: Pair) -> None:
    """Take :func:`keep_pair` back: the pair is asked about again."""
    save_value(store, _KEY, json.dumps([each for each in _pairs(store) if each != pair]))


def _pairs(store: Store) -> list[Pair]:
    try:
        found = json.loads(load_value(store, _KEY) or "[]")
        return [(str(one), str(other)) for one, other in found]
    except (ValueError, TypeError):
        return []
