"""Classes, students, variables and assessment sessions."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    ClassOverview,
    SchoolClass,
    Student,
)
from mehmiro_desktop.domain.tables import (
    ASSESSMENT_SESSIONS,
    ASSESSMENT_VARIABLES,
    CLASSES,
    STUDENTS,
    Row,
    Table,
)
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.rows import load_row, row_of, select_sql
from mehmiro_desktop.store.store import Store

_Record = TypeVar("_Record")

# The order people expect of names, with the id as tie-break so that it never changes by itself.
_BY_NAME = "ORDER BY name COLLATE NOCASE, id"
# A class list keeps the order in which it was made, on every laptop the same.
_STUDENT_ORDER = "ORDER BY created_at, alias COLLATE NOCASE, id"
_VARIABLE_ORDER = "ORDER BY created_at, name COLLATE NOCASE, id"


def _select(
    connection: Connection,
    table: Table,
    record: Callable[[Row], _Record],
    rest: str,
    *parameters: str,
) -> tuple[_Record, ...]:
    rows = connection.exec_driver_sql(f"{select_sql(table)} {rest}", parameters)
    return tuple(record(row_of(table, row)) for row in rows)


def _one(store: Store, table: Table, record: Callable[[Row], _Record], row_id: str) -> _Record:
    with store.read() as connection:
        row = load_row(connection, table, row_id)
    if row is None:
        raise RecordNotFound(table=table.name)
    return record(row)


def load_classes(store: Store) -> tuple[SchoolClass, ...]:
    """Return all classes by name."""
    with store.read() as connection:
        return _select(connection, CLASSES, entity_rows.school_class, _BY_NAME)


def load_class(store: Store, class_id: str) -> SchoolClass:
    """Return one class.

    Raises:
        RecordNotFound: it is not there.
    """
    return _one(store, CLASSES, entity_rows.school_class, class_id)


def find_class_by_name(store: Store, name: str) -> SchoolClass | None:
    """Return the class of that name, exactly or else without regard to case."""
    wanted = name.strip()
    by_name = [each for each in load_classes(store) if each.name == wanted]
    if not by_name:
        folded = wanted.casefold()
        by_name = [each for each in load_classes(store) if each.name.casefold() == folded]
    return by_name[0] if by_name else None


def load_students(store: Store, class_id: str) -> tuple[Student, ...]:
    """Return a class's students in the order of its list."""
    with store.read() as connection:
        return students_of(connection, class_id)


def students_of(connection: Connection, class_id: str) -> tuple[Student, ...]:
    """Return a class's students, in the order they were added."""
    rest = f"WHERE class_id = ? {_STUDENT_ORDER}"
    return _select(connection, STUDENTS, entity_rows.student, rest, class_id)


def load_student(store: Store, student_id: str) -> Student:
    """Return one student.

    Raises:
        RecordNotFound: they are not there.
    """
    return _one(store, STUDENTS, entity_rows.student, student_id)


def load_variables(
    store: Store, class_id: str, active_only: bool = False
) -> tuple[AssessmentVariable, ...]:
    """Return a class's variables in the order they were added."""
    with store.read() as connection:
        variables = variables_of(connection, class_id)
    return tuple(each for each in variables if each.is_active or not active_only)


def variables_of(connection: Connection, class_id: str) -> tuple[AssessmentVariable, ...]:
    """Return a class's variables, inactive ones included, in the order they were added."""
    rest = f"WHERE class_id = ? {_VARIABLE_ORDER}"
    return _select(connection, ASSESSMENT_VARIABLES, entity_rows.variable, rest, class_id)


def load_variable(store: Store, variable_id: str) -> AssessmentVariable:
    """Return one variable.

    Raises:
        RecordNotFound: it is not there.
    """
    return _one(store, ASSESSMENT_VARIABLES, entity_rows.variable, variable_id)


def load_sessions(store: Store, class_id: str) -> tuple[AssessmentSession, ...]:
    """Return a class's assessment sessions, newest first."""
    with store.read() as connection:
        return _sessions(connection, class_id)


