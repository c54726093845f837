"""Undo says whose, and goes there; the records panel can be undone and tells its history."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AssessorType, Edit
from mehmiro_desktop.store.commands.cell_records import record_on_behalf
from mehmiro_desktop.store.commands.undo import load_undo_state
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.edit_words import undone_words
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
FIVE = ("1", "5")


def last_toast(desk: Desk) -> str:
    return desk.shell.toasts[-1][0]


def test_undo_says_whose_score_and_goes_there(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, FIVE, students=5)
    desk.screen.grid.go_to(1, 1)
    desk.press("4", ENTER)
    desk.screen.grid.go_to(4, 0)
    desk.control(Key.Key_Z)
    assert last_toast(desk) == "Undone: score 4 · Cometa, Escritura"
    assert desk.at == (1, 1)
    desk.screen.grid.go_to(4, 0)
    desk.control(Key.Key_Z, shift=True)
    assert last_toast(desk) == "Redone: score 4 · Cometa, Escritura"
    assert desk.at == (1, 1)


def test_attendance_and_clearing_too(make_desk: MakeDesk) -> None:
    desk = make_desk(students=5)
    desk.press("4", ENTER, Key.Key_Up, Key.Key_Delete)
    desk.screen.grid.go_to(3, 0)
    desk.press("a")
    desk.screen.grid.go_to(4, 0)
    desk.control(Key.Key_Z)
    assert last_toast(desk) == "Undone: attendance · Roble"
    assert desk.at == (3, desk.screen.sheet.model.attendance_column)
    desk.control(Key.Key_Z)
    assert last_toast(desk) == "Undone: 1 cleared score · Luna, Comprensión"
    assert desk.at == (0, 0)


def test_several_cells_leave_the_cursor_alone(make_desk: MakeDesk) -> None:
    desk = make_desk(students=5)
    desk.press("4", ENTER)
    desk.screen.grid.go_to(0, 0)
    desk.control(ENTER)
    desk.screen.grid.go_to(2, 0)
    desk.control(Key.Key_Z)
    assert last_toast(desk) == "Undone: 4 filled scores"
    assert desk.at == (2, 0)


@pytest.mark.parametrize("by_numbers", [False, True])
def test_nobody_is_named_while_the_class_may_be_looking(
    make_desk: MakeDesk, by_numbers: bool
) -> None:
    desk = make_desk(students=5)
    desk.press("4", ENTER)
    edit = load_undo_state(desk.store).undo
    assert isinstance(edit, Edit)
    assert dict(edit.args)["alias"] == "Luna"
    presenter.show_numbers(by_numbers)
    presenter.turn(True)
    try:
        assert "Luna" not in undone_words(edit)
    finally:
        presenter.turn(False)
        presenter.show_numbers(False)


def test_undoing_absent_brings_that_student_back_to_the_front(make_desk: MakeDesk) -> None:
    desk = make_desk(students=5)
    desk.press("q", "4", "a")
    alias = desk.child("score.quick.alias")
    assert isinstance(alias, QLabel)
    assert alias.text() == "Colibrí"
    desk.control(Key.Key_Z)
    assert alias.text() == "Cometa"
    desk.press("5")
    assert desk.on_disk(1) == 5


def listed(desk: Desk) -> list[str]:
    panel = desk.screen.more.records
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def click(desk: Desk, qtbot: QtBot, name: str) -> None:
    """Press the first button of that name once it is there: rows are made anew after an act."""
    panel = desk.screen.more.records

    def shown() -> list[QPushButton]:
        buttons = panel.findChildren(QPushButton)
        return [
            each for each in buttons if each.objectName().startswith(name) and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(shown()))
    shown()[0].click()


def test_each_act_on_a_record_offers_undo_and_history_says_whose(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=2)
    desk.press("4", ENTER)
    desk.screen.grid.go_to(0, 0)
    key = desk.screen.sheet.key(0, 0)
    record_on_behalf(desk.store, key, AssessorType.FAMILY, Decimal(2))
    QApplication.processEvents()
    desk.press("v")
    qtbot.waitUntil(lambda: "Family · added: 2" in listed(desk))
    panel = desk.screen.more.records
    [family] = [
        each
        for each in panel.findChildren(QPushButton)
        if each.text() == "Remove" and each.accessibleDescription() == "Family 2"
    ]
    family.click()
    assert desk.shell.toasts[-1] == ("Record removed", True)
    qtbot.waitUntil(lambda: "Family · removed: 2" in listed(desk))
    desk.screen.sheet.undo()
    assert last_toast(desk) == "Undone: removal of a record · Luna, Comprensión"
    click(desk, qtbot, "score.records.change")
    panel.value.setText("3")
    click(desk, qtbot, "score.records.save")
    assert desk.shell.toasts[-1] == ("Record saved", True)
    qtbot.waitUntil(lambda: "Teacher · 4 → 3" in listed(desk))
    click(desk, qtbot, "score.records.restore")
    assert desk.shell.toasts[-1] == ("Record restored", True)
