"""AI suggestions as they arrive from the server; the app makes none itself."""

from datetime import datetime

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.ids import assessment_id, new_id
from mehmiro_desktop.domain.tables import AI_SUGGESTIONS
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.rows import insert_row
from mehmiro_desktop.store.stamps import stamp_text


def add_suggestion(
    store: Store,
    key: CellKey,
    content: str = "Read in pairs for ten minutes.",
    kind: str = "improvement",
    *,
    confidence: str | None = "0.82",
    is_read: bool = False,
    at: datetime | None = None,
) -> str:
    """Put a suggestion for a cell's teacher's score into the mirror; returns its id."""
    row_id, stamp = new_id(), stamp_text(at or store.clock.now())
    with store.write() as write:
        insert_row(
            write.connection,
            AI_SUGGESTIONS,
            {
                "id": row_id,
                "assessment_id": assessment_id(key.student_id, key.variable_id, key.session_id),
                "suggestion_type": kind,
                "content": content,
                "confidence_score": confidence,
                "is_read": is_read,
                "created_at": stamp,
                "updated_at": stamp,
            },
        )
        write.changed("ai_suggestions", row_id)
    return row_id
