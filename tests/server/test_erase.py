"""sync_erase and retention: a purge is a purge, an archive is an archive."""

import json

import psycopg
import pytest

from tests.server.school import TABLE_NAMES, School, Teacher, at, new_id, put

pytestmark = pytest.mark.server

_EVERYWHERE = [name for name in TABLE_NAMES if name != "monitoring_config"]


def _everything_said(school: School) -> str:
    """All text of all tables, registry and log included."""
    names = [f"public.{name}" for name in _EVERYWHERE]
    names += ["private.sync_history", "private.sync_acks", "private.sync_changes"]
    names += ["private.ai_suggestions_archive"]
    return json.dumps([school.sql(f"select * from {name}") for name in names], default=str)


def test_an_erased_student_leaves_no_word_behind(school: School, ana: Teacher) -> None:
    ids = ana.make_everything()
    other = ana.insert("students", class_id=ids["classes"], alias="Cometa")
    secret = "canary-7f3a"
    ana.sql("update students set alias = %s where id = %s", secret, ids["students"])
    ana.sql("update assessments set comments = %s", secret)
    ana.sql("update student_monitoring_status set diagnosis_summary = %s", secret)
    # A score deleted long before, known only to the log; and an answer kept for repeats.
    old = new_id()
    columns = {
        "student_id": ids["students"],
        "variable_id": ids["assessment_variables"],
        "session_id": ids["assessment_sessions"],
        "value": "5",
        "comments": secret,
    }
    assert ana.push(put("assessments", old, at(9), None, **columns))[0]["s"] == "applied"
    ana.sql("delete from assessments where id = %s", old)
    ana.sql("update ai_suggestions set content = %s", secret)
    ana.sql("delete from ai_suggestions")
    assert _everything_said(school).count(secret) >= 5
    start = ana.pull_round().until

    answer = ana.sql("select sync_erase('students', %s) as a", ids["students"])[0]["a"]

    assert (answer["account"], answer["was_there"]) == (ana.id, True)
    assert secret not in _everything_said(school)
    assert ana.row("students", other)["alias"] == "Cometa"
    assert {ids["students"], ids["assessments"]} <= ana.pull_round(start).gone_ids("deleted")


def test_a_deleted_class_can_still_be_erased_from_the_log(school: School, ana: Teacher) -> None:
    ids = ana.make_everything()
    ana.sql("delete from classes")
    assert "El agua" in _everything_said(school)
    answer = ana.sql("select sync_erase('classes', %s) as a", ids["classes"])[0]["a"]
    assert answer["was_there"] is False
    said = _everything_said(school)
    assert "El agua" not in said
    assert "Luna" not in said


@pytest.mark.parametrize("table", ["assessments", "private.sync_history", "teachers", None])
def test_only_students_and_classes_are_erased(ana: Teacher, table: str | None) -> None:
    with pytest.raises(psycopg.errors.InvalidParameterValue):
        ana.sql("select sync_erase(%s, gen_random_uuid())", table)


