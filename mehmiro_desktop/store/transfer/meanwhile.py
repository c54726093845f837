"""What changed between the moment an import was asked for and the one in which it is made."""

from dataclasses import dataclass

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import CellKey

_SCORES = (
    "SELECT DISTINCT json_extract(version, '$.student_id'),"
    " json_extract(version, '$.variable_id'), json_extract(version, '$.session_id')"
    " FROM (SELECT coalesce(after, before) AS version FROM history"
    " WHERE seq >= ? AND tbl = 'assessments')"
    " WHERE json_extract(version, '$.assessor_type') = 'teacher'"
)
_STUDENTS = "SELECT DISTINCT row_id FROM history WHERE seq >= ? AND tbl = 'students'"


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Cells and ids of students that changed; what they say now is newer than the file."""

    cells: frozenset[CellKey] = frozenset()
    students: frozenset[str] = frozenset()


def load_meanwhile(connection: Connection, since: int | None) -> Meanwhile:
    """Return what the history has from its number ``since`` on; nothing without one."""
    if since is None:
        return Meanwhile()
    cells = connection.exec_driver_sql(_SCORES, (since,)).all()
    students = connection.exec_driver_sql(_STUDENTS, (since,)).scalars()
    return Meanwhile(frozenset(CellKey(*each) for each in cells), frozenset(students))
