"""The classes screen in the real window: keys, Undo, presenter mode, and the way to a cell."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.classes import (
    find_class_by_name,
    load_classes,
    load_students,
    load_variables,
)
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.classes.student_model import ALIAS, STYLE
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.stores import ClassroomBuilder

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext
) -> Iterator[MainWindow]:
    made = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.keyClick(made, Qt.Key.Key_3, modifier=CONTROL)
    made.pages.finish()
    yield made
    presenter.turn(False)
    presenter.show_numbers(False)


@pytest.fixture
def classes_screen(window: MainWindow) -> ClassesScreen:
    found = window.pages.screen_in_front()
    assert isinstance(found, ClassesScreen)
    return found


def undo_by_key(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.context.bridge.tables_changed):
        qtbot.keyClick(window, Qt.Key.Key_Z, modifier=CONTROL)


def test_one_chord_takes_the_archiving_back_and_the_class_to_the_front(
    qtbot: QtBot, window: MainWindow, classes_screen: ClassesScreen, classroom: ClassroomBuilder
) -> None:
    other = ClassroomBuilder(window.context.store, name="6B").build()
    classes_screen.open_class(other.school_class.id)
    classes_screen.menu.archive.trigger()
    assert classes_screen.class_id == classroom.school_class.id
    undo_by_key(qtbot, window)
    assert classes_screen.class_id == other.school_class.id
    assert window.toasts.isVisible()


def test_the_order_of_variables_by_keys_and_back(
    qtbot: QtBot, window: MainWindow, classes_screen: ClassesScreen, classroom: ClassroomBuilder
) -> None:
    classes_screen.tabs.choose("variables")
    table = classes_screen.variables.table
    table.setFocus()
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, modifier=ALT)

    def names() -> list[str]:
        found = load_variables(window.context.store, classroom.school_class.id)
        return [each.name for each in found]

    assert names() == ["Variable 2", "Variable 1"]
    undo_by_key(qtbot, window)
    assert names() == ["Variable 1", "Variable 2"]


def test_the_roster_keeps_only_aliases_and_colours_while_presenting(
    qtbot: QtBot, window: MainWindow, classes_screen: ClassesScreen, store: Store
) -> None:
    tab = classes_screen.students
    tab.table.choose_row(0, STYLE)
    tab.edit_chosen(STYLE)
    editor = tab.table.findChild(QLineEdit, "record.editor")
    assert editor is not None
    editor.setText("by hand")
    presenter.turn(True)
    # What was typed is kept, and out of sight.
    assert load_students(store, classes_screen.class_id)[0].personality_type == "by hand"
    assert not tab.table.is_editing
    row = [tab.model.index(0, column).data() for column in (ALIAS, STYLE)]
    assert row == [tab.model.records[0].alias, presenter.DOT]
    spoken = tab.model.index(0, STYLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Hidden while presenting"
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_F2)
    assert not tab.table.is_editing
    assert not tab.births_button.isEnabled()
    presenter.turn(False)
    assert tab.model.index(0, STYLE).data() == "by hand"


def test_an_alias_half_typed_stays_open_unless_numbers_stand_for_it(
    classes_screen: ClassesScreen, store: Store
) -> None:
    tab = classes_screen.students
    before = load_students(store, classes_screen.class_id)[0].alias
    tab.table.choose_row(0, ALIAS)
    tab.edit_chosen(ALIAS)
    editing = []
    for change in (presenter.turn, presenter.show_numbers):
        change(True)
        editing.append(tab.table.is_editing)
    assert editing == [True, False]
    assert load_students(store, classes_screen.class_id)[0].alias == before
    assert tab.model.index(0, ALIAS).data() == "1"
    assert not tab.rename_button.isEnabled()
    tab.add_line.setText("Nueva")
    assert tab.add_line.displayText() != "Nueva"
    tab.add_typed()
    assert load_students(store, classes_screen.class_id)[-1].alias == "Nueva"
    assert tab.model.index(tab.model.rowCount() - 1, ALIAS).data() == str(tab.model.rowCount())


def test_a_cell_of_the_map_opens_in_score(
    qtbot: QtBot, window: MainWindow, classes_screen: ClassesScreen, classroom: ClassroomBuilder
) -> None:
    classroom.score(7, 2, 1)
    classes_screen.tabs.choose("sessions")
    classes_screen.sessions.views.choose("map")
    box, panel = classes_screen.sessions.map.variables, classes_screen.sessions.map.panel
    box.setCurrentIndex(box.findText("Variable 2"))
    qtbot.waitUntil(lambda: panel.view.chart is not None and panel.title.text() == "Variable 2")
    panel.view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(panel.view, key)
    window.pages.finish()
    front = window.pages.screen_in_front()
    assert isinstance(front, ScoreScreen)
    assert front.grid.at == (2, 1)


def test_a_class_for_the_new_year_takes_six_clicks_at_most(
    qtbot: QtBot, window: MainWindow, classes_screen: ClassesScreen, store: Store
) -> None:
    """A lesson in the life: paste the list, see it, add it, take last year's variables."""
    clicks = 0

    def click(widget: QWidget | None) -> None:
        nonlocal clicks
        assert widget is not None
        assert widget.isVisible()
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        clicks += 1

    QGuiApplication.clipboard().setText("\n".join(f"Estrella {n}x" for n in range(30)))
    line = classes_screen.class_list.add_line
    click(line)
    qtbot.keyClicks(line, "6A")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    tab = classes_screen.students
    click(classes_screen.findChild(QPushButton, "roster.paste"))
    click(tab.panel.add_button)
    click(classes_screen.findChild(QPushButton, "students.tabs.variables"))
    menu = classes_screen.variables.copy_menu
    menu.popup(classes_screen.mapToGlobal(classes_screen.rect().center()))
    clicks += 1  # the button that opens the menu
    qtbot.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center()
    )
    clicks += 1

    made = find_class_by_name(store, "6A")
    assert made is not None
    assert len(load_students(store, made.id)) == 30
    assert [v.name for v in load_variables(store, made.id)] == ["Variable 1", "Variable 2"]
    assert len(load_classes(store)) == 2
    assert clicks <= 6
