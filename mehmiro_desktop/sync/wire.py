"""The server's JSON to canonical rows and back; no network, no store.

Pages come as positional arrays, a table at a time, and are converted column by column: a first
pull is 150,000 rows. What does not look like our contract raises, so that a half understood
answer never reaches the store.
"""

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, cast, get_args

from mehmiro_desktop.domain.scores import canonical
from mehmiro_desktop.domain.sync_types import (
    Outgoing,
    PulledGone,
    PulledRow,
    PulledRows,
    PushResult,
    PushStatus,
    TableDigest,
)
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Column, Kind, Row, Table, Value
from mehmiro_desktop.errors import NoUsableServer, ProtocolMismatch, UpdateNeeded
from mehmiro_desktop.sync.server_answers import (
    DigestAnswer,
    Envelope,
    EraseAnswer,
    PullAnswer,
    PushAnswer,
)

CLIENT_VERSION = 1
"""This app's version of the sync contract, held against the server's ``min_client``."""

Json = Any
"""What ``json.loads`` gives; every use checks what it takes from it."""

_DEVICE, _ACTOR = "_device", "_actor"
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
_STATUSES = frozenset(get_args(PushStatus))


def mismatch(what: str) -> ProtocolMismatch:
    """Return the error for an answer that is ours but says something unknown."""
    return ProtocolMismatch(reason=what)


# Values ----------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def stamp_text(text: str) -> str:
    """Return a server's timestamp as canonical text, to the microsecond, in UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise mismatch("timestamp") from error
    if moment.tzinfo is None:
        raise mismatch("timestamp without zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


@lru_cache(maxsize=4096)
def _number_text(value: str | int) -> str:
    text = str(value)
    if _PLAIN_NUMBER.fullmatch(text) and text != "-0":
        return text
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise mismatch("number") from error
    if not number.is_finite():
        raise mismatch("number")
    return canonical(number)


def json_text(value: Json) -> str:
    """Return canonical JSON text: compact, keys sorted, nothing escaped that need not be."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _json_column(value: Json) -> str:
    if not isinstance(value, str):
        return json_text(value)
    try:
        return json_text(json.loads(value))
    except (ValueError, RecursionError) as error:
        raise mismatch("json column") from error


def _time_text(value: str) -> str:
    return value[:8]


_CONVERTERS: dict[Kind, tuple[frozenset[type], Callable[[Any], Value] | None]] = {
    Kind.UUID: (frozenset({str}), None),
    Kind.TEXT: (frozenset({str}), None),
    Kind.ENUM: (frozenset({str}), None),
    Kind.DATE: (frozenset({str}), None),
    Kind.TIME: (frozenset({str}), _time_text),
    Kind.NUMERIC: (frozenset({str, int}), _number_text),
    Kind.INTEGER: (frozenset({int}), None),
    Kind.BOOLEAN: (frozenset({bool}), None),
    Kind.TIMESTAMP: (frozenset({str}), stamp_text),
    Kind.JSON: (frozenset({str, list, dict}), _json_column),
}


def _convert_column(column: Column, values: Sequence[Json]) -> Sequence[Value]:
    types, convert = _CONVERTERS[column.kind]
    seen = set(map(type, values))
    if not seen <= types | ({type(None)} if column.nullable else set()):
        raise mismatch(f"type of {column.name}")
    if convert is None:
        return values
    if type(None) in seen:
        return [None if value is None else convert(value) for value in values]
    return list(map(convert, values))


