"""Scores and comments: the hot path. A score is on disk when the call returns."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import Connection

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    CellKey,
    Edit,
)
from mehmiro_desktop.domain.ids import assessment_id, new_id
from mehmiro_desktop.domain.scores import canonical, check_score
from mehmiro_desktop.domain.tables import (
    ASSESSMENT_SESSIONS,
    ASSESSMENT_VARIABLES,
    ASSESSMENTS,
    STUDENTS,
    Row,
)
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.beginning import begin
from mehmiro_desktop.store.commands.texts import checked_comment
from mehmiro_desktop.store.commands.writing import (
    Args,
    change,
    create_all,
    edit_of,
    existing,
    tell_whose,
)
from mehmiro_desktop.store.queries.attendance import attendance_of
from mehmiro_desktop.store.rows import (
    delete_row,
    ids_there,
    load_row,
    row_of,
    select_sql,
)
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope


@dataclass(frozen=True, slots=True)
class ScoreEntry:
    """One score to record; ``comment`` ``None`` leaves the comment as it is."""

    key: CellKey
    value: Decimal
    comment: str | None = None


def record_score(
    store: Store,
    key: CellKey,
    value: Decimal,
    *,
    begins: AssessmentSession | None = None,
    initiator: str = "",
) -> Edit:
    """Record one score, replacing the cell's shown one if there is one.

    ``begins``: the planned assessment session that begins with it.

    Raises:
        InvalidScore: it is not on the variable's scale.
        RecordNotFound: student, variable or assessment session is not there.
    """
    entries = (ScoreEntry(key, value),)
    return _record(store, entries, "record_score", begins=begins, initiator=initiator)


def record_scores(
    store: Store,
    entries: Sequence[ScoreEntry],
    label: str = "paste",
    *,
    why: str = "edit",
    begins: AssessmentSession | None = None,
    initiator: str = "",
) -> Edit:
    """Record many scores as one step; all or none. ``begins`` as for a single one.

    Raises:
        InvalidScore, InvalidText, RecordNotFound: as for a single one.
    """
    return _record(store, entries, label, why=why, begins=begins, initiator=initiator)


def _record(
    store: Store,
    entries: Sequence[ScoreEntry],
    label: str,
    *,
    why: str = "edit",
    begins: AssessmentSession | None,
    initiator: str,
) -> Edit:
    args: Args = (("count", str(len(entries))),)
    if len(entries) == 1:
        args = (("value", canonical(entries[0].value)),)
    with store.edit(label, args, why=why, initiator=initiator) as scope:
        begin(scope, store, begins)
        _put_scores(scope, entries)
        if len(entries) == 1:
            args = tell_whose(
                scope, args, entries[0].key.student_id, entries[0].key.variable_id
            )
    return edit_of(scope, label, args)


class _Variables:
    """The variables already seen in this transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, AssessmentVariable] = {}

    def of(self, key: CellKey) -> AssessmentVariable:
        known = self._known.get(key.variable_id)
        if known is None:
            row = load_row(self._connection, ASSESSMENT_VARIABLES, key.variable_id)
            if row is None:
                raise RecordNotFound(table=ASSESSMENT_VARIABLES.name)
            known = self._known[key.variable_id] = entity_rows.variable(row)
        return known


def _require(connection: Connection, keys: Sequence[CellKey]) -> None:
    for table, ids in (
        (STUDENTS, {key.student_id for key in keys}),
        (ASSESSMENT_SESSIONS, {key.session_id for key in keys}),
    ):
        if ids - ids_there(connection, table, ids):
            raise RecordNotFound(table=table.name)


def _put_scores(scope: EditScope, entries: Sequence[ScoreEntry]) -> None:
    variables = _Variables(scope.connection)
    wanted = _merged(entries)
    shown = _shown_rows(scope.connection, wanted.keys())
    blank = [key for key in wanted if key not in shown]
    _require(scope.connection, blank)
    taken = taken_ids(scope.connection, blank)
    fresh: list[Row] = []
    for key, entry in wanted.items():
        put: Row = {"value": canonical(check_score(entry.value, variables.of(key)))}
        if entry.comment is not None:
            put["comments"] = checked_comment(entry.comment) or None
        if key in shown:
            change(scope, ASSESSMENTS, shown[key], put)
        else:
            fresh.append(new_score_row(key, taken) | put)
    create_all(scope, ASSESSMENTS, fresh)


def _merged(entries: Iterable[ScoreEntry]) -> dict[CellKey, ScoreEntry]:
    """Return one entry for each cell: the last value, and the last comment there was."""
    found: dict[CellKey, ScoreEntry] = {}
    for entry in entries:
        before = found.get(entry.key)
        if before is not None and entry.comment is None:
            found[entry.key] = replace(entry, comment=before.comment)
        else:
            found[entry.key] = entry
    return found


def taken_ids(connection: Connection, keys: Iterable[CellKey]) -> set[str]:
    """Return those ids of teacher's scores of these cells that a row has already."""
    ids = [assessment_id(key.student_id, key.variable_id, key.session_id) for key in keys]
    return ids_there(connection, ASSESSMENTS, ids) if ids else set()


