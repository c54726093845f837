"""A class for the new year, the map of a class's history, and a roster file for one class."""

from datetime import date
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.imports import Reason
from mehmiro_desktop.errors import InvalidImport, InvalidText
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import (
    edit_class,
    edit_student,
    edit_variable,
    start_session,
)
from mehmiro_desktop.store.commands.school_year import start_school_year
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import (
    count_scores,
    load_class,
    load_classes,
    load_sessions,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.queries.history_map import load_history_map
from mehmiro_desktop.store.transfer.roster_file import import_roster_file, read_roster_file
from tests.helpers.stores import ClassroomBuilder


@pytest.fixture
def classroom(store: Store) -> ClassroomBuilder:
    return ClassroomBuilder(store, variables=3).build()


def test_the_new_year_takes_variables_in_use_and_nothing_that_was_scored(
    store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(7)
    last = classroom.measured[2]
    edit_variable(store, type(last)(last.id, last.class_id, last.name, last.scale_min,
                                    last.scale_max, is_active=False))  # fmt: skip
    old = classroom.school_class
    edit_class(store, type(old)(old.id, old.name, "5", "A", "2025-2026"))
    made = start_school_year(store, old.id, "6A", "2026-2027", archives_old=True)

    assert (made.name, made.grade, made.academic_year) == ("6A", "5", "2026-2027")
    assert [v.name for v in load_variables(store, made.id)] == ["Variable 1", "Variable 2"]
    assert load_students(store, made.id) == ()
    assert load_sessions(store, made.id) == ()
    assert [each.id for each in load_classes(store)] == [made.id]
    assert count_scores(store, class_id=old.id) == 1

    undo(store)
    assert [each.id for each in load_classes(store)] == [old.id]
    assert load_class(store, old.id).archived_at is None


def test_aliases_come_along_when_wished_as_new_students(
    store: Store, classroom: ClassroomBuilder
) -> None:
    first = classroom.roster[0]
    born = date(2015, 3, 9)
    edit_student(
        store, type(first)(first.id, first.class_id, first.alias, "#A78BFA", "Visual", born)
    )
    made = start_school_year(store, classroom.school_class.id, "6A", "", copies_students=True)

    copied = load_students(store, made.id)
    assert [s.alias for s in copied] == ["Cometa 01", "Cometa 02", "Cometa 03"]
    assert (copied[0].avatar_color, copied[0].personality_type) == ("#A78BFA", "Visual")
    assert copied[0].date_of_birth == born
    assert {s.id for s in copied}.isdisjoint(s.id for s in classroom.roster)
    assert len(load_students(store, classroom.school_class.id)) == 3


def test_a_class_of_the_new_year_needs_a_name(
    store: Store, classroom: ClassroomBuilder
) -> None:
    with pytest.raises(InvalidText):
        start_school_year(store, classroom.school_class.id, "  ", "2026")
    assert len(load_classes(store)) == 1


def test_the_map_gives_parts_of_the_scale_and_means_over_variables(
    store: Store, classroom: ClassroomBuilder
) -> None:
    second = classroom.measured[1]
    edit_variable(store, type(second)(second.id, second.class_id, second.name, Decimal(1),
                                      Decimal(5)))  # fmt: skip
    classroom.score("7.5", 0, 0)  # 75 % of 0..10
    classroom.score(5, 0, 1)  # 100 % of 1..5
    later = start_session(store, classroom.school_class.id, date(2026, 4, 1))
    key = classroom.key(1, 0)
    record_score(store, type(key)(key.student_id, key.variable_id, later.id), Decimal(0))
    class_id, day = classroom.school_class.id, classroom.session.id
    ids = [s.id for s in classroom.roster]

    average = load_history_map(store, class_id)
    assert {place: cell.percent for place, cell in average.items()} == {
        (ids[0], day): 87.5,
        (ids[1], later.id): 0.0,
    }
    one = load_history_map(store, class_id, classroom.measured[0].id)
    assert {place: cell.value for place, cell in one.items()} == {
        (ids[0], day): "7.5",
        (ids[1], later.id): "0",
    }
    april = load_history_map(store, class_id, first="2026-04-01", last="2026-04-30")
    assert set(april) == {(ids[1], later.id)}


def test_a_roster_file_is_previewed_then_one_step(
    store: Store, classroom: ClassroomBuilder
) -> None:
    namesake = start_school_year(store, classroom.school_class.id, "5A", "2027")
    text = (
        "alias,learning style,class\nLuna,Visual,5A\ncometa 01,Kinesthetic,5A\n"
        "Cometa 02,,5A\nLuna,,5A\nSol,,6B\n"
    )
    file = read_roster_file(store, classroom.school_class.id, text.encode())

    assert [s.alias for s in file.plan.new_students] == ["Luna"]
    assert [s.alias for s in file.plan.changed_students] == ["Cometa 01"]
    assert file.plan.unchanged == 1
    assert [each.reason for each in file.plan.refused] == [Reason.REPEATED, Reason.OTHER_CLASS]
    assert len(load_students(store, classroom.school_class.id)) == 3

    import_roster_file(store, classroom.school_class.id, file)
    students = {s.alias: s for s in load_students(store, classroom.school_class.id)}
    assert set(students) == {"Cometa 01", "Cometa 02", "Cometa 03", "Luna"}
    assert students["Cometa 01"].personality_type == "Kinesthetic"
    assert load_students(store, namesake.id) == ()
    undo(store)
    assert len(load_students(store, classroom.school_class.id)) == 3


def test_a_file_of_scores_is_no_roster(store: Store, classroom: ClassroomBuilder) -> None:
    with pytest.raises(InvalidImport) as refused:
        read_roster_file(store, classroom.school_class.id, b"alias,variable,value\nLuna,V,3\n")
    assert refused.value.details["reason"] == "scores"
