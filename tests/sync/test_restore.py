"""A laptop goes back to a backup: the server loses nothing, and nothing on it is turned back."""

from decimal import Decimal

import pytest

from mehmiro_desktop.store import backup
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.restore import restore
from tests.sync.school import School, same, shared_class, value_of

pytestmark = pytest.mark.server


def test_an_edit_sent_since_does_not_undo_what_was_made_of_it(school: School) -> None:
    """Sent, and set back on the other laptop: to send it again would win against that."""
    one, two, builder = shared_class(school)
    first = Decimal(str(value_of(one, builder)))
    record_score(one.store, builder.key(), first + 1)
    snapshot = backup.take_manual_snapshot(one.store)
    one.cycle()
    two.cycle()
    record_score(two.store, builder.key(), first)
    two.cycle()
    restore(one.store, snapshot)
    one.restart()
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    assert Decimal(str(value_of(one, builder))) == first
    assert one.cards() == []


def test_what_came_and_went_since_comes_and_goes_again(school: School) -> None:
    one, two, builder = shared_class(school)
    snapshot = backup.take_manual_snapshot(one.store)
    classes.add_students(two.store, builder.school_class.id, ["Andrómeda"])
    classes.remove_student(two.store, builder.roster[1].id)
    record_score(two.store, builder.key(), Decimal(9))
    two.cycle()
    classes.add_students(one.store, builder.school_class.id, ["Casiopea"])
    one.cycle()
    before = school.rows()
    restore(one.store, snapshot)
    one.cycle()
    assert school.rows() == before, "the server is as it was"
    assert same(school, one)
    two.cycle()
    assert same(school, one, two)
    assert one.cards() == []


def test_unsent_work_of_the_backup_goes_out_and_what_was_put_aside_comes_back(
    school: School,
) -> None:
    one, two, builder = shared_class(school)
    record_score(one.store, builder.key(0), Decimal(7))
    snapshot = backup.take_manual_snapshot(one.store)
    record_score(one.store, builder.key(1), Decimal(8))
    kept = restore(one.store, snapshot)
    one.cycle()
    two.cycle()
    assert Decimal(str(value_of(two, builder, 0))) == 7, "unsent then, sent now"
    assert Decimal(str(value_of(two, builder, 1))) != 8
    restore(one.store, kept)
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    assert [Decimal(str(value_of(two, builder, n))) for n in (0, 1)] == [7, 8]


def test_the_present_sign_in_goes_on(school: School) -> None:
    one, _two, builder = shared_class(school)
    snapshot = backup.take_manual_snapshot(one.store)
    # Each start takes a new refresh token; the backup's own would end the session.
    for _ in range(3):
        one.restart()
        one.cycle()
    restore(one.store, snapshot)
    one.restart()
    record_score(one.store, builder.key(), Decimal(6))
    one.cycle()
    assert same(school, one)
