"""What is in flight: frozen when it is sent, so that a repeat is the same mutation."""

import json

from mehmiro_desktop.domain.sync_types import Outgoing
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Row, Table
from mehmiro_desktop.store.rows import row_from_json, row_to_json
from mehmiro_desktop.store.sync_state.marks import Mark


def pack(outgoing: Outgoing, row: Row | None) -> str:
    """Return the snapshot kept in ``pending.sent``: the mutation, and the whole row it makes."""
    table = TABLE_BY_NAME[outgoing.table]
    return json.dumps(
        {
            "m": outgoing.mutation_id,
            "op": outgoing.op,
            "updated_at": outgoing.updated_at,
            "base": outgoing.base,
            "columns": outgoing.columns,
            "row": None if row is None else row_to_json(table, row),
        },
        ensure_ascii=False,
    )


def unpack(table: Table, row_id: str, text: str) -> Outgoing:
    """Return the frozen mutation."""
    fields = json.loads(text)
    return Outgoing(
        mutation_id=fields["m"],
        table=table.name,
        row_id=row_id,
        op=fields["op"],
        updated_at=fields["updated_at"],
        base=fields["base"],
        columns=fields["columns"],
    )


def sent_row(table: Table, mark: Mark) -> Row | None:
    """Return the whole row that was sent; ``None`` for a delete or when nothing is in flight."""
    if mark.sent is None:
        return None
    text = json.loads(mark.sent)["row"]
    return None if text is None else row_from_json(table, text)
