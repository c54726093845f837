"""After the bell: the rows of "a lesson in the life" from the corridor to the end of term, counted."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import (
    CellKey,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.queries.classes import (
    load_classes,
    load_students,
    load_variables,
)
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.store.queries.suggestions import count_unread
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.reports.screen import ReportsScreen
from tests.helpers.clocks import FixedClock
from tests.helpers.hand import Hand, Key
from tests.helpers.pins import set_pin
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion
from tests.store.peek import push_all
from tests.ui.lesson.conftest import ENTER, Room, open_window
from tests.ui.monitoring.conftest import RED, Lights, lights, settled
from tests.ui.sync_center.seen import make_conflict

__all__ = ["lights"]


@pytest.mark.parametrize(("button", "stays"), [("keep", 4), ("swap", 5)])
def test_a_conflict_is_one_click_either_way(
    qtbot: QtBot,
    context: UiContext,
    store: Store,
    clock: FixedClock,
    hand: Hand,
    button: str,
    stays: int,
) -> None:
    """From Today a second click: the one that opens the list, which the badge asks for."""
    built = ClassroomBuilder(store).build()
    built.score(3)
    push_all(store)
    clock.advance(minutes=5)
    make_conflict(store, built)
    window = open_window(qtbot, context, "today")
    window.show_status(SyncStatus(SyncState.WAITING, to_review=1))
    badge = window.findChild(QLabel, "rail.badge.sync")
    assert badge is not None
    assert badge.isVisible()
    assert badge.text() == "1"
    opening = window.findChild(QToolButton, "rail.sync")
    assert opening is not None
    hand.click(opening)
    QApplication.processEvents()
    assert hand.count <= 1
    hand.begin()
    choice = window.findChild(QPushButton, f"sync.conflict.{button}")
    assert choice is not None
    hand.click(choice)
    assert hand.count <= 1
    assert load_summary(store).to_review == 0
    cell = load_grid(store, built.session.id).cells[built.roster[0].id, built.measured[0].id]
    assert cell.value == stays


def test_reports_of_another_class_and_a_workbook_are_four_clicks(
    qtbot: QtBot, room: Room, hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports, class, formats, make; into the person's documents, as the screen says."""
    other = ClassroomBuilder(room.store, students=28, variables=3, name="6B").build().fill(7)
    documents = tmp_path / "documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(documents))
    hand.click(room.named("rail.reports"))
    screen = room.window.pages.screen_in_front()
    assert isinstance(screen, ReportsScreen)
    hand.click(room.named(f"reports.class.{other.school_class.id}"))
    assert screen.make.who.class_id == other.school_class.id
    qtbot.waitUntil(screen.make.make_button.isEnabled)
    # A tick box takes clicks on its box and words, not on the empty room after them.
    workbook = room.named("reports.format.xlsx")
    hand.click(workbook, QPoint(14, workbook.height() // 2))
    with qtbot.waitSignal(screen.make.runner.finished, timeout=30_000):
        hand.click(room.named("reports.start"))
    assert hand.count <= 4
    (folder,) = documents.iterdir()
    assert folder.name.startswith("Reports 6B")
    assert str(documents)[-20:] in screen.make.files.place_label.text()
    assert len(list(folder.glob("report-*.pdf"))) == 28
    assert (folder / "scores.xlsx").is_file()


def test_a_class_for_the_new_school_year_is_six_clicks(room: Room, hand: Hand) -> None:
    """The class, its variables copied from last year's, and the pasted list of students."""
    QGuiApplication.clipboard().setText("\n".join(f"Estrella {n}x" for n in range(30)))
    hand.click(room.named("rail.students"))
    hand.click(room.named("class.more"))
    menu = room.named("class.menu")
    assert isinstance(menu, QMenu)
    wanted = next(each for each in menu.actions() if each.objectName() == "class.new_year")
    hand.click(menu, menu.actionGeometry(wanted).center())
    hand.click(room.named("class.year.create"))
    hand.click(room.named("roster.paste"))
    hand.click(room.named("roster.panel.add"))
    assert hand.count <= 6
    made = next(each for each in load_classes(room.store) if each.id != room.class_id)
    assert len(load_students(room.store, made.id)) == 30
    names = [each.name for each in load_variables(room.store, made.id)]
    assert names == [each.name for each in room.measured]


def test_who_worries_me_is_one_key_from_the_board(
    qtbot: QtBot, context: UiContext, lights: Lights, hand: Hand
) -> None:
    board = MonitoringScreen(context)
    qtbot.addWidget(board)
    board.analyse()
    settled(qtbot, board)
    window = open_window(qtbot, context, "today")
    hand.chord(Key.Key_4)
    opened = window.pages.screen_in_front()
    assert isinstance(opened, MonitoringScreen)
    settled(qtbot, opened)
    hand.begin()
    hand.press(ENTER)
    assert hand.count <= 1
    assert window.pages.current == "student"
    alias = lights.builder.roster[RED].alias
    front = window.pages.screen_in_front()
    assert front is not None
    qtbot.waitUntil(lambda: any(alias in each.text() for each in front.findChildren(QLabel)))


@pytest.mark.parametrize("key", ["e", "d"], ids=["read", "dismiss"])
def test_a_note_of_the_machine_is_one_key(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, hand: Hand, key: str
) -> None:
    for student in range(3):
        add_suggestion(context.store, classroom.score(4, student), "Read in pairs.")
    window = open_window(qtbot, context, "today")
    assert window.pages.current == "today"
    hand.chord(Key.Key_6)
    hand.begin()
    hand.press(key)
    assert hand.count <= 1
    assert count_unread(context.store) == 2


def test_scores_of_the_last_lesson_are_there_again_by_one_chord(
    lesson: Room, hand: Hand
) -> None:
    """Rule (e) of the table: the most used screen is a chord away from everywhere."""
    key = CellKey(lesson.roster[0].id, lesson.measured[0].id, lesson.session_id)
    hand.press("4", ENTER)
    hand.chord(Key.Key_9)
    record_score(lesson.store, key, Decimal(5))
    hand.begin()
    hand.chord(Key.Key_2)
    assert hand.count <= 1
    assert lesson.column[0] == 5


def test_the_laptop_is_locked_by_one_chord_and_open_again_by_the_pin(
    qtbot: QtBot, lesson: Room, hand: Hand
) -> None:
    set_pin(lesson.store, "2718")
    hand.chord(Key.Key_L)
    assert hand.count <= 1
    assert lesson.window.locker.is_locked
    hand.begin()
    hand.press("2718", ENTER)
    assert hand.count <= 5
    qtbot.waitUntil(lambda: not lesson.window.locker.is_locked)
