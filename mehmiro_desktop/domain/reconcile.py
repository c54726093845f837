"""Local row, unsent edit and server's answer to one decision: the law of sync.md A.1, pure.

Called by the store inside its write transaction, row by row, for pulled changes and for the
``stale`` and ``gone`` answers of a push. Total: every combination has an answer; deterministic;
asking again after applying the answer changes nothing.
"""

from datetime import datetime, timedelta

from mehmiro_desktop.domain.reconcile_types import (
    EXTRA,
    Action,
    ConflictKind,
    Decision,
    FieldConflict,
    Gone,
    Op,
    PendingState,
    RemoteGone,
    RemoteRow,
    RemoteState,
    Side,
)
from mehmiro_desktop.domain.tables import Row, Table
from mehmiro_desktop.errors import BugError

_STAMP_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def stamp_after(stamp: str) -> str:
    """Return the canonical stamp one microsecond later."""
    moment = datetime.strptime(stamp, _STAMP_FORMAT) + timedelta(microseconds=1)  # noqa: DTZ007
    # Not strftime: it writes the year 999 without its leading zero.
    return moment.isoformat(timespec="microseconds") + "Z"


def content_columns(table: Table) -> tuple[str, ...]:
    """Return the columns that hold what people typed: neither the id nor the two stamps."""
    outside = {"id", "created_at", table.stamp}
    return tuple(name for name in table.column_names if name not in outside)


def is_same_content(table: Table, one: Row, other: Row) -> bool:
    """Say whether two versions of a row hold the same content."""
    return all(one[name] == other[name] for name in content_columns(table))


def reconcile(
    table: Table,
    local: Row | None,
    pending: PendingState | None,
    remote: RemoteState,
    *,
    not_after: str | None = None,
) -> Decision:
    """Decide what becomes of one row.

    Args:
        table: the row's table.
        local: the mirror's version, ``None`` if it has none.
        pending: the unsent edit, ``None`` for a clean row.
        remote: what the server says.
        not_after: the latest stamp the server would accept (its clock plus its allowance); a
            stamp of ours beyond it, from a clock that ran ahead, counts as this one.

    Raises:
        BugError: a put is pending for a row the mirror does not hold.
    """
    if pending is None:
        return _clean(table, local, remote)
    if pending.op is Op.DELETE:
        return _deleted_here(table, pending, remote, not_after)
    if local is None:
        raise BugError(reason="pending put without a row", table=table.name)
    if isinstance(remote, RemoteGone):
        return _gone_under_edit(table, local, pending.base, remote, not_after)
    return _edited_here(table, local, pending.base, remote, not_after)


def _honest(stamp: str, not_after: str | None) -> str:
    return stamp if not_after is None else min(stamp, not_after)


def _stamp(table: Table, row: Row) -> str:
    return str(row[table.stamp])


def _is_restored(table: Table, base: Row, theirs: Row) -> bool:
    """Stamps only rise on a server: an older one than agreed means it forgot (a backup)."""
    return _stamp(table, theirs) < _stamp(table, base)


def _clean(table: Table, local: Row | None, remote: RemoteState) -> Decision:
    if isinstance(remote, RemoteGone):
        if local is None:
            return Decision(Action.NOTHING, None)
        if remote.kind is Gone.REVOKED:
            return Decision(Action.HOLD, None)
        return Decision(Action.REMOVE, None)
    if local is None or not table.is_writable:
        return Decision(Action.TAKE, remote.row)
    if _is_restored(table, local, remote.row):
        # The newer version is offered again instead of being lost here as well.
        if is_same_content(table, local, remote.row):
            return Decision(Action.TAKE, remote.row)
        return Decision(
            Action.REBASE, _with_extra(local, remote.row), base=remote.row, still_dirty=True
        )
    return Decision(Action.TAKE, remote.row)


def _gone_under_edit(
    table: Table, local: Row, base: Row | None, remote: RemoteGone, not_after: str | None
) -> Decision:
    if remote.kind is Gone.REVOKED:
        return Decision(Action.HOLD, None, archive_ours=True)
    if remote.stamp >= _honest(_stamp(table, local), not_after):
        conflict = FieldConflict(ConflictKind.DELETED_THERE, Side.THEIRS)
        return Decision(Action.REMOVE, None, conflicts=(conflict,), archive_ours=True)
    if base is None:
        return Decision(Action.NOTHING, local, base=None, still_dirty=True)
    conflict = FieldConflict(ConflictKind.DELETED_THERE, Side.OURS)
    return Decision(Action.REVIVE, local, base=None, still_dirty=True, conflicts=(conflict,))


