"""What must hold for every table and function, asked of the catalogue itself."""

import pytest

from mehmiro_desktop.domain.tables import TABLES, Kind, Table
from tests.server.school import School

pytestmark = pytest.mark.server

_KINDS = {
    "uuid": Kind.UUID,
    "text": Kind.TEXT,
    "numeric": Kind.NUMERIC,
    "integer": Kind.INTEGER,
    "boolean": Kind.BOOLEAN,
    "timestamp with time zone": Kind.TIMESTAMP,
    "date": Kind.DATE,
    "time without time zone": Kind.TIME,
    "jsonb": Kind.JSON,
    "USER-DEFINED": Kind.ENUM,
}
_INDEXES = {
    "idx_assessments_student_date": "assessments USING btree (student_id, created_at DESC)",
    "idx_assessments_session": "assessments USING btree (session_id)",
    "idx_assessments_variable": "assessments USING btree (variable_id)",
    "idx_sessions_class_date": "assessment_sessions USING btree (class_id, date DESC)",
    "idx_variables_class_active": "assessment_variables USING btree (class_id, is_active)",
    "idx_monitoring_priority": (
        "student_monitoring_status USING btree (class_id, priority_flag, priority_score DESC)"
    ),
    "idx_monitoring_analyzed": "student_monitoring_status USING btree (analyzed_at)",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_those_of_the_data_model(migrated: School, table: Table) -> None:
    rows = migrated.sql(
        "select column_name, data_type, is_nullable from information_schema.columns"
        " where table_schema = 'public' and table_name = %s and column_name <> 'owner_id'"
        " order by ordinal_position",
        table.name,
    )
    found = [
        (row["column_name"], _KINDS[row["data_type"]], row["is_nullable"] == "YES")
        for row in rows
    ]
    assert found == [(column.name, column.kind, column.nullable) for column in table.columns]


def test_registry_knows_the_tables_in_the_same_order(migrated: School) -> None:
    rows = migrated.sql("select tbl, stamp, parents from private.sync_tables order by rank")
    assert [(row["tbl"], row["stamp"], row["parents"]) for row in rows] == [
        (table.name, table.stamp, dict(table.parents)) for table in TABLES
    ]


def test_named_indexes_are_there(migrated: School) -> None:
    rows = migrated.sql(
        "select indexname, indexdef from pg_indexes where schemaname = 'public'"
    )
    found = {row["indexname"]: row["indexdef"] for row in rows}
    for name, definition in _INDEXES.items():
        assert found[name].endswith(definition)


def test_every_foreign_key_has_an_index_led_by_its_column(migrated: School) -> None:
    bare = migrated.sql("""
        select k.conname from pg_constraint k
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
          select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])""")
    assert bare == []


def test_children_go_with_their_parents_and_authors_leave_a_blank(migrated: School) -> None:
    rows = migrated.sql("""
        select a.attname, k.confdeltype::text from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace""")
    assert len(rows) == 19
    for row in rows:
        assert row["confdeltype"] == ("n" if row["attname"] == "created_by" else "c"), row


def test_every_table_is_under_row_level_security(migrated: School) -> None:
    open_tables = migrated.sql("""
        select c.oid::regclass::text as name from pg_class c
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'private')
          and not c.relrowsecurity""")
    assert open_tables == []


def test_policies_ask_for_the_account_once_per_statement(migrated: School) -> None:
    bare = migrated.sql("""
        select policyname from pg_policies where schemaname in ('public', 'private')
        and coalesce(qual, '') || coalesce(with_check, '') ~ 'auth\\.uid\\(\\)'
        and coalesce(qual, '') || coalesce(with_check, '') !~* 'select auth\\.uid\\(\\)'""")
    assert bare == []


def test_every_function_pins_its_search_path(migrated: School) -> None:
    loose = migrated.sql("""
        select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace::regnamespace::text in ('public', 'private')
          and not coalesce(p.proconfig, '{}') @> array['search_path=""']""")
    assert loose == []


def test_definer_functions_open_to_teachers_are_only_these(migrated: School) -> None:
    rows = migrated.sql("""
        select p.proname from pg_proc p
        where p.pronamespace::regnamespace::text in ('public', 'private') and p.prosecdef
          and has_function_privilege('authenticated', p.oid, 'execute') order by 1""")
    # Each answers for auth.uid() alone.
    assert [row["proname"] for row in rows] == [
        "is_administrator",
        "keep_answers",
        "sync_erase",
    ]


def test_strangers_hold_no_grants(migrated: School) -> None:
    tables = migrated.sql("""
        select c.oid::regclass::text as name, p.privilege from pg_class c,
          unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'])
            as p(privilege)
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'private')
          and (has_table_privilege('anon', c.oid, p.privilege)
            or (p.privilege in ('select', 'insert', 'update', 'references')
              and has_any_column_privilege('anon', c.oid, p.privilege)))""")
    functions = migrated.sql("""
        select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace::regnamespace::text in ('public', 'private')
          and (has_function_privilege('anon', p.oid, 'execute')
            or exists (select from aclexplode(p.proacl) g where g.grantee = 0))""")
    schema = migrated.sql("select has_schema_privilege('anon', 'private', 'usage') as usable")
    assert (tables, functions, schema) == ([], [], [{"usable": False}])


def test_teachers_hold_only_the_verbs_they_need(migrated: School) -> None:
    rows = migrated.sql("""
        select c.relname, string_agg(p.privilege, ' ' order by p.n) as verbs from pg_class c,
          unnest(array['select', 'insert', 'update', 'delete', 'truncate'])
            with ordinality as p(privilege, n)
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and has_table_privilege('authenticated', c.oid, p.privilege)
        group by c.relname""")
    verbs = {row["relname"]: row["verbs"] for row in rows}
    assert verbs.pop("teachers") == "select"
    assert verbs.pop("monitoring_config") == "select update"
    assert verbs.pop("monitoring_diagnoses") == "select insert delete"
    assert len(verbs) == 10
    assert set(verbs.values()) == {"select insert update delete"}
