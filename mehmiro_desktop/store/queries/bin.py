"""What was removed of late and can come back, read from the archive every removal leaves.

Nothing is ever dropped from the archive: after :data:`SHOWN_DAYS` days a removal only leaves this
list; the sync centre's history goes on showing it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection

from mehmiro_desktop.domain.sync_items import RecordName
from mehmiro_desktop.domain.tables import (
    ASSESSMENT_SESSIONS,
    ASSESSMENT_VARIABLES,
    ASSESSMENTS,
    CLASSES,
    LESSONS,
    STUDENTS,
    Row,
    Table,
)
from mehmiro_desktop.store.naming import Namer
from mehmiro_desktop.store.rows import row_from_json
from mehmiro_desktop.store.stamps import stamp_moment, stamp_text
from mehmiro_desktop.store.store import Store

SHOWN_DAYS = 30
LIMIT = 500
BIN_TABLES = (
    CLASSES, STUDENTS, ASSESSMENT_VARIABLES, ASSESSMENT_SESSIONS, LESSONS, ASSESSMENTS,
)  # fmt: skip
# A removal somebody meant, here or elsewhere; not what undo took away (redo brings that back).
_MEANT = "('edit', 'redo', 'pulled', 'merged', 'deleted_there', 'parent_gone', 'imported')"


# What sync removed belongs to no edit: then the reason and the time tell what went together.
_WENT_WITH = (
    "WITH named AS (SELECT edit_id, why, at FROM history"
    "  WHERE seq IN (SELECT value FROM json_each(:seqs)))"
    " SELECT (SELECT count(*) FROM history WHERE edit_id IN (SELECT edit_id FROM named))"
    " + (SELECT count(*) FROM history WHERE edit_id IS NULL AND (why, at) IN"
    "    (SELECT why, at FROM named WHERE edit_id IS NULL))"
)


@dataclass(frozen=True, slots=True)
class BinItem:
    """Something removed that has a place to come back to.

    Scores removed in one go are one item: ``seqs`` holds the history entry of each, ``count`` how
    many there are. ``record`` names the first. ``device`` is where it was removed.
    """

    seqs: tuple[int, ...]
    record: RecordName
    at: datetime
    device: str

    @property
    def count(self) -> int:
        """How many records of this kind the item holds."""
        return len(self.seqs)


def count_removed(store: Store, seqs: Sequence[int]) -> int:
    """Return about how many rows went with what the history entries ``seqs`` removed."""
    with store.read() as connection:
        found = connection.exec_driver_sql(_WENT_WITH, {"seqs": json.dumps(seqs)}).scalar_one()
    return max(int(found), len(seqs))


def load_bin(store: Store) -> tuple[BinItem, ...]:
    """Return what was removed in the last thirty days, newest first.

    What went together with its class, student, variable or session is not listed by itself: it
    comes back with that.
    """
    since = stamp_text(store.clock.now() - timedelta(days=SHOWN_DAYS))
    with store.read() as connection:
        namer = Namer(connection)
        items = [
            item
            for table in BIN_TABLES
            for item in _items(connection, namer, table, since, store.device_name)
        ]
    return tuple(sorted(items, key=lambda item: item.at, reverse=True))


def _items(
    connection: Connection, namer: Namer, table: Table, since: str, here: str
) -> Iterator[BinItem]:
    found = _removed(connection, table, since)

    def together(row: Row) -> tuple[object, ...]:
        is_score = table is ASSESSMENTS and row["edit_id"] is not None
        return (row["edit_id"],) if is_score else (None, row["seq"])

    for _, group in groupby(found, key=together):
        rows = list(group)
        first = rows[0]
        before = row_from_json(table, str(first["before"]))
        yield BinItem(
            seqs=tuple(int(str(row["seq"])) for row in rows),
            record=namer.name(table, str(first["row_id"]), before),
            at=stamp_moment(str(first["at"])),
            device=str(first["device"] or here),
        )


def _removed(connection: Connection, table: Table, since: str) -> list[Row]:
    has_parents = " ".join(
        f"AND (json_extract(h.before, '$.{column}') IS NULL OR EXISTS"  # noqa: S608 - declared names
        f" (SELECT 1 FROM {parent} p WHERE p.id = json_extract(h.before, '$.{column}')))"
        for column, parent in table.parents.items()
    )
    statement = (
        "SELECT h.seq, h.edit_id, h.row_id, h.before, h.at, h.device FROM history h"  # noqa: S608 - declared names
        " WHERE h.tbl = ? AND h.after IS NULL AND h.before IS NOT NULL AND h.at >= ?"
        f" AND h.why IN {_MEANT}"
        f" AND NOT EXISTS (SELECT 1 FROM {table.name} r WHERE r.id = h.row_id)"
        " AND NOT EXISTS (SELECT 1 FROM history n"
        "  WHERE n.tbl = h.tbl AND n.row_id = h.row_id AND n.seq > h.seq)"
        f" {has_parents} ORDER BY h.edit_id, h.seq LIMIT {LIMIT}"
    )
    return [
        dict(row)
        for row in connection.exec_driver_sql(statement, (table.name, since)).mappings()
    ]
