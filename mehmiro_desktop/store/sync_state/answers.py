"""Taking in the server's answers to a push, a few in one transaction.

An answer clears the mark only if nothing was typed since the mutation was frozen; otherwise what
was acknowledged becomes the base and the row still waits.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.reconcile_types import EXTRA, Op, RemoteRow
from mehmiro_desktop.domain.sync_types import ApplyTally, PulledRow, PushResult
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Table
from mehmiro_desktop.errors import BugError, EditStopped
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.rows import (
    differing,
    in_chunks,
    load_row,
    missing_parent,
    stamp_of,
    update_row,
    upsert_row,
)
from mehmiro_desktop.store.stamps import next_stamp, seconds_after
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.erasure import ERASED_AT, erase
from mehmiro_desktop.store.sync_state.marks import (
    Mark,
    drop_mark,
    load_mark,
    marks_of,
    offer_as_new,
    rebase,
    release,
)
from mehmiro_desktop.store.sync_state.pull import remote_gone
from mehmiro_desktop.store.sync_state.removal import clear_the_way, hold
from mehmiro_desktop.store.sync_state.sent import unpack
from mehmiro_desktop.store.sync_state.settle import NOTHING, Settling, settle

if TYPE_CHECKING:
    from mehmiro_desktop.store.write import Write

# SQLSTATE classes of passing trouble: lock, serialisation, resources, shutdown.
_PASSING = ("40", "53", "55", "57", "58")
AT_ONCE = 50
"""Answers taken in by one transaction: some 20 ms."""
NOT_ALLOWED = "42501"
"""SQLSTATE insufficient_privilege."""


def apply_results(
    store: Store,
    results: Sequence[PushResult],
    *,
    not_after: str | None = None,
    between: Callable[[], object] = lambda: None,
) -> ApplyTally:
    """Take in the answers to a batch; answers to what is no longer in flight are ignored.

    Several transactions, so that a person's edit need not wait for all of it; the news goes out
    after the last.

    Args:
        store: the store.
        results: one for each mutation, in any order.
        not_after: the latest stamp the server would accept now.
        between: called where a person's edit came first; what it raises ends it there.

    Raises:
        StoreError: what was not taken in by then is sent again, the same mutations.
    """
    taking = _Taking(store, not_after)
    parts = list(in_chunks(results, AT_ONCE))
    try:
        for part in parts:
            is_last = part is parts[-1]
            try:
                with store.giving_way():
                    taking.take(part, is_last=is_last)
            except EditStopped:
                # One of them can free thousands of rows, or bring them back. Deletes come last:
                # until that one has its pause, the others are through.
                for each in part:
                    is_end = is_last and each is part[-1]
                    store.patiently(partial(taking.take, [each], is_last=is_end), between)
    finally:
        taking.tell_untold()
    reach("push.applied")
    return taking.tally


class _Taking:
    """Takes in answers, and remembers what of it was not told yet."""

    def __init__(self, store: Store, not_after: str | None) -> None:
        self.tally = NOTHING
        self._store, self._not_after = store, not_after
        self._untold: Write | None = None

    def take(self, some: Sequence[PushResult], *, is_last: bool) -> None:
        """Take in some answers by one transaction; the news goes out with the last."""
        tally = NOTHING
        with self._store.write(Origin.SYNC) as write:
            settling = Settling(write, self._store.device_name, self._not_after)
            for result in some:
                tally += _take_in(settling, result)
            write.tell_for(self._untold, is_last=is_last)
        self.tally += tally
        self._untold = None if is_last else write

    def tell_untold(self) -> None:
        """Tell what no last transaction told."""
        if self._untold is not None:
            self._store.tell_untold(self._untold, Origin.SYNC)


def _take_in(settling: Settling, result: PushResult) -> ApplyTally:
    write = settling.write
    top = next(marks_of(write.connection, result.mutation_id, "sent IS NOT NULL"), None)
    if top is None:
        return NOTHING
    write.changed("pending")
    write.changed(top.table.name, top.row_id)
    return _ANSWERS[result.status](settling, top, result)


def _is_unchanged(mark: Mark) -> bool:
    return mark.edit_seq == mark.sent_seq


def _applied(settling: Settling, top: Mark, result: PushResult) -> ApplyTally:
    if top.sent_op == Op.DELETE.value:
        _deleted(settling, result.mutation_id)
    elif result.row is None:
        raise BugError(reason="an applied put without its row")
    else:
        _stored(settling, top, result.row)
    return ApplyTally(acked=1)


def _deleted(settling: Settling, mutation_id: str) -> None:
    connection = settling.write.connection
    # Brought back since it was sent: the server has it no more, so it goes out as new. What the
    # server's cascade took is stamped by its own clock, which ours may be a little behind.
    brought_back = list(marks_of(connection, mutation_id, "op = 'put'"))
    connection.exec_driver_sql(
        "DELETE FROM pending WHERE mutation_id = ? AND op = 'delete'", (mutation_id,)
    )
    for mark in brought_back:
        offer_as_new(settling.write, mark, seconds_after(settling.write.now, 1))


def _stored(settling: Settling, mark: Mark, stored: PulledRow) -> None:
    connection = settling.write.connection
    row = {**stored.row, EXTRA: stored.extra}
    if not _is_unchanged(mark):
        rebase(connection, mark.table, mark.row_id, mark.op, row, mark.edited_at)
        _keep_ahead(settling, mark.table, mark.row_id)
        return
    if missing_parent(connection, mark.table, row) is not None:
        # Moved by the server under a row this laptop does not have yet: the pull brings both.
        rebase(connection, mark.table, mark.row_id, mark.op, row, mark.edited_at)
        return
    drop_mark(connection, mark.table, mark.row_id)
    set_gate(connection, applying=True, why="acked", at=settling.write.now)
    upsert_row(connection, mark.table, row)


def _keep_ahead(settling: Settling, table: Table, row_id: str) -> None:
    """Stamp a row edited since it was sent after the version just acknowledged, if it differs."""
    connection = settling.write.connection
    mark, row = load_mark(connection, table, row_id), load_row(connection, table, row_id)
    if mark is None or mark.base is None or row is None:
        return
    if mark.op is Op.PUT and not differing(table, row, mark.base):
        # Typed anew to just what the server has, or removed and brought back.
        set_gate(connection, applying=True, why="acked", at=settling.write.now)
        drop_mark(connection, table, row_id)
        upsert_row(connection, table, mark.base)
        return
    stamp = next_stamp(stamp_of(table, row), stamp_of(table, mark.base))
    if stamp != row[table.stamp]:
        set_gate(connection, applying=True, why="acked", at=settling.write.now)
        update_row(connection, table, row_id, {table.stamp: stamp})


def _stale(settling: Settling, top: Mark, result: PushResult) -> ApplyTally:
    if result.row is None:
        raise BugError(reason="a stale answer without the row that won")
    if _is_forbidden(top, result.row):
        release(settling.write, result.mutation_id)
        return _refuse(settling, top, NOT_ALLOWED, "")
    release(settling.write, result.mutation_id)
    row = {**result.row.row, EXTRA: result.row.extra}
    remote = RemoteRow(row, result.row.device, result.row.actor)
    return settle(settling, top.table, top.row_id, remote)


def _gone(settling: Settling, top: Mark, result: PushResult) -> ApplyTally:
    if result.gone is None:
        raise BugError(reason="an answer of gone without when")
    release(settling.write, result.mutation_id)
    if result.gone.stamp >= ERASED_AT:
        return erase(settling.write, [(top.table, top.row_id)])
    return settle(settling, top.table, top.row_id, remote_gone(result.gone))


def _parent_gone(settling: Settling, top: Mark, result: PushResult) -> ApplyTally:
    connection = settling.write.connection
    release(settling.write, result.mutation_id)
    parent = TABLE_BY_NAME.get(result.parent)
    if parent is not None:
        above = load_mark(connection, parent, result.parent_id)
        if above is not None and above.is_never_accepted:
            # The parent is ours and has not got there yet; the child waits for it.
            return NOTHING
    row = load_row(connection, top.table, top.row_id)
    if row is None:
        drop_mark(connection, top.table, top.row_id)
        return NOTHING
    also = clear_the_way(settling.write, top.table, top.row_id, reason="parent_gone", device="")
    if also is None:
        # Rows the server has hang on it: the next pull says what became of them.
        return NOTHING
    hold(settling.write, top.table, row, was_pending=True, reason="parent_gone", device="")
    return ApplyTally(held=also + 1)


def _rejected(settling: Settling, top: Mark, result: PushResult) -> ApplyTally:
    release(settling.write, result.mutation_id)
    if not _is_unchanged(top) or result.code[:2] in _PASSING:
        return ApplyTally(again=1)
    detail = result.constraint or result.column or result.message
    return _refuse(settling, top, result.code, detail)


def _refuse(settling: Settling, mark: Mark, code: str, detail: str) -> ApplyTally:
    settling.write.connection.exec_driver_sql(
        "UPDATE pending SET state = 'refused', code = ?, detail = ? WHERE tbl = ? AND row_id = ?",
        (code, detail[:200], mark.table.name, mark.row_id),
    )
    return ApplyTally(refused=1)


def _is_forbidden(mark: Mark, stored: PulledRow) -> bool:
    """Say whether the server left alone a row that is just what the change was based on.

    Row level security hides a row from an UPDATE that may still be read: nothing is updated,
    nothing fails. Such an edit would be sent for ever if it counted as overtaken.
    """
    if mark.sent is None or mark.sent_op != Op.PUT.value or not _is_unchanged(mark):
        return False
    base = unpack(mark.table, mark.row_id, mark.sent).base
    return base is not None and base == stamp_of(mark.table, stored.row)


_Answer = Callable[[Settling, Mark, PushResult], ApplyTally]
_ANSWERS: dict[str, _Answer] = {
    "applied": _applied,
    "replayed": _applied,
    "stale": _stale,
    "gone": _gone,
    "parent_gone": _parent_gone,
    "rejected": _rejected,
}