def new_score_row(key: CellKey, taken: Container[str]) -> Row:
    """Return the row of a new teacher's score of a cell, without its value.

    ``taken``: what :func:`taken_ids` found of it.
    """
    row_id = assessment_id(key.student_id, key.variable_id, key.session_id)
    if row_id in taken:
        # Someone made it another assessor's; theirs stays, ours is a row of its own.
        row_id = new_id()
    return {
        "id": row_id,
        "student_id": key.student_id,
        "variable_id": key.variable_id,
        "session_id": key.session_id,
        "assessor_type": "teacher",
    }


# The plus keeps SQLite from looking through all scores of the variable.
_OF_CELL = (
    "WHERE session_id = ? AND student_id = ? AND +variable_id = ? AND assessor_type = 'teacher'"
)


def shown_row(connection: Connection, key: CellKey) -> Row | None:
    """Return the row a cell shows: the newest teacher's record."""
    found = connection.exec_driver_sql(
        f"{select_sql(ASSESSMENTS)} {_OF_CELL} ORDER BY updated_at DESC, id DESC LIMIT 1",
        (key.session_id, key.student_id, key.variable_id),
    ).first()
    return None if found is None else row_of(ASSESSMENTS, found)


def _shown_rows(connection: Connection, keys: Collection[CellKey]) -> dict[CellKey, Row]:
    """Return what cells that have a score show: of many by reading their sessions whole."""
    if len(keys) == 1:
        return {key: row for key in keys if (row := shown_row(connection, key)) is not None}
    found: dict[CellKey, Row] = {}
    for session_id in {key.session_id for key in keys}:
        rows = connection.exec_driver_sql(
            f"{select_sql(ASSESSMENTS)} WHERE session_id = ? AND assessor_type = 'teacher'"
            " ORDER BY updated_at, id",
            (session_id,),
        )
        for values in rows:
            row = row_of(ASSESSMENTS, values)
            # The newest comes last, and stays.
            found[CellKey(str(row["student_id"]), str(row["variable_id"]), session_id)] = row
    return found


def clear_scores(store: Store, keys: Iterable[CellKey], *, initiator: str = "") -> Edit:
    """Make cells blank as one step: every teacher's record of them goes.

    Records of other sources (student, family, AI) stay.
    """
    wanted = tuple(keys)
    args: Args = (("count", str(len(wanted))),) if len(wanted) != 1 else ()
    with store.edit("clear_scores", args, initiator=initiator) as scope:
        for key in wanted:
            rows = scope.connection.exec_driver_sql(
                f"{select_sql(ASSESSMENTS)} {_OF_CELL}",
                (key.session_id, key.student_id, key.variable_id),
            ).all()
            for row in rows:
                delete_row(scope.connection, ASSESSMENTS, str(row[0]))
        if len(wanted) == 1:
            args = tell_whose(scope, args, wanted[0].student_id, wanted[0].variable_id)
    return edit_of(scope, "clear_scores", args)


def record_comment(store: Store, key: CellKey, text: str, *, initiator: str = "") -> Edit:
    """Set or clear the comment of a scored cell.

    Raises:
        InvalidText: too long, or characters that cannot be kept.
        RecordNotFound: the cell has no score to comment on.
    """
    comment = checked_comment(text)
    with store.edit("record_comment", initiator=initiator) as scope:
        current = shown_row(scope.connection, key)
        if current is None:
            raise RecordNotFound(table=ASSESSMENTS.name)
        if entity_rows.text_of(current["comments"]) != comment:
            change(scope, ASSESSMENTS, current, {"comments": comment or None})
        args = tell_whose(scope, (), key.student_id, key.variable_id)
    return edit_of(scope, "record_comment", args)


def fill_blanks(
    store: Store,
    session_id: str,
    variable_id: str,
    value: Decimal,
    *,
    begins: AssessmentSession | None = None,
    initiator: str = "",
) -> Edit:
    """Give every student without a score of the variable in this session the same one.

    Whoever was absent or exempt stays blank. ``begins`` as for a single score.

    Raises:
        InvalidScore, RecordNotFound.
    """
    label = "fill_blanks"
    with store.edit(label, (("value", canonical(value)),), initiator=initiator) as scope:
        begin(scope, store, begins)
        session = existing(scope, ASSESSMENT_SESSIONS, session_id)
        blank = _unscored(scope.connection, session, variable_id)
        keys = (CellKey(student_id, variable_id, session_id) for student_id in blank)
        _put_scores(scope, [ScoreEntry(key, value) for key in keys])
    return edit_of(scope, label, (("value", canonical(value)),))


def _unscored(connection: Connection, session: Row, variable_id: str) -> list[str]:
    rows = connection.exec_driver_sql(
        "SELECT id FROM students WHERE class_id = ? AND id NOT IN"
        " (SELECT student_id FROM assessments WHERE session_id = ? AND +variable_id = ?"
        "  AND assessor_type = 'teacher')",
        (session["class_id"], session["id"], variable_id),
    )
    attendance = attendance_of(connection, str(session["id"]))
    skipped = {student for student, status in attendance.items() if status.is_skipped}
    return [row[0] for row in rows if row[0] not in skipped]


def scores_by_key(entries: Iterable[ScoreEntry]) -> Mapping[CellKey, ScoreEntry]:
    """Return the last entry for each cell, for callers that read the same cell twice."""
    return {entry.key: entry for entry in entries}
