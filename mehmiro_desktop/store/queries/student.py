"""The page of one student: scores of every source, class means, light, diagnoses, history."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType, SchoolClass
from mehmiro_desktop.domain.ids import assessment_id, attendance_id, monitoring_override_id
from mehmiro_desktop.domain.student_page import AttendedDay, ClassMean, ScoreRecord, StudentPage
from mehmiro_desktop.domain.sync_items import HistoryItem
from mehmiro_desktop.domain.tables import CLASSES, STUDENTS
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.entity_rows import day_of, decimal_of, text_of
from mehmiro_desktop.store.queries.attendance import SKIPPED, student_attendance_of
from mehmiro_desktop.store.queries.classes import students_of, variables_of
from mehmiro_desktop.store.queries.monitoring import load_diagnoses, load_status
from mehmiro_desktop.store.queries.moved import earlier_classes
from mehmiro_desktop.store.queries.overrides import load_override
from mehmiro_desktop.store.queries.sync_center import history_items
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store

_SOURCES = frozenset(each.value for each in AssessorType)
_SCORES = (
    "SELECT a.id, a.variable_id, a.session_id, coalesce(s.name, ''), s.created_at, s.date,"
    " a.value, a.assessor_type, coalesce(a.comments, ''), a.confidence_score, a.updated_at"
    " FROM assessments a JOIN assessment_sessions s ON s.id = a.session_id"
    " WHERE a.student_id = ? ORDER BY s.date, s.created_at, s.id, a.updated_at, a.id"
)
_THERE = (
    " FROM assessment_sessions s JOIN assessments a ON a.session_id = s.id"
    " WHERE s.class_id = :class AND a.assessor_type = 'teacher'"
    " AND s.id IN (SELECT value FROM json_each(:sessions))"
    " AND (a.student_id, a.session_id) NOT IN (SELECT t.student_id, t.session_id"
    "  FROM session_attendance t JOIN assessment_sessions u ON u.id = t.session_id"
    "  WHERE u.class_id = :class AND t.status IN (:absent, :exempt))"
)
_MEANS = (
    "SELECT a.variable_id, a.session_id, avg(CAST(a.value AS REAL)), count(*),"
    f" count(DISTINCT a.student_id){_THERE} GROUP BY a.session_id, a.variable_id"
)
# Only where a student has several records of one cell (rare): the newest last.
_RECORDS = (
    f"SELECT a.student_id, a.value{_THERE} AND +a.variable_id = :variable"
    " AND a.session_id = :session ORDER BY a.updated_at, a.id"
)
_WERE_IN = (
    "SELECT json_extract(before, '$.class_id') FROM history"
    " WHERE tbl = 'students' AND row_id = :student"
    " UNION SELECT json_extract(after, '$.class_id') FROM history"
    " WHERE tbl = 'students' AND row_id = :student"
)
SESSIONS_AT_ONCE = 10
"""Sessions whose means are read at once: with 35 students and 12 variables 6,300 scores."""
RECENT_CHANGES = 5_000
"""How far back rows are searched that are gone and had an id of another program's making."""

# By the index on (tbl, row_id): what is there, and what was there under an id of ours. Only what
# is gone and had a random id is searched for by content, among the latest changes.
_HISTORY = (
    "SELECT seq, tbl, row_id, before, after, why, device, actor, at FROM history"
    " WHERE seq IN (SELECT seq FROM ("
    " SELECT seq FROM history WHERE tbl = 'students' AND row_id = :student"
    " UNION SELECT seq FROM history WHERE tbl = 'assessments' AND row_id IN"
    "  (SELECT id FROM assessments WHERE student_id = :student"
    "   UNION SELECT value FROM json_each(:cells))"
    " UNION SELECT seq FROM history WHERE tbl = 'session_attendance' AND row_id IN"
    "  (SELECT id FROM session_attendance WHERE student_id = :student"
    "   UNION SELECT value FROM json_each(:attendance))"
    " UNION SELECT seq FROM history WHERE tbl = 'student_monitoring_status' AND row_id IN"
    "  (SELECT id FROM student_monitoring_status WHERE student_id = :student)"
    " UNION SELECT seq FROM history WHERE tbl = 'monitoring_overrides' AND row_id IN"
    "  (SELECT id FROM monitoring_overrides WHERE student_id = :student UNION"
    "   SELECT value FROM json_each(:overrides))"
    " UNION SELECT seq FROM history WHERE seq > (SELECT max(seq) FROM history) - :recent"
    "  AND after IS NULL AND +tbl IN ('assessments', 'session_attendance',"
    "   'monitoring_overrides')"
    "  AND instr(before, :student) > 0"
    ") ORDER BY seq DESC LIMIT :limit) ORDER BY seq DESC"
)