def _deleted_here(
    table: Table, pending: PendingState, remote: RemoteState, not_after: str | None
) -> Decision:
    if isinstance(remote, RemoteGone):
        return Decision(Action.FORGET, None)
    theirs = remote.row
    base = pending.base
    if base is not None and _stamp(table, base) == _stamp(table, theirs):
        return Decision(Action.NOTHING, None, base=base, still_dirty=True)
    if base is not None and (
        is_same_content(table, base, theirs) or _is_restored(table, base, theirs)
    ):
        return Decision(Action.REBASE, None, base=theirs, still_dirty=True)
    if _stamp(table, theirs) >= _honest(pending.edited_at, not_after):
        conflict = FieldConflict(ConflictKind.DELETED_HERE, Side.THEIRS)
        return Decision(Action.TAKE, theirs, conflicts=(conflict,))
    conflict = FieldConflict(ConflictKind.DELETED_HERE, Side.OURS)
    return Decision(
        Action.REBASE,
        None,
        base=theirs,
        still_dirty=True,
        conflicts=(conflict,),
        archive_theirs=True,
    )


def _edited_here(
    table: Table, local: Row, base: Row | None, remote: RemoteRow, not_after: str | None
) -> Decision:
    theirs = remote.row
    if is_same_content(table, local, theirs):
        return Decision(Action.TAKE, theirs)
    if base is not None and _stamp(table, base) == _stamp(table, theirs):
        return Decision(Action.NOTHING, local, base=base, still_dirty=True)
    if not table.is_writable:
        return Decision(Action.TAKE, theirs, archive_ours=True)
    if base is not None and _is_restored(table, base, theirs):
        return Decision(
            Action.REBASE, _with_extra(local, theirs), base=theirs, still_dirty=True
        )
    ours_at = _honest(_stamp(table, local), not_after)
    kept = Side.OURS if ours_at > _stamp(table, theirs) else Side.THEIRS
    if table.computed:
        merged, conflicts = _computed_apart(table, local, base, theirs, kept)
    elif base is None:
        merged, conflicts = _whole(table, local, theirs, kept)
    else:
        merged, conflicts = _by_field(table, local, base, theirs, kept)
    lost_ours = bool(conflicts) and kept is Side.THEIRS
    if is_same_content(table, merged, theirs):
        return Decision(Action.TAKE, theirs, conflicts=conflicts, archive_ours=lost_ours)
    merged[table.stamp] = max(ours_at, stamp_after(_stamp(table, theirs)))
    return Decision(
        Action.MERGE,
        merged,
        base=theirs,
        still_dirty=True,
        conflicts=conflicts,
        archive_ours=lost_ours,
        archive_theirs=bool(conflicts) and kept is Side.OURS,
    )


def _whole(
    table: Table, local: Row, theirs: Row, kept: Side
) -> tuple[Row, tuple[FieldConflict, ...]]:
    """Both sides made the row: the newer stands whole, every differing field is shown."""
    conflicts = tuple(
        FieldConflict(ConflictKind.ROW, kept, name, local[name], theirs[name])
        for name in content_columns(table)
        if local[name] != theirs[name]
    )
    merged = dict(theirs)
    if kept is Side.OURS:
        merged |= {name: local[name] for name in content_columns(table)}
    return merged, conflicts


def _by_field(
    table: Table, local: Row, base: Row, theirs: Row, kept: Side
) -> tuple[Row, tuple[FieldConflict, ...]]:
    """Merge three ways; what both changed to different content goes to ``kept``."""
    merged = dict(theirs)
    conflicts: list[FieldConflict] = []
    for name in content_columns(table):
        mine = local[name]
        if mine in (base[name], theirs[name]):
            continue
        if theirs[name] == base[name]:
            merged[name] = mine
            continue
        conflicts.append(FieldConflict(ConflictKind.FIELD, kept, name, mine, theirs[name]))
        if kept is Side.OURS:
            merged[name] = mine
    return merged, tuple(conflicts)


def _computed_apart(
    table: Table, local: Row, base: Row | None, theirs: Row, kept: Side
) -> tuple[Row, tuple[FieldConflict, ...]]:
    """Merge what people and others wrote by field; a computed set comes whole from one side."""
    agreed: Row = base or dict.fromkeys(theirs)
    merged, conflicts = _by_field(table, local, agreed, theirs, kept)
    names = [name for name in content_columns(table) if name in table.computed]
    is_mine_old = all(local[name] == agreed[name] for name in names)
    is_theirs_old = all(theirs[name] == agreed[name] for name in names)
    is_ours = is_theirs_old or (kept is Side.OURS and not is_mine_old)
    merged |= {name: (local if is_ours else theirs)[name] for name in names}
    return merged, tuple(each for each in conflicts if each.column not in table.computed)


def _with_extra(row: Row, theirs: Row) -> Row:
    if row.get(EXTRA) == theirs.get(EXTRA):
        return row
    return {**row, EXTRA: theirs.get(EXTRA)}
