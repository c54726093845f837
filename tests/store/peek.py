"""Looking into a store's tables from a test."""

from typing import Any

from mehmiro_desktop.domain.sync_types import Outgoing
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Row
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.rows import load_row, row_of, select_sql
from mehmiro_desktop.store.sync_state import apply_results, load_batch
from tests.helpers.server_rows import accepted


def sql(store: Store, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement, values)]


def one(store: Store, statement: str, *values: object) -> Any:
    (row,) = sql(store, statement, *values)
    return row[0]


def row(store: Store, table: str, row_id: str) -> Row | None:
    with store.read() as connection:
        return load_row(connection, TABLE_BY_NAME[table], row_id)


def rows(store: Store, table: str) -> dict[str, Row]:
    declared = TABLE_BY_NAME[table]
    with store.read() as connection:
        found = connection.exec_driver_sql(select_sql(declared)).all()
    return {str(each[0]): row_of(declared, each) for each in found}


def pending(store: Store) -> dict[tuple[str, str], str]:
    """Return the op of every pending mark."""
    return {(t, i): op for t, i, op in sql(store, "SELECT tbl, row_id, op FROM pending")}


def push_all(store: Store) -> list[Outgoing]:
    """Let a server that agrees with everything take what is pending; returns what went out."""
    sent: list[Outgoing] = []
    while batch := load_batch(store):
        answers = []
        for each in batch:
            before = row(store, each.table, each.row_id) if each.base else None
            answers.append(accepted(each, before))
        apply_results(store, answers)
        sent += batch
    return sent
