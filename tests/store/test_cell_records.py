"""Records of a cell one by one, and their history."""

from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessorType, CellKey
from mehmiro_desktop.errors import BugError, InvalidScore
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.cell_records import (
    change_record,
    record_on_behalf,
    remove_record,
)
from mehmiro_desktop.store.commands.review import restore_version
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.cell_records import load_cell_history, load_records
from mehmiro_desktop.store.queries.scoring import load_grid
from tests.helpers.stores import ClassroomBuilder

STUDENT, FAMILY = AssessorType.STUDENT, AssessorType.FAMILY


@pytest.fixture
def key(store: Store) -> CellKey:
    room = ClassroomBuilder(store).build()
    return CellKey(room.roster[0].id, room.measured[0].id, room.session.id)


def test_each_source_has_a_record_of_its_own(store: Store, key: CellKey) -> None:
    record_on_behalf(store, key, FAMILY, Decimal(2), "reads at home")
    grid = load_grid(store, key.session_id)
    place = (key.student_id, key.variable_id)
    assert place not in grid.cells
    assert grid.others[place] == (FAMILY,)
    record_score(store, key, Decimal(4))
    record_on_behalf(store, key, STUDENT, Decimal(3))
    record_on_behalf(store, key, STUDENT, Decimal(5))
    found = load_records(store, key)
    assert [(each.source, each.value, each.is_shown) for each in found] == [
        (AssessorType.TEACHER, Decimal(4), True),
        (STUDENT, Decimal(5), False),
        (FAMILY, Decimal(2), False),
    ]
    grid = load_grid(store, key.session_id)
    assert (grid.cells[place].value, grid.cells[place].more) == (Decimal(4), 2)
    assert grid.others[place] == (STUDENT, FAMILY)


def test_change_remove_history_and_restore(store: Store, key: CellKey) -> None:
    record_on_behalf(store, key, STUDENT, Decimal(3), "kept")
    record = load_records(store, key)[0]
    change_record(store, record.id, Decimal(2), "kept")
    remove_record(store, record.id)
    assert load_records(store, key) == ()
    history = load_cell_history(store, key)
    assert [each.can_restore for each in history] == [True, True, False]
    restore_version(store, history[1].seq)
    assert [(each.value, each.comments) for each in load_records(store, key)] == [
        (Decimal(3), "kept")
    ]
    undo(store)
    assert load_records(store, key) == ()


def test_what_is_refused(store: Store, key: CellKey) -> None:
    with pytest.raises(InvalidScore):
        record_on_behalf(store, key, STUDENT, Decimal(99))
    with pytest.raises(BugError):
        record_on_behalf(store, key, AssessorType.AI, Decimal(3))
    record_on_behalf(store, key, STUDENT, Decimal(3))
    record = load_records(store, key)[0]
    with store.write() as write:
        write.connection.exec_driver_sql(
            "UPDATE assessments SET assessor_type = 'ai' WHERE id = ?", (record.id,)
        )
    assert load_records(store, key)[0].is_read_only
    with pytest.raises(BugError):
        change_record(store, record.id, Decimal(4))
    with pytest.raises(BugError):
        remove_record(store, record.id)
