"""A lesson by keys: attendance, picker, groups, quick comments, records; presses are counted."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus, CellKey
from mehmiro_desktop.store.picker_bag import load_bag
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.store.queries.cell_records import load_records
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.ui.habits import usual_comments
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
ABSENT, EXEMPT, LATE = AttendanceStatus.ABSENT, AttendanceStatus.EXEMPT, AttendanceStatus.LATE
ALT = Qt.KeyboardModifier.AltModifier


def absent(desk: Desk) -> dict[int, AttendanceStatus]:
    found = load_attendance(desk.other, desk.session_id)
    return {desk.students.index(each): status for each, status in found.items()}


def click_attendance(desk: Desk, row: int) -> None:
    grid = desk.screen.grid
    index = desk.screen.sheet.model.index(row, desk.screen.sheet.model.attendance_column)
    QTest.mouseClick(
        grid.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        grid.visualRect(index).center() + QPoint(0, 0),
    )


def cell(desk: Desk, row: int, column: int = 0) -> CellKey:
    variable = desk.screen.sheet.model.variable(column)
    return CellKey(desk.students[row], variable.id, desk.session_id)


def text(desk: Desk, name: str) -> str:
    label = desk.screen.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_two_absent_are_two_clicks(make_desk: MakeDesk) -> None:
    desk = make_desk(("1", "5"), ("0", "10"))
    header = desk.screen.grid.horizontalHeader()
    assert header.logicalIndex(0) == desk.screen.sheet.model.attendance_column
    click_attendance(desk, 3)
    click_attendance(desk, 5)
    assert absent(desk) == {3: ABSENT, 5: ABSENT}
    assert not desk.is_planned()
    facts = desk.screen.sheet.model.column_facts(0)
    assert (facts.filled, facts.total) == (0, 26)
    click_attendance(desk, 5)
    click_attendance(desk, 3)
    click_attendance(desk, 3)
    assert absent(desk) == {3: EXEMPT, 5: LATE}
    click_attendance(desk, 3)
    assert absent(desk) == {5: LATE}


def test_two_absent_by_letters(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("/", "con")
    desk.press(Key.Key_A, hold=ALT)
    desk.press("br")
    desk.press(Key.Key_A, hold=ALT)
    desk.press(Key.Key_Escape)
    assert absent(desk) == {5: ABSENT, 9: ABSENT}
    assert desk.focus is desk.screen.grid


def test_keys_mark_the_row_from_any_cell_and_undo_takes_back(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("3", ENTER, "a")
    assert desk.at == (1, 0)
    assert absent(desk) == {1: ABSENT}
    desk.press("x")
    assert absent(desk) == {1: EXEMPT}
    desk.control(Key.Key_Z)
    assert absent(desk) == {1: ABSENT}
    desk.press("a")
    assert absent(desk) == {}
    desk.press(Key.Key_Left, Key.Key_Space)
    assert desk.at == (1, desk.screen.sheet.model.attendance_column)
    assert absent(desk) == {1: ABSENT}
    spoken = desk.screen.sheet.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("absent")


def test_the_absent_are_skipped(make_desk: MakeDesk) -> None:
    desk = make_desk(students=5)
    desk.press(Key.Key_Down, "a", Key.Key_Up, "q", "4")
    # Straight past the second student.
    desk.press("3", Key.Key_Left, "x", "5", "2", Key.Key_Space)
    assert desk.column_on_disk() == [4, None, 3, 5, 2] or desk.column_on_disk()[1] is None
    assert 1 in absent(desk)


def test_quick_score_goes_past_who_is_left_out(make_desk: MakeDesk) -> None:
    desk = make_desk(students=5)
    desk.press("q", "1", "a", "3", "x", "5")
    assert desk.column_on_disk() == [1, None, 3, None, 5]
    assert absent(desk) == {1: ABSENT, 3: EXEMPT}
    desk.screen.quick.card.stop_flash()
    desk.press(Key.Key_Right)
    assert text(desk, "score.done.count") == "3/3"
    assert "2 absent or exempt" in text(desk, "score.done.variable")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Home)
    desk.control(Key.Key_Home)
    desk.control(ENTER)
    assert desk.column_on_disk() == [1, None, 3, None, 5]


def test_same_for_all_and_three_exceptions(make_desk: MakeDesk) -> None:
    desk = make_desk()
    presses: list[Key | str] = ["4"]
    desk.press("4")
    desk.control(ENTER)
    presses += [Key.Key_Control]
    for key in (Key.Key_Down, "2", Key.Key_Down, Key.Key_Down, "3", Key.Key_Down, "1", ENTER):
        desk.press(key)
        presses.append(key)
    assert len(presses) <= 14
    assert desk.column_on_disk() == [4, 2, 4, 3, 1] + [4] * 23


def test_a_star_is_five_keys_and_two_for_a_comment(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.screen.context.settings.quick_comments = usual_comments()
    desk.press("q")
    star: list[Key | str] = ["/", "c", "o", ENTER, "5"]
    desk.press(*star)
    row = 1
    assert desk.on_disk(row) == 5
    desk.press("c", "1")
    assert load_records(desk.other, cell(desk, row))[0].comments == usual_comments()[0]
    desk.press("c", "2")
    both = " · ".join(usual_comments()[:2])
    assert load_records(desk.other, cell(desk, row))[0].comments == both
    desk.control(Key.Key_Z)
    assert load_records(desk.other, cell(desk, row))[0].comments == usual_comments()[0]


def test_a_digit_after_a_letter_is_text(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.screen.context.settings.quick_comments = usual_comments()
    desk.press("4", ENTER, Key.Key_Up, "c", "x1", ENTER)
    assert load_records(desk.other, cell(desk, 0))[0].comments == "x1"


def test_one_key_calls_and_nobody_twice(make_desk: MakeDesk) -> None:
    desk = make_desk(students=6)
    desk.press("a")
    called = []
    desk.press("r")
    for _ in range(5):
        called.append(text(desk, "score.picker.alias"))
        desk.press("r")
    names = [each.alias for each in desk.screen.sheet.model.students]
    assert sorted(called) == sorted(names[1:])
    desk.press(Key.Key_Escape)
    assert desk.focus is desk.screen.grid
    # Kept for the next lesson, in the file.
    bag = load_bag(desk.other, desk.class_id)
    assert len(bag.waiting) == 5
    assert len(bag.called) == 1


def test_called_absent_and_score_now(make_desk: MakeDesk) -> None:
    desk = make_desk(students=4)
    desk.press("r")
    first = text(desk, "score.picker.alias")
    desk.press("a")
    second = text(desk, "score.picker.alias")
    assert second != first
    names = [each.alias for each in desk.screen.sheet.model.students]
    assert absent(desk) == {names.index(first): ABSENT}
    desk.press(ENTER)
    assert desk.at == (names.index(second), 0)
    desk.press("5", ENTER)
    assert desk.on_disk(names.index(second)) == 5


def test_groups_hold_who_is_there_and_are_copied(make_desk: MakeDesk) -> None:
    desk = make_desk(students=9)
    desk.press("a", "r", "g")
    lines = text(desk, "score.groups.text").splitlines()
    assert [len(line.split(", ")) for line in lines] == [4, 4]
    assert "Luna" not in "".join(lines)
    desk.control(Key.Key_C)
    assert QApplication.clipboard().text().splitlines() == lines
    desk.press("-")
    lines = text(desk, "score.groups.text").splitlines()
    assert [len(line.split(", ")) for line in lines] == [3, 3, 2]
    desk.press(Key.Key_Escape)
    assert desk.focus is desk.screen.grid


def press_button(desk: Desk, part: str) -> None:
    # New rows are shown a moment after they were added.
    QApplication.processEvents()
    buttons = [
        each
        for each in desk.screen.findChildren(QPushButton)
        if each.objectName().startswith(part) and each.isVisible()
    ]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_records_of_a_cell_on_behalf_and_back(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("4", ENTER, Key.Key_Up, "v", "2", Key.Key_Tab, "says it was hard", ENTER)
    found = load_records(desk.other, cell(desk, 0))
    assert [(each.source, each.value) for each in found] == [
        (AssessorType.TEACHER, Decimal(4)),
        (AssessorType.STUDENT, Decimal(2)),
    ]
    assert found[1].comments == "says it was hard"
    assert desk.screen.sheet.model.value(0, 0) == 4
    assert desk.screen.sheet.model.others(0, 0) == (AssessorType.STUDENT,)
    press_button(desk, f"score.records.change.{found[1].id}")
    field = desk.child("score.records.value")
    assert desk.focus is field
    desk.press(Key.Key_Backspace, "3", ENTER)
    assert load_records(desk.other, cell(desk, 0))[1].value == 3
    press_button(desk, "score.records.restore.")
    assert load_records(desk.other, cell(desk, 0))[1].value == 2
    press_button(desk, f"score.records.remove.{found[1].id}")
    assert len(load_records(desk.other, cell(desk, 0))) == 1
    desk.press(Key.Key_Escape)
    assert desk.focus is desk.screen.grid
    desk.press("v", "9", ENTER)
    QApplication.processEvents()
    assert "outside 1–5" in "".join(
        each.text() for each in desk.screen.findChildren(QLabel) if each.isVisible()
    )
    assert len(load_grid(desk.other, desk.session_id).others) == 0


def test_records_begin_a_planned_session(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press("v", "2", ENTER, Key.Key_Escape)
    assert not desk.is_planned()
    assert desk.on_disk(0) is None
    assert [each.value for each in load_records(desk.other, cell(desk, 0))] == [2]


def test_alt_enter_shows_the_records_from_grid_and_quick_score(make_desk: MakeDesk) -> None:
    desk = make_desk(students=3)
    desk.press(ENTER, hold=ALT)
    assert desk.child("score.records").isVisible()
    desk.press(Key.Key_Escape, "q")
    desk.press(ENTER, hold=ALT)
    assert desk.child("score.records").isVisible()
    assert text(desk, "score.records.title").startswith("Luna")


def test_panels_fit_a_low_window(make_desk: MakeDesk) -> None:
    desk = make_desk(students=28)
    desk.screen.resize(952, 540)
    QApplication.processEvents()
    for keys, name in (("v", "score.records"), ("rg", "score.groups"), ("r", "score.picker")):
        desk.press(keys)
        panel = desk.child(name)
        host = panel.parentWidget()
        assert host is not None
        assert host.rect().contains(panel.geometry())
        desk.press(Key.Key_Escape)
