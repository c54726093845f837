"""Without keys: the menu of a cell, the buttons, the palette; and the order of quick-score."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.store import Store
from mehmiro_desktop.ui import letters
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.finding import Finding
from mehmiro_desktop.ui.scoring.quick_order import Order
from tests.helpers.stores import ClassroomBuilder
from tests.ui.scoring.conftest import Desk, MakeDesk
from tests.ui.scoring.test_in_window import open_window

Key = Qt.Key
ENTER = Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIVE = ("1", "5")


def menu_of(desk: Desk) -> QMenu:
    found = desk.screen.findChild(QMenu, "score.cell.menu")
    assert isinstance(found, QMenu)
    assert found.isVisible()
    return found


def texts(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if each.text()]


def take(desk: Desk, name: str) -> None:
    menu = menu_of(desk)
    action = menu.findChild(QAction, f"score.cell.{name}")
    assert isinstance(action, QAction)
    action.setParent(desk.screen)
    menu.close()
    # Without a window manager nobody gives the window its keyboard back.
    for _ in range(50):
        QApplication.processEvents()
        desk.screen.activateWindow()
    action.trigger()


@pytest.mark.parametrize(("key", "held"), [(Key.Key_Menu, None), (Key.Key_F10, SHIFT)])
def test_keys_open_the_menu_of_the_cursors_cell(
    make_desk: MakeDesk, key: Key, held: Qt.KeyboardModifier | None
) -> None:
    desk = make_desk(FIVE, FIVE, students=4)
    desk.screen.grid.go_to(1, 1)
    desk.press(key, hold=held)
    menu = menu_of(desk)
    assert menu.accessibleName() == "Cometa"
    assert texts(menu) == [
        "Comment\tC", "All records of the cell\tV", "Present", "Absent\tA", "Late\tL",
        "Exempt\tX", "Variable: Escritura", "Find a student\t/", "Random student\tR",
        "Groups\tG",
    ]  # fmt: skip
    take(desk, "exempt")
    assert desk.screen.sheet.model.attendance(1) is AttendanceStatus.EXEMPT
    assert desk.at == (1, 1)
    assert desk.focus is desk.screen.grid


def test_the_variables_own_menu_is_in_it(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=4)
    desk.press("4", ENTER, Key.Key_Menu)
    clear = menu_of(desk).findChild(QAction, "score.column.clear")
    assert isinstance(clear, QAction)
    clear.trigger()
    assert desk.column_on_disk() == [None] * 4
    menu_of(desk).hide()


def right_click(desk: Desk, widget: QWidget, at: QPoint) -> None:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse,
        at,
        widget.mapToGlobal(at),
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_a_right_click_is_about_the_cell_under_it(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(FIVE, students=4)
    desk.press("4", ENTER, "3", ENTER)
    grid = desk.screen.grid
    grid.go_to(3, 0)
    place = grid.visualRect(desk.screen.sheet.model.index(1, 0)).center()
    right_click(desk, grid.viewport(), place)
    assert menu_of(desk).accessibleName() == "Cometa"
    take(desk, "comment")
    assert desk.screen.commenting.panel.isVisible()
    assert desk.at == (1, 0)
    desk.press("well done")
    desk.press(Key.Key_Escape)


def test_on_attendance_there_is_no_comment(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=4)
    desk.screen.grid.go_to(2, desk.screen.sheet.model.attendance_column)
    letters.use_letters(is_on=False, text="")
    desk.press(Key.Key_Menu)
    assert texts(menu_of(desk)) == [
        "Present", "Absent", "Late", "Exempt", "Find a student", "Random student", "Groups",
    ]  # fmt: skip
    take(desk, "late")
    assert desk.screen.sheet.model.attendance(2) is AttendanceStatus.LATE


def test_the_button_in_the_bar_reaches_picker_and_groups(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=4)
    desk.screen.bar.more.click()
    take(desk, "pick")
    assert desk.screen.more.picker.isVisible()
    desk.press(Key.Key_Escape)
    desk.screen.bar.more.click()
    take(desk, "groups")
    assert desk.screen.more.groups.isVisible()


def alias(desk: Desk) -> str:
    found = desk.child("score.quick.alias")
    assert isinstance(found, QLabel)
    return found.text()


def click(desk: Desk, name: str) -> None:
    button = desk.child(name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_quick_score_without_keys(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=4)
    desk.screen.bar.quick_button.click()
    click(desk, "score.quick.skip")
    assert alias(desk) == "Cometa"
    click(desk, "score.quick.back")
    assert alias(desk) == "Luna"
    click(desk, "score.quick.more")
    take(desk, "exempt")
    assert desk.screen.sheet.model.attendance(0) is AttendanceStatus.EXEMPT
    assert alias(desk) == "Cometa"
    desk.press(Key.Key_Menu)
    take(desk, "records")
    assert desk.screen.more.records.isVisible()


def choose(desk: Desk, order: Order) -> None:
    action = desk.screen.findChild(QAction, f"score.quick.order.{order.value}")
    assert isinstance(action, QAction)
    action.trigger()


def order_shown(desk: Desk) -> str:
    button = desk.child("score.quick.order")
    assert isinstance(button, QPushButton)
    return button.text()


def test_at_random_everyone_comes_once(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE)
    desk.press("q", "4")
    assert order_shown(desk) == "In the list's order"
    choose(desk, Order.RANDOM)
    assert order_shown(desk) == "At random"
    assert alias(desk) == "Cometa"
    seen = []
    while not desk.screen.quick.is_over:
        seen.append(alias(desk))
        desk.press(" ")
    assert len(seen) == len(set(seen)) == 28
    listed = [desk.screen.sheet.model.alias(row) for row in range(28)]
    assert seen != listed[1:] + listed[:1]


def test_only_blanks_passes_over_who_has_a_score(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=5)
    desk.press("4", ENTER, Key.Key_Down, "3", ENTER)
    desk.screen.grid.go_to(2, 0)
    desk.press("q")
    choose(desk, Order.BLANKS)
    assert order_shown(desk) == "Only blanks"
    assert alias(desk) == "Roble"
    desk.press("5", "5")
    assert desk.column_on_disk() == [4, None, 3, 5, 5]


def test_the_palette_offers_what_the_screen_in_front_can_do(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, store: Store
) -> None:
    room = ClassroomBuilder(store, students=4).build()
    screen = open_window(qtbot, kept, context, room.session.id)
    found = {
        each.words: each
        for each in Finding().entries(context, screen.palette_acts(), frozenset())
        if each.is_command
    }
    assert {
        "Comment", "All records of the cell", "Random student", "Groups", "Absent", "Late",
        "Exempt", "Find a student", "Quick score",
    } <= found.keys()  # fmt: skip
    assert found["Late"].keys == "L"
    found["Late"].act()
    assert screen.sheet.model.attendance(0) is AttendanceStatus.LATE
    found["Groups"].act()
    assert screen.more.groups.isVisible()
