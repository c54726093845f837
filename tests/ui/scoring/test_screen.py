"""Opening, empty states, sessions, and what is painted."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import Cell
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import arranging, classes
from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
ENTER = Key.Key_Return
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def open_screen(
    context: UiContext, kept: list[QWidget], qtbot: QtBot, **where: Any
) -> ScoreScreen:
    screen = ScoreScreen(context)
    kept.append(screen)
    qtbot.addWidget(screen)
    screen.show_for(**where)
    screen.show()
    return screen


def test_each_empty_state_has_one_act_that_leads_on(
    context: UiContext, store: Store, shell: RecordedShell, kept: list[QWidget], qtbot: QtBot
) -> None:
    screen = open_screen(context, kept, qtbot)
    assert screen.state.state == "empty"
    screen.state.button.click()
    made = classes.add_class(store, "5A")
    screen.show_for(class_id=made.id)
    assert screen.state.state == "empty"
    screen.state.button.click()
    classes.add_students(store, made.id, ["Luna"])
    screen.show_for(class_id=made.id)
    screen.state.button.click()
    classes.add_variable(store, made.id, "Lectura", Decimal(1), Decimal(5))
    screen.show_for(class_id=made.id)
    assert screen.state.state == "content"
    assert shell.opened == [
        ("students", {}),
        ("students", {"class_id": made.id, "tab": "students"}),
        ("students", {"class_id": made.id, "tab": "variables"}),
    ]


def test_an_unknown_session_is_said_in_words(
    context: UiContext, kept: list[QWidget], qtbot: QtBot
) -> None:
    screen = open_screen(
        context, kept, qtbot, session_id="00000000-0000-4000-8000-000000000009"
    )
    assert screen.state.state == "error"


def test_without_a_wish_the_last_used_class_opens(
    make_desk: MakeDesk, context: UiContext, kept: list[QWidget], qtbot: QtBot
) -> None:
    desk = make_desk(students=2)
    classes.add_class(desk.store, "Another")
    desk.press("4", ENTER)
    screen = open_screen(context, kept, qtbot)
    assert screen.sheet.at is not None
    assert screen.sheet.at.school_class.id == desk.class_id
    assert desk.shell.places[-1] == ("5.º A · Lengua", "")


def test_sessions_are_chosen_and_made_here(make_desk: MakeDesk) -> None:
    desk = make_desk(students=2)
    desk.press("4", ENTER)
    first = desk.session_id
    desk.start_named_session("Dictado")
    assert desk.session_id != first
    chooser = desk.screen.bar.chooser
    assert chooser.itemText(0).endswith("· Dictado")
    assert desk.focus is desk.screen.grid
    chooser.activated.emit(chooser.findData(first))
    assert desk.session_id == first
    assert desk.screen.sheet.model.value(0, 0) == 4


def test_a_second_session_of_a_day_needs_a_name(make_desk: MakeDesk) -> None:
    desk = make_desk(students=2)
    desk.press("4", ENTER)
    first = desk.session_id
    desk.screen.bar.new_button.click()
    desk.press(ENTER)
    assert "give this one a name" in desk.screen.more.new_session.field.error
    assert desk.session_id == first
    desk.press(Key.Key_Escape)
    assert not desk.screen.more.new_session.isVisible()


def test_the_mode_switch(make_desk: MakeDesk) -> None:
    desk = make_desk(students=2)
    quick, grid = desk.screen.bar.quick_button, desk.screen.bar.grid_button
    quick.click()
    assert desk.focus.objectName() == "score.quick"
    desk.press("4")
    grid.click()
    assert desk.on_disk(0) == 4
    assert desk.focus is desk.screen.grid


def test_what_a_screen_reader_hears(make_desk: MakeDesk) -> None:
    desk = make_desk(("1", "5"), ("0", "10"), students=2)
    desk.press("4", ENTER, "9", Key.Key_Escape)
    model = desk.screen.sheet.model
    assert model.index(0, 0).data(SPOKEN) == "Luna, Comprensión, 4 of 5, pending"
    assert model.index(1, 0).data(SPOKEN) == "Cometa, Comprensión, no score"
    assert model.index(0, 2).data(SPOKEN) == "Luna, average, 75 %"
    model.set_draft(model.place(1, 0), "9")
    assert model.index(1, 0).data(SPOKEN).endswith("“9” not saved")
    vertical, horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert model.headerData(0, vertical, SPOKEN) == "Luna"
    assert model.headerData(1, horizontal, SPOKEN) == "Escritura, 0–10"


def picture(desk: Desk) -> QImage:
    QApplication.processEvents()
    grid = desk.screen.grid
    rect = grid.visualRect(grid.model().index(1, 0))
    return grid.viewport().grab(rect).toImage()


MARKS = {
    "plain": {},
    "pending": {"is_pending": True},
    "refused": {"refused": "23514"},
    "conflict": {"has_conflict": True},
    "comment": {"comments": "Reads well"},
    "more": {"more": 2},
}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_state_of_a_cell_looks_different(
    make_desk: MakeDesk, name: str, dressed_app: QApplication
) -> None:
    theme.apply_theme(dressed_app, name)
    desk = make_desk(students=3)
    model = desk.screen.sheet.model
    key = desk.screen.sheet.key(1, 0)
    pictures = [picture(desk)]
    for marks in MARKS.values():
        model.put_cell(model.place(1, 0), Cell(key, "a", Decimal(4), **marks))  # type: ignore[arg-type]
        pictures.append(picture(desk))
    model.set_draft(model.place(1, 0), "4")
    pictures.append(picture(desk))
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :])


def test_one_score_repaints_one_cell_its_average_and_its_header(make_desk: MakeDesk) -> None:
    desk = make_desk(("1", "5"), ("1", "5"), students=3)
    changed: list[tuple[int, int, int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        changed.append((first.row(), first.column(), last.row(), last.column()))

    desk.press("4", ENTER)
    desk.screen.sheet.model.dataChanged.connect(note)
    desk.press("3", ENTER)
    assert set(changed) == {(1, 0, 1, 0), (1, 2, 1, 2)}


def test_buttons_are_named_and_44_high(make_desk: MakeDesk) -> None:
    desk = make_desk(students=2)
    for button in desk.screen.bar.findChildren(QPushButton):
        assert button.height() >= 44
        assert button.text() or button.accessibleName()
    assert desk.screen.grid.rowHeight(0) == 44


def test_comments_in_tips_are_never_markup(make_desk: MakeDesk) -> None:
    desk = make_desk(students=2)
    desk.press("4", "c", "<b>x</b>", ENTER)
    tip = desk.screen.sheet.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;x" in tip


def test_long_names_and_sentences_never_widen_the_window(
    context: UiContext, store: Store, kept: list[QWidget], qtbot: QtBot
) -> None:
    made = classes.add_class(store, "5A")
    classes.add_students(store, made.id, ["Luna " * 18, "Cometa"])
    classes.add_variable(store, made.id, "Lectura " * 11, Decimal(0), Decimal(10))
    screen = open_screen(context, kept, qtbot, class_id=made.id)
    screen.resize(948, 584)
    for act in (screen.start_quick, screen.show_grid):
        act()
        screen.foot.say("A sentence of some length that goes on and on. " * 5, "error")
        QApplication.processEvents()
        assert screen.minimumSizeHint().width() <= 948
        assert screen.minimumSizeHint().height() <= 584
        assert (screen.width(), screen.height()) == (948, 584)


def test_it_opens_at_the_very_cell_that_was_named(
    context: UiContext,
    store: Store,
    kept: list[QWidget],
    qtbot: QtBot,
) -> None:
    room = ClassroomBuilder(store).build()
    key = room.key(2, 1)
    screen = open_screen(
        context, kept, qtbot,
        session_id=key.session_id, student_id=key.student_id, variable_id=key.variable_id,
    )  # fmt: skip
    assert screen.grid.at == (2, 1)


def test_who_left_the_class_stays_in_the_session_they_were_scored_in(
    make_desk: MakeDesk, store: Store
) -> None:
    desk = make_desk(("1", "5"), ("1", "5"), students=3)
    desk.press("4", ENTER)
    other = classes.add_class(store, "6B")
    arranging.move_student(store, desk.students[0], other.id)
    model = desk.screen.sheet.model
    desk.screen.show_for(session_id=desk.session_id)
    assert model.rowCount() == 3
    vertical = Qt.Orientation.Vertical
    assert model.headerData(2, vertical, SPOKEN) == "Luna, now in 6B"
    assert model.value(2, 0) == 4
    # Counted where they were scored; nobody expects another score of them.
    assert (model.column_facts(0).filled, model.column_facts(0).total) == (1, 3)
    assert (model.column_facts(1).filled, model.column_facts(1).total) == (0, 2)
    assert model.skipped == {desk.students[0]}
    desk.screen.grid.grab()
