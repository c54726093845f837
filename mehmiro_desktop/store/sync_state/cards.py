"""What a decision leaves behind for people: conflict cards and archived versions."""

import json

from mehmiro_desktop.domain.reconcile_types import (
    ConflictKind,
    FieldConflict,
    RemoteGone,
    RemoteRow,
    RemoteState,
)
from mehmiro_desktop.domain.tables import Row, Table
from mehmiro_desktop.store.rows import row_to_json, stamp_of
from mehmiro_desktop.store.write import Write


def archive(
    write: Write,
    table: Table,
    row_id: str,
    version: Row,
    *,
    why: str,
    instead: Row | None = None,
    device: str = "",
    actor: str = "",
) -> None:
    """Put a version into the history that no trigger saw, with what stands instead of it."""
    write.connection.exec_driver_sql(
        "INSERT INTO history (tbl, row_id, before, after, why, device, actor, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            table.name,
            row_id,
            row_to_json(table, version),
            None if instead is None else row_to_json(table, instead),
            why,
            device,
            actor,
            write.now,
        ),
    )


def add_card(
    write: Write,
    table: Table,
    row_id: str,
    conflict: FieldConflict,
    *,
    local: Row | None,
    edited_at: str,
    remote: RemoteState,
    our_device: str,
) -> None:
    """Add a card for a person to look at; it replaces an open one about the same thing."""
    theirs_at = remote.stamp if isinstance(remote, RemoteGone) else stamp_of(table, remote.row)
    ours, theirs = _sides(table, conflict, local, remote)
    write.connection.exec_driver_sql(
        "UPDATE conflicts SET state = 'replaced' WHERE tbl = ? AND row_id = ? AND field = ?"
        " AND state = 'open'",
        (table.name, row_id, conflict.column),
    )
    write.connection.exec_driver_sql(
        "INSERT INTO conflicts (tbl, row_id, kind, field, ours, theirs, ours_at, theirs_at,"
        " ours_device, theirs_device, kept, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            table.name,
            row_id,
            conflict.kind.value,
            conflict.column,
            ours,
            theirs,
            edited_at,
            theirs_at,
            our_device,
            remote.device or "",
            conflict.kept.value,
            write.now,
        ),
    )
    write.changed("conflicts")


def _sides(
    table: Table, conflict: FieldConflict, local: Row | None, remote: RemoteState
) -> tuple[str | None, str | None]:
    if conflict.kind in (ConflictKind.FIELD, ConflictKind.ROW):
        return json.dumps(conflict.ours), json.dumps(conflict.theirs)
    ours = None if local is None else row_to_json(table, local)
    theirs = row_to_json(table, remote.row) if isinstance(remote, RemoteRow) else None
    return ours, theirs
