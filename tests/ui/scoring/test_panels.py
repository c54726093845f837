"""Comments, finding a student, copy and paste."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from mehmiro_desktop.store.queries import scoring
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
FIVE, TEN = ("1", "5"), ("0", "10")
SHIFT = Qt.KeyboardModifier.ShiftModifier


def comment_on_disk(desk: Desk, row: int) -> str:
    grid = scoring.load_grid(desk.other, desk.session_id)
    variable = desk.screen.sheet.model.variable(0)
    return grid.cells[desk.students[row], variable.id].comments


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def words(desk: Desk, name: str) -> str:
    found: QWidget = desk.child(name)
    assert isinstance(found, QLabel)
    return found.text()


# -- comments ----------------------------------------------------------------------------------


def test_a_comment_needs_a_score_first(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("c")
    assert not desk.screen.commenting.panel.isVisible()
    assert "score first" in desk.notice


def test_score_then_comment_without_leaving_the_cell(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("4", "c")
    assert desk.on_disk(0) == 4
    assert desk.focus.objectName() == "score.comment.text"
    desk.press("Reads well, 7/10")
    desk.press(ENTER, hold=SHIFT)
    desk.press("q/c", ENTER)
    assert comment_on_disk(desk, 0) == "Reads well, 7/10\nq/c"
    assert desk.focus is desk.screen.grid
    assert desk.at == (0, 0)
    desk.press("c")
    assert desk.screen.commenting.panel.text == "Reads well, 7/10\nq/c"
    desk.press("!", Key.Key_Escape)
    assert comment_on_disk(desk, 0) == "Reads well, 7/10\nq/c"
    assert desk.focus is desk.screen.grid


def test_a_comment_of_more_than_500_is_refused_and_kept(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("4", "c")
    panel = desk.screen.commenting.panel
    panel.edit.setPlainText("x" * 501)
    assert words(desk, "score.comment.count") == "501/500"
    desk.press(ENTER)
    assert panel.isVisible()
    assert comment_on_disk(desk, 0) == ""
    panel.edit.setPlainText("x" * 500)
    desk.press(ENTER)
    assert comment_on_disk(desk, 0) == "x" * 500


def test_an_open_comment_is_saved_before_another_cell_is_commented(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("4", ENTER, "3", ENTER, Key.Key_Up, "c", "first")
    desk.screen.grid.setFocus()
    desk.press(Key.Key_Up, "c")
    assert comment_on_disk(desk, 1) == "first"
    assert desk.screen.commenting.panel.text == ""


def test_quick_score_comments_on_the_student_just_scored(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("q", "4", "c", "good", ENTER)
    assert comment_on_disk(desk, 0) == "good"
    assert desk.focus is desk.screen.quick


# -- finding -----------------------------------------------------------------------------------


def test_find_and_score_in_five_keys(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("/", "na", ENTER, "4")
    assert desk.at == (26, 0)
    desk.press(ENTER)
    assert desk.on_disk(26) == 4


def test_find_goes_through_matches_and_says_when_there_is_none(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("/", "co")
    assert words(desk, "score.find.match") == "Cometa"
    desk.press(Key.Key_Down)
    assert words(desk, "score.find.match") == "Colibrí"
    desk.press("zz", ENTER)
    assert words(desk, "score.find.match") == "Nobody found"
    assert desk.screen.more.find.isVisible()
    desk.press(Key.Key_Escape)
    assert desk.at == (0, 0)
    assert desk.focus is desk.screen.grid


def test_find_in_quick_score(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("q", "/", "pum", ENTER, "5")
    assert desk.on_disk(16) == 5


# -- copy and paste ----------------------------------------------------------------------------


def test_copy_gives_a_block_a_spreadsheet_takes(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, TEN, students=3)
    desk.press("4", ENTER, "3", ENTER)
    desk.screen.grid.go_to(0, 1)
    desk.press("6,5", ENTER)
    desk.screen.grid.go_to(0, 0)
    desk.press(Key.Key_Right, Key.Key_Down, hold=SHIFT)
    desk.control(Key.Key_C)
    assert QGuiApplication.clipboard().text() == "4\t6.5\n3\t"


def test_one_value_is_pasted_at_once(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    clip("4\n")
    desk.control(Key.Key_V)
    assert not desk.screen.pasting.panel.isVisible()
    assert desk.on_disk(0) == 4
    clip("9")
    desk.control(Key.Key_V)
    assert "9 is outside 1–5" in desk.notice
    assert desk.on_disk(0) == 4


def test_a_block_is_previewed_put_and_undone_as_one(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, TEN, students=4)
    desk.press("5", ENTER, Key.Key_Up)
    clip("4\t7,5\n3\t6.5\nx\t12\n\t10\n1\t1\n")
    desk.control(Key.Key_V)
    panel = desk.screen.pasting.panel
    assert panel.isVisible()
    assert desk.column_on_disk(0) == [5, None, None, None]
    assert words(desk, "score.paste.put") == "4 new, 1 replaced"
    assert words(desk, "score.paste.rest") == "2 outside the table, left out"
    assert words(desk, "score.paste.refused").splitlines() == [
        "Colibrí · Comprensión: “x” is not a score",
        "Colibrí · Escritura: 12 is outside 0–10",
    ]
    desk.press(ENTER)
    assert desk.column_on_disk(0) == [4, 3, None, None]
    assert desk.column_on_disk(1) == [Decimal("7.5"), Decimal("6.5"), None, 10]
    assert desk.focus is desk.screen.grid
    desk.control(Key.Key_Z)
    assert desk.column_on_disk(0) == [5, None, None, None]
    assert desk.column_on_disk(1) == [None] * 4


def test_a_block_can_be_declined(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    clip("4\n3")
    desk.control(Key.Key_V)
    desk.press(Key.Key_Escape)
    assert desk.is_planned()
    desk.control(Key.Key_V)
    desk.screen.pasting.panel.cancel_button.setFocus()
    desk.press(ENTER)
    assert desk.is_planned()
    assert desk.focus is desk.screen.grid


def test_one_value_fills_a_selected_block(make_desk: MakeDesk) -> None:
    desk = make_desk(FIVE, FIVE, students=3)
    desk.press(Key.Key_Right, Key.Key_Down, hold=SHIFT)
    clip("3")
    desk.control(Key.Key_V)
    desk.press(ENTER)
    assert desk.column_on_disk(0) == [3, 3, None]
    assert desk.column_on_disk(1) == [3, 3, None]


def test_what_is_no_table_is_refused_in_words(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    clip("4\n" * 1001)
    desk.control(Key.Key_V)
    assert "cannot be read as a table" in desk.notice
    clip("")
    desk.control(Key.Key_V)
    assert desk.is_planned()


def test_a_store_that_cannot_keep_a_call_is_not_an_empty_class(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    with desk.full_disk():
        desk.screen.more.call_student()
        picker = desk.screen.more.picker
        alias = picker.findChild(QLabel, "score.picker.alias")
        count = picker.findChild(QLabel, "score.picker.count")
        assert alias is not None
        assert count is not None
        assert alias.text() == "–"
        assert "cannot be written" in count.text()
