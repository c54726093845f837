"""An assessment session that begins with the first thing recorded in it.

Session and mark are one edit: one transaction, and one step of undo that is called by the mark.
"""

from mehmiro_desktop.domain.entities import AssessmentSession
from mehmiro_desktop.domain.tables import ASSESSMENT_SESSIONS, CLASSES, Row
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.writing import create, require
from mehmiro_desktop.store.rows import is_there
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope


def begin(scope: EditScope, store: Store, planned: AssessmentSession | None) -> None:
    """Make a planned assessment session real, unless it is already (made elsewhere).

    Raises:
        RecordNotFound: its class is not there.
    """
    if planned is None or is_there(scope.connection, ASSESSMENT_SESSIONS, planned.id):
        return
    require(scope, CLASSES, planned.class_id)
    create(scope, ASSESSMENT_SESSIONS, new_session_row(planned, store.account.account_id))


def new_session_row(session: AssessmentSession, maker: str) -> Row:
    """Return the row of an assessment session that the account ``maker`` makes."""
    made: Row = {
        "id": session.id,
        "class_id": session.class_id,
        "created_by": maker,
    }
    return made | entity_rows.session_columns(session)
