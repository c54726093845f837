"""Quick-score, by its keys."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
FIVE, TEN = ("1", "5"), ("0", "10")


def label(desk: Desk, name: str) -> str:
    found = desk.child(f"score.quick.{name}")
    assert isinstance(found, QLabel)
    return found.text()


def alias(desk: Desk) -> str:
    """Return who is in front, once a chosen button has been lit long enough."""
    if desk.screen.quick.card.is_flashing:
        desk.screen.quick.entry.settle()
    return label(desk, "alias")


def test_28_students_in_28_keys_each_on_disk_before_the_next(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("q")
    keys = 0
    for row in range(28):
        digit = str(row % 5 + 1)
        desk.press(digit)
        keys += 1
        assert desk.on_disk(row) == Decimal(digit)
    assert keys == 28
    desk.screen.quick.entry.settle()
    assert desk.child("score.done").isVisible()
    done = desk.child("score.done.count")
    assert isinstance(done, QLabel)
    assert done.text() == "28/28"


def test_the_next_student_comes_by_itself(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(students=3)
    desk.press("q", "4")
    assert label(desk, "alias") == "Luna"
    qtbot.waitUntil(lambda: label(desk, "alias") == "Cometa", timeout=1000)
    assert desk.on_disk(0) == 4


def test_one_waits_for_a_zero_and_then_goes_in(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(TEN, students=5)
    desk.press("q", "1")
    assert label(desk, "typed") == "1"
    assert desk.is_planned()
    desk.press("0")
    assert desk.on_disk(0) == 10
    desk.press("1", "7")
    assert desk.column_on_disk() == [10, 1, 7, None, None]
    desk.press("1")
    qtbot.waitUntil(lambda: desk.on_disk(3) == 1, timeout=2000)
    desk.press("1", ENTER)
    assert desk.on_disk(4) == 1


def test_zero_is_ten_where_the_scale_starts_at_one(make_desk: MakeDesk) -> None:
    desk = make_desk(("1", "10"), students=3)
    desk.press("q", "0", "10")
    assert desk.column_on_disk() == [10, 10, None]


def test_out_of_scale_stays_with_the_student(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", "7")
    assert desk.notice == "Luna · Comprensión: 7 is outside 1–5"
    assert label(desk, "typed") == "7"
    assert alias(desk) == "Luna"
    assert desk.is_planned()
    desk.press("4")
    assert desk.notice == ""
    assert desk.on_disk(0) == 4


def test_keys_move_between_students_and_variables(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, TEN, students=4)
    desk.press("q", Key.Key_Right)
    assert alias(desk) == "Cometa"
    desk.press(ENTER, Key.Key_Space)
    assert alias(desk) == "Roble"
    desk.press(Key.Key_Left)
    desk.press(ENTER, hold=Qt.KeyboardModifier.ShiftModifier)
    assert alias(desk) == "Cometa"
    desk.press(Key.Key_Down)
    assert label(desk, "variable") == "Escritura · 0–10"
    assert alias(desk) == "Cometa"
    desk.press(Key.Key_Up, "3", Key.Key_Escape)
    assert desk.on_disk(1, 0) == 3
    assert not desk.screen.is_quick
    assert desk.at == (2, 0)
    assert desk.focus is desk.screen.grid


def test_clear_step_and_fill(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("q", "3", Key.Key_Left, "+")
    assert desk.on_disk(0) == 4
    desk.press("--")
    assert desk.on_disk(0) == 2
    desk.control(ENTER)
    assert desk.column_on_disk() == [2, 2, 2, 2]
    desk.press(Key.Key_Delete)
    assert desk.column_on_disk() == [None, 2, 2, 2]
    assert alias(desk) == "Luna"


def test_fill_takes_the_score_just_given(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("q", "5")
    desk.control(ENTER)
    assert desk.column_on_disk() == [5, 5, 5, 5]


def test_undo_returns_to_the_student(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("q", "4", "3", "2")
    desk.control(Key.Key_Z)
    assert alias(desk) == "Colibrí"
    assert desk.column_on_disk() == [4, 3, None, None]
    desk.press("5")
    assert desk.column_on_disk() == [4, 3, 5, None]
    desk.control(Key.Key_Z)
    desk.control(Key.Key_Z, shift=True)
    assert desk.on_disk(2) == 5


def test_undo_drops_waiting_characters_first(make_desk: MakeDesk) -> None:
    desk = make_desk(TEN, students=3)
    desk.press("q", "4", "1")
    desk.control(Key.Key_Z)
    assert label(desk, "typed") == ""
    assert desk.column_on_disk() == [4, None, None]


def test_f2_takes_decimals(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", Key.Key_F2, "4,5", Key.Key_Backspace, "7", ENTER)
    assert desk.on_disk(0) == Decimal("4.7")
    desk.press("5")
    assert desk.on_disk(1) == 5


def test_a_decimal_scale_buffers_until_enter(make_desk: MakeDesk) -> None:
    desk = make_desk(("0", "2.5"), students=3)
    desk.press("q", "1.5")
    assert desk.is_planned()
    desk.press(ENTER)
    assert desk.on_disk(0) == Decimal("1.5")


def test_only_blanks_then_the_next_variable(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, FIVE, students=4)
    desk.press("q", "4", Key.Key_Right, "3", Key.Key_Right)
    assert desk.child("score.done").isVisible()
    blanks = desk.child("score.done.blanks")
    assert isinstance(blanks, QPushButton)
    assert blanks.text() == "Score the blanks (2)"
    blanks.click()
    assert alias(desk) == "Cometa"
    desk.press("5", "5")
    desk.screen.quick.entry.settle()
    assert desk.column_on_disk() == [4, 5, 3, 5]
    assert not blanks.isVisible()
    desk.press(ENTER)
    assert label(desk, "variable") == "Escritura · 1–5"
    assert alias(desk) == "Luna"


def test_the_end_of_the_last_variable_goes_back_to_the_grid(make_desk: MakeDesk) -> None:
    desk = make_desk(students=1)
    desk.press("q", "4", ENTER)
    assert desk.child("score.done").isVisible()
    desk.press(ENTER)
    assert not desk.screen.is_quick


def test_mouse_and_touch_score_as_keys_do(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q")
    QTest.mouseClick(desk.child("score.quick.step.4"), Qt.MouseButton.LeftButton)
    assert desk.on_disk(0) == 4
    QTest.mouseClick(desk.child("score.quick.step.2"), Qt.MouseButton.LeftButton)
    assert desk.column_on_disk() == [4, 2, None]
    desk.press("5")
    assert desk.on_disk(2) == 5


def test_step_buttons_are_large_enough(make_desk: MakeDesk) -> None:
    desk = make_desk(TEN, students=3, width=1024)
    desk.press("q")
    for value in range(11):
        size = desk.child(f"score.quick.step.{value}").size()
        assert size.width() >= 64
        assert size.height() >= 64


def test_tab_reaches_the_buttons_and_digits_still_score(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", Key.Key_Tab)
    assert desk.focus.objectName() == "score.quick.step.1"
    desk.press(ENTER)
    assert desk.on_disk(0) == 1
    desk.press("4")
    assert desk.on_disk(1) == 4


def test_the_previous_score_is_shown(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", "4")
    desk.press(Key.Key_Escape)
    desk.start_named_session("Dictado")
    desk.press(Key.Key_Home)
    desk.screen.grid.go_to(0, 0)
    desk.press("q")
    assert label(desk, "now") == "previous: 4"


def test_a_write_that_fails_stays_with_the_student(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", "4")
    with desk.full_disk():
        desk.press("3")
    assert desk.notice
    assert label(desk, "alias") == "Cometa"
    assert label(desk, "typed") == "3"
    assert desk.on_disk(1) is None


def test_escape_takes_a_refused_text_away_before_it_leaves(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", "7", ENTER)
    assert (alias(desk), label(desk, "typed")) == ("Luna", "7")
    desk.press(Key.Key_Escape)
    assert desk.focus.objectName() == "score.quick"
    assert (label(desk, "typed"), desk.notice) == ("", "")
    desk.press(Key.Key_Escape)
    assert desk.focus is desk.screen.grid


def test_going_back_keeps_a_waiting_one_and_goes_one_back(make_desk: MakeDesk) -> None:
    desk = make_desk(TEN, students=4)
    desk.press("q", Key.Key_Right, Key.Key_Right, "1", Key.Key_Left)
    assert desk.on_disk(2) == 1
    assert alias(desk) == "Cometa"


def test_a_waiting_one_is_dropped_by_delete_and_raised_by_plus(make_desk: MakeDesk) -> None:
    desk = make_desk(TEN, students=3)
    desk.press("q", "1", Key.Key_Delete)
    assert label(desk, "typed") == ""
    assert desk.is_planned()
    desk.press("1", "+")
    assert desk.column_on_disk() == [2, None, None]
    assert alias(desk) == "Luna"


def test_a_waiting_one_goes_in_when_the_page_is_left(make_desk: MakeDesk) -> None:
    desk = make_desk(TEN, students=3)
    desk.press("q", "1", "q")
    assert desk.on_disk(0) == 1
    assert desk.focus is desk.screen.grid


def test_text_that_is_no_score_neither_fills_nor_opens_the_comment(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", "4", Key.Key_Left, Key.Key_F2, Key.Key_Backspace, "9,9")
    desk.control(ENTER)
    assert desk.column_on_disk() == [4, None, None]
    desk.press(Key.Key_F2, Key.Key_Backspace, "9,9", "c")
    assert not desk.screen.commenting.panel.isVisible()
    assert label(desk, "typed") == "9,9"


def test_filling_the_last_blank_stays_with_the_student(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", "4", "3", Key.Key_Left)
    desk.control(ENTER)
    assert desk.column_on_disk() == [4, 3, 3]
    assert alias(desk) == "Cometa"
