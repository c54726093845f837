"""Records of a cell one by one: entering for student or family, changing, removing."""

from decimal import Decimal

from mehmiro_desktop.domain.cell_records import ON_BEHALF
from mehmiro_desktop.domain.entities import AssessmentSession, AssessorType, CellKey, Edit
from mehmiro_desktop.domain.ids import assessment_id
from mehmiro_desktop.domain.scores import canonical, check_score
from mehmiro_desktop.domain.tables import (
    ASSESSMENT_SESSIONS,
    ASSESSMENT_VARIABLES,
    ASSESSMENTS,
    STUDENTS,
    Row,
)
from mehmiro_desktop.errors import BugError
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.beginning import begin
from mehmiro_desktop.store.commands.texts import checked_comment
from mehmiro_desktop.store.commands.writing import (
    Args,
    change,
    create,
    edit_of,
    existing,
    remove,
    require,
    tell_whose,
)
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope


def record_on_behalf(
    store: Store,
    key: CellKey,
    source: AssessorType,
    value: Decimal,
    comment: str = "",
    *,
    begins: AssessmentSession | None = None,
    initiator: str = "",
) -> Edit:
    """Enter what a student or a family gave; again, it replaces what was entered before.

    ``begins``: the planned assessment session that begins with it.

    Raises:
        BugError: ``source`` is not one that a teacher enters scores for.
        InvalidScore, InvalidText, RecordNotFound.
    """
    if source not in ON_BEHALF:
        raise BugError(name=source.value)
    label = "record_on_behalf"
    args: Args = (("value", canonical(value)),)
    with store.edit(label, args, initiator=initiator) as scope:
        begin(scope, store, begins)
        wanted = _checked(scope, key.variable_id, value, comment)
        row_id = assessment_id(key.student_id, key.variable_id, key.session_id, source)
        current = load_row(scope.connection, ASSESSMENTS, row_id)
        if current is not None:
            change(scope, ASSESSMENTS, current, wanted)
        else:
            require(scope, STUDENTS, key.student_id)
            require(scope, ASSESSMENT_SESSIONS, key.session_id)
            row: Row = {
                "id": row_id,
                "student_id": key.student_id,
                "variable_id": key.variable_id,
                "session_id": key.session_id,
                "assessor_type": source.value,
            }
            create(scope, ASSESSMENTS, row | wanted)
        args = tell_whose(scope, args, key.student_id, key.variable_id)
    return edit_of(scope, label, args)


def change_record(
    store: Store, record_id: str, value: Decimal, comment: str = "", *, initiator: str = ""
) -> Edit:
    """Change score and comment of a record.

    Raises:
        BugError: it is AI's own.
        InvalidScore, InvalidText, RecordNotFound.
    """
    label = "change_record"
    args: Args = (("value", canonical(value)),)
    with store.edit(label, args, initiator=initiator) as scope:
        current = _own(scope, record_id)
        wanted = _checked(scope, str(current["variable_id"]), value, comment)
        if entity_rows.text_of(current["comments"]) == comment.strip():
            del wanted["comments"]
        change(scope, ASSESSMENTS, current, wanted)
        args = _told(scope, args, current)
    return edit_of(scope, label, args)


def remove_record(store: Store, record_id: str, *, initiator: str = "") -> Edit:
    """Take one record of a cell away; the others stay.

    Raises:
        BugError: it is AI's own.
        RecordNotFound: it is not there.
    """
    label = "remove_record"
    with store.edit(label, initiator=initiator) as scope:
        current = _own(scope, record_id)
        remove(scope, ASSESSMENTS, record_id)
        args = _told(scope, (), current)
    return edit_of(scope, label, args)


def _told(scope: EditScope, args: Args, record: Row) -> Args:
    return tell_whose(scope, args, str(record["student_id"]), str(record["variable_id"]))


def _own(scope: EditScope, record_id: str) -> Row:
    row = existing(scope, ASSESSMENTS, record_id)
    if row["assessor_type"] == AssessorType.AI.value:
        raise BugError(name="ai")
    return row


def _checked(scope: EditScope, variable_id: str, value: Decimal, comment: str) -> Row:
    variable = entity_rows.variable(existing(scope, ASSESSMENT_VARIABLES, variable_id))
    return {
        "value": canonical(check_score(value, variable)),
        "comments": checked_comment(comment) or None,
    }
