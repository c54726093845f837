"""Capture triggers: every edit leaves its history, its pending mark and its undo data.

They fire inside the edit's own transaction, cascades included, so that no code path can forget
to capture (sync.md A.6). The one-row table ``gate`` tells them whose write it is: ``applying = 0``
a person's, ``1`` the sync engine's (then only what gets overwritten is archived).
"""

from mehmiro_desktop.domain.tables import Table

AUTO_MANAGED = ("created_at", "updated_at")


def content_columns(table: Table) -> tuple[str, ...]:
    """Return the columns that carry content: all but id and the auto-managed times."""
    return tuple(name for name in table.column_names if name not in ("id", *AUTO_MANAGED))


def _json_of(table: Table, side: str) -> str:
    names = (*table.column_names, "extra")
    pairs = ", ".join(f"'{name}', {side}.{name}" for name in names)
    return f"json_object({pairs})"


def _history(table: Table, row: str, before: str, after: str) -> str:
    return (
        "INSERT INTO history (edit_id, tbl, row_id, before, after, why, device, actor, at)"  # noqa: S608 - names from domain.tables
        f" SELECT edit_id, '{table.name}', {row}.id, {before}, {after}, why, device, actor, at"
        " FROM gate;"
    )


def _mark(table: Table, row: str, op: str, base: str, edited_at: str) -> str:
    return (
        "INSERT INTO pending (tbl, row_id, op, base, edited_at, edit_id)"  # noqa: S608 - as above
        f" SELECT '{table.name}', {row}.id, '{op}', {base}, {edited_at}, edit_id FROM gate"
        " WHERE true ON CONFLICT (tbl, row_id) DO UPDATE SET op = excluded.op,"
        " edit_seq = edit_seq + 1, edited_at = excluded.edited_at, edit_id = excluded.edit_id,"
        " state = 'waiting', code = '', detail = '';"
    )


def _settle(table: Table) -> str:
    """Make a row clean again when it is back at its base's content: then it is the base, whole."""
    same = " AND ".join(
        f"json_extract(base, '$.{name}') IS NEW.{name}" for name in content_columns(table)
    )
    back = (
        f"tbl = '{table.name}' AND row_id = NEW.id AND op = 'put' AND mutation_id IS NULL"
        f" AND base IS NOT NULL AND {same}"
    )
    given = ", ".join(
        f"{name} = (SELECT json_extract(base, '$.{name}') FROM pending WHERE {back})"  # noqa: S608 - as above
        for name in dict.fromkeys(("created_at", table.stamp, "extra"))
    )
    return (
        f"UPDATE {table.name} SET {given}"  # noqa: S608 - as above
        f" WHERE id = NEW.id AND EXISTS (SELECT 1 FROM pending WHERE {back});"
        f" DELETE FROM pending WHERE {back};"
    )


def capture_triggers(table: Table) -> tuple[str, ...]:
    """Return the CREATE TRIGGER statements of one mirror table."""
    name = table.name
    differs = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in content_columns(table))
    ours = "(SELECT applying FROM gate) = 0"
    theirs = "(SELECT applying FROM gate) = 1"
    old, new = _json_of(table, "OLD"), _json_of(table, "NEW")
    removed_at = f"max(at, coalesce(OLD.{table.stamp}, ''))"
    never_sent = (
        f"DELETE FROM pending WHERE tbl = '{name}' AND row_id = OLD.id AND base IS NULL"  # noqa: S608 - as above
        " AND mutation_id IS NULL;"
    )
    return (
        (
            f"CREATE TRIGGER capture_insert_{name} AFTER INSERT ON {name} WHEN {ours} BEGIN"
            f" {_history(table, 'NEW', 'NULL', new)}"
            f" {_mark(table, 'NEW', 'put', 'NULL', f'NEW.{table.stamp}')} {_settle(table)} END"
        ),
        (
            f"CREATE TRIGGER capture_update_{name} AFTER UPDATE ON {name}"
            f" WHEN {ours} AND ({differs}) BEGIN {_history(table, 'NEW', old, new)}"
            f" {_mark(table, 'NEW', 'put', old, f'NEW.{table.stamp}')} {_settle(table)} END"
        ),
        (
            f"CREATE TRIGGER capture_delete_{name} AFTER DELETE ON {name} WHEN {ours} BEGIN"
            f" {_history(table, 'OLD', old, 'NULL')}"
            f" {_mark(table, 'OLD', 'delete', old, removed_at)} {never_sent} END"
        ),
        (
            f"CREATE TRIGGER archive_update_{name} AFTER UPDATE ON {name}"
            f" WHEN {theirs} AND ({differs}) BEGIN {_history(table, 'NEW', old, new)} END"
        ),
        (
            f"CREATE TRIGGER archive_delete_{name} AFTER DELETE ON {name} WHEN {theirs} BEGIN"
            f" {_history(table, 'OLD', old, 'NULL')} END"
        ),
    )
