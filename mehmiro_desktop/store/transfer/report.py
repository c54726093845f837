"""Collects what a report needs, in one read transaction, by the indexes of class and student."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    AssessorType,
    AttendanceStatus,
)
from mehmiro_desktop.domain.reports import ReportChoice, ReportData
from mehmiro_desktop.domain.student_page import ClassMean, ScoreRecord
from mehmiro_desktop.domain.tables import ASSESSMENT_SESSIONS, CLASSES
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.entity_rows import day_of, decimal_of, text_of
from mehmiro_desktop.store.queries.attendance import SKIPPED
from mehmiro_desktop.store.queries.classes import variables_of
from mehmiro_desktop.store.queries.moved import scored_students_of
from mehmiro_desktop.store.rows import load_row, row_of, select_sql
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store

_SCORES = (
    "SELECT a.id, a.variable_id, a.session_id, coalesce(s.name, ''), s.created_at, s.date,"
    " a.value, a.assessor_type, coalesce(a.comments, ''), a.confidence_score, a.updated_at"
    " FROM assessments a JOIN assessment_sessions s ON s.id = a.session_id"
    " WHERE a.student_id = ? ORDER BY s.date, s.created_at, s.id, a.updated_at, a.id"
)
# Of several records of one cell the newest counts; the absent and the exempt do not.
_MEANS = (
    "SELECT variable_id, session_id, avg(value), count(*) FROM ("
    " SELECT a.variable_id, a.session_id, CAST(a.value AS REAL) AS value, row_number() OVER ("
    "  PARTITION BY a.student_id, a.variable_id ORDER BY a.updated_at DESC, a.id DESC) AS nth"
    " FROM assessments a WHERE a.session_id = ? AND a.assessor_type = 'teacher'"
    "  AND a.student_id NOT IN (SELECT student_id FROM session_attendance"
    "   WHERE session_id = ? AND status IN (?, ?))"
    ") WHERE nth = 1 GROUP BY variable_id"
)
_ATTENDANCE = (
    "SELECT t.student_id, t.session_id, t.status FROM session_attendance t"
    " JOIN assessment_sessions s ON s.id = t.session_id WHERE s.class_id = ?"
)
_STATUSES = {each.value: each for each in AttendanceStatus}


def collect_report(
    store: Store, choice: ReportChoice, go_on: Callable[[], None] = lambda: None
) -> ReportData:
    """Return everything the report of ``choice`` shows.

    Args:
        store: where it is read from.
        choice: what the report is of.
        go_on: called for each student and session; raise in it to stop.

    Raises:
        RecordNotFound: the class is not there; StoreError: the store cannot be read.
    """
    with store.read() as connection:
        row = load_row(connection, CLASSES, choice.class_id)
        if row is None:
            raise RecordNotFound(table="classes")
        listed = scored_students_of(connection, choice.class_id)
        wanted = set(choice.student_ids)
        students = tuple(each for each in listed if each.id in wanted)
        sessions = choice.period.takes(_sessions(connection, choice.class_id))
        scores = {}
        for each in students:
            go_on()
            scores[each.id] = _scores(connection, each.id, choice.sources, sessions)
        attendance = {
            (student, session): _STATUSES[status]
            for student, session, status in connection.exec_driver_sql(
                _ATTENDANCE, (choice.class_id,)
            )
            if status in _STATUSES and student in wanted and status != "present"
        }
        return ReportData(
            choice=choice,
            school_class=entity_rows.school_class(row),
            owner="" if store.account.is_sample else store.account.email,
            made_at=store.clock.now(),
            pending=0 if store.account.is_sample else _pending(connection),
            sessions=sessions,
            variables=_shown(variables_of(connection, choice.class_id), scores.values()),
            students=students,
            places={each.id: place for place, each in enumerate(listed, 1)},
            scores=scores,
            means=_means(connection, sessions, go_on),
            attendance=attendance,
            missing=len(wanted) - len(students),
        )


def _sessions(connection: Connection, class_id: str) -> tuple[AssessmentSession, ...]:
    statement = (
        f"{select_sql(ASSESSMENT_SESSIONS)} WHERE class_id = ? ORDER BY date, created_at, id"
    )
    found = connection.exec_driver_sql(statement, (class_id,))
    rows = (row_of(ASSESSMENT_SESSIONS, each) for each in found)
    return tuple(entity_rows.assessment_session(row) for row in rows)


def _scores(
    connection: Connection,
    student_id: str,
    sources: frozenset[AssessorType],
    sessions: Sequence[AssessmentSession],
) -> tuple[ScoreRecord, ...]:
    taken = {each.id for each in sessions}
    known = {each.value for each in sources}
    return tuple(
        _record(tuple(row))
        for row in connection.exec_driver_sql(_SCORES, (student_id,))
        if row[2] in taken and row[7] in known
    )


def _record(row: tuple[Any, ...]) -> ScoreRecord:
    updated_at = stamp_moment(row[10])
    return ScoreRecord(
        assessment_id=row[0],
        variable_id=row[1],
        session_id=row[2],
        session_name=row[3],
        session_made=text_of(row[4]),
        on=day_of(row[5]) or updated_at.date(),
        value=decimal_of(row[6]),
        source=AssessorType(row[7]),
        comments=row[8],
        confidence=None if row[9] is None else decimal_of(row[9]),
        updated_at=updated_at,
    )


def _shown(
    variables: tuple[AssessmentVariable, ...], scores: Iterable[tuple[ScoreRecord, ...]]
) -> tuple[AssessmentVariable, ...]:
    used = {each.variable_id for records in scores for each in records}
    return tuple(each for each in variables if each.is_active or each.id in used)


def _means(
    connection: Connection,
    sessions: Sequence[AssessmentSession],
    go_on: Callable[[], None],
) -> dict[tuple[str, str], ClassMean]:
    means: dict[tuple[str, str], ClassMean] = {}
    for session in sessions:
        go_on()
        found = connection.exec_driver_sql(_MEANS, (session.id, session.id, *SKIPPED))
        for variable, mean, count in ((r[0], r[2], r[3]) for r in found):
            means[variable, session.id] = ClassMean(decimal_of(repr(mean)), count)
    return means


def _pending(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM pending").scalar_one())
