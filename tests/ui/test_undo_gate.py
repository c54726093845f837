"""Ctrl+Z in a line: the window's undo, unless there is typing of one's own to take back."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext) -> MainWindow:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press_undo() -> None:
    QTest.keyClick(focus(), Key.Key_Z, CTRL)


def test_the_line_that_adds_students(
    window: MainWindow, classroom: ClassroomBuilder, store: Store
) -> None:
    class_id = classroom.school_class.id
    open_now(window, "students", class_id=class_id, tab="students")
    line = window.findChild(QLineEdit, "roster.add")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "Zeta")
    QTest.keyClick(line, Key.Key_Return)
    assert len(load_students(store, class_id)) == 4
    assert focus() is line
    press_undo()
    assert len(load_students(store, class_id)) == 3
    assert line.text() == ""
    QTest.keyClick(focus(), Key.Key_Z, CTRL | SHIFT)
    assert len(load_students(store, class_id)) == 4
    # What is being typed comes first.
    QTest.keyClicks(line, "Omega")
    press_undo()
    assert len(load_students(store, class_id)) == 4
    assert line.text() != "Omega"


def test_the_untouched_line_of_the_records_panel(
    window: MainWindow, classroom: ClassroomBuilder, store: Store
) -> None:
    key = classroom.score(7)
    open_now(window, "score", session_id=classroom.session.id)
    QTest.keyClicks(focus(), "v")
    assert focus().objectName() == "score.records.value"
    press_undo()
    assert load_cell(store, key) is None
    QTest.keyClick(focus(), Key.Key_Z, CTRL | SHIFT)
    cell = load_cell(store, key)
    assert cell is not None
    assert cell.value == Decimal(7)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QComboBox])
def test_any_field_of_the_window(
    window: MainWindow, classroom: ClassroomBuilder, store: Store, kind: type[QWidget]
) -> None:
    key = classroom.score(7)
    open_now(window, "today")
    field = kind(window)
    if isinstance(field, QComboBox):
        field.setEditable(True)
    field.show()
    field.setFocus()
    QTest.keyClicks(focus(), "a")
    press_undo()
    assert load_cell(store, key) is not None
    press_undo()
    assert load_cell(store, key) is None