def test_a_class_handed_over_is_not_the_old_teachers_to_erase(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    ids = ana.make_class()
    school.sql("update classes set teacher_id = %s", bea.id)
    with pytest.raises(psycopg.Error) as caught:
        ana.sql("select sync_erase('classes', %s)", ids.class_id)
    assert caught.value.sqlstate == "PT404"
    assert bea.row("assessments", ids.score)


def test_suggestions_older_than_two_years_are_archived_once(
    school: School, ana: Teacher
) -> None:
    ids = ana.make_everything()
    old = [
        ana.insert(
            "ai_suggestions",
            assessment_id=ids["assessments"],
            suggestion_type="improvement",
            content=f"old {n}",
            created_at="2023-11-21T10:00:00Z",
        )
        for n in range(2)
    ]
    start = ana.pull_round().until
    with school.acting(None, "service_role") as service:
        (row,) = service.execute(
            b"select public.archive_old_suggestions('2025-11-22Z') as n"
        ).fetchall()
    assert row["n"] == 2
    assert school.sql("select public.archive_old_suggestions('2025-11-22Z') as n")[0]["n"] == 0
    assert ana.pull_round(start).gone_ids("deleted") == set(old)
    assert ana.row("ai_suggestions", ids["ai_suggestions"])
    kept = school.sql("select owner_id, suggestion from private.ai_suggestions_archive")
    assert {str(each["suggestion"]["id"]) for each in kept} == set(old)
    assert {str(each["owner_id"]) for each in kept} == {ana.id}
    assert school.sql("select distinct why from private.sync_history")[0]["why"] == "archived"


def test_a_suggestion_of_exactly_two_years_stays(school: School, ana: Teacher) -> None:
    ids = ana.make_everything()
    ana.sql("update ai_suggestions set created_at = '2023-11-22T00:00:00Z'")
    assert (
        school.sql("select public.archive_old_suggestions('2025-11-22T00:00:00Z') as n")[0]["n"]
        == 0
    )
    assert ana.row("ai_suggestions", ids["ai_suggestions"])


def test_an_erased_student_leaves_the_archive_too(school: School, ana: Teacher) -> None:
    ids = ana.make_everything()
    ana.sql("update ai_suggestions set content = 'canary-91', created_at = '2023-01-01Z'")
    school.sql("select public.archive_old_suggestions()")
    assert "canary-91" in _everything_said(school)
    ana.sql("select sync_erase('students', %s)", ids["students"])
    assert "canary-91" not in _everything_said(school)


def test_what_the_former_teacher_left_in_the_log_goes_too(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    ids = ana.make_class()
    ana.sql("update students set alias = 'canary-55'")
    ana.sql("update assessments set comments = 'canary-56'")
    base = ana.stamp("students", ids.student)
    ana.push(put("students", ids.student, at(9), base, alias="canary-57"))
    ana.sql("delete from assessments")
    school.sql("update classes set teacher_id = %s", bea.id)
    assert all(f"canary-{n}" in _everything_said(school) for n in (55, 56, 57))
    bea.sql("select sync_erase('students', %s)", ids.student)
    assert "canary" not in _everything_said(school)


def test_erasing_a_class_spares_a_student_who_moved_on(school: School, ana: Teacher) -> None:
    old, new = ana.make_class("4A"), ana.make_class("5B")
    ana.sql("update students set class_id = %s where id = %s", new.class_id, old.student)
    score = ana.insert(
        "assessments",
        student_id=old.student,
        variable_id=new.variable,
        session_id=new.session,
        value=3,
    )
    ana.sql("update assessments set value = 4 where id = %s", score)
    ana.sql("select sync_erase('classes', %s)", old.class_id)
    assert ana.row("students", old.student)
    kept = school.sql("select old from private.sync_history where row_id = %s", score)
    assert [row["old"]["value"] for row in kept] == [3]


def test_what_another_teacher_deleted_since_is_not_the_former_ones_to_erase(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    ids = ana.make_class()
    school.sql("update classes set teacher_id = %s", bea.id)
    bea.sql("delete from classes")
    with pytest.raises(psycopg.Error) as caught:
        ana.sql("select sync_erase('classes', %s)", ids.class_id)
    assert caught.value.sqlstate == "PT404"
    assert school.sql("select 1 from private.sync_history where row_id = %s", ids.student)


def test_an_erasure_is_a_deletion_at_the_end_of_time_for_everybody_who_knew(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    ids = ana.make_class()
    school.sql("update classes set teacher_id = %s", bea.id)
    before, known = ana.pull_round().until, bea.pull_round().until
    bea.sql("select sync_erase('students', %s)", ids.student)
    for teacher, since in ((ana, before), (bea, known)):
        gone = {row[1]: row[3] for row in teacher.pull_round(since).gone}
        assert gone[ids.student] == gone[ids.score] == "9999-12-31T23:59:59.999999Z"
    # No edit is newer: it stays away.
    item = put("students", ids.student, at(9), None, class_id=ids.class_id, alias="Luna")
    (answer,) = bea.push(item)
    assert (answer["s"], answer["op"]) == ("gone", "deleted")
    columns = (ids.student, ids.class_id, "2098-01-01")
    query = "insert into students (id, class_id, alias, updated_at) values (%s, %s, 'x', %s) returning 1"
    assert bea.sql(query, *columns) == []
