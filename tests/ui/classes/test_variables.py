"""Variables: added with a scale, edited in place, switched off without loss, copied."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.arranging import archive_class
from mehmiro_desktop.store.commands.classes import add_class, add_variable
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import count_scores, load_variables
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.classes.variables_tab import HIGH, IN_USE, NAME, SCORES
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


def variables(store: Store, classroom: ClassroomBuilder) -> tuple[AssessmentVariable, ...]:
    return load_variables(store, classroom.school_class.id)


def edit(qtbot: QtBot, screen: ClassesScreen, row: int, column: int, text: str) -> QLineEdit:
    table = screen.variables.table
    screen.tabs.choose("variables")
    table.setFocus()
    table.choose_row(row, column)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    return editor


def test_adding_by_keys_keeps_the_scale_for_the_next(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    clock: FixedClock,
) -> None:
    screen.tabs.choose("variables")
    tab = screen.variables
    tab.high_line.setText("4,5")
    for name in ("Reading", "Debate"):
        qtbot.keyClicks(tab.name_line, name)
        qtbot.keyClick(tab.name_line, Qt.Key.Key_Return)
        clock.advance(seconds=2)

    added = variables(store, classroom)[2:]
    assert [(v.name, v.scale_min, v.scale_max) for v in added] == [
        ("Reading", Decimal(1), Decimal("4.5")),
        ("Debate", Decimal(1), Decimal("4.5")),
    ]
    assert tab.name_line.hasFocus()


def test_a_scale_that_is_none_is_refused_in_words(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    screen.tabs.choose("variables")
    tab = screen.variables
    tab.low_line.setText("5")
    tab.name_line.setText("Reading")
    qtbot.keyClick(tab.name_line, Qt.Key.Key_Return)

    assert tab.notice.text
    assert tab.name_line.text() == "Reading"
    assert len(variables(store, classroom)) == 2


def test_name_and_scale_are_edited_in_place(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    edit(qtbot, screen, 0, NAME, "Reading")
    edit(qtbot, screen, 0, HIGH, "5")

    first = variables(store, classroom)[0]
    assert (first.name, first.scale_max) == ("Reading", Decimal(5))


def test_a_scale_that_would_shut_out_scores_is_refused_with_the_reason(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(7)
    edit(qtbot, screen, 0, HIGH, "5")

    assert variables(store, classroom)[0].scale_max == Decimal(10)
    assert "scores already given" in screen.variables.notice.text
    assert screen.variables.table.is_editing


def test_the_switch_keeps_every_score(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    classroom.score(7)
    screen.tabs.choose("variables")
    table = screen.variables.table
    table.setFocus()
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)

    assert not variables(store, classroom)[0].is_active
    assert table.model().index(0, IN_USE).data() == "No"
    assert count_scores(store, variable_id=classroom.measured[0].id) == 1
    rect = table.visualRect(table.model().index(0, IN_USE))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert variables(store, classroom)[0].is_active


def test_a_variable_with_scores_is_not_removed_but_one_without_is(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    classroom.score(7)
    screen.refresh()
    screen.tabs.choose("variables")
    table = screen.variables.table
    table.setFocus()
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert len(variables(store, classroom)) == 2
    assert "Take it out of use" in screen.variables.notice.text
    assert table.model().index(0, SCORES).data() == "1"

    table.choose_row(1)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [v.name for v in variables(store, classroom)] == ["Variable 1"]
    assert shell.toasts == [("Variable 2 removed", True)]


def test_variables_are_copied_from_another_class(
    qtbot: QtBot, store: Store, screen: ClassesScreen, classroom: ClassroomBuilder
) -> None:
    other = add_class(store, "6B")
    add_variable(store, other.id, "Variable 1")
    screen.open_class(other.id)
    screen.finish()
    menu = screen.variables.copy_menu
    menu.aboutToShow.emit()

    assert [action.text() for action in menu.actions()] == ["5A"]
    menu.actions()[0].trigger()
    assert [v.name for v in load_variables(store, other.id)] == ["Variable 1", "Variable 2"]


def test_the_order_is_changed_by_alt_and_an_arrow_and_undone(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    add_variable(store, classroom.school_class.id, "Variable 3")
    screen.refresh()
    screen.tabs.choose("variables")
    table = screen.variables.table
    table.setFocus()
    table.choose_row(2)
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)

    names = [v.name for v in variables(store, classroom)]
    assert names == ["Variable 3", "Variable 1", "Variable 2"]
    chosen = screen.variables.chosen()
    assert chosen is not None
    assert (chosen.name, table.current_row()) == ("Variable 3", 0)
    undo(store)
    assert next(v.name for v in variables(store, classroom)) == "Variable 1"


def test_buttons_move_too_and_the_row_takes_the_keyboard_at_the_end(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    screen.tabs.choose("variables")
    tab = screen.variables
    tab.table.choose_row(0)
    assert not tab.up_button.isEnabled()
    tab.down_button.setFocus()
    qtbot.keyClick(tab.down_button, Qt.Key.Key_Space)

    assert [v.name for v in variables(store, classroom)] == ["Variable 2", "Variable 1"]
    assert not tab.down_button.isEnabled()
    assert tab.table.hasFocus()


def test_variables_of_an_archived_class_can_be_copied(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    other = add_class(store, "6B")
    archive_class(store, classroom.school_class.id)
    screen.open_class(other.id)
    screen.finish()
    menu = screen.variables.copy_menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["5A"]
