"""Frozen batches out, answers in."""

from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import Outgoing, PulledRow, PushResult
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores, undo
from mehmiro_desktop.store.sync_state import apply_page, apply_results, load_batch
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import LATER, accepted, classroom_rows, gone, page, server_row
from tests.helpers.stores import ClassroomBuilder
from tests.store.peek import pending, push_all, row, rows, sql

KEY = CellKey("s1", "v1", "d1")
RANK = [table.name for table in TABLES]


@pytest.fixture
def synced(store: Store) -> Store:
    apply_page(store, page(*classroom_rows()))
    return store


def score(store: Store, value: int) -> None:
    scores.record_score(store, KEY, Decimal(value))


def batch_of_one(store: Store) -> Outgoing:
    (out,) = load_batch(store)
    return out


def test_new_rows_go_parents_first_with_all_columns(store: Store) -> None:
    ClassroomBuilder(store).build().fill()
    batch = load_batch(store)
    assert [out.table for out in batch] == sorted((out.table for out in batch), key=RANK.index)
    assert {out.base for out in batch} == {None}
    first = next(out for out in batch if out.table == "assessments")
    assert first.columns["value"] == "7"
    assert first.columns["created_at"] == first.updated_at
    assert "id" not in first.columns


def test_an_edit_sends_only_what_changed_against_its_base(synced: Store) -> None:
    score(synced, 3)
    out = batch_of_one(synced)
    assert (out.op, out.columns, out.base) == (
        "put",
        {"value": "3"},
        "2026-03-01T08:00:00.000000Z",
    )
    apply_results(synced, [accepted(out, row(synced, "assessments", "a1"))])
    assert pending(synced) == {}
    stored = row(synced, "assessments", "a1")
    assert stored is not None
    assert stored["updated_at"] == out.updated_at


def test_unanswered_batch_is_sent_again_unchanged(synced: Store) -> None:
    score(synced, 3)
    first = batch_of_one(synced)
    score(synced, 4)
    assert load_batch(synced) == (first,)
    assert load_batch(synced, in_flight_only=True) == (first,)


def test_edit_made_in_flight_survives_the_answer(synced: Store) -> None:
    score(synced, 3)
    first = batch_of_one(synced)
    score(synced, 4)
    apply_results(synced, [accepted(first, row(synced, "assessments", "a1"))])
    second = batch_of_one(synced)
    assert second.mutation_id != first.mutation_id
    assert (second.base, second.columns) == (first.updated_at, {"value": "4"})
    assert second.updated_at > first.updated_at


def test_answer_to_nothing_in_flight_is_ignored(synced: Store) -> None:
    score(synced, 3)
    first = batch_of_one(synced)
    answer = accepted(first, row(synced, "assessments", "a1"))
    apply_results(synced, [answer])
    score(synced, 4)
    apply_results(synced, [answer])
    assert pending(synced) == {("assessments", "a1"): "put"}


def test_stale_answer_is_merged_and_sent_with_the_new_base(synced: Store) -> None:
    scores.record_comment(synced, KEY, "good")
    out = batch_of_one(synced)
    winner = server_row("assessments", "a1", LATER, value="9")
    stale = PushResult(out.mutation_id, "stale", PulledRow("assessments", winner))
    tally = apply_results(synced, [stale])
    assert tally.merged == 1
    again = batch_of_one(synced)
    assert (again.base, again.columns) == (LATER, {"comments": "good"})


def test_own_echo_before_the_answer_is_no_conflict(synced: Store) -> None:
    score(synced, 3)
    out = batch_of_one(synced)
    score(synced, 4)
    echo = accepted(out, row(synced, "assessments", "a1")).row
    assert echo is not None
    apply_page(synced, page(("assessments", echo.row), device="laptop-a"))
    assert sql(synced, "SELECT * FROM conflicts") == []
    again = batch_of_one(synced)
    assert (again.base, again.columns) == (out.updated_at, {"value": "4"})


def test_back_to_the_base_is_clean_with_the_servers_stamp(
    synced: Store, clock: FixedClock
) -> None:
    before = row(synced, "assessments", "a1")
    score(synced, 3)
    clock.advance(seconds=5)
    score(synced, 7)
    assert pending(synced) == {}
    assert row(synced, "assessments", "a1") == before


