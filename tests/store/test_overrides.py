"""The traffic light set by hand: one row, with author, date and reason; the analysis goes on."""

from datetime import timedelta
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import CellKey, Student
from mehmiro_desktop.domain.ids import monitoring_override_id
from mehmiro_desktop.domain.made import Made
from mehmiro_desktop.domain.monitoring import Light, Parts
from mehmiro_desktop.domain.monitoring_records import BoardRow, LightOverride, MonitoringStatus
from mehmiro_desktop.errors import BugError, InvalidText, RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.arranging import move_student
from mehmiro_desktop.store.commands.monitoring import analyse_class
from mehmiro_desktop.store.commands.overrides import end_override, set_override
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.commands.undo import load_undo_state, redo, undo
from mehmiro_desktop.store.queries.monitoring import count_lights, load_board, load_status
from mehmiro_desktop.store.queries.overrides import load_override
from mehmiro_desktop.store.queries.student import load_student_history, load_student_page
from mehmiro_desktop.store.queries.sync_center import load_waiting
from mehmiro_desktop.store.sync_state import apply_page
from tests.helpers.clocks import FixedClock
from tests.helpers.server_rows import LATER, page, server_row
from tests.helpers.stores import ACCOUNT, ClassroomBuilder, unsent_of
from tests.store.peek import pending, rows, sql

RED, YELLOW, GREEN = Light.RED, Light.YELLOW, Light.GREEN


@pytest.fixture
def room(store: Store, clock: FixedClock) -> ClassroomBuilder:
    """Three students; the analysis says red of the first, green of the second, nothing of the third."""
    built = ClassroomBuilder(store, students=3).build()
    for student, days, values in ((0, (14, 13, 12), "951"), (1, (12, 6, 0), "777")):
        for days_ago, value in zip(days, values, strict=True):
            on = clock.today() - timedelta(days=days_ago)
            session = classes.start_session(store, built.school_class.id, on)
            key = CellKey(built.roster[student].id, built.measured[0].id, session.id)
            record_score(store, key, Decimal(value))
    analyse_class(store, built.school_class.id, clock.now())
    return built


def whose(room: ClassroomBuilder, student: int = 0) -> tuple[str, str]:
    return room.roster[student].id, room.school_class.id


def test_it_keeps_author_date_and_reason(
    room: ClassroomBuilder, store: Store, clock: FixedClock
) -> None:
    edit = set_override(store, *whose(room), GREEN, "  Back from the hospital\r\n  ")
    assert (edit.label, edit.count) == ("set_override", 1)
    found = load_override(store, *whose(room))
    assert found is not None
    assert found.id == monitoring_override_id(*whose(room))
    assert (found.light, found.reason) == (GREEN, "Back from the hospital")
    assert (found.set_at, found.first.at, found.first.by) == (
        clock.now(),
        clock.now(),
        ACCOUNT.account_id,
    )
    assert load_override(store, *whose(room, 1)) is None


def test_set_again_it_is_the_same_row_with_its_first_day(
    room: ClassroomBuilder, store: Store, clock: FixedClock
) -> None:
    first_day = clock.now()
    set_override(store, *whose(room), GREEN, "Back")
    clock.advance(days=2)
    set_override(store, *whose(room), YELLOW, "Tired again")
    found = load_override(store, *whose(room))
    assert found is not None
    assert (found.light, found.reason) == (YELLOW, "Tired again")
    assert (found.first.at, found.set_at) == (first_day, clock.now())
    assert len(rows(store, "monitoring_overrides")) == 1
    # The same again is no edit.
    assert set_override(store, *whose(room), YELLOW, "Tired again").count == 0


def test_the_analysis_is_untouched_and_goes_on(
    room: ClassroomBuilder, store: Store, clock: FixedClock
) -> None:
    before = load_status(store, *whose(room))
    assert before is not None
    set_override(store, *whose(room), GREEN, "Back")
    assert load_status(store, *whose(room)) == before
    clock.advance(days=1)
    assert analyse_class(store, room.school_class.id, clock.now()) > 0
    found = load_override(store, *whose(room))
    assert found is not None
    assert found.light is GREEN


def test_the_board_shows_sorts_and_counts_it(
    room: ClassroomBuilder, store: Store, clock: FixedClock
) -> None:
    class_id = room.school_class.id
    analysed = load_status(store, *whose(room))
    assert analysed is not None
    said = analysed.light
    assert said is not GREEN
    before = count_lights(store, class_id)
    assert before == {said.value: 1, "green": 1}
    set_override(store, *whose(room), GREEN, "Back")
    set_override(store, *whose(room, 2), RED, "Cries in the break")
    board = load_board(store, clock.now(), class_id)
    assert [(row.id, row.light) for row in board.rows] == [
        (room.roster[2].id, RED),
        (room.roster[0].id, GREEN),
        (room.roster[1].id, GREEN),
    ]
    third, first, _ = board.rows
    # What the analysis says stands beside it.
    assert (third.analysed_light, third.priority) == (Light.GREY, None)
    assert (first.analysed_light, first.priority) == (said, analysed.priority)
    assert count_lights(store, class_id) == {"red": 1, "green": 2}


