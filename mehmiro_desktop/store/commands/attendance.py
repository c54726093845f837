"""Attendance by exception: who was absent, late or exempt in an assessment session."""

from collections.abc import Iterable

from mehmiro_desktop.domain.entities import AssessmentSession, AttendanceStatus, Edit
from mehmiro_desktop.domain.ids import attendance_id
from mehmiro_desktop.domain.tables import ASSESSMENT_SESSIONS, SESSION_ATTENDANCE, STUDENTS
from mehmiro_desktop.store.commands.beginning import begin
from mehmiro_desktop.store.commands.writing import (
    Args,
    change,
    create,
    edit_of,
    require,
    tell_whose,
)
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope


def set_attendance(
    store: Store,
    session_id: str,
    student_ids: Iterable[str],
    status: AttendanceStatus,
    *,
    begins: AssessmentSession | None = None,
    initiator: str = "",
) -> Edit:
    """Say how students attended an assessment session, as one step.

    ``PRESENT`` makes no row: it changes one that says otherwise. Scores are left as they are.
    ``begins``: the planned assessment session that begins with it.

    Raises:
        RecordNotFound: the assessment session or a student is not there.
    """
    wanted = tuple(dict.fromkeys(student_ids))
    label = "set_attendance"
    args: Args = (("count", str(len(wanted))), ("status", status.value))
    with store.edit(label, args, initiator=initiator) as scope:
        begin(scope, store, begins)
        require(scope, ASSESSMENT_SESSIONS, session_id)
        for student_id in wanted:
            _put(scope, session_id, student_id, status)
        if len(wanted) == 1:
            args = tell_whose(scope, args, wanted[0])
    return edit_of(scope, label, args)


def _put(scope: EditScope, session_id: str, student_id: str, status: AttendanceStatus) -> None:
    row_id = attendance_id(student_id, session_id)
    current = load_row(scope.connection, SESSION_ATTENDANCE, row_id)
    if current is not None:
        change(scope, SESSION_ATTENDANCE, current, {"status": status.value})
        return
    require(scope, STUDENTS, student_id)
    if status is not AttendanceStatus.PRESENT:
        create(
            scope,
            SESSION_ATTENDANCE,
            {
                "id": row_id,
                "student_id": student_id,
                "session_id": session_id,
                "status": status.value,
            },
        )