def convert_rows(
    table: Table, names: Sequence[str], rows: Sequence[Sequence[Json]]
) -> list[tuple[Value, ...]]:
    """Return rows as tuples: the table's columns in order, then extra, device, actor.

    Args:
        table: the rows' table.
        names: the server's column names, in the order of each row.
        rows: positional rows as decoded from JSON.

    Raises:
        UpdateNeeded: the server lacks a column this version needs.
        ProtocolMismatch: a value is not of its column's kind.
    """
    if not rows:
        return []
    missing = [c.name for c in table.columns if c.name not in names and not c.is_added]
    if missing:
        raise UpdateNeeded(reason=f"{table.name}.{missing[0]}")
    if set(map(len, rows)) != {len(names)}:
        raise mismatch("length of a row")
    by_column = dict(zip(names, zip(*rows, strict=True), strict=True))
    # An older server does not send what a later migration adds: blank here until it does.
    blanks = (None,) * len(rows)
    columns = [_convert_column(c, by_column.get(c.name, blanks)) for c in table.columns]
    columns.append(_extras(table, names, rows))
    columns.extend(by_column.get(name, blanks) for name in (_DEVICE, _ACTOR))
    return list(zip(*columns, strict=True))


def _extras(
    table: Table, names: Sequence[str], rows: Sequence[Sequence[Json]]
) -> list[str | None]:
    known = {*table.column_names, _DEVICE, _ACTOR}
    unknown = [(index, name) for index, name in enumerate(names) if name not in known]
    if not unknown:
        return [None] * len(rows)
    return [json_text({name: row[index] for index, name in unknown}) for row in rows]


# Answers ---------------------------------------------------------------------------------------


def _take(body: Json, name: str, kind: type) -> Json:
    value = body.get(name)
    if type(value) is not kind:
        raise mismatch(name)
    return value


def read_envelope(body: Json) -> Envelope:
    """Return what identifies an answer.

    Raises:
        NoUsableServer: this is JSON, but not an answer of our contract at all.
        UpdateNeeded: the server asks for a newer app.
        ProtocolMismatch: it is one, with a part missing or out of kind.
    """
    if not isinstance(body, dict) or not {"epoch", "account", "server_now"} <= body.keys():
        raise NoUsableServer(reason="shape")
    if _is_newer(body, "min_client", CLIENT_VERSION):
        raise UpdateNeeded(reason="min_client")
    now = stamp_text(_take(body, "server_now", str))
    version = body.get("schema_version")
    return Envelope(
        epoch=_take(body, "epoch", str),
        account=_take(body, "account", str),
        server_now=datetime.fromisoformat(now),
        schema_version=version if type(version) is int else 0,
    )


def _is_newer(body: Json, name: str, ours: int) -> bool:
    value = body.get(name, 0)
    return isinstance(value, int) and value > ours


def read_pull(body: Json) -> PullAnswer:
    """Return one page of changes; tables this version does not know are left out.

    Raises:
        NoUsableServer, UpdateNeeded, ProtocolMismatch: as for :func:`read_envelope`.
    """
    envelope = read_envelope(body)
    names = _take(body, "columns", dict)
    puts: list[PulledRows] = []
    count = 0
    for entry in _take(body, "rows", list):
        table_name, rows = _pair(entry)
        count += len(rows)
        table = TABLE_BY_NAME.get(table_name)
        if table is not None:
            converted = convert_rows(table, _take(names, table_name, list), rows)
            puts.append(PulledRows(table_name, converted))
    gones = [_read_gone(entry) for entry in _take(body, "gone", list)]
    count += len(gones)
    next_page = body.get("next")
    if bool(body.get("more")) != (next_page is not None):
        raise mismatch("next")
    return PullAnswer(
        envelope=envelope,
        until=_take(body, "until", str),
        next_page=None if next_page is None else json_text(next_page),
        puts=tuple(puts),
        gones=tuple(gone for gone in gones if gone.table in TABLE_BY_NAME),
        count=count,
    )


def _pair(entry: Json) -> tuple[str, list[Json]]:
    match entry:
        case [str() as name, list() as rows]:
            return name, rows
    raise mismatch("rows")


def _read_gone(entry: Json) -> PulledGone:
    match entry:
        case [
            str() as table,
            str() as row_id,
            ("deleted" | "revoked") as kind,
            str() as at,
            by,
        ]:
            device = by if isinstance(by, str) else None
            return PulledGone(table, row_id, kind, stamp_text(at), device)
    raise mismatch("gone")


