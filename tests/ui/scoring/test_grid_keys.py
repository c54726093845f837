"""The grid, by its keys."""

from decimal import Decimal

from PySide6.QtCore import Qt

from tests.ui.scoring.conftest import MakeDesk

ENTER = Qt.Key.Key_Return


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
