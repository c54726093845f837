"""Applying pulled pages to the mirror."""

from decimal import Decimal

import pytest

from mehmiro_desktop import failpoints
from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import PullCursor, PulledPage, PulledRows
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.sync_state import apply_page, load_batch, load_cursor
from tests.helpers.server_rows import LATER, as_values, classroom_rows, gone, page, server_row
from tests.store.peek import one, pending, row, rows, sql

SOON = "2026-03-02T09:00:00.000001Z"


def test_all_tables_arrive_exactly(store: Store) -> None:
    sent = [
        *classroom_rows(),
        ("teachers", server_row("teachers", "t1")),
        ("lessons", server_row("lessons", "l1", notes="ñ 😀")),
        ("ai_suggestions", server_row("ai_suggestions", "g1", confidence_score="0.875")),
        ("student_monitoring_status", server_row("student_monitoring_status", "m1")),
        ("monitoring_diagnoses", server_row("monitoring_diagnoses", "n1", ai_tokens_used=12)),
        ("monitoring_config", server_row("monitoring_config", "k1", enabled=False)),
        ("session_attendance", server_row("session_attendance", "p1")),
        ("monitoring_overrides", server_row("monitoring_overrides", "o1")),
    ]
    tally = apply_page(store, page(*sent))
    assert tally.put == len(TABLES) == 13
    for table, expected in sent:
        assert row(store, table, str(expected["id"])) == {**expected, "extra": None}
    assert pending(store) == {}
    assert sql(store, "SELECT * FROM history") == []


def test_unknown_server_columns_are_kept(store: Store) -> None:
    table = TABLE_BY_NAME["classes"]
    values = as_values(table, server_row("classes", "c1"), '{"room":"12"}')
    apply_page(store, PulledPage(PullCursor("5"), (PulledRows("classes", [values]),)))
    found = row(store, "classes", "c1")
    assert found is not None
    assert found["extra"] == '{"room":"12"}'


def test_cursor_moves_with_the_rows_or_not_at_all(store: Store) -> None:
    def stop(name: str) -> None:
        if name == "pull.page_applied":
            raise InterruptedError

    failpoints.install(stop)
    try:
        with pytest.raises(InterruptedError):
            apply_page(store, page(*classroom_rows(), since="77"))
    finally:
        failpoints.install(None)
    assert rows(store, "classes") == {}
    assert load_cursor(store) == PullCursor("0")
    apply_page(store, page(*classroom_rows(), since="77"))
    assert load_cursor(store) == PullCursor("77")
    assert set(rows(store, "assessments")) == {"a1"}


