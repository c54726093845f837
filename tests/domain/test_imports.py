"""Each line of a table to import is planned exactly, or refused with its reason."""

from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.csv_table import read_table
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    SchoolClass,
    Student,
)
from mehmiro_desktop.domain.ids import first_session_id
from mehmiro_desktop.domain.imports import (
    BlankLine,
    ClassContent,
    Reason,
    RefusedLine,
    RosterPlan,
    ScorePlan,
    parse_date,
)
from mehmiro_desktop.domain.roster_import import plan_roster
from mehmiro_desktop.domain.score_import import plan_scores
from mehmiro_desktop.errors import InvalidImport

MONDAY = date(2026, 3, 9)
CONTENT = (
    ClassContent(
        SchoolClass("c1", "5º B"),
        students=(
            Student("s1", "c1", "Luna"),
            Student("s2", "c1", "Mar"),
            Student("s3", "c1", "Pi"),
            Student("s4", "c1", "PI"),
            Student("s5", "c1", "pí"),
            Student("s6", "c1", "pí"),
        ),
        variables=(
            AssessmentVariable("v1", "c1", "Lectura", Decimal(1), Decimal(5)),
            AssessmentVariable("v2", "c1", "Cálculo", Decimal(0), Decimal(10)),
        ),
        sessions=(
            AssessmentSession("e1", "c1", MONDAY),
            AssessmentSession("e2", "c1", MONDAY, "Proyecto"),
            AssessmentSession("e3", "c1", date(2026, 3, 16), "Proyecto"),
        ),
    ),
    ClassContent(SchoolClass("c2", "Twin")),
    ClassContent(SchoolClass("c3", "Twin")),
)


def scores(
    *lines: str, heading: str = "class,student,variable,session,value,comment"
) -> ScorePlan:
    return plan_scores(read_table("\n".join((heading, *lines)).encode()), CONTENT)


def roster(*lines: str, heading: str = "alias,color,class", name: str = "5º B") -> RosterPlan:
    return plan_roster(read_table("\n".join((heading, *lines)).encode()), CONTENT, name)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("6º A,Luna,Lectura,9/3/2026,3", Reason.UNKNOWN_CLASS),
        (",Luna,Lectura,9/3/2026,3", Reason.NO_CLASS),
        ("Twin,Luna,Lectura,9/3/2026,3", Reason.AMBIGUOUS_CLASS),
        ("5º B,Sol,Lectura,9/3/2026,3", Reason.UNKNOWN_STUDENT),
        ("5º B,,Lectura,9/3/2026,3", Reason.NO_STUDENT),
        ("5º B,pí,Lectura,9/3/2026,3", Reason.AMBIGUOUS_STUDENT),
        ("5º B,pI,Lectura,9/3/2026,3", Reason.AMBIGUOUS_STUDENT),
        ("5º B,Luna,Danza,9/3/2026,3", Reason.UNKNOWN_VARIABLE),
        ("5º B,Luna,,9/3/2026,3", Reason.NO_VARIABLE),
        ("5º B,Luna,Lectura,,3", Reason.NO_SESSION),
        ("5º B,Luna,Lectura,Proyecto,3", Reason.AMBIGUOUS_SESSION),
        ("5º B,Luna,Lectura,Examen,3", Reason.UNKNOWN_SESSION),
        ("5º B,Luna,Lectura,31/2/2026,3", Reason.BAD_DATE),
        ("5º B,Luna,Lectura,3/25/2026,3", Reason.BAD_DATE),
        ("5º B,Luna,Lectura,9/3/2026,ocho", Reason.NOT_A_NUMBER),
        ("5º B,Luna,Lectura,9/3/2026,NaN", Reason.NOT_A_NUMBER),
        ("5º B,Luna,Lectura,9/3/2026,1e400", Reason.NOT_A_NUMBER),
        ("5º B,Luna,Lectura,9/3/2026,\u0663", Reason.NOT_A_NUMBER),
        ("5º B,Luna,Lectura,9/3/2026,6", Reason.OUT_OF_SCALE),
        ("5º B,Luna,Lectura,9/3/2026,-1", Reason.OUT_OF_SCALE),
        (f"5º B,Luna,Lectura,9/3/2026,3,{'x' * 501}", Reason.TOO_LONG),
        ("5º B,Luna,Lectura,9/3/2026,3,bell \x07", Reason.UNREADABLE),
    ],
)
@pytest.mark.fault(67)
def test_a_score_that_cannot_be_placed_is_refused_and_the_rest_goes_in(
    line: str, reason: Reason
) -> None:
    plan = scores(line, "5º B,Mar,Lectura,2026-03-09,4")
    assert [(each.line, each.reason) for each in plan.refused] == [(2, reason)]
    assert [score.key.student_id for score in plan.scores] == ["s2"]
    assert plan.new_sessions == ()


