"""Rows as the server would send them, for tests of the store's sync side."""

from mehmiro_desktop.domain.sync_types import (
    Outgoing,
    PullCursor,
    PulledGone,
    PulledPage,
    PulledRow,
    PulledRows,
    PushResult,
)
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, TABLES, Row, Table, Value

STAMP = "2026-03-01T08:00:00.000000Z"
LATER = "2026-03-09T08:00:00.000000Z"
"""Later than every edit made at the fixed clock's start."""

_DEFAULTS: dict[str, Row] = {
    "teachers": {"name": "T", "email": "t@school.test"},
    "classes": {"teacher_id": "7e000000-0000-4000-8000-000000000001", "name": "5B"},
    "students": {"class_id": "c1", "alias": "Luna"},
    "assessment_variables": {
        "class_id": "c1",
        "name": "Participation",
        "scale_min": "0",
        "scale_max": "10",
        "is_active": True,
    },
    "assessment_sessions": {"class_id": "c1", "date": "2026-03-01"},
    "lessons": {
        "class_id": "c1",
        "title": "Fractions",
        "objectives": '["a"]',
        "materials": "[]",
        "activities": "[]",
    },
    "assessments": {
        "student_id": "s1",
        "variable_id": "v1",
        "session_id": "d1",
        "value": "7",
        "assessor_type": "teacher",
    },
    "ai_suggestions": {
        "assessment_id": "a1",
        "suggestion_type": "improvement",
        "content": "x",
        "is_read": False,
    },
    "student_monitoring_status": {
        "student_id": "s1",
        "class_id": "c1",
        "priority_flag": "red",
        "priority_score": "71.25",
        "analyzed_at": STAMP,
    },
    "monitoring_diagnoses": {
        "status_id": "m1",
        "diagnosis_text": "x",
        "interventions": "[]",
    },
    "monitoring_config": {
        "analysis_time": "22:00:00",
        "timezone": "America/Buenos_Aires",
        "enabled": True,
        "analysis_days": 14,
        "weight_observation": 40,
        "weight_trend": 35,
        "weight_homework": 25,
        "red_threshold": 70,
        "yellow_threshold": 40,
        "homework_variable_name": "Tareas",
    },
    "session_attendance": {"student_id": "s1", "session_id": "d1", "status": "late"},
    "monitoring_overrides": {
        "student_id": "s1",
        "class_id": "c1",
        "priority_flag": "green",
        "reason": "x",
    },
}


def server_row(table: str, row_id: str, stamp: str = STAMP, **values: Value) -> Row:
    """Return a whole row with plausible content."""
    declared = TABLE_BY_NAME[table]
    row: Row = dict.fromkeys(declared.column_names)
    row |= _DEFAULTS[table] | values
    row["id"] = row_id
    row["created_at"] = STAMP
    row[declared.stamp] = stamp
    return row


def classroom_rows() -> list[tuple[str, Row]]:
    """Return a class with one student, variable, session and score, parents first."""
    return [
        ("classes", server_row("classes", "c1")),
        ("students", server_row("students", "s1")),
        ("assessment_variables", server_row("assessment_variables", "v1")),
        ("assessment_sessions", server_row("assessment_sessions", "d1")),
        ("assessments", server_row("assessments", "a1")),
    ]


def as_values(
    table: Table,
    row: Row,
    extra: str | None = None,
    device: str | None = None,
    actor: str | None = None,
) -> tuple[Value, ...]:
    return (*(row[name] for name in table.column_names), extra, device, actor)


def page(
    *rows: tuple[str, Row],
    gone: tuple[PulledGone, ...] = (),
    ends_round: bool = True,
    since: str = "10",
    device: str | None = None,
) -> PulledPage:
    """Return a page; rows may come in any order, the page has them parents first."""
    puts = tuple(
        PulledRows(
            table.name,
            [
                as_values(table, row, None, device, None)
                for name, row in rows
                if name == table.name
            ],
        )
        for table in TABLES
        if any(name == table.name for name, _ in rows)
    )
    return PulledPage(PullCursor(since), puts, gone, ends_round)


def gone(
    table: str,
    row_id: str,
    stamp: str = LATER,
    *,
    revoked: bool = False,
    device: str | None = None,
) -> PulledGone:
    return PulledGone(table, row_id, "revoked" if revoked else "deleted", stamp, device)


def accepted(outgoing: Outgoing, before: Row | None = None) -> PushResult:
    """Return the answer of a server that takes the change as it is."""
    if outgoing.op == "delete":
        return PushResult(outgoing.mutation_id, "applied")
    declared = TABLE_BY_NAME[outgoing.table]
    row: Row = dict.fromkeys(declared.column_names)
    row |= before or {}
    row |= outgoing.columns
    row["id"] = outgoing.row_id
    row[declared.stamp] = outgoing.updated_at
    return PushResult(outgoing.mutation_id, "applied", PulledRow(outgoing.table, row))
