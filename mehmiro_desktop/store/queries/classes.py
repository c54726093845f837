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
from mehmiro_desktop.store.queries.attendance import attendance_of
from mehmiro_desktop.store.rows import load_row, marks, row_of, select_sql
from mehmiro_desktop.store.store import Store

_Record = TypeVar("_Record")

# The order people expect of names, with the id as tie-break so that it never changes by itself.
_BY_NAME = "ORDER BY name COLLATE NOCASE, id"
# A class list keeps the order in which it was made, on every laptop the same.
_STUDENT_ORDER = "ORDER BY created_at, alias COLLATE NOCASE, id"
# Those given a place first, then the others as they were added.
_VARIABLE_ORDER = "ORDER BY position IS NULL, position, created_at, name COLLATE NOCASE, id"
_IN_USE = "WHERE archived_at IS NULL"
_NEWEST_FIRST = "ORDER BY date DESC, created_at DESC, id"
_MARKED_IN = 6
"""Sessions searched for the latest mark: nobody reads a whole term to open a screen."""
_MARKED = (
    "WITH latest AS (SELECT id FROM assessment_sessions WHERE class_id = :class"
    " ORDER BY date DESC, created_at DESC, id LIMIT :most)"
    " SELECT max(stamp) FROM (SELECT max(a.updated_at) AS stamp FROM latest l"
    "  JOIN assessments a ON a.session_id = l.id AND a.assessor_type = 'teacher'"
    " UNION ALL SELECT max(t.updated_at) FROM latest l"
    "  JOIN session_attendance t ON t.session_id = l.id)"
)


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


def load_classes(store: Store, *, include_archived: bool = False) -> tuple[SchoolClass, ...]:
    """Return the classes in use by name; with ``include_archived`` the archived ones too."""
    with store.read() as connection:
        return _classes(connection, include_archived)


def _classes(connection: Connection, include_archived: bool) -> tuple[SchoolClass, ...]:
    rest = _BY_NAME if include_archived else f"{_IN_USE} {_BY_NAME}"
    return _select(connection, CLASSES, entity_rows.school_class, rest)


def load_class(store: Store, class_id: str) -> SchoolClass:
    """Return one class.

    Raises:
        RecordNotFound: it is not there.
    """
    return _one(store, CLASSES, entity_rows.school_class, class_id)


def find_class_by_name(store: Store, name: str) -> SchoolClass | None:
    """Return the class of that name, exactly or else without regard to case.

    Classes in use come before archived ones of the same name.
    """
    wanted = name.strip()
    known = sorted(
        load_classes(store, include_archived=True),
        key=lambda each: each.archived_at is not None,
    )
    by_name = [each for each in known if each.name == wanted]
    if not by_name:
        folded = wanted.casefold()
        by_name = [each for each in known if each.name.casefold() == folded]
    return by_name[0] if by_name else None


def load_students(store: Store, class_id: str) -> tuple[Student, ...]:
    """Return a class's students in the order of its list."""
    with store.read() as connection:
        return students_of(connection, class_id)


def students_of(connection: Connection, class_id: str) -> tuple[Student, ...]:
    """Return a class's students, in the order they were added."""
    rest = f"WHERE class_id = ? {_STUDENT_ORDER}"
    return _select(connection, STUDENTS, entity_rows.student, rest, class_id)


def load_student_places(store: Store) -> dict[str, int]:
    """Return every student's place in the list of their class, from 1, by the student's id."""
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, row_number() OVER (PARTITION BY class_id"  # noqa: S608 - fixed texts
            f" {_STUDENT_ORDER}) FROM students"
        ).all()
    return {str(student_id): int(place) for student_id, place in rows}


def load_student(store: Store, student_id: str) -> Student:
    """Return one student.

    Raises:
        RecordNotFound: they are not there.
    """
    return _one(store, STUDENTS, entity_rows.student, student_id)


