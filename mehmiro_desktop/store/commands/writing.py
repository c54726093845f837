"""Small steps shared by the commands, inside one edit's transaction."""

import json
import re
from collections.abc import Sequence

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.tables import Kind, Row, Table
from mehmiro_desktop.errors import InvalidText, RecordNotFound
from mehmiro_desktop.store.rows import (
    delete_row,
    insert_rows,
    is_there,
    load_row,
    stamp_of,
    update_row,
)
from mehmiro_desktop.store.write import EditScope

Args = tuple[tuple[str, str], ...]

# No text of PostgreSQL's keeps these, and one would have the server refuse the batch it is in.
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")
_UNKEEPABLE_JSON = re.compile(r"[\ud800-\udfff]|(?<!\\)(?:\\\\)*\\u0000")


def edit_of(scope: EditScope, label: str, args: Args = ()) -> Edit:
    """Return the finished edit; ``count`` 0 and ``id`` 0 when nothing had to change."""
    return Edit(scope.edit_id, label, args, scope.count)


def tell_whose(scope: EditScope, args: Args, student_id: str, variable_id: str = "") -> Args:
    """Keep with an edit of one student whose it is, so that undo can say; return its words.

    The words stay in the encrypted store.
    """
    names = scope.connection.exec_driver_sql(
        "SELECT (SELECT alias FROM students WHERE id = ?),"
        " (SELECT name FROM assessment_variables WHERE id = ?)",
        (student_id, variable_id),
    ).one()
    found = zip(("alias", "variable"), names, strict=True)
    told = args + tuple((name, str(value)) for name, value in found if value)
    scope.connection.exec_driver_sql(
        "UPDATE edits SET args = ? WHERE id = ?",
        (json.dumps(told, ensure_ascii=False), scope.edit_id),
    )
    return told


def existing(scope: EditScope, table: Table, row_id: str) -> Row:
    """Return the row.

    Raises:
        RecordNotFound: it is not on this laptop (any more).
    """
    row = load_row(scope.connection, table, row_id)
    if row is None:
        raise RecordNotFound(table=table.name)
    return row


def require(scope: EditScope, table: Table, row_id: str) -> None:
    """Accept an id that is there.

    Raises:
        RecordNotFound: it is not.
    """
    if not is_there(scope.connection, table, row_id):
        raise RecordNotFound(table=table.name)


def create(scope: EditScope, table: Table, row: Row, stamp: str | None = None) -> None:
    """Insert a row made now.

    Raises:
        InvalidText: a text of it cannot be kept.
    """
    create_all(scope, table, [row], stamp)


def create_all(
    scope: EditScope, table: Table, rows: Sequence[Row], stamp: str | None = None
) -> None:
    """Insert rows made now, as :func:`create` does one."""
    for row in rows:
        _refuse_unkeepable(table, row)
    made = stamp or scope.stamp()
    times: Row = {"created_at": made, table.stamp: made}
    insert_rows(scope.connection, table, [{**row, **times} for row in rows])


def change(scope: EditScope, table: Table, current: Row, wanted: Row) -> bool:
    """Set the columns of ``wanted`` that differ; stamps the row if any does.

    A row must never be stamped without a change: it would no longer be what the server has.

    Raises:
        InvalidText: a changed text cannot be kept.
    """
    changes: Row = {name: value for name, value in wanted.items() if current[name] != value}
    if not changes:
        return False
    _refuse_unkeepable(table, changes)
    changes[table.stamp] = scope.stamp(stamp_of(table, current))
    update_row(scope.connection, table, str(current["id"]), changes)
    return True


def _refuse_unkeepable(table: Table, values: Row) -> None:
    """The last gate for every text, behind the fields' own checks."""
    for column in table.columns:
        value = values.get(column.name)
        pattern = _UNKEEPABLE_JSON if column.kind is Kind.JSON else _UNKEEPABLE
        if isinstance(value, str) and pattern.search(value):
            raise InvalidText(field=column.name, reason="characters")


def remove(scope: EditScope, table: Table, row_id: str) -> None:
    """Delete a row and what hangs on it.

    Raises:
        RecordNotFound: it is not there.
    """
    if delete_row(scope.connection, table, row_id) == 0:
        raise RecordNotFound(table=table.name)
