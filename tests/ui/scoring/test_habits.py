"""The settings of scoring, as the grid and quick-score go by them."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import letters
from tests.ui.scoring.conftest import Desk, MakeDesk

ENTER = Qt.Key.Key_Return
FIVE, TEN = ("1", "5"), ("0", "10")


def go_to_the_last(desk: Desk) -> None:
    desk.screen.grid.go_to(2, 0)


def test_enter_below_the_last_student_stays_or_goes_on_as_chosen(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, FIVE, students=3)
    go_to_the_last(desk)
    desk.press("3", ENTER)
    assert desk.at == (2, 0)
    desk.screen.context.settings.goes_to_next_column = True
    desk.press("4", ENTER)
    assert desk.at == (0, 1)
    assert desk.on_disk(2) == 4


def test_the_arrow_key_stays_in_the_column_all_the_same(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, FIVE, students=3)
    desk.screen.context.settings.goes_to_next_column = True
    go_to_the_last(desk)
    desk.press(Qt.Key.Key_Down)
    assert desk.at == (2, 0)


def test_another_letter_for_quick_score_and_the_usual_one_given_up(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk()
    letters.use_letters(is_on=True, text="quick=w")
    desk.press("q")
    assert not desk.screen.quick.isVisible()
    desk.press("w")
    assert desk.screen.quick.isVisible()


def test_without_letters_only_digits_and_chords_act(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    letters.use_letters(is_on=False, text="")
    desk.press("q")
    assert not desk.screen.quick.isVisible()
    desk.press("5", ENTER)
    assert desk.on_disk(0) == 5


def test_a_one_waits_as_long_as_chosen(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(TEN, students=3)
    desk.press("q")
    desk.screen.context.settings.digit_wait_ms = 30
    desk.press("1")
    qtbot.waitUntil(lambda: not desk.is_planned(), timeout=400)
    assert desk.on_disk(0) == 1


def test_a_one_waits_for_enter_if_that_is_chosen(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(TEN, students=3)
    desk.press("q")
    desk.screen.context.settings.digit_wait_ms = None
    desk.press("1")
    qtbot.wait(700)
    assert desk.is_planned()
    desk.press(ENTER)
    assert desk.on_disk(0) == 1
