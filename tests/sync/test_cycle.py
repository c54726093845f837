"""Whole cycles of real stores against the real school server on real PostgreSQL."""

from datetime import timedelta
from decimal import Decimal

import psycopg
import pytest

from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.store import backup
from mehmiro_desktop.store.commands import classes, scores, undo
from tests.helpers.stores import ClassroomBuilder
from tests.sync.laptops import (
    Teacher,
)
from tests.sync.school import School, same, shared_class, value_of

pytestmark = pytest.mark.server


def test_a_day_reaches_the_server_and_the_other_laptop(school: School) -> None:
    one, two = school.laptop("one"), school.laptop("two")
    ClassroomBuilder(one.store, students=28, variables=4).build().fill()
    sent = one.cycle()
    assert (sent.sent, sent.received, sent.identical) == (146, 2, True)
    received = two.cycle()
    assert (received.sent, received.received, received.identical) == (0, 148, True)
    assert same(school, one, two)


def test_what_came_is_counted_whatever_the_laptops_are_called(school: School) -> None:
    one, two, builder = shared_class(school)
    two.store.device_name = one.store.device_name
    builder.score(3)
    assert (one.cycle().received, two.cycle().received) == (0, 1)
    classes.remove_student(two.store, builder.roster[0].id)
    assert (two.cycle().received, one.cycle().received) == (0, 3)


def test_idle_cycle_is_one_request(school: School) -> None:
    one = school.laptop("one")
    one.cycle()
    receipt = one.cycle(check=False)
    assert (receipt.requests, receipt.sent, receipt.received) == (1, 0, 0)


def test_batch_and_pages_beyond_the_limits(school: School) -> None:
    one, two = school.laptop("one"), school.laptop("two")
    ClassroomBuilder(one.store, students=40, variables=16).build().fill()
    assert one.cycle().sent == 698
    two.sync._cycle._page = 100
    assert two.cycle().received == 700
    assert same(school, one, two)


# Conflicts -------------------------------------------------------------------------------------


def test_same_cell_on_two_laptops_later_wins_and_the_other_is_kept(school: School) -> None:
    one, two, builder = shared_class(school)
    scores.record_score(two.store, builder.key(), Decimal(3))
    scores.record_score(one.store, builder.key(), Decimal(9))
    for laptop in (one, two, one):
        laptop.cycle()
    assert same(school, one, two)
    assert value_of(two, builder) == "9"
    ((_, _, field, ours, theirs, kept, kind),) = two.cards()
    assert (field, ours, theirs, kept, kind) == ("value", '"3"', '"9"', "theirs", "field")
    assert not one.cards()


def test_same_new_cell_on_two_laptops_is_one_row(school: School) -> None:
    one, two = school.laptop("one"), school.laptop("two")
    builder = ClassroomBuilder(one.store).build()
    one.cycle()
    two.cycle()
    scores.record_score(one.store, builder.key(), Decimal(3))
    scores.record_score(two.store, builder.key(), Decimal(9))
    for laptop in (one, two, one):
        laptop.cycle()
    assert same(school, one, two)
    assert value_of(one, builder) == "9"


def test_different_fields_are_merged(school: School) -> None:
    one, two, builder = shared_class(school)
    scores.record_score(one.store, builder.key(), Decimal(3))
    scores.record_comment(two.store, builder.key(), "tired")
    one.cycle()
    assert two.cycle().merged == 1
    one.cycle()
    assert same(school, one, two)
    assert value_of(two, builder) == "3"
    assert "tired" in {row["comments"] for row in one.rows()["assessments"].values()}
    assert not one.cards()
    assert not two.cards()


@pytest.mark.fault(18)
def test_edit_later_than_a_delete_revives_and_an_earlier_one_is_kept(school: School) -> None:
    one, two, builder = shared_class(school)
    scores.clear_scores(one.store, [builder.key(0), builder.key(1)])
    scores.record_score(two.store, builder.key(0), Decimal(3))
    one.cycle()
    two.cycle()
    one.cycle()
    assert value_of(one, builder, 0) == "3"
    scores.record_score(two.store, builder.key(2), Decimal(4))
    scores.clear_scores(one.store, [builder.key(2)])
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    assert "deleted_there" in {card[-1] for card in two.cards()}


def test_class_deleted_on_the_web_with_unsent_scores_under_it(school: School) -> None:
    one, _, builder = shared_class(school)
    builder.score(3)
    one.cycle()
    builder.score(2, student=1)
    school.teacher.web.delete("classes", id=f"eq.{builder.school_class.id}")
    scores.record_score(one.store, builder.key(2), Decimal(1))
    receipt = one.cycle()
    assert one.rows()["classes"] == {}
    kept = one.select("SELECT row FROM held") + one.select(
        "SELECT before FROM history WHERE why = 'deleted_there' AND tbl = 'assessments'"
    )
    assert any('"value": "1"' in row or '"value":"1"' in row for (row,) in kept)
    assert receipt.identical
    assert not one.pending()


