"""Setting the traffic light by hand, and going back to what the analysis says."""

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.ids import monitoring_override_id
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.tables import CLASSES, MONITORING_OVERRIDES, STUDENTS, Row
from mehmiro_desktop.errors import BugError, RecordNotFound
from mehmiro_desktop.store.commands.texts import checked_reason
from mehmiro_desktop.store.commands.writing import change, create, edit_of, remove, require
from mehmiro_desktop.store.queries.overrides import override_row
from mehmiro_desktop.store.store import Store


def set_override(
    store: Store,
    student_id: str,
    class_id: str,
    light: Light,
    reason: str,
    *,
    initiator: str = "",
) -> Edit:
    """Set a student's light by hand; one that is set already is changed.

    What the analysis stores is left as it is, and it goes on.

    Raises:
        InvalidText: there is no reason, it is too long, or it cannot be kept.
        RecordNotFound: the student or the class is not there.
        BugError: grey, which says that there is no light.
    """
    if light is Light.GREY:
        raise BugError(reason="grey is no light to set")
    wanted: Row = {
        "priority_flag": light.value,
        "reason": checked_reason(reason),
        "created_by": store.account.account_id,
    }
    label = "set_override"
    with store.edit(label, initiator=initiator) as scope:
        current = override_row(scope.connection, student_id, class_id)
        if current is not None:
            change(scope, MONITORING_OVERRIDES, current, wanted)
        else:
            require(scope, STUDENTS, student_id)
            require(scope, CLASSES, class_id)
            whose: Row = {
                "id": monitoring_override_id(student_id, class_id),
                "student_id": student_id,
                "class_id": class_id,
            }
            create(scope, MONITORING_OVERRIDES, {**whose, **wanted})
    return edit_of(scope, label)


def end_override(store: Store, student_id: str, class_id: str, *, initiator: str = "") -> Edit:
    """Let the analysis alone say which light a student has; undo brings the other back.

    Raises:
        RecordNotFound: no light is set by hand.
    """
    label = "end_override"
    with store.edit(label, initiator=initiator) as scope:
        current = override_row(scope.connection, student_id, class_id)
        if current is None:
            raise RecordNotFound(table=MONITORING_OVERRIDES.name)
        remove(scope, MONITORING_OVERRIDES, str(current["id"]))
    return edit_of(scope, label)
