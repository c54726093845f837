"""Missing marks: the chip that narrows the grid to them, and rows that never move under a hand."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mehmiro_desktop.domain.entities import AttendanceStatus, CellKey
from mehmiro_desktop.store.commands.scores import clear_scores, fill_blanks, record_score
from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
SCALE = ("1", "5")


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def fill_all_but(desk: Desk, *rows: int) -> None:
    """Score everyone but ``rows`` from elsewhere, as a sync or another screen does."""
    desk.press("3", ENTER)
    for column in range(desk.screen.sheet.model.score_columns):
        variable = desk.screen.sheet.model.variable(column).id
        fill_blanks(desk.store, desk.session_id, variable, Decimal(3))
        keys = [CellKey(desk.students[row], variable, desk.session_id) for row in rows]
        clear_scores(desk.store, keys)
    settle()


def in_sight(grid: ScoreGridView) -> list[int]:
    return [row for row in range(grid.model().rowCount()) if not grid.isRowHidden(row)]


def chip(desk: Desk) -> QPushButton:
    found = desk.child("score.blanks")
    assert isinstance(found, QPushButton)
    return found


def test_the_chip_counts_and_narrows_the_grid(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE, SCALE)
    assert chip(desk).text() == "56 blanks"
    fill_all_but(desk, 3, 9, 20)
    assert chip(desk).text() == "6 blanks"
    QTest.mouseClick(chip(desk), Qt.MouseButton.LeftButton)
    grid = desk.screen.grid
    assert in_sight(grid) == [3, 9, 20]
    assert desk.at == (3, 0), "the cursor goes to a student in sight"
    assert QApplication.focusWidget() is grid
    assert desk.notice == "Only 3 students with blanks; B: everyone"
    QTest.mouseClick(chip(desk), Qt.MouseButton.LeftButton)
    assert len(in_sight(grid)) == 28


def test_a_student_stays_when_the_last_blank_is_filled(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    fill_all_but(desk, 3, 9, 20)
    desk.press("b", "4", ENTER)
    settle()
    assert in_sight(desk.screen.grid) == [3, 9, 20]
    assert desk.at == (9, 0), "down to the next in sight"
    assert chip(desk).text() == "2 blanks"
    assert desk.on_disk(3) == 4
    desk.press("5", Key.Key_Up)
    assert desk.at == (3, 0)
    assert desk.on_disk(9) == 5
    assert [desk.on_disk(row) for row in (4, 5, 6)] == [3, 3, 3], "nobody hidden was touched"


def test_news_from_elsewhere_moves_no_row_while_typing(make_desk: MakeDesk) -> None:
    desk = make_desk(("0", "10"))
    fill_all_but(desk, 3, 9, 20)
    desk.press("b", Key.Key_Down, "7")
    editor = desk.screen.grid.editing.editor
    assert editor is not None
    before = editor.geometry()
    variable = desk.screen.sheet.model.variable(0).id
    record_score(desk.store, CellKey(desk.students[3], variable, desk.session_id), Decimal(2))
    clear_scores(desk.store, [CellKey(desk.students[0], variable, desk.session_id)])
    settle()
    assert desk.screen.grid.editing.editor is editor
    assert editor.geometry() == before
    assert in_sight(desk.screen.grid) == [3, 9, 20]
    desk.press(",5", ENTER)
    assert desk.on_disk(9) == Decimal("7.5")


def test_nobody_left_is_said_differently_than_nobody_there(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    fill_all_but(desk, 3)
    desk.press("b", "4", ENTER)
    desk.press("b", "b")
    state = desk.screen.grid_page
    assert state.state == "empty"
    assert desk.screen.state.state == "content", "the screen is not empty, the filter is"
    assert state.button.hasFocus()
    desk.press(Key.Key_Space)
    assert state.state == "content"
    assert len(in_sight(desk.screen.grid)) == 28
    assert desk.screen.grid.hasFocus()
    assert not chip(desk).isVisible(), "nothing is missing, nothing is offered"


def test_who_is_absent_has_no_blanks(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    fill_all_but(desk, 3, 9)
    desk.screen.sheet.set_attendance(3, AttendanceStatus.ABSENT)
    settle()
    assert chip(desk).text() == "1 blank"
    desk.press("b")
    assert in_sight(desk.screen.grid) == [9]


def test_what_is_hidden_is_neither_cleared_nor_pasted_over(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    fill_all_but(desk, 3, 9, 20)
    desk.press("b")
    QApplication.clipboard().setText("1\n2\n5")
    desk.control(Key.Key_V)
    desk.press(ENTER)
    assert [desk.on_disk(row) for row in (3, 9, 20)] == [1, 2, 5]
    assert all(desk.on_disk(row) == 3 for row in range(28) if row not in (3, 9, 20))
    desk.control(Key.Key_Home)
    desk.control(Key.Key_A)
    desk.press(Key.Key_Delete)
    assert [desk.on_disk(row) for row in (3, 9, 20)] == [None] * 3
    assert all(desk.on_disk(row) == 3 for row in range(28) if row not in (3, 9, 20))


def test_finding_a_student_out_of_sight_shows_them(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    fill_all_but(desk, 3, 9)
    desk.press("b", "/", "zaf", ENTER)
    assert desk.at == (27, 0)
    assert in_sight(desk.screen.grid) == [3, 9, 27]


def test_another_session_is_narrowed_too(make_desk: MakeDesk) -> None:
    desk = make_desk(SCALE)
    fill_all_but(desk, 3)
    desk.press("b")
    desk.start_named_session("Second")
    assert len(in_sight(desk.screen.grid)) == 28
    assert chip(desk).isChecked()
