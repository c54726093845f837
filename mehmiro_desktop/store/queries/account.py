"""The teacher whose account this store is of, as the server knows them."""

from datetime import datetime

from mehmiro_desktop.domain.tables import TEACHERS
from mehmiro_desktop.domain.teacher import Teacher
from mehmiro_desktop.store.entity_rows import moment_of, text_of
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store


def load_teacher(store: Store) -> Teacher | None:
    """Return the account's own row; ``None`` until it has arrived (a sample class has none)."""
    with store.read() as connection:
        row = load_row(connection, TEACHERS, store.account.account_id)
    if row is None:
        return None
    return Teacher(text_of(row["name"]), moment_of(row["created_at"]))


def load_last_change(store: Store) -> datetime | None:
    """Return when something was last changed here, by whomever; ``None`` if nothing ever was."""
    with store.read() as connection:
        at = connection.exec_driver_sql(
            "SELECT at FROM history ORDER BY seq DESC LIMIT 1"
        ).scalar()
    return None if at is None else stamp_moment(str(at))