def load_variables(
    store: Store, class_id: str, active_only: bool = False
) -> tuple[AssessmentVariable, ...]:
    """Return a class's variables in the class's order."""
    with store.read() as connection:
        variables = variables_of(connection, class_id)
    return tuple(each for each in variables if each.is_active or not active_only)


def variables_of(connection: Connection, class_id: str) -> tuple[AssessmentVariable, ...]:
    """Return a class's variables, inactive ones included, in the class's order."""
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


def _sessions(connection: Connection, class_id: str) -> tuple[AssessmentSession, ...]:
    order = f"WHERE class_id = ? {_NEWEST_FIRST}"
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
    """Return the classes in use with their figures for the Today screen, by name."""
    return tuple(load_overview(store, each) for each in load_classes(store))


def load_overview(store: Store, school_class: SchoolClass) -> ClassOverview:
    """Return a class's figures for the Today screen; of many, one a turn of the event loop."""
    with store.read() as connection:
        return _overview(connection, school_class, store.clock.today().isoformat())


def find_last_used(store: Store) -> SchoolClass | None:
    """Return the class in use that was scored or called last; see ``ClassOverview.last_used``."""
    last = max(load_overviews(store), key=lambda each: each.last_used, default=None)
    return None if last is None else last.school_class


def count_students(store: Store) -> dict[str, int]:
    """Return how many students each class has, by its id; classes without any are left out."""
    statement = "SELECT class_id, count(*) FROM students GROUP BY class_id"
    with store.read() as connection:
        rows = connection.exec_driver_sql(statement).all()
    return {str(class_id): int(count) for class_id, count in rows}


def _overview(connection: Connection, school_class: SchoolClass, today: str) -> ClassOverview:
    students = _count(connection, "students WHERE class_id = ?", school_class.id)
    variables = _count(
        connection, "assessment_variables WHERE class_id = ? AND is_active = 1", school_class.id
    )
    last = next(
        iter(
            _select(
                connection,
                ASSESSMENT_SESSIONS,
                entity_rows.assessment_session,
                f"WHERE class_id = ? AND date <= ? {_NEWEST_FIRST} LIMIT 1",
                school_class.id,
                today,
            )
        ),
        None,
    )
    blanks = 0
    if last is not None:
        blanks = _blanks(connection, last, variables)
    return ClassOverview(
        school_class=school_class,
        student_count=students,
        variable_count=variables,
        last_session=last,
        blanks=blanks,
        marked_at=_marked_at(connection, school_class.id),
    )


def _marked_at(connection: Connection, class_id: str) -> str:
    """Return when a class was last scored or called, as far as its newest sessions tell."""
    asked = {"class": class_id, "most": _MARKED_IN}
    found = connection.exec_driver_sql(_MARKED, asked).scalar_one()
    return entity_rows.text_of(found)


def _blanks(connection: Connection, session: AssessmentSession, variables: int) -> int:
    """Count a session's cells without a teacher's score; nobody expects one of the absent."""
    skipped = tuple(
        student
        for student, status in attendance_of(connection, session.id).items()
        if status.is_skipped
    )
    expected = f"class_id = ? AND id NOT IN ({marks(skipped)})"
    students, scored = connection.exec_driver_sql(
        f"SELECT (SELECT count(*) FROM students WHERE {expected}),"  # noqa: S608 - question marks
        " (SELECT count(DISTINCT a.student_id || a.variable_id) FROM assessments a"
        "  JOIN assessment_variables v ON v.id = a.variable_id AND v.is_active = 1"
        "  WHERE a.session_id = ? AND a.assessor_type = 'teacher'"
        f"  AND a.student_id IN (SELECT id FROM students WHERE {expected}))",
        (session.class_id, *skipped, session.id, session.class_id, *skipped),
    ).one()
    return max(0, int(students) * variables - int(scored))


def _count(connection: Connection, source: str, class_id: str) -> int:
    statement = f"SELECT count(*) FROM {source}"  # noqa: S608 - fixed texts above
    return int(connection.exec_driver_sql(statement, (class_id,)).scalar_one())
