"""Groups that keep pairs apart: always when it can be done, of even sizes, and fairly."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mehmiro_desktop.domain import apart
from mehmiro_desktop.domain.apart import (
    Groups,
    Pair,
    broken_pairs,
    keep_apart,
    pairs_from_text,
    pairs_to_text,
)
from mehmiro_desktop.domain.picking import groups_by_count, groups_by_size

Pairs = frozenset[Pair]


def names(count: int) -> list[str]:
    return [f"s{number}" for number in range(count)]


def pair(one: int, other: int) -> Pair:
    return frozenset((f"s{one}", f"s{other}"))


def mutual(*students: int) -> Pairs:
    """Everyone apart from everyone."""
    return frozenset(pair(*each) for each in combinations(students, 2))


def deal(students: int, count: int, pairs: Pairs, seed: int) -> Groups:
    chance, order = Random(seed), names(students)
    chance.shuffle(order)
    return keep_apart(groups_by_count(order, count), pairs, chance)


def sizes(groups: Groups) -> list[int]:
    return [len(group) for group in groups]


def possible_pairs(students: int, count: int, wanted: int, seed: int) -> Pairs:
    """Pairs that one deal at least keeps apart: none of them was together in it."""
    chance = Random(f"possible {seed}")
    order = names(students)
    chance.shuffle(order)
    group_of = {each: place % count for place, each in enumerate(order)}
    across = [
        frozenset(each)
        for each in combinations(order, 2)
        if len({group_of[s] for s in each}) == 2
    ]
    return frozenset(chance.sample(across, min(wanted, len(across))))


def fewest_broken(students: int, count: int, pairs: Pairs) -> int:
    """The least there is, found by trying every deal into groups of these sizes."""
    wanted = sizes(groups_by_count(names(students), count))

    def least(left: tuple[str, ...], number: int) -> int:
        if number == count:
            return 0
        return min(
            sum(each <= set(group) for each in pairs)
            + least(tuple(s for s in left if s not in group), number + 1)
            for group in combinations(left, wanted[number])
        )

    return least(tuple(names(students)), 0)


@pytest.mark.parametrize(
    ("students", "count", "wanted"),
    [
        (28, 7, 10),
        (35, 9, 10),
        (35, 2, 10),
        (35, 3, 20),
        (35, 18, 10),
        (24, 6, 40),
        (100, 20, 200),
    ],
)
def test_pairs_are_kept_apart_whenever_they_can_be(
    students: int, count: int, wanted: int
) -> None:
    for seed in range(60):
        pairs = possible_pairs(students, count, wanted, seed)
        groups = deal(students, count, pairs, seed)
        assert broken_pairs(groups, pairs) == 0
        assert sorted(each for group in groups for each in group) == sorted(names(students))
        assert sizes(groups) == sizes(groups_by_count(names(students), count))


@given(st.integers(2, 8), st.integers(1, 4), st.integers(0, 12), st.integers())
@settings(max_examples=150, deadline=None)
def test_no_deal_breaks_fewer(students: int, count: int, wanted: int, seed: int) -> None:
    chance = Random(seed)
    every = sorted(combinations(range(students), 2))
    pairs = frozenset(pair(*each) for each in chance.sample(every, min(wanted, len(every))))
    groups = deal(students, min(count, students), pairs, seed)
    least = fewest_broken(students, min(count, students), pairs)
    assert broken_pairs(groups, pairs) == least


@given(st.integers(0, 40), st.integers(1, 12), st.integers(0, 60), st.integers())
@settings(deadline=None)
def test_sizes_stay_even_and_everyone_has_a_group(
    students: int, number: int, wanted: int, seed: int
) -> None:
    chance = Random(seed)
    every = sorted(combinations(range(students), 2))
    pairs = frozenset(pair(*each) for each in chance.sample(every, min(wanted, len(every))))
    for make in (groups_by_size, groups_by_count):
        dealt = make(names(students), number)
        groups = keep_apart(dealt, pairs, chance)
        assert sizes(groups) == sizes(dealt)
        assert sorted(each for group in groups for each in group) == sorted(names(students))
        assert broken_pairs(groups, pairs) <= broken_pairs(dealt, pairs)


@pytest.mark.parametrize(
    ("students", "count", "pairs", "broken"),
    [
        (12, 1, mutual(0, 1, 2), 3),
        (20, 4, mutual(0, 1, 2, 3, 4), 1),
        (20, 4, mutual(*range(6)), 2),
        (12, 2, mutual(0, 1, 2), 1),
        (9, 9, mutual(*range(9)), 0),
        (36, 9, mutual(*range(36)), 9 * 6),
        (4, 2, mutual(0, 1, 2, 3), 2),
    ],
)
def test_what_cannot_be_is_broken_as_little_as_can_be(
    students: int, count: int, pairs: Pairs, broken: int
) -> None:
    for seed in range(20):
        groups = deal(students, count, pairs, seed)
        assert broken_pairs(groups, pairs) == broken
        assert max(sizes(groups)) - min(sizes(groups)) <= 1


def test_who_is_not_there_keeps_nobody_apart() -> None:
    pairs = frozenset((pair(0, 99), pair(1, 2), frozenset(("gone", "left"))))
    for seed in range(40):
        groups = deal(6, 3, pairs, seed)
        assert broken_pairs(groups, pairs) == 0
    assert broken_pairs((("s0", "s3"),), pairs) == 0
    assert keep_apart((), pairs, Random(1)) == ()


@given(st.integers(0, 40), st.integers(1, 12))
def test_without_pairs_the_deal_is_as_it_was(students: int, number: int) -> None:
    for groups in (
        groups_by_count(names(students), number),
        groups_by_size(names(students), 4),
    ):
        assert keep_apart(groups, frozenset(), Random(1)) == groups


def test_a_deal_that_breaks_nothing_stays() -> None:
    groups = groups_by_count(names(9), 3)
    assert keep_apart(groups, mutual(0, 1, 2), Random(1)) == groups


def test_the_same_chance_gives_the_same_groups() -> None:
    pairs = mutual(*range(6)) | mutual(7, 8, 9)
    assert deal(28, 3, pairs, 7) == deal(28, 3, frozenset(sorted(pairs, key=sorted)), 7)


def test_deals_differ_and_nobody_is_favoured() -> None:
    """With whom, in which group and at which place: all as often, also for who has a pair."""
    pairs, times = frozenset((pair(0, 1), pair(0, 2))), 4000
    mates: Counter[str] = Counter()
    groups_of: Counter[int] = Counter()
    places: Counter[int] = Counter()
    found = set()
    for seed in range(times):
        groups = deal(9, 3, pairs, seed)
        found.add(groups)
        number = next(n for n, group in enumerate(groups) if "s0" in group)
        groups_of[number] += 1
        places[groups[number].index("s0")] += 1
        mates.update(each for each in groups[number] if each != "s0")
    assert len(found) > times * 0.8
    assert sorted(mates) == [f"s{number}" for number in range(3, 9)]
    for counts, each in ((mates, times / 3), (groups_of, times / 3), (places, times / 3)):
        assert all(0.85 * each < count < 1.15 * each for count in counts.values()), counts


@pytest.mark.parametrize(
    ("students", "count", "make"),
    [
        (35, 9, lambda seed: possible_pairs(35, 9, 10, seed)),
        (35, 1, lambda _: mutual(0, 1, 2, 3, 4)),
        (100, 20, lambda _: mutual(*range(100))),
        (100, 20, lambda seed: possible_pairs(100, 20, 4000, seed)),
        (100, 2, lambda seed: possible_pairs(100, 4, 300, seed)),
    ],
)
def test_the_search_ends_whatever_the_pairs_are(
    monkeypatch: pytest.MonkeyPatch,
    students: int,
    count: int,
    make: Callable[[int], Pairs],
) -> None:
    looks: list[str] = []
    choices = apart._Search._choices

    def counted(search: apart._Search, student: str) -> list[tuple[int, int]]:
        looks.append(student)
        return choices(search, student)

    monkeypatch.setattr(apart._Search, "_choices", counted)
    for seed in range(3):
        looks.clear()
        deal(students, count, make(seed), seed)
        assert len(looks) <= sum(apart._ROUNDS) + len(apart._ROUNDS)


def test_pairs_are_kept_as_text() -> None:
    pairs = mutual(1, 2, 3)
    assert pairs_from_text(pairs_to_text(pairs)) == pairs
    assert pairs_to_text(pairs) == pairs_to_text(frozenset(sorted(pairs, key=sorted)))
    nothing: Pairs = frozenset()
    for text in (None, "", "[1", "{}", "[]", "7", '[["s1"], ["s2", "s2"], []]', "[[[]]]"):
        assert pairs_from_text(text) == nothing
    assert pairs_from_text('[["s1", "s2"], ["s3"]]') == {pair(1, 2)}
