"""A teacher cannot read or change another teacher's row, by any table or function."""

import json
from typing import Any

import psycopg
import pytest

from tests.server.school import TABLE_NAMES, School, Teacher, at, delete, new_id, put

pytestmark = pytest.mark.server

_VERBS = ("select", "insert", "update", "delete")
# How a stranger would try each table: a column to change, and a row to plant in Ana's classes.
_COLUMN = {
    "teachers": "name",
    "classes": "name",
    "students": "alias",
    "assessment_variables": "name",
    "assessment_sessions": "name",
    "lessons": "title",
    "assessments": "comments",
    "ai_suggestions": "content",
    "student_monitoring_status": "diagnosis_summary",
    "monitoring_diagnoses": "diagnosis_text",
    "monitoring_config": "timezone",
    "session_attendance": "status",
    "monitoring_overrides": "reason",
}


def _plant(table: str, ids: dict[str, str]) -> dict[str, Any]:
    of_class = {"class_id": ids["classes"]}
    rows: dict[str, dict[str, Any]] = {
        "teachers": {"id": new_id(), "name": "x"},
        "classes": {"teacher_id": ids["teachers"], "name": "x"},
        "students": of_class | {"alias": "x"},
        "assessment_variables": of_class | {"name": "x"},
        "assessment_sessions": of_class,
        "lessons": of_class | {"title": "x"},
        "assessments": {
            "student_id": ids["students"],
            "variable_id": ids["assessment_variables"],
            "session_id": ids["assessment_sessions"],
            "value": 5,
        },
        "ai_suggestions": {
            "assessment_id": ids["assessments"],
            "suggestion_type": "improvement",
            "content": "x",
        },
        "student_monitoring_status": {
            "student_id": ids["students"],
            "class_id": ids["classes"],
            "priority_flag": "red",
            "priority_score": 1,
        },
        "monitoring_diagnoses": {
            "status_id": ids["student_monitoring_status"],
            "diagnosis_text": "x",
        },
        "monitoring_config": {"timezone": "UTC"},
        "session_attendance": {
            "student_id": ids["students"],
            "session_id": ids["assessment_sessions"],
            "status": "absent",
        },
        "monitoring_overrides": {
            "student_id": ids["students"],
            "class_id": ids["classes"],
            "priority_flag": "red",
            "reason": "x",
        },
    }
    return rows[table]


def _try(school: School, who: str, account: str | None, verb: str, table: str, ids: Any) -> int:
    """Return how many of Ana's rows the attempt touched; a refusal touches none."""
    row_id = ids[table]
    column = _COLUMN[table]
    plant = _plant(table, ids)
    marks = ", ".join(["%s"] * len(plant))
    statements: dict[str, tuple[str, list[Any]]] = {
        "select": (f"select * from public.{table} where id = %s", [row_id]),
        "insert": (
            f"insert into public.{table} ({', '.join(plant)}) values ({marks}) returning 1",
            list(plant.values()),
        ),
        "update": (
            f"update public.{table} set {column} = %s where id = %s returning 1",
            ["exempt" if table == "session_attendance" else "taken", row_id],
        ),
        "delete": (f"delete from public.{table} where id = %s returning 1", [row_id]),
    }
    query, values = statements[verb]
    role = "anon" if who == "anon" else "authenticated"
    with school.acting(account, role) as connection:
        try:
            with connection.transaction():
                return len(connection.execute(query.encode(), values).fetchall())
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UniqueViolation):
            return 0


@pytest.mark.parametrize("who", ["other teacher", "no account", "anon"])
@pytest.mark.parametrize("verb", _VERBS)
def test_strangers_reach_nothing(
    school: School, ana: Teacher, bea: Teacher, who: str, verb: str
) -> None:
    ids = ana.make_everything() | {"monitoring_config": "00000000-0000-0000-0000-000000000001"}
    account = bea.id if who == "other teacher" else None
    before = school.sql(
        "select count(*) as n, max(xid::text::bigint) as x from private.sync_changes"
    )
    touched = {table: _try(school, who, account, verb, table, ids) for table in TABLE_NAMES}
    if who == "other teacher" and verb == "select":
        assert touched.pop("monitoring_config") == 1  # every teacher reads the settings
    assert set(touched.values()) == {0}, touched
    after = school.sql(
        "select count(*) as n, max(xid::text::bigint) as x from private.sync_changes"
    )
    assert before == after


@pytest.mark.parametrize("verb", _VERBS)
def test_the_owner_reaches_all_she_should(school: School, ana: Teacher, verb: str) -> None:
    ids = ana.make_everything() | {"monitoring_config": "00000000-0000-0000-0000-000000000001"}
    if verb == "insert":  # the unique pairs are taken
        ana.sql("delete from session_attendance")
        ana.sql("delete from monitoring_overrides")
        ana.sql("delete from student_monitoring_status")
        ids["student_monitoring_status"] = ana.insert(
            "student_monitoring_status",
            student_id=ids["students"],
            class_id=ids["classes"],
            priority_flag="red",
            priority_score=1,
        )
    refused = {
        "select": set(),
        "insert": {"teachers", "monitoring_config", "student_monitoring_status"},
        "update": {"monitoring_diagnoses", "monitoring_config"},
        "delete": {"teachers", "monitoring_config"},
    }[verb]
    tables = reversed(TABLE_NAMES) if verb == "delete" else TABLE_NAMES
    touched = {table: _try(school, "owner", ana.id, verb, table, ids) for table in tables}
    assert {table for table, count in touched.items() if count == 0} == refused
    assert set(touched.values()) <= {0, 1}


