"""What the desktop adds to the data model: attendance, archived classes, order of variables."""

from collections.abc import Iterator

import psycopg
import pytest

from scripts.server_schema import SUPABASE, run_file
from tests.helpers.local_postgres import LocalPostgres
from tests.server.school import School, Teacher, at, make_school, new_id, put

pytestmark = pytest.mark.server

_FILE = "20261122000800_session_attendance.sql"
_LATER = "20261122000900_monitoring_overrides.sql"


def _constraint(error: psycopg.Error) -> str | None:
    return error.diag.constraint_name


def test_one_row_per_student_and_session_with_a_known_status(ana: Teacher) -> None:
    ids = ana.make_class()
    row = {"student_id": ids.student, "session_id": ids.session}
    ana.insert("session_attendance", **row, status="late")
    with pytest.raises(psycopg.errors.UniqueViolation) as caught:
        ana.insert("session_attendance", **row, status="absent")
    assert _constraint(caught.value) == "session_attendance_student_session_key"
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        ana.insert("session_attendance", **row, status="on a trip")


def test_student_and_session_have_one_teacher(ana: Teacher, bea: Teacher) -> None:
    ours, theirs = ana.make_class(), bea.make_class()
    for student, session in ((ours.student, theirs.session), (theirs.student, ours.session)):
        with pytest.raises(psycopg.errors.CheckViolation) as caught:
            ana.insert(
                "session_attendance", student_id=student, session_id=session, status="late"
            )
        assert _constraint(caught.value) == "session_attendance_same_owner"
    row_id = ana.insert(
        "session_attendance", student_id=ours.student, session_id=ours.session, status="late"
    )
    with pytest.raises(psycopg.errors.CheckViolation):
        ana.sql(
            "update session_attendance set student_id = %s where id = %s",
            theirs.student,
            row_id,
        )


def test_orphans_are_told_what_they_lack(ana: Teacher) -> None:
    ids = ana.make_class()
    lost = new_id()
    (first, second) = ana.push(
        *(
            put("session_attendance", new_id(), at(9), None, **columns, status="absent")
            for columns in (
                {"student_id": lost, "session_id": ids.session},
                {"student_id": ids.student, "session_id": lost},
            )
        )
    )
    assert (first["s"], first["parent"], first["parent_id"]) == (
        "parent_gone",
        "students",
        lost,
    )
    assert (second["s"], second["parent"]) == ("parent_gone", "assessment_sessions")


def test_goes_with_its_student_and_leaves_a_tombstone(ana: Teacher) -> None:
    ids = ana.make_everything()
    since = ana.pull()["until"]
    ana.sql("delete from students where id = %s", ids["students"])
    assert ids["session_attendance"] in ana.pull_round(since).gone_ids("deleted")


def test_a_class_tied_by_attendance_moves_with_the_other_or_not_at_all(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    one, other = ana.make_class("4A"), ana.make_class("4B")
    row_id = ana.insert(
        "session_attendance", student_id=one.student, session_id=other.session, status="late"
    )
    move = "update classes set teacher_id = %s"
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        school.sql(f"{move} where id = %s", bea.id, one.class_id)
    assert _constraint(caught.value) == "classes_same_owner"
    school.sql(move, bea.id)
    assert bea.row("session_attendance", row_id)["status"] == "late"
    assert ana.sql("select * from session_attendance") == []


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        (
            "update assessment_variables set position = -1",
            "assessment_variables_position_range",
        ),
        ("update classes set archived_at = 'infinity'", "classes_archived_finite"),
        ("update classes set archived_at = '0300-01-01 BC'", "classes_archived_finite"),
    ],
)
def test_additions_have_their_range(ana: Teacher, change: str, constraint: str) -> None:
    ana.make_class()
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        ana.sql(change)
    assert _constraint(caught.value) == constraint


@pytest.fixture
def older(postgres: LocalPostgres) -> Iterator[School]:
    """A school whose server has not had the addition yet."""
    name = f"older_{new_id()[:8]}"
    school = make_school(postgres.create_database(name))
    for each in (_LATER, _FILE):
        run_file(school.dsn, SUPABASE / "rollbacks" / each)
    yield school
    school.close()
    postgres.drop_database(name)


def test_a_server_without_it_refuses_these_rows_only(older: School) -> None:
    ana = older.teacher()
    ids = ana.make_class()
    stamp = ana.stamp("assessment_variables", ids.variable)
    answers = ana.push(
        put("assessment_variables", ids.variable, at(9), stamp, position=0),
        put("students", new_id(), at(9), None, class_id=ids.class_id, alias="Cometa"),
        put(
            "session_attendance",
            new_id(),
            at(9),
            None,
            student_id=ids.student,
            session_id=ids.session,
            status="late",
        ),
    )
    assert [(each["s"], each.get("code")) for each in answers] == [
        ("rejected", "42703"),
        ("applied", None),
        ("rejected", "42P01"),
    ]


def test_an_answer_kept_from_before_is_not_repeated_with_the_columns_of_then(
    older: School,
) -> None:
    ana = older.teacher()
    item = put("classes", new_id(), at(9), None, teacher_id=ana.id, name="4A")
    (before,) = ana.push(item)
    run_file(older.dsn, SUPABASE / "migrations" / _FILE)
    (again,) = ana.push(item)
    assert (before["s"], again["s"]) == ("applied", "stale")
    assert len(again["row"]) == len(before["row"]) + 1
    names = ana.pull()["columns"]["classes"]
    assert names[-3:] == ["archived_at", "_device", "_actor"]
