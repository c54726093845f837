"""The traffic light set by hand, as the server keeps it."""

from collections.abc import Iterator

import psycopg
import pytest

from scripts.server_schema import SUPABASE, run_file
from tests.helpers.local_postgres import LocalPostgres
from tests.server.school import ClassIds, School, Teacher, at, delete, make_school, new_id, put

pytestmark = pytest.mark.server

_FILE = "20261122000900_monitoring_overrides.sql"
_MOVE = "update classes set teacher_id = %s"


def _row(ids: ClassIds, **values: str) -> dict[str, str]:
    row = {"student_id": ids.student, "class_id": ids.class_id, "priority_flag": "green"}
    return row | {"reason": "Back from the hospital"} | values


def _constraint(error: psycopg.Error) -> str | None:
    return error.diag.constraint_name


def test_one_row_per_student_and_class(ana: Teacher) -> None:
    ids = ana.make_class()
    ana.insert("monitoring_overrides", **_row(ids))
    with pytest.raises(psycopg.errors.UniqueViolation) as caught:
        ana.insert("monitoring_overrides", **_row(ids, priority_flag="red"))
    assert _constraint(caught.value) == "monitoring_overrides_student_class_key"


@pytest.mark.parametrize(
    ("reason", "constraint"),
    [
        ("", "monitoring_overrides_reason_present"),
        (" \t\n", "monitoring_overrides_reason_present"),
        ("x" * 501, "monitoring_overrides_reason_length"),
    ],
)
def test_a_reason_is_not_blank_and_bounded(ana: Teacher, reason: str, constraint: str) -> None:
    ids = ana.make_class()
    with pytest.raises(psycopg.errors.CheckViolation) as caught:
        ana.insert("monitoring_overrides", **_row(ids, reason=reason))
    assert _constraint(caught.value) == constraint
    ana.insert("monitoring_overrides", **_row(ids, reason="ñ" * 500))


def test_the_light_is_one_of_three(ana: Teacher) -> None:
    ids = ana.make_class()
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        ana.insert("monitoring_overrides", **_row(ids, priority_flag="grey"))


def test_student_and_class_have_one_teacher(ana: Teacher, bea: Teacher) -> None:
    ours, theirs = ana.make_class(), bea.make_class()
    for student, class_id in (
        (ours.student, theirs.class_id),
        (theirs.student, ours.class_id),
    ):
        with pytest.raises(psycopg.errors.CheckViolation) as caught:
            ana.insert(
                "monitoring_overrides", **_row(ours, student_id=student, class_id=class_id)
            )
        assert _constraint(caught.value) == "monitoring_overrides_same_owner"


def test_orphans_are_told_what_they_lack(ana: Teacher) -> None:
    ids = ana.make_class()
    lost = new_id()
    (first, second) = ana.push(
        *(
            put("monitoring_overrides", new_id(), at(9), None, **_row(ids, **{column: lost}))
            for column in ("student_id", "class_id")
        )
    )
    assert (first["s"], first["parent"], first["parent_id"]) == (
        "parent_gone",
        "students",
        lost,
    )
    assert (second["s"], second["parent"]) == ("parent_gone", "classes")


def test_it_is_set_changed_and_ended_by_push(ana: Teacher) -> None:
    ids = ana.make_class()
    row_id = new_id()
    (made,) = ana.push(put("monitoring_overrides", row_id, at(9), None, **_row(ids)))
    (changed,) = ana.push(
        put("monitoring_overrides", row_id, at(10), at(9), priority_flag="red", reason="New")
    )
    assert (made["s"], changed["s"]) == ("applied", "applied")
    row = ana.row("monitoring_overrides", row_id)
    assert (row["priority_flag"], row["reason"]) == ("red", "New")
    (stale,) = ana.push(put("monitoring_overrides", row_id, at(11), at(9), reason="Late"))
    assert stale["s"] == "stale"
    since = ana.pull()["until"]
    (ended,) = ana.push(delete("monitoring_overrides", row_id, at(12), at(10)))
    assert ended["s"] == "applied"
    assert row_id in ana.pull_round(since).gone_ids("deleted")
    old = ana.sql("select old ->> 'reason' as r from private.sync_history order by seq")
    assert [each["r"] for each in old][-2:] == ["Back from the hospital", "New"]
    # Set again, later than it was ended, under the same id.
    (again,) = ana.push(put("monitoring_overrides", row_id, at(13), None, **_row(ids)))
    assert again["s"] == "applied"


