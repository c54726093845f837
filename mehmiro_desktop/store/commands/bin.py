"""Bringing back what was removed, with all that went with it; an edit like any other."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Row, Table
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store.commands.undo import bring_back, bring_back_all
from mehmiro_desktop.store.commands.writing import edit_of
from mehmiro_desktop.store.rows import row_from_json
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope


def restore_removed(store: Store, seqs: Sequence[int], *, initiator: str = "") -> Edit:
    """Bring back the records that the history entries ``seqs`` removed, and what hung on them.

    Raises:
        RecordNotFound: none of them has a place to come back to, or all are back already.
    """
    with store.edit("restore_removed", initiator=initiator) as scope:
        came_back = [seq for seq in seqs if _restore(scope, seq)]
        if not came_back:
            raise RecordNotFound(table="history")
    return edit_of(scope, "restore_removed")


def _restore(scope: EditScope, seq: int) -> bool:
    found = scope.connection.exec_driver_sql(
        "SELECT tbl, row_id, before, edit_id, why, at FROM history WHERE seq = ?", (seq,)
    ).first()
    if found is None or found[2] is None:
        return False
    tbl, row_id, before, edit_id, why, at = found
    table = TABLE_BY_NAME[tbl]
    if not bring_back(scope, table, row_from_json(table, before)):
        return False
    back = {(table.name, str(row_id))}
    for child, rows in _removed_with(scope.connection, edit_id, why, at):
        hanging = [each for each in rows if _hangs_on(child, each, back)]
        back |= {(child.name, each) for each in bring_back_all(scope, child, hanging)}
    return True


def _hangs_on(table: Table, row: Row, back: set[tuple[str, str]]) -> bool:
    return any((parent, str(row[column])) in back for column, parent in table.parents.items())


def _removed_with(
    connection: Connection, edit_id: int | None, why: str, at: str
) -> Iterator[tuple[Table, list[Row]]]:
    """Give what one removal took, table by table, parents first."""
    if edit_id is None:
        where, values = "edit_id IS NULL AND why = ? AND at = ?", (why, at)
    else:
        where, values = "edit_id = ?", (edit_id,)  # type: ignore[assignment]
    rows = connection.exec_driver_sql(
        f"SELECT tbl, before FROM history WHERE {where}"  # noqa: S608 - fixed texts above
        # Of what was removed twice the latest version comes first, and is the one that counts.
        " AND after IS NULL AND before IS NOT NULL ORDER BY seq DESC",
        values,
    ).all()
    for table in TABLES:
        yield table, [row_from_json(table, before) for tbl, before in rows if tbl == table.name]
