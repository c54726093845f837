"""Who was absent, late or exempt. Whoever is not named was present."""

from collections.abc import Mapping

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.store.store import Store

SKIPPED = tuple(status.value for status in AttendanceStatus if status.is_skipped)
_EXCEPTIONS = (
    "SELECT t.student_id, t.session_id, t.status FROM session_attendance t"
    " JOIN students s ON s.id = t.student_id"
)
_KNOWN = frozenset(status.value for status in AttendanceStatus)


def load_attendance(store: Store, session_id: str) -> Mapping[str, AttendanceStatus]:
    """Return the exceptions of one assessment session by student id; the rest were present."""
    with store.read() as connection:
        return attendance_of(connection, session_id)


def attendance_of(connection: Connection, session_id: str) -> dict[str, AttendanceStatus]:
    """Return what :func:`load_attendance` does, inside a read that is under way."""
    found = _exceptions(connection, "t.session_id = ?", session_id)
    return {student: status for (student, _), status in found.items()}


def load_class_attendance(
    store: Store, class_id: str
) -> Mapping[tuple[str, str], AttendanceStatus]:
    """Return all exceptions of a class's sessions by (student id, session id)."""
    of_class = "t.session_id IN (SELECT id FROM assessment_sessions WHERE class_id = ?)"
    with store.read() as connection:
        return _exceptions(connection, of_class, class_id)


def load_student_attendance(store: Store, student_id: str) -> Mapping[str, AttendanceStatus]:
    """Return a student's exceptions by session id."""
    with store.read() as connection:
        return student_attendance_of(connection, student_id)


def student_attendance_of(
    connection: Connection, student_id: str
) -> dict[str, AttendanceStatus]:
    """Return what :func:`load_student_attendance` does, inside a read that is under way."""
    found = _exceptions(connection, "t.student_id = ?", student_id)
    return {session: status for (_, session), status in found.items()}


def _exceptions(
    connection: Connection, where: str, value: str
) -> dict[tuple[str, str], AttendanceStatus]:
    rows = connection.exec_driver_sql(f"{_EXCEPTIONS} WHERE {where}", (value,))
    return {
        (str(student), str(session)): AttendanceStatus(status)
        for student, session, status in rows
        if status in _KNOWN and status != AttendanceStatus.PRESENT.value
    }