def test_scores_are_read_as_people_write_them() -> None:
    heading = "Curso,Alumno,Criterio,Fecha,Nota,Observaciones"
    plan = scores('5º b, LUNA ,CÁLCULO,9-3-2026,"7,5",Muy bien', heading=heading)
    [score] = plan.scores
    assert (score.key.student_id, score.key.variable_id, score.key.session_id) == (
        "s1",
        "v2",
        "e1",
    )
    assert (score.value, score.comment) == (Decimal("7.5"), "Muy bien")


def test_an_exact_spelling_tells_twins_apart() -> None:
    assert scores("5º B,PI,Lectura,2026-03-09,4").scores[0].key.student_id == "s4"


def test_a_missing_session_is_made_once_for_its_date() -> None:
    plan = scores("5º B,Luna,Lectura,10/3/2026,3", "5º B,Mar,Lectura,2026-03-10,4")
    [made] = plan.new_sessions
    assert (made.id, made.on) == (first_session_id("c1", date(2026, 3, 10)), date(2026, 3, 10))
    assert {score.key.session_id for score in plan.scores} == {made.id}


def test_a_name_beside_the_date_chooses_or_makes_its_own_session() -> None:
    heading = "class,student,variable,session date,session name,value,assessor"
    plan = scores(
        "5º B,Luna,Lectura,2026-03-09,Proyecto,3,teacher",
        "5º B,Luna,Lectura,2026-03-09,Examen,4,docente",
        "5º B,Luna,Lectura,2026-03-09,,5,",
        "5º B,Mar,Lectura,2026-03-09,,5,ai",
        heading=heading,
    )
    [made] = plan.new_sessions
    assert [score.key.session_id for score in plan.scores] == ["e2", made.id, "e1"]
    assert (made.name, made.on) == ("Examen", MONDAY)
    assert [each.reason for each in plan.refused] == [Reason.NOT_A_TEACHERS]


def test_the_same_cell_twice_is_refused_once() -> None:
    plan = scores("5º B,Luna,Lectura,2026-03-09,3", "5º B,Luna,Lectura,09/03/2026,4")
    assert [score.value for score in plan.scores] == [Decimal(3)]
    assert [each.reason for each in plan.refused] == [Reason.REPEATED]


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("class,student,session,value", "no_variable_column"),
        ("class,student,variable,value", "no_session_column"),
        ("student,variable,session,value", "no_class"),
    ],
)
def test_a_table_no_line_of_which_can_be_placed(heading: str, reason: str) -> None:
    with pytest.raises(InvalidImport) as caught:
        scores("a,b,c,d", heading=heading)
    assert caught.value.details["reason"] == reason


def test_a_roster_adds_updates_and_never_replaces() -> None:
    plan = roster("Sol,#a1b2c3", "LUNA,#ffffff", "Mar,", "sol,", "X,red", f"{'y' * 81},")
    assert [student.alias for student in plan.new_students] == ["Sol"]
    assert plan.new_students[0].avatar_color == "#A1B2C3"
    [changed] = plan.changed_students
    assert (changed.id, changed.alias, changed.avatar_color) == ("s1", "Luna", "#FFFFFF")
    assert plan.unchanged == 1
    reasons = [Reason.REPEATED, Reason.BAD_COLOR, Reason.TOO_LONG]
    assert [each.reason for each in plan.refused] == reasons
    assert plan.new_classes == ()


def test_a_roster_makes_the_class_it_names() -> None:
    plan = roster("Sol,", "Mar,", name="6º A")
    [made] = plan.new_classes
    assert made.name == "6º A"
    assert {student.class_id for student in plan.new_students} == {made.id}


def test_lines_of_another_class_stay_out() -> None:
    plan = roster("Sol,,5º b", "Mar,,6º A")
    assert [student.alias for student in plan.new_students] == ["Sol"]
    assert [each.reason for each in plan.refused] == [Reason.OTHER_CLASS]


def test_a_roster_without_any_class_is_refused() -> None:
    with pytest.raises(InvalidImport):
        roster("Sol", heading="alias", name="  ")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-09", MONDAY),
        (" 9/3/2026 ", MONDAY),
        ("09.03.2026", MONDAY),
        ("2026-02-30", None),
        ("0001-01-01", None),
        ("9/3/26", None),
        ("", None),
    ],
)
def test_days_are_iso_or_day_first(text: str, day: date | None) -> None:
    assert parse_date(text) == day


def test_a_line_without_a_score_asks_for_nothing_unless_it_has_a_comment() -> None:
    table = read_table(
        b"class,student,variable,date,value,comment\n"
        b"X,Nobody,Z,9/3/2026,,\n"
        b"X,Luna,Z,9/3/2026,,Well done\n"
    )
    plan = plan_scores(table, ())
    assert plan.scores == ()
    assert plan.blank == (BlankLine(2, "Nobody"),)
    assert plan.refused == (RefusedLine(3, Reason.NO_SCORE, "Well done", "Luna"),)
