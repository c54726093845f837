"""What the capture triggers are told before a write, and what they left behind after it."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from mehmiro_desktop.store.write import EditScope


def set_gate(
    connection: Connection,
    *,
    applying: bool,
    at: str,
    why: str,
    edit_id: int | None = None,
    device: str = "",
    actor: str = "",
) -> None:
    """Tell the capture triggers whose writes follow in this transaction."""
    connection.exec_driver_sql(
        "UPDATE gate SET applying = ?, edit_id = ?, why = ?, device = ?, actor = ?, at = ?",
        (int(applying), edit_id, why, device, actor, at),
    )


def next_history_seq(connection: Connection) -> int:
    """Return the number the next history row will have."""
    last = connection.exec_driver_sql("SELECT max(seq) FROM history").scalar()
    return 1 if last is None else int(last) + 1


def finish_edit(scope: "EditScope") -> None:
    """Make the edit the one to undo next, or leave no trace of one that changed nothing."""
    connection = scope.connection
    if scope.count:
        connection.exec_driver_sql("UPDATE edits SET state = 'dropped' WHERE state = 'undone'")
        connection.exec_driver_sql(
            "UPDATE edits SET count = ? WHERE id = ?", (scope.count, scope.edit_id)
        )
        return
    if scope.is_kept:
        connection.exec_driver_sql("DELETE FROM edits WHERE id = ?", (scope.edit_id,))
    else:
        scope.is_void = True
    scope.edit_id = 0


def note_captured(scope: "EditScope") -> None:
    """Count and note what the triggers captured since the scope began.

    A session counts only where nothing else changed: 27 filled scores are no 28 for beginning it.
    """
    rows = scope.connection.exec_driver_sql(
        "SELECT tbl, row_id FROM history WHERE seq >= ?", (scope.run_from,)
    ).all()
    scope.count = sum(tbl != "assessment_sessions" for tbl, _ in rows) or len(rows)
    if rows:
        scope.tables.add("pending")
    for tbl, row_id in rows:
        scope.changed(tbl, row_id)
