"""What the sync centre lists, and what a person decides there."""

from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import CellKey, Student
from mehmiro_desktop.domain.sync_items import FieldChange
from mehmiro_desktop.domain.sync_types import PushResult
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import Store, creation
from mehmiro_desktop.store.commands import classes, review, scores
from mehmiro_desktop.store.queries import sync_center
from mehmiro_desktop.store.sync_state import apply_page, apply_results, load_batch
from tests.helpers.server_rows import LATER, classroom_rows, gone, page, server_row
from tests.helpers.stores import ClassroomBuilder
from tests.store.peek import pending, push_all, row, rows

KEY = CellKey("s1", "v1", "d1")


@pytest.fixture
def synced(store: Store) -> Store:
    apply_page(store, page(*classroom_rows()))
    return store


def value_of(store: Store) -> object:
    found = row(store, "assessments", "a1")
    return None if found is None else found["value"]


def lose(store: Store) -> int:
    """Score 3 here, 9 there later; return the card's id."""
    scores.record_score(store, KEY, Decimal(3))
    theirs = server_row("assessments", "a1", LATER, value="9")
    apply_page(store, page(("assessments", theirs), device="laptop-b"))
    (card,) = sync_center.load_conflicts(store)
    return card.id


def refuse(store: Store) -> None:
    batch = load_batch(store)
    apply_results(
        store,
        [
            PushResult(each.mutation_id, "rejected", code="23514", constraint="scale")
            for each in batch
        ],
    )


