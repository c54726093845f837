"""A model of the server's contract in a dict: registry, compare-and-swap, cascades, restore.

For histories too many for a real PostgreSQL; tests/server and tests/sync hold the real one to the
same rules.
"""

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from mehmiro_desktop.domain.sync_types import (
    Outgoing,
    PullCursor,
    PulledGone,
    PulledPage,
    PulledRow,
    PulledRows,
    PushResult,
)
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Row
from tests.helpers.server_rows import accepted, as_values

Place = tuple[str, str]
RANK = {table.name: place for place, table in enumerate(TABLES)}


@dataclass
class ModelServer:
    """One teacher's rows. ``now`` gives the server's stamp."""

    now: Callable[[], str]
    epoch: str = "epoch-1"
    rows: dict[Place, Row] = field(default_factory=dict)
    foreign: dict[Place, Row] = field(default_factory=dict)
    """Rows that live with another teacher."""
    tombstones: dict[Place, str] = field(default_factory=dict)
    registry: dict[Place, tuple[int, str | None]] = field(default_factory=dict)
    """When each row last changed, and by which device."""
    archive: list[tuple[Place, Row]] = field(default_factory=list)
    answers: dict[str, PushResult] = field(default_factory=dict)
    transaction: int = 0

    # Writes

    def put(self, place: Place, row: Row, device: str | None = None) -> None:
        if place in self.rows:
            self.archive.append((place, self.rows[place]))
        self.rows[place] = row
        self._note(place, device)

    def delete(self, place: Place, stamp: str, device: str | None = None) -> None:
        for child in self._children(place):
            if child in self.rows:
                self.delete(child, stamp, device)
        self.archive.append((place, self.rows.pop(place)))
        self.tombstones[place] = stamp
        self._note(place, device)

    def give_away(self, place: Place) -> None:
        """Move a row and all under it to another teacher."""
        for child in self._children(place):
            if child in self.rows:
                self.give_away(child)
        self.foreign[place] = self.rows.pop(place)
        self._note(place, None)

    def take_back(self) -> None:
        """Move everything given away back."""
        for place in sorted(self.foreign, key=lambda each: RANK[each[0]]):
            self.rows[place] = self.foreign.pop(place)
            self._note(place, None)

    def restored(self) -> "ModelServer":
        """Return a copy to be used later as this server restored from a backup."""
        copied = copy.deepcopy(
            ModelServer(
                now=str,
                rows=self.rows,
                foreign=self.foreign,
                tombstones=self.tombstones,
                registry=self.registry,
                transaction=self.transaction,
            )
        )
        copied.now, copied.epoch = self.now, self.epoch + "+"
        # What is current now must stay findable, as it was acknowledged.
        copied.archive = self.archive
        return copied

    def _note(self, place: Place, device: str | None) -> None:
        self.transaction += 1
        self.registry[place] = (self.transaction, device)

    def _children(self, place: Place) -> list[Place]:
        return [
            child
            for child, row in self.rows.items()
            if any(
                (parent, row[column]) == place
                for column, parent in TABLE_BY_NAME[child[0]].parents.items()
            )
        ]

    # Pull

    def pull(self, since: int, until: int | None = None) -> PulledPage:
        """Return what changed after ``since`` up to ``until``, as one page."""
        horizon = self.transaction if until is None else until
        changed = {
            place: note for place, note in self.registry.items() if since < note[0] <= horizon
        }
        puts = tuple(self._puts(changed))
        gones = sorted(
            (place for place in changed if place not in self.rows),
            key=lambda place: (-RANK[place[0]], changed[place][0]),
        )
        return PulledPage(
            PullCursor(str(horizon)),
            puts,
            tuple(self._gone(place, changed[place][1]) for place in gones),
            ends_round=True,
        )

    def _puts(self, changed: dict[Place, tuple[int, str | None]]) -> Iterable[PulledRows]:
        for table in TABLES:
            values = [
                as_values(table, self.rows[place], None, device)
                for place, (_, device) in changed.items()
                if place[0] == table.name and place in self.rows
            ]
            if values:
                yield PulledRows(table.name, values)

    def _gone(self, place: Place, device: str | None) -> PulledGone:
        if place in self.foreign:
            return PulledGone(*place, "revoked", self.now(), device)
        return PulledGone(*place, "deleted", self.tombstones[place], device)

    # Push

    def push(self, out: Outgoing, device: str) -> PushResult:
        """Answer one change; the same mutation again gets the same answer."""
        if out.mutation_id in self.answers:
            return self.answers[out.mutation_id]
        result = self._decide(out, device)
        if result.status == "applied":
            self.answers[out.mutation_id] = result
        return result

    def _decide(self, out: Outgoing, device: str) -> PushResult:
        place = (out.table, out.row_id)
        stored = self.rows.get(place)
        if stored is None:
            return self._absent(out, place, device)
        if out.base != stored[TABLE_BY_NAME[out.table].stamp]:
            return PushResult(out.mutation_id, "stale", PulledRow(out.table, stored))
        if out.op == "delete":
            self.delete(place, out.updated_at, device)
            return PushResult(out.mutation_id, "applied")
        return self._store(out, stored, device)

    def _absent(self, out: Outgoing, place: Place, device: str) -> PushResult:
        if place in self.foreign:
            gone = PulledGone(*place, "revoked", self.now())
            return PushResult(out.mutation_id, "gone", gone=gone)
        if out.op == "delete":
            return PushResult(out.mutation_id, "applied")
        died = self.tombstones.get(place, "")
        if out.base is not None or out.updated_at <= died:
            gone = PulledGone(*place, "deleted", died)
            return PushResult(out.mutation_id, "gone", gone=gone)
        for column, parent in TABLE_BY_NAME[out.table].parents.items():
            parent_id = str(out.columns[column])
            if (parent, parent_id) not in self.rows:
                return PushResult(
                    out.mutation_id, "parent_gone", parent=parent, parent_id=parent_id
                )
        return self._store(out, None, device)

    def _store(self, out: Outgoing, stored: Row | None, device: str) -> PushResult:
        result = accepted(out, stored)
        assert result.row is not None
        self.put((out.table, out.row_id), result.row.row, device)
        return result
