"""When a record was made, and by whom; the same for every table."""

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.made import Made
from mehmiro_desktop.domain.tables import TEACHERS, Row, Table
from mehmiro_desktop.store.entity_rows import moment_of, text_of
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.store import Store


def load_made(store: Store, table: Table, row_id: str) -> Made | None:
    """Return when and by whom a row was made; ``None`` where it is not on this laptop."""
    with store.read() as connection:
        row = load_row(connection, table, row_id)
        return None if row is None else made_of(connection, row)


def load_attendance_made(store: Store, key: CellKey) -> Made | None:
    """Return when the attendance at a cell's session was first recorded; ``None`` if never."""
    with store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT created_at FROM session_attendance WHERE student_id = ? AND session_id = ?",
            (key.student_id, key.session_id),
        ).scalar()
    return None if found is None else Made(moment_of(found))


def made_of(connection: Connection, row: Row) -> Made:
    """Return when and by whom a row at hand was made, inside a read that is under way."""
    by = text_of(row.get("created_by"))
    author = load_row(connection, TEACHERS, by) if by else None
    name = "" if author is None else text_of(author["name"])
    return Made(moment_of(row["created_at"]), by, name)
