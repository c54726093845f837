"""What a person decides in the sync centre: keep, switch, try again, set aside, restore."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.reconcile_types import Op
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Row, Table
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.commands.undo import bring_back
from mehmiro_desktop.store.commands.writing import change, edit_of
from mehmiro_desktop.store.rows import (
    delete_row,
    load_row,
    missing_parent,
    row_from_json,
    upsert_row,
)
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.cascades import bring_back_children
from mehmiro_desktop.store.sync_state.marks import Mark, drop_mark, load_mark
from mehmiro_desktop.store.sync_state.removal import descendants
from mehmiro_desktop.store.triggers import content_columns
from mehmiro_desktop.store.write import EditScope, Write


@dataclass(frozen=True, slots=True)
class _Card:
    table: Table
    row_id: str
    kind: str
    field: str
    other: str | None
    """JSON of the side that was not kept."""


def accept_conflict(store: Store, conflict_id: int, *, initiator: str = "") -> None:
    """Leave it as it is; the card is done.

    Raises:
        RecordNotFound: there is no such open card.
    """
    with store.write(Origin.LOCAL, initiator) as write:
        _open_card(write.connection, conflict_id)
        _close_card(write, conflict_id, "kept")


def use_other(store: Store, conflict_id: int, *, initiator: str = "") -> Edit:
    """Take the version that was not kept instead, as an ordinary new edit.

    Raises:
        RecordNotFound: there is no such open card, or the row has no place to come back to.
    """
    with store.edit("use_other", initiator=initiator) as scope:
        scope.is_kept = True
        card = _open_card(scope.connection, conflict_id)
        if card.kind in ("field", "row"):
            _use_field(scope, card)
        elif card.other is None:
            delete_row(scope.connection, card.table, card.row_id)
        else:
            _use_version(scope, card.table, row_from_json(card.table, card.other))
        _close_card(scope, conflict_id, "switched")
    return edit_of(scope, "use_other")


def _open_card(connection: Connection, conflict_id: int) -> _Card:
    found = connection.exec_driver_sql(
        "SELECT tbl, row_id, kind, field, CASE kept WHEN 'ours' THEN theirs ELSE ours END"
        " FROM conflicts WHERE id = ? AND state = 'open'",
        (conflict_id,),
    ).first()
    if found is None:
        raise RecordNotFound(table="conflicts")
    tbl, row_id, kind, field, other = found
    return _Card(TABLE_BY_NAME[tbl], row_id, kind, field, other)


def _close_card(write: Write, conflict_id: int, state: str) -> None:
    write.connection.exec_driver_sql(
        "UPDATE conflicts SET state = ? WHERE id = ?", (state, conflict_id)
    )
    write.changed("conflicts")


def _use_field(scope: EditScope, card: _Card) -> None:
    current = load_row(scope.connection, card.table, card.row_id)
    if current is None:
        raise RecordNotFound(table=card.table.name)
    value = None if card.other is None else json.loads(card.other)
    change(scope, card.table, current, {card.field: value})


def _use_version(scope: EditScope, table: Table, version: Row) -> None:
    """Make the row what ``version`` says, bringing it back if it is gone."""
    current = load_row(scope.connection, table, str(version["id"]))
    if current is not None:
        wanted: Row = {name: version[name] for name in content_columns(table)}
        change(scope, table, current, wanted)
    elif not bring_back(scope, table, version):
        raise RecordNotFound(table=table.name)


def restore_version(store: Store, seq: int, *, initiator: str = "") -> Edit:
    """Make a row again what it was before the history entry ``seq``, as a new edit.

    Raises:
        RecordNotFound: there was no version before, or the row has no place to come back to.
    """
    with store.edit("restore_version", initiator=initiator) as scope:
        found = scope.connection.exec_driver_sql(
            "SELECT tbl, before FROM history WHERE seq = ?", (seq,)
        ).first()
        if found is None or found[1] is None:
            raise RecordNotFound(table="history")
        table = TABLE_BY_NAME[found[0]]
        _use_version(scope, table, row_from_json(table, found[1]))
    return edit_of(scope, "restore_version")


def retry_refused(store: Store, table: str, row_id: str, *, initiator: str = "") -> None:
    """Let a refused row go out again as it is."""
    with store.write(Origin.LOCAL, initiator) as write:
        write.connection.exec_driver_sql(
            "UPDATE pending SET state = 'waiting', code = '', detail = ''"
            " WHERE tbl = ? AND row_id = ? AND state = 'refused'",
            (table, row_id),
        )
        write.changed("pending")
        write.changed(table, row_id)


def set_aside(store: Store, table: str, row_id: str, *, initiator: str = "") -> None:
    """Go back to the server's version of a row; ours stays in the history, restorable.

    A row the server never had leaves the screen, with what was typed under it.

    Raises:
        RecordNotFound: nothing waits for this row.
    """
    declared = TABLE_BY_NAME[table]
    with store.write(Origin.LOCAL, initiator, why="set_aside") as write:
        mark = load_mark(write.connection, declared, row_id)
        if mark is None:
            raise RecordNotFound(table=table)
        device, actor = store.device_name, store.account.account_id
        set_gate(
            write.connection,
            applying=True,
            why="set_aside",
            device=device,
            actor=actor,
            at=write.now,
        )
        _set_aside(write, mark)
        write.changed("pending")
        write.changed(table, row_id)


def _set_aside(write: Write, mark: Mark) -> None:
    connection = write.connection
    if mark.base is None:
        for child, row in descendants(connection, mark.table, mark.row_id):
            drop_mark(connection, child, str(row["id"]))
            write.changed(child.name, str(row["id"]))
        delete_row(connection, mark.table, mark.row_id)
        drop_mark(connection, mark.table, mark.row_id)
        return
    if missing_parent(connection, mark.table, mark.base) is not None:
        raise RecordNotFound(table=mark.table.name)
    upsert_row(connection, mark.table, mark.base)
    drop_mark(connection, mark.table, mark.row_id)
    if mark.op is Op.DELETE:
        bring_back_children(write, mark.table, mark)


def retry_held(
    store: Store, table: str, row_id: str, *, with_parents: bool = False, initiator: str = ""
) -> Edit:
    """Put a held row back in its place; it goes out as new.

    ``with_parents`` brings back what it belongs to as well, from the history.

    Raises:
        RecordNotFound: it is not held, or what it belongs to is gone.
    """
    declared = TABLE_BY_NAME[table]
    with store.edit("retry_held", initiator=initiator) as scope:
        scope.is_kept = True
        row = _held_row(scope.connection, declared, row_id)
        if with_parents:
            _bring_back_parents(scope, declared, row)
        _use_version(scope, declared, row)
        scope.connection.exec_driver_sql(
            "DELETE FROM held WHERE tbl = ? AND row_id = ?", (table, row_id)
        )
        scope.changed("held")
    return edit_of(scope, "retry_held")


def _held_row(connection: Connection, table: Table, row_id: str) -> Row:
    text = connection.exec_driver_sql(
        "SELECT row FROM held WHERE tbl = ? AND row_id = ?", (table.name, row_id)
    ).scalar()
    if text is None:
        raise RecordNotFound(table="held")
    return row_from_json(table, str(text))


def _bring_back_parents(scope: EditScope, table: Table, row: Row) -> None:
    for column, name in table.parents.items():
        parent, parent_id = TABLE_BY_NAME[name], row.get(column)
        if parent_id is None or load_row(scope.connection, parent, str(parent_id)) is not None:
            continue
        text = scope.connection.exec_driver_sql(
            "SELECT before FROM history WHERE tbl = ? AND row_id = ? AND before IS NOT NULL"
            " ORDER BY seq DESC LIMIT 1",
            (name, parent_id),
        ).scalar()
        if text is None:
            raise RecordNotFound(table=name)
        version = row_from_json(parent, str(text))
        _bring_back_parents(scope, parent, version)
        bring_back(scope, parent, version)


def dismiss_held(store: Store, table: str, row_id: str, *, initiator: str = "") -> None:
    """No longer list a held row; it stays in the file and in exports."""
    with store.write(Origin.LOCAL, initiator) as write:
        write.connection.exec_driver_sql(
            "UPDATE held SET state = 'dismissed' WHERE tbl = ? AND row_id = ?", (table, row_id)
        )
        write.changed("held")
