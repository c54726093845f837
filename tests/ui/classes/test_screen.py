"""Classes: the first one, choosing, editing in place, removing, and being reachable by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.commands.classes import add_class, edit_class
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import apply_language
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


def test_the_first_class_is_added_from_the_empty_screen(
    qtbot: QtBot, empty_screen: ClassesScreen, store: Store
) -> None:
    screen = empty_screen
    assert screen.state.state == "empty"
    screen.state.button.click()
    line = screen.class_list.add_line
    assert line.hasFocus()
    qtbot.keyClicks(line, "5.º A")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert [each.name for each in load_classes(store)] == ["5.º A"]
    assert screen.state.state == "content"
    assert screen.students.add_line.hasFocus()


def test_details_are_edited_in_place_and_kept_on_enter(
    qtbot: QtBot, screen: ClassesScreen, store: Store
) -> None:
    for name, text in (("name", "5.º B"), ("grade", "5"), ("section", "B")):
        edit = screen.details.fields[name].edit
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)

    (kept,) = load_classes(store)
    assert (kept.name, kept.grade, kept.section) == ("5.º B", "5", "B")
    assert "5.º B" in screen.class_list.list.item(0).text()


def test_an_empty_name_is_refused_at_the_field_and_escape_puts_it_back(
    qtbot: QtBot, screen: ClassesScreen, store: Store
) -> None:
    field = screen.details.fields["name"]
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.error
    assert load_classes(store)[0].name == "5A"

    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text == "5A"
    assert not field.error


def test_news_do_not_replace_what_is_being_typed(
    qtbot: QtBot, screen: ClassesScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    edit = screen.details.fields["grade"].edit
    edit.setFocus()
    qtbot.keyClicks(edit, "5")
    changed = type(classroom.school_class)(classroom.school_class.id, "5A new", "9")
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        edit_class(store, changed)

    assert edit.text() == "5"
    assert screen.details.fields["name"].text == "5A new"


def test_a_class_is_removed_without_asking_and_undo_brings_all_back(
    screen: ClassesScreen, store: Store, classroom: ClassroomBuilder, shell: RecordedShell
) -> None:
    screen.menu.remove.trigger()

    assert load_classes(store) == ()
    assert screen.state.state == "empty"
    assert shell.toasts == [("Class 5A removed", True)]
    undo(store)
    screen.refresh()
    assert screen.students.model.rowCount() == 3


def test_choosing_another_class_by_arrow(
    qtbot: QtBot, screen: ClassesScreen, store: Store
) -> None:
    other = add_class(store, "6B")
    screen.refresh()
    screen.class_list.list.setFocus()
    qtbot.keyClick(screen.class_list.list, Qt.Key.Key_Down)

    assert screen.class_id == other.id
    assert screen.students.model.rowCount() == 0
    assert "No students yet" in screen.students.hint.text()


def test_changes_made_elsewhere_show_when_the_screen_returns(
    qtbot: QtBot, screen: ClassesScreen, store: Store
) -> None:
    screen.hide()
    with qtbot.waitSignal(screen.context.bridge.tables_changed):
        add_class(store, "6B")
    assert screen.class_list.list.count() == 1
    screen.show()
    qtbot.waitUntil(lambda: screen.class_list.list.count() == 2)


def test_show_for_opens_a_class_and_a_list(
    screen: ClassesScreen, store: Store, shell: RecordedShell
) -> None:
    other = add_class(store, "6B")
    screen.show_for(class_id=other.id, tab="variables")

    assert screen.class_id == other.id
    assert screen.stack.currentWidget() is screen.variables
    assert shell.places[-1] == ("6B", "")


def test_an_alias_that_looks_like_markup_is_shown_as_it_is(
    qtbot: QtBot, screen: ClassesScreen, store: Store
) -> None:
    qtbot.keyClicks(screen.class_list.add_line, "<b>A & B</b>")
    qtbot.keyClick(screen.class_list.add_line, Qt.Key.Key_Return)

    assert "<b>A & B</b>" in [each.name for each in load_classes(store)]
    for label in screen.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label


def test_tab_reaches_every_part_and_leaves_the_table(
    qtbot: QtBot, screen: ClassesScreen
) -> None:
    reached: set[str] = set()
    screen.class_list.list.setFocus()
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert {
        "classes.list",
        "classes.add",
        "class.name",
        "class.academic_year",
        "students.tabs.students",
        "roster.add",
        "roster.paste",
        "roster.table",
        "roster.rename",
        "roster.color",
        "roster.remove",
    } <= reached


def test_everything_to_press_is_44_px_and_has_a_name(screen: ClassesScreen) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
    for key in ("students", "variables", "sessions"):
        screen.tabs.choose(key)
        for widget in _visible(screen):
            if not isinstance(widget, kinds) or widget.objectName().startswith("qt_"):
                continue
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget.objectName()
            assert widget.height() >= 44, widget.objectName()


def _visible(screen: QWidget) -> list[QWidget]:
    own = ("class", "roster", "variables", "sessions", "students")
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible() and widget.objectName().startswith(own)
    ]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_list_fits_the_smallest_window(
    qtbot: QtBot,
    dressed_app: QApplication,
    context: UiContext,
    classroom: ClassroomBuilder,
    language: str,
) -> None:
    """1024 by 640 less the rail and the top bar; long names give way."""
    classes.add_students(context.store, classroom.school_class.id, ["Estrella " * 8])
    classes.add_variable(context.store, classroom.school_class.id, "Comprensión " * 10)
    apply_language(dressed_app, language)
    screen = ClassesScreen(context)
    qtbot.addWidget(screen)
    theme.dress(screen)
    screen.resize(936, 584)
    screen.show()
    screen.show_for(class_id=classroom.school_class.id)
    for key in ("students", "variables", "sessions"):
        screen.tabs.choose(key)
        QApplication.processEvents()
        tab = getattr(screen, key)
        for place in range(tab.acts.count()):
            button = tab.acts.itemAt(place).widget()
            if button is not None:
                assert button.width() >= button.sizeHint().width(), button.objectName()
                assert button.geometry().right() <= tab.card.width(), button.objectName()
    assert screen.width() == 936


def test_spanish_is_complete_on_the_screen(
    qtbot: QtBot, dressed_app: QApplication, context: UiContext, classroom: ClassroomBuilder
) -> None:
    apply_language(dressed_app, "es")
    screen = ClassesScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_for()
    screen.finish()

    assert "3 estudiantes" in screen.class_list.list.item(0).text()
    assert screen.students.add_line.placeholderText() == "Alias nuevo e Intro"
    tab = screen.tabs.findChild(QPushButton, "students.tabs.sessions")
    assert tab is not None
    assert tab.text() == "Sesiones de evaluación 1"
