"""What is typed and clicked while an edit is made beside the window comes after it, in order."""

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import load_undo_state, undo
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui import beside
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.stores import ClassroomBuilder
from tests.ui.beside_driver import Hold, scoring, value, window

__all__ = ["scoring", "window"]


def test_what_is_typed_while_an_edit_is_made_comes_after_it(
    qtbot: QtBot, scoring: ScoreScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    hold, done = Hold(scoring.context), list[object]()
    cells = [scores.ScoreEntry(classroom.key(0, 0), Decimal(5))]
    work = partial(scores.record_scores, store, cells)
    beside.edit_beside(scoring.context, scoring, 1, "…", work, done.append, done.append)
    # The first opens the cell, the second is typed into it.
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return):
        press(scoring, key)
    qtbot.wait(50)
    assert value(store, classroom) == 7
    assert scoring.grid.hasFocus()
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: value(store, classroom) == 10)
    assert load_undo_state(store).undo is not None
    assert undo(store) is not None
    assert value(store, classroom) == 5


def test_keys_that_work_in_the_whole_window_come_after_it_in_their_order(
    qtbot: QtBot, window: MainWindow, scoring: ScoreScreen, store: Store,
    classroom: ClassroomBuilder,
) -> None:  # fmt: skip
    hold, done = Hold(scoring.context), list[object]()
    cells = [scores.ScoreEntry(classroom.key(0, 0), Decimal(5))]
    work = partial(scores.record_scores, store, cells)
    beside.edit_beside(scoring.context, scoring, 1, "…", work, done.append, done.append)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    for key, held in ((Qt.Key.Key_3, None), (Qt.Key.Key_Return, None), (Qt.Key.Key_5, control)):
        press(window, key, held or Qt.KeyboardModifier.NoModifier)
    qtbot.wait(50)
    assert window.pages.screen_in_front() is scoring
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert value(store, classroom) == 3
    assert isinstance(window.pages.screen_in_front(), LessonsScreen)


def test_what_is_typed_for_a_screen_on_its_way_reaches_it(
    qtbot: QtBot, window: MainWindow, scoring: ScoreScreen
) -> None:
    hold, done = Hold(scoring.context), list[object]()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done.append, print)
    window.open_screen("lessons")
    assert window.pages.is_opening
    keeper = QApplication.focusWidget()
    assert keeper is not None
    press(window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    screen = window.pages.screen_in_front()
    assert isinstance(screen, LessonsScreen)
    # N begins a new lesson there.
    qtbot.waitUntil(screen.editor.isVisible)


def test_what_an_input_method_brings_waits_as_well(
    qtbot: QtBot, window: MainWindow, scoring: ScoreScreen
) -> None:
    line = QLineEdit(scoring)
    line.show()
    line.setFocus()
    hold, done = Hold(scoring.context), list[object]()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done.append, print)
    written = QInputMethodEvent()
    written.setCommitString("ñ")
    QCoreApplication.sendEvent(line, written)
    press(window, Qt.Key.Key_A)
    assert line.text() == ""
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: line.text() == "ña")
    QCoreApplication.sendEvent(line, written)
    assert line.text() == "ñañ"
    line.deleteLater()


