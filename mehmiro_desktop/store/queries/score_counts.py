"""How many scores hang on each variable or assessment session of a class, in one read."""

from collections.abc import Mapping

from mehmiro_desktop.store.store import Store


def count_by_variable(store: Store, class_id: str) -> Mapping[str, int]:
    """Return the number of scores (of all sources) per variable id; none are left out."""
    return _counts(store, class_id, "variable_id", "assessment_variables")


def count_by_session(store: Store, class_id: str) -> Mapping[str, int]:
    """Return the number of scores (of all sources) per assessment session id."""
    return _counts(store, class_id, "session_id", "assessment_sessions")


def _counts(store: Store, class_id: str, column: str, table: str) -> Mapping[str, int]:
    statement = (
        f"SELECT p.id, (SELECT count(*) FROM assessments a WHERE a.{column} = p.id)"  # noqa: S608
        f" FROM {table} p WHERE p.class_id = ?"
    )
    with store.read() as connection:
        rows = connection.exec_driver_sql(statement, (class_id,))
        return {str(row_id): int(count) for row_id, count in rows}
