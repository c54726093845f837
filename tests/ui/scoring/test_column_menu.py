"""The menu of a variable's header, by mouse and by keys; what it does can be taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mehmiro_desktop.store.queries.classes import load_variables
from mehmiro_desktop.ui import presenter
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
SCALE = ("1", "5")


@pytest.fixture(autouse=True)
def in_private() -> Iterator[None]:
    yield
    presenter.turn(False)


def menu_of(desk: Desk) -> QMenu:
    found = desk.screen.findChild(QMenu, "score.column.menu")
    assert isinstance(found, QMenu)
    return found


def open_menu(desk: Desk, column: int = 0) -> QMenu:
    """Open it by a click on the header, as a hand does."""
    header = desk.screen.grid.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 30, 20)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return menu_of(desk)


def put_away(desk: Desk, menu: QMenu) -> None:
    """Close it; without a window manager nobody gives the window its keyboard back."""
    page = desk.screen.quick if desk.screen.is_quick else desk.screen.grid
    menu.close()
    for _ in range(50):
        QApplication.processEvents()
        desk.screen.activateWindow()
        page.setFocus()


def take(desk: Desk, name: str, column: int = 0) -> None:
    menu = open_menu(desk, column)
    action = menu.findChild(QAction, f"score.column.{name}")
    assert isinstance(action, QAction)
    assert action.isEnabled()
    action.trigger()
    put_away(desk, menu)


def test_filling_the_blanks_offers_the_scale_and_is_one_step(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    desk.press("2", ENTER)
    menu = open_menu(desk)
    fill = menu.findChild(QMenu, "score.column.fill")
    assert isinstance(fill, QMenu)
    assert fill.title() == "Fill 27 blanks with"
    assert [each.text() for each in fill.actions()] == ["5", "4", "3", "2", "1"]
    fill.actions()[1].trigger()
    put_away(desk, menu)
    assert desk.column_on_disk() == [2] + [4] * 27
    desk.control(Key.Key_Z)
    assert desk.column_on_disk() == [2] + [None] * 27


def test_clearing_the_column_is_one_step(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, SCALE)
    desk.press("2", ENTER, "3", ENTER, Key.Key_Right, "5", ENTER)
    take(desk, "clear")
    assert desk.column_on_disk() == [None] * 28
    assert desk.on_disk(2, 1) == 5, "the other column stays"
    assert desk.shell.toasts[-1] == ("2 cleared", True)
    desk.control(Key.Key_Z)
    assert desk.column_on_disk()[:3] == [2, 3, None]


def test_hiding_is_a_view_and_taken_back_in_the_same_menu(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, SCALE, SCALE)
    desk.press("2", ENTER)
    desk.control(Key.Key_Home)
    desk.press(Key.Key_Right, "4", ENTER)
    model = desk.screen.sheet.model
    mean = model.row_average(0)
    take(desk, "hide", 0)
    assert [each.name for each in model.variables] == ["Escritura", "Lectura"]
    assert model.row_average(0) == mean, "what is out of sight still counts"
    assert all(each.is_active for each in load_variables(desk.other, desk.class_id))
    assert desk.shell.toasts[-1][0].startswith("Comprensión is hidden here")
    desk.start_named_session("Second")
    assert [each.name for each in model.variables] == ["Escritura", "Lectura"]
    desk.control(Key.Key_Home)
    desk.press("5", ENTER)
    take(desk, "unhide", 0)
    assert [each.name for each in model.variables] == ["Comprensión", "Escritura", "Lectura"]
    assert [desk.on_disk(0, column) for column in range(3)] == [None, 5, None]


def test_a_hidden_cell_that_is_asked_for_shows(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, SCALE)
    desk.press("2", ENTER)
    wanted = desk.screen.sheet.model.variable(0).id
    take(desk, "hide", 0)
    desk.screen.show_for(
        session_id=desk.session_id, student_id=desk.students[4], variable_id=wanted
    )
    assert desk.at == (4, 0)
    assert desk.screen.sheet.model.variable(0).id == wanted


def test_the_last_variable_cannot_be_hidden(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    menu = open_menu(desk)
    action = menu.findChild(QAction, "score.column.hide")
    assert isinstance(action, QAction)
    assert not action.isEnabled()
    menu.close()


def test_sorting_moves_no_score_and_holds_still(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, students=5)
    for score in ("2", "5", "3"):
        desk.press(score, ENTER)
    desk.control(Key.Key_Home)
    model = desk.screen.sheet.model
    take(desk, "highest")
    assert [model.alias(row) for row in range(5)] == [
        "Cometa", "Colibrí", "Luna", "Roble", "Jazmín",
    ]  # fmt: skip
    assert desk.at == (2, 0), "the cursor went with its student"
    desk.press("1", ENTER)
    assert desk.on_disk(0) == 1, "Luna's"
    assert model.alias(2) == "Luna", "no row moves because of a score"
    take(desk, "lowest")
    assert [model.alias(row) for row in range(3)] == ["Luna", "Colibrí", "Cometa"]
    take(desk, "listed")
    assert model.alias(0) == "Luna"
    assert model.alias(1) == "Cometa"


def test_presenting_puts_the_order_of_the_list_back(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, students=5)
    for score in ("2", "5", "3"):
        desk.press(score, ENTER)
    take(desk, "highest")
    presenter.turn(True)
    assert [each.alias for each in desk.screen.sheet.model.students][:2] == ["Luna", "Cometa"]
    menu = open_menu(desk)
    action = menu.findChild(QAction, "score.column.highest")
    assert isinstance(action, QAction)
    assert not action.isEnabled()
    menu.close()


def test_the_hidden_stay_hidden_when_the_order_changes(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, SCALE, students=5)
    for score in ("2", "5", "3", "1", "4"):
        desk.press(score, ENTER)
    desk.control(Key.Key_Home)
    desk.press(Key.Key_Right, "5", ENTER)
    desk.screen.grid.toggle_filter()
    take(desk, "highest")
    grid, model = desk.screen.grid, desk.screen.sheet.model
    shown = [model.alias(row) for row in range(5) if not grid.isRowHidden(row)]
    assert shown == ["Cometa", "Jazmín", "Colibrí", "Roble"]


def test_quick_score_begins_with_the_variable(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, SCALE)
    take(desk, "quick", 1)
    assert desk.screen.is_quick
    assert desk.screen.quick.column == 1
    desk.press("4")
    assert desk.on_disk(0, 1) == 4


def test_mean_and_attendance_have_no_menu(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    header = desk.screen.grid.horizontalHeader()
    for column in (1, 2):
        place = QPoint(header.sectionViewportPosition(column) + 30, 20)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert desk.screen.findChild(QMenu, "score.column.menu") is None
