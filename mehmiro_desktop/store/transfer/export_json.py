"""Everything a store holds, as one JSON file: the tables, the archive, the waiting work.

One snapshot, streamed: memory does not grow with the store.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection, text

from mehmiro_desktop.domain.tables import TABLES, Table
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.transfer.files import written_whole
from mehmiro_desktop.store.transfer.row_text import row_text, side_text, version_text

EXPORT_SCHEMA = 1
_TOLD_EVERY = 500
_STREAM = {"stream_results": True, "yield_per": 500}


def export_json(
    store: Store, path: Path, tell: Callable[[int, int], None] = lambda _done, _total: None
) -> int:
    """Write all of ``store`` to ``path`` and return how many rows its tables hold.

    ``tell`` hears every few hundred rows how many of all are written; what it raises ends the
    export, and no file stays.

    The file is ``{"schema", "exported_at", "account", "tables", "archive", "pending"}``:
    ``tables`` maps each server table to its rows with the server's column names; ``archive``
    lists every version that was overwritten, removed, held back, refused or lost a conflict;
    ``pending`` the rows whose change the server has not confirmed.

    Raises:
        FileUnusable: ``path`` cannot be written; StoreError: the store cannot be read.
    """
    count = 0
    with store.read() as connection, written_whole(path) as file:
        progress = _Progress(_total(connection), tell)
        head = {
            "schema": EXPORT_SCHEMA,
            "exported_at": store.now_stamp(),
            "account": {"server": store.account.server, "email": store.account.email},
        }
        file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "tables": {')
        for place, table in enumerate(TABLES):
            file.write(f'{"," if place else ""}\n  "{table.name}": ')
            count += _write_list(file, progress.over(_rows(connection, table)), "   ")
        file.write('\n },\n "archive": ')
        _write_list(file, progress.over(_archive(connection)), "  ")
        file.write(',\n "pending": ')
        _write_list(file, progress.over(_pending(connection)), "  ")
        file.write("\n}\n")
    return count


class _Progress:
    """Counts what goes by."""

    def __init__(self, total: int, tell: Callable[[int, int], None]) -> None:
        self._done, self._total, self._tell = 0, total, tell

    def over(self, items: Iterable[str]) -> Iterator[str]:
        for item in items:
            if self._done % _TOLD_EVERY == 0:
                self._tell(min(self._done, self._total), self._total)
            self._done += 1
            yield item


def _total(connection: Connection) -> int:
    """Count what will be written, about."""
    names = (*(table.name for table in TABLES), "history", "held", "conflicts", "pending")
    counts = (
        connection.execute(text(f"SELECT count(*) FROM {name}"))  # noqa: S608 - names of our own
        for name in names
    )
    return sum(int(count.scalar_one()) for count in counts)


def _write_list(file: TextIO, items: Iterable[str], indent: str) -> int:
    count = 0
    file.write("[")
    for item in items:
        file.write(f"{',' if count else ''}\n{indent}{item}")
        count += 1
    file.write("]")
    return count


def _rows(connection: Connection, table: Table) -> Iterator[str]:
    statement = text(f"SELECT * FROM {table.name} ORDER BY id")  # noqa: S608 - name of our own
    for row in connection.execute(statement, execution_options=_STREAM).mappings():
        yield row_text(table, dict(row))


def _select(connection: Connection, statement: str) -> Iterator[dict[str, Any]]:
    for row in connection.execute(text(statement), execution_options=_STREAM).mappings():
        yield dict(row)


def _archive(connection: Connection) -> Iterator[str]:
    overwritten = (
        "SELECT tbl, row_id, before AS version, why, device, actor, at FROM history"
        " WHERE before IS NOT NULL ORDER BY seq"
    )
    # Versions put away that never were in the table: they lost before they could be shown.
    put_away = (
        "SELECT tbl, row_id, after AS version, why, device, actor, at FROM history"
        " WHERE before IS NULL AND after IS NOT NULL"
        " AND why NOT IN ('edit', 'imported', 'undo', 'redo') ORDER BY seq"
    )
    held = (
        "SELECT tbl, row_id, row AS version, 'held: ' || reason AS why, device, '' AS actor, at"
        " FROM held ORDER BY at"
    )
    # The payload of a staged row is the row with who sent it (sync_state.staging).
    staged = (
        "SELECT tbl, row_id, json_extract(payload, '$.row') AS version,"
        " 'waits for its parent' AS why, json_extract(payload, '$.device') AS device,"
        " json_extract(payload, '$.actor') AS actor, '' AS at"
        " FROM staged WHERE kind = 'put' ORDER BY seq"
    )
    for statement in (overwritten, put_away, held, staged):
        for item in _select(connection, statement):
            row = version_text(item["tbl"], item["version"])
            yield _entry(item, ("why", "device", "actor", "at"), {"row": row})
    for item in _select(connection, "SELECT * FROM conflicts ORDER BY id"):
        names = ("why", "kind", "field", "ours_at", "theirs_at", "ours_device", "theirs_device")
        sides = {
            side: side_text(item["tbl"], item["field"], item[side])
            for side in ("ours", "theirs")
        }
        yield _entry(item | {"why": "conflict"}, (*names, "kept", "state", "made_at"), sides)


def _pending(connection: Connection) -> Iterator[str]:
    for item in _select(connection, "SELECT * FROM pending ORDER BY edit_seq, tbl, row_id"):
        base = version_text(item["tbl"], item["base"])
        yield _entry(item, ("op", "edited_at", "state", "code", "detail"), {"base": base})


def _entry(item: dict[str, Any], names: Iterable[str], texts: dict[str, str]) -> str:
    """Return one object: which row, ``names`` as they are, ``texts`` that are JSON already."""
    known = {"table": item["tbl"], "row_id": item["row_id"]}
    known |= {name: item[name] for name in names}
    texts = {
        name: json.dumps(value, ensure_ascii=False) for name, value in known.items()
    } | texts
    return "{" + ", ".join(f'"{name}": {text}' for name, text in texts.items()) + "}"
