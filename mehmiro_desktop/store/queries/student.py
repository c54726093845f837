"""The page of one student: scores of every source, class means, light, diagnoses, history."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType
from mehmiro_desktop.domain.student_page import (
    ClassMean,
    Diagnosis,
    Intervention,
    Light,
    Pattern,
    ScoreRecord,
    StudentPage,
)
from mehmiro_desktop.domain.sync_items import HistoryItem
from mehmiro_desktop.domain.tables import CLASSES, STUDENTS
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.entity_rows import day_of, decimal_of, text_of
from mehmiro_desktop.store.queries.attendance import SKIPPED, student_attendance_of
from mehmiro_desktop.store.queries.classes import students_of, variables_of
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
    " AND s.id IN (SELECT session_id FROM assessments WHERE student_id = :student)"
    " AND (a.student_id, a.session_id) NOT IN (SELECT t.student_id, t.session_id"
    "  FROM session_attendance t JOIN students u ON u.id = t.student_id"
    "  WHERE u.class_id = :class AND t.status IN (:absent, :exempt))"
)
_MEANS = (
    "SELECT a.variable_id, a.session_id, avg(CAST(a.value AS REAL)), count(*),"
    f" count(DISTINCT a.student_id){_THERE} GROUP BY a.session_id, a.variable_id"
)
# Only where a student has several records of one cell (rare): the newest last.
_RECORDS = (
    f"SELECT a.student_id, a.value{_THERE} AND a.variable_id = :variable"
    " AND a.session_id = :session ORDER BY a.updated_at, a.id"
)
_LIGHT = (
    "SELECT id, priority_flag, priority_score, observation_score, trend_score, homework_score,"
    " diagnosis_summary, analyzed_at, analysis_period_start, analysis_period_end"
    " FROM student_monitoring_status WHERE student_id = ? AND class_id = ?"
    " ORDER BY analyzed_at DESC, id LIMIT 1"
)
_DIAGNOSES = (
    "SELECT d.id, d.diagnosis_text, d.confidence, d.patterns, d.interventions, d.ai_model,"
    " d.ai_temperature, d.ai_tokens_used, d.ai_response_time_ms, d.created_at"
    " FROM monitoring_diagnoses d JOIN student_monitoring_status m ON m.id = d.status_id"
    " WHERE m.student_id = ? ORDER BY d.created_at DESC, d.id"
)
# The student's own row by its key; what hangs on them by their id inside the version, so that
# what was removed is found too.
_HISTORY = (
    "SELECT seq, tbl, row_id, before, after, why, device, actor, at FROM history"
    " WHERE (tbl = 'students' AND row_id = :student)"
    " OR (tbl IN ('assessments', 'session_attendance', 'student_monitoring_status')"
    "  AND instr(coalesce(after, before), :student) > 0)"
    " ORDER BY seq DESC LIMIT :limit"
)


def load_student_page(store: Store, student_id: str) -> StudentPage:
    """Return everything the student's page shows but history and suggestions.

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
        variables = variables_of(connection, student.class_id)
        return StudentPage(
            student=student,
            school_class=entity_rows.school_class(owner),
            neighbours=tuple(s.id for s in students_of(connection, student.class_id)),
            variables=_shown(variables, scores),
            scores=scores,
            means=_means(connection, student.class_id, student_id),
            attendance=student_attendance_of(connection, student_id),
            light=_light(connection, student_id, student.class_id),
            diagnoses=tuple(
                _diagnosis(tuple(each))
                for each in connection.exec_driver_sql(_DIAGNOSES, (student_id,))
            ),
        )


def _shown(
    variables: tuple[AssessmentVariable, ...], scores: tuple[ScoreRecord, ...]
) -> tuple[AssessmentVariable, ...]:
    scored = {each.variable_id for each in scores}
    return tuple(each for each in variables if each.is_active or each.id in scored)


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
    connection: Connection, class_id: str, student_id: str
) -> Mapping[tuple[str, str], ClassMean]:
    """Return the means of the sessions in which this student has a score."""
    absent, exempt = SKIPPED
    whose = {"class": class_id, "student": student_id, "absent": absent, "exempt": exempt}
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


def _light(connection: Connection, student_id: str, class_id: str) -> Light | None:
    row = connection.exec_driver_sql(_LIGHT, (student_id, class_id)).first()
    if row is None or row[7] is None:
        return None
    parts = [None if part is None else decimal_of(part) for part in row[3:6]]
    return Light(
        flag=text_of(row[1]),
        score=decimal_of(row[2]),
        observation=parts[0],
        trend=parts[1],
        homework=parts[2],
        summary=text_of(row[6]),
        analyzed_at=stamp_moment(row[7]),
        period_start=day_of(row[8]),
        period_end=day_of(row[9]),
    )


def _diagnosis(row: tuple[Any, ...]) -> Diagnosis:
    return Diagnosis(
        id=row[0],
        text=text_of(row[1]),
        confidence=None if row[2] is None else decimal_of(row[2]),
        patterns=tuple(_pattern(each) for each in _objects(row[3])),
        interventions=tuple(_intervention(each) for each in _objects(row[4])),
        model=text_of(row[5]),
        temperature=None if row[6] is None else decimal_of(row[6]),
        tokens=row[7],
        response_ms=row[8],
        created_at=stamp_moment(row[9]),
    )


def _objects(text: str | None) -> list[dict[str, object]]:
    """Return the objects of a JSON list; another program's other shapes are passed over."""
    if not text:
        return []
    try:
        found = json.loads(text)
    except ValueError:
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _word(each: dict[str, object], name: str) -> str:
    value = each.get(name)
    return value if isinstance(value, str) else ""


def _pattern(each: dict[str, object]) -> Pattern:
    names = each.get("variablesAffected")
    return Pattern(
        kind=_word(each, "type"),
        description=_word(each, "description"),
        severity=_word(each, "severity"),
        variables=tuple(str(n) for n in names) if isinstance(names, list) else (),
    )


def _intervention(each: dict[str, object]) -> Intervention:
    return Intervention(
        priority=_word(each, "priority"),
        action=_word(each, "action"),
        area=_word(each, "targetArea"),
        outcome=_word(each, "expectedOutcome"),
    )


def load_student_history(
    store: Store, student_id: str, limit: int = 50
) -> tuple[HistoryItem, ...]:
    """Return every change of a student and of what hangs on them, newest first."""
    with store.read() as connection:
        rows = connection.exec_driver_sql(_HISTORY, {"student": student_id, "limit": limit})
        return history_items(connection, [dict(each) for each in rows.mappings()])
