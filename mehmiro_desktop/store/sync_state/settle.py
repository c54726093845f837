"""One row, one remote version: ask the pure reconcile function and do what it says.

Runs inside the transaction that also moves the cursor or clears the answer. Returns a tally of
what happened; everything that loses is archived or held before it leaves the mirror.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mehmiro_desktop.domain.reconcile import is_same_content, reconcile
from mehmiro_desktop.domain.reconcile_types import (
    Action,
    Decision,
    Gone,
    Op,
    RemoteGone,
    RemoteRow,
    RemoteState,
)
from mehmiro_desktop.domain.sync_types import ApplyTally
from mehmiro_desktop.domain.tables import Row, Table
from mehmiro_desktop.errors import BugError
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.rows import (
    load_row,
    missing_parent,
    stamp_of,
    upsert_row,
)
from mehmiro_desktop.store.sync_state import cascades
from mehmiro_desktop.store.sync_state.cards import add_card, archive
from mehmiro_desktop.store.sync_state.marks import (
    Mark,
    drop_mark,
    load_mark,
    offer_as_new,
    rebase,
)
from mehmiro_desktop.store.sync_state.removal import (
    clear_the_way,
    hold,
    ids_with_children,
    take_out,
)
from mehmiro_desktop.store.sync_state.sent import sent_row
from mehmiro_desktop.store.sync_state.staging import stage, unstage
from mehmiro_desktop.store.write import Write

NOTHING = ApplyTally()


@dataclass(frozen=True, slots=True)
class Settling:
    """What settling needs to know besides the row."""

    write: Write
    our_device: str
    not_after: str | None = None
    """The latest stamp the server would accept now."""
    ends_round: bool = False
    """Nothing more comes in this round: rows about to lose their parent are held now."""


@dataclass(frozen=True, slots=True)
class _Case:
    settling: Settling
    table: Table
    row_id: str
    local: Row | None
    mark: Mark | None
    remote: RemoteState
    decision: Decision

    @property
    def write(self) -> Write:
        return self.settling.write

    @property
    def device(self) -> str:
        return self.remote.device or ""

    @property
    def actor(self) -> str:
        return (self.remote.actor or "") if isinstance(self.remote, RemoteRow) else ""


def settle(settling: Settling, table: Table, row_id: str, remote: RemoteState) -> ApplyTally:
    """Let the mirror take in what the server says of one row, or stage it."""
    write = settling.write
    if isinstance(remote, RemoteRow) and _lacks_parent(write, table, row_id, remote):
        stage(write, table, row_id, remote)
        return NOTHING
    mark = _acknowledged_by_echo(settling, table, row_id, remote)
    local = load_row(write.connection, table, row_id)
    pending = None if mark is None else mark.as_pending
    decision = reconcile(table, local, pending, remote, not_after=settling.not_after)
    case = _Case(settling, table, row_id, local, mark, remote, decision)
    if decision.action in (Action.REMOVE, Action.HOLD) and not _way_is_clear(case):
        stage(write, table, row_id, remote)
        return NOTHING
    unstage(write, table, row_id, superseded_by=remote)
    tally = _ACTIONS[decision.action](case)
    for conflict in decision.conflicts:
        add_card(
            write,
            table,
            row_id,
            conflict,
            local=local,
            edited_at="" if mark is None else mark.edited_at,
            remote=remote,
            our_device=settling.our_device,
        )
    return tally + ApplyTally(conflicts=len(decision.conflicts))


def _lacks_parent(write: Write, table: Table, row_id: str, remote: RemoteRow) -> bool:
    """Whether the row cannot be taken in yet; one that got another parent here merges into that."""
    if missing_parent(write.connection, table, remote.row) is None:
        return False
    mark = load_mark(write.connection, table, row_id)
    local = load_row(write.connection, table, row_id)
    if mark is None or mark.base is None or local is None:
        return True
    stays: Row = {
        name: local[name] if remote.row[name] == mark.base[name] else remote.row[name]
        for name in table.parents
    }
    return missing_parent(write.connection, table, stays) is not None


def _acknowledged_by_echo(
    settling: Settling, table: Table, row_id: str, remote: RemoteState
) -> Mark | None:
    """Take the server's echo of what is in flight as its acknowledgement (the answer was lost).

    Without this, an edit made after sending would look like a conflict with ourselves.
    """
    connection = settling.write.connection
    mark = load_mark(connection, table, row_id)
    if mark is None or mark.mutation_id is None:
        return mark
    if mark.sent_op == Op.DELETE.value:
        if not isinstance(remote, RemoteGone) or mark.op is Op.DELETE:
            return mark
        offer_as_new(settling.write, mark, remote.stamp)
        return load_mark(connection, table, row_id)
    sent = sent_row(table, mark)
    if sent is None or not isinstance(remote, RemoteRow):
        return mark
    if is_same_content(table, sent, remote.row):
        rebase(connection, table, row_id, mark.op, remote.row, mark.edited_at)
        return load_mark(connection, table, row_id)
    return mark


def _reason(remote: RemoteState) -> str:
    is_revoked = isinstance(remote, RemoteGone) and remote.kind is Gone.REVOKED
    return "revoked" if is_revoked else "parent_gone"


def _way_is_clear(case: _Case) -> bool:
    """Hold unsent children of a row that leaves, once the round is over; say if it may leave."""
    if not ids_with_children(case.write.connection, case.table, [case.row_id]):
        return True
    if not case.settling.ends_round:
        return False
    held = clear_the_way(
        case.write, case.table, case.row_id, reason=_reason(case.remote), device=case.device
    )
    return held is not None


def _open_gate(case: _Case, why: str) -> None:
    set_gate(
        case.write.connection,
        applying=True,
        why=why,
        device=case.device,
        actor=case.actor,
        at=case.write.now,
    )


def _put(case: _Case, row: Row, why: str) -> None:
    _open_gate(case, why)
    upsert_row(case.write.connection, case.table, row)
    case.write.changed(case.table.name, case.row_id)


def _needed(row: Row | None) -> Row:
    if row is None:
        raise BugError(reason="a decision without its row")
    return row


def _nothing(_: _Case) -> ApplyTally:
    return NOTHING


def _take(case: _Case) -> ApplyTally:
    row = _needed(case.decision.row)
    drop_mark(case.write.connection, case.table, case.row_id)
    _put(case, row, "not_used" if case.decision.archive_ours else "pulled")
    comes_back = case.mark is not None and case.mark.op is Op.DELETE
    if comes_back and case.mark is not None:
        cascades.bring_back_children(case.write, case.table, case.mark)
    if case.mark is not None:
        case.write.changed("pending")
    return ApplyTally(put=1)


def _merge(case: _Case) -> ApplyTally:
    row, base = _needed(case.decision.row), _needed(case.decision.base)
    _archive_theirs(case)
    _put(case, row, "not_used" if case.decision.archive_ours else "merged")
    rebase(
        case.write.connection,
        case.table,
        case.row_id,
        Op.PUT,
        base,
        stamp_of(case.table, row),
    )
    case.write.changed("pending")
    return ApplyTally(merged=1, again=1)


def _rebase(case: _Case) -> ApplyTally:
    base = _needed(case.decision.base)
    _archive_theirs(case)
    op = Op.PUT if case.mark is None else case.mark.op
    edited_at = "" if case.mark is None else case.mark.edited_at
    if case.decision.row is not None:
        _put(case, case.decision.row, "merged")
        edited_at = stamp_of(case.table, case.decision.row)
    rebase(case.write.connection, case.table, case.row_id, op, base, edited_at)
    case.write.changed("pending")
    return ApplyTally(again=1)


def _archive_theirs(case: _Case) -> None:
    if case.decision.archive_theirs and isinstance(case.remote, RemoteRow):
        archive(
            case.write,
            case.table,
            case.row_id,
            case.remote.row,
            why="not_used",
            instead=case.decision.row,
            device=case.device,
            actor=case.actor,
        )


def _remove(case: _Case) -> ApplyTally:
    drop_mark(case.write.connection, case.table, case.row_id)
    take_out(case.write, case.table, case.row_id, why="deleted_there", device=case.device)
    return ApplyTally(removed=1)


def _revive(case: _Case) -> ApplyTally:
    row = _needed(case.decision.row)
    rebase(
        case.write.connection, case.table, case.row_id, Op.PUT, None, stamp_of(case.table, row)
    )
    case.write.changed("pending")
    return ApplyTally(again=1)


def _hold(case: _Case) -> ApplyTally:
    reason = _reason(case.remote)
    if case.mark is None or case.local is None:
        drop_mark(case.write.connection, case.table, case.row_id)
        take_out(case.write, case.table, case.row_id, why=reason, device=case.device)
        return ApplyTally(removed=1)
    hold(
        case.write, case.table, case.local, was_pending=True, reason=reason, device=case.device
    )
    return ApplyTally(held=1)


def _forget(case: _Case) -> ApplyTally:
    drop_mark(case.write.connection, case.table, case.row_id)
    case.write.changed("pending")
    return NOTHING


_ACTIONS: dict[Action, Callable[[_Case], ApplyTally]] = {
    Action.NOTHING: _nothing,
    Action.TAKE: _take,
    Action.MERGE: _merge,
    Action.REBASE: _rebase,
    Action.REMOVE: _remove,
    Action.REVIVE: _revive,
    Action.HOLD: _hold,
    Action.FORGET: _forget,
}
