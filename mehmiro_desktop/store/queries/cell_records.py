"""All records of one cell, and the history of each."""

from mehmiro_desktop.domain.cell_records import CellRecord
from mehmiro_desktop.domain.entities import AssessorType, CellKey
from mehmiro_desktop.domain.ids import assessment_id
from mehmiro_desktop.domain.sync_items import HistoryItem
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.queries.sync_center import history_items
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store

_RECORDS = (
    "SELECT id, assessor_type, value, comments, updated_at, created_at FROM assessments"
    " WHERE session_id = ? AND student_id = ? AND +variable_id = ?"
    " ORDER BY assessor_type <> 'teacher', updated_at DESC, id DESC"
)


def load_records(store: Store, key: CellKey) -> tuple[CellRecord, ...]:
    """Return every record of a cell: the teacher's first, each group newest first."""
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            _RECORDS, (key.session_id, key.student_id, key.variable_id)
        ).all()
    return tuple(
        CellRecord(
            id=row_id,
            source=AssessorType(source),
            value=entity_rows.decimal_of(value),
            comments=comments or "",
            updated_at=stamp_moment(stamp) if stamp else None,
            is_shown=place == 0 and source == AssessorType.TEACHER.value,
            created_at=stamp_moment(made) if made else None,
        )
        for place, (row_id, source, value, comments, stamp, made) in enumerate(rows)
    )


def load_cell_history(store: Store, key: CellKey, limit: int = 50) -> tuple[HistoryItem, ...]:
    """Return what the records of a cell were before, newest first, removed ones included."""
    cell = (key.student_id, key.variable_id, key.session_id)
    ids = [assessment_id(*cell, source) for source in AssessorType]
    ids += [each.id for each in load_records(store, key) if each.id not in ids]
    marks = ", ".join("?" * len(ids))
    with store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT seq, tbl, row_id, before, after, why, device, actor, at FROM history"  # noqa: S608 - question marks
            f" WHERE tbl = 'assessments' AND row_id IN ({marks}) ORDER BY seq DESC LIMIT ?",
            (*ids, limit),
        ).mappings()
        return history_items(connection, [dict(each) for each in found])
