"""Two students made one on a laptop, while another laptop goes on with both."""

from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.store.commands import scores
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.merging import merge_students
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.queries.scoring import load_grid
from tests.sync.school import School, same, shared_class

pytestmark = pytest.mark.server


def test_a_merge_reaches_the_other_laptop_whole_and_so_does_its_undo(school: School) -> None:
    one, two, builder = shared_class(school)
    first, second, _ = builder.roster
    set_attendance(one.store, builder.session.id, [second.id], AttendanceStatus.LATE)
    one.cycle()
    two.cycle()
    before = one.rows()
    merge_students(one.store, first.id, second.id)
    one.cycle()
    assert two.cycle().identical
    assert same(school, one, two)
    assert [each.id for each in load_students(two.store, builder.school_class.id)] == [
        first.id, builder.roster[2].id,
    ]  # fmt: skip
    mine = [r for r in two.rows()["assessments"].values() if r["student_id"] == first.id]
    assert len(mine) == 4
    assert load_attendance(two.store, builder.session.id)[first.id] is AttendanceStatus.LATE
    undo(one.store)
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    owners = {row_id: r["student_id"] for row_id, r in two.rows()["assessments"].items()}
    assert owners == {row_id: r["student_id"] for row_id, r in before["assessments"].items()}


def test_both_laptops_merge_the_pair_offline(school: School) -> None:
    one, two, builder = shared_class(school)
    first, second, _ = builder.roster
    merge_students(one.store, first.id, second.id)
    merge_students(two.store, second.id, first.id)
    for laptop in (one, two, one, two):
        laptop.cycle()
    assert same(school, one, two)
    mine = [r for r in one.rows()["assessments"].values() if r["student_id"] == first.id]
    assert len(mine) == 4
    assert not one.cards()
    assert not two.cards()


def test_a_score_corrected_meanwhile_under_the_one_who_goes_is_kept(school: School) -> None:
    one, two, builder = shared_class(school)
    first, second, _ = builder.roster
    scores.record_score(two.store, builder.key(1, 0), Decimal(2))
    merge_students(one.store, first.id, second.id)
    for laptop in (one, two, one, two):
        laptop.cycle()
    assert same(school, one, two)
    assert second.id not in {each.id for each in load_students(two.store, first.class_id)}
    values = [
        row["value"]
        for row in one.rows()["assessments"].values()
        if row["student_id"] == first.id and row["variable_id"] == builder.measured[0].id
    ]
    assert sorted(map(str, values)) == ["2", "7"]
    cell = load_grid(one.store, builder.session.id).cells[first.id, builder.measured[0].id]
    assert cell.more == 1


def test_the_correction_sent_first_is_kept_as_well(school: School) -> None:
    one, two, builder = shared_class(school)
    first, second, _ = builder.roster
    scores.record_score(two.store, builder.key(1, 0), Decimal(2))
    merge_students(one.store, first.id, second.id)
    for laptop in (two, one, two, one):
        laptop.cycle()
    assert same(school, one, two)
    values = [
        str(row["value"])
        for row in two.rows()["assessments"].values()
        if row["student_id"] == first.id and row["variable_id"] == builder.measured[0].id
    ]
    assert sorted(values) == ["2", "7"]
