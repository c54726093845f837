"""Late by key, remapped letters everywhere, and what is said after filling and clearing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.store.queries import scoring
from mehmiro_desktop.ui import letters, presenter
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier
LATE = AttendanceStatus.LATE


def attended(desk: Desk, row: int) -> AttendanceStatus | None:
    grid = scoring.load_grid(desk.other, desk.session_id)
    return grid.attendance.get(desk.students[row])


def shown_texts(desk: Desk) -> str:
    labels = [each.text() for each in desk.screen.findChildren(QLabel) if each.isVisible()]
    buttons = desk.screen.findChildren(QPushButton)
    return " | ".join(labels + [each.text() for each in buttons if each.isVisible()])


@pytest.mark.parametrize("typed", ["l", "t"])
def test_late_by_its_letter_in_the_grid(make_desk: MakeDesk, typed: str) -> None:
    desk = make_desk(students=3)
    if typed != "l":
        letters.use_letters(is_on=True, text=f"late={typed}")
    desk.press(typed)
    assert attended(desk, 0) is LATE
    assert desk.shell.announced[-1] == "Luna, late"
    desk.press(typed)
    assert attended(desk, 0) is not LATE


def test_late_in_quick_score_keeps_the_student_in_front(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("ql")
    assert attended(desk, 0) is LATE
    assert desk.notice == "Luna, late"
    desk.press("4")
    assert desk.on_disk(0) == 4


def refresh_hints(desk: Desk) -> None:
    """As coming back from the settings does."""
    desk.screen.foot.hide()
    desk.screen.foot.show()


def test_hints_show_the_letters_in_force(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3, width=1600)
    letters.use_letters(is_on=True, text="absent=m,quick=w,comment=k,groups=n,pick=y")
    refresh_hints(desk)
    foot = [each.text() for each in desk.screen.foot.findChildren(QLabel) if each.isVisible()]
    assert {"M", "W", "K", "L"} <= set(foot)
    assert not {"A", "Q", "C"} & set(foot)
    desk.screen.grid.go_to(0, desk.screen.sheet.model.attendance_column)
    desk.press(Key.Key_F2)
    assert desk.notice == "Space or a click: absent. L: late. X: exempt."
    desk.press("w")
    assert "Absent  [M]" in shown_texts(desk)
    assert "Comment  [K]" in shown_texts(desk)
    desk.press("y")
    for words in ("Again  [Y]", "Absent  [M]", "Groups  [N]"):
        assert words in shown_texts(desk)
    desk.press("n")
    assert "Shuffle again  [Y]" in shown_texts(desk)


def test_no_letter_is_promised_while_letters_are_off(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3, width=1600)
    letters.use_letters(is_on=False, text="")
    refresh_hints(desk)
    foot = [each.text() for each in desk.screen.foot.findChildren(QLabel) if each.isVisible()]
    assert not {"A", "Q", "C", "L", "R", "/"} & set(foot)
    desk.screen.grid.go_to(0, desk.screen.sheet.model.attendance_column)
    desk.press(Key.Key_F2)
    assert desk.notice == "Space or a click: absent."
    desk.screen.grid.go_to(0, 0)
    desk.screen.start_quick()
    assert "Absent  [" not in shown_texts(desk)
    desk.screen.more.call_student()
    assert "Again  [" not in shown_texts(desk)


def test_filling_says_how_many_with_undo(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("4", Key.Key_Return)
    desk.screen.grid.go_to(0, 0)
    desk.control(ENTER)
    assert desk.shell.toasts[-1] == ("27 filled with 4", True)
    desk.control(ENTER)
    assert desk.shell.toasts[-1] == ("No blanks to fill", False)


def test_filling_a_single_blank_is_announced(make_desk: MakeDesk) -> None:
    desk = make_desk(students=2)
    desk.press("4", ENTER)
    desk.screen.grid.go_to(0, 0)
    desk.control(ENTER)
    assert desk.shell.toasts == []
    assert desk.shell.announced[-1] == "1 filled with 4"


def test_filling_tells_the_class_no_score(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("4", ENTER)
    desk.screen.grid.go_to(0, 0)
    presenter.turn(True)
    try:
        desk.control(ENTER)
        assert desk.shell.toasts[-1] == ("3 filled with •", True)
    finally:
        presenter.turn(False)


def test_clearing_several_says_how_many_with_undo(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("1", ENTER, "2", ENTER, "3", ENTER)
    desk.screen.grid.go_to(0, 0)
    desk.press(Key.Key_Delete)
    assert desk.shell.toasts == []
    assert desk.shell.announced[-1] == "Luna, Comprensión, cleared"
    desk.screen.grid.go_to(1, 0)
    desk.press(Key.Key_Down, hold=SHIFT)
    desk.press(Key.Key_Delete)
    assert desk.shell.toasts[-1] == ("2 cleared", True)