def load_student_page(store: Store, student_id: str) -> StudentPage:
    """Return everything the student's page shows but history and suggestions.

    Raises:
        RecordNotFound: the student is not there.
    """
    page = load_own_page(store, student_id)
    parts = load_means(store, page)
    return replace(page, means={key: mean for part in parts for key, mean in part.items()})


def load_own_page(store: Store, student_id: str) -> StudentPage:
    """Return the page without the class's means, which take as long to read as all the rest.

    Raises:
        RecordNotFound: the student is not there.
    """
    with store.read() as connection:
        row = load_row(connection, STUDENTS, student_id)
        owner = None if row is None else load_row(connection, CLASSES, text_of(row["class_id"]))
        if row is None or owner is None:
            raise RecordNotFound(table="students")
        student = entity_rows.student(row)
        scores = tuple(
            _score(tuple(each))
            for each in connection.exec_driver_sql(_SCORES, (student_id,))
            if each[7] in _SOURCES
        )
        school_class = entity_rows.school_class(owner)
        earlier = earlier_classes(connection, student)
        variables = _shown(variables_of(connection, student.class_id), scores)
        for each in earlier:
            named = _named_by(each, school_class, variables_of(connection, each.id))
            variables += _shown(named, scores, is_earlier=True)
        neighbours = tuple(each.id for each in students_of(connection, student.class_id))
        attendance = _attendance(connection, student_id)
    return StudentPage(
        student=student,
        school_class=school_class,
        earlier=earlier,
        neighbours=neighbours,
        variables=variables,
        scores=scores,
        means={},
        attendance=attendance,
        status=load_status(store, student_id, student.class_id),
        override=load_override(store, student_id, student.class_id),
        diagnoses=load_diagnoses(store, student_id),
    )


def load_means(
    store: Store, page: StudentPage
) -> Iterator[Mapping[tuple[str, str], ClassMean]]:
    """Read the classes' means of the sessions in which the page's student has a score.

    Yields:
        The means of a few sessions at a time, :data:`SESSIONS_AT_ONCE`: each part reads thousands
        of scores, and a window that reads them paints between the parts.
    """
    sessions = sorted({each.session_id for each in page.scores})
    for school_class in (page.school_class, *page.earlier):
        for first in range(0, len(sessions), SESSIONS_AT_ONCE):
            part = sessions[first : first + SESSIONS_AT_ONCE]
            with store.read() as connection:
                means = _means(connection, school_class.id, part)
            yield means


def _shown(
    variables: tuple[AssessmentVariable, ...],
    scores: tuple[ScoreRecord, ...],
    *,
    is_earlier: bool = False,
) -> tuple[AssessmentVariable, ...]:
    scored = {each.variable_id for each in scores}
    return tuple(
        each for each in variables if each.id in scored or (each.is_active and not is_earlier)
    )


def _named_by(
    earlier: SchoolClass, present: SchoolClass, variables: tuple[AssessmentVariable, ...]
) -> tuple[AssessmentVariable, ...]:
    """Name variables of an earlier class by it; by its year too where the names are one."""
    name = earlier.name
    if name == present.name and earlier.academic_year:
        name = f"{name} {earlier.academic_year}"
    return tuple(replace(each, name=f"{each.name} · {name}") for each in variables)


