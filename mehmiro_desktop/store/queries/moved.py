"""Students who went to another class, where they left scores: what is there stays in sight."""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import SchoolClass, Student
from mehmiro_desktop.domain.tables import CLASSES, STUDENTS
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.queries.classes import students_of
from mehmiro_desktop.store.rows import in_chunks, load_row, marks, row_of, select_sql
from mehmiro_desktop.store.store import Store

_LEFT = "WHERE class_id <> ? AND id IN ({found}) ORDER BY alias COLLATE NOCASE, id"
_IN_SESSION = (
    "SELECT student_id FROM assessments WHERE session_id = ?"
    " UNION SELECT student_id FROM session_attendance WHERE session_id = ?"
)
_IN_CLASS = (
    "SELECT a.student_id FROM assessment_sessions s JOIN assessments a ON a.session_id = s.id"
    " WHERE s.class_id = ?"
    " UNION SELECT t.student_id FROM assessment_sessions s"
    " JOIN session_attendance t ON t.session_id = s.id WHERE s.class_id = ?"
)
_IN_PART = (
    "SELECT student_id FROM assessments WHERE session_id IN (SELECT value FROM json_each(?))"
    " UNION SELECT student_id FROM session_attendance"
    "  WHERE session_id IN (SELECT value FROM json_each(?))"
)
SESSIONS_AT_ONCE = 15
"""Sessions looked through in one part: of 35 students and 12 variables, 6,300 scores."""
_CLASSES_OF = (
    "SELECT s.class_id FROM assessments a JOIN assessment_sessions s ON s.id = a.session_id"
    " WHERE a.student_id = :student"
    " UNION SELECT s.class_id FROM session_attendance t"
    " JOIN assessment_sessions s ON s.id = t.session_id WHERE t.student_id = :student"
)


def load_scored_students(store: Store, class_id: str) -> tuple[Student, ...]:
    """Return a class's students in the order of its list, then those who left scores in it."""
    with store.read() as connection:
        return scored_students_of(connection, class_id)


def load_left(store: Store, class_id: str) -> Iterator[tuple[Student, ...]]:
    """Give who left scores or attendance in a class, as far as its next few sessions tell.

    A year has tens of thousands of scores: each part is one turn of the event loop. Somebody may
    come in several parts.
    """
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id FROM assessment_sessions WHERE class_id = ? ORDER BY id", (class_id,)
        )
        sessions = [str(row[0]) for row in rows]
    for part in in_chunks(sessions, SESSIONS_AT_ONCE):
        with store.read() as connection:
            found = _left(connection, class_id, _IN_PART, json.dumps(part), json.dumps(part))
        yield found


def in_list_order(students: Iterable[Student]) -> tuple[Student, ...]:
    """Return those who left in the order of :func:`load_scored_students`, each once."""
    by_id = {each.id: each for each in students}
    return tuple(sorted(by_id.values(), key=lambda each: (each.alias.lower(), each.id)))


def scored_students_of(connection: Connection, class_id: str) -> tuple[Student, ...]:
    """Return what :func:`load_scored_students` does, inside a read that is under way."""
    left = _left(connection, class_id, _IN_CLASS, class_id, class_id)
    return (*students_of(connection, class_id), *left)


def left_in_session(
    connection: Connection, class_id: str, session_id: str
) -> tuple[Student, ...]:
    """Return who has scores or attendance in a class's session and is in another class now."""
    return _left(connection, class_id, _IN_SESSION, session_id, session_id)


def _left(
    connection: Connection, class_id: str, found: str, *parameters: str
) -> tuple[Student, ...]:
    statement = f"{select_sql(STUDENTS)} {_LEFT.format(found=found)}"
    rows = connection.exec_driver_sql(statement, (class_id, *parameters))
    return tuple(entity_rows.student(row_of(STUDENTS, row)) for row in rows)


def class_names(connection: Connection, students: tuple[Student, ...]) -> dict[str, str]:
    """Return the name of the class each of ``students`` is in, by student id."""
    names: dict[str, str] = {}
    for each in students:
        row = load_row(connection, CLASSES, each.class_id)
        names[each.id] = "" if row is None else entity_rows.school_class(row).name
    return names


def earlier_classes(connection: Connection, student: Student) -> tuple[SchoolClass, ...]:
    """Return the other classes a student has scores or attendance in, the newest first."""
    found = [
        str(row[0])
        for row in connection.exec_driver_sql(_CLASSES_OF, {"student": student.id})
        if row[0] != student.class_id
    ]
    rows = connection.exec_driver_sql(
        f"{select_sql(CLASSES)} WHERE id IN ({marks(found)}) ORDER BY created_at DESC, id",
        tuple(found),
    )
    return tuple(entity_rows.school_class(row_of(CLASSES, row)) for row in rows)
