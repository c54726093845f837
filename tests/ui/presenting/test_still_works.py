"""What goes on while a class looks on: every screen is used, and calls everybody the same."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_students, remove_student
from mehmiro_desktop.store.queries.classes import load_student_places, load_students
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.presenter_bar import PresenterBar
from mehmiro_desktop.ui.reports.screen import ReportsScreen
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.students_page.screen import StudentScreen
from mehmiro_desktop.ui.suggestions.screen import SuggestionsScreen
from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.sync_center.rows import RecordRow
from mehmiro_desktop.ui.worker import worker_of
from tests.helpers.windows import open_now
from tests.ui.presenting.private_class import fill_private
from tests.ui.shown_columns import CLASS, SESSION, STUDENT
from tests.ui.test_every_column_is_seen import factories


@pytest.fixture(autouse=True)
def back_to_normal() -> Iterator[None]:
    yield
    presenter.turn(False)
    presenter.show_numbers(False)


@pytest.fixture
def window(qtbot: QtBot, store: Store, context: UiContext, tmp_path: Path) -> MainWindow:
    fill_private(store)
    made = MainWindow(context, factories(Profile(tmp_path / "profile")))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    presenter.turn(True)
    return made


def opened(window: MainWindow, name: str, **where: object) -> QWidget:
    open_now(window, name, **where)
    front = window.pages.screen_in_front()
    assert front is not None
    # The history is read beside the window.
    end = monotonic() + 10
    while worker_of(window.context).is_busy and monotonic() < end:
        QApplication.processEvents()
    for rows in front.findChildren(RowList):
        rows.finish()
    return front


def rows_of(screen: QWidget) -> list[RecordRow]:
    return [each for each in screen.findChildren(RecordRow) if each.isVisible()]


def test_everybody_has_one_number_on_every_screen(window: MainWindow, store: Store) -> None:
    presenter.show_numbers(True)
    students = load_students(store, CLASS)
    place = load_student_places(store)
    numbers = [str(place[each.id]) for each in students]
    assert numbers == ["1", "2", "3"]
    mine = str(place[STUDENT])

    score = opened(window, "score", session_id=SESSION)
    assert isinstance(score, ScoreScreen)
    assert [score.sheet.model.alias(row) for row in range(3)] == numbers
    roster = opened(window, "students", class_id=CLASS, tab="students")
    assert isinstance(roster, ClassesScreen)
    model = roster.students.model
    assert [model.index(row, 0).data() for row in range(3)] == numbers
    student = opened(window, "student", student_id=STUDENT)
    assert isinstance(student, StudentScreen)
    assert student.header.alias.text() == mine
    inbox = opened(window, "suggestions")
    assert isinstance(inbox, SuggestionsScreen)
    assert inbox.detail.findChild(QLabel, "suggestions.alias").text() == mine  # type: ignore[union-attr]
    reports = opened(window, "reports", class_id=CLASS)
    assert isinstance(reports, ReportsScreen)
    listed = reports.make.who.students
    assert isinstance(listed, QListWidget)
    assert [listed.item(row).text() for row in range(3)] == numbers
    sync = opened(window, "sync", tab="history")
    assert mine in [row.lead.full_text for row in rows_of(sync)]


def test_numbers_follow_the_list(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    presenter.show_numbers(True)
    first, second, third = load_students(store, CLASS)
    assert presenter.shown_alias(third.alias, third.id) == "3"
    with qtbot.waitSignal(window.context.bridge.tables_changed):
        remove_student(store, second.id)
    assert presenter.shown_alias(third.alias, third.id) == "2"
    # Whoever is gone has no number, and keeps no name.
    assert presenter.shown_alias(second.alias, second.id) == presenter.DOT
    # Known at once, before the news of it has come round.
    added = add_students(store, CLASS, ["Zetaword"])[0]
    place = [each.id for each in load_students(store, CLASS)].index(added.id)
    assert presenter.shown_alias(added.alias, added.id) == str(place + 1)
    assert presenter.shown_alias(first.alias, first.id) == "1"


def test_the_bars_button_says_what_the_settings_say(window: MainWindow) -> None:
    bar = window.findChild(PresenterBar)
    assert bar is not None
    assert not bar.numbers.isChecked()
    presenter.turn(False)
    presenter.show_numbers(True)
    presenter.turn(True)
    assert bar.numbers.isChecked()
    assert presenter.shows_numbers()


def test_a_score_is_entered_and_told_without_its_value(
    window: MainWindow, store: Store
) -> None:
    heard: list[str] = []
    window.context.announce = heard.append
    score = opened(window, "score", session_id=SESSION)
    assert isinstance(score, ScoreScreen)
    assert score.sheet.record_text(1, 0, "4.25") == ""
    grid = load_grid(store, SESSION)
    key = CellKey(grid.students[1].id, "v1", SESSION)
    assert grid.cells[(key.student_id, key.variable_id)].value == Decimal("4.25")
    assert heard == ["Secondword, Variableword, scored"]
    assert score.sheet.model.index(1, 0).data() == presenter.DOT


def test_history_is_put_back_unseen(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    student = opened(window, "student", student_id=STUDENT, tab="history")
    rows = rows_of(student)
    assert rows
    told = [row.accessibleName() for row in rows]
    assert any("Hidden while presenting" in each for each in told)
    buttons = [
        button
        for row in rows
        for button in row.findChildren(QAbstractButton, "sync.row.restore")
    ]
    before = load_grid(store, SESSION).cells[(STUDENT, "v1")].value
    with qtbot.waitSignal(window.context.bridge.tables_changed):
        buttons[0].click()
    assert load_grid(store, SESSION).cells[(STUDENT, "v1")].value != before


def test_a_list_keeps_the_keyboard_where_it_was(window: MainWindow) -> None:
    presenter.turn(False)
    student = opened(window, "student", student_id=STUDENT, tab="history")
    buttons = student.findChildren(QAbstractButton, "sync.row.restore")
    buttons[0].setFocus()
    presenter.turn(True)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "sync.row.restore"
    assert focus.isVisible()


def test_suggestions_are_read_but_not_copied_unseen(window: MainWindow) -> None:
    inbox = opened(window, "suggestions")
    assert isinstance(inbox, SuggestionsScreen)
    current = inbox.current
    assert current is not None
    inbox.act("copy")
    assert inbox.notice.text == "Hidden while presenting."
    assert inbox.current == current
    assert not inbox.detail.copy_button.isEnabled()
    inbox.act("read")
    assert inbox.state.state == "empty"


def test_what_leaves_the_laptop_waits(window: MainWindow, qtbot: QtBot) -> None:
    reports = opened(window, "reports", class_id=CLASS)
    assert isinstance(reports, ReportsScreen)
    assert "while presenting" in reports.make.notice.text
    assert not reports.make.make_button.isEnabled()
    preview = reports.make.preview
    qtbot.waitUntil(lambda: "hidden while presenting" in preview.accessibleName())
    presenter.turn(False)
    assert reports.make.make_button.isEnabled()
    assert reports.make.notice.text == ""