def press(
    widget: QWidget,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key as a person does: it comes to the window, which finds the widget."""
    handle = widget.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, held)


def click(widget: QWidget, at: QPoint | None = None, right: bool = False) -> None:
    """Click as a mouse does: on the window, which finds the widget."""
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    # A mouse always moves; Qt takes the next click for a part of the last one until it does.
    QTest.mouseMove(handle, QPoint(1, 1))
    place = widget.mapTo(window, widget.rect().center() if at is None else at)
    button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
    QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, place)


def test_a_click_does_not_take_the_keyboard_from_what_is_typed_before_it(
    qtbot: QtBot, scoring: ScoreScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    hold, done = Hold(scoring.context), list[object]()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done.append, print)
    grid = scoring.grid
    below = grid.visualRect(grid.model().index(1, 0)).center()
    for key in (Qt.Key.Key_1, Qt.Key.Key_0):
        press(scoring, key)
    click(grid.viewport(), below)
    press(scoring, Qt.Key.Key_4)
    press(scoring, Qt.Key.Key_Return)
    assert grid.at == (0, 0)
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(10)
    assert value(store, classroom) == 10
    cell = load_cell(store, classroom.key(1, 0))
    assert cell is not None
    assert cell.value == 4


def test_after_a_click_that_is_not_done_nothing_is_and_that_is_said(
    qtbot: QtBot, window: MainWindow, scoring: ScoreScreen, store: Store,
    classroom: ClassroomBuilder,
) -> None:  # fmt: skip
    hold = Hold(scoring.context)
    grid = scoring.grid
    cover = QPushButton("over it", grid.viewport())
    cover.hide()

    def done(_: object) -> None:
        cover.setGeometry(grid.visualRect(grid.model().index(1, 0)))
        cover.show()

    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done, print)
    click(grid.viewport(), grid.visualRect(grid.model().index(1, 0)).center())
    for key in (Qt.Key.Key_4, Qt.Key.Key_Return):
        press(window, key)
    hold.let_go()
    qtbot.waitUntil(lambda: "What you clicked meanwhile" in window.toasts.text)
    # It would have gone to where the keyboard was before.
    assert value(store, classroom) == 7
    assert scores_of(store, classroom) == [7, 7, 7]


def scores_of(store: Store, classroom: ClassroomBuilder) -> list[object]:
    cells = [load_cell(store, classroom.key(n, 0)) for n in range(3)]
    return [None if cell is None else cell.value for cell in cells]


def test_a_click_on_a_row_that_is_another_by_now_is_not_done(
    qtbot: QtBot, window: MainWindow, store: Store, classroom: ClassroomBuilder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(beside, "MANY", 0)
    monkeypatch.setattr(beside, "SOON_MS", 60_000)
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    roster = screen.students
    roster.choose(classroom.roster[0].id)
    hold = Hold(window.context)
    work = partial(classes.remove_student, store, classroom.roster[0].id)
    beside.edit_beside(window.context, roster, 1, "…", work, lambda _: roster.refresh(), print)
    table = roster.table
    click(table.viewport(), table.visualRect(table.model().index(1, 0)).center())
    press(window, Qt.Key.Key_Delete)
    hold.let_go()
    qtbot.waitUntil(lambda: "What you clicked meanwhile" in window.toasts.text)
    left = [each.alias for each in load_students(store, classroom.school_class.id)]
    assert left == ["Cometa 02", "Cometa 03"]


def test_no_menu_opens_before_it(qtbot: QtBot, scoring: ScoreScreen) -> None:
    hold, done = Hold(scoring.context), list[object]()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done.append, print)
    grid = scoring.grid
    click(grid.viewport(), grid.visualRect(grid.model().index(1, 0)).center(), right=True)
    qtbot.wait(20)
    assert QApplication.activePopupWidget() is None
    hold.let_go()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_click_waits_as_well_and_one_for_what_is_gone_is_not_done(
    qtbot: QtBot, scoring: ScoreScreen
) -> None:
    hold, clicked = Hold(scoring.context), list[str]()
    stays, goes = QPushButton("a", scoring), QPushButton("b", scoring)
    goes.move(0, 2 * stays.height())
    for button in (stays, goes):
        button.clicked.connect(partial(clicked.append, button.text()))
        button.show()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, print, print)
    for button in (stays, goes):
        click(button)
    assert clicked == []
    # What lies there now is not what the click was for.
    takes_its_place = QPushButton("c", scoring)
    takes_its_place.setGeometry(goes.geometry())
    takes_its_place.clicked.connect(partial(clicked.append, "c"))
    goes.hide()
    takes_its_place.show()
    hold.let_go()
    qtbot.waitUntil(lambda: clicked == ["a"])
    qtbot.mouseClick(stays, Qt.MouseButton.LeftButton)
    assert clicked == ["a", "a"]