def test_back_to_the_base_in_flight_still_goes_out(synced: Store) -> None:
    score(synced, 3)
    out = batch_of_one(synced)
    score(synced, 7)
    assert pending(synced) == {("assessments", "a1"): "put"}
    apply_results(synced, [accepted(out, row(synced, "assessments", "a1"))])
    assert batch_of_one(synced).columns == {"value": "7"}


def test_back_to_the_base_in_flight_is_clean_after_a_refusal(synced: Store) -> None:
    before = row(synced, "assessments", "a1")
    score(synced, 3)
    out = batch_of_one(synced)
    score(synced, 7)
    apply_results(synced, [PushResult(out.mutation_id, "rejected", code="23514")])
    assert pending(synced) == {}
    assert row(synced, "assessments", "a1") == before


def test_refused_row_leaves_its_siblings_alone(store: Store) -> None:
    room = ClassroomBuilder(store).build()
    push_all(store)
    room.fill()
    batch = load_batch(store)
    bad, *good = batch
    answers = [PushResult(bad.mutation_id, "rejected", code="23514", constraint="scale")]
    tally = apply_results(store, answers + [accepted(out) for out in good])
    assert (tally.refused, tally.acked) == (1, len(good))
    assert pending(store) == {("assessments", bad.row_id): "put"}
    assert load_batch(store) == ()
    assert len(rows(store, "assessments")) == len(batch)


def test_children_of_a_refused_new_row_wait_and_follow_once_it_is_fixed(store: Store) -> None:
    room = ClassroomBuilder(store).build()
    batch = load_batch(store)
    answers = [PushResult(batch[0].mutation_id, "rejected", code="42501")]
    class_id = room.school_class.id
    answers += [
        PushResult(out.mutation_id, "parent_gone", parent="classes", parent_id=class_id)
        for out in batch[1:]
    ]
    tally = apply_results(store, answers)
    assert tally.held == 0
    assert load_batch(store) == ()
    assert len(rows(store, "students")) == 3
    classes.edit_class(store, type(room.school_class)(room.school_class.id, "5A bis"))
    assert {out.table for out in load_batch(store)} == {out.table for out in batch}


@pytest.mark.parametrize("code", ["40001", "55P03", "57014"])
def test_passing_trouble_is_no_refusal(synced: Store, code: str) -> None:
    score(synced, 3)
    out = batch_of_one(synced)
    apply_results(synced, [PushResult(out.mutation_id, "rejected", code=code)])
    assert len(load_batch(synced)) == 1


def test_refusal_of_what_was_edited_since_lets_the_new_one_go(synced: Store) -> None:
    score(synced, 3)
    out = batch_of_one(synced)
    score(synced, 4)
    apply_results(synced, [PushResult(out.mutation_id, "rejected", code="23514")])
    assert batch_of_one(synced).columns == {"value": "4"}


def test_row_whose_parent_is_gone_is_held(synced: Store) -> None:
    (student,) = classes.add_students(synced, "c1", ["Cometa"])
    out = batch_of_one(synced)
    answer = PushResult(out.mutation_id, "parent_gone", parent="classes", parent_id="c1")
    tally = apply_results(synced, [answer])
    assert tally.held == 1
    assert sql(synced, "SELECT row_id, reason FROM held") == [(student.id, "parent_gone")]
    assert pending(synced) == {}


def test_edit_of_a_row_deleted_there_before_revives_it(synced: Store) -> None:
    score(synced, 3)
    out = batch_of_one(synced)
    early = gone("assessments", "a1", "2026-03-01T09:00:00.000000Z")
    apply_results(synced, [PushResult(out.mutation_id, "gone", gone=early)])
    again = batch_of_one(synced)
    assert (again.base, again.columns["value"]) == (None, "3")


# Deletes ---------------------------------------------------------------------------------------


