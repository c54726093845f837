"""What a laptop waits for, over HTTP. Budgets are several times what an idle machine needs."""

import time

import psycopg
import pytest

from tests.helpers.school_server import SchoolServer
from tests.server.school import new_id, put

pytestmark = pytest.mark.server
PASSWORD = "correct-horse-1"


def test_ten_thousand_scores_come_and_five_hundred_go(school_server: SchoolServer) -> None:
    account = school_server.create_teacher("ana@school.example", PASSWORD)
    web = school_server.web("ana@school.example", PASSWORD)
    with psycopg.connect(school_server.dsn) as connection:
        connection.execute(
            b"insert into classes (teacher_id, name) values (%s, '4A')", [account]
        )
        for statement in (
            b"insert into students (class_id, alias) select id, 'S' || n from classes, generate_series(1, 25) n",
            b"insert into assessment_variables (class_id, name) select id, 'V' || n from classes, generate_series(1, 8) n",
            b"insert into assessment_sessions (class_id, date) select id, current_date - n from classes, generate_series(1, 50) n",
            b"insert into assessments (student_id, variable_id, session_id, value) select s.id, v.id, e.id, 7 from students s, assessment_variables v, assessment_sessions e",
        ):
            connection.execute(statement)

    started = time.monotonic()
    answer = web.rpc("sync_pull", since="0")
    scores = [row for table, rows in answer["rows"] if table == "assessments" for row in rows]
    while answer["more"]:
        answer = web.rpc("sync_pull", since="0", until=answer["until"], after=answer["next"])
        scores += [
            row for table, rows in answer["rows"] if table == "assessments" for row in rows
        ]
    assert len({row[0] for row in scores}) == 10_000
    assert time.monotonic() - started < 10

    names = answer["columns"]["assessments"]
    where = {name: names.index(name) for name in ("id", "updated_at")}
    batch = [
        put(
            "assessments",
            row[where["id"]],
            "2099-01-01T00:00:00Z",
            row[where["updated_at"]],
            value="8",
        )
        for row in sorted(scores)[:500]
    ]
    started = time.monotonic()
    pushed = web.rpc("sync_push", client=new_id(), device="laptop", batch=batch)
    assert [each["s"] for each in pushed["results"]] == ["applied"] * 500
    assert time.monotonic() - started < 5

    started = time.monotonic()
    empty = web.rpc("sync_pull", since=web.rpc("sync_pull", since=answer["until"])["until"])
    assert (empty["rows"], empty["gone"], empty["more"]) == ([], [], False)
    assert web.rpc("sync_digest")["tables"]["assessments"]["count"] == 10_000
    assert time.monotonic() - started < 5


def test_the_fallback_without_postgresql_runs_the_same_migrations() -> None:
    with SchoolServer(driver="pglite", demo=True) as server:
        (one, _) = server.accounts
        web = server.web(one["email"], one["password"])
        classes = dict(web.rpc("sync_pull", since="0")["rows"])["classes"]
        assert len(classes) == 2
        item = put(
            "students",
            new_id(),
            "2026-01-05T10:00:00Z",
            None,
            class_id=classes[0][0],
            alias="Faro",
        )
        answer = web.rpc("sync_push", client=new_id(), device="laptop", batch=[item])
        assert [each["s"] for each in answer["results"]] == ["applied"]
        assert len(web.delete("classes", id=f"eq.{classes[0][0]}")) == 1
        assert web.rpc("sync_digest")["tables"]["classes"]["count"] == 1
