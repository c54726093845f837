"""updated_at is the time of the human edit, and strictly rises: the guard of sync.md C.19."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from mehmiro_desktop.clock import SystemClock
from tests.server.school import ClassIds, School, Teacher, at, new_id

pytestmark = pytest.mark.server


@pytest.fixture
def ids(ana: Teacher) -> ClassIds:
    return ana.make_class()


def _server_now(school: School) -> datetime:
    (row,) = school.sql("select clock_timestamp() as now")
    now = row["now"]
    assert isinstance(now, datetime)
    return now.astimezone(UTC)


def _stamp(teacher: Teacher, ids: ClassIds) -> datetime:
    stamp = teacher.row("students", ids.student)["updated_at"]
    assert isinstance(stamp, datetime)
    return stamp


def test_a_write_that_knows_no_stamps_is_stamped_by_the_server(
    school: School, ana: Teacher, ids: ClassIds
) -> None:
    before = _stamp(ana, ids)
    lower = _server_now(school)
    ana.sql("update students set alias = 'Cometa' where id = %s", ids.student)
    assert before < _stamp(ana, ids)
    assert lower <= _stamp(ana, ids) <= _server_now(school)


def test_a_row_stamped_ahead_still_rises(school: School, ana: Teacher, ids: ClassIds) -> None:
    ana.sql(
        "update students set updated_at = now() + interval '1 minute' where id = %s",
        ids.student,
    )
    ahead = _stamp(ana, ids)
    ana.sql("update students set alias = 'Cometa' where id = %s", ids.student)
    assert _stamp(ana, ids) == ahead + timedelta(microseconds=1)


def test_an_older_stamp_changes_nothing(ana: Teacher, ids: ClassIds) -> None:
    before = ana.row("students", ids.student)
    written = ana.sql(
        "update students set alias = 'old', updated_at = %s where id = %s returning 1",
        *(at(1), ids.student),
    )
    assert written == []
    assert ana.row("students", ids.student) == before


def test_a_stamp_from_the_future_is_cut_to_two_minutes_ahead(
    school: School, ana: Teacher, ids: ClassIds
) -> None:
    for future in (
        "2099-01-01T00:00:00Z",
        "2099-01-01T00:00:00Z",
    ):  # the second finds the first
        before = _stamp(ana, ids)
        ana.sql("update students set alias = alias || 'x', updated_at = %s", future)
        latest = _server_now(school) + timedelta(minutes=2)
        assert before < _stamp(ana, ids) <= latest
    created = ana.insert(
        "students", class_id=ids.class_id, alias="Río", updated_at="2099-01-01"
    )
    stamp = ana.row("students", created)["updated_at"]
    assert stamp <= _server_now(school) + timedelta(minutes=2)


@pytest.mark.parametrize("odd", ["infinity", "-infinity", None])
def test_no_stamp_is_infinite_or_missing(
    school: School, ana: Teacher, ids: ClassIds, odd: str | None
) -> None:
    ana.sql("update students set alias = 'Cometa', updated_at = %s", odd)
    created = ana.insert(
        "students", class_id=ids.class_id, alias="Río", updated_at=odd, created_at=odd
    )
    for row_id in (ids.student, created):
        row = ana.row("students", row_id)
        for column in ("created_at", "updated_at"):
            assert abs(row[column] - _server_now(school)) < timedelta(minutes=3)


def test_a_stamp_between_is_kept_to_the_microsecond(ana: Teacher, ids: ClassIds) -> None:
    created = ana.insert(
        "students", class_id=ids.class_id, alias="Río", updated_at="2026-01-05T10:00:00.123456Z"
    )
    assert ana.stamp("students", created) == "2026-01-05T10:00:00.123456Z"
    ana.sql(
        "update students set updated_at = '2026-01-05T10:00:00.123457Z' where id = %s", created
    )
    assert ana.stamp("students", created) == "2026-01-05T10:00:00.123457Z"


def test_a_write_that_changes_nothing_leaves_no_trace(
    school: School, ana: Teacher, ids: ClassIds
) -> None:
    count = "select (select count(*) from private.sync_history) as h, array_agg(xid::text order by row_id) as x from private.sync_changes"
    before, row = school.sql(count), ana.row("assessments", ids.score)
    ana.sql("update assessments set value = 7.0, comments = comments")
    ana.sql("update classes set name = name")
    assert school.sql(count) == before
    assert ana.row("assessments", ids.score) == row


def test_an_insert_older_than_its_tombstone_stays_out(ana: Teacher, ids: ClassIds) -> None:
    ana.sql("delete from students where id = %s", ids.student)
    columns = {"id": ids.student, "class_id": ids.class_id, "alias": "Luna"}
    query = "insert into students (id, class_id, alias, updated_at) values (%s, %s, %s, %s) returning 1"
    assert ana.sql(query, *columns.values(), at(10)) == []
    tomorrow = (SystemClock().now() + timedelta(seconds=90)).isoformat()
    assert len(ana.sql(query, *columns.values(), tomorrow)) == 1


def test_a_tombstone_binds_only_its_owner(school: School, ana: Teacher, bea: Teacher) -> None:
    row_id = new_id()
    ana.insert("classes", id=row_id, teacher_id=ana.id, name="4A")
    ana.sql("delete from classes where id = %s", row_id)
    bea.insert("classes", id=row_id, teacher_id=bea.id, name="4A", updated_at=at(1))
    assert bea.row("classes", row_id)


def test_truncate_is_refused(school: School) -> None:
    with pytest.raises(psycopg.errors.FeatureNotSupported):
        school.sql("truncate public.monitoring_diagnoses")
