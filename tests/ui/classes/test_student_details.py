"""Learning style, date of birth behind "Show", doubles, another class, the page, and files."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import CellKey, Student
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_class, add_students, edit_student
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import count_scores, load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.classes.student_model import ALIAS, BORN, HIDDEN, STYLE
from tests.helpers.stores import ClassroomBuilder
from tests.ui.classes.conftest import shown
from tests.ui.conftest import RecordedShell

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def roster(store: Store, classroom: ClassroomBuilder) -> dict[str, Student]:
    return {s.alias: s for s in load_students(store, classroom.school_class.id)}


def at(screen: ClassesScreen, row: int, column: int) -> QModelIndex:
    return screen.students.model.index(row, column)


def typed(qtbot: QtBot, screen: ClassesScreen, column: int, text: str) -> QLineEdit:
    table = screen.students.table
    table.setFocus()
    table.choose_row(0, column)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    return editor


@pytest.fixture
def born(store: Store, classroom: ClassroomBuilder) -> Student:
    first = classroom.roster[0]
    student = Student(first.id, first.class_id, first.alias, date_of_birth=date(2015, 3, 9))
    edit_student(store, student)
    return student


def test_the_learning_style_is_typed_in_place_and_undone(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    typed(qtbot, screen, STYLE, "Visual")
    assert roster(store, classroom)["Cometa 01"].personality_type == "Visual"
    undo(store)
    assert roster(store, classroom)["Cometa 01"].personality_type == ""


def test_a_date_of_birth_is_behind_show_for_eyes_ears_and_editor(
    qtbot: QtBot, born: Student, screen: ClassesScreen
) -> None:
    assert born.date_of_birth
    assert at(screen, 0, BORN).data() == HIDDEN
    assert at(screen, 0, BORN).data(SPOKEN) == "hidden"
    assert at(screen, 0, BORN).data(Qt.ItemDataRole.EditRole) == ""
    assert not at(screen, 0, BORN).flags() & Qt.ItemFlag.ItemIsEditable
    assert at(screen, 1, BORN).data() == ""

    button = screen.students.births_button
    assert button.accessibleName() == "Show dates of birth"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert at(screen, 0, BORN).data() == "9 Mar 2015"
    screen.tabs.choose("variables")
    assert at(screen, 0, BORN).data() == HIDDEN, "leaving the list hides them again"


def test_a_date_of_birth_is_typed_while_it_shows(
    qtbot: QtBot,
    born: Student,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
) -> None:
    screen.students.births_button.click()
    typed(qtbot, screen, BORN, "31/12/2014")
    assert roster(store, classroom)[born.alias].date_of_birth == date(2014, 12, 31)

    editor = typed(qtbot, screen, BORN, "31/31/2014")
    assert "date" in screen.students.notice.text
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    editor = typed(qtbot, screen, BORN, " ")
    assert roster(store, classroom)[born.alias].date_of_birth is None


def test_enter_and_double_click_open_the_students_page(
    qtbot: QtBot, screen: ClassesScreen, classroom: ClassroomBuilder, shell: RecordedShell
) -> None:
    table = screen.students.table
    table.setFocus()
    table.choose_row(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    spot = table.visualRect(at(screen, 2, ALIAS)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert shell.opened == [
        ("student", {"student_id": classroom.roster[1].id}),
        ("student", {"student_id": classroom.roster[2].id}),
    ]
    assert not table.is_editing


def test_a_student_moves_to_another_class_and_back_by_undo(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder, shell: RecordedShell
) -> None:
    classroom.score(7)
    other = add_class(store, "6B")
    screen.students.table.choose_row(0)
    menu = screen.students.move_menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["6B"]
    menu.actions()[0].trigger()

    assert [s.alias for s in load_students(store, other.id)] == ["Cometa 01"]
    assert shell.toasts[-1] == ("Cometa 01 moved to 6B", True)
    assert screen.students.model.rowCount() == 2
    assert count_scores(store, class_id=classroom.school_class.id) == 1
    undo(store)
    assert "Cometa 01" in roster(store, classroom)


def test_a_move_onto_an_alias_that_is_taken_is_refused_in_words(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    other = add_class(store, "6B")
    add_students(store, other.id, ["COMETA 01"])
    screen.students.table.choose_row(0)
    menu = screen.students.move_menu
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()

    assert "Cometa 01" in screen.students.notice.text
    assert len(roster(store, classroom)) == 3


def test_students_who_look_alike_are_told_and_one_is_renamed(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    bar = screen.students.alike
    assert bar.isHidden()
    add_students(store, classroom.school_class.id, ["Cométa01"])
    screen.refresh()
    assert bar.notice.text == "“Cometa 01” and “Cométa01” look like the same student."
    bar.rename_button.click()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Cométa01"
    qtbot.keyClicks(editor, "Luna")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert bar.isHidden()


def test_two_who_were_kept_are_not_told_again(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    add_students(store, classroom.school_class.id, ["Cometa-01"])
    screen.refresh()
    screen.students.alike.keep_button.click()
    assert screen.students.alike.isHidden()
    again = shown(qtbot, ClassesScreen(screen.context))
    assert again.students.alike.isHidden()


def test_keeping_both_can_be_taken_back(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder, shell: RecordedShell
) -> None:
    add_students(store, classroom.school_class.id, ["Cometa-01"])
    screen.refresh()
    screen.students.alike.keep_button.click()
    text, back = shell.toasts[-1]
    assert text == "“Cometa 01” and “Cometa-01” stay two students"
    assert callable(back)
    back()
    assert not screen.students.alike.isHidden()


def test_two_who_are_one_are_put_together_and_parted_by_undo(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder, shell: RecordedShell
) -> None:
    (double,) = add_students(store, classroom.school_class.id, ["Cometa-01"])
    key = CellKey(double.id, classroom.measured[0].id, classroom.session.id)
    record_score(store, key, Decimal(6))
    screen.refresh()
    bar = screen.students.alike
    bar.merge_button.click()
    assert bar.isHidden()
    assert double.alias not in roster(store, classroom)
    cell = load_cell(store, classroom.key())
    assert cell is not None
    assert cell.value == 6
    assert shell.toasts[-1] == ("“Cometa 01” and “Cometa-01” are one student now", True)
    undo(store)
    screen.refresh()
    assert not bar.isHidden()


@pytest.fixture
def read(qtbot: QtBot, screen: ClassesScreen, tmp_path: Path) -> Callable[..., None]:
    def read_bytes(content: bytes, name: str = "list.csv") -> None:
        path = tmp_path / name
        path.write_bytes(content)
        tab = screen.students
        tab.read_file(str(path))
        qtbot.waitUntil(lambda: tab.panel.isVisible() or bool(tab.notice.text))

    return read_bytes


def listed(screen: ClassesScreen) -> list[str]:
    entries = screen.students.panel.entries
    return [entries.item(row).text() for row in range(entries.count())]


CSV = b"alias;learning style;date of birth;phone\nLuna;Visual;9/3/2015;1\ncometa 01;Kinesthetic;;\nCometa 02;;;\nSol;;31/31/2015;\nLUNA;;;\n"


def test_a_file_is_previewed_and_goes_in_as_one_step(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
    read: Callable[..., None],
) -> None:
    read(CSV)
    panel = screen.students.panel
    assert listed(screen) == [
        "Luna",
        "Cometa 01 · new: learning style",
        "line 5: 31/31/2015 · not a date (write 2026-03-09 or 9/3/2026)",
        "line 6: LUNA · stands in the file already",
    ]
    assert panel.summary.text() == (
        "1 new · 1 updated · 1 already there · 2 not possible · columns left out: phone"
    )
    assert panel.add_button.text() == "Add 1 and update 1"
    assert len(roster(store, classroom)) == 3
    assert panel.add_button.hasFocus()
    qtbot.keyClick(panel.add_button, Qt.Key.Key_Space)

    students = roster(store, classroom)
    assert students["Luna"].date_of_birth == date(2015, 3, 9)
    assert students["Cometa 01"].personality_type == "Kinesthetic"
    assert shell.toasts[-1] == ("1 student added · 1 updated", True)
    assert panel.isHidden()
    undo(store)
    assert set(roster(store, classroom)) == {"Cometa 01", "Cometa 02", "Cometa 03"}
    assert roster(store, classroom)["Cometa 01"].personality_type == ""


def test_a_workbook_is_read_the_same_way(
    screen: ClassesScreen, read: Callable[..., None], tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet("5A", 0)
    for row in (["5A"], ["Alias", "Learning style"], ["Luna", "Visual"], ["Cometa 01", ""]):
        sheet.append(row)
    book.save(tmp_path / "made.xlsx")
    read((tmp_path / "made.xlsx").read_bytes(), "list.xlsx")
    assert listed(screen) == ["Luna"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"alias,variable,value\nLuna,V,3\n", "holds scores"),
        (b"pets\ncat\n", "name the columns"),
        (b"PK\x03\x04 broken", "damaged"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(
    screen: ClassesScreen, read: Callable[..., None], content: bytes, words: str
) -> None:
    read(content)
    assert words in screen.students.notice.text
    assert screen.students.panel.isHidden()


def test_the_file_is_asked_for_without_holding_the_window_up(screen: ClassesScreen) -> None:
    screen.students.ask_file()
    dialog = screen.findChild(QLineEdit, "fileNameEdit")
    assert dialog is not None
    window = dialog.window()
    assert window.objectName() == "roster.file_dialog"
    window.close()