def test_undo_after_sync_is_an_edit_like_any_other(school: School) -> None:
    one, two, builder = shared_class(school)
    builder.score(3)
    one.cycle()
    undo.undo(one.store)
    one.cycle()
    two.cycle()
    assert value_of(two, builder) == "7"
    assert same(school, one, two)


# What arrives ----------------------------------------------------------------------------------


def insert_class(school: School) -> str:
    class_id = new_id()
    school.teacher.web.insert(
        "classes", {"id": class_id, "teacher_id": school.teacher.id, "name": "3C"}
    )
    return class_id


def test_row_committed_late_arrives(school: School) -> None:
    one = school.laptop("one")
    with psycopg.connect(school.server.dsn) as slow:
        class_id = new_id()
        slow.execute(
            "insert into public.classes (id, teacher_id, name) values (%s, %s, 'late')",
            [class_id, school.teacher.id],
        )
        early = insert_class(school)
        one.cycle(check=False)
        slow.commit()
    one.cycle()
    assert one.rows()["classes"].keys() == {class_id, early}
    assert same(school, one)


def test_row_edited_offline_days_ago_arrives(school: School) -> None:
    one, two, builder = shared_class(school)
    two.clock.skew = timedelta(days=-6)
    two.store.set_clock_offset(0)
    two.restart()
    scores.record_score(two.store, builder.key(), Decimal(2))
    two.clock.skew = timedelta(0)
    one.cycle()
    two.cycle()
    one.cycle()
    assert value_of(one, builder) == "2"
    assert same(school, one, two)


@pytest.mark.fault(21)
def test_bulk_change_with_one_stamp_for_thousands_arrives(school: School) -> None:
    one, two, builder = shared_class(school)
    session, (student, *_), (variable, *_) = builder.session, builder.roster, builder.measured
    school.database.execute(
        "insert into public.assessments (id, student_id, variable_id, session_id, value,"
        " assessor_type) select gen_random_uuid(), %s, %s, %s, 5, 'family'"
        " from generate_series(1, 3000)",
        [student.id, variable.id, session.id],
    )
    two.sync._cycle._page = 700
    for laptop in (one, two):
        assert laptop.cycle().received == 3000
    assert same(school, one, two)


@pytest.mark.fault(27)
def test_class_deleted_on_the_web_goes_everywhere_after_a_snapshot(school: School) -> None:
    one = school.laptop("one")
    builder = ClassroomBuilder(one.store, students=20, variables=3).build().fill()
    one.cycle()
    assert not backup.snapshots(one.store.directory)
    school.teacher.web.delete("classes", id=f"eq.{builder.school_class.id}")
    one.cycle()
    assert one.rows()["classes"] == one.rows()["assessments"] == {}
    assert len(backup.snapshots(one.store.directory)) == 1
    assert same(school, one)


@pytest.mark.fault(69)
def test_class_moved_to_another_teacher(school: School) -> None:
    one, _, builder = shared_class(school)
    other = Teacher(school.server, "other@school.test")
    theirs = school.laptop("theirs", other)
    theirs.cycle()
    builder.score(1)
    school.database.execute(
        "update public.classes set teacher_id = %s where id = %s",
        [other.id, builder.school_class.id],
    )
    theirs.cycle()
    assert theirs.rows() == school.rows(other)
    assert len(theirs.rows()["assessments"]) == 6
    one.cycle()
    assert one.rows()["classes"] == one.rows()["assessments"] == {}
    held = one.select("SELECT tbl, reason, was_pending FROM held WHERE was_pending = 1")
    assert held == [("assessments", "revoked", 1)]
    assert same(school, one)
    assert value_of(theirs, builder) == "7"


def test_refused_row_does_not_block_its_siblings(school: School) -> None:
    one, two, builder = shared_class(school)
    school.teacher.web.update(
        "assessment_variables", {"scale_max": 8}, id=f"eq.{builder.measured[0].id}"
    )
    builder.score(10)
    builder.score(4, student=1)
    receipt = one.cycle()
    assert (receipt.sent, receipt.refused, receipt.attention) == (1, 1, 1)
    ((_, _, _, state, code),) = one.pending()
    assert (state, code) == ("refused", "23514")
    builder.score(8)
    assert one.cycle().attention == 0
    two.cycle()
    assert same(school, one, two)
