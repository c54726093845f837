"""Calling students fairly."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain.picking import (
    Bag,
    bag_from_text,
    groups_by_count,
    groups_by_size,
    pick,
    put_back,
)

CLASS = [f"s{number}" for number in range(12)]


@given(st.integers(), st.sets(st.sampled_from(CLASS), max_size=11))
def test_everyone_there_is_called_before_anyone_is_called_again(
    seed: int, absent: set[str]
) -> None:
    chance, bag = Random(seed), Bag()
    there = len(CLASS) - len(absent)
    for _round in range(3):
        called = []
        for _ in range(there):
            found, bag = pick(bag, CLASS, absent, chance)
            bag = bag_from_text(bag.to_text())
            called.append(found)
        assert sorted(called) == sorted(set(CLASS) - absent)


def test_who_was_absent_is_called_when_back() -> None:
    chance, bag = Random(1), Bag()
    for _ in range(11):
        _found, bag = pick(bag, CLASS, {"s3"}, chance)
    assert pick(bag, CLASS, (), chance)[0] == "s3"


def test_nobody_is_called_twice_running() -> None:
    chance, bag, last = Random(5), Bag(), ""
    for _ in range(400):
        found, bag = pick(bag, CLASS[:3], (), chance)
        assert found != last
        last = found


def test_who_comes_and_who_leaves() -> None:
    chance = Random(2)
    found, bag = pick(Bag(("s1", "gone"), ("s2", "left")), ["s1", "s2", "s9"], (), chance)
    assert found in ("s1", "s9")
    assert set(bag.waiting) | set(bag.called) == {"s1", "s2", "s9"}


def test_an_empty_class_and_a_damaged_bag() -> None:
    assert pick(Bag(), [], (), Random(1))[0] == ""
    assert pick(Bag(), ["s1"], {"s1"}, Random(1))[0] == ""
    assert bag_from_text("[1") == bag_from_text("[]") == bag_from_text(None) == Bag()


def test_put_back_is_next() -> None:
    found, bag = pick(Bag(("s1", "s2")), ["s1", "s2"], (), Random(1))
    assert pick(put_back(bag, found), ["s1", "s2"], (), Random(1))[0] == found


@given(st.integers(0, 40), st.integers(1, 12))
def test_groups_are_even_and_hold_everyone(students: int, number: int) -> None:
    names = [str(each) for each in range(students)]
    for groups in (groups_by_size(names, number), groups_by_count(names, number)):
        assert sorted(each for group in groups for each in group) == sorted(names)
        sizes = {len(group) for group in groups}
        assert not sizes or max(sizes) - min(sizes) <= 1
    assert all(len(group) <= number for group in groups_by_size(names, number))
