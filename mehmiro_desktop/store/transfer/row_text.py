"""Rows as JSON text with every value exact.

Decimals are written digit by digit from their canonical text and JSON columns are copied as they
are, so that nothing passes through a binary float. Pure.
"""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Column, Kind, Table

_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def row_text(table: Table, row: Mapping[str, Any]) -> str:
    """Return a stored row as one JSON object with the server's column names.

    Columns of the server this version does not know (``extra``) are merged in.
    """
    parts = [
        f"{_text(column.name)}: {_value(column, row[column.name])}"
        for column in table.columns
        if column.name in row
    ]
    extra = row.get("extra")
    if extra:
        unknown = json.loads(extra, parse_float=_Exact, parse_int=_Exact)
        parts += [f"{_text(name)}: {exact_text(value)}" for name, value in unknown.items()]
    return "{" + ", ".join(parts) + "}"


def version_text(table_name: str, version: str | None) -> str:
    """Return a version kept as JSON text (history, held, pending) in the same form."""
    if version is None:
        return "null"
    row = json.loads(version, parse_float=_Exact)
    table = TABLE_BY_NAME.get(table_name)
    return row_text(table, row) if table and isinstance(row, dict) else exact_text(row)


def side_text(table_name: str, column_name: str, side: str | None) -> str:
    """Return one side of a conflict: a whole version, or the value of the column it is about."""
    value = None if side is None else json.loads(side)
    if value is None or isinstance(value, dict) or table_name not in TABLE_BY_NAME:
        return version_text(table_name, side)
    columns = TABLE_BY_NAME[table_name].columns
    column = next((each for each in columns if each.name == column_name), None)
    return _text(value) if column is None else _value(column, value)


class _Exact(str):
    """JSON text that stands as it is: a number's digits, or a value written before."""

    __slots__ = ()


def exact_number(value: Decimal | int) -> str:
    """Return a number for :func:`exact_text` to write digit by digit."""
    text = f"{value:f}"
    return _Exact(text.rstrip("0").rstrip(".") if "." in text else text)


def written_json(value: object) -> str:
    """Return the JSON text of a value, for :func:`exact_text` to put in as it is."""
    return _Exact(exact_text(value))


def exact_text(value: object) -> str:
    """Return JSON text of a value in which numbers may be :class:`_Exact`."""
    if isinstance(value, _Exact):
        return str(value)
    if isinstance(value, Mapping):
        pairs = (f"{_text(str(key))}: {exact_text(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(exact_text, value)) + "]"
    return _text(value)


def _value(column: Column, value: Any) -> str:
    if value is None:
        return "null"
    if column.kind is Kind.BOOLEAN:
        return "true" if value else "false"
    if column.kind is Kind.NUMERIC and _JSON_NUMBER.fullmatch(str(value)):
        return str(value)
    if column.kind is Kind.JSON:
        return str(value) if _is_json(value) else _text(value)
    return _text(value)


def _is_json(text: object) -> bool:
    try:
        json.loads(str(text))
    except ValueError:
        return False
    return True


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
