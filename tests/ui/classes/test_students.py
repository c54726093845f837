"""The roster: added by typing or pasting, renamed, coloured and removed, all by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_students, edit_student, remove_class
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import load_students
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.classes.student_model import COLOR
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


def aliases(store: Store, classroom: ClassroomBuilder) -> list[str]:
    return [student.alias for student in load_students(store, classroom.school_class.id)]


def press(screen: QWidget, name: str) -> None:
    button = screen.findChild(QPushButton, name)
    assert button is not None
    button.click()


def open_editor(qtbot: QtBot, screen: ClassesScreen, row: int) -> QLineEdit:
    table = screen.students.table
    table.setFocus()
    table.choose_row(row)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    return editor


def test_typing_and_enter_adds_one_after_another(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    clock: FixedClock,
) -> None:
    line = screen.students.add_line
    line.setFocus()
    for alias in ("Luna", "Sol"):
        qtbot.keyClicks(line, alias)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        clock.advance(seconds=2)

    assert aliases(store, classroom)[-2:] == ["Luna", "Sol"]
    assert line.text() == ""
    assert line.hasFocus()


def test_an_alias_already_there_is_refused_in_words_and_stays_typed(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    line = screen.students.add_line
    qtbot.keyClicks(line, "cometa 01")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert "cometa 01" in screen.students.notice.text
    assert line.text() == "cometa 01"
    assert len(aliases(store, classroom)) == 3


def test_a_pasted_list_is_previewed_then_added_as_one_step(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    QGuiApplication.clipboard().setText("Alias\n1. Luna\n2. Cometa 01\n\n3. Sol\n4. LUNA\n")
    press(screen, "roster.paste")
    panel = screen.students.panel

    assert [panel.entries.item(row).text() for row in range(panel.entries.count())] == [
        "Luna",
        "Cometa 01 · already in the class",
        "Sol",
        "LUNA · twice in the list",
    ]
    assert "2 new" in panel.summary.text()
    assert "2 already there" in panel.summary.text()
    assert len(aliases(store, classroom)) == 3, "nothing is added before it was seen"

    qtbot.keyClick(panel.add_button, Qt.Key.Key_Space)
    assert aliases(store, classroom)[3:] == ["Luna", "Sol"]
    assert panel.isHidden()
    assert shell.toasts[-1][1], "the toast offers Undo"

    undo(store)
    assert len(aliases(store, classroom)) == 3, "one undo takes the whole list back"


def test_a_refused_entry_is_named_and_the_rest_goes_in(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    screen.students.open_panel("x" * 81 + "\nSol\nMa\x07r")
    panel = screen.students.panel

    assert "2 not possible" in panel.summary.text()
    qtbot.keyClick(panel.text, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert aliases(store, classroom)[3:] == ["Sol"]


def test_a_huge_list_is_counted_in_full_and_listed_in_part(screen: ClassesScreen) -> None:
    screen.students.open_panel("\n".join(f"Estrella {n}x" for n in range(900)))
    panel = screen.students.panel

    assert "500 new" in panel.summary.text()
    assert "400 not possible" in panel.summary.text()
    assert panel.entries.item(panel.entries.count() - 1).text() == "… and 300 more"


def test_a_list_pasted_into_the_add_line_opens_the_preview(
    qtbot: QtBot, screen: ClassesScreen
) -> None:
    QGuiApplication.clipboard().setText("Luna\nSol")
    line = screen.students.add_line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)

    assert screen.students.panel.preview.new_aliases == ("Luna", "Sol")
    qtbot.keyClick(screen.students.panel, Qt.Key.Key_Escape)
    assert screen.students.panel.isHidden()
    assert line.hasFocus()


def test_renaming_in_place(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    editor = open_editor(qtbot, screen, 1)
    qtbot.keyClicks(editor, "Nube")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert aliases(store, classroom) == ["Cometa 01", "Nube", "Cometa 03"]
    assert not screen.students.table.is_editing


def test_a_refused_rename_keeps_the_editor_and_what_was_typed(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    editor = open_editor(qtbot, screen, 1)
    qtbot.keyClicks(editor, "Cometa 03")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert screen.students.table.is_editing
    assert editor.text() == "Cometa 03"
    assert "Cometa 03" in screen.students.notice.text
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert aliases(store, classroom)[1] == "Cometa 02"


def test_escape_leaves_the_alias_as_it_was(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    editor = open_editor(qtbot, screen, 0)
    qtbot.keyClicks(editor, "Nube")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert aliases(store, classroom)[0] == "Cometa 01"


def test_a_colour_is_chosen_by_name(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    screen.students.table.choose_row(2)
    violet = screen.findChild(QAction, "roster.color.#A78BFA")
    assert violet is not None
    assert violet.text() == "Violet"
    violet.trigger()

    assert load_students(store, classroom.school_class.id)[2].avatar_color == "#A78BFA"
    assert screen.students.model.index(2, COLOR).data() == "Violet"
    assert violet.isChecked()


def test_delete_removes_and_offers_undo(
    qtbot: QtBot,
    screen: ClassesScreen,
    store: Store,
    classroom: ClassroomBuilder,
    shell: RecordedShell,
) -> None:
    table = screen.students.table
    table.setFocus()
    table.choose_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)

    assert aliases(store, classroom) == ["Cometa 02", "Cometa 03"]
    assert shell.toasts == [("Cometa 01 removed", True)]
    assert table.current_row() == 0
    assert table.hasFocus()


def test_news_wait_while_an_alias_is_being_typed(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    editor = open_editor(qtbot, screen, 0)
    qtbot.keyClicks(editor, "Nu")
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        add_students(store, classroom.school_class.id, ["Elsewhere"])

    assert screen.students.model.rowCount() == 3
    assert editor.text() == "Nu"
    qtbot.keyClicks(editor, "be")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert aliases(store, classroom) == ["Nube", "Cometa 02", "Cometa 03", "Elsewhere"]
    assert screen.students.model.rowCount() == 4


def test_news_keep_the_chosen_student(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    screen.students.table.choose_row(2)
    first = load_students(store, classroom.school_class.id)[0]
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        edit_student(store, type(first)(first.id, first.class_id, "Zafiro"))

    chosen = screen.students.chosen()
    assert chosen is not None
    assert chosen.alias == "Cometa 03"
    assert screen.students.model.index(0, 0).data() == "Zafiro"


def test_a_class_that_goes_while_an_alias_is_typed_ends_in_a_sentence(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    editor = open_editor(qtbot, screen, 0)
    qtbot.keyClicks(editor, "Nube")
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        remove_class(store, classroom.school_class.id)

    assert screen.state.state == "empty"
    assert not screen.students.table.is_editing
