"""Import of a roster or of scores: one transaction, one undo step, or a rehearsal of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal

from sqlalchemy import Connection

from mehmiro_desktop.domain.csv_table import CsvTable, Field
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    CellKey,
    Student,
)
from mehmiro_desktop.domain.imports import (
    ClassContent,
    PlannedScore,
    RefusedLine,
    RosterPlan,
    ScorePlan,
)
from mehmiro_desktop.domain.roster_import import plan_roster
from mehmiro_desktop.domain.score_import import plan_scores
from mehmiro_desktop.domain.scores import canonical
from mehmiro_desktop.domain.tables import (
    ASSESSMENT_SESSIONS,
    ASSESSMENT_VARIABLES,
    ASSESSMENTS,
    CLASSES,
    STUDENTS,
    Row,
    Table,
)
from mehmiro_desktop.errors import BugError
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.scores import new_score_row, taken_ids
from mehmiro_desktop.store.commands.texts import checked_comment, name_key
from mehmiro_desktop.store.commands.writing import change, create
from mehmiro_desktop.store.rows import load_row, row_of, select_sql
from mehmiro_desktop.store.stamps import later
from mehmiro_desktop.store.stopping import heed
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.transfer.meanwhile import Asked
from mehmiro_desktop.store.transfer.shown_scores import ShownScores
from mehmiro_desktop.store.transfer.spreadsheet import table_of
from mehmiro_desktop.store.write import EditScope

MOST_LINES = 1000
"""More lines than this are counted, not listed."""


@dataclass(frozen=True, slots=True)
class ImportedLine:
    """What became of a line: ``kind`` is one of ``added changed kept unchanged blank``.

    ``line`` is its number in the file, 0 where a roster's student is meant; ``before`` and
    ``after`` are scores.
    """

    line: int
    kind: str
    alias: str
    variable: str = ""
    on: date | None = None
    before: Decimal | None = None
    after: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with ``is_rehearsal`` would do.

    ``added``, ``changed`` and ``unchanged`` count students or scores; ``kept`` scores that were
    there and that the file would change; ``blank`` lines without a score; ``new_sessions`` are the
    days of assessment sessions made; ``unknown_columns`` headings nothing was made of; ``lines``
    what would become of each line, of a rehearsal only and at most :data:`MOST_LINES`.
    """

    kind: Literal["roster", "scores"]
    is_rehearsal: bool
    added: int
    changed: int
    unchanged: int
    refused: tuple[RefusedLine, ...]
    kept: int = 0
    blank: int = 0
    new_classes: tuple[str, ...] = ()
    new_sessions: tuple[str, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    lines: tuple[ImportedLine, ...] = ()


def import_table(
    store: Store,
    content: bytes,
    class_name: str = "",
    *,
    is_rehearsal: bool = False,
    keeps_scores: bool = False,
    asked: Asked | None = None,
    initiator: str = "",
) -> ImportReport:
    """Add to and update the store from the bytes of a CSV or XLSX file; nothing is removed.

    A table with a column of values is taken as scores, any other as a roster. Lines that cannot
    be used are listed in the report, the rest goes in as one step that undo takes back.

    Args:
        store: Where to.
        content: The file.
        class_name: The class of all lines, where the file has no column for it; a roster's
            class is made when it does not exist.
        is_rehearsal: Only say what would happen.
        keeps_scores: Leave scores that are there as they are, with their comments.
        asked: Leave alone what changed since then.
        initiator: As for commands.

    Raises:
        InvalidImport: it is no table we can read; nothing was changed.
        StoreError: the store cannot be written; nothing was changed.
    """
    table = table_of(content)
    is_scores = Field.VALUE in table.fields
    steps = partial(_scores, keeps_scores=keeps_scores) if is_scores else _roster
    if is_rehearsal:
        with store.read() as connection:
            return steps(connection, None, table, class_name, asked)
    label = "import_scores" if is_scores else "import_roster"
    with store.edit(label, why="imported", initiator=initiator) as scope:
        return steps(scope.connection, scope, table, class_name, asked)


def import_patiently(store: Store, content: bytes, class_name: str = "") -> ImportReport:
    """Import as :func:`import_table` beside a window, which goes first.

    A score that waits there has the import begin anew, in a pause long enough for it. What
    changes from now on is newer than the file, and is kept.

    Raises:
        InvalidImport, StoreError: as there.
    """
    table = table_of(content)
    with store.read() as connection:
        there = load_content(connection)
        asked = Asked.of(there)
        if Field.VALUE in table.fields:
            plan = plan_scores(table, _with_moved(connection, there), class_name)
            asked = asked.with_scores(plan, ShownScores(connection))
    return store.patiently(partial(import_table, store, content, class_name, asked=asked))


def load_content(connection: Connection) -> tuple[ClassContent, ...]:
    """Return every class with what a line of a file may name."""

    def load(table: Table, order: str = "id") -> list[Row]:
        statement = f"{select_sql(table)} ORDER BY {order}"
        return [row_of(table, row) for row in connection.exec_driver_sql(statement)]

    content = {str(row["id"]): _Lists(row) for row in load(CLASSES)}
    for row in load(STUDENTS):
        content[str(row["class_id"])].students.append(entity_rows.student(row))
    for row in load(ASSESSMENT_VARIABLES):
        content[str(row["class_id"])].variables.append(entity_rows.variable(row))
    for row in load(ASSESSMENT_SESSIONS, "created_at, id"):
        content[str(row["class_id"])].sessions.append(entity_rows.assessment_session(row))
    return tuple(lists.content() for lists in content.values())


_LEFT = (
    "SELECT DISTINCT e.class_id, a.student_id FROM assessments a"
    " JOIN assessment_sessions e ON e.id = a.session_id"
    " JOIN students s ON s.id = a.student_id WHERE s.class_id <> e.class_id"
    " ORDER BY a.student_id"
)


def _with_moved(
    connection: Connection, content: tuple[ClassContent, ...]
) -> tuple[ClassContent, ...]:
    """Let a file name students by the class they were scored in, though they left it."""
    known = {student.id: student for each in content for student in each.students}
    left: dict[str, list[Student]] = {}
    for class_id, student_id in connection.exec_driver_sql(_LEFT):
        left.setdefault(class_id, []).append(known[student_id])
    return tuple(
        replace(each, students=(*each.students, *_unlisted(each, left)))
        if each.school_class.id in left
        else each
        for each in content
    )


def _unlisted(content: ClassContent, left: Mapping[str, list[Student]]) -> list[Student]:
    taken = {name_key(each.alias) for each in content.students}
    found = left[content.school_class.id]
    return [each for each in found if name_key(each.alias) not in taken]


@dataclass(slots=True)
class _Lists:
    row: Row
    students: list[Student] = field(default_factory=list)
    variables: list[AssessmentVariable] = field(default_factory=list)
    sessions: list[AssessmentSession] = field(default_factory=list)

    def content(self) -> ClassContent:
        return ClassContent(
            entity_rows.school_class(self.row),
            tuple(self.students),
            tuple(self.variables),
            tuple(self.sessions),
        )


def _roster(
    connection: Connection,
    scope: EditScope | None,
    table: CsvTable,
    class_name: str,
    asked: Asked | None,
) -> ImportReport:
    content = load_content(connection)
    wanted = plan = plan_roster(table, content, class_name, heed)
    if asked is not None:
        plan = asked.still_wanted(wanted, Asked.of(content))
    if scope is not None:
        put_roster(scope, plan)
    return ImportReport(
        kind="roster",
        is_rehearsal=scope is None,
        added=len(plan.new_students),
        changed=len(plan.changed_students),
        unchanged=plan.unchanged,
        refused=plan.refused,
        kept=wanted.count - plan.count,
        new_classes=tuple(made.name for made in plan.new_classes),
        unknown_columns=table.unknown,
        lines=_roster_lines(plan) if scope is None else (),
    )


def _roster_lines(plan: RosterPlan) -> tuple[ImportedLine, ...]:
    new = [ImportedLine(0, "added", each.alias) for each in plan.new_students]
    changed = [ImportedLine(0, "changed", each.alias) for each in plan.changed_students]
    return tuple((new + changed)[:MOST_LINES])


def put_roster(scope: EditScope, plan: RosterPlan) -> None:
    """Add and update what a table of students asked for."""
    for made in plan.new_classes:
        row: Row = {"id": made.id, "teacher_id": _account_id(scope)}
        create(scope, CLASSES, row | entity_rows.class_columns(made))
    stamp = scope.stamp()
    for student in plan.new_students:
        row = {"id": student.id, "class_id": student.class_id}
        create(scope, STUDENTS, row | entity_rows.student_columns(student), stamp)
        # Each a microsecond later: the list keeps its order on every laptop.
        stamp = later(stamp)
    for student in plan.changed_students:
        _change_student(scope, student)


def _change_student(scope: EditScope, student: Student) -> None:
    row = load_row(scope.connection, STUDENTS, student.id)
    if row is None:
        raise BugError
    wanted = entity_rows.student_columns(student)
    before = entity_rows.student_columns(entity_rows.student(row))
    changed: Row = {name: value for name, value in wanted.items() if before[name] != value}
    change(scope, STUDENTS, row, changed)


def _scores(
    connection: Connection,
    scope: EditScope | None,
    table: CsvTable,
    class_name: str,
    asked: Asked | None,
    *,
    keeps_scores: bool,
) -> ImportReport:
    content = _with_moved(connection, load_content(connection))
    plan = plan_scores(table, content, class_name, heed)
    shown = ShownScores(connection)
    newer = frozenset[CellKey]() if asked is None else asked.newer(plan, shown)
    new_sessions = _put_sessions(scope, plan, newer)
    put = partial(_put, connection, scope, shown, newer, keeps_scores=keeps_scores)
    kinds = [put(score) for score in plan.scores]
    counts = Counter(kinds)
    return ImportReport(
        kind="scores",
        is_rehearsal=scope is None,
        added=counts["added"],
        changed=counts["changed"],
        unchanged=counts["unchanged"],
        refused=plan.refused,
        kept=counts["kept"],
        blank=len(plan.blank),
        new_sessions=tuple(sorted(made.on.isoformat() for made in new_sessions)),
        unknown_columns=table.unknown,
        lines=_score_lines(plan, kinds, content, shown) if scope is None else (),
    )


def _put_sessions(
    scope: EditScope | None, plan: ScorePlan, newer: frozenset[CellKey]
) -> list[AssessmentSession]:
    """Make the sessions that scores need; return them."""
    needed = {score.key.session_id for score in plan.scores if score.key not in newer}
    wanted = [made for made in plan.new_sessions if made.id in needed]
    if scope is not None:
        for made in wanted:
            row: Row = {"id": made.id, "class_id": made.class_id}
            row["created_by"] = _account_id(scope)
            create(scope, ASSESSMENT_SESSIONS, row | entity_rows.session_columns(made))
    return wanted


def _score_lines(
    plan: ScorePlan, kinds: list[str], content: tuple[ClassContent, ...], shown: "ShownScores"
) -> tuple[ImportedLine, ...]:
    aliases = {s.id: s.alias for each in content for s in each.students}
    variables = {v.id: v.name for each in content for v in each.variables}
    days = {s.id: s.on for each in content for s in each.sessions}
    days |= {made.id: made.on for made in plan.new_sessions}
    lines = []
    for score, kind in zip(plan.scores[:MOST_LINES], kinds, strict=False):
        key, current = score.key, shown.row(score.key)
        before = None if current is None else entity_rows.decimal_of(current["value"])
        lines.append(
            ImportedLine(
                score.line, kind, aliases[key.student_id], variables[key.variable_id],
                days[key.session_id], before, score.value,
            )
        )  # fmt: skip
    lines += [ImportedLine(each.line, "blank", each.alias) for each in plan.blank]
    return tuple(lines[:MOST_LINES])


def _put(
    connection: Connection,
    scope: EditScope | None,
    shown: ShownScores,
    newer: frozenset[CellKey],
    score: PlannedScore,
    *,
    keeps_scores: bool,
) -> str:
    """Record one score (or, without ``scope``, only look); say what it was to the store."""
    wanted: Row = {"value": canonical(score.value)}
    if score.comment is not None:
        wanted["comments"] = checked_comment(score.comment)
    current = shown.row(score.key)
    if current is not None and all(current[name] == wanted[name] for name in wanted):
        return "unchanged"
    # Where none is shown it was removed meanwhile, and stays so.
    if (keeps_scores and current is not None) or score.key in newer:
        return "kept"
    if current is None:
        if scope is not None:
            create(
                scope,
                ASSESSMENTS,
                new_score_row(score.key, taken_ids(connection, [score.key])) | wanted,
            )
        return "added"
    if scope is not None:
        change(scope, ASSESSMENTS, current, wanted)
    return "changed"


def _account_id(scope: EditScope) -> str:
    statement = "SELECT value FROM kv WHERE key = 'account_id'"
    return str(scope.connection.exec_driver_sql(statement).scalar_one())
