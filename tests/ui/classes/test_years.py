"""A new school year, the archive, and Undo that brings the very class back to the front."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.arranging import archive_class
from mehmiro_desktop.store.commands.classes import add_class, add_students, edit_class
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import load_classes, load_students, load_variables
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


def listed(screen: ClassesScreen) -> list[str]:
    rows = screen.class_list.list
    return [rows.item(row).text().replace("\n", " | ") for row in range(rows.count())]


def test_next_years_class_in_three_keys(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    classroom.score(7)
    old = classroom.school_class
    edit_class(store, type(old)(old.id, "5A", "5", "A", "2025-2026"))
    screen.refresh()
    screen.menu.new_year.trigger()
    panel = screen.year_panel
    assert (panel.name.text, panel.year.text) == ("5A", "2026-2027")
    name = QApplication.focusWidget()
    assert name is panel.name.edit
    qtbot.keyClicks(name, "6A")
    qtbot.keyClick(name, Qt.Key.Key_Return)

    (made,) = load_classes(store)
    assert (made.name, made.grade, made.academic_year) == ("6A", "5", "2026-2027")
    assert screen.class_id == made.id
    assert [v.name for v in load_variables(store, made.id)] == ["Variable 1", "Variable 2"]
    assert load_students(store, made.id) == ()
    assert screen.students.add_line.hasFocus()
    assert shell.toasts[-1] == ("Class 6A added", True)

    undo(store)
    screen.refresh()
    assert screen.class_id == old.id
    assert not screen.archived.isVisible()


def test_aliases_come_along_and_the_old_class_stays_if_wished(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    screen.menu.new_year.trigger()
    screen.year_panel.copies.click()
    screen.year_panel.archives.click()
    screen.year_panel.create_button.click()

    assert len(load_classes(store)) == 2
    assert screen.class_id != classroom.school_class.id
    assert screen.students.model.rowCount() == 3


def test_a_new_year_without_a_name_is_refused_at_the_field(
    qtbot: QtBot, screen: ClassesScreen, store: Store
) -> None:
    screen.menu.new_year.trigger()
    panel = screen.year_panel
    panel.name.edit.clear()
    qtbot.keyClick(panel.name.edit, Qt.Key.Key_Return)

    assert panel.name.error
    assert panel.isVisible()
    qtbot.keyClick(panel.name.edit, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert len(load_classes(store)) == 1


def test_an_archived_class_leaves_the_list_and_undo_chooses_it_again(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    add_class(store, "6B")
    screen.open_class(classroom.school_class.id)
    screen.menu.archive.trigger()

    assert listed(screen) == ["6B | 0 students"]
    assert shell.toasts[-1] == ("Class 5A archived", True)
    assert screen.class_list.archived_button.text() == "Archived 1"
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        undo(store)
    assert screen.class_id == classroom.school_class.id
    assert listed(screen) == ["5A | 3 students", "6B | 0 students"]


def test_archived_classes_are_shown_on_demand_and_taken_back(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    add_class(store, "6B")
    archive_class(store, classroom.school_class.id)
    screen.refresh()
    button = screen.class_list.archived_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert listed(screen) == ["6B | 0 students", "5A | Archived · 3 students"]

    screen.class_list.list.setFocus()
    qtbot.keyClick(screen.class_list.list, Qt.Key.Key_Down)
    assert screen.class_id == classroom.school_class.id
    assert "Archived since 2 Mar 2026" in screen.archived.notice.text
    screen.archived.button.click()
    assert [each.name for each in load_classes(store)] == ["5A", "6B"]
    assert not screen.archived.isVisible()
    assert screen.class_list.archived_button.isHidden()


def test_a_removed_class_is_chosen_again_when_undone(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    other = add_class(store, "6B")
    add_students(store, other.id, ["Luna"])
    screen.open_class(other.id)
    screen.menu.remove.trigger()
    assert screen.class_id == classroom.school_class.id
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        undo(store)
    assert screen.class_id == other.id

    screen.menu.remove.trigger()
    screen.open_class(classroom.school_class.id)
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        undo(store)
    assert screen.class_id == classroom.school_class.id, "what was chosen since stays in front"
