"""What goes out next: frozen with its mutation id before a byte of it is sent."""

from collections.abc import Iterator

from sqlalchemy import Connection

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.reconcile_types import Op
from mehmiro_desktop.domain.sync_types import Outgoing
from mehmiro_desktop.domain.tables import TABLES, Row, Table
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
from mehmiro_desktop.store.stamps import next_stamp
from mehmiro_desktop.store.stopping import heed
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.sync_state.cascades import covered_by, left_by_puts, pending_deletes
from mehmiro_desktop.store.sync_state.marks import Mark, drop_mark, freeze, load_marks
from mehmiro_desktop.store.sync_state.sent import pack, unpack
from mehmiro_desktop.store.write import Write

MOST, AT_ONCE = 200, 100
"""Changes of one batch, which one transaction freezes; and while a person writes: some 20 ms."""
_WAITING = "state = 'waiting' AND mutation_id IS NULL"


def count_pending(store: Store) -> int:
    """Return how many rows are not yet confirmed by the server (refused ones included)."""
    with store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM pending").scalar_one())


def load_batch(
    store: Store, limit: int = MOST, *, in_flight_only: bool = False
) -> tuple[Outgoing, ...]:
    """Return the next changes to send, frozen: puts parents first, then deletes children first.

    What was frozen before and never answered comes first, the same mutation with the same content
    (``in_flight_only``: nothing else). Not sent: refused rows, rows under a parent the server
    refused, and rows that a delete above them takes along. Fewer while a person writes, too.

    One transaction, puts and deletes together: an edit between a put and the delete of what it
    hangs on would have the server take a row that is here again. Should somebody wait for it, it is
    rolled back: deletes, which can take thousands of rows along, go the next time then.

    Raises:
        StoreError: nothing was frozen.
    """
    try:
        with store.giving_way():
            return _load(store, limit, in_flight_only=in_flight_only, has_time=True)
    except EditStopped:
        return _load(store, limit, in_flight_only=in_flight_only, has_time=False)


def _load(
    store: Store, limit: int, *, in_flight_only: bool, has_time: bool
) -> tuple[Outgoing, ...]:
    with store.write(Origin.SYNC) as write:
        again = _in_flight(write.connection, limit)
        room = min(limit, AT_ONCE if store.is_wanted else limit) - len(again)
        fresh: list[Outgoing] = []
        if not in_flight_only:
            fresh += _freeze_puts(write, room)
            if has_time:
                fresh += _freeze_deletes(write, room - len(fresh))
        write.is_void = not fresh and not write.tables
    if fresh:
        reach("push.frozen")
    return _ordered(again + fresh)


def _ordered(batch: list[Outgoing]) -> tuple[Outgoing, ...]:
    rank = {table.name: place for place, table in enumerate(TABLES)}
    puts = [each for each in batch if each.op == "put"]
    deletes = [each for each in batch if each.op == "delete"]
    puts.sort(key=lambda each: (rank[each.table], each.row_id))
    deletes.sort(key=lambda each: (-rank[each.table], each.row_id))
    return (*puts, *deletes)


def _in_flight(connection: Connection, limit: int) -> list[Outgoing]:
    found = [
        unpack(table, mark.row_id, mark.sent or "")
        for table in TABLES
        for mark in load_marks(connection, table, "sent IS NOT NULL")
    ]
    return found[:limit]


def _freeze_puts(write: Write, room: int) -> list[Outgoing]:
    frozen: list[Outgoing] = []
    for mark in _sendable_puts(write.connection):
        if len(frozen) >= room:
            break
        outgoing = _freeze_put(write, mark)
        if outgoing is not None:
            frozen.append(outgoing)
    return frozen


def _sendable_puts(connection: Connection) -> Iterator[Mark]:
    """Yield what may go, parents first, without what hangs on a row the server refused."""
    blocked: set[tuple[str, str]] = set()
    for table in TABLES:
        refused = load_marks(
            connection, table, "state = 'refused' AND op = 'put' AND base IS NULL"
        )
        blocked |= {(table.name, mark.row_id) for mark in refused}
        for mark in _waiting_puts(connection, table):
            if blocked and _hangs_on(connection, mark, blocked):
                blocked.add((table.name, mark.row_id))
            else:
                yield mark


