"""Calling students fairly: a shuffled bag without repeats, and groups. No Qt, no store."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Bag:
    """Who is still to be called, in order, and who has been, last one last."""

    waiting: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    def to_text(self) -> str:
        """Return the bag for keeping."""
        return json.dumps({"waiting": self.waiting, "called": self.called})


def bag_from_text(text: str | None) -> Bag:
    """Return a kept bag; an empty one for a text that is none."""
    try:
        found = json.loads(text or "{}")
        waiting, called = found.get("waiting", []), found.get("called", [])
        return Bag(tuple(map(str, waiting)), tuple(map(str, called)))
    except (ValueError, AttributeError, TypeError):
        return Bag()


def pick(
    bag: Bag, students: Sequence[str], absent: Collection[str], chance: Random
) -> tuple[str, Bag]:
    """Return who is called now, and the bag after it; empty when nobody is there.

    Everyone is called once before anyone is called again. Whoever is absent stays in the bag.
    """
    bag = _of_class(bag, students, chance)
    if all(each in absent for each in bag.waiting):
        bag = _refilled(bag, chance)
    found = next((each for each in bag.waiting if each not in absent), "")
    if not found:
        return "", bag
    waiting = tuple(each for each in bag.waiting if each != found)
    return found, Bag(waiting, (*bag.called, found))


def put_back(bag: Bag, student_id: str) -> Bag:
    """Return the bag as if the student had not been called; they are the next to be."""
    called = tuple(each for each in bag.called if each != student_id)
    return Bag((student_id, *bag.waiting), called)


def _of_class(bag: Bag, students: Sequence[str], chance: Random) -> Bag:
    """Drop who has left the class, and mix in who is new."""
    waiting = [each for each in bag.waiting if each in students]
    called = tuple(each for each in bag.called if each in students)
    added = [each for each in students if each not in waiting and each not in called]
    chance.shuffle(added)
    for each in added:
        waiting.insert(chance.randint(0, len(waiting)), each)
    return Bag(tuple(waiting), called)


def _refilled(bag: Bag, chance: Random) -> Bag:
    again = list(bag.called)
    chance.shuffle(again)
    if len(again) > 1 and again[0] == bag.called[-1]:
        # Not the same one twice running.
        again.append(again.pop(0))
    return Bag((*bag.waiting, *again), ())


def groups_by_count(students: Sequence[str], count: int) -> tuple[tuple[str, ...], ...]:
    """Deal ``students`` out into ``count`` groups whose sizes differ by one at most."""
    count = max(1, min(count, len(students)))
    return tuple(tuple(students[start::count]) for start in range(count)) if students else ()


def groups_by_size(students: Sequence[str], size: int) -> tuple[tuple[str, ...], ...]:
    """Deal ``students`` out into groups of at most ``size``, as even as can be."""
    count = -(-len(students) // max(1, size))
    return groups_by_count(students, count)
