"""A student who moves class: what was scored before stays in sight, counted and exportable."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mehmiro_desktop.domain.entities import (
    AttendanceStatus,
    CellKey,
    SchoolClass,
    Student,
)
from mehmiro_desktop.domain.insights import variable_insights
from mehmiro_desktop.domain.reports import ReportChoice, score_lines
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import arranging, attendance, classes, scores
from mehmiro_desktop.store.queries import moved as moved_queries
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.queries.history_map import load_history_map
from mehmiro_desktop.store.queries.moved import in_list_order, load_left, load_scored_students
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.queries.student import load_student_history, load_student_page
from mehmiro_desktop.store.transfer.export_csv import export_csv
from mehmiro_desktop.store.transfer.importing import import_table
from mehmiro_desktop.store.transfer.report import collect_report
from tests.helpers.stores import ClassroomBuilder


@dataclass(frozen=True)
class Moved:
    """The first student of 5A, scored and commented on there, is in 6B now."""

    store: Store
    built: ClassroomBuilder
    other: SchoolClass
    who: Student


@pytest.fixture
def moved(store: Store) -> Moved:
    built = ClassroomBuilder(store, students=6).build().fill(7)
    scores.record_comment(store, built.key(), "reads aloud")
    later = classes.start_session(store, built.school_class.id, date(2026, 3, 9))
    away = [built.roster[0].id]
    attendance.set_attendance(store, later.id, away, AttendanceStatus.ABSENT)
    other = classes.add_class(store, "6B")
    classes.add_variable(store, other.id, "Variable 1")
    arranging.move_student(store, built.roster[0].id, other.id)
    return Moved(store, built, other, built.roster[0])


def test_the_page_shows_what_it_counts(moved: Moved) -> None:
    page = load_student_page(moved.store, moved.who.id)
    assert page.school_class.name == "6B"
    assert [each.name for each in page.earlier] == ["5A"]
    names = [each.name for each in page.variables]
    assert names == ["Variable 1", "Variable 1 · 5A", "Variable 2 · 5A"]
    insights = variable_insights(page.variables, page.scores, page.means)
    assert sum(len(each.scores) for each in insights) == len(page.scores) == 2
    of_old = next(each for each in insights if each.variable.name == "Variable 1 · 5A")
    assert (of_old.class_recent, of_old.class_count) == (70, 6)


def test_the_old_session_shows_who_was_scored_then(moved: Moved) -> None:
    grid = load_grid(moved.store, moved.built.session.id)
    assert grid.students[-1].id == moved.who.id
    assert len(grid.students) == len(moved.built.roster)
    assert grid.moved == {moved.who.id: "6B"}
    cell = grid.cells[moved.who.id, moved.built.measured[0].id]
    assert (cell.value, cell.comments) == (Decimal(7), "reads aloud")
    assert load_history_map(moved.store, moved.built.school_class.id)
    listed = load_scored_students(moved.store, moved.built.school_class.id)
    assert listed[-1].id == moved.who.id


def test_who_left_is_found_in_parts_too(moved: Moved, monkeypatch: pytest.MonkeyPatch) -> None:
    class_id = moved.built.school_class.id
    for day in range(1, 4):
        classes.start_session(moved.store, class_id, date(2026, 5, day))
    monkeypatch.setattr(moved_queries, "SESSIONS_AT_ONCE", 1)
    parts = list(load_left(moved.store, class_id))
    assert len(parts) == 5
    present = load_students(moved.store, class_id)
    left = in_list_order(each for part in parts for each in part)
    assert (*present, *left) == load_scored_students(moved.store, class_id)


def test_a_session_without_them_does_not_list_them(moved: Moved) -> None:
    new = classes.start_session(moved.store, moved.built.school_class.id, date(2026, 4, 1))
    assert moved.who.id not in {each.id for each in load_grid(moved.store, new.id).students}


def test_history_still_finds_what_was_cleared_in_the_old_class(moved: Moved) -> None:
    scores.clear_scores(moved.store, [moved.built.key(0, 0), moved.built.key(0, 1)])
    items = load_student_history(moved.store, moved.who.id)
    lost = [
        each for each in items if any(f.field == "value" and f.new is None for f in each.fields)
    ]
    assert len(lost) == 2


def test_the_old_classs_report_and_export_hold_them(moved: Moved, tmp_path: Path) -> None:
    choice = ReportChoice(moved.built.school_class.id, (moved.who.id,))
    data = collect_report(moved.store, choice)
    assert data.missing == 0
    assert len(list(score_lines(data))) == 2
    assert list(data.attendance.values()) == [AttendanceStatus.ABSENT]
    file = tmp_path / "all.csv"
    export_csv(moved.store, file)
    lines = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    mine = [each for each in lines if each["student"] == moved.who.alias]
    assert [each["class"] for each in mine] == ["5A", "5A"]
    again = import_table(moved.store, file.read_bytes())
    assert (again.unchanged, again.added, again.refused) == (len(lines), 0, ())


def test_a_namesake_in_the_class_now_is_who_a_file_means(moved: Moved) -> None:
    class_id = moved.built.school_class.id
    (namesake,) = classes.add_students(moved.store, class_id, [moved.who.alias])
    line = f"5A,{moved.who.alias},Variable 1,2026-03-02,3\n"
    content = "class,student,variable,session,value\n" + line
    import_table(moved.store, content.encode())
    grid = load_grid(moved.store, moved.built.session.id)
    variable = moved.built.measured[0].id
    assert grid.cells[namesake.id, variable].value == 3
    assert grid.cells[moved.who.id, variable].value == 7


def test_scores_of_the_old_session_can_still_be_corrected(moved: Moved) -> None:
    key = CellKey(moved.who.id, moved.built.measured[0].id, moved.built.session.id)
    scores.record_score(moved.store, key, Decimal(9))
    page = load_student_page(moved.store, moved.who.id)
    assert Decimal(9) in {each.value for each in page.scores}
