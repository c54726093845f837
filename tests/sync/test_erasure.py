"""A purge is a purge: what is erased for privacy leaves no word on any laptop (sync.md A.10)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessmentSession, CellKey
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.errors import AccessDenied, Offline, StoreUnwritable
from mehmiro_desktop.store import backup
from mehmiro_desktop.store.commands import arranging, classes, lessons, scores, undo
from mehmiro_desktop.store.commands.erasing import erase_here
from mehmiro_desktop.store.database import connect_for_reading
from mehmiro_desktop.sync.faults import NOT_THERE
from tests.helpers.stores import KEY
from tests.store.peek import one as count_of
from tests.store.peek import sql
from tests.sync.laptops import Laptop
from tests.sync.school import School, same, shared_class

pytestmark = pytest.mark.server

CANARY = "canary-7f3a"


def _said(laptop: Laptop) -> str:
    """Every word of every table of a laptop's file."""
    names = sql(laptop.store, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return repr([sql(laptop.store, f"SELECT * FROM {name}") for (name,) in names])


def test_an_erased_student_leaves_both_laptops_and_their_copies(school: School) -> None:
    one, two, builder = shared_class(school)
    student = builder.roster[0]
    classes.edit_student(one.store, replace(student, alias=CANARY))
    scores.record_comment(one.store, builder.key(), CANARY)
    # A session that began with this student's mark outlives them; the step must not name them.
    begun = AssessmentSession(new_id(), builder.school_class.id, date(2026, 3, 3))
    first = CellKey(student.id, builder.measured[0].id, begun.id)
    scores.record_score(one.store, first, Decimal(3), begins=begun)
    one.cycle()
    two.cycle()
    # A version that lost, one typed and not sent, one removed and not sent, and copies of it all.
    scores.record_comment(two.store, builder.key(), f"{CANARY} two")
    scores.record_score(two.store, builder.key(0, 1), Decimal(2))
    classes.remove_student(two.store, student.id)
    undo.undo(two.store)
    for laptop in (one, two):
        backup.take_daily_snapshot(laptop.store)
        assert CANARY in _said(laptop)

    one.sync.erase("students", student.id)
    assert CANARY not in _said(one)
    assert two.cycle().identical
    assert CANARY not in _said(two)
    assert one.cycle().identical
    assert same(school, one, two)
    assert student.id not in repr(school.rows())
    assert count_of(two.store, "SELECT count(*) FROM pending") == 0
    for laptop in (one, two):
        (snapshot,) = backup.snapshots(laptop.store.directory)
        connection = connect_for_reading(snapshot, KEY)
        left = connection.execute(
            "SELECT count(*) FROM history WHERE row_id = ?", (student.id,)
        ).fetchone()
        connection.close()
        assert left == (0,)
        # What else was done is still there to take back.
        assert count_of(laptop.store, "SELECT count(*) FROM students") == 2


def test_an_erased_class_takes_what_was_never_sent_along(school: School) -> None:
    one, two, builder = shared_class(school)
    (new,) = classes.add_students(two.store, builder.school_class.id, [CANARY])
    lesson = lessons.add_lesson(two.store, builder.school_class.id, CANARY, date(2026, 3, 2))
    lessons.remove_lesson(two.store, lesson.id)
    kept = classes.add_class(two.store, "6B")
    one.sync.erase("classes", builder.school_class.id)
    two.cycle()
    assert CANARY not in _said(two)
    assert new.id not in _said(two)
    assert kept.id in _said(two)
    assert two.cycle().identical
    one.cycle()
    assert same(school, one, two)
    assert undo.undo(two.store) is not None  # the class that stayed


def test_who_moved_away_before_lives_on(school: School) -> None:
    one, two, builder = shared_class(school)
    other = classes.add_class(one.store, "6B")
    arranging.move_student(one.store, builder.roster[0].id, other.id)
    one.cycle()
    two.cycle()
    one.sync.erase("classes", builder.school_class.id)
    assert two.cycle().identical
    for laptop in (one, two):
        left = [row[0] for row in sql(laptop.store, "SELECT id FROM students")]
        assert left == [builder.roster[0].id]


def test_an_edit_pushed_after_the_erasure_is_erased_too(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, builder = shared_class(school)
    scores.record_comment(two.store, builder.key(), CANARY)
    one.sync.erase("students", builder.roster[0].id)
    # The push meets the erased row before a pull has told of it.
    monkeypatch.setattr(two.sync._cycle, "_settle_flying", two.sync._cycle._push)
    two.cycle(check=False)
    assert CANARY not in _said(two)


def test_what_the_server_never_had_is_erased_here(school: School) -> None:
    one = school.laptop("one")
    made = classes.add_class(one.store, CANARY)
    one.sync.erase("classes", made.id)
    assert CANARY not in _said(one)
    assert one.cycle().identical
    with pytest.raises(AccessDenied) as caught:
        one.sync._remote.erase("classes", made.id)
    assert caught.value.details["reason"] == NOT_THERE


def test_without_network_nothing_is_erased(school: School) -> None:
    one, _, builder = shared_class(school)
    before = one.rows()
    school.server.faults([{"match": "sync_erase", "mode": "drop_before", "times": 9}])
    with pytest.raises(Offline):
        one.sync.erase("students", builder.roster[0].id)
    assert one.rows() == before


def test_copies_that_could_not_be_replaced_are_replaced_later(school: School) -> None:
    one, _, builder = shared_class(school)
    old = backup.take_daily_snapshot(one.store)
    assert old is not None
    folder = one.store.directory / backup.FOLDER
    folder.rename(folder.with_name("away"))
    folder.write_text("in the way")
    with pytest.raises(StoreUnwritable):
        erase_here(one.store, "students", builder.roster[0].id)
    folder.unlink()
    folder.with_name("away").rename(folder)
    one.cycle()
    assert old not in backup.snapshots(one.store.directory)
    assert len(backup.snapshots(one.store.directory)) == 1
