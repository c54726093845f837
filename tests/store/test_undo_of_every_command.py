"""Every command a person has takes back exactly what it did, and brings it back: none left out."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus, CellKey
from mehmiro_desktop.domain.ids import assessment_id
from mehmiro_desktop.domain.lesson_items import LessonItem, LessonItems
from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.monitoring_config import CONFIG_ID
from mehmiro_desktop.domain.tables import TABLES, Row
from mehmiro_desktop.store import Store, commands
from mehmiro_desktop.store.commands import (
    account,
    arranging,
    attendance,
    bin,  # noqa: A004 - the module of the bin
    cell_records,
    classes,
    lessons,
    merging,
    monitoring,
    overrides,
    review,
    school_year,
    scores,
    suggestions,
)
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries.bin import load_bin
from mehmiro_desktop.store.queries.classes import (
    load_class,
    load_session,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.queries.monitoring import load_config
from mehmiro_desktop.store.queries.sync_center import load_conflicts
from mehmiro_desktop.store.sync_state import apply_page
from mehmiro_desktop.store.transfer import importing, roster_file
from tests.helpers.server_rows import LATER, gone, page, server_row
from tests.helpers.stores import make_store
from tests.helpers.suggested import add_suggestion
from tests.store.peek import one, push_all, row, rows

NOT_A_STEP = {
    "erase_here": "a purge is a purge: nothing is kept that could come back",
    "undo": "the way back itself",
    "redo": "the way forth itself",
    "keep_pair": "a question not asked again, not data; forget_pair takes it back",
    "forget_pair": "takes keep_pair back",
    "analyse_class": "worked out, and again the same from the same scores",
    "analyse_all": "worked out, and again the same from the same scores",
    "note_analysis": "when this laptop last analysed",
    "accept_conflict": "changes no row: what stands was there, the other version stays in the history",
    "retry_refused": "changes no row: it only goes out again",
    "set_aside": "the way back is the history, which keeps ours (restore_version)",
    "dismiss_held": "changes no row: it is no longer listed",
}
"""Commands that are no step of undo, and why."""


@dataclass(frozen=True)
class Ground:
    """A store with one of everything that a command can be used on."""

    store: Store
    class_id: str
    other_class_id: str
    students: tuple[str, ...]
    variables: tuple[str, ...]
    sessions: tuple[str, ...]
    lesson: Lesson
    suggestion_id: str

    def key(self, student: int = 0, variable: int = 0, session: int = 0) -> CellKey:
        return CellKey(self.students[student], self.variables[variable], self.sessions[session])

    def record_id(self, source: AssessorType = AssessorType.TEACHER) -> str:
        key = self.key()
        return assessment_id(key.student_id, key.variable_id, key.session_id, source)


@pytest.fixture
def ground(store: Store) -> Ground:
    teacher = server_row("teachers", store.account.account_id, name="Ana", email="ana@x.test")
    config = server_row("monitoring_config", CONFIG_ID)
    apply_page(store, page(("teachers", teacher), ("monitoring_config", config)))
    first = classes.add_class(store, "5A", "5", "A", "2025")
    other = classes.add_class(store, "6A")
    students = classes.add_students(store, first.id, ["Cometa", "Luna", "Río"])
    variables = [classes.add_variable(store, first.id, name) for name in ("Lectura", "Tareas")]
    days = (date(2026, 3, 2), date(2026, 3, 9))
    sessions = [classes.start_session(store, first.id, day) for day in days]
    lesson = lessons.add_lesson(store, first.id, "Fracciones", date(2026, 3, 10))
    key = CellKey(students[0].id, variables[0].id, sessions[0].id)
    scores.record_score(store, key, Decimal(7))
    scores.record_comment(store, key, "bien")
    cell_records.record_on_behalf(store, key, AssessorType.FAMILY, Decimal(8))
    attendance.set_attendance(store, sessions[0].id, [students[2].id], AttendanceStatus.ABSENT)
    suggestion_id = add_suggestion(store, key)
    push_all(store)
    return Ground(
        store, first.id, other.id, tuple(each.id for each in students),
        tuple(each.id for each in variables), tuple(each.id for each in sessions), lesson,
        suggestion_id,
    )  # fmt: skip


Act = Callable[[Ground], object]


def _entity(ground: Ground, table: str, row_id: str) -> Row:
    found = row(ground.store, table, row_id)
    assert found is not None
    return found


def _edit_class(ground: Ground) -> object:
    changed = replace(load_class(ground.store, ground.class_id), name="5 A", grade="5.º")
    return classes.edit_class(ground.store, changed)


def _edit_student(ground: Ground) -> object:
    student = load_students(ground.store, ground.class_id)[0]
    changed = replace(
        student, alias="Cometa 2", avatar_color="#22C55E", personality_type="visual",
        date_of_birth=date(2015, 4, 1),
    )  # fmt: skip
    return classes.edit_student(ground.store, changed)


def _edit_variable(ground: Ground) -> object:
    variable = load_variables(ground.store, ground.class_id)[0]
    return classes.edit_variable(
        ground.store,
        replace(variable, name="Leer", scale_max=Decimal(8), is_active=not variable.is_active),
    )


def _edit_session(ground: Ground) -> object:
    session = load_session(ground.store, ground.sessions[0])
    return classes.edit_session(
        ground.store, replace(session, name="Repaso", on=date(2026, 3, 3))
    )


def _edit_lesson(ground: Ground) -> object:
    items = LessonItems((LessonItem.of_text("Partes iguales"),))
    changes = lessons.LessonChanges(
        title="Decimales", has_no_day=True, objectives=items, materials=items,
        activities=items, notes="con papel",
    )  # fmt: skip
    return lessons.edit_lesson(ground.store, ground.lesson.id, changes)


def _edit_config(ground: Ground) -> object:
    config = load_config(ground.store)
    return monitoring.edit_config(ground.store, replace(config.in_force, analysis_days=21))


def _with_conflict(ground: Ground) -> int:
    """Both sides changed one score; the server's, written later, stands."""
    scores.record_score(ground.store, ground.key(), Decimal(3))
    theirs = _entity(ground, "assessments", ground.record_id())
    base = {name: value for name, value in theirs.items() if name not in ("id", "updated_at")}
    newer = server_row("assessments", ground.record_id(), LATER, **base | {"value": "9"})
    apply_page(ground.store, page(("assessments", newer)))
    (card,) = load_conflicts(ground.store)
    return card.id


