"""What a teacher arranges: classes, rosters, variables, sessions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessmentVariable, CellKey, SchoolClass, Student
from mehmiro_desktop.domain.ids import first_session_id
from mehmiro_desktop.errors import (
    DuplicateEntry,
    InvalidText,
    RecordNotFound,
    ScaleConflict,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import load_undo_state
from mehmiro_desktop.store.queries import classes as class_queries
from mehmiro_desktop.store.queries import scoring
from mehmiro_desktop.store.sync_state import apply_page
from tests.helpers.server_rows import page, server_row
from tests.helpers.stores import ACCOUNT, ClassroomBuilder
from tests.store.peek import pending, row, rows, sql

DAY = date(2026, 3, 2)


# Classes ---------------------------------------------------------------------------------------


def test_class_is_the_teachers_own(store: Store) -> None:
    made = classes.add_class(store, "  5A ", grade="5", academic_year="2026")
    assert (
        class_queries.load_class(store, made.id)
        == made
        == SchoolClass(made.id, "5A", "5", "", "2026")
    )
    stored = row(store, "classes", made.id)
    assert stored is not None
    assert stored["teacher_id"] == ACCOUNT.account_id
    assert stored["section"] is None
    assert stored["created_at"] == stored["updated_at"] == "2026-03-02T09:00:00.000000Z"


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "a\ud800", "x" * 201])
def test_names_that_cannot_be_kept(store: Store, name: str) -> None:
    with pytest.raises(InvalidText):
        classes.add_class(store, name)
    assert sql(store, "SELECT * FROM edits") == []


def test_classes_by_name(store: Store) -> None:
    for name in ("b", "A", "c"):
        classes.add_class(store, name)
    assert [each.name for each in class_queries.load_classes(store)] == ["A", "b", "c"]
    found = class_queries.find_class_by_name(store, "C")
    assert found is not None
    assert found.name == "c"
    assert class_queries.find_class_by_name(store, "d") is None


def test_edit_touches_only_the_changed_field(store: Store) -> None:
    # The web writes blanks as empty text; renaming must not turn them into changes.
    apply_page(store, page(("classes", server_row("classes", "c1", grade="", section=""))))
    edit = classes.edit_class(store, SchoolClass("c1", "5C"))
    assert edit.count == 1
    stored = row(store, "classes", "c1")
    assert stored is not None
    assert (stored["name"], stored["grade"]) == ("5C", "")


def test_edit_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    made = classes.add_class(store, "5A")
    before = row(store, "classes", made.id)
    edit = classes.edit_class(store, made)
    assert (edit.id, edit.count) == (0, 0)
    assert row(store, "classes", made.id) == before
    state = load_undo_state(store)
    assert state.undo is not None
    assert state.undo.label == "add_class"


@pytest.mark.parametrize(
    "missing",
    [
        lambda store: classes.edit_class(store, SchoolClass("no", "x")),
        lambda store: classes.remove_class(store, "no"),
        lambda store: classes.add_students(store, "no", ["x"]),
        lambda store: classes.edit_student(store, Student("no", "no", "x")),
        lambda store: classes.remove_student(store, "no"),
        lambda store: classes.add_variable(store, "no", "x"),
        lambda store: classes.remove_variable(store, "no"),
        lambda store: classes.start_session(store, "no", DAY),
        lambda store: classes.remove_session(store, "no"),
        lambda store: scores.record_score(store, CellKey("a", "b", "c"), Decimal(1)),
        lambda store: class_queries.load_class(store, "no"),
        lambda store: class_queries.load_student(store, "no"),
        lambda store: class_queries.load_variable(store, "no"),
        lambda store: class_queries.load_session(store, "no"),
        lambda store: scoring.load_grid(store, "no"),
    ],
)
def test_what_is_not_there(store: Store, missing: "object") -> None:
    assert callable(missing)
    with pytest.raises(RecordNotFound):
        missing(store)
    assert pending(store) == {}


# Roster ----------------------------------------------------------------------------------------


def test_pasted_list_keeps_its_order_and_skips_blanks(store: Store) -> None:
    made = classes.add_class(store, "5A")
    added = classes.add_students(store, made.id, ["Luna", "", "Ñandú", "  ", "abeja 😀"])
    assert [each.alias for each in added] == ["Luna", "Ñandú", "abeja 😀"]
    assert class_queries.load_students(store, made.id) == added
    stamps = [each["created_at"] for each in rows(store, "students").values()]
    assert len(set(stamps)) == 3


@pytest.mark.parametrize("again", ["luna", " LUNA ", "Lu\u0301na"])
def test_alias_twice_in_a_class(store: Store, again: str) -> None:
    made = classes.add_class(store, "5A")
    classes.add_students(store, made.id, ["Luna", "Lúna"])
    with pytest.raises(DuplicateEntry) as raised:
        classes.add_students(store, made.id, ["Cometa", again])
    assert raised.value.details == {"text": again.strip()}
    assert len(class_queries.load_students(store, made.id)) == 2
    other = classes.add_class(store, "5B")
    classes.add_students(store, other.id, [again])


def test_edit_student(store: Store) -> None:
    made = classes.add_class(store, "5A")
    luna, cometa = classes.add_students(store, made.id, ["Luna", "Cometa"], ["#22C55E", ""])
    changed = Student(luna.id, made.id, "LUNA", "#22C55E", "visual", date(2015, 4, 1))
    classes.edit_student(store, changed)
    assert class_queries.load_student(store, luna.id) == changed
    with pytest.raises(DuplicateEntry):
        classes.edit_student(store, Student(cometa.id, made.id, "luna"))
    with pytest.raises(InvalidText):
        classes.edit_student(store, Student(luna.id, made.id, "Luna", "red"))


# Variables -------------------------------------------------------------------------------------


def test_scale_must_be_usable(store: Store) -> None:
    made = classes.add_class(store, "5A")
    for low, high in ((5, 5), (6, 5), (-1, 5), (0, 11)):
        with pytest.raises(ScaleConflict):
            classes.add_variable(store, made.id, "x", Decimal(low), Decimal(high))


def test_scale_never_shuts_out_scores(classroom: ClassroomBuilder) -> None:
    classroom.score("9.5")
    variable = classroom.measured[0]
    narrow = AssessmentVariable(
        variable.id, variable.class_id, variable.name, Decimal(0), Decimal(9)
    )
    with pytest.raises(ScaleConflict):
        classes.edit_variable(classroom.store, narrow)
    exact = AssessmentVariable(
        variable.id, variable.class_id, variable.name, Decimal(0), Decimal("9.5"), False
    )
    classes.edit_variable(classroom.store, exact)
    assert class_queries.load_variable(classroom.store, variable.id) == exact


def test_a_score_outside_the_scale_stands_in_the_way_of_no_other_change(
    classroom: ClassroomBuilder,
) -> None:
    # It came from elsewhere, where the scale was another one.
    key = classroom.key()
    outside = server_row(
        "assessments", "a9", student_id=key.student_id, variable_id=key.variable_id,
        session_id=key.session_id, value="12",
    )  # fmt: skip
    apply_page(classroom.store, page(("assessments", outside)))
    renamed = replace(classroom.measured[0], name="Reading", is_active=False)
    classes.edit_variable(classroom.store, renamed)
    assert class_queries.load_variable(classroom.store, renamed.id) == renamed
    with pytest.raises(ScaleConflict):
        classes.edit_variable(classroom.store, replace(renamed, scale_min=Decimal(1)))


def test_variables_are_copied_to_another_class_once(classroom: ClassroomBuilder) -> None:
    store = classroom.store
    other = classes.add_class(store, "5B")
    classes.add_variable(store, other.id, "variable 1", Decimal(1), Decimal(5))
    made = classes.copy_variables(store, classroom.school_class.id, other.id)
    assert [each.name for each in made] == ["Variable 2"]
    assert classes.copy_variables(store, classroom.school_class.id, other.id) == ()


# Sessions --------------------------------------------------------------------------------------


def test_first_session_of_a_day_is_the_same_on_every_laptop(store: Store) -> None:
    made = classes.add_class(store, "5A")
    first = classes.start_session(store, made.id, DAY)
    assert first.id == first_session_id(made.id, DAY)
    assert classes.start_session(store, made.id, DAY) == first
    second = classes.start_session(store, made.id, DAY, "exam")
    assert second.id != first.id
    assert len(class_queries.load_sessions(store, made.id)) == 2


def test_sessions_newest_first(store: Store) -> None:
    made = classes.add_class(store, "5A")
    for day in (3, 1, 2):
        classes.start_session(store, made.id, date(2026, 3, day))
    days = [each.on.day for each in class_queries.load_sessions(store, made.id)]
    assert days == [3, 2, 1]
