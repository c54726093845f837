"""A class's teacher scores over its sessions, as parts of their scales: the heat map."""

from collections.abc import Mapping
from dataclasses import dataclass

from mehmiro_desktop.store.store import Store

# Of several records of a cell the newest counts: with max(), SQLite takes the other columns from
# that very row. Only the figures leave the database, never the rows.
_PARTS = (
    "SELECT student_id, session_id, avg(part), min(value) FROM ("
    " SELECT a.student_id, a.session_id, a.value, max(a.updated_at || a.id),"
    "  (CAST(a.value AS REAL) - CAST(v.scale_min AS REAL)) * 100.0"
    "  / (CAST(v.scale_max AS REAL) - CAST(v.scale_min AS REAL)) AS part"
    " FROM assessment_sessions s"
    " JOIN assessments a ON a.session_id = s.id AND a.assessor_type = 'teacher'"
    " JOIN assessment_variables v ON v.id = a.variable_id"
    " WHERE s.class_id = :class_id AND (:variable_id = '' OR a.variable_id = :variable_id)"
    "  AND s.date >= :first AND s.date <= :last"
    "  AND CAST(v.scale_max AS REAL) > CAST(v.scale_min AS REAL)"
    " GROUP BY a.student_id, a.session_id, a.variable_id)"
    " GROUP BY student_id, session_id"
)
_LAST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class HistoryCell:
    """A student in a session: the part of the scale in percent, and the score of one variable.

    ``value`` is canonical text where one variable was asked for, else empty.
    """

    percent: float
    value: str = ""


def load_history_map(
    store: Store, class_id: str, variable_id: str = "", *, first: str = "", last: str = _LAST
) -> Mapping[tuple[str, str], HistoryCell]:
    """Return the cells by (student id, session id); blanks are not among them.

    Args:
        store: Where from.
        class_id: Whose.
        variable_id: One variable's scores; empty: the mean over all, each on its own scale.
        first: The first day as ISO text.
        last: The last day as ISO text.
    """
    asked = {"class_id": class_id, "variable_id": variable_id, "first": first, "last": last}
    with store.read() as connection:
        found = connection.exec_driver_sql(_PARTS, asked).all()
    return {
        (str(student), str(session)): HistoryCell(
            min(100.0, max(0.0, float(part))), str(value) if variable_id else ""
        )
        for student, session, part, value in found
    }
