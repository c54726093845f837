"""The bin: what was removed, and bringing it back with all that hung on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.bin import restore_removed
from mehmiro_desktop.store.commands.classes import (
    add_class,
    remove_class,
    remove_session,
    remove_student,
    remove_variable,
)
from mehmiro_desktop.store.commands.scores import clear_scores
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries.bin import count_removed, load_bin
from mehmiro_desktop.store.queries.classes import count_scores, load_classes, load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    with make_store(tmp_path / "account", clock) as opened:
        yield opened


@pytest.fixture
def classroom(store: Store) -> ClassroomBuilder:
    return ClassroomBuilder(store).build().fill()


def kinds(store: Store) -> list[tuple[str, int]]:
    return [(item.record.table, item.count) for item in load_bin(store)]


def test_nothing_was_removed(store: Store, classroom: ClassroomBuilder) -> None:
    assert load_bin(store) == ()


def test_a_class_comes_back_with_everything_in_it_and_that_can_be_undone(
    store: Store, classroom: ClassroomBuilder
) -> None:
    class_id = classroom.school_class.id
    before = count_scores(store, class_id=class_id)
    assert before == 6
    remove_class(store, class_id)
    # One line for the class, none for what went with it.
    (item,) = load_bin(store)
    assert (item.record.table, item.record.class_name, item.count) == ("classes", "5A", 1)
    assert item.device == store.device_name
    edit = restore_removed(store, item.seqs)
    assert edit.count > before
    assert [each.id for each in load_classes(store)] == [class_id]
    assert count_scores(store, class_id=class_id) == before
    assert load_bin(store) == ()
    undo(store)
    assert load_classes(store) == ()


@pytest.mark.parametrize("kind", ["student", "variable", "session"])
def test_parts_of_a_class_come_back_with_their_scores(
    store: Store, classroom: ClassroomBuilder, kind: str
) -> None:
    class_id = classroom.school_class.id
    if kind == "student":
        remove_student(store, classroom.key().student_id)
    elif kind == "variable":
        remove_variable(store, classroom.key().variable_id)
    else:
        remove_session(store, classroom.session.id)
    (item,) = load_bin(store)
    assert count_scores(store, class_id=class_id) < 6
    restore_removed(store, item.seqs)
    assert count_scores(store, class_id=class_id) == 6


def test_scores_cleared_in_one_go_are_one_line(
    store: Store, classroom: ClassroomBuilder
) -> None:
    clear_scores(store, [classroom.key(0, 0), classroom.key(1, 0)])
    clear_scores(store, [classroom.key(2, 1)])
    assert sorted(kinds(store)) == [("assessments", 1), ("assessments", 2)]
    two = next(item for item in load_bin(store) if item.count == 2)
    restore_removed(store, two.seqs)
    assert kinds(store) == [("assessments", 1)]
    assert count_scores(store, session_id=classroom.session.id) == 5


def test_what_went_with_a_removed_class_waits_for_the_class(
    store: Store, classroom: ClassroomBuilder
) -> None:
    remove_student(store, classroom.key().student_id)
    remove_class(store, classroom.school_class.id)
    (item,) = load_bin(store)
    restore_removed(store, item.seqs)
    # The student was removed before, and for itself: it is the next line.
    assert len(load_students(store, classroom.school_class.id)) == 2
    assert kinds(store) == [("students", 1)]


def test_what_undo_took_away_is_not_in_the_bin_and_what_redo_removed_is(
    store: Store, classroom: ClassroomBuilder
) -> None:
    add_class(store, "6B")
    undo(store)
    assert load_bin(store) == ()
    remove_student(store, classroom.key().student_id)
    undo(store)
    assert load_bin(store) == ()
    redo(store)
    assert kinds(store) == [("students", 1)]


def test_after_thirty_days_a_removal_leaves_the_list(
    store: Store, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    remove_student(store, classroom.key().student_id)
    clock.advance(days=29)
    assert len(load_bin(store)) == 1
    clock.advance(days=2)
    assert load_bin(store) == ()


def test_what_is_back_already_is_not_brought_back_twice(
    store: Store, classroom: ClassroomBuilder
) -> None:
    remove_student(store, classroom.key().student_id)
    (item,) = load_bin(store)
    restore_removed(store, item.seqs)
    with pytest.raises(RecordNotFound):
        restore_removed(store, item.seqs)


def test_what_was_removed_twice_comes_back_as_it_was_last(
    store: Store, classroom: ClassroomBuilder
) -> None:
    key = classroom.score(5)
    remove_student(store, key.student_id)
    undo(store)
    with store.write() as write:
        write.connection.exec_driver_sql("UPDATE assessments SET value = '9'")
    redo(store)
    item = next(each for each in load_bin(store) if each.record.table == "students")
    restore_removed(store, item.seqs)
    cell = load_cell(store, key)
    assert cell is not None
    assert cell.value == 9


def test_what_went_with_a_class_is_counted_whoever_removed_it(
    store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.fill()
    with store.write() as write:
        write.connection.exec_driver_sql("DELETE FROM classes")
    item = next(each for each in load_bin(store) if each.record.table == "classes")
    # The class, 3 students, 2 variables, a session, 6 scores.
    assert count_removed(store, item.seqs) == 13
    restore_removed(store, item.seqs)
    assert count_scores(store, class_id=classroom.school_class.id) == 6
