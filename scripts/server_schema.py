"""Write supabase/schema.sql from the migrations, or check that it still agrees with them.

    python -m scripts.server_schema            write it
    python -m scripts.server_schema --check    exit 1 when it has drifted

The migrations are applied to an empty PostgreSQL and the result is read back from its catalogue,
in a form that is the same for every version of PostgreSQL and can itself be executed.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
SUPABASE = ROOT / "supabase"
SCHEMA_FILE = SUPABASE / "schema.sql"
PLATFORM_FILE = SUPABASE / "local" / "platform.sql"

_HEADER = """\
-- Generated from supabase/migrations by scripts/server_schema.py. Do not edit.
-- The tables, rules and functions of a school's database as the migrations leave them.
set check_function_bodies = off;
"""
_ROLES = ("anon", "authenticated", "service_role", "public")
_PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")

_TYPES = """
select format('create type %I.%I as enum (%s);', n.nspname, t.typname,
  string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder))
from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_enum e on e.enumtypid = t.oid
where n.nspname in ('public', 'private') group by n.nspname, t.typname order by n.nspname desc, t.typname
"""
_TABLES = """
select format(E'create table %I.%I (\\n%s\\n);', n.nspname, c.relname, string_agg(
  format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when d.adbin is null then '' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
    case a.attidentity when 'a' then ' generated always as identity' else '' end,
    case when a.attnotnull then ' not null' else '' end), E',\\n' order by a.attnum))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relkind = 'r' and n.nspname in ('public', 'private')
group by n.nspname, c.relname order by n.nspname desc, c.relname
"""
_CONSTRAINTS = """
select format('alter table %I.%I add constraint %I %s;', n.nspname, c.relname, k.conname,
  pg_get_constraintdef(k.oid))
from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'private') and k.contype in ('p', 'u', 'c', 'f')
order by strpos('pucf', k.contype::text), n.nspname desc, c.relname, k.conname
"""
_INDEXES = """
select pg_get_indexdef(i.indexrelid) || ';'
from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'private') and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
order by n.nspname desc, c.relname
"""
_FUNCTIONS = """
select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';'
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname in ('public', 'private') order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)
"""
_TRIGGERS = """
select pg_get_triggerdef(t.oid) || ';'
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
join pg_proc p on p.oid = t.tgfoid join pg_namespace f on f.oid = p.pronamespace
where not t.tgisinternal and f.nspname = 'private'
order by n.nspname, c.relname, t.tgname
"""
_SECURITY = """
select format('alter table %I.%I enable row level security;', n.nspname, c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and c.relrowsecurity and n.nspname in ('public', 'private')
order by n.nspname desc, c.relname
"""
_POLICIES = """
select format('create policy %I on %I.%I for %s to %s%s%s;', policyname, schemaname, tablename,
  lower(cmd), array_to_string(roles, ', '), ' using (' || qual || ')',
  case when with_check is null then '' else ' with check (' || with_check || ')' end)
from pg_policies where schemaname in ('public', 'private') order by schemaname desc, tablename, policyname
"""
# Privileges are asked by name, not read from ACLs: PostgreSQL 17 added one (MAINTAIN) to "all".
_TABLE_GRANTS = """
select n.nspname, c.relname, r.role, p.privilege
from pg_class c join pg_namespace n on n.oid = c.relnamespace
cross join unnest(%(roles)s::text[]) as r(role) cross join unnest(%(privileges)s::text[]) as p(privilege)
where c.relkind = 'r' and n.nspname in ('public', 'private') and has_table_privilege(r.role, c.oid, p.privilege)
order by n.nspname desc, c.relname, r.role, array_position(%(privileges)s::text[], p.privilege)
"""
_COLUMN_GRANTS = """
select format('grant %s (%s) on %I.%I to %s;', lower(p.privilege),
  string_agg(format('%I', a.attname), ', ' order by a.attnum), n.nspname, c.relname, r.role)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
cross join unnest(array['anon', 'authenticated', 'service_role']) as r(role)
cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) as p(privilege)
where c.relkind = 'r' and n.nspname in ('public', 'private')
  and not has_table_privilege(r.role, c.oid, p.privilege)
  and has_column_privilege(r.role, c.oid, a.attnum, p.privilege)
group by n.nspname, c.relname, r.role, p.privilege
order by n.nspname desc, c.relname, r.role, p.privilege
"""
_FUNCTION_GRANTS = """
select format('revoke execute on function %s from public;%s', p.oid::regprocedure,
  coalesce((select format(E'\\ngrant execute on function %s to %s;', p.oid::regprocedure,
      string_agg(r.role, ', ' order by r.role))
    from unnest(array['anon', 'authenticated', 'service_role']) as r(role)
    where has_function_privilege(r.role, p.oid, 'EXECUTE') having count(*) > 0), ''))
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname in ('public', 'private') order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)
"""


def migration_files() -> list[Path]:
    """Return the migrations in the order they are applied."""
    return sorted((SUPABASE / "migrations").glob("*.sql"))


def run_file(dsn: str, path: Path) -> None:
    """Run one SQL file as one transaction."""
    with psycopg.connect(dsn) as connection:
        connection.execute(path.read_bytes())


def apply_migrations(dsn: str) -> None:
    """Make an empty database look like a hosted project and apply every migration."""
    for path in [PLATFORM_FILE, *migration_files()]:
        run_file(dsn, path)


def _statements(connection: psycopg.Connection) -> Iterator[str]:
    yield "create schema private;\ngrant usage on schema private to authenticated, service_role;"
    plain = (
        _TYPES,
        _TABLES,
        _FUNCTIONS,
        _CONSTRAINTS,
        _INDEXES,
        _TRIGGERS,
        _SECURITY,
        _POLICIES,
    )
    for query in plain:
        for (statement,) in connection.execute(query.encode()):
            yield str(statement)
    grants: dict[tuple[str, str, str], list[str]] = {}
    asked = {"roles": list(_ROLES[:3]), "privileges": list(_PRIVILEGES)}
    for schema, table, role, privilege in connection.execute(_TABLE_GRANTS.encode(), asked):
        grants.setdefault((schema, table, role), []).append(privilege.lower())
    for (schema, table, role), privileges in grants.items():
        yield f"grant {', '.join(privileges)} on {schema}.{table} to {role};"
    for query in (_COLUMN_GRANTS, _FUNCTION_GRANTS):
        for (statement,) in connection.execute(query.encode()):
            yield str(statement)


def describe(dsn: str) -> str:
    """Return the schema of a database as executable SQL, the same on every PostgreSQL."""
    with psycopg.connect(dsn) as connection:
        connection.execute("set search_path = ''")
        return _HEADER + "\n" + "\n\n".join(_statements(connection)) + "\n"


def main() -> int:
    """Write or check supabase/schema.sql."""
    from tests.helpers.local_postgres import LocalPostgres

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only compare")
    arguments = parser.parse_args()
    with LocalPostgres() as postgres:
        dsn = postgres.create_database("schema")
        apply_migrations(dsn)
        text = describe(dsn)
    if arguments.check:
        agrees = SCHEMA_FILE.read_text() == text
        print(
            "supabase/schema.sql is up to date" if agrees else "supabase/schema.sql has drifted"
        )
        return 0 if agrees else 1
    SCHEMA_FILE.write_text(text)
    print(f"wrote {SCHEMA_FILE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
