"""What we add to the data model between laptops, and laptops and servers of different versions."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.domain.ids import attendance_id
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.arranging import archive_class, move_student, move_variable
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.overrides import set_override
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.classes import load_classes, load_students, load_variables
from mehmiro_desktop.store.queries.overrides import load_override
from mehmiro_desktop.store.queries.sync_center import load_rejected
from mehmiro_desktop.store.transfer.export_json import export_json
from scripts.server_schema import SUPABASE, run_file
from tests.helpers.stores import ClassroomBuilder
from tests.sync.laptops import Laptop
from tests.sync.school import School, same, shared_class

pytestmark = pytest.mark.server

ABSENT, LATE = AttendanceStatus.ABSENT, AttendanceStatus.LATE
_FILES = ("20261122000800_session_attendance.sql", "20261122000900_monitoring_overrides.sql")


def override(laptop: Laptop, builder: ClassroomBuilder) -> None:
    """Set the first student's light by hand."""
    ids = builder.roster[0].id, builder.school_class.id
    set_override(laptop.store, *ids, Light.GREEN, "Back from the hospital")


def override_of(laptop: Laptop, builder: ClassroomBuilder) -> tuple[Light, str] | None:
    """Return the first student's light set by hand, and why."""
    found = load_override(laptop.store, builder.roster[0].id, builder.school_class.id)
    return None if found is None else (found.light, found.reason)


def test_attendance_reaches_the_other_laptop_and_the_later_word_wins(school: School) -> None:
    one, two, builder = shared_class(school)
    session, (first, second, _) = builder.session.id, builder.roster
    set_attendance(one.store, session, [first.id, second.id], ABSENT)
    one.cycle()
    assert two.cycle().identical
    assert load_attendance(two.store, session) == {first.id: ABSENT, second.id: ABSENT}
    set_attendance(one.store, session, [first.id], AttendanceStatus.PRESENT)
    set_attendance(two.store, session, [first.id], LATE)
    for laptop in (one, two, one):
        laptop.cycle()
    assert same(school, one, two)
    assert load_attendance(one.store, session) == {first.id: LATE, second.id: ABSENT}


def test_both_laptops_call_the_same_roll_offline(school: School) -> None:
    one, two, builder = shared_class(school)
    for laptop, status in ((one, ABSENT), (two, LATE)):
        set_attendance(laptop.store, builder.session.id, [builder.roster[0].id], status)
    for laptop in (one, two, one):
        laptop.cycle()
    assert same(school, one, two)
    assert set(one.rows()["session_attendance"]) == {
        attendance_id(builder.roster[0].id, builder.session.id)
    }


def test_archive_order_and_move_reach_the_other_laptop(school: School) -> None:
    one, two, builder = shared_class(school)
    other = classes.add_class(one.store, "5B")
    move_variable(one.store, builder.measured[1].id, 0)
    move_student(one.store, builder.roster[0].id, other.id)
    set_attendance(one.store, builder.session.id, [builder.roster[0].id], ABSENT)
    archive_class(one.store, builder.school_class.id)
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    assert [each.name for each in load_classes(two.store)] == ["5B"]
    order = load_variables(two.store, builder.school_class.id)
    assert [each.id for each in order] == [builder.measured[1].id, builder.measured[0].id]
    assert load_students(two.store, other.id)[0].alias == builder.roster[0].alias


def test_attendance_goes_with_its_student_everywhere(school: School) -> None:
    one, two, builder = shared_class(school)
    set_attendance(one.store, builder.session.id, [builder.roster[0].id], ABSENT)
    one.cycle()
    two.cycle()
    school.teacher.web.delete("students", id=f"eq.{builder.roster[0].id}")
    for laptop in (one, two):
        assert laptop.cycle().identical
        assert laptop.rows()["session_attendance"] == {}


def test_export_holds_it(school: School, tmp_path: Path) -> None:
    one = school.laptop("one")
    builder = ClassroomBuilder(one.store).build()
    set_attendance(one.store, builder.session.id, [builder.roster[0].id], LATE)
    move_variable(one.store, builder.measured[1].id, 0)
    archive_class(one.store, builder.school_class.id)
    export_json(one.store, tmp_path / "all.json")
    tables = json.loads((tmp_path / "all.json").read_text("utf-8"))["tables"]
    assert set(tables) == {table.name for table in TABLES}
    (attendance,) = tables["session_attendance"]
    assert (attendance["status"], attendance["student_id"]) == ("late", builder.roster[0].id)
    assert tables["classes"][0]["archived_at"] is not None
    assert {each["position"] for each in tables["assessment_variables"]} == {0, 1}


# Versions apart --------------------------------------------------------------------------------


