"""Each class's bag of students still to be called: on this laptop only, no edit to undo."""

from random import Random

from mehmiro_desktop.domain.picking import Bag, bag_from_text, pick, put_back
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.values import load_value, save_value


def _key(class_id: str) -> str:
    return f"picker/{class_id}"


def load_bag(store: Store, class_id: str) -> Bag:
    """Return the bag of a class as it was left, perhaps by an earlier lesson."""
    return bag_from_text(load_value(store, _key(class_id)))


def pick_student(store: Store, class_id: str, session_id: str, chance: Random) -> str:
    """Call somebody who is there, and remember it; empty when nobody is.

    Raises:
        StoreError: it could not be kept; nobody was called.
    """
    students = [each.id for each in load_students(store, class_id)]
    attendance = load_attendance(store, session_id)
    absent = {each for each, status in attendance.items() if status.is_skipped}
    found, bag = pick(load_bag(store, class_id), students, absent, chance)
    save_value(store, _key(class_id), bag.to_text())
    return found


def return_student(store: Store, class_id: str, student_id: str) -> None:
    """Let a student who was called count as not called."""
    bag = put_back(load_bag(store, class_id), student_id)
    save_value(store, _key(class_id), bag.to_text())
