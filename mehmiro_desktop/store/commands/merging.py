"""Two students who are one person written twice become one, with everything both have."""

from collections.abc import Iterable, Iterator

from mehmiro_desktop.domain.entities import AttendanceStatus, Edit
from mehmiro_desktop.domain.ids import attendance_id, moved_diagnosis_id
from mehmiro_desktop.domain.tables import (
    ASSESSMENTS,
    MONITORING_DIAGNOSES,
    MONITORING_OVERRIDES,
    SESSION_ATTENDANCE,
    STUDENT_MONITORING_STATUS,
    STUDENTS,
    Row,
    Table,
)
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.writing import (
    Args,
    change,
    create,
    edit_of,
    existing,
    remove,
)
from mehmiro_desktop.store.rows import row_of, select_sql, stamp_of
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope

_FILLED = ("avatar_color", "personality_type", "date_of_birth")
_SAID = ("priority_flag", "reason", "created_by")


def merge_students(store: Store, one_id: str, other_id: str, *, initiator: str = "") -> Edit:
    """Make two students one: the one added first stays, the other's records become theirs.

    Records keep their ids and change whose they are, so that what another laptop edits meanwhile
    is merged into them, and suggestions stay with their score. A cell scored under both shows the
    newest record and keeps the other (as "more"). Of attendance the later word counts, but nobody
    is absent where they were scored. What the one who stays lacks (colour, learning style, date
    of birth) comes from the other. Which one stays does not depend on who is named first: two
    laptops that do this offline must not remove one each.

    Raises:
        RecordNotFound: one of them is not there.
    """
    label = "merge_students"
    with store.read() as connection:
        alias = connection.exec_driver_sql(
            "SELECT alias FROM students WHERE id IN (?, ?) ORDER BY created_at, id LIMIT 1",
            (one_id, other_id),
        ).scalar()
    args: Args = (("alias", entity_rows.text_of(alias)),)
    with store.edit(label, args, initiator=initiator) as scope:
        pair = (existing(scope, STUDENTS, one_id), existing(scope, STUDENTS, other_id))
        if one_id != other_id:
            stays, goes = sorted(pair, key=_added)
            _merge(scope, stays, goes)
    return edit_of(scope, label, args)


def _added(student: Row) -> tuple[str, str]:
    return str(student["created_at"]), str(student["id"])


def _merge(scope: EditScope, stays: Row, goes: Row) -> None:
    keep, other = str(stays["id"]), str(goes["id"])
    # Attendance first: where somebody was scored says which of two words is true.
    _merge_attendance(scope, keep, other)
    for row in _rows(scope, ASSESSMENTS, "student_id", other):
        change(scope, ASSESSMENTS, row, {"student_id": keep})
    _merge_monitoring(scope, keep, other)
    change(scope, STUDENTS, stays, {n: goes[n] for n in _FILLED if not stays[n]})
    remove(scope, STUDENTS, other)


def _rows(scope: EditScope, table: Table, column: str, value: str) -> Iterable[Row]:
    statement = f"{select_sql(table)} WHERE {column} = ? ORDER BY id"
    found = scope.connection.exec_driver_sql(statement, (value,)).all()
    return [row_of(table, each) for each in found]


def _merge_attendance(scope: EditScope, keep: str, other: str) -> None:
    mine = {str(row["session_id"]): row for row in _attendance(scope, keep)}
    theirs = {str(row["session_id"]): row for row in _attendance(scope, other)}
    scored = {who: _scored_sessions(scope, who) for who in (keep, other)}
    for session in sorted(theirs.keys() | mine.keys()):
        wanted = _one_word(
            mine.get(session), session in scored[keep],
            theirs.get(session), session in scored[other],
        )  # fmt: skip
        if session in mine:
            change(scope, SESSION_ATTENDANCE, mine[session], {"status": wanted})
        elif wanted != AttendanceStatus.PRESENT.value:
            # Under an id of their own: every laptop finds attendance by student and session.
            create(
                scope,
                SESSION_ATTENDANCE,
                {
                    "id": attendance_id(keep, session),
                    "student_id": keep,
                    "session_id": session,
                    "status": wanted,
                },
            )


def _attendance(scope: EditScope, student_id: str) -> list[Row]:
    """Return a student's rows, the latest last."""
    rows = _rows(scope, SESSION_ATTENDANCE, "student_id", student_id)
    return sorted(rows, key=lambda row: stamp_of(SESSION_ATTENDANCE, row))


def _scored_sessions(scope: EditScope, student_id: str) -> set[str]:
    rows = scope.connection.exec_driver_sql(
        "SELECT DISTINCT session_id FROM assessments"
        " WHERE student_id = ? AND assessor_type = 'teacher'",
        (student_id,),
    )
    return {str(row[0]) for row in rows}


def _one_word(mine: Row | None, scored: bool, theirs: Row | None, theirs_scored: bool) -> str:
    """Return the status in a session that at least one of them has a word about."""
    words = [
        (stamp_of(SESSION_ATTENDANCE, row), str(row["status"]))
        for row, other_scored in ((mine, theirs_scored), (theirs, scored))
        # Not there under one alias, scored under the other: they were there.
        if row is not None and not (other_scored and _is_skipped(row))
    ]
    return max(words)[1] if words else AttendanceStatus.PRESENT.value


def _is_skipped(row: Row) -> bool:
    return str(row["status"]) in (
        AttendanceStatus.ABSENT.value,
        AttendanceStatus.EXEMPT.value,
    )


def _merge_monitoring(scope: EditScope, keep: str, other: str) -> None:
    """Keep every diagnosis; a status is worked out again, so one for each class is enough."""
    for status, there in _by_class(scope, STUDENT_MONITORING_STATUS, keep, other):
        if there is None:
            change(scope, STUDENT_MONITORING_STATUS, status, {"student_id": keep})
        else:
            _copy_diagnoses(scope, str(status["id"]), str(there["id"]))
    for override, there in _by_class(scope, MONITORING_OVERRIDES, keep, other):
        if there is None:
            change(scope, MONITORING_OVERRIDES, override, {"student_id": keep})
        elif stamp_of(MONITORING_OVERRIDES, there) < stamp_of(MONITORING_OVERRIDES, override):
            said: Row = {name: override[name] for name in _SAID}
            change(scope, MONITORING_OVERRIDES, there, said)


def _by_class(
    scope: EditScope, table: Table, keep: str, other: str
) -> Iterator[tuple[Row, Row | None]]:
    """Yield each row of the other with the one of the same class, of which there is one only."""
    mine = {str(row["class_id"]): row for row in _rows(scope, table, "student_id", keep)}
    for row in _rows(scope, table, "student_id", other):
        yield row, mine.get(str(row["class_id"]))


def _copy_diagnoses(scope: EditScope, from_id: str, to_id: str) -> None:
    # Copied, not moved: the only time a diagnosis has says when it was made, and a change is
    # stamped with now.
    for row in _rows(scope, MONITORING_DIAGNOSES, "status_id", from_id):
        copy_id = moved_diagnosis_id(str(row["id"]), to_id)
        copy: Row = {**row, "id": copy_id, "status_id": to_id}
        create(scope, MONITORING_DIAGNOSES, copy, stamp_of(MONITORING_DIAGNOSES, row))
