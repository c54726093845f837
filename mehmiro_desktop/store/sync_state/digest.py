"""What this laptop believes the server has, summed up like the server sums it up itself."""

import hashlib
import json
from collections.abc import Mapping

from sqlalchemy import Connection

from mehmiro_desktop.domain.reconcile_types import RemoteRow
from mehmiro_desktop.domain.sync_types import TableDigest
from mehmiro_desktop.domain.tables import TABLES, Table
from mehmiro_desktop.store.rows import stamp_of
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.staging import load_staged

BUCKETS = 16
_HASH_DIGITS = 12


def compute_digest(store: Store) -> Mapping[str, TableDigest]:
    """Return count and bucket sums per table over the agreed versions.

    The agreed version of a clean row is the row; of an unsent edit, its base; rows the server never
    had do not count. Changes that wait for a parent count as the server has them.
    """
    with store.read() as connection:
        return {table.name: _digest(_agreed(connection, table)) for table in TABLES}


def _agreed(connection: Connection, table: Table) -> dict[str, str]:
    statement = f"SELECT id, {table.stamp} FROM {table.name}"  # noqa: S608 - names from domain.tables
    stamps: dict[str, str] = {row[0]: row[1] for row in connection.exec_driver_sql(statement)}
    unsent = connection.exec_driver_sql(
        "SELECT row_id, base FROM pending WHERE tbl = ?", (table.name,)
    )
    for row_id, base in unsent:
        if base is None:
            stamps.pop(row_id, None)
        else:
            stamps[row_id] = json.loads(base)[table.stamp]
    for kind in ("put", "gone"):
        for staged in load_staged(connection, kind):
            if staged.table is not table:
                continue
            if isinstance(staged.remote, RemoteRow):
                stamps[staged.row_id] = stamp_of(table, staged.remote.row)
            else:
                stamps.pop(staged.row_id, None)
    return stamps


def _digest(stamps: Mapping[str, str]) -> TableDigest:
    sums = [0] * BUCKETS
    for row_id, stamp in stamps.items():
        text = f"{row_id}|{stamp}".encode()
        digits = hashlib.md5(text, usedforsecurity=False).hexdigest()
        sums[int(digits[0], 16)] += int(digits[1 : 1 + _HASH_DIGITS], 16)
    return TableDigest(len(stamps), tuple(str(each) for each in sums))
