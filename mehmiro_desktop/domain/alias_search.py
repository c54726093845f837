"""Finding a student by a few letters of the alias."""

import unicodedata
from collections.abc import Sequence


def fold(text: str) -> str:
    """Return ``text`` without case and accents, so that "angel" finds "Ángel"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).strip()


def find_aliases(aliases: Sequence[str], typed: str) -> tuple[int, ...]:
    """Return the positions that match ``typed``, best first.

    An alias that starts with it comes before one with a later word that starts with it, and
    that before one that merely contains it; ties keep the order of the list.
    """
    wanted = fold(typed)
    if not wanted:
        return ()
    ranked = []
    for position, alias in enumerate(aliases):
        folded = fold(alias)
        if folded.startswith(wanted):
            ranked.append((0, position))
        elif any(word.startswith(wanted) for word in folded.split()):
            ranked.append((1, position))
        elif wanted in folded:
            ranked.append((2, position))
    return tuple(position for _rank, position in sorted(ranked))
