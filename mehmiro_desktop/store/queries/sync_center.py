"""What the sync centre shows: waiting, to review, refused and held, history, and the figures."""

import json
from collections.abc import Sequence
from typing import get_args

from sqlalchemy import Connection

from mehmiro_desktop.domain.sync_items import (
    CardKind,
    ConflictCard,
    HistoryItem,
    RejectedItem,
    SyncSummary,
    WaitingItem,
    Why,
)
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Row, Table
from mehmiro_desktop.store.database import SQLITE_VERSION
from mehmiro_desktop.store.naming import Namer, field_changes, shown, telling_column
from mehmiro_desktop.store.rows import differing, load_row, missing_parent, row_from_json
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store

_KINDS: dict[str, CardKind] = {kind: kind for kind in get_args(CardKind)}
_WHYS: dict[str, Why] = {why: why for why in get_args(Why)}

_COUNTS = (
    "SELECT (SELECT count(*) FROM pending WHERE state = 'waiting'),"
    " (SELECT count(*) FROM conflicts WHERE state = 'open'),"
    " (SELECT count(*) FROM pending WHERE state = 'refused'),"
    " (SELECT count(*) FROM held WHERE state = 'open'),"
    " (SELECT value FROM kv WHERE key = 'last_synced_at'),"
    " (SELECT value FROM kv WHERE key = 'identical_at'),"
    " (SELECT version_num FROM alembic_version)"
)


def load_summary(store: Store) -> SyncSummary:
    """Return the figures; a few milliseconds whatever the size of the store and of what waits."""
    with store.read() as connection:
        waiting, to_review, refused, held, synced, identical, schema = (
            connection.exec_driver_sql(_COUNTS).one()
        )
        size = _pragma(connection, "page_count") * _pragma(connection, "page_size")
    return SyncSummary(
        pending=waiting,
        to_review=to_review,
        rejected=refused,
        held=held,
        last_synced_at=stamp_moment(synced) if synced else None,
        identical_at=stamp_moment(identical) if identical else None,
        schema=schema,
        sqlite=SQLITE_VERSION,
        size_bytes=size,
    )


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _version(table: Table, text: str | None) -> Row | None:
    return None if text is None else row_from_json(table, text)


def load_waiting(store: Store, limit: int = 200) -> tuple[WaitingItem, ...]:
    """Return the edits that wait to go out, newest first."""
    with store.read() as connection:
        namer = Namer(connection)
        found = connection.exec_driver_sql(
            "SELECT tbl, row_id, op, base, edited_at, mutation_id IS NOT NULL FROM pending"
            " WHERE state = 'waiting' ORDER BY edited_at DESC, tbl, row_id LIMIT ?",
            (limit,),
        ).all()
        return tuple(
            _waiting(connection, namer, TABLE_BY_NAME[tbl], tuple(rest)) for tbl, *rest in found
        )


def _waiting(
    connection: Connection,
    namer: Namer,
    table: Table,
    mark: tuple[str, str, str | None, str, int],
) -> WaitingItem:
    row_id, op, base_text, edited_at, in_flight = mark
    base, row = _version(table, base_text), load_row(connection, table, row_id)
    return WaitingItem(
        record=namer.name(table, row_id, base),
        change="removed" if op == "delete" else "added" if base is None else "changed",
        fields=field_changes(table, base, row),
        edited_at=stamp_moment(edited_at),
        in_flight=bool(in_flight),
    )


def load_conflicts(store: Store, limit: int = 200) -> tuple[ConflictCard, ...]:
    """Return the cards nobody has looked at yet, newest first."""
    with store.read() as connection:
        namer = Namer(connection)
        found = connection.exec_driver_sql(
            "SELECT id, tbl, row_id, kind, field, ours, theirs, ours_at, theirs_at, ours_device,"
            " theirs_device, kept, made_at FROM conflicts WHERE state = 'open' ORDER BY id DESC"
            " LIMIT ?",
            (limit,),
        ).mappings()
        return tuple(_card(namer, dict(each)) for each in found)


def _card(namer: Namer, card: Row) -> ConflictCard:
    table = TABLE_BY_NAME[str(card["tbl"])]
    kind = str(card["kind"])
    sides = [None if card[side] is None else str(card[side]) for side in ("ours", "theirs")]
    record = namer.name(table, str(card["row_id"]))
    if kind in ("field", "row"):
        field = str(card["field"])
        ours, theirs = (None if text is None else shown(json.loads(text)) for text in sides)
    else:
        field = telling_column(table)
        versions = [_version(table, text) for text in sides]
        ours, theirs = (None if each is None else shown(each[field]) for each in versions)
        whole = next((each for each in versions if each is not None), None)
        record = namer.name(table, str(card["row_id"]), whole)
    return ConflictCard(
        id=int(card["id"] or 0),
        record=record,
        kind=_KINDS[kind],
        field=field,
        ours=ours,
        theirs=theirs,
        ours_at=stamp_moment(str(card["ours_at"])) if card["ours_at"] else None,
        theirs_at=stamp_moment(str(card["theirs_at"])) if card["theirs_at"] else None,
        ours_device=str(card["ours_device"]),
        theirs_device=str(card["theirs_device"]),
        kept="ours" if card["kept"] == "ours" else "theirs",
        made_at=stamp_moment(str(card["made_at"])),
    )


