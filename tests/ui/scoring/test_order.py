"""The columns on the screen stand in the order the keys and a paste take them in."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.sample import fill_sample
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
FIVE = ("1", "5")


def on_screen(desk: Desk) -> list[str]:
    """The heads of the columns from left to right."""
    header, model = desk.screen.grid.horizontalHeader(), desk.screen.sheet.model
    shown = [header.logicalIndex(at) for at in range(model.columnCount())]
    lefts = [header.sectionPosition(each) for each in shown]
    assert lefts == sorted(lefts)
    return [str(model.headerData(each, Qt.Orientation.Horizontal)) for each in shown]


def expected(desk: Desk) -> list[str]:
    names = [each.name for each in desk.screen.sheet.model.variables]
    return ["Attendance", *names, "Average", "Trend"]


def other_class(desk: Desk, variables: int) -> str:
    made = classes.add_class(desk.store, "6.º B")
    classes.add_students(desk.store, made.id, ["Ola", "Pez"])
    for number in range(variables):
        classes.add_variable(desk.store, made.id, f"V{number}", Decimal(1), Decimal(5))
    return made.id


def add_variable(desk: Desk, name: str) -> None:
    classes.add_variable(desk.store, desk.class_id, name, Decimal(1), Decimal(5))
    desk.screen.sheet.refresh()


@pytest.mark.parametrize("others", [2, 6, 9])
def test_the_order_holds_whatever_comes_and_goes(make_desk: MakeDesk, others: int) -> None:
    desk = make_desk(*[FIVE] * 6)
    assert on_screen(desk) == expected(desk)
    add_variable(desk, "Dictado")
    assert on_screen(desk) == expected(desk)
    for class_id in (other_class(desk, others), desk.class_id):
        desk.screen.open_class(class_id)
        assert on_screen(desk) == expected(desk)
    first = desk.screen.sheet.model.variable(0)
    classes.remove_variable(desk.store, first.id)
    desk.screen.sheet.refresh()
    assert on_screen(desk) == expected(desk)


def test_the_sample_class_stands_in_order(make_desk: MakeDesk) -> None:
    desk = make_desk(*[FIVE] * 6)
    fill_sample(desk.store, "es")
    sample = load_classes(desk.store)[0].id
    for class_id in (sample, other_class(desk, 3), sample):
        desk.screen.open_class(class_id)
        assert on_screen(desk) == expected(desk)


def test_arrows_go_the_way_they_point(make_desk: MakeDesk) -> None:
    desk = make_desk(*[FIVE] * 6)
    add_variable(desk, "Dictado")
    desk.screen.open_class(other_class(desk, 2))
    desk.screen.open_class(desk.class_id)
    grid = desk.screen.grid
    grid.go_to(0, 0)
    lefts = []
    for _ in range(9):
        assert desk.at is not None
        lefts.append(
            grid.columnViewportPosition(desk.at[1]) + grid.horizontalScrollBar().value()
        )
        desk.press(Key.Key_Right)
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 9


def test_a_paste_and_a_fill_land_in_the_columns_seen(make_desk: MakeDesk) -> None:
    desk = make_desk(*[FIVE] * 6, students=5)
    add_variable(desk, "Dictado")
    desk.screen.open_class(other_class(desk, 2))
    desk.screen.open_class(desk.class_id)
    grid = desk.screen.grid
    grid.go_to(0, 0)
    QGuiApplication.clipboard().setText("1\t2\n3\t4")
    desk.control(Key.Key_V)
    where = desk.child("score.paste.where")
    assert isinstance(where, QLabel)
    first, second = expected(desk)[1:3]
    assert where.text() == f"{first}, {second} · from Luna to Cometa"
    desk.press(ENTER)
    assert [[desk.on_disk(row, column) for column in (0, 1)] for row in (0, 1)] == [
        [1, 2],
        [3, 4],
    ]
    header = grid.horizontalHeader()
    assert header.visualIndex(1) == header.visualIndex(0) + 1
    grid.go_to(0, 0)
    desk.control(ENTER)
    assert desk.column_on_disk(0) == [1, 3, 1, 1, 1]
    assert desk.column_on_disk(1) == [2, 4, None, None, None]