def _removed_student(ground: Ground) -> tuple[int, ...]:
    classes.remove_student(ground.store, ground.students[0])
    (item,) = load_bin(ground.store)
    return item.seqs


def _overwritten(ground: Ground) -> int:
    scores.record_score(ground.store, ground.key(), Decimal(3))
    return int(one(ground.store, "SELECT max(seq) FROM history WHERE before IS NOT NULL"))


def _both_lived(ground: Ground) -> None:
    """The two have scores in one cell and in others, attendance and a suggestion."""
    one, other = (ground.students[n] for n in (0, 1))
    for student, value in ((0, 4), (1, 6)):
        scores.record_score(ground.store, ground.key(student, 1, 1), Decimal(value))
    scores.record_score(ground.store, ground.key(1), Decimal(5))
    set_status = attendance.set_attendance
    set_status(ground.store, ground.sessions[0], [other], AttendanceStatus.LATE)
    set_status(ground.store, ground.sessions[1], [one], AttendanceStatus.ABSENT)
    push_all(ground.store)


def _held(ground: Ground) -> tuple[str, str]:
    """A student typed into a class that was deleted on the server meanwhile."""
    (student,) = classes.add_students(ground.store, ground.other_class_id, ["Sol"])
    apply_page(ground.store, page(gone=(gone("classes", ground.other_class_id),)))
    return "students", student.id


