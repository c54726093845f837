"""Deletes on their way: the topmost of what was removed together, the rest in flight with it.

Of a class removed one delete is sent; the 25,200 scores that it takes along count as in flight
until its answer, for an undo before that must not look clean. A person's edit need not wait for all
of them: they are marked a few hundred at a time, and the topmost last, if it is still to go.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.reconcile_types import Op
from mehmiro_desktop.domain.sync_types import Outgoing
from mehmiro_desktop.failpoints import reach
from mehmiro_desktop.store.rows import in_chunks, stamp_of
from mehmiro_desktop.store.stamps import next_stamp
from mehmiro_desktop.store.store import Store, Write
from mehmiro_desktop.store.sync_state.cascades import covered_by, left_by_puts, pending_deletes
from mehmiro_desktop.store.sync_state.marks import Mark, freeze, load_mark, release
from mehmiro_desktop.store.sync_state.sent import pack

COVERED = 400
"""Marks set or dropped in one transaction: some 15 ms."""
_COVER = (
    "UPDATE pending SET mutation_id = ?, sent_seq = edit_seq, sent = NULL, sent_op = 'delete'"
    " WHERE tbl = ? AND row_id = ? AND op = 'delete' AND mutation_id IS NULL"
)
_LEFT_ALONE = (
    "SELECT DISTINCT mutation_id FROM pending WHERE mutation_id IS NOT NULL AND mutation_id NOT IN"
    " (SELECT mutation_id FROM pending WHERE mutation_id IS NOT NULL AND sent IS NOT NULL)"
)
_TAKE_ALONG = (
    "SELECT DISTINCT mutation_id FROM pending WHERE sent IS NULL AND op = 'delete'"
    " AND mutation_id IN (SELECT value FROM json_each(?))"
)
_DROP = (
    "DELETE FROM pending WHERE rowid IN (SELECT rowid FROM pending"
    " WHERE mutation_id = ? AND op = 'delete' AND sent IS NULL LIMIT ?)"
)


@dataclass(frozen=True, slots=True)
class _Removal:
    top: Mark
    covered: Sequence[tuple[str, str]]
    """(table, row id) of what goes along."""


def freeze_deletes(store: Store, room: int) -> list[Outgoing]:
    """Freeze the next deletes, at most ``room``: children first they are put in order later.

    Raises:
        StoreError: what was frozen by then is sent the next time.
    """
    with store.read() as connection:
        removals = _removals(connection, room)
    frozen: list[Outgoing] = []
    for group in _groups(removals):
        mutations = [new_id() for _ in group]
        if len(group[0].covered) > COVERED:
            for some in in_chunks(group[0].covered, COVERED):
                with store.write(Origin.SYNC) as write:
                    _cover(write, mutations[0], some)
                reach("push.covered")
        with store.write(Origin.SYNC) as write:
            found = [
                _freeze(write, removal, mutation)
                for removal, mutation in zip(group, mutations, strict=True)
            ]
        frozen += [each for each in found if each is not None]
    return frozen


def _removals(connection: Connection, room: int) -> list[_Removal]:
    deletes = pending_deletes(connection)
    tops = covered_by(deletes)
    left = {tops.get(place, place) for place in left_by_puts(connection, deletes)}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for place, mark in deletes.items():
        if len(found) < room and _may_go(mark) and place not in tops and place not in left:
            found[place] = []
    for place, top in tops.items():
        if top in found and deletes[place].mutation_id is None:
            found[top].append(place)
    return [_Removal(deletes[place], covered) for place, covered in found.items()]


def _may_go(mark: Mark | None) -> bool:
    return (
        mark is not None
        and mark.op is Op.DELETE
        and mark.state == "waiting"
        and mark.mutation_id is None
    )


def _groups(removals: Sequence[_Removal]) -> Iterator[list[_Removal]]:
    """Put together what is one transaction; a large removal stands alone."""
    group: list[_Removal] = []
    count = 0
    for removal in removals:
        size = 1 + len(removal.covered)
        if group and count + size > COVERED:
            yield group
            group, count = [], 0
        group.append(removal)
        count += size
    if group:
        yield group


def _cover(write: Write, mutation_id: str, places: Sequence[tuple[str, str]]) -> None:
    if places:
        values = [(mutation_id, *place) for place in places]
        write.connection.exec_driver_sql(_COVER, values)


def _freeze(write: Write, removal: _Removal, mutation_id: str) -> Outgoing | None:
    """Freeze the topmost; not if it was brought back, or edited, while the others were marked."""
    connection, top = write.connection, removal.top
    if len(removal.covered) <= COVERED:
        _cover(write, mutation_id, removal.covered)
    # Nothing under it comes back without it: its own mark tells whether any did.
    now = load_mark(connection, top.table, top.row_id)
    if now is None or not _may_go(now) or now.edit_seq != top.edit_seq:
        release(write, mutation_id)
        return None
    # A delete of a row the server never had is only left while its insert is in flight.
    base = None if now.base is None else stamp_of(now.table, now.base)
    stamp = next_stamp(now.edited_at, base)
    outgoing = Outgoing(mutation_id, now.table.name, now.row_id, Op.DELETE.value, stamp, base)
    freeze(connection, now, outgoing, pack(outgoing, None))
    return outgoing


def release_left_alone(store: Store) -> None:
    """Take back out of flight what was marked for a delete that never got so far.

    Raises:
        StoreError: the next call does it.
    """
    with store.read() as connection:
        found = list(connection.exec_driver_sql(_LEFT_ALONE).scalars())
    for mutation_id in found:
        with store.write(Origin.SYNC) as write:
            release(write, mutation_id)


def drop_covered(store: Store, mutations: Sequence[str]) -> None:
    """Make clean what answered deletes took along; they themselves follow.

    Raises:
        StoreError: the answer comes again.
    """
    with store.read() as connection:
        asked = json.dumps(list(mutations))
        found = list(connection.exec_driver_sql(_TAKE_ALONG, (asked,)).scalars())
    for mutation_id in found:
        count = COVERED
        while count == COVERED:
            with store.write(Origin.SYNC) as write:
                dropped = write.connection.exec_driver_sql(_DROP, (mutation_id, COVERED))
                count = dropped.rowcount
            reach("push.uncovered")