def test_overwritten_content_is_archived_with_who_wrote_it(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    newer = server_row("assessments", "a1", LATER, value="9")
    apply_page(store, page(("assessments", newer), device="laptop-b"))
    ((before, why, device),) = sql(
        store, "SELECT json_extract(before, '$.value'), why, device FROM history"
    )
    assert (before, why, device) == ("7", "pulled", "laptop-b")


def test_the_same_page_again_changes_nothing(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    apply_page(store, page(*classroom_rows()))
    assert sql(store, "SELECT * FROM history") == []
    assert pending(store) == {}


def test_child_before_its_parent_waits(store: Store) -> None:
    student = ("students", server_row("students", "s1"))
    tally = apply_page(store, page(student))
    assert tally.staged == 1
    assert rows(store, "students") == {}
    tally = apply_page(store, page(("classes", server_row("classes", "c1"))))
    assert tally.staged == 0
    assert set(rows(store, "students")) == {"s1"}


def test_a_whole_chain_that_waits_comes_in_at_once(store: Store) -> None:
    chain = classroom_rows()
    tally = apply_page(store, page(*chain[1:], ends_round=False))
    assert tally.staged == 4
    tally = apply_page(store, page(chain[0]))
    assert tally.staged == 0
    assert set(rows(store, "assessments")) == {"a1"}


def test_deletion_of_a_class_with_everything_in_it(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    gones = tuple(gone(table, str(each["id"])) for table, each in reversed(classroom_rows()))
    tally = apply_page(store, page(gone=gones))
    assert tally.removed == 5
    assert tally.staged == 0
    assert rows(store, "classes") == {}
    assert one(store, "SELECT count(*) FROM history WHERE why = 'deleted_there'") == 5
    assert pending(store) == {}


def test_parent_reported_gone_before_its_children_waits_for_them(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    tally = apply_page(store, page(gone=(gone("classes", "c1"),), ends_round=False))
    assert tally.staged == 1
    assert set(rows(store, "assessments")) == {"a1"}
    # Even the end of the round must not let a cascade take rows the server has not reported gone.
    tally = apply_page(store, page())
    assert tally.staged == 1
    assert set(rows(store, "assessments")) == {"a1"}
    rest = tuple(gone(t, str(r["id"])) for t, r in reversed(classroom_rows()[1:]))
    tally = apply_page(store, page(gone=rest))
    assert tally.staged == 0
    assert rows(store, "classes") == {}


def test_unsent_work_under_a_deleted_class_is_held(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    (student,) = classes.add_students(store, "c1", ["Cometa"])
    gones = tuple(gone(table, str(each["id"])) for table, each in reversed(classroom_rows()))
    apply_page(store, page(gone=gones))
    assert rows(store, "classes") == {}
    assert pending(store) == {}
    held = sql(store, "SELECT tbl, row_id, reason, json_extract(row, '$.alias') FROM held")
    assert held == [("students", student.id, "parent_gone", "Cometa")]


def test_revoked_rows_leave_and_unsent_ones_are_held(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    key = CellKey("s1", "v1", "d1")
    scores.record_score(store, key, Decimal(3))
    gones = tuple(
        gone(table, str(each["id"]), revoked=True) for table, each in reversed(classroom_rows())
    )
    apply_page(store, page(gone=gones))
    assert rows(store, "assessments") == rows(store, "classes") == {}
    held = sql(store, "SELECT row_id, reason, json_extract(row, '$.value') FROM held")
    assert held == [("a1", "revoked", "3")]
    assert load_batch(store) == ()


def test_different_fields_of_one_row_are_merged(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    key = CellKey("s1", "v1", "d1")
    scores.record_comment(store, key, "well done")
    theirs = server_row("assessments", "a1", LATER, value="9")
    tally = apply_page(store, page(("assessments", theirs), device="laptop-b"))
    assert (tally.merged, tally.conflicts) == (1, 0)
    merged = row(store, "assessments", "a1")
    assert merged is not None
    assert (merged["value"], merged["comments"]) == ("9", "well done")
    assert str(merged["updated_at"]) > LATER
    (out,) = load_batch(store)
    assert out.columns == {"comments": "well done"}
    assert out.base == LATER


def test_newer_remote_score_wins_and_ours_is_kept_for_review(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.record_score(store, CellKey("s1", "v1", "d1"), Decimal(3))
    theirs = server_row("assessments", "a1", LATER, value="9")
    apply_page(store, page(("assessments", theirs), device="laptop-b"))
    shown = row(store, "assessments", "a1")
    assert shown is not None
    assert shown["value"] == "9"
    assert pending(store) == {}
    card = sql(store, "SELECT kind, field, ours, theirs, kept, theirs_device FROM conflicts")
    assert card == [("field", "value", '"3"', '"9"', "theirs", "laptop-b")]
    kept = sql(store, "SELECT json_extract(before, '$.value'), why FROM history ORDER BY seq")
    assert kept == [("7", "edit"), ("3", "not_used")]


def test_newer_local_score_stays_and_theirs_is_archived(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.record_score(store, CellKey("s1", "v1", "d1"), Decimal(3))
    theirs = server_row("assessments", "a1", "2026-03-01T09:00:00.000000Z", value="9")
    apply_page(store, page(("assessments", theirs), device="laptop-b"))
    shown = row(store, "assessments", "a1")
    assert shown is not None
    assert shown["value"] == "3"
    why = sql(store, "SELECT json_extract(before, '$.value'), why, device FROM history")
    assert ("9", "not_used", "laptop-b") in why
    (out,) = load_batch(store)
    assert (out.base, out.columns) == ("2026-03-01T09:00:00.000000Z", {"value": "3"})


def test_deletion_under_a_newer_edit_revives_the_row(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.record_score(store, CellKey("s1", "v1", "d1"), Decimal(3))
    early = "2026-03-01T09:00:00.000000Z"
    apply_page(store, page(gone=(gone("assessments", "a1", early),)))
    (out,) = load_batch(store)
    assert (out.op, out.base, out.columns["value"]) == ("put", None, "3")


def test_deletion_newer_than_the_edit_removes_and_shows_it(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.record_score(store, CellKey("s1", "v1", "d1"), Decimal(3))
    apply_page(store, page(gone=(gone("assessments", "a1"),)))
    assert rows(store, "assessments") == {}
    assert pending(store) == {}
    assert sql(store, "SELECT kind, kept, state FROM conflicts") == [
        ("deleted_there", "theirs", "open")
    ]
    assert ("3", "deleted_there") in sql(
        store, "SELECT json_extract(before, '$.value'), why FROM history"
    )


def test_row_deleted_here_comes_back_when_changed_later_there(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.clear_scores(store, [CellKey("s1", "v1", "d1")])
    theirs = server_row("assessments", "a1", LATER, value="9")
    apply_page(store, page(("assessments", theirs)))
    assert set(rows(store, "assessments")) == {"a1"}
    assert pending(store) == {}


def test_class_deleted_here_and_changed_later_there_comes_back_whole(store: Store) -> None:
    apply_page(store, page(*classroom_rows()))
    scores.record_score(store, CellKey("s1", "v1", "d1"), Decimal(3))
    classes.remove_class(store, "c1")
    renamed = server_row("classes", "c1", LATER, name="5C")
    apply_page(store, page(("classes", renamed)))
    assert set(rows(store, "students")) == {"s1"}
    score = row(store, "assessments", "a1")
    assert score is not None
    assert score["value"] == "3"
    assert pending(store) == {("assessments", "a1"): "put"}


def test_news_after_a_pull_names_tables_and_rows(store: Store) -> None:
    heard: list[TablesChanged] = []
    store.subscribe(heard.append)
    apply_page(store, page(*classroom_rows()))
    assert heard[-1].tables >= {"classes", "assessments"}
    assert "a1" in heard[-1].ids
    assert heard[-1].origin is Origin.SYNC