def load_rejected(store: Store, limit: int = 200) -> tuple[RejectedItem, ...]:
    """Return what the server refused (still in its place) and what is held, newest first."""
    with store.read() as connection:
        namer = Namer(connection)
        refused = connection.exec_driver_sql(
            "SELECT tbl, row_id, base, code, detail, edited_at FROM pending"
            " WHERE state = 'refused' ORDER BY edited_at DESC, tbl, row_id LIMIT ?",
            (limit,),
        ).all()
        held = connection.exec_driver_sql(
            "SELECT tbl, row_id, row, reason, device, at, was_pending FROM held"
            " WHERE state = 'open' ORDER BY at DESC, tbl, row_id LIMIT ?",
            (limit,),
        ).all()
        items = [_refused(connection, namer, tuple(each)) for each in refused]
        items += [_held(namer, tuple(each)) for each in held]
    return tuple(sorted(items, key=lambda item: item.at, reverse=True)[:limit])


def _refused(
    connection: Connection, namer: Namer, mark: tuple[str, str, str | None, str, str, str]
) -> RejectedItem:
    tbl, row_id, base_text, code, detail, edited_at = mark
    table = TABLE_BY_NAME[tbl]
    base = _version(table, base_text)
    return RejectedItem(
        record=namer.name(table, row_id, base),
        reason="refused",
        code=code,
        detail=detail,
        fields=field_changes(table, base, load_row(connection, table, row_id)),
        at=stamp_moment(edited_at),
    )


def _held(namer: Namer, row: tuple[str, str, str, str, str, str, int]) -> RejectedItem:
    tbl, row_id, text, reason, device, at, was_pending = row
    table = TABLE_BY_NAME[tbl]
    version = row_from_json(table, text)
    return RejectedItem(
        record=namer.name(table, row_id, version),
        reason="revoked" if reason == "revoked" else "parent_gone",
        code="",
        detail="",
        fields=field_changes(table, None, version),
        at=stamp_moment(at),
        device=device,
        was_pending=bool(was_pending),
    )


def load_history(
    store: Store, limit: int = 200, row: tuple[str, str] | None = None
) -> tuple[HistoryItem, ...]:
    """Return overwritten versions, newest first; of one (table, id) if given.

    Creations are listed too (there ``old`` is ``None`` throughout); they restore nothing.
    """
    where, values = ("true", ()) if row is None else ("tbl = ? AND row_id = ?", row)
    with store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT seq, tbl, row_id, before, after, why, device, actor, at FROM history"  # noqa: S608 - fixed texts above
            f" WHERE {where} ORDER BY seq DESC LIMIT ?",
            (*values, limit),
        ).mappings()
        return history_items(connection, [dict(each) for each in found])


def history_items(connection: Connection, rows: Sequence[Row]) -> tuple[HistoryItem, ...]:
    """Return rows of ``history`` in the classroom's words."""
    namer = Namer(connection)
    return tuple(_history_item(connection, namer, row) for row in rows)


def _history_item(connection: Connection, namer: Namer, entry: Row) -> HistoryItem:
    table, row_id = TABLE_BY_NAME[str(entry["tbl"])], str(entry["row_id"])
    before, after = (
        _version(table, None if entry[side] is None else str(entry[side]))
        for side in ("before", "after")
    )
    return HistoryItem(
        seq=int(entry["seq"] or 0),
        record=namer.name(table, row_id, after or before),
        why=_WHYS[str(entry["why"])],
        fields=field_changes(table, before, after),
        device=str(entry["device"]),
        actor=str(entry["actor"]),
        at=stamp_moment(str(entry["at"])),
        can_restore=_can_restore(connection, table, row_id, before),
    )


def _can_restore(connection: Connection, table: Table, row_id: str, before: Row | None) -> bool:
    if before is None or not table.is_writable:
        return False
    current = load_row(connection, table, row_id)
    if current is not None:
        return bool(differing(table, before, current))
    return missing_parent(connection, table, before) is None


_HANGING = {
    "classes": "session_id IN (SELECT id FROM assessment_sessions WHERE class_id = ?)",
    "students": "student_id = ?",
    "assessment_variables": "variable_id = ?",
    "assessment_sessions": "session_id = ?",
}
_REMOVED_TOO = (
    "SELECT count(*) FROM (SELECT 1 FROM pending WHERE op = 'delete' AND edit_id ="
    " (SELECT edit_id FROM pending WHERE tbl = ? AND row_id = ? AND op = 'delete') LIMIT 2001)"
)


def count_with(store: Store, table: str, row_id: str) -> int:
    """Return about how many rows go with this one, or come back with it; 2,001 of each at most.

    The scores that hang on it, and what waits to be removed since the edit that removed it.
    """
    with store.read() as connection:
        count = int(connection.exec_driver_sql(_REMOVED_TOO, (table, row_id)).scalar_one())
        if table in _HANGING:
            hanging = f"SELECT count(*) FROM (SELECT 1 FROM assessments WHERE {_HANGING[table]} LIMIT 2001)"  # noqa: S608 - fixed texts above
            count += int(connection.exec_driver_sql(hanging, (row_id,)).scalar_one())
    return count
