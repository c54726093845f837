"""Rows of the mirror as canonical dicts, and the statements that read and write them.

SQLite has no booleans: they are 0 and 1 in the mirror and in the JSON that triggers write, and
``bool`` again in every ``Row`` handed out here. A row's key ``extra`` holds the JSON text of
server columns this version does not know.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeVar

from sqlalchemy import Connection

from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Kind, Row, Table, Value
from mehmiro_desktop.store.triggers import content_columns

EXTRA = "extra"
_T = TypeVar("_T")


@cache
def names_of(table: Table) -> tuple[str, ...]:
    """Return the mirror's columns: the server's, then ``extra``."""
    return (*table.column_names, EXTRA)


@cache
def _boolean_names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.kind is Kind.BOOLEAN)


# Statements are built from the names in domain.tables only; every value is bound.


@cache
def select_sql(table: Table) -> str:
    """Return the SELECT of all columns, without a condition."""
    return f"SELECT {', '.join(names_of(table))} FROM {table.name}"  # noqa: S608


@cache
def insert_sql(table: Table) -> str:
    """Return the INSERT of one row, all columns bound in order."""
    names = names_of(table)
    marks = ", ".join("?" for _ in names)
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608


@cache
def upsert_sql(table: Table) -> str:
    """Return the INSERT that overwrites a row of the same id when anything differs."""
    names = [name for name in names_of(table) if name != "id"]
    settings = ", ".join(f"{name} = excluded.{name}" for name in names)
    differs = " OR ".join(f"{table.name}.{name} IS NOT excluded.{name}" for name in names)
    return f"{insert_sql(table)} ON CONFLICT (id) DO UPDATE SET {settings} WHERE {differs}"


@cache
def update_sql(table: Table, names: tuple[str, ...]) -> str:
    """Return the UPDATE of some columns of one row: values in order, then the id."""
    settings = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE {table.name} SET {settings} WHERE id = ?"  # noqa: S608


@cache
def delete_sql(table: Table) -> str:
    """Return the DELETE of one row by id."""
    return f"DELETE FROM {table.name} WHERE id = ?"  # noqa: S608


def _restore_booleans(table: Table, row: Row) -> Row:
    for name in _boolean_names(table):
        if row.get(name) is not None:
            row[name] = bool(row[name])
    return row


def row_of(table: Table, values: Iterable[Value]) -> Row:
    """Return the dict of values selected by :func:`select_sql`."""
    return _restore_booleans(table, dict(zip(names_of(table), values, strict=True)))


def parameters_of(table: Table, row: Row) -> tuple[Value, ...]:
    """Return the row's values for :func:`insert_sql`."""
    return tuple(row.get(name) for name in names_of(table))


def row_from_json(table: Table, text: str) -> Row:
    """Return the row kept as JSON in base, history, held or staged."""
    stored = json.loads(text)
    return _restore_booleans(table, {name: stored.get(name) for name in names_of(table)})


def row_to_json(table: Table, row: Row) -> str:
    """Return the row as the triggers write it: all columns, booleans as 0 and 1."""
    flat = {
        name: int(value) if isinstance(value := row.get(name), bool) else value
        for name in names_of(table)
    }
    return json.dumps(flat, ensure_ascii=False, separators=(",", ":"))


def load_row(connection: Connection, table: Table, row_id: str) -> Row | None:
    """Return one row of the mirror."""
    found = connection.exec_driver_sql(f"{select_sql(table)} WHERE id = ?", (row_id,)).first()
    return None if found is None else row_of(table, found)


def insert_row(connection: Connection, table: Table, row: Row) -> None:
    """Insert one row; columns left out are blank."""
    connection.exec_driver_sql(insert_sql(table), parameters_of(table, row))


def upsert_row(connection: Connection, table: Table, row: Row) -> None:
    """Make the mirror hold exactly ``row``."""
    connection.exec_driver_sql(upsert_sql(table), parameters_of(table, row))


def update_row(connection: Connection, table: Table, row_id: str, changes: Row) -> None:
    """Set some columns of one row."""
    names = tuple(changes)
    values = (*(changes[name] for name in names), row_id)
    connection.exec_driver_sql(update_sql(table, names), values)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows of one table at once."""
    if rows:
        parameters = [parameters_of(table, row) for row in rows]
        connection.exec_driver_sql(insert_sql(table), parameters)


def delete_rows(connection: Connection, table: Table, ids: Sequence[str]) -> None:
    """Delete rows of one table at once, what hangs on them included."""
    statement = f"DELETE FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    connection.exec_driver_sql(statement, (json.dumps(ids),))


def delete_row(connection: Connection, table: Table, row_id: str) -> int:
    """Delete one row, what hangs on it included; returns 0 if it was not there."""
    return connection.exec_driver_sql(delete_sql(table), (row_id,)).rowcount


def missing_parent(connection: Connection, table: Table, row: Row) -> tuple[str, str] | None:
    """Return (table, id) of a parent of ``row`` that the mirror lacks, if any."""
    for column, parent in table.parents.items():
        parent_id = row.get(column)
        if parent_id is None:
            continue
        if not is_there(connection, TABLE_BY_NAME[parent], str(parent_id)):
            return parent, str(parent_id)
    return None


def ids_there(connection: Connection, table: Table, ids: Iterable[str]) -> set[str]:
    """Return those of ``ids`` that the mirror holds."""
    statement = f"SELECT id FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    found = connection.exec_driver_sql(statement, (json.dumps(list(ids)),))
    return {str(row[0]) for row in found}


def is_there(connection: Connection, table: Table, row_id: str) -> bool:
    """Say whether the mirror holds the row."""
    statement = f"SELECT 1 FROM {table.name} WHERE id = ?"  # noqa: S608
    return connection.exec_driver_sql(statement, (row_id,)).first() is not None


def differing(table: Table, one: Row, other: Row) -> tuple[str, ...]:
    """Return the content columns in which two versions differ."""
    return tuple(name for name in content_columns(table) if one.get(name) != other.get(name))


def stamp_of(table: Table, row: Row) -> str:
    """Return the row's stamp."""
    return str(row[table.stamp])


def in_chunks(ids: Sequence[_T], size: int = 500) -> Iterable[Sequence[_T]]:
    """Yield ``ids`` in pieces small enough for one statement's parameters."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def marks(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" for _ in values)