@pytest.fixture
def older_server(school: School) -> Iterator[School]:
    """The server as it was before the additions."""
    for name in reversed(_FILES):
        run_file(school.server.dsn, SUPABASE / "rollbacks" / name)
    yield school
    _bring_up(school)


def _bring_up(school: School) -> None:
    for name in _FILES:
        table = name.removesuffix(".sql").partition("_")[2]
        found = school.database.execute(f"select to_regclass('public.{table}')").fetchone()
        if found == (None,):
            run_file(school.server.dsn, SUPABASE / "migrations" / name)


def test_a_server_without_the_addition_takes_everything_else(older_server: School) -> None:
    one, two, builder = shared_class(older_server)
    assert same(older_server, one, two)
    set_attendance(one.store, builder.session.id, [builder.roster[0].id], ABSENT)
    move_variable(one.store, builder.measured[1].id, 0)
    archive_class(one.store, builder.school_class.id)
    override(one, builder)
    builder.score(3)
    receipt = one.cycle()
    assert (receipt.sent, receipt.refused, receipt.identical) == (1, 5, True)
    two.cycle()
    server = older_server.rows()
    assert two.rows() == server
    assert one.rows()["assessments"] == server["assessments"]
    assert {(item.record.table, item.code) for item in load_rejected(one.store)} == {
        ("classes", "42703"),
        ("assessment_variables", "42703"),
        ("session_attendance", "42P01"),
        ("monitoring_overrides", "42P01"),
    }
    # Kept here all the same, and not asked again at every turn.
    assert load_attendance(one.store, builder.session.id) == {builder.roster[0].id: ABSENT}
    assert override_of(one, builder) == (Light.GREEN, "Back from the hospital")
    assert one.cycle().refused == 0


def test_what_waited_goes_by_itself_once_the_server_has_it(older_server: School) -> None:
    one, two, builder = shared_class(older_server)
    set_attendance(one.store, builder.session.id, [builder.roster[0].id], ABSENT)
    archive_class(one.store, builder.school_class.id)
    override(one, builder)
    assert one.cycle().refused == 3
    _bring_up(older_server)
    receipt = one.cycle()
    assert (receipt.sent, receipt.refused, receipt.identical) == (3, 0, True)
    two.cycle()
    assert same(older_server, one, two)
    assert load_attendance(two.store, builder.session.id) == {builder.roster[0].id: ABSENT}
    assert override_of(two, builder) == (Light.GREEN, "Back from the hospital")


_NEWER = """
create table public.seating (
  id uuid primary key default gen_random_uuid(),
  class_id uuid not null references public.classes (id) on delete cascade,
  place text not null, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), owner_id uuid);
create trigger owner before insert or update on public.seating
  for each row execute function private.fill_owner_from_class();
create trigger stamp before insert on public.seating
  for each row execute function private.guard_insert('updated_at');
create trigger register_insert after insert on public.seating referencing new table as new_rows
  for each statement execute function private.register_insert('updated_at');
create trigger register_delete after delete on public.seating referencing old table as old_rows
  for each statement execute function private.register_delete('updated_at');
alter table public.seating enable row level security;
create policy own on public.seating for all to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
grant select, insert, update, delete on public.seating to authenticated;
insert into private.sync_tables (tbl, rank, parents) values ('seating', 14, '{"class_id": "classes"}');
alter table public.students add column desk integer;
update private.sync_meta set schema_version = 4;
"""
_NEWER_BACK = """
drop table public.seating;
delete from private.sync_tables where tbl = 'seating';
delete from private.sync_changes where tbl = 'seating';
alter table public.students drop column desk;
update private.sync_meta set schema_version = 3;
"""


@pytest.fixture
def newer_server(school: School) -> Iterator[School]:
    """A server with a table and a column this version has never heard of."""
    school.database.execute(_NEWER)
    yield school
    school.database.execute(_NEWER_BACK)


def test_a_laptop_of_before_passes_over_what_it_does_not_know(newer_server: School) -> None:
    one, two, builder = shared_class(newer_server)
    newer_server.database.execute(
        "insert into seating (class_id, place) values (%s, 'window')", [builder.school_class.id]
    )
    newer_server.database.execute("update students set desk = 4")
    builder.score(3)
    for laptop in (one, two, one):
        assert laptop.cycle().identical
    assert same(newer_server, one, two)
    assert one.select("SELECT DISTINCT extra FROM students") == [('{"desk":4}',)]
    # A class goes although something unknown hangs on it: gone rows of it are passed over too.
    classes.remove_class(one.store, builder.school_class.id)
    for laptop in (one, two):
        assert laptop.cycle().identical
    assert same(newer_server, one, two)
