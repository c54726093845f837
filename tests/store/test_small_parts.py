"""Corners of the store that the larger tests do not reach."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mehmiro_desktop.domain.entities import AssessmentSession, CellKey
from mehmiro_desktop.domain.ids import assessment_id
from mehmiro_desktop.domain.sync_types import PulledRow, PushResult, PushStatus
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.errors import (
    BugError,
    RecordNotFound,
    StoreClosed,
    StoreForeign,
    StoreUnwritable,
)
from mehmiro_desktop.store import Store, backup, database
from mehmiro_desktop.store.commands import classes, review, scores
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.entity_rows import decimal_of
from mehmiro_desktop.store.locks import FileLock
from mehmiro_desktop.store.migrations import catalogue
from mehmiro_desktop.store.queries import classes as class_queries
from mehmiro_desktop.store.queries import scoring, sync_center
from mehmiro_desktop.store.rows import row_from_json, row_to_json
from mehmiro_desktop.store.sync_state import apply_page, apply_results, load_batch
from tests.helpers.server_rows import LATER, classroom_rows, gone, page, server_row
from tests.helpers.stores import KEY as DATABASE_KEY
from tests.helpers.stores import ClassroomBuilder
from tests.store.peek import pending, push_all, row, rows, sql

KEY = CellKey("s1", "v1", "d1")


@pytest.fixture
def synced(store: Store) -> Store:
    apply_page(store, page(*classroom_rows()))
    return store


def test_session_is_renamed_moved_and_removed(classroom: ClassroomBuilder) -> None:
    store, first = classroom.store, classroom.session
    moved = AssessmentSession(first.id, first.class_id, date(2026, 3, 3), "exam")
    classes.edit_session(store, moved)
    assert class_queries.load_session(store, first.id) == moved
    classroom.fill()
    classes.remove_session(store, first.id)
    assert rows(store, "assessments") == {}
    undo(store)
    assert len(rows(store, "assessments")) == 6


def test_removed_variable_takes_its_scores_and_brings_them_back(
    classroom: ClassroomBuilder,
) -> None:
    store = classroom.fill().store
    classes.remove_variable(store, classroom.measured[0].id)
    assert len(rows(store, "assessments")) == 3
    undo(store)
    assert len(scoring.load_grid(store, classroom.session.id).cells) == 6


def test_cell_taken_by_another_assessor_gets_a_row_of_its_own(synced: Store) -> None:
    apply_page(synced, page(gone=(gone("assessments", "a1"),)))
    taken = assessment_id("s1", "v1", "d1")
    family = server_row("assessments", taken, assessor_type="family", value="2")
    apply_page(synced, page(("assessments", family)))
    scores.record_score(synced, KEY, Decimal(7))
    cell = scoring.load_cell(synced, KEY)
    assert cell is not None
    assert cell.assessment_id != taken
    assert (cell.value, cell.more) == (Decimal(7), 1)
    kept = row(synced, "assessments", taken)
    assert kept is not None
    assert kept["value"] == "2"


def test_grid_tells_what_is_refused_and_in_conflict(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    theirs = server_row("assessments", "a1", LATER, value="9")
    apply_page(synced, page(("assessments", theirs)))
    cell = scoring.load_grid(synced, "d1").cells["s1", "v1"]
    assert (cell.value, cell.has_conflict, cell.is_pending) == (Decimal(9), True, False)
    scores.record_score(synced, KEY, Decimal(4))
    (out,) = load_batch(synced)
    apply_results(synced, [PushResult(out.mutation_id, "rejected", code="23514")])
    cell = scoring.load_grid(synced, "d1").cells["s1", "v1"]
    assert (cell.refused, cell.is_pending) == ("23514", True)


def test_card_of_a_row_that_came_back_can_remove_it_again(synced: Store) -> None:
    scores.clear_scores(synced, [KEY])
    theirs = server_row("assessments", "a1", LATER, value="9")
    apply_page(synced, page(("assessments", theirs), device="laptop-b"))
    (card,) = sync_center.load_conflicts(synced)
    assert (card.kind, card.ours, card.theirs, card.kept) == (
        "deleted_here",
        None,
        "9",
        "theirs",
    )
    review.use_other(synced, card.id)
    assert rows(synced, "assessments") == {}
    assert pending(synced) == {("assessments", "a1"): "delete"}


def test_row_made_on_both_sides_shows_each_field(synced: Store) -> None:
    apply_page(synced, page(gone=(gone("assessments", "a1"),)))
    scores.record_score(synced, KEY, Decimal(3))
    twin = server_row("assessments", assessment_id("s1", "v1", "d1"), LATER, value="9")
    apply_page(synced, page(("assessments", twin), device="laptop-b"))
    (card,) = sync_center.load_conflicts(synced)
    assert (card.kind, card.field, card.ours, card.theirs) == ("row", "value", "3", "9")


def test_version_without_a_place_cannot_be_restored(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    push_all(synced)
    score = sync_center.load_history(synced, row=("assessments", "a1"))[0]
    assert not score.can_restore
    with pytest.raises(RecordNotFound):
        review.restore_version(synced, score.seq)
    with pytest.raises(RecordNotFound):
        review.restore_version(synced, 10_000)
    top = sync_center.load_history(synced, row=("classes", "c1"))[0]
    assert top.can_restore
    review.restore_version(synced, top.seq)
    review.restore_version(
        synced, sync_center.load_history(synced, row=("students", "s1"))[0].seq
    )
    assert set(rows(synced, "students")) == {"s1"}


def test_decisions_about_what_is_not_there(synced: Store) -> None:
    with pytest.raises(RecordNotFound):
        review.set_aside(synced, "assessments", "a1")
    with pytest.raises(RecordNotFound):
        review.retry_held(synced, "assessments", "a1")
    with pytest.raises(RecordNotFound):
        review.accept_conflict(synced, 1)


def test_answers_that_break_the_contract_change_nothing(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    (out,) = load_batch(synced)
    statuses: tuple[PushStatus, ...] = ("applied", "stale", "gone")
    for status in statuses:
        with pytest.raises(BugError):
            apply_results(synced, [PushResult(out.mutation_id, status)])
    assert load_batch(synced) == (out,)


def test_held_child_of_a_row_that_must_be_held_goes_along(synced: Store) -> None:
    (student,) = classes.add_students(synced, "c1", ["Cometa"])
    scores.record_score(synced, CellKey(student.id, "v1", "d1"), Decimal(5))
    batch = load_batch(synced)
    answer = PushResult(
        next(out for out in batch if out.table == "students").mutation_id,
        "parent_gone",
        parent="classes",
        parent_id="c1",
    )
    assert apply_results(synced, [answer]).held == 2
    assert {table for (table,) in sql(synced, "SELECT tbl FROM held")} == {
        "students",
        "assessments",
    }


def test_row_with_synced_children_is_not_held_before_the_pull_says_more(synced: Store) -> None:
    student = class_queries.load_student(synced, "s1")
    classes.edit_student(synced, type(student)(student.id, student.class_id, "Sol"))
    (out,) = load_batch(synced)
    answer = PushResult(out.mutation_id, "parent_gone", parent="classes", parent_id="c1")
    assert apply_results(synced, [answer]).held == 0
    assert set(rows(synced, "assessments")) == {"a1"}
    assert pending(synced) == {("students", "s1"): "put"}


def test_no_longer_different_row_is_not_sent(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    with synced.write() as write:
        # As after a merge that took the server's value: a mark without a difference.
        write.connection.exec_driver_sql(
            "UPDATE pending SET base = json_set(base, '$.value', '3')"
        )
    assert load_batch(synced) == ()
    assert pending(synced) == {}


def test_base_and_trigger_write_the_same_json(store: Store) -> None:
    odd = 'a"b\\c\n\t\r\x1f é 😀 \u2028 </script>'
    apply_page(store, page(("classes", server_row("classes", "c1", name=odd))))
    classes.add_students(store, "c1", ["Cometa"])
    with store.edit("test") as scope:
        scope.connection.exec_driver_sql(
            "UPDATE classes SET name = 'x', updated_at = ?", (LATER,)
        )
    (text,) = sql(store, "SELECT base FROM pending WHERE tbl = 'classes'")[0]
    table = next(table for table in TABLES if table.name == "classes")
    base = row_from_json(table, text)
    assert base["name"] == odd
    assert row_from_json(table, row_to_json(table, base)) == base


def test_stored_answer_with_unknown_columns_keeps_them(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    (out,) = load_batch(synced)
    stored = server_row("assessments", "a1", out.updated_at, value="3")
    answer = PulledRow("assessments", stored, extra='{"mood":"ok"}')
    apply_results(synced, [PushResult(out.mutation_id, "applied", answer)])
    found = row(synced, "assessments", "a1")
    assert found is not None
    assert found["extra"] == '{"mood":"ok"}'
    assert pending(synced) == {}


def test_unreadable_numbers_do_not_stop_a_screen() -> None:
    assert decimal_of("abc", Decimal(1)) == decimal_of(None, Decimal(1)) == 1


def test_empty_migrations_folder_is_our_fault(tmp_path: Path) -> None:
    with pytest.raises(BugError):
        catalogue.read(tmp_path)


def test_lock_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable), FileLock(tmp_path / "no" / "sync.lock"):
        pass


def test_snapshot_that_cannot_be_written(store: Store) -> None:
    (store.directory / backup.FOLDER).write_text("a file where the folder should be")
    with pytest.raises(StoreUnwritable):
        backup.take_daily_snapshot(store)


def test_snapshot_before_a_large_removal(store: Store) -> None:
    made = backup.take_removal_snapshot(store)
    assert made in backup.snapshots(store.directory)


def test_revision_table_without_a_revision_is_foreign(tmp_path: Path) -> None:
    from tests.helpers.stores import make_store

    (tmp_path / "store.db").touch()
    connection = database.connect(tmp_path / "store.db", DATABASE_KEY)
    connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.close()
    with pytest.raises(StoreForeign):
        make_store(tmp_path)


def test_a_closed_store_is_not_opened_again_by_who_comes_late(
    classroom: ClassroomBuilder,
) -> None:
    store = classroom.store
    store.close()
    before = sorted(each.name for each in store.directory.iterdir())
    with pytest.raises(StoreClosed):
        class_queries.load_classes(store)
    with pytest.raises(StoreClosed):
        classes.add_class(store, "6B")
    # An open file would show its write-ahead log.
    assert sorted(each.name for each in store.directory.iterdir()) == before