def test_a_teacher_changes_no_more_than_name_and_address(ana: Teacher) -> None:
    for change in (
        "id = gen_random_uuid()",
        "owner_id = gen_random_uuid()",
        "created_at = now()",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ana.sql(f"update teachers set {change}")
    ana.sql("update teachers set name = 'Ana L.'")
    assert ana.row("teachers", ana.id)["name"] == "Ana L."


def test_owner_cannot_be_chosen(ana: Teacher, bea: Teacher) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ana.insert("classes", teacher_id=bea.id, name="planted")
    class_id = ana.insert("classes", teacher_id=ana.id, name="4A", owner_id=bea.id)
    ana.sql("update classes set owner_id = %s where id = %s", bea.id, class_id)
    assert str(ana.row("classes", class_id)["owner_id"]) == ana.id
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ana.sql("update classes set teacher_id = %s where id = %s", bea.id, class_id)


def test_only_an_administrator_changes_the_settings(school: School, ana: Teacher) -> None:
    assert ana.sql("update monitoring_config set analysis_days = 30 returning 1") == []
    school.sql("insert into private.administrators (user_id) values (%s)", ana.id)
    assert len(ana.sql("update monitoring_config set analysis_days = 30 returning 1")) == 1
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ana.sql("insert into private.administrators (user_id) values (%s)", new_id())


_CALLS = (
    "public.sync_pull('0')",
    "public.sync_push(gen_random_uuid(), 'x', '[]')",
    "public.sync_digest()",
    "public.sync_erase('classes', gen_random_uuid())",
)


@pytest.mark.parametrize("call", _CALLS)
def test_functions_raise_without_an_account(school: School, call: str) -> None:
    with (
        pytest.raises(psycopg.Error) as caught,
        school.acting(None) as connection,
    ):
        connection.execute(f"select {call}".encode())
    assert caught.value.sqlstate == "PT401"
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        school.acting(None, "anon") as anon,
    ):
        anon.execute(f"select {call}".encode())


@pytest.mark.parametrize(
    "call",
    [
        "public.archive_old_suggestions()",
        "private.renew_epoch()",
        "private.add_teacher()",
        "private.setting('device')",
    ],
)
def test_teachers_cannot_call_what_is_not_theirs(ana: Teacher, call: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ana.sql(f"select {call}")


@pytest.mark.parametrize(
    "table",
    [
        "sync_changes",
        "sync_history",
        "sync_acks",
        "sync_meta",
        "sync_tables",
        "administrators",
        "ai_suggestions_archive",
    ],
)
def test_sync_bookkeeping_shows_own_rows_and_takes_no_writes(
    school: School, ana: Teacher, bea: Teacher, table: str
) -> None:
    ids = ana.make_class()
    ana.sql("update classes set name = 'x'")
    base = ana.stamp("classes", ids.class_id)
    ana.push(put("classes", ids.class_id, at(1), base, name="y"))
    if table not in ("administrators", "ai_suggestions_archive"):
        rows = bea.sql(f"select * from private.{table}")
        assert ana.id not in json.dumps(rows, default=str)
    for statement in (
        f"delete from private.{table}",
        f"insert into private.{table} default values",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            bea.sql(statement)


def test_functions_do_not_reach_another_teachers_rows(ana: Teacher, bea: Teacher) -> None:
    ids = ana.make_everything()
    mine = bea.make_class()
    assert not set(ids.values()) & {
        row_id for rows in bea.pull_round().rows.values() for row_id in rows
    }
    stamps = {
        table: ana.stamp(
            table, row_id, "created_at" if table.endswith("diagnoses") else "updated_at"
        )
        for table, row_id in ids.items()
    }
    results = bea.push(
        put("students", ids["students"], at(23), stamps["students"], alias="taken"),
        put("students", ids["students"], at(23), None, class_id=mine.class_id, alias="taken"),
        put("students", new_id(), at(23), None, class_id=ids["classes"], alias="planted"),
        put(
            "students",
            mine.student,
            at(23),
            bea.stamp("students", mine.student),
            class_id=ids["classes"],
        ),
        *(delete(table, row_id, at(23), stamps[table]) for table, row_id in ids.items()),
    )
    assert [each["s"] for each in results[:4]] == [
        "gone",
        "rejected",
        "parent_gone",
        "parent_gone",
    ]
    assert {each["s"] for each in results[4:]} <= {"applied", "rejected"}
    for table, row_id in ids.items():
        assert ana.row(table, row_id)
    assert ana.row("students", ids["students"])["alias"] == "Luna"
    with pytest.raises(psycopg.Error) as caught:
        bea.sql("select public.sync_erase('students', %s)", ids["students"])
    assert caught.value.sqlstate == "PT404"
    assert ana.row("students", ids["students"])
    assert '"count": 1' not in json.dumps(
        bea.sql("select sync_digest() as d")[0]["d"]["tables"]["lessons"]
    )
