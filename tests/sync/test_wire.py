"""JSON to canonical rows and back: exact values of every kind, and nothing half understood."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain.sync_types import Outgoing, PulledGone
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Kind, Table
from mehmiro_desktop.errors import NoUsableServer, ProtocolMismatch, UpdateNeeded
from mehmiro_desktop.sync.wire import (
    convert_rows,
    read_digest,
    read_pull,
    read_push,
    stamp_text,
    write_batch,
)
from tests.sync.fake_server import envelope

SAMPLES: dict[Kind, list[tuple[Any, Any]]] = {
    Kind.UUID: [("0b2e", "0b2e")],
    Kind.TEXT: [("Luna <i> & ü\u202e", "Luna <i> & ü\u202e"), ("", "")],
    Kind.ENUM: [("teacher", "teacher")],
    Kind.NUMERIC: [
        ("7.50", "7.5"),
        ("7", "7"),
        ("-0.0", "0"),
        ("1E+2", "100"),
        (3, "3"),
        ("0.1", "0.1"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
    Kind.INTEGER: [(5, 5)],
    Kind.BOOLEAN: [(True, True), (False, False)],
    Kind.TIMESTAMP: [
        ("2026-03-01T10:00:00+00:00", "2026-03-01T10:00:00.000000Z"),
        ("2026-03-01T10:00:00.12+00:00", "2026-03-01T10:00:00.120000Z"),
        ("2026-03-01T10:00:00.123456Z", "2026-03-01T10:00:00.123456Z"),
        ("2026-03-01 07:00:00.1-03", "2026-03-01T10:00:00.100000Z"),
    ],
    Kind.DATE: [("2026-03-01", "2026-03-01")],
    Kind.TIME: [("22:00:00", "22:00:00"), ("22:00:00.000000", "22:00:00")],
    Kind.JSON: [('["b", {"z": 1, "a": "ñ"}]', '["b",{"a":"ñ","z":1}]'), ([], "[]")],
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_of_every_table_becomes_canonical(table: Table) -> None:
    depth = max(len(samples) for samples in SAMPLES.values())
    for index in range(depth):
        chosen = {c.name: SAMPLES[c.kind][index % len(SAMPLES[c.kind])] for c in table.columns}
        names = [*reversed(chosen), "_device", "_actor", "mood"]
        row = [*(chosen[n][0] for n in reversed(chosen)), "Laptop", "actor", {"b": 1, "a": []}]
        (converted,) = convert_rows(table, names, [row])
        assert converted == (
            *(chosen[name][1] for name in table.column_names),
            '{"mood":{"a":[],"b":1}}',
            "Laptop",
            "actor",
        )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_blank_is_kept_where_it_may_be_and_refused_where_not(table: Table) -> None:
    good = {column.name: SAMPLES[column.kind][0][0] for column in table.columns}
    for column in table.columns:
        row = [None if name == column.name else good[name] for name in good]
        if column.nullable:
            (converted,) = convert_rows(table, list(good), [row])
            assert converted[table.column_names.index(column.name)] is None
        else:
            with pytest.raises(ProtocolMismatch):
                convert_rows(table, list(good), [row])


@given(st.datetimes(timezones=st.timezones()))
def test_stamps_keep_their_instant_and_sort_as_text(moment: Any) -> None:
    try:
        text = stamp_text(moment.isoformat())
    except OverflowError:
        return  # year 0 or 10000 in UTC
    assert len(text) == 27
    assert stamp_text(text) == text


@pytest.mark.parametrize("text", ["", "now", "2026-03-01T10:00:00", "infinity"])
def test_odd_stamp(text: str) -> None:
    with pytest.raises(ProtocolMismatch):
        stamp_text(text)


CLASSES = TABLE_BY_NAME["classes"]
AT = "2026-03-01T10:00:00Z"
_KNOWN = {"id": "c", "teacher_id": "t", "name": "2A", "created_at": AT, "updated_at": AT}
CLASS_ROW = [_KNOWN.get(name) for name in CLASSES.column_names]


def pull_body(**more: Any) -> dict[str, Any]:
    page: dict[str, Any] = {
        "until": "77",
        "next": {"x": 1},
        "more": True,
        "columns": {"classes": list(CLASSES.column_names), "planets": ["id"]},
        "rows": [["classes", [CLASS_ROW]], ["planets", [["p"]]]],
        "gone": [
            ["students", "s", "deleted", "2026-03-01T10:00:00Z", None],
            ["planets", "p", "deleted", "2026-03-01T10:00:00Z", None],
        ],
    }
    return envelope() | page | more


def test_page_of_changes() -> None:
    page = read_pull(pull_body())
    (rows,) = page.puts
    assert (rows.table, rows.rows[0][2]) == ("classes", "2A")
    assert page.gones == (
        PulledGone("students", "s", "deleted", "2026-03-01T10:00:00.000000Z"),
    )
    assert (page.until, page.next_page, page.count) == ("77", '{"x":1}', 4)


@pytest.mark.parametrize(
    "more",
    [
        {"until": None},
        {"until": 77},
        {"rows": {}},
        {"rows": [["classes"]]},
        {"rows": [["classes", [CLASS_ROW[:-1]]]]},
        {"rows": [["classes", [[1, *CLASS_ROW[1:]]]]]},
        {"gone": [["students", "s", "eaten", "2026-03-01T10:00:00Z", None]]},
        {"gone": [["students", "s"]]},
        {"columns": []},
        {"columns": {}},
        {"more": False},
        {"next": None},
        {"server_now": 5},
    ],
)
def test_odd_page_is_refused_whole(more: dict[str, Any]) -> None:
    with pytest.raises(ProtocolMismatch):
        read_pull(pull_body(**more))


def test_answers_that_are_not_ours() -> None:
    bodies: list[Any] = [{}, {"epoch": "e"}, [], "text", None]
    for body in bodies:
        with pytest.raises(NoUsableServer):
            read_pull(body)


def test_missing_column_and_newer_contract_mean_update() -> None:
    names = [name for name in CLASSES.column_names if name != "updated_at"]
    rows = [["classes", [[_KNOWN.get(name) for name in names]]]]
    with pytest.raises(UpdateNeeded):
        read_pull(pull_body(columns={"classes": names, "planets": ["id"]}, rows=rows))
    with pytest.raises(UpdateNeeded):
        read_pull(pull_body(min_client=99))


SENT = (
    Outgoing("m1", "classes", "c", "put", "2026-03-01T10:00:00.000000Z", None, {"name": "2A"}),
    Outgoing("m2", "lessons", "l", "put", "2026-03-01T10:00:00.000000Z", "2026-02-01T10:00:00.000000Z",
             {"objectives": '["a","b"]', "notes": None}),
    Outgoing("m3", "assessments", "a", "delete", "2026-03-01T10:00:00.000000Z",
             "2026-02-01T10:00:00.000000Z"),
)  # fmt: skip


def test_batch_as_the_server_takes_it() -> None:
    first, second, third = write_batch(SENT)
    assert first == {
        "m": "m1", "t": "classes", "id": "c", "op": "put", "base": None,
        "updated_at": "2026-03-01T10:00:00.000000Z", "columns": {"name": "2A"},
    }  # fmt: skip
    assert second["columns"] == {"objectives": ["a", "b"], "notes": None}
    assert (third["op"], third["columns"]) == ("delete", {})
    json.dumps(write_batch(SENT))


def push_body(*results: dict[str, Any]) -> dict[str, Any]:
    return envelope() | {
        "columns": {"classes": [*CLASSES.column_names, "_device", "_actor"]},
        "results": list(results),
    }


def test_verdicts() -> None:
    answer = read_push(
        push_body(
            {"m": "m1", "s": "applied", "row": [*CLASS_ROW, "Laptop", None]},
            {
                "m": "m2",
                "s": "rejected",
                "code": "23514",
                "constraint": "c",
                "column": "",
                "message": "m",
            },
            {"m": "m3", "s": "gone", "op": "revoked", "stamp": "2026-03-01T10:00:00Z"},
        ),
        SENT,
    )
    applied, rejected, gone = answer.results
    assert applied.row is not None
    assert (applied.row.row["name"], applied.row.device) == ("2A", "Laptop")
    assert (rejected.code, rejected.constraint) == ("23514", "c")
    assert gone.gone == PulledGone("assessments", "a", "revoked", "2026-03-01T10:00:00.000000Z")


@pytest.mark.parametrize(
    "results",
    [
        [],
        [{"m": "m2", "s": "applied"}] * 3,
        [{"m": "m1", "s": "eaten"}] * 3,
        ["x"] * 3,
        [{"m": "m1", "s": "gone"}] * 3,
        [{"m": "m1", "s": "stale", "row": {}}] * 3,
    ],
)
def test_odd_verdicts_are_refused_whole(results: list[Any]) -> None:
    with pytest.raises(ProtocolMismatch):
        read_push(push_body(*results), SENT)


def test_digest() -> None:
    tables = {"classes": {"count": 2, "buckets": ["1", *["0"] * 15]}}
    answer = read_digest(envelope() | {"horizon": "9", "tables": tables})
    assert answer.tables["classes"].buckets[0] == "1"
    for odd in ({"classes": {"count": 2}}, {"classes": {"count": 1, "buckets": ["0"]}}):
        with pytest.raises(ProtocolMismatch):
            read_digest(envelope() | {"horizon": "9", "tables": odd})


def test_json_too_deep_to_read_is_a_mismatch_not_a_crash() -> None:
    table = TABLE_BY_NAME["lessons"]
    row = [SAMPLES[column.kind][0][0] for column in table.columns]
    row[table.column_names.index("objectives")] = "[" * 100_000 + "]" * 100_000
    with pytest.raises(ProtocolMismatch):
        convert_rows(table, table.column_names, [row])
