"""Students who must not be in one group: which pairs, and groups that keep them apart. Pure."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from random import Random

Pair = frozenset[str]
"""Two students' ids."""

Groups = tuple[tuple[str, ...], ...]
"""Each group's students."""

_ROUNDS = (200, 200, 400)
"""How many placings are tried in each round of the search: it ends, whatever the pairs are."""


def pairs_to_text(pairs: Iterable[Pair]) -> str:
    """Return the pairs for keeping."""
    return json.dumps(sorted(sorted(pair) for pair in pairs))


def pairs_from_text(text: str | None) -> frozenset[Pair]:
    """Return kept pairs; what is no pair of two students is left out."""
    try:
        found = [frozenset(map(str, each)) for each in json.loads(text or "[]")]
    except (ValueError, TypeError):
        return frozenset()
    return frozenset(pair for pair in found if len(pair) == 2)


def broken_pairs(groups: Groups, pairs: Iterable[Pair]) -> int:
    """Return how many pairs are in one group; pairs of whom somebody is in no group are not."""
    group_of = _group_of(groups)
    return sum(_is_broken(pair, group_of) for pair in pairs)


def keep_apart(groups: Groups, pairs: Collection[Pair], chance: Random) -> Groups:
    """Return groups of the same sizes and students with as few pairs in one group as is found.

    Groups that break no pair come back as they are. The work is bounded: some ms for a class.
    """
    group_of = _group_of(groups)
    enemies = _enemies(pair for pair in pairs if pair <= group_of.keys())
    fewest, best = broken_pairs(groups, pairs), group_of
    for placings in _ROUNDS if fewest else ():
        search = _Search(enemies, [len(group) for group in groups], fewest, placings, chance)
        search.place()
        if search.fewest < fewest:
            fewest, best = search.fewest, _filled(search, group_of, chance)
        if not fewest or search.is_complete:
            break
    # In the order in which they were dealt: else the place in a group would tell who has a pair.
    return tuple(
        tuple(each for each in group_of if best[each] == number)
        for number in range(len(groups))
    )


def _group_of(groups: Groups) -> dict[str, int]:
    return {each: number for number, group in enumerate(groups) for each in group}


def _is_broken(pair: Pair, group_of: dict[str, int]) -> bool:
    return pair <= group_of.keys() and len({group_of[each] for each in pair}) == 1


def _enemies(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    # Sets have no order of their own: the same chance is to give the same groups.
    for one, other in sorted(sorted(pair) for pair in pairs):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _filled(search: "_Search", group_of: dict[str, int], chance: Random) -> dict[str, int]:
    """Return everyone's group: who has no pair takes a place that is left."""
    places = [number for number, room in enumerate(search.room) for _ in range(room)]
    for number in search.best.values():
        places.remove(number)
    chance.shuffle(places)
    others = (each for each in group_of if each not in search.best)
    return {**search.best, **dict(zip(others, places, strict=True))}


class _Search:
    """Places those who have pairs, one after the other, and steps back where that breaks more.

    Attributes:
        room: how many each group takes.
        fewest: how many pairs ``best`` breaks; only what breaks fewer is found.
        best: the group of each of them; empty when nothing was found.
    """

    def __init__(
        self,
        enemies: Mapping[str, Sequence[str]],
        room: Sequence[int],
        fewest: int,
        placings: int,
        chance: Random,
    ) -> None:
        self.room, self.fewest = room, fewest
        self.best: dict[str, int] = {}
        self._enemies, self._placings, self._chance = enemies, placings, chance
        self._group_of: dict[str, int] = {}
        self._free = list(room)
        self._order = self._most_bound_first()
        self._ways = {each: chance.sample(range(len(room)), len(room)) for each in enemies}

    @property
    def is_complete(self) -> bool:
        """Whether it ended because there is nothing better, not because it was cut short."""
        return self._placings > 0

    def _most_bound_first(self) -> list[str]:
        """Return them so that each comes after as many enemies as can be, ties by chance."""
        waiting = dict.fromkeys(self._enemies, 0)
        shuffled = self._chance.sample(list(waiting), len(waiting))
        order = []
        while shuffled:
            found = max(shuffled, key=lambda each: (waiting[each], len(self._enemies[each])))
            shuffled.remove(found)
            order.append(found)
            for enemy in self._enemies[found]:
                waiting[enemy] += 1
        return order

    def place(self, broken: int = 0) -> None:
        """Place whoever is next, and all after; ``broken`` pairs are in one group already."""
        if len(self._group_of) == len(self._order):
            self.fewest, self.best = broken, dict(self._group_of)
            return
        student = self._order[len(self._group_of)]
        for more, number in self._choices(student):
            if broken + more >= self.fewest or self._placings <= 0:
                return
            self._placings -= 1
            self._group_of[student] = number
            self._free[number] -= 1
            self.place(broken + more)
            del self._group_of[student]
            self._free[number] += 1

    def _choices(self, student: str) -> list[tuple[int, int]]:
        """Return the groups with room, each with how many enemies are in it; fewest first."""
        there = [0] * len(self.room)
        for enemy in self._enemies[student]:
            if enemy in self._group_of:
                there[self._group_of[enemy]] += 1
        found, empty = [], set()
        for number in self._ways[student]:
            free = self._free[number]
            if not free or (free == self.room[number] and free in empty):
                continue
            if free == self.room[number]:
                # Another empty group of this size would lead to the same.
                empty.add(free)
            found.append((there[number], number))
        return sorted(found, key=lambda choice: choice[0])
