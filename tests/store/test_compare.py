"""The server forgot: full compare, and the digest that proves both sides hold the same."""

import hashlib
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.sync_types import PullCursor, TableDigest
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.sync_state import (
    EPOCH,
    LAST_SYNCED,
    apply_page,
    begin_full_compare,
    compute_digest,
    count_pending,
    finish_full_compare,
    is_comparing,
    load_batch,
    load_client_id,
    load_clock_offset,
    load_cursor,
    load_time,
    load_value,
    note_time,
    save_clock_offset,
    save_value,
)
from tests.helpers.clocks import START
from tests.helpers.server_rows import LATER, STAMP, classroom_rows, gone, page, server_row
from tests.helpers.stores import make_store
from tests.store.peek import pending, row, rows, sql

KEY = CellKey("s1", "v1", "d1")
OLDER = "2026-02-01T08:00:00.000000Z"


@pytest.fixture
def synced(store: Store) -> Store:
    apply_page(store, page(*classroom_rows(), since="500"))
    return store


def test_rows_the_server_lacks_are_offered_and_none_is_deleted(synced: Store) -> None:
    scores.record_score(synced, KEY, Decimal(3))
    before = rows(synced, "assessments")
    begin_full_compare(synced, "epoch-2")
    assert is_comparing(synced)
    assert load_cursor(synced) == PullCursor("0")
    apply_page(synced, page(*classroom_rows()[:2], since="3"))
    tally = finish_full_compare(synced)
    assert not is_comparing(synced)
    assert tally.again == 3
    assert rows(synced, "assessments") == before
    assert [(out.table, out.base) for out in load_batch(synced)] == [
        ("assessment_variables", None),
        ("assessment_sessions", None),
        ("assessments", None),
    ]


def test_rows_newer_here_are_kept_and_offered_again(synced: Store) -> None:
    begin_full_compare(synced, "epoch-2")
    restored = [
        (
            table,
            server_row(
                table,
                str(each["id"]),
                OLDER,
                **({"value": "2"} if table == "assessments" else {}),
            ),
        )
        for table, each in classroom_rows()
    ]
    apply_page(synced, page(*restored))
    finish_full_compare(synced)
    found = row(synced, "assessments", "a1")
    assert found is not None
    assert found["value"] == "7"
    (out,) = load_batch(synced)
    assert (out.base, out.columns) == (OLDER, {"value": "7"})
    # Rows of the same content simply agree on the older stamp again.
    stored = row(synced, "classes", "c1")
    assert stored is not None
    assert stored["updated_at"] == OLDER


def test_deletions_the_server_tells_of_still_count(synced: Store) -> None:
    begin_full_compare(synced, "epoch-2")
    apply_page(synced, page(*classroom_rows()[:4], gone=(gone("assessments", "a1"),)))
    finish_full_compare(synced)
    assert rows(synced, "assessments") == {}
    assert pending(synced) == {}


def test_removed_here_and_unknown_there_is_settled(synced: Store) -> None:
    classes.remove_class(synced, "c1")
    begin_full_compare(synced, "epoch-2")
    apply_page(synced, page())
    finish_full_compare(synced)
    assert pending(synced) == {}


def test_compare_survives_a_restart(synced: Store) -> None:
    begin_full_compare(synced, "epoch-2")
    apply_page(synced, page(*classroom_rows()[:2], ends_round=False))
    synced.close()
    with make_store(synced.directory) as again:
        assert is_comparing(again)
        apply_page(again, page(*classroom_rows()[2:]))
        assert finish_full_compare(again).again == 0


def test_staged_rows_of_the_old_server_are_archived(store: Store) -> None:
    apply_page(store, page(("students", server_row("students", "s1"))))
    begin_full_compare(store, "epoch-2")
    assert sql(store, "SELECT * FROM staged") == []
    assert sql(store, "SELECT tbl, row_id, why FROM history") == [
        ("students", "s1", "not_used")
    ]


def test_own_teachers_row_is_never_offered(store: Store) -> None:
    apply_page(store, page(("teachers", server_row("teachers", "t1"))))
    begin_full_compare(store, "epoch-2")
    finish_full_compare(store)
    assert count_pending(store) == 0


# Digest ----------------------------------------------------------------------------------------


def expected(*pairs: tuple[str, str]) -> TableDigest:
    sums = [0] * 16
    for row_id, stamp in pairs:
        digits = hashlib.md5(f"{row_id}|{stamp}".encode(), usedforsecurity=False).hexdigest()
        sums[int(digits[0], 16)] += int(digits[1:13], 16)
    return TableDigest(len(pairs), tuple(map(str, sums)))


def test_digest_is_of_the_agreed_versions(synced: Store) -> None:
    clean = compute_digest(synced)
    assert set(clean) == {table.name for table in TABLES}
    assert clean["assessments"] == expected(("a1", STAMP))
    assert clean["lessons"] == TableDigest(0, ("0",) * 16)
    scores.record_score(synced, KEY, Decimal(3))
    classes.add_students(synced, "c1", ["Cometa"])
    assert compute_digest(synced) == clean
    classes.remove_class(synced, "c1")
    assert compute_digest(synced) == clean


def test_digest_counts_what_waits_as_the_server_has_it(synced: Store) -> None:
    apply_page(synced, page(("students", server_row("students", "s9", LATER, class_id="c9"))))
    assert compute_digest(synced)["students"] == expected(("s1", STAMP), ("s9", LATER))
    apply_page(synced, page(gone=(gone("classes", "c1"),)))
    assert compute_digest(synced)["classes"] == expected()


# Small facts -----------------------------------------------------------------------------------


def test_values_survive_a_restart(store: Store) -> None:
    save_value(store, EPOCH, "e1")
    save_clock_offset(store, -1_500_000)
    note_time(store, LAST_SYNCED, START)
    client = load_client_id(store)
    store.close()
    with make_store(store.directory) as again:
        assert load_value(again, EPOCH) == "e1"
        assert load_clock_offset(again) == -1_500_000
        assert load_time(again, LAST_SYNCED) == START
        assert load_client_id(again) == client
        assert again.now_stamp() == "2026-03-02T08:59:58.500000Z"
        save_value(again, EPOCH, None)
        assert load_value(again, EPOCH) is None
