"""The grid, by its keys."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIVE, TEN = ("1", "5"), ("0", "10")


def editor(desk: Desk) -> QLineEdit | None:
    return desk.screen.grid.editing.editor


def typed(desk: Desk) -> str:
    found = editor(desk)
    return "" if found is None else found.text()


def test_28_students_in_56_keys_each_on_disk_before_the_next(make_desk: MakeDesk) -> None:
    desk = make_desk()
    keys = 0
    for row in range(28):
        digit = str(row % 5 + 1)
        desk.press(digit)
        desk.press(ENTER)
        keys += 2
        assert desk.on_disk(row) == Decimal(digit)
    assert keys == 56
    assert desk.at == (27, 0)
    assert desk.notice == ""


def test_looking_in_makes_no_session_the_first_score_does(make_desk: MakeDesk) -> None:
    desk = make_desk()
    assert desk.is_planned()
    desk.press("4", ENTER)
    assert not desk.is_planned()
    assert desk.on_disk(0) == 4


@pytest.mark.parametrize("text", ["6,5", "6.5", "6,50"])
def test_comma_and_point_are_the_decimal_mark(make_desk: MakeDesk, text: str) -> None:
    desk = make_desk(TEN, students=3)
    desk.press(text, ENTER)
    assert desk.on_disk(0) == Decimal("6.5")


@pytest.mark.parametrize(
    ("key", "held", "to"),
    [
        (ENTER, None, (2, 1)),
        (ENTER, SHIFT, (0, 1)),
        (Key.Key_Tab, None, (1, 2)),
        (Key.Key_Backtab, SHIFT, (1, 0)),
        (Key.Key_Down, None, (2, 1)),
        (Key.Key_Up, None, (0, 1)),
        (Key.Key_Left, None, (1, 0)),
        (Key.Key_Right, None, (1, 2)),
        (Key.Key_Home, None, (1, 0)),
        (Key.Key_End, None, (1, 2)),
        (Key.Key_PageDown, None, (5, 1)),
        (Key.Key_PageUp, None, (0, 1)),
    ],
)
def test_moves_commit_what_is_typed(
    make_desk: MakeDesk, key: Key, held: Qt.KeyboardModifier | None, to: tuple[int, int]
) -> None:
    desk = make_desk(FIVE, FIVE, FIVE, students=6)
    desk.screen.grid.go_to(1, 1)
    desk.press("4")
    desk.press(key, hold=held)
    assert desk.on_disk(1, 1) == 4
    assert desk.at == to
    assert editor(desk) is None
    assert desk.focus is desk.screen.grid


def test_control_home_and_end_reach_the_corners(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, FIVE, students=6)
    desk.control(Key.Key_End)
    assert desk.at == (5, 1)
    desk.control(Key.Key_Home)
    assert desk.at == (0, 0)


def test_tab_leaves_the_grid_when_nothing_is_typed(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press(Key.Key_Tab)
    assert desk.focus is not desk.screen.grid


def test_escape_cancels_and_f2_and_space_edit_what_is_there(make_desk: MakeDesk) -> None:
    desk = make_desk(TEN, students=3)
    desk.press("4", Key.Key_Escape)
    assert desk.is_planned()
    assert editor(desk) is None
    desk.press("4", ENTER, Key.Key_Up)
    for key in (Key.Key_F2, Key.Key_Space):
        desk.press(key)
        assert typed(desk) == "4"
        desk.press(Key.Key_Escape)
    desk.press(Key.Key_F2, ",5", ENTER)
    assert desk.on_disk(0) == Decimal("4.5")


def test_delete_clears_the_selected_cells_as_one_step(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=4)
    desk.press("1", ENTER, "2", ENTER, "3", ENTER, "4", ENTER)
    desk.screen.grid.go_to(0, 0)
    desk.press(Key.Key_Down, hold=SHIFT)
    desk.press(Key.Key_Delete)
    assert desk.column_on_disk() == [None, None, 3, 4]
    desk.control(Key.Key_Z)
    assert desk.column_on_disk() == [1, 2, 3, 4]


def test_an_emptied_editor_clears_the_score(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=2)
    desk.press("3", ENTER, Key.Key_Up, Key.Key_F2, Key.Key_Backspace, ENTER)
    assert desk.column_on_disk() == [None, None]


def test_plus_and_minus_step_and_stay_on_the_scale(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=2)
    desk.press("4", ENTER, Key.Key_Up, "++")
    assert desk.on_disk(0) == 5
    desk.press("---")
    assert desk.on_disk(0) == 2


def test_out_of_scale_keeps_text_and_focus_and_is_not_saved(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    desk.press("3", ENTER, Key.Key_Up, "7", ENTER)
    assert desk.notice == "Luna · Comprensión: 7 is outside 1–5"
    assert typed(desk) == "7"
    assert desk.focus is editor(desk)
    assert desk.focus.property("invalid") is True
    assert desk.at == (0, 0)
    desk.press(Key.Key_Down)
    assert desk.at == (0, 0)
    assert desk.on_disk(0) == 3
    desk.press(Key.Key_Escape)
    assert desk.notice == ""
    assert desk.screen.grid.currentIndex().data() == "3"
    desk.press("7", Key.Key_Backspace, "5", ENTER)
    assert desk.on_disk(0) == 5
    assert desk.at == (1, 0)


def test_text_left_by_a_click_stays_framed_in_its_cell(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    grid, model = desk.screen.grid, desk.screen.sheet.model
    desk.press("2", ENTER)
    desk.press("9")
    place = grid.visualRect(model.index(2, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.at == (2, 0)
    assert model.draft(1, 0) == "9"
    assert desk.on_disk(1) is None
    assert "9 is outside" in desk.notice
    desk.press(Key.Key_Up)
    assert "9 is outside" in desk.notice
    desk.press(Key.Key_Escape)
    assert model.draft(1, 0) == ""
    desk.press("4", ENTER)
    assert desk.column_on_disk() == [2, 4, None]


def test_a_valid_text_left_by_a_click_is_saved(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    grid = desk.screen.grid
    desk.press("5")
    place = grid.visualRect(desk.screen.sheet.model.index(2, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.on_disk(0) == 5
    assert desk.at == (2, 0)


def test_same_score_for_all_and_three_exceptions_in_14_keys(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("4")
    desk.control(ENTER)
    assert desk.column_on_disk() == [4] * 28
    # Three exceptions: go there, digit, Enter (which goes on down).
    desk.press(Key.Key_Down, "2", ENTER, "5", ENTER, Key.Key_Down, "1", ENTER)
    assert desk.column_on_disk()[:6] == [4, 2, 5, 4, 1, 4]


def test_fill_blanks_never_overwrites_and_is_one_step(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=4)
    desk.control(ENTER)
    assert "Score this cell first" in desk.notice
    desk.press(Key.Key_Down, "2", ENTER, Key.Key_Up)
    desk.control(ENTER)
    assert desk.column_on_disk() == [2, 2, 2, 2]
    desk.control(Key.Key_Z)
    assert desk.column_on_disk() == [None, 2, None, None]


def test_undo_and_redo(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    desk.press("4", ENTER, "3", ENTER, Key.Key_Up, "5", ENTER)
    desk.control(Key.Key_Z)
    assert desk.column_on_disk() == [4, 3, None]
    desk.control(Key.Key_Z)
    assert desk.column_on_disk() == [4, None, None]
    desk.control(Key.Key_Z, shift=True)
    desk.control(Key.Key_Y)
    assert desk.column_on_disk() == [4, 5, None]
    assert desk.shell.toasts


def test_undo_drops_typed_text_first_and_keeps_what_is_saved(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    desk.press("4", ENTER, "3")
    desk.control(Key.Key_Z)
    assert editor(desk) is None
    assert desk.column_on_disk() == [4, None, None]
    desk.control(Key.Key_Z)
    assert desk.column_on_disk() == [None, None, None]


def test_undo_passes_through_an_editor_without_typed_text(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    desk.press("4", ENTER, "3", ENTER, Key.Key_F2)
    desk.control(Key.Key_Z)
    assert desk.column_on_disk() == [4, None, None]


def test_letters_that_mean_nothing_do_nothing(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    desk.press("xyz")
    assert desk.at == (0, 0)
    assert editor(desk) is None
    desk.press("4", "z")
    assert typed(desk) == "4"


def test_the_average_is_not_typed(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, FIVE, students=2)
    desk.press("4", Key.Key_Tab, "5", Key.Key_Tab)
    assert desk.at == (0, 2)
    assert desk.screen.grid.currentIndex().data() == "4.5"
    desk.press("3")
    assert editor(desk) is None
    assert "Average" in desk.notice


def test_a_write_that_fails_keeps_the_text_and_says_so(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    desk.press("4", ENTER, "3")
    with desk.full_disk():
        desk.press(ENTER)
    assert typed(desk) == "3"
    assert desk.focus is editor(desk)
    assert desk.at == (1, 0)
    assert desk.notice
    assert desk.screen.sheet.model.cell(1, 0) is None
    desk.press(ENTER)
    assert desk.column_on_disk() == [4, 3, None]
    assert desk.notice == ""


def test_double_click_opens_the_editor(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    grid = desk.screen.grid
    place: QPoint = grid.visualRect(desk.screen.sheet.model.index(1, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.focus is editor(desk)
    desk.press("3", ENTER)
    assert desk.on_disk(1) == 3


def test_every_score_is_announced(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    desk.press("4", ENTER, Key.Key_Up, Key.Key_Delete)
    assert desk.shell.announced == ["Luna, Comprensión, 4", "Luna, Comprensión, cleared"]


def test_the_focus_stays_in_the_window_after_a_commit(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, students=3)
    for _ in range(3):
        desk.press("4", ENTER)
        assert QApplication.focusWidget() is desk.screen.grid