def _attendance(connection: Connection, student_id: str) -> tuple[AttendedDay, ...]:
    found = student_attendance_of(connection, student_id)
    rows = connection.exec_driver_sql(
        "SELECT s.id, s.date, coalesce(s.name, '') FROM assessment_sessions s"
        " JOIN session_attendance t ON t.session_id = s.id AND t.student_id = ?"
        " ORDER BY s.date DESC, s.created_at DESC, s.id",
        (student_id,),
    )
    return tuple(
        AttendedDay(on, name, found[session_id])
        for session_id, day, name in rows
        if session_id in found and (on := day_of(day)) is not None
    )


def _score(row: tuple[Any, ...]) -> ScoreRecord:
    return ScoreRecord(
        assessment_id=row[0],
        variable_id=row[1],
        session_id=row[2],
        session_name=row[3],
        session_made=text_of(row[4]),
        on=day_of(row[5]) or stamp_moment(row[10]).date(),
        value=decimal_of(row[6]),
        source=AssessorType(row[7]),
        comments=row[8],
        confidence=None if row[9] is None else decimal_of(row[9]),
        updated_at=stamp_moment(row[10]),
    )


def _means(
    connection: Connection, class_id: str, sessions: Sequence[str]
) -> Mapping[tuple[str, str], ClassMean]:
    absent, exempt = SKIPPED
    whose = {
        "class": class_id, "sessions": json.dumps(sessions), "absent": absent, "exempt": exempt,
    }  # fmt: skip
    means: dict[tuple[str, str], ClassMean] = {}
    rows = connection.exec_driver_sql(_MEANS, whose).all()
    for variable, session, mean, records, students in rows:
        if records == students:
            means[variable, session] = ClassMean(decimal_of(repr(mean)), students)
            continue
        cell = {**whose, "variable": variable, "session": session}
        found = connection.exec_driver_sql(_RECORDS, cell)
        newest = {student: decimal_of(value) for student, value in found}
        mean_of_newest = sum(newest.values(), decimal_of("0")) / len(newest)
        means[variable, session] = ClassMean(mean_of_newest, len(newest))
    return means


def load_student_history(
    store: Store, student_id: str, limit: int = 50
) -> tuple[HistoryItem, ...]:
    """Return every change of a student and of what hangs on them, newest first."""
    with store.read() as connection:
        row = load_row(connection, STUDENTS, student_id)
        classes = _classes_ever(connection, student_id)
        if row is not None:
            classes |= {text_of(row["class_id"])}
            classes |= {
                each.id for each in earlier_classes(connection, entity_rows.student(row))
            }
        cells: list[str] = []
        attendance: list[str] = []
        for class_id in sorted(classes):
            sessions = _ids(connection, "assessment_sessions", class_id)
            cells += [
                assessment_id(student_id, variable, session, source)
                for variable in _ids(connection, "assessment_variables", class_id)
                for session in sessions
                for source in AssessorType
            ]
            attendance += [attendance_id(student_id, session) for session in sessions]
        rows = connection.exec_driver_sql(
            _HISTORY,
            {
                "student": student_id,
                "cells": json.dumps(cells),
                "attendance": json.dumps(attendance),
                "overrides": json.dumps(
                    [monitoring_override_id(student_id, each) for each in sorted(classes)]
                ),
                "recent": RECENT_CHANGES,
                "limit": limit,
            },
        )
        return history_items(connection, [dict(each) for each in rows.mappings()])


def _classes_ever(connection: Connection, student_id: str) -> set[str]:
    """Return the classes a student's own history knows of; a move leaves nothing else behind."""
    rows = connection.exec_driver_sql(_WERE_IN, {"student": student_id})
    return {str(row[0]) for row in rows if row[0]}


def _ids(connection: Connection, table: str, class_id: str) -> list[str]:
    statement = f"SELECT id FROM {table} WHERE class_id = ?"  # noqa: S608 - fixed names
    return [str(row[0]) for row in connection.exec_driver_sql(statement, (class_id,))]