@pytest.mark.parametrize("parent", ["students", "classes"])
def test_goes_with_its_student_and_class_and_leaves_a_tombstone(
    ana: Teacher, parent: str
) -> None:
    ids = ana.make_everything()
    since = ana.pull()["until"]
    ana.sql(f"delete from {parent} where id = %s", ids[parent])
    assert ids["monitoring_overrides"] in ana.pull_round(since).gone_ids("deleted")


def test_erasing_a_student_leaves_no_reason_behind(school: School, ana: Teacher) -> None:
    ids = ana.make_everything()
    ana.sql("update monitoring_overrides set reason = 'Private word'")
    ana.sql("select public.sync_erase('students', %s)", ids["students"])
    assert ana.sql("select * from monitoring_overrides") == []
    for table in ("private.sync_history", "private.sync_acks"):
        assert (
            school.sql(
                f"select * from {table} t where row_id = %s", ids["monitoring_overrides"]
            )
            == []
        )


def test_it_follows_its_class_to_another_teacher(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    ids = ana.make_everything()
    since = ana.pull()["until"]
    school.sql(_MOVE, bea.id)
    assert bea.row("monitoring_overrides", ids["monitoring_overrides"])["reason"] == "x"
    assert ana.sql("select * from monitoring_overrides") == []
    assert ids["monitoring_overrides"] in ana.pull_round(since).gone_ids("revoked")
    assert ids["monitoring_overrides"] in bea.pull_round().rows["monitoring_overrides"]


def test_a_class_tied_by_an_override_moves_with_the_other_or_not_at_all(
    school: School, ana: Teacher, bea: Teacher
) -> None:
    one, other = ana.make_class("4A"), ana.make_class("4B")
    row_id = ana.insert("monitoring_overrides", **_row(one, class_id=other.class_id))
    for each in (one, other):
        with pytest.raises(psycopg.errors.CheckViolation) as caught:
            school.sql(f"{_MOVE} where id = %s", bea.id, each.class_id)
        assert _constraint(caught.value) == "classes_same_owner"
    school.sql(_MOVE, bea.id)
    assert bea.row("monitoring_overrides", row_id)["priority_flag"] == "green"
    assert ana.sql("select * from monitoring_overrides") == []


@pytest.fixture
def older(postgres: LocalPostgres) -> Iterator[School]:
    """A school whose server has not had the table yet."""
    name = f"older_{new_id()[:8]}"
    school = make_school(postgres.create_database(name))
    run_file(school.dsn, SUPABASE / "rollbacks" / _FILE)
    yield school
    school.close()
    postgres.drop_database(name)


def test_a_server_without_it_refuses_these_rows_only(older: School) -> None:
    ana = older.teacher()
    ids = ana.make_class()
    attended = {"student_id": ids.student, "session_id": ids.session, "status": "late"}
    answers = ana.push(
        put("monitoring_overrides", new_id(), at(9), None, **_row(ids)),
        put("session_attendance", new_id(), at(9), None, **attended),
    )
    assert [(each["s"], each.get("code")) for each in answers] == [
        ("rejected", "42P01"),
        ("applied", None),
    ]
    assert ana.pull()["schema_version"] == 2


def test_going_back_leaves_classes_that_still_change_hands(older: School) -> None:
    ana, bea = older.teacher(), older.teacher("bea@school.example")
    ids = ana.make_class()
    ana.insert(
        "session_attendance", student_id=ids.student, session_id=ids.session, status="late"
    )
    older.sql(_MOVE, bea.id)
    assert len(bea.sql("select * from session_attendance")) == 1
    run_file(older.dsn, SUPABASE / "migrations" / _FILE)
    assert bea.pull()["schema_version"] == 3
    bea.insert("monitoring_overrides", **_row(ids))
    older.sql(_MOVE, ana.id)
    assert len(ana.sql("select * from monitoring_overrides")) == 1