def test_removing_a_class_sends_one_delete(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    assert len(pending(synced)) == 5
    out = batch_of_one(synced)
    assert (out.op, out.table, out.columns) == ("delete", "classes", {})
    assert out.base is not None
    assert out.updated_at > out.base
    apply_results(synced, [accepted(out)])
    assert pending(synced) == {}


def test_deletes_of_several_tables_go_children_first(synced: Store) -> None:
    scores.clear_scores(synced, [KEY])
    classes.add_class(synced, "6A")
    classes.remove_variable(synced, "v1")
    batch = load_batch(synced)
    assert [(out.op, out.table) for out in batch] == [
        ("put", "classes"),
        ("delete", "assessment_variables"),
    ]


def test_row_made_and_removed_before_any_sync_never_goes_out(store: Store) -> None:
    room = ClassroomBuilder(store).build().fill()
    classes.remove_class(store, room.school_class.id)
    assert pending(store) == {}
    assert load_batch(store) == ()


def test_new_row_removed_in_flight_is_deleted_there_too(store: Store) -> None:
    made = classes.add_class(store, "5A")
    out = batch_of_one(store)
    classes.remove_class(store, made.id)
    assert load_batch(store) == (out,)
    apply_results(store, [accepted(out)])
    second = batch_of_one(store)
    assert (second.op, second.base) == ("delete", out.updated_at)


def test_undo_of_a_removal_in_flight_sends_everything_as_new(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    out = batch_of_one(synced)
    undo.undo(synced)
    apply_results(synced, [accepted(out)])
    again = load_batch(synced)
    assert [each.table for each in again] == [name for name, _ in classroom_rows()]
    assert {each.base for each in again} == {None}
    assert all(each.updated_at > out.updated_at for each in again)


def test_undo_of_a_removal_before_it_is_sent_is_clean(synced: Store) -> None:
    before = rows(synced, "assessments")
    classes.remove_class(synced, "c1")
    undo.undo(synced)
    assert pending(synced) == {}
    assert rows(synced, "assessments") == before


def test_undo_of_a_removal_that_proved_stale_is_clean_again(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    out = batch_of_one(synced)
    undo.undo(synced)
    current = server_row("classes", "c1", LATER, name="5C")
    apply_results(synced, [PushResult(out.mutation_id, "stale", PulledRow("classes", current))])
    assert pending(synced) == {}
    shown = row(synced, "classes", "c1")
    assert shown is not None
    assert shown["name"] == "5C"
    assert set(rows(synced, "assessments")) == {"a1"}


def test_removal_that_proved_stale_brings_all_back(synced: Store) -> None:
    score(synced, 3)
    classes.remove_class(synced, "c1")
    out = batch_of_one(synced)
    current = server_row("classes", "c1", LATER, name="5C")
    apply_results(synced, [PushResult(out.mutation_id, "stale", PulledRow("classes", current))])
    found = row(synced, "assessments", "a1")
    assert found is not None
    assert found["value"] == "3"
    assert pending(synced) == {("assessments", "a1"): "put"}


def test_removal_that_is_newer_than_the_change_there_goes_again(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    out = batch_of_one(synced)
    current = server_row("classes", "c1", "2026-03-01T09:00:00.000000Z", name="5C")
    apply_results(synced, [PushResult(out.mutation_id, "stale", PulledRow("classes", current))])
    again = batch_of_one(synced)
    assert (again.op, again.base) == ("delete", "2026-03-01T09:00:00.000000Z")
    apply_results(synced, [accepted(again)])
    assert pending(synced) == {}


def test_removal_that_lost_its_answer_and_shows_in_the_pull(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    load_batch(synced)
    undo.undo(synced)
    gones = tuple(gone(t, str(r["id"])) for t, r in reversed(classroom_rows()))
    apply_page(synced, page(gone=gones))
    assert set(rows(synced, "assessments")) == {"a1"}
    assert {each.base for each in load_batch(synced)} == {None}


def test_diagnoses_are_stamped_by_their_creation(store: Store) -> None:
    apply_page(
        store,
        page(
            *classroom_rows(),
            ("student_monitoring_status", server_row("student_monitoring_status", "m1")),
            ("monitoring_diagnoses", server_row("monitoring_diagnoses", "n1")),
        ),
    )
    classes.remove_student(store, "s1")
    apply_results(store, [accepted(batch_of_one(store))])
    assert pending(store) == {}
    undo.undo(store)
    diagnosis = next(out for out in load_batch(store) if out.table == "monitoring_diagnoses")
    assert "created_at" not in diagnosis.columns
    assert diagnosis.base is None


def test_typed_anew_to_what_was_acknowledged_waits_no_more(synced: Store) -> None:
    score(synced, 3)
    out = batch_of_one(synced)
    answer = accepted(out, row(synced, "assessments", "a1"))
    score(synced, 4)
    score(synced, 3)
    apply_results(synced, [answer])
    assert pending(synced) == {}
    stored = row(synced, "assessments", "a1")
    assert stored is not None
    assert (stored["value"], stored["updated_at"]) == ("3", out.updated_at)
