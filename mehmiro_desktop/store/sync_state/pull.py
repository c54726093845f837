"""Applying pulled pages: the cursor with the last of its rows, clean rows in bulk."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.reconcile_types import Gone, RemoteGone, RemoteRow
from mehmiro_desktop.domain.sync_types import ApplyTally, PulledGone, PulledPage, PulledRows
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Table, Value
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store.capture import set_gate
from mehmiro_desktop.store.rows import (
    delete_sql,
    in_chunks,
    insert_sql,
    marks,
    row_of,
    upsert_sql,
)
from mehmiro_desktop.store.store import MOST_IDS, Store
from mehmiro_desktop.store.sync_state import compare
from mehmiro_desktop.store.sync_state.erasure import ERASED_AT, erase
from mehmiro_desktop.store.sync_state.removal import ids_with_children
from mehmiro_desktop.store.sync_state.settle import NOTHING, Settling, settle
from mehmiro_desktop.store.sync_state.staging import count_staged, load_staged
from mehmiro_desktop.store.sync_state.values import put_cursor
from mehmiro_desktop.store.write import Write

_Values = tuple[Value, ...]
_Row = TypeVar("_Row")
AT_ONCE, MOST = 200, 500
"""Rows of a page that are one transaction: while a person writes, too, some 10 ms with the disk;
and while nobody does, for more at a time take less time each. The first edit waits for those."""


@dataclass(frozen=True, slots=True)
class _Gones:
    table: Table
    rows: Sequence[PulledGone]


_Part = PulledRows | _Gones


def apply_page(
    store: Store,
    page: PulledPage,
    *,
    not_after: str | None = None,
    between: Callable[[], object] = lambda: None,
) -> ApplyTally:
    """Take in one page, and move the cursor with the last of it.

    A page is several transactions, so that a person's edit need not wait for all of it; the news
    goes out after the last. What was taken in stays, and the cursor stands until the whole page is
    there: whatever ends it on the way, the page is pulled again.

    Args:
        store: the store.
        page: puts parents first, then gones children first.
        not_after: the latest stamp the server would accept now (its clock plus two minutes).
        between: called between two of them; what it raises ends the page there.

    Raises:
        StoreError: the cursor stands where it stood.
    """
    reach("pull.page_received")
    tally = NOTHING
    before: Write | None = None
    try:
        for some, is_last in _transactions(page, store):
            take = partial(_take, store, page, some, not_after, before, is_last=is_last)
            write, taken = store.patiently(take, between)
            before = None if is_last else write
            tally += taken
            reach("pull.committed")
            if not is_last:
                between()
    finally:
        if before is not None:
            store.tell_untold(before, Origin.SYNC)
    return tally


def _take(
    store: Store,
    page: PulledPage,
    some: Sequence[_Part],
    not_after: str | None,
    before: Write | None,
    *,
    is_last: bool,
) -> tuple[Write, ApplyTally]:
    """Take in what is one transaction: of few rows, but one can take along or bring back many."""
    tally = NOTHING
    with store.write(Origin.SYNC) as write:
        settling = Settling(write, store.device_name, not_after)
        for part in some:
            tally += _apply_part(settling, part)
        if is_last:
            tally += _end_page(settling, page)
            reach("pull.page_applied")
        write.tell_for(before, is_last=is_last)
    return write, tally


def _transactions(page: PulledPage, store: Store) -> Iterator[tuple[Sequence[_Part], bool]]:
    """Yield what is one transaction, each with whether it is the last of the page."""
    some: list[_Part] = []
    for part in _parts(page, store):
        if sum(len(each.rows) for each in some) >= _most(store):
            yield some, False
            some = []
        some.append(part)
    yield some, True


def _parts(page: PulledPage, store: Store) -> Iterator[_Part]:
    for pulled in page.puts:
        for rows in _cut(pulled.rows, store):
            yield PulledRows(pulled.table, rows)
    for name, gones in _by_table(page.gones):
        for some in _cut(gones, store):
            yield _Gones(TABLE_BY_NAME[name], some)


def _cut(rows: Sequence[_Row], store: Store) -> Iterator[Sequence[_Row]]:
    start = 0
    while start < len(rows):
        end = start + _most(store)
        yield rows[start:end]
        start = end


def _most(store: Store) -> int:
    return AT_ONCE if store.is_wanted else MOST


def _apply_part(settling: Settling, part: _Part) -> ApplyTally:
    if isinstance(part, PulledRows):
        return _apply_puts(settling, part)
    return _apply_gones(settling, part.table, part.rows)


def _end_page(settling: Settling, page: PulledPage) -> ApplyTally:
    tally = _retry_staged(settling)
    if page.ends_round:
        tally += _end_round(replace(settling, ends_round=True))
    put_cursor(settling.write.connection, page.cursor)
    return tally + ApplyTally(staged=count_staged(settling.write.connection))


def _apply_puts(settling: Settling, pulled: PulledRows) -> ApplyTally:
    table = TABLE_BY_NAME[pulled.table]
    write = settling.write
    by_id = {str(values[0]): values for values in pulled.rows}
    compare.note_seen(write.connection, table, by_id)
    slow = _ids_needing_care(write.connection, table, by_id)
    stamps = _stamps(write.connection, table, list(by_id))
    stamp_at = table.column_names.index(table.stamp)
    fresh: list[_Values] = []
    echoes = 0
    known: dict[tuple[Value, Value], list[_Values]] = defaultdict(list)
    for row_id, values in by_id.items():
        if row_id in slow:
            continue
        if row_id not in stamps:
            fresh.append(values[:-2])
        elif str(values[stamp_at]) < stamps[row_id]:
            # The server has an older version than it once had: not to be taken blindly.
            slow.add(row_id)
        else:
            echoes += str(values[stamp_at]) == stamps[row_id]
            known[values[-2], values[-1]].append(values[:-2])
    _write_clean(write, table, fresh, known)
    _note(write, table, [row_id for row_id in by_id if row_id not in slow])
    tally = ApplyTally(put=len(by_id) - len(slow) - echoes)
    for row_id, values in by_id.items():
        if row_id in slow:
            tally += settle(settling, table, row_id, _remote_row(table, values))
    return tally


def _write_clean(
    write: Write,
    table: Table,
    fresh: list[_Values],
    known: dict[tuple[Value, Value], list[_Values]],
) -> None:
    if fresh:
        set_gate(write.connection, applying=True, why="pulled", at=write.now)
        write.connection.exec_driver_sql(insert_sql(table), fresh)
    for (device, actor), rows in known.items():
        set_gate(
            write.connection,
            applying=True,
            why="pulled",
            device=str(device or ""),
            actor=str(actor or ""),
            at=write.now,
        )
        write.connection.exec_driver_sql(upsert_sql(table), rows)


def _remote_row(table: Table, values: _Values) -> RemoteRow:
    device, actor = values[-2], values[-1]
    return RemoteRow(
        row_of(table, values[:-2]),
        None if device is None else str(device),
        None if actor is None else str(actor),
    )


def _note(write: Write, table: Table, ids: Sequence[str]) -> None:
    write.tables.add(table.name)
    # One more than the most is enough to say "too many to list".
    write.ids.update(ids[: MOST_IDS + 1])


def _ids_needing_care(
    connection: Connection, table: Table, by_id: dict[str, _Values]
) -> set[str]:
    """Return the rows that cannot be taken in bulk: unsent edits, waiting ones, no parent yet."""
    careful = _marked(connection, table, list(by_id))
    for column, parent in table.parents.items():
        at = table.column_names.index(column)
        wanted = {str(values[at]) for values in by_id.values() if values[at] is not None}
        there = _existing(connection, TABLE_BY_NAME[parent], list(wanted))
        if missing := wanted - there:
            careful |= {row_id for row_id, values in by_id.items() if values[at] in missing}
    return careful


def _marked(connection: Connection, table: Table, ids: Sequence[str]) -> set[str]:
    """Return those of ``ids`` with an unsent edit, or about which something waits."""
    found: set[str] = set()
    for some in in_chunks(ids):
        one_of = f"WHERE tbl = ? AND row_id IN ({marks(some)})"
        statement = (
            f"SELECT row_id FROM pending {one_of} UNION SELECT row_id FROM staged {one_of}"  # noqa: S608 - question marks
        )
        asked = (table.name, *some)
        found |= set(connection.exec_driver_sql(statement, (*asked, *asked)).scalars())
    return found


def _existing(connection: Connection, table: Table, ids: Sequence[str]) -> set[str]:
    return set(_stamps(connection, table, ids))


def _stamps(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, str]:
    stamps: dict[str, str] = {}
    for some in in_chunks(ids):
        statement = (
            f"SELECT id, coalesce({table.stamp}, '') FROM {table.name}"  # noqa: S608 - names from domain.tables
            f" WHERE id IN ({marks(some)})"
        )
        stamps.update(
            (row[0], row[1]) for row in connection.exec_driver_sql(statement, tuple(some))
        )
    return stamps


def _by_table(gones: Iterable[PulledGone]) -> list[tuple[str, list[PulledGone]]]:
    """Group neighbours of one table, keeping the order."""
    groups: list[tuple[str, list[PulledGone]]] = []
    for gone in gones:
        if not groups or groups[-1][0] != gone.table:
            groups.append((gone.table, []))
        groups[-1][1].append(gone)
    return groups


def _apply_gones(settling: Settling, table: Table, gones: Sequence[PulledGone]) -> ApplyTally:
    write = settling.write
    compare.note_seen(write.connection, table, [gone.row_id for gone in gones])
    erased = [(table, gone.row_id) for gone in gones if gone.stamp >= ERASED_AT]
    tally = erase(write, erased) if erased else NOTHING
    gones = [gone for gone in gones if gone.stamp < ERASED_AT]
    ids = [gone.row_id for gone in gones]
    careful = _marked(write.connection, table, ids)
    careful |= ids_with_children(write.connection, table, ids)
    present = _existing(write.connection, table, ids)
    plain: dict[tuple[str, str], list[tuple[str]]] = defaultdict(list)
    for gone in gones:
        if gone.row_id in careful:
            tally += settle(settling, table, gone.row_id, remote_gone(gone))
        elif gone.row_id in present:
            plain[gone.kind, gone.device or ""].append((gone.row_id,))
    for (kind, device), rows in plain.items():
        why = "revoked" if kind == "revoked" else "deleted_there"
        set_gate(write.connection, applying=True, why=why, device=device, at=write.now)
        write.connection.exec_driver_sql(delete_sql(table), rows)
        _note(write, table, [row[0] for row in rows])
        tally += ApplyTally(removed=len(rows))
    return tally


def remote_gone(gone: PulledGone) -> RemoteGone:
    """Return a pulled deletion as reconcile takes it."""
    return RemoteGone(Gone(gone.kind), gone.stamp, gone.device)


def _retry_staged(settling: Settling) -> ApplyTally:
    """Try what waits again, until a whole pass changes nothing."""
    tally = NOTHING
    connection = settling.write.connection
    waiting = count_staged(connection)
    while waiting:
        for kind in ("put", "gone"):
            for staged in load_staged(connection, kind):
                tally += settle(settling, staged.table, staged.row_id, staged.remote)
        left = count_staged(connection)
        if left >= waiting:
            break
        waiting = left
    return tally


def _end_round(settling: Settling) -> ApplyTally:
    return _retry_staged(settling)
