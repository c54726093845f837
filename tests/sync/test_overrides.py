"""The traffic light set by hand, between two laptops and the real server."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from mehmiro_desktop.domain.ids import monitoring_override_id
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.store.commands.overrides import end_override, set_override
from mehmiro_desktop.store.commands.review import use_other
from mehmiro_desktop.store.queries.overrides import load_override
from mehmiro_desktop.store.queries.student import load_student_history
from mehmiro_desktop.store.queries.sync_center import load_conflicts
from mehmiro_desktop.store.transfer.export_json import export_json
from scripts.server_schema import SUPABASE, run_file
from tests.helpers.stores import ClassroomBuilder
from tests.sync.laptops import Laptop, Teacher
from tests.sync.school import School, same, shared_class

pytestmark = pytest.mark.server
RED, GREEN = Light.RED, Light.GREEN
_FILE = "20261122000900_monitoring_overrides.sql"


def whose(builder: ClassroomBuilder) -> tuple[str, str]:
    return builder.roster[0].id, builder.school_class.id


def seen(laptop: Laptop, builder: ClassroomBuilder) -> tuple[Light, str] | None:
    found = load_override(laptop.store, *whose(builder))
    return None if found is None else (found.light, found.reason)


def settle(*laptops: Laptop) -> None:
    for laptop in (*laptops, *laptops):
        laptop.cycle()


def test_set_changed_and_ended_it_reaches_the_other_laptop(school: School) -> None:
    one, two, builder = shared_class(school)
    set_override(one.store, *whose(builder), GREEN, "Back")
    one.cycle()
    assert two.cycle().identical
    assert seen(two, builder) == (GREEN, "Back")
    set_override(two.store, *whose(builder), RED, "Worse than it looks")
    two.cycle()
    assert one.cycle().identical
    assert seen(one, builder) == (RED, "Worse than it looks")
    end_override(one.store, *whose(builder))
    one.cycle()
    assert two.cycle().identical
    assert seen(two, builder) is None
    assert same(school, one, two)
    # What was ended stands in the history of either.
    for laptop in (one, two):
        (last, *_) = load_student_history(laptop.store, builder.roster[0].id)
        assert last.record.table == "monitoring_overrides"


def test_both_laptops_set_it_offline_one_row_and_the_other_is_a_click_away(
    school: School,
) -> None:
    one, two, builder = shared_class(school)
    set_override(one.store, *whose(builder), RED, "Sad")
    set_override(two.store, *whose(builder), GREEN, "Laughs again")
    settle(one, two)
    assert same(school, one, two)
    assert set(one.rows()["monitoring_overrides"]) == {monitoring_override_id(*whose(builder))}
    assert seen(one, builder) == (GREEN, "Laughs again")
    cards = [card for each in (one, two) for card in load_conflicts(each.store)]
    assert {card.field for card in cards} == {"priority_flag", "reason"}
    for laptop in (one, two):
        for card in load_conflicts(laptop.store):
            use_other(laptop.store, card.id)
    settle(one, two)
    assert seen(one, builder) == seen(two, builder) == (RED, "Sad")


def test_ended_here_and_set_again_there_later_it_stands(school: School) -> None:
    one, two, builder = shared_class(school)
    set_override(one.store, *whose(builder), RED, "Sad")
    settle(one, two)
    end_override(one.store, *whose(builder))
    set_override(two.store, *whose(builder), RED, "Still sad")
    settle(one, two)
    assert same(school, one, two)
    assert seen(one, builder) == (RED, "Still sad")


def test_ended_and_set_again_under_the_same_id(school: School) -> None:
    one, two, builder = shared_class(school)
    set_override(one.store, *whose(builder), RED, "Sad")
    settle(one, two)
    end_override(one.store, *whose(builder))
    settle(one, two)
    set_override(two.store, *whose(builder), GREEN, "Fine")
    settle(two, one)
    assert same(school, one, two)
    assert seen(one, builder) == (GREEN, "Fine")


def test_it_goes_with_its_student_and_follows_its_class(school: School) -> None:
    one, two, builder = shared_class(school)
    set_override(one.store, *whose(builder), RED, "Sad")
    second = builder.roster[1].id
    set_override(one.store, second, builder.school_class.id, GREEN, "Fine")
    settle(one, two)
    school.teacher.web.delete("students", id=f"eq.{builder.roster[0].id}")
    settle(one, two)
    assert [row["student_id"] for row in one.rows()["monitoring_overrides"].values()] == [
        second
    ]
    other = Teacher(school.server, "other@school.test")
    school.database.execute("update classes set teacher_id = %s", [other.id])
    settle(one, two)
    assert one.rows()["monitoring_overrides"] == two.rows()["monitoring_overrides"] == {}
    theirs = school.laptop("theirs", other)
    theirs.cycle()
    found = load_override(theirs.store, second, builder.school_class.id)
    assert found is not None
    assert (found.reason, found.first.by) == ("Fine", school.teacher.id)


def test_a_clock_that_runs_ahead_does_not_win_for_ever(school: School) -> None:
    one, two, builder = shared_class(school)
    fast = school.laptop("fast", skew=timedelta(hours=3))
    fast.cycle()
    set_override(fast.store, *whose(builder), RED, "From tomorrow")
    fast.cycle()
    settle(one, two)
    set_override(one.store, *whose(builder), GREEN, "From today")
    settle(one, two, fast)
    assert seen(fast, builder) == seen(two, builder) == (GREEN, "From today")


def test_export_holds_it(school: School, tmp_path: Path) -> None:
    one = school.laptop("one")
    builder = ClassroomBuilder(one.store).build()
    set_override(one.store, *whose(builder), GREEN, "Back")
    export_json(one.store, tmp_path / "all.json")
    tables = json.loads((tmp_path / "all.json").read_text("utf-8"))["tables"]
    (row,) = tables["monitoring_overrides"]
    assert (row["priority_flag"], row["reason"]) == ("green", "Back")
    assert row["created_by"] == school.teacher.id


def test_a_server_taken_back_and_brought_up_again_gets_it_from_the_laptops(
    school: School,
) -> None:
    one, two, builder = shared_class(school)
    set_override(one.store, *whose(builder), GREEN, "Back")
    settle(one, two)
    run_file(school.server.dsn, SUPABASE / "rollbacks" / _FILE)
    try:
        builder.score(3)
        settle(one, two)
        assert seen(one, builder) == seen(two, builder) == (GREEN, "Back")
    finally:
        run_file(school.server.dsn, SUPABASE / "migrations" / _FILE)
    settle(one, two)
    assert same(school, one, two)
    assert [row["reason"] for row in one.rows()["monitoring_overrides"].values()] == ["Back"]