def test_figures(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    summary = sync_center.load_summary(synced)
    assert (summary.pending, summary.to_review, summary.rejected, summary.held) == (1, 0, 0, 0)
    assert summary.schema == creation.REVISION
    assert summary.size_bytes > 0
    assert summary.last_synced_at is None


def test_waiting_items_are_told_in_classroom_words(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    (item,) = sync_center.load_waiting(synced)
    assert item.change == "changed"
    assert item.fields == (FieldChange("value", "7", "3"),)
    record = item.record
    assert (record.class_name, record.alias, record.variable) == ("5B", "Luna", "Participation")
    assert (record.session_on, record.session_id) == (date(2026, 3, 1), "d1")


def test_a_deleted_row_is_named_by_what_it_was(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    items = {item.record.table: item for item in sync_center.load_waiting(synced)}
    score = items["assessments"]
    assert score.change == "removed"
    assert (score.record.class_name, score.record.alias) == ("5B", "Luna")
    assert score.record.class_id == ""


def test_card_shows_both_values_and_switches(synced: Store) -> None:
    card_id = lose(synced)
    (card,) = sync_center.load_conflicts(synced)
    assert (card.ours, card.theirs, card.kept) == ("3", "9", "theirs")
    assert (card.ours_device, card.theirs_device) == ("laptop-a", "laptop-b")
    assert card.record.alias == "Luna"
    edit = review.use_other(synced, card_id)
    assert edit.count == 1
    assert value_of(synced) == "3"
    assert sync_center.load_conflicts(synced) == ()
    (out,) = load_batch(synced)
    assert (out.base, out.columns) == (LATER, {"value": "3"})
    with pytest.raises(RecordNotFound):
        review.use_other(synced, card_id)


def test_accepting_a_card_changes_nothing_else(synced: Store) -> None:
    review.accept_conflict(synced, lose(synced))
    assert value_of(synced) == "9"
    assert sync_center.load_conflicts(synced) == ()
    assert pending(synced) == {}


def test_card_of_a_row_deleted_there_brings_it_back(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    apply_page(synced, page(gone=(gone("assessments", "a1", device="laptop-b"),)))
    (card,) = sync_center.load_conflicts(synced)
    assert (card.kind, card.field, card.ours, card.theirs) == (
        "deleted_there",
        "value",
        "3",
        None,
    )
    assert card.record.alias == "Luna"
    review.use_other(synced, card.id)
    assert value_of(synced) == "3"
    (out,) = load_batch(synced)
    assert out.base is None


def test_switching_to_what_is_already_there_still_closes_the_card(synced: Store) -> None:
    card_id = lose(synced)
    scores.record_score(synced, KEY, Decimal(3))
    edit = review.use_other(synced, card_id)
    assert edit.count == 0
    assert sync_center.load_conflicts(synced) == ()


def test_refused_row_stays_visible_and_can_be_fixed(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    refuse(synced)
    (item,) = sync_center.load_rejected(synced)
    assert (item.reason, item.code, item.detail) == ("refused", "23514", "scale")
    assert value_of(synced) == "3"
    assert load_batch(synced) == ()
    scores.record_score(synced, KEY, Decimal(4))
    (out,) = load_batch(synced)
    assert out.columns == {"value": "4"}


def test_refused_row_can_be_sent_again_as_it_is(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    refuse(synced)
    review.retry_refused(synced, "assessments", "a1")
    assert len(load_batch(synced)) == 1


def test_set_aside_goes_back_to_the_servers_version(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    refuse(synced)
    before = row(synced, "assessments", "a1")
    review.set_aside(synced, "assessments", "a1")
    assert row(synced, "assessments", "a1") == {
        **classroom_rows()[-1][1],
        "extra": None,
    }
    assert pending(synced) == {}
    newest = sync_center.load_history(synced, row=("assessments", "a1"))[0]
    assert (newest.why, newest.can_restore) == ("set_aside", True)
    review.restore_version(synced, newest.seq)
    assert before is not None
    assert value_of(synced) == before["value"]


def test_set_aside_of_a_row_the_server_never_had(store: Store) -> None:
    room = ClassroomBuilder(store).build().fill()
    refuse(store)
    review.set_aside(store, "classes", room.school_class.id)
    assert rows(store, "classes") == rows(store, "assessments") == {}
    assert pending(store) == {}


def test_set_aside_of_a_refused_delete_brings_all_back(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    refuse(synced)
    review.set_aside(synced, "classes", "c1")
    assert set(rows(synced, "assessments")) == {"a1"}
    assert pending(synced) == {}


def test_held_row_comes_back_with_its_class(synced: Store) -> None:
    (student,) = classes.add_students(synced, "c1", ["Cometa"])
    gones = tuple(gone(table, str(each["id"])) for table, each in reversed(classroom_rows()))
    apply_page(synced, page(gone=gones))
    (item,) = sync_center.load_rejected(synced)
    assert (item.reason, item.record.alias, item.record.class_name) == (
        "parent_gone",
        "Cometa",
        "5B",
    )
    with pytest.raises(RecordNotFound):
        review.retry_held(synced, "students", student.id)
    assert len(sync_center.load_rejected(synced)) == 1
    review.retry_held(synced, "students", student.id, with_parents=True)
    assert set(rows(synced, "students")) == {student.id}
    assert sync_center.load_rejected(synced) == ()
    assert [(out.table, out.base) for out in push_all(synced)] == [
        ("classes", None),
        ("students", None),
    ]


def test_dismissed_held_row_is_no_longer_listed(synced: Store) -> None:
    (student,) = classes.add_students(synced, "c1", ["Cometa"])
    gones = tuple(gone(table, str(each["id"])) for table, each in reversed(classroom_rows()))
    apply_page(synced, page(gone=gones))
    review.dismiss_held(synced, "students", student.id)
    assert sync_center.load_rejected(synced) == ()
    assert sync_center.load_summary(synced).held == 0


def test_history_of_one_score_tells_who_and_when(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    push_all(synced)
    theirs = server_row("assessments", "a1", LATER, value="9")
    apply_page(synced, page(("assessments", theirs), device="laptop-b"))
    told = [
        (item.why, item.fields[0].old, item.fields[0].new, item.device)
        for item in sync_center.load_history(synced, row=("assessments", "a1"))
    ]
    assert told == [("pulled", "3", "9", "laptop-b"), ("edit", "7", "3", "laptop-a")]


def test_long_lists_come_a_page_at_a_time_newest_first(store: Store) -> None:
    room = ClassroomBuilder(store, students=5).build()
    refuse(store)
    every = sync_center.load_rejected(store)
    assert len(every) > 5
    assert sync_center.load_rejected(store, 3) == every[:3]
    assert sync_center.load_conflicts(store, 1) == ()
    assert room.school_class.id in {item.record.class_id for item in every}


def test_conflicts_come_a_page_at_a_time(synced: Store) -> None:
    lose(synced)
    later = server_row("students", "s1", LATER, class_id="c1", alias="Theirs")
    classes.edit_student(synced, Student("s1", "c1", "Ours"))
    apply_page(synced, page(("students", later), since="30", device="laptop-b"))
    both = sync_center.load_conflicts(synced)
    assert len(both) == 2
    assert sync_center.load_conflicts(synced, 1) == both[:1]