@dataclass(frozen=True)
class Case:
    """How a command is used: what must have happened before (given to it), and the call."""

    act: Callable[..., object]
    before: Callable[[Ground], object] | None = None


CASES: dict[str, Case] = {
    "edit_teacher_name": Case(lambda g: account.edit_teacher_name(g.store, "Ana María")),
    "archive_class": Case(lambda g: arranging.archive_class(g.store, g.class_id)),
    "unarchive_class": Case(
        lambda g, _: arranging.unarchive_class(g.store, g.class_id),
        lambda g: arranging.archive_class(g.store, g.class_id),
    ),
    "move_variable": Case(lambda g: arranging.move_variable(g.store, g.variables[1], 0)),
    "move_student": Case(
        lambda g: arranging.move_student(g.store, g.students[0], g.other_class_id)
    ),
    "merge_students": Case(
        lambda g, _: merging.merge_students(g.store, g.students[0], g.students[1]), _both_lived
    ),
    "set_attendance": Case(
        lambda g: attendance.set_attendance(
            g.store, g.sessions[0], g.students, AttendanceStatus.LATE
        )
    ),
    "restore_removed": Case(
        lambda g, seqs: bin.restore_removed(g.store, seqs), _removed_student
    ),
    "record_on_behalf": Case(
        lambda g: cell_records.record_on_behalf(
            g.store, g.key(1), AssessorType.STUDENT, Decimal(5), "en pareja"
        )
    ),
    "change_record": Case(
        lambda g: cell_records.change_record(
            g.store, g.record_id(AssessorType.FAMILY), Decimal(2), "otra vez"
        )
    ),
    "remove_record": Case(lambda g: cell_records.remove_record(g.store, g.record_id())),
    "add_class": Case(lambda g: classes.add_class(g.store, "7A")),
    "edit_class": Case(_edit_class),
    "remove_class": Case(lambda g: classes.remove_class(g.store, g.class_id)),
    "add_students": Case(lambda g: classes.add_students(g.store, g.class_id, ["Sol", "Mar"])),
    "edit_student": Case(_edit_student),
    "remove_student": Case(lambda g: classes.remove_student(g.store, g.students[0])),
    "add_variable": Case(lambda g: classes.add_variable(g.store, g.class_id, "Orden")),
    "edit_variable": Case(_edit_variable),
    "remove_variable": Case(lambda g: classes.remove_variable(g.store, g.variables[0])),
    "copy_variables": Case(
        lambda g: classes.copy_variables(g.store, g.class_id, g.other_class_id)
    ),
    "start_session": Case(
        lambda g: classes.start_session(g.store, g.class_id, date(2026, 3, 16), "Prueba")
    ),
    "edit_session": Case(_edit_session),
    "remove_session": Case(lambda g: classes.remove_session(g.store, g.sessions[0])),
    "add_lesson": Case(lambda g: lessons.add_lesson(g.store, g.class_id, "Decimales")),
    "copy_lesson": Case(
        lambda g: lessons.copy_lesson(g.store, g.lesson.id, g.other_class_id, date(2026, 4, 1))
    ),
    "edit_lesson": Case(_edit_lesson),
    "remove_lesson": Case(lambda g: lessons.remove_lesson(g.store, g.lesson.id)),
    "start_session_of_lesson": Case(
        lambda g: lessons.start_session_of_lesson(g.store, g.lesson.id, date(2026, 3, 10))
    ),
    "edit_config": Case(_edit_config),
    "set_override": Case(
        lambda g: overrides.set_override(
            g.store, g.students[0], g.class_id, Light.RED, "Falta mucho"
        )
    ),
    "end_override": Case(
        lambda g, _: overrides.end_override(g.store, g.students[0], g.class_id),
        lambda g: overrides.set_override(
            g.store, g.students[0], g.class_id, Light.RED, "Falta mucho"
        ),
    ),
    "use_other": Case(lambda g, card: review.use_other(g.store, card), _with_conflict),
    "restore_version": Case(lambda g, seq: review.restore_version(g.store, seq), _overwritten),
    "retry_held": Case(
        lambda g, held: review.retry_held(g.store, *held, with_parents=True), _held
    ),
    "start_school_year": Case(
        lambda g: school_year.start_school_year(
            g.store, g.class_id, "6A", "2027", copies_students=True, archives_old=True
        )
    ),
    "record_score": Case(lambda g: scores.record_score(g.store, g.key(), Decimal(9))),
    "record_scores": Case(
        lambda g: scores.record_scores(
            g.store, [scores.ScoreEntry(g.key(s, 1), Decimal(4)) for s in range(3)]
        )
    ),
    "clear_scores": Case(lambda g: scores.clear_scores(g.store, [g.key()])),
    "record_comment": Case(lambda g: scores.record_comment(g.store, g.key(), "mejor")),
    "fill_blanks": Case(
        lambda g: scores.fill_blanks(g.store, g.sessions[0], g.variables[0], Decimal(5))
    ),
    "mark_read": Case(lambda g: suggestions.mark_read(g.store, [g.suggestion_id])),
    "copy_to_comment": Case(lambda g: suggestions.copy_to_comment(g.store, g.suggestion_id)),
    "import_table": Case(
        lambda g: importing.import_table(
            g.store,
            b"class,student,variable,session,value,comment\n"
            b"5A,Luna,Lectura,2026-03-30,6,bien\n5A,Cometa,Lectura,2026-03-02,2,\n",
        )
    ),
    "import_roster_file": Case(
        lambda g, file: roster_file.import_roster_file(g.store, g.class_id, file),
        lambda g: roster_file.read_roster_file(
            g.store, g.class_id, b"alias,avatar_color\nLuna,#22C55E\nSol,#3B82F6\n"
        ),
    ),
}


