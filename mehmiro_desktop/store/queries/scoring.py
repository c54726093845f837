"""The score grid and its cells."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import AssessorType, Cell, CellKey, ScoreGrid
from mehmiro_desktop.domain.tables import ASSESSMENT_SESSIONS, CLASSES
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.queries.attendance import attendance_of
from mehmiro_desktop.store.queries.classes import students_of, variables_of
from mehmiro_desktop.store.queries.moved import class_names, left_in_session
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store

PREVIOUS_SESSIONS = 5
"""How many earlier assessment sessions are searched for a cell's previous score."""

_CELLS = (
    "SELECT a.student_id, a.variable_id, a.id, a.value, a.comments, a.assessor_type,"
    " a.updated_at, p.row_id IS NOT NULL, coalesce(p.code, ''), p.state,"
    " EXISTS (SELECT 1 FROM conflicts c WHERE c.tbl = 'assessments' AND c.row_id = a.id"
    "  AND c.state = 'open')"
    " FROM assessments a LEFT JOIN pending p ON p.tbl = 'assessments' AND p.row_id = a.id"
    " WHERE a.session_id = ?"
)
# The newest last, so that it is the one that stays in a dict.
_ORDER = " ORDER BY a.updated_at, a.id"

_CellRow = tuple[str, str, str, str, str | None, str, str, int, str, str | None, int]


def load_grid(store: Store, session_id: str) -> ScoreGrid:
    """Return the grid of one assessment session.

    Variables are the active ones, and inactive ones that have scores in this session.

    Raises:
        RecordNotFound: the session is not there.
    """
    with store.read() as connection:
        row = load_row(connection, ASSESSMENT_SESSIONS, session_id)
        owner = None if row is None else load_row(connection, CLASSES, str(row["class_id"]))
        if row is None or owner is None:
            raise RecordNotFound(table="assessment_sessions")
        session = entity_rows.assessment_session(row)
        students = students_of(connection, session.class_id)
        moved = left_in_session(connection, session.class_id, session_id)
        now_in = class_names(connection, moved)
        variables = variables_of(connection, session.class_id)
        rows: list[_CellRow] = [
            tuple(each) for each in connection.exec_driver_sql(_CELLS + _ORDER, (session_id,))
        ]
        attendance = attendance_of(connection, session_id)
    cells = _cells(session_id, rows)
    scored = {row[1] for row in rows}
    return ScoreGrid(
        school_class=entity_rows.school_class(owner),
        session=session,
        students=(*students, *moved),
        variables=tuple(each for each in variables if each.is_active or each.id in scored),
        cells=cells,
        others=_others(rows),
        attendance=attendance,
        moved=now_in,
    )


def load_cell(store: Store, key: CellKey) -> Cell | None:
    """Return one cell, ``None`` for a blank."""
    with store.read() as connection:
        rows: list[_CellRow] = [
            tuple(each)
            for each in connection.exec_driver_sql(
                f"{_CELLS} AND a.student_id = ? AND +a.variable_id = ?{_ORDER}",
                (key.session_id, key.student_id, key.variable_id),
            )
        ]
    return _cells(key.session_id, rows).get((key.student_id, key.variable_id))


def _cells(session_id: str, rows: Iterable[_CellRow]) -> dict[tuple[str, str], Cell]:
    shown: dict[tuple[str, str], _CellRow] = {}
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        place = row[:2]
        counts[place] = counts.get(place, 0) + 1
        if row[5] == "teacher":
            shown[place] = row
    return {place: _cell(session_id, row, counts[place] - 1) for place, row in shown.items()}


def _others(rows: Iterable[_CellRow]) -> dict[tuple[str, str], tuple[AssessorType, ...]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row[5] != AssessorType.TEACHER.value:
            found.setdefault(row[:2], set()).add(row[5])
    return {
        place: tuple(each for each in AssessorType if each.value in sources)
        for place, sources in found.items()
    }


def _cell(session_id: str, row: _CellRow, more: int) -> Cell:
    return Cell(
        key=CellKey(row[0], row[1], session_id),
        assessment_id=row[2],
        value=entity_rows.decimal_of(row[3]),
        comments=row[4] or "",
        updated_at=stamp_moment(row[6]) if row[6] else None,
        is_pending=bool(row[7]),
        refused=(row[8] or "refused") if row[9] == "refused" else "",
        has_conflict=bool(row[10]),
        more=more,
    )


def load_previous(store: Store, session_id: str) -> Mapping[tuple[str, str], Decimal]:
    """Return each cell's last teacher score before this session, by (student, variable).

    The latest few earlier sessions of the class are searched.
    """
    with store.read() as connection:
        earlier = _earlier_sessions(connection, session_id)
        previous: dict[tuple[str, str], Decimal] = {}
        # Oldest first: a later score replaces it.
        for each in reversed(earlier):
            rows = connection.exec_driver_sql(
                "SELECT student_id, variable_id, value FROM assessments"
                " WHERE session_id = ? AND assessor_type = 'teacher' ORDER BY updated_at, id",
                (each,),
            )
            for student_id, variable_id, value in rows:
                previous[student_id, variable_id] = entity_rows.decimal_of(value)
    return previous


def _earlier_sessions(connection: Connection, session_id: str) -> list[str]:
    rows = connection.exec_driver_sql(
        "SELECT e.id FROM assessment_sessions e JOIN assessment_sessions s"
        " ON s.id = ? AND e.class_id = s.class_id AND e.id <> s.id"
        " AND (e.date < s.date OR (e.date = s.date AND e.created_at < s.created_at))"
        " ORDER BY e.date DESC, e.created_at DESC LIMIT ?",
        (session_id, PREVIOUS_SESSIONS),
    )
    return [row[0] for row in rows]
