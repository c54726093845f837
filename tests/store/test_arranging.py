"""Archiving a class, the order of its variables, moving a student."""

from dataclasses import replace

import pytest

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.ids import assessment_id
from mehmiro_desktop.errors import DuplicateEntry, RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.arranging import (
    archive_class,
    move_student,
    move_variable,
    unarchive_class,
)
from mehmiro_desktop.store.commands.undo import load_undo_state, undo
from mehmiro_desktop.store.queries.classes import (
    find_class_by_name,
    load_class,
    load_classes,
    load_overviews,
    load_student,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.sync_state import load_batch
from tests.helpers.clocks import START, FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.store.peek import pending, push_all, row


def test_archived_class_leaves_the_lists_and_comes_back(
    store: Store, classroom: ClassroomBuilder
) -> None:
    made = classroom.school_class
    archive_class(store, made.id)
    assert load_class(store, made.id) == replace(made, archived_at=START)
    assert load_classes(store) == ()
    assert load_overviews(store) == ()
    assert [each.id for each in load_classes(store, include_archived=True)] == [made.id]
    again = classes.add_class(store, made.name)
    assert find_class_by_name(store, made.name) == again
    assert archive_class(store, made.id).count == 0
    classes.edit_class(store, replace(made, grade="5"))  # words only
    assert load_class(store, made.id).archived_at == START
    unarchive_class(store, made.id)
    assert load_class(store, made.id) == replace(made, grade="5")


def test_archiving_is_undone_under_the_class_name(
    store: Store, classroom: ClassroomBuilder
) -> None:
    archive_class(store, classroom.school_class.id)
    state = load_undo_state(store)
    assert state.undo is not None
    assert (state.undo.label, state.undo.args) == ("archive_class", (("name", "5A"),))
    undo(store)
    assert load_classes(store) == (classroom.school_class,)


@pytest.mark.parametrize(
    ("moved", "place", "order"),
    [(2, 0, "312"), (0, 1, "213"), (0, 99, "231"), (1, -5, "213"), (1, 1, "123")],
)
def test_variables_keep_the_order_given(
    store: Store, clock: FixedClock, moved: int, place: int, order: str
) -> None:
    made = ClassroomBuilder(store, variables=3).build()
    push_all(store)
    edit = move_variable(store, made.measured[moved].id, place)
    names = [each.name for each in load_variables(store, made.school_class.id)]
    assert names == [f"Variable {number}" for number in order]
    assert edit.count == (0 if order == "123" else 3)
    clock.advance(minutes=1)
    later = classes.add_variable(store, made.school_class.id, "Newest")
    assert load_variables(store, made.school_class.id)[-1].id == later.id
    assert later.position is None


def test_editing_a_variable_keeps_its_place(store: Store, classroom: ClassroomBuilder) -> None:
    move_variable(store, classroom.measured[1].id, 0)
    classes.edit_variable(store, replace(classroom.measured[1], name="Renamed"))
    first, second = load_variables(store, classroom.school_class.id)
    assert (first.name, first.position, second.position) == ("Renamed", 0, 1)


def test_blank_additions_are_not_sent_to_a_server_that_may_lack_them(
    store: Store, classroom: ClassroomBuilder
) -> None:
    sent = {each.row_id: each.columns for each in load_batch(store)}
    assert "archived_at" not in sent[classroom.school_class.id]
    assert all("position" not in sent[each.id] for each in classroom.measured)
    assert sent[classroom.school_class.id]["grade"] is None


def test_student_moves_with_what_is_theirs(store: Store, classroom: ClassroomBuilder) -> None:
    key = classroom.score(7)
    score = assessment_id(key.student_id, key.variable_id, key.session_id)
    other = classes.add_class(store, "5B")
    push_all(store)
    moved = classroom.roster[0]
    move_student(store, moved.id, other.id)
    assert load_student(store, moved.id) == replace(moved, class_id=other.id)
    assert [each.id for each in load_students(store, other.id)] == [moved.id]
    assert row(store, "assessments", score) is not None
    assert pending(store) == {("students", moved.id): "put"}
    undo(store)
    assert load_student(store, moved.id) == moved


def test_student_does_not_move_onto_a_namesake(
    store: Store, classroom: ClassroomBuilder
) -> None:
    other = classes.add_class(store, "5B")
    classes.add_students(store, other.id, ["COMETA 01"])
    with pytest.raises(DuplicateEntry):
        move_student(store, classroom.roster[0].id, other.id)
    with pytest.raises(RecordNotFound):
        move_student(store, classroom.roster[0].id, "no-class")
    assert move_student(store, classroom.roster[0].id, classroom.school_class.id).count == 0


def test_each_source_has_its_own_record_of_a_cell() -> None:
    ids = {assessment_id("s", "v", "d", source) for source in AssessorType}
    assert len(ids) == len(AssessorType)
    assert assessment_id("s", "v", "d") in ids
