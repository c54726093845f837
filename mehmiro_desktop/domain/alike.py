"""Students of one class who may be one person written twice: only case, accents or spaces differ."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from mehmiro_desktop.domain.entities import Student

Pair = tuple[str, str]
"""The ids of two students, the smaller first."""


def likeness(alias: str) -> str:
    """Return what two aliases share that differ only in case, accents, spaces or dots."""
    plain = unicodedata.normalize("NFKD", alias.casefold())
    return "".join(ch for ch in plain if ch.isalnum()) or alias


def pair_of(one: Student, other: Student) -> Pair:
    """Return the two as a pair that does not depend on their order."""
    first, second = sorted((one.id, other.id))
    return first, second


def find_alike(
    students: Sequence[Student], kept: Collection[Pair] = ()
) -> tuple[tuple[Student, Student], ...]:
    """Return the students who look alike, two and two in list order, but for pairs ``kept``."""
    groups: dict[str, list[Student]] = {}
    for student in students:
        groups.setdefault(likeness(student.alias), []).append(student)
    return tuple(
        (one, other)
        for one, other in _pairs(groups.values())
        if pair_of(one, other) not in kept
    )


def _pairs(groups: Iterable[Sequence[Student]]) -> Iterable[tuple[Student, Student]]:
    for group in groups:
        yield from pairwise(group)
