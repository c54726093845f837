"""Ctrl+K: typing a few letters finds records and commands; Enter opens."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands.arranging import archive_class
from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.commands.lessons import add_lesson
from mehmiro_desktop.store.queries.search import FoundKind, load_findable
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.palette import Entry, Palette, matching
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext) -> MainWindow:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, "today")
    return window


def open_palette(qtbot: QtBot, window: MainWindow) -> tuple[Palette, QLineEdit, QListWidget]:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    edit = palette.findChild(QLineEdit, "palette.search")
    found = palette.findChild(QListWidget, "palette.found")
    assert edit is not None
    assert found is not None
    return palette, edit, found


def test_a_student_opens_by_three_letters_and_enter(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    palette, edit, found = open_palette(qtbot, window)
    assert edit.hasFocus()
    QTest.keyClicks(edit, "02")
    assert found.item(0).text().startswith("Cometa 02")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.pages.current in ("student", "students")
    assert not palette.isVisible()


def test_a_command_runs_and_shows_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    _, edit, found = open_palette(qtbot, window)
    QTest.keyClicks(edit, "sync ce")
    assert "Ctrl+8" in found.item(0).text()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.pages.current == "sync"


def test_with_nothing_typed_the_commands_are_there_and_arrows_move(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette, edit, found = open_palette(qtbot, window)
    assert found.item(0).text().startswith("Today")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert found.currentRow() == 1
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert found.currentRow() == 0
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_what_is_not_there_is_said(qtbot: QtBot, window: MainWindow) -> None:
    palette, edit, found = open_palette(qtbot, window)
    QTest.keyClicks(edit, "zzz")
    none = palette.findChild(QLabel, "palette.none")
    assert none is not None
    assert (found.count(), none.isVisible()) == (0, True)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_while_presenting_no_lesson_is_listed_and_students_by_what_they_are_called(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    add_lesson(context.store, classroom.school_class.id, "Cometa poems", date(2026, 3, 2))
    presenter.turn(True)
    try:
        palette, edit, found = open_palette(qtbot, window)
        QTest.keyClicks(edit, "cometa")
        called = [found.item(row).text() for row in range(found.count())]
        assert called
        assert not any("poems" in each for each in called)
        note = palette.findChild(QLabel, "palette.note")
        assert note is not None
        assert "not searched" in note.text()
        presenter.show_numbers(True)
        assert not palette.isVisible()
    finally:
        presenter.turn(False)
        presenter.show_numbers(False)


def test_a_number_is_found_that_stands_for_an_alias(qtbot: QtBot, window: MainWindow) -> None:
    presenter.turn(True)
    presenter.show_numbers(True)
    try:
        _, edit, found = open_palette(qtbot, window)
        QTest.keyClicks(edit, "cometa")
        assert found.count() == 0
        edit.clear()
        QTest.keyClicks(edit, "2")
        assert found.item(0).text().startswith("2   ·   Student")
    finally:
        presenter.turn(False)
        presenter.show_numbers(False)


def test_every_kind_of_record_is_found_but_not_of_archived_classes(
    context: UiContext, classroom: ClassroomBuilder
) -> None:
    add_lesson(context.store, classroom.school_class.id, "Poems", date(2026, 3, 2))
    gone = add_class(context.store, "4Z")
    archive_class(context.store, gone.id)
    found = load_findable(context.store)
    assert {each.kind for each in found} == set(FoundKind)
    assert "4Z" not in {each.name for each in found}
    assert {each.class_name for each in found} == {"5A"}


def entry(words: str, detail: str = "", *, is_command: bool = False) -> Entry:
    return Entry(words, detail, lambda: None, is_command=is_command)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("an", ["Ángel", "Juan Andrés", "Susana", "Rosa"]),
        ("an 6b", ["Rosa"]),
        ("ANGEL", ["Ángel"]),
        ("", ["Undo"]),
        ("  ", ["Undo"]),
        ("x", []),
    ],
)
def test_the_best_comes_first(typed: str, expected: list[str]) -> None:
    entries = [
        entry("Rosa", "Andes 6B"),
        entry("Susana"),
        entry("Juan Andrés"),
        entry("Ángel"),
        entry("Undo", is_command=True),
    ]
    assert [each.words for each in matching(entries, typed)] == expected
