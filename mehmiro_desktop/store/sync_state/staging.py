"""Pulled changes that must wait: rows before their parent, deletions before their children."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from mehmiro_desktop.domain.reconcile_types import Gone, RemoteGone, RemoteRow, RemoteState
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Table
from mehmiro_desktop.store.rows import row_from_json, row_to_json
from mehmiro_desktop.store.sync_state.cards import archive
from mehmiro_desktop.store.write import Write

_RANK = {table.name: rank for rank, table in enumerate(TABLES)}


@dataclass(frozen=True, slots=True)
class Staged:
    """One change that waits."""

    table: Table
    row_id: str
    remote: RemoteState


def stage(write: Write, table: Table, row_id: str, remote: RemoteState) -> None:
    """Let a change wait; a newer one about the same row takes its place."""
    kind, payload = _packed(table, remote)
    same = write.connection.exec_driver_sql(
        "SELECT 1 FROM staged WHERE tbl = ? AND row_id = ? AND kind = ? AND payload = ?",
        (table.name, row_id, kind, payload),
    ).first()
    if same is not None:
        return
    unstage(write, table, row_id, superseded_by=remote)
    write.connection.exec_driver_sql(
        "INSERT INTO staged (tbl, row_id, kind, payload) VALUES (?, ?, ?, ?)",
        (table.name, row_id, kind, payload),
    )


def unstage(
    write: Write, table: Table, row_id: str, superseded_by: RemoteState | None = None
) -> None:
    """Let a change no longer wait; a row that was never shown and is superseded is archived."""
    found = write.connection.exec_driver_sql(
        "SELECT kind, payload FROM staged WHERE tbl = ? AND row_id = ?", (table.name, row_id)
    ).first()
    if found is None:
        return
    if superseded_by is not None:
        before = _unpacked(table, found[0], found[1])
        if isinstance(before, RemoteRow) and before != superseded_by:
            why = "deleted_there" if isinstance(superseded_by, RemoteGone) else "pulled"
            device = superseded_by.device or ""
            archive(write, table, row_id, before.row, why=why, device=device)
    write.connection.exec_driver_sql(
        "DELETE FROM staged WHERE tbl = ? AND row_id = ?", (table.name, row_id)
    )


def count_staged(connection: Connection) -> int:
    """Return how many changes wait."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM staged").scalar_one())


def load_staged(connection: Connection, kind: str) -> Iterator[Staged]:
    """Yield what waits: ``put`` parents first, ``gone`` in the order it came (children first)."""
    rows = connection.exec_driver_sql(
        "SELECT tbl, row_id, kind, payload FROM staged WHERE kind = ? ORDER BY seq", (kind,)
    ).all()
    if kind == "put":
        rows = sorted(rows, key=lambda row: _RANK[row[0]])
    for tbl, row_id, packed_kind, payload in rows:
        table = TABLE_BY_NAME[tbl]
        yield Staged(table, row_id, _unpacked(table, packed_kind, payload))


def _packed(table: Table, remote: RemoteState) -> tuple[str, str]:
    if isinstance(remote, RemoteGone):
        gone = {"kind": remote.kind.value, "stamp": remote.stamp, "device": remote.device}
        return "gone", json.dumps(gone)
    # Flat, like every other version kept as JSON, so that exports read it the same way.
    put = json.loads(row_to_json(table, remote.row))
    put |= {"_device": remote.device, "_actor": remote.actor}
    return "put", json.dumps(put, ensure_ascii=False)


def _unpacked(table: Table, kind: str, payload: str) -> RemoteState:
    fields = json.loads(payload)
    if kind == "gone":
        return RemoteGone(Gone(fields["kind"]), fields["stamp"], fields["device"])
    return RemoteRow(row_from_json(table, payload), fields["_device"], fields["_actor"])
