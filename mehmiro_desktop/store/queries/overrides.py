"""The traffic light set by hand: which, why, by whom and when."""

from sqlalchemy import Connection

from mehmiro_desktop.domain.monitoring_records import LightOverride
from mehmiro_desktop.domain.tables import MONITORING_OVERRIDES, Row
from mehmiro_desktop.store import monitoring_rows
from mehmiro_desktop.store.queries.made import made_of
from mehmiro_desktop.store.rows import row_of, select_sql
from mehmiro_desktop.store.store import Store


def overrides_of(connection: Connection, class_id: str) -> dict[str, LightOverride]:
    """Return a class's lights set by hand by student; one this version has no word for is left out."""
    rows = connection.exec_driver_sql(
        f"{select_sql(MONITORING_OVERRIDES)} WHERE class_id = ? ORDER BY updated_at, id",
        (class_id,),
    ).all()
    found: dict[str, LightOverride] = {}
    for values in rows:
        row = row_of(MONITORING_OVERRIDES, values)
        override = monitoring_rows.override(row, made_of(connection, row))
        if override is not None:
            found[override.student_id] = override
    return found


def override_row(connection: Connection, student_id: str, class_id: str) -> Row | None:
    """Return the row of a student in a class under whatever id it has; the server allows one."""
    values = connection.exec_driver_sql(
        f"{select_sql(MONITORING_OVERRIDES)} WHERE student_id = ? AND class_id = ?"
        " ORDER BY updated_at DESC, id LIMIT 1",
        (student_id, class_id),
    ).first()
    return None if values is None else row_of(MONITORING_OVERRIDES, values)


def load_override(store: Store, student_id: str, class_id: str) -> LightOverride | None:
    """Return the light set by hand for a student in a class, ``None`` where there is none."""
    with store.read() as connection:
        row = override_row(connection, student_id, class_id)
        return None if row is None else monitoring_rows.override(row, made_of(connection, row))
