"""Scores counted per variable and per assessment session, none left out."""

from datetime import date

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import start_session
from mehmiro_desktop.store.queries.score_counts import count_by_session, count_by_variable
from tests.helpers.stores import ClassroomBuilder


def test_counts_of_a_class(store: Store, classroom: ClassroomBuilder) -> None:
    class_id = classroom.school_class.id
    classroom.score(7, student=0)
    classroom.score(8, student=1)
    empty = start_session(store, class_id, date(2026, 3, 3))
    ClassroomBuilder(store, name="6B").build().fill()

    first, second = (variable.id for variable in classroom.measured)
    assert count_by_variable(store, class_id) == {first: 2, second: 0}
    assert count_by_session(store, class_id) == {classroom.session.id: 2, empty.id: 0}
