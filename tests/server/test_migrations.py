"""The migrations as files: forward, back, forward again, and what they amount to."""

import json
import tomllib
import uuid
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

from scripts.server_schema import (
    PLATFORM_FILE,
    SCHEMA_FILE,
    SUPABASE,
    apply_migrations,
    describe,
    migration_files,
    run_file,
)
from tests.helpers.local_postgres import LocalPostgres
from tests.server.school import School

pytestmark = pytest.mark.server


@pytest.fixture
def empty(postgres: LocalPostgres) -> Iterator[str]:
    """The address of an empty database."""
    name = f"empty_{uuid.uuid4().hex[:8]}"
    yield postgres.create_database(name)
    postgres.drop_database(name)


def _objects(dsn: str) -> list[str]:
    """What is in the database besides the platform: relations, functions, types, triggers."""
    query = b"""
        select 'relation ' || c.oid::regclass::text from pg_class c
        where c.relnamespace::regnamespace::text in ('public', 'private')
        union all
        select 'function ' || p.oid::regprocedure::text || ' ' || md5(p.prosrc) from pg_proc p
        where p.pronamespace::regnamespace::text in ('public', 'private')
        union all
        select 'type ' || t.oid::regtype::text from pg_type t
        where t.typnamespace::regnamespace::text in ('public', 'private')
        union all
        select 'schema ' || nspname from pg_namespace where nspname = 'private'
        union all
        select 'trigger ' || tgname from pg_trigger where not tgisinternal
        union all
        select 'policy ' || policyname from pg_policies"""
    with psycopg.connect(dsn) as connection:
        return sorted(str(name) for (name,) in connection.execute(query))


def _rollback_of(migration: Path) -> Path:
    return SUPABASE / "rollbacks" / migration.name


def test_each_migration_has_a_name_of_fourteen_digits_and_a_rollback() -> None:
    files = migration_files()
    assert files
    for path in files:
        stamp, _, name = path.stem.partition("_")
        assert len(stamp) == 14
        assert stamp.isdigit()
        assert name
        assert _rollback_of(path).is_file()
    assert len(list((SUPABASE / "rollbacks").iterdir())) == len(files)


def test_each_rollback_leaves_what_was_there_before(empty: str) -> None:
    run_file(empty, PLATFORM_FILE)
    before = [_objects(empty)]
    for path in migration_files():
        run_file(empty, path)
        before.append(_objects(empty))
    assert all(earlier != later for earlier, later in pairwise(before))
    for path in reversed(migration_files()):
        before.pop()
        run_file(empty, _rollback_of(path))
        assert _objects(empty) == before[-1], path.name
    for path in migration_files():
        run_file(empty, path)
    assert describe(empty) == SCHEMA_FILE.read_text()


def test_rolling_back_the_rules_closes_the_tables(empty: str) -> None:
    apply_migrations(empty)
    for path in reversed(migration_files()[1:]):
        run_file(empty, _rollback_of(path))
    with psycopg.connect(empty) as connection:
        connection.execute(b"set role authenticated")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(b"select * from public.students")


def test_schema_file_is_what_the_migrations_make(migrated: School) -> None:
    assert describe(migrated.dsn) == SCHEMA_FILE.read_text(), (
        "run: python -m scripts.server_schema"
    )


def test_schema_file_can_be_executed(empty: str) -> None:
    run_file(empty, PLATFORM_FILE)
    run_file(empty, SCHEMA_FILE)
    assert describe(empty) == SCHEMA_FILE.read_text()


def test_rows_from_before_the_sync_migrations_are_taken_in(empty: str) -> None:
    run_file(empty, PLATFORM_FILE)
    first, *others = migration_files()
    run_file(empty, first)
    account = uuid.uuid4()
    with psycopg.connect(empty) as connection:
        connection.execute(
            b"insert into auth.users (id, email) values (%s, 'ana@x')", [account]
        )
        connection.execute(b"insert into teachers (id, name) values (%s, 'Ana')", [account])
        connection.execute(
            b"insert into classes (teacher_id, name) values (%s, '4A')", [account]
        )
        connection.execute(
            b"insert into students (class_id, alias) select id, 'Luna' from classes"
        )
    for path in others:
        run_file(empty, path)
    with psycopg.connect(empty) as connection:
        owners = connection.execute(b"select owner_id from students").fetchall()
        registered = connection.execute(
            b"select tbl from private.sync_changes where owner_id = %s order by slot", [account]
        ).fetchall()
    assert owners == [(account,)]
    assert registered == [("teachers",), ("classes",), ("students",)]


def test_seed_fills_the_classes_of_two_teachers_once(school: School) -> None:
    one = school.teacher("teacher.one@school.example")
    two = school.teacher("teacher.two@school.example")
    other = school.teacher("teacher.three@school.example")
    for _ in range(2):
        run_file(school.dsn, SUPABASE / "seed.sql")
    names = [row["name"] for row in one.sql("select name from classes order by name")]
    assert names == ["4.º A", "5.º B"]
    assert len(two.sql("select * from students")) == 12
    assert len(two.sql("select * from assessments")) > 100
    assert other.sql("select * from classes") == []


def test_config_is_toml_and_shows_only_the_public_schema() -> None:
    config = tomllib.loads((SUPABASE / "config.toml").read_text())
    assert config["api"]["schemas"] == ["public"]
    assert config["db"]["seed"]["sql_paths"] == ["./seed.sql"]


def test_the_locked_packages_come_from_whatever_registry_npm_is_set_to() -> None:
    locked = json.loads((SUPABASE / "local" / "package-lock.json").read_text())["packages"]
    assert all("resolved" not in package for package in locked.values())
    assert all("integrity" in package for name, package in locked.items() if name)


def test_a_hosted_projects_owner_who_is_no_superuser_can_apply_and_run_them(empty: str) -> None:
    run_file(empty, PLATFORM_FILE)
    account = uuid.uuid4()
    with psycopg.connect(empty) as connection:
        connection.execute(
            b"""
            create role project_owner login;
            alter schema public owner to project_owner;
            grant create on database """
            + connection.info.dbname.encode()
            + b""" to project_owner;
            grant usage on schema auth to project_owner;
            grant select, trigger on auth.users to project_owner"""
        )
    owned = empty.replace("postgres@", "project_owner@")
    try:
        for path in migration_files():
            run_file(owned, path)
        with psycopg.connect(empty) as connection:
            connection.execute(
                b"insert into auth.users (id, email) values (%s, 'ana@x')", [account]
            )
            connection.execute(b"grant authenticated to project_owner")
        with psycopg.connect(owned) as connection:
            claims = json.dumps({"sub": str(account)})
            connection.execute(b"select set_config('request.jwt.claims', %s, true)", [claims])
            connection.execute(b"set local role authenticated")
            connection.execute(
                b"insert into public.classes (teacher_id, name) values (%s, '4A')", [account]
            )
            connection.execute(b"update public.classes set name = '4B'")
            connection.execute(b"delete from public.classes")
            row = connection.execute(b"select public.sync_pull('0') ->> 'account'").fetchone()
        assert row == (str(account),)
    finally:
        with psycopg.connect(empty) as connection:
            connection.execute(b"drop owned by project_owner cascade; drop role project_owner")