def test_who_left_the_class_is_not_counted(room: ClassroomBuilder, store: Store) -> None:
    set_override(store, *whose(room), RED, "Sad")
    move_student(store, room.roster[0].id, classes.add_class(store, "6B").id)
    assert "red" not in count_lights(store, room.school_class.id)
    assert load_student_page(store, room.roster[0].id).override is None


def test_ended_it_is_archived_and_comes_back(room: ClassroomBuilder, store: Store) -> None:
    set_override(store, *whose(room), GREEN, "Back")
    end_override(store, *whose(room))
    assert load_override(store, *whose(room)) is None
    assert load_undo_state(store).undo is not None
    changes = load_student_history(store, room.roster[0].id)
    assert [item.record.table for item in changes[:2]] == ["monitoring_overrides"] * 2
    undo(store)
    found = load_override(store, *whose(room))
    assert found is not None
    assert found.reason == "Back"
    undo(store)
    assert load_override(store, *whose(room)) is None
    redo(store)
    assert load_override(store, *whose(room)) is not None
    with pytest.raises(RecordNotFound):
        end_override(store, *whose(room, 1))


@pytest.mark.parametrize(
    ("reason", "why"),
    [("", "empty"), (" \n\t", "empty"), ("x" * 501, "long"), ("a\x00", "characters")],
)
def test_a_reason_is_asked_for(
    room: ClassroomBuilder, store: Store, reason: str, why: str
) -> None:
    with pytest.raises(InvalidText) as caught:
        set_override(store, *whose(room), RED, reason)
    assert (caught.value.details["field"], caught.value.details["reason"]) == ("reason", why)
    assert rows(store, "monitoring_overrides") == {}


def test_who_is_not_there_has_no_light(room: ClassroomBuilder, store: Store) -> None:
    student, class_id = whose(room)
    for ids in (("nobody", class_id), (student, "no-class")):
        with pytest.raises(RecordNotFound):
            set_override(store, *ids, RED, "x")
    with pytest.raises(BugError):
        set_override(store, student, class_id, Light.GREY, "x")


def test_it_waits_under_its_class_with_the_classrooms_words(
    room: ClassroomBuilder, store: Store
) -> None:
    class_id = room.school_class.id
    before = _waiting(store, class_id)
    set_override(store, *whose(room), GREEN, "Back")
    assert _waiting(store, class_id) == before + 1
    assert pending(store)["monitoring_overrides", monitoring_override_id(*whose(room))] == "put"
    item = next(
        each for each in load_waiting(store) if each.record.table == "monitoring_overrides"
    )
    assert (item.record.alias, item.record.class_name) == (
        room.roster[0].alias,
        room.school_class.name,
    )
    assert {change.field: change.new for change in item.fields} == {
        "priority_flag": "green",
        "reason": "Back",
    }


def _waiting(store: Store, class_id: str) -> int:
    return unsent_of(store, class_id)


def test_one_made_elsewhere_under_another_id_is_the_one_changed(
    room: ClassroomBuilder, store: Store
) -> None:
    student, class_id = whose(room)
    theirs = server_row(
        "monitoring_overrides", "o1", student_id=student, class_id=class_id, created_by="t2"
    )
    apply_page(store, page(("monitoring_overrides", theirs)))
    found = load_override(store, student, class_id)
    assert found is not None
    assert (found.first.by, found.first.name) == ("t2", "")
    set_override(store, student, class_id, RED, "Mine now")
    assert set(rows(store, "monitoring_overrides")) == {"o1"}
    again = load_override(store, student, class_id)
    assert again is not None
    assert again.first.by == ACCOUNT.account_id


def test_a_light_a_later_version_invents_is_left_alone(
    room: ClassroomBuilder, store: Store, clock: FixedClock
) -> None:
    student, class_id = whose(room)
    theirs = server_row(
        *("monitoring_overrides", "o1", LATER),
        student_id=student,
        class_id=class_id,
        priority_flag="purple",
    )
    apply_page(store, page(("monitoring_overrides", theirs)))
    assert load_override(store, student, class_id) is None
    board = load_board(store, clock.now(), class_id)
    assert [row.override for row in board.rows] == [None] * 3
    assert sql(store, "SELECT priority_flag FROM monitoring_overrides") == [("purple",)]


def test_a_grey_analysis_has_no_number_whatever_was_set_by_hand() -> None:
    student = Student("s1", "c1", "Luna")
    few = Parts(observation=Decimal(90))
    status = MonitoringStatus("m1", "s1", "c1", RED, Decimal(90), few)
    override = LightOverride("o1", "s1", "c1", YELLOW, "x", Made(None))
    row = BoardRow(student, "5A", status, None, override=override)
    assert (row.light, row.analysed_light, row.priority) == (YELLOW, Light.GREY, None)