def _sessions(
    connection: Connection, class_id: str, rest: str = ""
) -> tuple[AssessmentSession, ...]:
    order = f"WHERE class_id = ? ORDER BY date DESC, created_at DESC, id {rest}"
    record = entity_rows.assessment_session
    return _select(connection, ASSESSMENT_SESSIONS, record, order, class_id)


def load_session(store: Store, session_id: str) -> AssessmentSession:
    """Return one assessment session.

    Raises:
        RecordNotFound: it is not there.
    """
    return _one(store, ASSESSMENT_SESSIONS, entity_rows.assessment_session, session_id)


def count_scores(
    store: Store,
    *,
    variable_id: str | None = None,
    session_id: str | None = None,
    student_id: str | None = None,
    class_id: str | None = None,
) -> int:
    """Return how many scores hang on what is named (of all sources); all conditions must hold."""
    conditions = {
        "variable_id = ?": variable_id,
        "session_id = ?": session_id,
        "student_id = ?": student_id,
        "session_id IN (SELECT id FROM assessment_sessions WHERE class_id = ?)": class_id,
    }
    given = {text: value for text, value in conditions.items() if value is not None}
    where = " AND ".join(given) or "true"
    with store.read() as connection:
        return int(
            connection.exec_driver_sql(
                f"SELECT count(*) FROM assessments WHERE {where}",  # noqa: S608 - fixed texts above
                tuple(given.values()),
            ).scalar_one()
        )


def load_overviews(store: Store) -> tuple[ClassOverview, ...]:
    """Return every class with its figures for the Today screen, by name."""
    with store.read() as connection:
        classes = _select(connection, CLASSES, entity_rows.school_class, _BY_NAME)
        return tuple(_overview(connection, each) for each in classes)


def _overview(connection: Connection, school_class: SchoolClass) -> ClassOverview:
    students = _count(connection, "students WHERE class_id = ?", school_class.id)
    variables = _count(
        connection, "assessment_variables WHERE class_id = ? AND is_active = 1", school_class.id
    )
    last = next(iter(_sessions(connection, school_class.id, "LIMIT 1")), None)
    blanks = 0
    if last is not None:
        scored = connection.exec_driver_sql(
            "SELECT count(DISTINCT a.student_id || a.variable_id) FROM assessments a"
            " JOIN assessment_variables v ON v.id = a.variable_id AND v.is_active = 1"
            " WHERE a.session_id = ? AND a.assessor_type = 'teacher'",
            (last.id,),
        ).scalar_one()
        blanks = max(0, students * variables - int(scored))
    return ClassOverview(
        school_class=school_class,
        student_count=students,
        variable_count=variables,
        last_session=last,
        blanks=blanks,
        pending=_pending_of(connection, school_class.id),
    )


def _count(connection: Connection, source: str, class_id: str) -> int:
    statement = f"SELECT count(*) FROM {source}"  # noqa: S608 - fixed texts above
    return int(connection.exec_driver_sql(statement, (class_id,)).scalar_one())


def _pending_of(connection: Connection, class_id: str) -> int:
    """Count what waits to go out for a class; its deleted rows are no longer its own."""
    return int(
        connection.exec_driver_sql(
            "SELECT count(*) FROM pending p WHERE"
            " (p.tbl = 'classes' AND p.row_id = :c)"
            " OR (p.tbl = 'students' AND p.row_id IN"
            "     (SELECT id FROM students WHERE class_id = :c))"
            " OR (p.tbl = 'assessment_variables' AND p.row_id IN"
            "     (SELECT id FROM assessment_variables WHERE class_id = :c))"
            " OR (p.tbl = 'assessment_sessions' AND p.row_id IN"
            "     (SELECT id FROM assessment_sessions WHERE class_id = :c))"
            " OR (p.tbl = 'assessments' AND EXISTS (SELECT 1 FROM assessments a"
            "     JOIN assessment_sessions s ON s.id = a.session_id"
            "     WHERE a.id = p.row_id AND s.class_id = :c))",
            {"c": class_id},
        ).scalar_one()
    )