def _waiting_puts(connection: Connection, table: Table) -> Iterator[Mark]:
    """Yield a table's waiting puts, a few at a time: a whole mirror may wait to be offered."""
    last = ""
    while True:
        where = f"op = 'put' AND {_WAITING} AND row_id > ?"
        some = load_marks(connection, table, where, last, limit=MOST)
        yield from some
        if len(some) < MOST:
            return
        last = some[-1].row_id


def _hangs_on(connection: Connection, mark: Mark, blocked: set[tuple[str, str]]) -> bool:
    row = load_row(connection, mark.table, mark.row_id)
    if row is None:
        return False
    return any(
        (parent, str(row[column])) in blocked for column, parent in mark.table.parents.items()
    )


def _freeze_put(write: Write, mark: Mark) -> Outgoing | None:
    table = mark.table
    row = load_row(write.connection, table, mark.row_id)
    if row is None:
        raise BugError(reason="pending put without a row", table=table.name)
    columns = _columns_to_send(table, row, mark.base)
    if not columns:
        _make_clean(write, mark)
        return None
    base = None if mark.base is None else stamp_of(table, mark.base)
    stamp = next_stamp(stamp_of(table, row), base)
    if stamp != row[table.stamp]:
        row[table.stamp] = stamp
        set_gate(write.connection, applying=True, why="acked", at=write.now)
        update_row(write.connection, table, mark.row_id, {table.stamp: stamp})
    outgoing = Outgoing(new_id(), table.name, mark.row_id, "put", stamp, base, columns)
    freeze(write.connection, [(mark, outgoing, pack(outgoing, row))])
    return outgoing


def _columns_to_send(table: Table, row: Row, base: Row | None) -> Row:
    if base is not None:
        return {name: row[name] for name in differing(table, row, base)}
    # A server may still lack an added column: blank there is the same as left out.
    return {
        column.name: row[column.name]
        for column in table.columns
        if column.name not in ("id", table.stamp)
        and not (column.is_added and row[column.name] is None)
    }


def _make_clean(write: Write, mark: Mark) -> None:
    """Let a row that no longer differs from its base be that base."""
    if mark.base is None or missing_parent(write.connection, mark.table, mark.base) is not None:
        return
    set_gate(write.connection, applying=True, why="acked", at=write.now)
    upsert_row(write.connection, mark.table, mark.base)
    drop_mark(write.connection, mark.table, mark.row_id)
    write.changed(mark.table.name, mark.row_id)
    write.changed("pending")


def _freeze_deletes(write: Write, room: int) -> list[Outgoing]:
    if room <= 0:
        return []
    deletes = pending_deletes(write.connection)
    tops = covered_by(deletes)
    left = {tops.get(place, place) for place in left_by_puts(write.connection, deletes)}
    frozen: dict[tuple[str, str], Outgoing] = {}
    for place, mark in deletes.items():
        heed()
        is_free = mark.state == "waiting" and mark.mutation_id is None
        if place in tops or place in left or not is_free or len(frozen) >= room:
            continue
        frozen[place] = _freeze_delete(write.connection, mark)
    # In flight together with the top: an undo before the answer must not look clean.
    covered = [
        (deletes[place], frozen[top], None)
        for place, top in tops.items()
        if top in frozen and deletes[place].mutation_id is None
    ]
    for some in in_chunks(covered):
        freeze(write.connection, some)
    return list(frozen.values())


def _freeze_delete(connection: Connection, mark: Mark) -> Outgoing:
    # A delete of a row the server never had is only left while its insert is in flight.
    base = None if mark.base is None else stamp_of(mark.table, mark.base)
    stamp = next_stamp(mark.edited_at, base)
    outgoing = Outgoing(new_id(), mark.table.name, mark.row_id, Op.DELETE.value, stamp, base)
    freeze(connection, [(mark, outgoing, pack(outgoing, None))])
    return outgoing
