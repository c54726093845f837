"""Changes made elsewhere, while someone types here."""

import threading
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.store.commands import classes
from tests.helpers.stores import let_go
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return


def pulled(desk: Desk, statement: str, *values: str) -> None:
    """Change the mirror as a pull does, on another thread."""

    def change() -> None:
        with desk.store.write(Origin.SYNC, why="pulled") as scope:
            scope.connection.exec_driver_sql(statement, values)
            scope.changed("assessments")

    thread = threading.Thread(target=change)
    thread.start()
    thread.join()


def pull_score(desk: Desk, row: int, value: str) -> None:
    pulled(
        desk, "UPDATE assessments SET value = ? WHERE student_id = ?", value, desk.students[row]
    )


def shown(desk: Desk, row: int) -> Decimal | None:
    return desk.screen.sheet.model.value(row, 0)


def test_a_change_under_the_editor_leaves_the_text_alone(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=4)
    desk.press("2", ENTER, "2", ENTER, "3", ENTER, Key.Key_Up, "5")
    editor = desk.screen.grid.editing.editor
    pull_score(desk, 2, "4")
    qtbot.waitUntil(lambda: "Changed elsewhere: 4" in desk.notice, timeout=2000)
    assert desk.screen.grid.editing.editor is editor
    assert desk.focus is editor
    assert editor is not None
    assert editor.text() == "5"
    assert desk.at == (2, 0)
    assert shown(desk, 2) == 4
    assert desk.shell.announced[-1].startswith("Changed elsewhere: 4")
    desk.press(ENTER)
    assert desk.on_disk(2) == 5


def test_an_untouched_editor_never_overwrites_what_came(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=3)
    desk.press("3", ENTER, Key.Key_Up, Key.Key_F2)
    pull_score(desk, 0, "4")
    qtbot.waitUntil(lambda: shown(desk, 0) == 4, timeout=2000)
    desk.press(ENTER)
    assert desk.on_disk(0) == 4


def test_other_cells_change_around_the_cursor(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(students=4)
    resets: list[None] = []
    desk.press("2", ENTER, "2", ENTER, "3")
    desk.screen.sheet.model.modelReset.connect(lambda: resets.append(None))
    pull_score(desk, 0, "5")
    qtbot.waitUntil(lambda: shown(desk, 0) == 5, timeout=2000)
    assert desk.at == (2, 0)
    assert desk.screen.grid.editing.editor is desk.focus
    assert "elsewhere" not in desk.notice
    assert resets == []


def test_new_and_removed_students_never_move_the_cursor(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=4)
    model = desk.screen.sheet.model
    desk.screen.grid.go_to(2, 0)
    desk.press("3")
    classes.add_students(desk.store, desk.class_id, ["Abeja"])
    qtbot.waitUntil(lambda: model.rowCount() == 5, timeout=2000)
    assert [each.alias for each in model.students][-1] == "Abeja"
    classes.remove_student(desk.store, desk.students[0])
    qtbot.waitUntil(lambda: model.rowCount() == 4, timeout=2000)
    assert desk.at == (1, 0)
    assert desk.screen.grid.editing.editor is desk.focus
    desk.press(ENTER)
    assert desk.on_disk(2) == 3


def test_a_student_removed_elsewhere_while_typed_for(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(students=3)
    model = desk.screen.sheet.model
    desk.press("4", ENTER, "3")
    classes.remove_student(desk.store, desk.students[2])
    classes.remove_student(desk.store, desk.students[1])
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=2000)
    assert desk.focus is desk.screen.grid.editing.editor
    desk.press(ENTER)
    assert "no longer on this laptop" in desk.notice
    desk.press(Key.Key_Escape)
    qtbot.waitUntil(lambda: model.rowCount() == 1, timeout=2000)
    assert desk.at == (0, 0)


def test_quick_score_keeps_its_student_and_its_waiting_one(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(("0", "10"), students=4)
    desk.press("q", "4", "1")
    classes.remove_student(desk.store, desk.students[0])
    qtbot.waitUntil(lambda: desk.screen.sheet.model.rowCount() == 3, timeout=2000)
    name = desk.child("score.quick.alias")
    assert isinstance(name, QLabel)
    assert name.text() == "Cometa"
    desk.press("0")
    assert desk.on_disk(1) == 10


def test_the_session_made_elsewhere_joins_the_planned_one(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=3)
    desk.screen.grid.go_to(1, 0)
    made = classes.start_session(desk.store, desk.class_id, desk.screen.context.clock.today())
    assert made.id == desk.session_id
    qtbot.waitUntil(lambda: not desk.is_planned(), timeout=2000)
    assert desk.at == (1, 0)


def test_the_class_removed_elsewhere_ends_in_words(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(students=3)
    desk.press("4", ENTER)
    classes.remove_class(desk.store, desk.class_id)
    qtbot.waitUntil(lambda: desk.screen.sheet.at is None, timeout=2000)
    assert desk.screen.state.state == "empty"


def test_quick_score_says_what_changed_under_its_student(
    make_desk: MakeDesk, qtbot: QtBot
) -> None:
    desk = make_desk(students=3)
    desk.press("3", ENTER, Key.Key_Up, "q")
    pull_score(desk, 0, "4")
    qtbot.waitUntil(lambda: desk.notice == "Changed elsewhere: 4.", timeout=2000)
    now = desk.child("score.quick.now")
    assert isinstance(now, QLabel)
    assert now.text() == "now: 4"


def test_variables_come_and_go_around_the_cursor(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(("1", "5"), ("1", "5"), students=3)
    model = desk.screen.sheet.model
    desk.screen.grid.go_to(1, 1)
    classes.add_variable(desk.store, desk.class_id, "Zeta", Decimal(1), Decimal(5))
    qtbot.waitUntil(lambda: model.score_columns == 3, timeout=2000)
    assert [each.name for each in model.variables][-1] == "Zeta"
    classes.remove_variable(desk.store, model.variable(0).id)
    qtbot.waitUntil(lambda: model.score_columns == 2, timeout=2000)
    assert desk.at == (1, 0)
    assert model.columnCount() == 5
    desk.press("4", ENTER)
    assert desk.on_disk(1, 0) == 4


def test_the_variable_in_quick_score_goes_elsewhere(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(("1", "5"), ("1", "5"), students=3)
    desk.press("q", "4")
    classes.remove_variable(desk.store, desk.screen.sheet.model.variable(0).id)
    qtbot.waitUntil(lambda: not desk.screen.is_quick, timeout=2000)
    assert desk.focus is desk.screen.grid


def test_a_new_alias_and_colour_are_shown_in_place(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(students=3)
    model = desk.screen.sheet.model
    classes.edit_student(desk.store, replace(model.student(1), alias="Estrella"))
    qtbot.waitUntil(lambda: model.student(1).alias == "Estrella", timeout=2000)
    assert desk.at == (0, 0)


def test_a_store_that_cannot_be_read_is_said_and_what_is_shown_stays(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk(students=3)
    desk.press("3", ENTER)
    path, away = desk.store.path, desk.store.path.with_name("away")
    let_go(desk.store)
    path.rename(away)
    path.mkdir()
    try:
        desk.screen.sheet.refresh()
    finally:
        path.rmdir()
        away.rename(path)
    assert desk.notice
    assert shown(desk, 0) == 3
