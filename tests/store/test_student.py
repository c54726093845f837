"""The student page's query over real stores."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus
from mehmiro_desktop.domain.insights import source_insights, variable_insights
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.student_page import AttendedDay
from mehmiro_desktop.domain.tables import ASSESSMENTS
from mehmiro_desktop.errors import RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import attendance, classes, review, scores
from mehmiro_desktop.store.queries.student import load_student_history, load_student_page
from mehmiro_desktop.store.rows import delete_row
from tests.helpers.full_student import STAMP, FullStudent, put
from tests.helpers.stores import ClassroomBuilder


def record(
    built: ClassroomBuilder, value: str, source: str = "teacher", *, student: int = 0,
    stamp: str = STAMP,
) -> str:  # fmt: skip
    return put(
        built.store,
        ASSESSMENTS,
        {
            "student_id": built.roster[student].id,
            "variable_id": built.measured[0].id,
            "session_id": built.session.id,
            "value": value,
            "assessor_type": source,
            "created_at": stamp,
            "updated_at": stamp,
        },
    )


def test_everything_of_a_student_is_there(store: Store) -> None:
    full = FullStudent(store).add_sources().add_words().add_monitoring()
    page = load_student_page(store, full.student.id)
    assert page.student == full.student
    assert page.school_class.name == "5A"
    assert page.neighbours == tuple(each.id for each in full.students)
    counts = {each.source: each.count for each in source_insights(page.variables, page.scores)}
    assert counts == {
        AssessorType.TEACHER: 49,  # five variables in ten sessions, one Reading is missing
        AssessorType.STUDENT: 6,
        AssessorType.FAMILY: 3,
        AssessorType.AI: 2,
    }
    assert [s.on for s in page.scores] == sorted(s.on for s in page.scores)
    status = page.status
    assert status is not None
    assert (status.light, status.priority) == (Light.YELLOW, Decimal(44))
    assert status.parts.homework is None
    assert (status.period_start, status.period_end) == (date(2026, 2, 15), date(2026, 3, 1))
    assert [each.text for each in page.diagnoses] == [
        "Homework falls while reading rises.",
        "Earlier: steady.",
    ]
    assert page.diagnoses[0].confidence == Decimal("0.78")


def test_an_unknown_student_is_said(store: Store) -> None:
    with pytest.raises(RecordNotFound):
        load_student_page(store, "nobody")


def test_class_means_are_of_the_teachers_scores_alone(store: Store) -> None:
    built = ClassroomBuilder(store, students=6, variables=1).build()
    for n, value in enumerate((2, 4, 6, 8, 10)):
        built.score(value, student=n)
    for source in ("ai", "family", "student"):
        record(built, "1", source)
    page = load_student_page(store, built.roster[0].id)
    mean = page.means[built.measured[0].id, built.session.id]
    assert (mean.mean, mean.count) == (Decimal(6), 5)
    (insight,) = variable_insights(page.variables, page.scores, page.means)
    assert insight.recent == pytest.approx(20)  # 2 of 10, whatever the others gave
    assert insight.class_recent == pytest.approx(60)


def test_of_several_records_of_a_cell_the_newest_counts_once(store: Store) -> None:
    built = ClassroomBuilder(store, students=5, variables=1).build()
    for n in range(1, 5):
        built.score(4, student=n)
    record(built, "10", stamp="2026-03-01T08:00:00.000000Z")
    record(built, "9", stamp="2026-03-05T08:00:00.000000Z")
    record(built, "1", stamp="2026-03-01T07:00:00.000000Z")
    page = load_student_page(store, built.roster[0].id)
    mean = page.means[built.measured[0].id, built.session.id]
    assert (mean.mean, mean.count) == (Decimal(5), 5)  # (9 + 4*4) / 5


def test_absent_and_exempt_students_are_left_out_of_the_mean(store: Store) -> None:
    built = ClassroomBuilder(store, students=7, variables=1).build()
    for n in range(7):
        built.score(10 if n > 4 else 5, student=n)
    for n, status in ((5, AttendanceStatus.ABSENT), (6, AttendanceStatus.EXEMPT),
                      (4, AttendanceStatus.LATE)):  # fmt: skip
        attendance.set_attendance(store, built.session.id, [built.roster[n].id], status)
    page = load_student_page(store, built.roster[0].id)
    mean = page.means[built.measured[0].id, built.session.id]
    assert (mean.mean, mean.count) == (Decimal(5), 5)
    late = load_student_page(store, built.roster[4].id)
    assert late.attendance == (
        AttendedDay(built.session.on, built.session.name, AttendanceStatus.LATE),
    )


def test_a_class_of_four_shows_no_mean(store: Store) -> None:
    built = ClassroomBuilder(store, students=4, variables=1).build().fill(7)
    page = load_student_page(store, built.roster[0].id)
    (insight,) = variable_insights(page.variables, page.scores, page.means)
    assert insight.class_recent is None


def test_an_inactive_variable_is_shown_while_it_has_scores(store: Store) -> None:
    built = ClassroomBuilder(store, variables=2).build()
    built.score(5, variable=1)
    for each in built.measured:
        classes.edit_variable(store, replace(each, is_active=False))
    page = load_student_page(store, built.roster[0].id)
    assert [each.id for each in page.variables] == [built.measured[1].id]


def test_history_tells_every_change_and_brings_back(store: Store) -> None:
    built = ClassroomBuilder(store).build()
    mine, other = built.score(3), built.score(9, student=1)
    scores.record_score(store, mine, Decimal(4))
    scores.clear_scores(store, [mine])
    scores.record_score(store, other, Decimal(8))
    items = load_student_history(store, built.roster[0].id)
    told = [
        [(c.field, c.old, c.new) for c in item.fields if c.field == "value"] for item in items
    ]
    assert told[:3] == [[("value", "4", None)], [("value", "3", "4")], [("value", None, "3")]]
    assert {item.record.alias for item in items} == {built.roster[0].alias}
    assert items[0].device == "laptop-a"
    assert items[0].can_restore
    review.restore_version(store, items[1].seq)
    page = load_student_page(store, built.roster[0].id)
    assert [each.value for each in page.scores] == [Decimal(3)]


def test_history_finds_what_other_programs_made_and_someone_removed(store: Store) -> None:
    built = ClassroomBuilder(store).build()
    foreign = record(built, "6", "family")
    with store.edit("clear") as scope:
        delete_row(scope.connection, ASSESSMENTS, foreign)
    (latest, *_) = load_student_history(store, built.roster[0].id)
    assert latest.record.row_id == foreign
    assert latest.can_restore


def test_history_tells_attendance_and_the_student(store: Store) -> None:
    built = ClassroomBuilder(store).build()
    mine = built.roster[0]
    for status in (AttendanceStatus.LATE, AttendanceStatus.PRESENT):
        attendance.set_attendance(store, built.session.id, [mine.id], status)
    classes.edit_student(store, replace(mine, alias="Luna"))
    tables = [item.record.table for item in load_student_history(store, mine.id)]
    assert tables[0] == "students"
    assert tables.count("session_attendance") == 2
    other = load_student_history(store, built.roster[1].id)
    assert [item.record.table for item in other] == ["students"]


def test_history_comes_in_pages(store: Store) -> None:
    built = ClassroomBuilder(store).build()
    for value in range(5):
        built.score(value)
    assert len(load_student_history(store, built.roster[0].id, 3)) == 3