def _commands() -> set[str]:
    """Every public function of the commands whose first argument is the store."""
    found = set()
    for module in pkgutil.iter_modules(commands.__path__):
        name = f"{commands.__name__}.{module.name}"
        for each, function in inspect.getmembers(
            importlib.import_module(name), inspect.isfunction
        ):
            first = next(iter(inspect.signature(function).parameters), "")
            is_own = function.__module__ == name and not each.startswith("_")
            if is_own and first == "store" and not each.startswith("load_"):
                found.add(each)
    return found


def test_no_command_is_left_out() -> None:
    assert _commands() | {"import_table", "import_roster_file"} == set(CASES) | set(NOT_A_STEP)


def content(store: Store) -> dict[str, dict[str, Row]]:
    """Return every row but its stamp, which an undo moves on like any edit."""
    return {
        table.name: {
            row_id: {name: value for name, value in each.items() if name != "updated_at"}
            for row_id, each in rows(store, table.name).items()
        }
        for table in TABLES
    }


@pytest.mark.parametrize("is_sent", [False, True], ids=["unsent", "sent"])
@pytest.mark.parametrize("name", sorted(CASES))
def test_one_step_back_and_forth(ground: Ground, name: str, is_sent: bool) -> None:
    case, store = CASES[name], ground.store
    given = [case.before(ground)] if case.before else []
    before = content(store)
    case.act(ground, *given)
    after = content(store)
    assert after != before
    if is_sent:
        push_all(store)
    assert undo(store) is not None
    assert content(store) == before
    if is_sent:
        push_all(store)
    assert redo(store) is not None
    assert content(store) == after


def test_a_step_survives_a_restart(ground: Ground) -> None:
    store = ground.store
    before = content(store)
    classes.remove_class(store, ground.class_id)
    store.close()
    with make_store(store.directory) as again:
        assert undo(again) is not None
        assert content(again) == before
