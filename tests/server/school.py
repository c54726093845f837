"""A school's database without the web server in front: accounts, and what they may do in SQL."""

import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row

from mehmiro_desktop.domain.tables import TABLES
from scripts.server_schema import apply_migrations
from tests.helpers.school_server import RESET_DATA

Item = dict[str, Any]
# Long ago, so that stamps made from it are never clamped and always older than the clock.
DAY = "2026-01-05T{:02d}:{:02d}:00.000000Z"


def at(hour: int, minute: int = 0) -> str:
    """Return a stamp of one day in the past."""
    return DAY.format(hour, minute)


def new_id() -> str:
    """Return a random id."""
    return str(uuid.uuid4())


@dataclass
class Teacher:
    """One account, and what its laptop and its browser do."""

    school: "School"
    id: str
    client: str

    def sql(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """Run SQL with this account's rights; return its rows."""
        with self.school.acting(self.id) as connection:
            cursor = connection.execute(query.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def insert(self, table: str, **values: Any) -> str:
        """Insert a row as the web does and return its id."""
        columns = ", ".join(values)
        marks = ", ".join(["%s"] * len(values))
        (row,) = self.sql(
            f"insert into public.{table} ({columns}) values ({marks}) returning id",
            *values.values(),
        )
        return str(row["id"])

    def pull(self, since: str = "0", **more: Any) -> Any:
        """Call sync_pull once."""
        arguments = {"until": None, "after": None, "page": 5000} | more
        after = None if arguments["after"] is None else json.dumps(arguments["after"])
        (row,) = self.sql(
            "select public.sync_pull(%s, %s, %s, %s) as answer",
            *(since, arguments["until"], after, arguments["page"]),
        )
        return row["answer"]

    def pull_round(self, since: str = "0", page: int = 5000) -> "Round":
        """Call sync_pull until the round is done."""
        answer = self.pull(since, page=page)
        found = Round(answer["until"], {}, [], 0)
        while True:
            found.take(answer)
            if not answer["more"]:
                return found
            answer = self.pull(since, page=page, until=answer["until"], after=answer["next"])

    def push(self, *items: Item, device: str = "laptop A") -> list[Any]:
        """Call sync_push and return the results."""
        (row,) = self.sql(
            "select public.sync_push(%s, %s, %s) as answer",
            self.client,
            device,
            json.dumps(items),
        )
        assert row["answer"]["account"] == self.id
        results: list[Any] = row["answer"]["results"]
        assert [each["m"] for each in results] == [each["m"] for each in items]
        return results

    def row(self, table: str, row_id: str) -> dict[str, Any]:
        """Return one row as the browser sees it."""
        (row,) = self.sql(f"select * from public.{table} where id = %s", row_id)
        return row

    def stamp(self, table: str, row_id: str, column: str = "updated_at") -> str:
        """Return a row's stamp in its canonical form."""
        (row,) = self.sql(
            f"select private.wire_time({column}) as stamp from public.{table} where id = %s",
            row_id,
        )
        return str(row["stamp"])

    def make_class(self, name: str = "4A") -> "ClassIds":
        """Make a class with a student, a variable (0 to 10), a session and one score of 7."""
        class_id = self.insert("classes", teacher_id=self.id, name=name)
        student = self.insert("students", class_id=class_id, alias="Luna")
        variable = self.insert("assessment_variables", class_id=class_id, name="Participación")
        session = self.insert("assessment_sessions", class_id=class_id, created_by=self.id)
        score = self.insert(
            "assessments", student_id=student, variable_id=variable, session_id=session, value=7
        )
        return ClassIds(class_id, student, variable, session, score)

    def make_everything(self) -> dict[str, str]:
        """Make one row in every table a teacher writes; return their ids by table."""
        ids = self.make_class()
        lesson = self.insert("lessons", class_id=ids.class_id, title="El agua")
        suggestion = self.insert(
            "ai_suggestions",
            assessment_id=ids.score,
            suggestion_type="improvement",
            content="x",
        )
        status = self.insert(
            "student_monitoring_status",
            student_id=ids.student,
            class_id=ids.class_id,
            priority_flag="red",
            priority_score=80,
        )
        diagnosis = self.insert("monitoring_diagnoses", status_id=status, diagnosis_text="x")
        attendance = self.insert(
            "session_attendance", student_id=ids.student, session_id=ids.session, status="late"
        )
        override = self.insert(
            "monitoring_overrides",
            student_id=ids.student,
            class_id=ids.class_id,
            priority_flag="green",
            reason="x",
            created_by=self.id,
        )
        return {
            "teachers": self.id,
            "classes": ids.class_id,
            "students": ids.student,
            "assessment_variables": ids.variable,
            "assessment_sessions": ids.session,
            "lessons": lesson,
            "assessments": ids.score,
            "ai_suggestions": suggestion,
            "student_monitoring_status": status,
            "monitoring_diagnoses": diagnosis,
            "session_attendance": attendance,
            "monitoring_overrides": override,
        }


@dataclass(frozen=True)
class ClassIds:
    """The ids ``Teacher.make_class`` made."""

    class_id: str
    student: str
    variable: str
    session: str
    score: str


@dataclass
class Round:
    """All a round of pulls brought."""

    until: str
    rows: dict[str, dict[str, dict[str, Any]]]
    gone: list[list[Any]]
    pages: int

    def take(self, answer: Any) -> None:
        """Add one page."""
        assert answer["until"] == self.until
        self.pages += 1
        for table, rows in answer["rows"]:
            names = answer["columns"][table]
            known = self.rows.setdefault(table, {})
            for values in rows:
                row = dict(zip(names, values, strict=True))
                assert row["id"] not in known, "a row came twice in one round"
                known[row["id"]] = row
        self.gone += answer["gone"]

    def gone_ids(self, op: str) -> set[str]:
        """Return the ids of what is gone in that way."""
        return {row_id for _, row_id, kind, _, _ in self.gone if kind == op}


class School:
    """One database with the migrations applied."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.connection = self.connect()

    def connect(self) -> psycopg.Connection[dict[str, Any]]:
        """Open a further connection as superuser."""
        return psycopg.connect(self.dsn, autocommit=True, row_factory=dict_row)

    def close(self) -> None:
        """Close the shared connection."""
        self.connection.close()

    def reset(self) -> None:
        """Empty all data."""
        with self.connection.transaction():
            self.connection.execute(b"delete from auth.users")
            self.connection.execute(RESET_DATA)

    def sql(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """Run SQL as the dashboard's superuser."""
        cursor = self.connection.execute(query.encode(), values or None)
        return cursor.fetchall() if cursor.description else []

    def teacher(self, email: str = "ana@school.example", **meta: str) -> Teacher:
        """Make an account."""
        account = new_id()
        self.sql(
            "insert into auth.users (id, email, raw_user_meta_data) values (%s, %s, %s)",
            *(account, email, json.dumps(meta)),
        )
        return Teacher(self, account, new_id())

    @contextmanager
    def acting(
        self,
        account: str | None,
        role: str = "authenticated",
        connection: psycopg.Connection[dict[str, Any]] | None = None,
    ) -> Iterator[psycopg.Connection[dict[str, Any]]]:
        """Act as the web server does for a request: role and claims for one transaction."""
        used = connection or self.connection
        claims: Mapping[str, str] = {"role": role} | ({"sub": account} if account else {})
        with used.transaction():
            used.execute(
                b"select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)",
                [role, json.dumps(claims)],
            )
            yield used


def put(table: str, row_id: str, updated_at: str, base: str | None, **columns: Any) -> Item:
    """Return a push item that writes a row."""
    return {
        "m": new_id(),
        "t": table,
        "id": row_id,
        "op": "put",
        "updated_at": updated_at,
        "base": base,
        "columns": columns,
    }


def delete(table: str, row_id: str, updated_at: str, base: str | None) -> Item:
    """Return a push item that deletes a row."""
    return {
        "m": new_id(),
        "t": table,
        "id": row_id,
        "op": "delete",
        "updated_at": updated_at,
        "base": base,
        "columns": {},
    }


def make_school(dsn: str) -> School:
    """Apply the migrations to an empty database and return it."""
    apply_migrations(dsn)
    return School(dsn)


TABLE_NAMES = tuple(table.name for table in TABLES)