def read_push(body: Json, sent: Sequence[Outgoing]) -> PushAnswer:
    """Return the verdicts on ``sent``, one each, in its order.

    Raises:
        NoUsableServer, UpdateNeeded, ProtocolMismatch: as for :func:`read_envelope`.
    """
    envelope = read_envelope(body)
    names = _take(body, "columns", dict)
    verdicts = _take(body, "results", list)
    if len(verdicts) != len(sent):
        raise mismatch("results")
    pairs = zip(sent, verdicts, strict=True)
    return PushAnswer(envelope, tuple(_read_result(one, names, item) for one, item in pairs))


def _read_result(sent: Outgoing, names: Json, item: Json) -> PushResult:
    if not isinstance(item, dict) or item.get("m") != sent.mutation_id:
        raise mismatch("mutation id")
    status = item.get("s")
    if status not in _STATUSES:
        raise mismatch("status")
    row = item.get("row")
    return PushResult(
        mutation_id=sent.mutation_id,
        status=cast("PushStatus", status),
        row=None if row is None else _read_row(sent.table, names, row),
        gone=_result_gone(sent, item),
        parent=_text(item, "parent"),
        parent_id=_text(item, "parent_id"),
        code=_text(item, "code"),
        constraint=_text(item, "constraint"),
        column=_text(item, "column"),
        message=_text(item, "message"),
    )


def _text(item: Json, name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _read_row(table_name: str, names: Json, values: Json) -> PulledRow:
    table = TABLE_BY_NAME[table_name]
    if not isinstance(values, list):
        raise mismatch("row")
    (converted,) = convert_rows(table, _take(names, table_name, list), [values])
    *content, extra, device, actor = converted
    row: Row = dict(zip(table.column_names, content, strict=True))
    return PulledRow(
        table_name,
        row,
        cast("str | None", extra),
        cast("str | None", device),
        cast("str | None", actor),
    )


def _result_gone(sent: Outgoing, item: Json) -> PulledGone | None:
    if item.get("s") != "gone":
        return None
    return _read_gone(
        [sent.table, sent.row_id, item.get("op"), item.get("stamp"), item.get("device")]
    )


def read_erase(body: Json) -> EraseAnswer:
    """Return what became of an erasure.

    Raises:
        NoUsableServer, UpdateNeeded, ProtocolMismatch: as for :func:`read_envelope`.
    """
    return EraseAnswer(read_envelope(body), _take(body, "erased", int))


def read_digest(body: Json) -> DigestAnswer:
    """Return the server's digest of the tables this version knows.

    Raises:
        NoUsableServer, UpdateNeeded, ProtocolMismatch: as for :func:`read_envelope`.
    """
    envelope = read_envelope(body)
    tables: dict[str, TableDigest] = {}
    for name, entry in _take(body, "tables", dict).items():
        match entry:
            case {"count": int() as count, "buckets": [*buckets]} if len(buckets) == 16:
                tables[name] = TableDigest(count, tuple(str(bucket) for bucket in buckets))
            case _:
                raise mismatch("digest")
    return DigestAnswer(envelope, _take(body, "horizon", str), tables)


# Requests --------------------------------------------------------------------------------------


def write_batch(changes: Sequence[Outgoing]) -> list[dict[str, Json]]:
    """Return a batch as ``sync_push`` takes it."""
    return [_write_change(change) for change in changes]


def _write_change(change: Outgoing) -> dict[str, Json]:
    return {
        "m": change.mutation_id,
        "t": change.table,
        "id": change.row_id,
        "op": change.op,
        "updated_at": change.updated_at,
        "base": change.base,
        "columns": _write_columns(TABLE_BY_NAME[change.table], change.columns),
    }


def _write_columns(table: Table, columns: Row) -> dict[str, Json]:
    kinds = {column.name: column.kind for column in table.columns}
    return {
        name: json.loads(value)
        if kinds[name] is Kind.JSON and isinstance(value, str)
        else value
        for name, value in columns.items()
    }
