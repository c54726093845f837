"""Edits of very many rows: the window goes on turning, waits in words, and nothing is half done."""

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.errors import EditStopped, MehmiroError, StoreClosed, StoreFull
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import load_undo_state, undo
from mehmiro_desktop.store.queries.classes import count_scores, load_classes, load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui import beside
from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.classes import students_tab
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.worker import editor_of
from tests.helpers.stores import ClassroomBuilder, let_go
from tests.ui.beside_driver import Hold, scoring, waiting, window

__all__ = ["scoring", "window"]


@pytest.fixture
def very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the classroom's few rows for very many."""
    monkeypatch.setattr(beside, "MANY", 0)
    monkeypatch.setattr(beside, "VERY_MANY", 0)


def texts(window: MainWindow) -> set[str]:
    return {each.text() for each in window.findChildren(QLabel) if each.isVisible()}


def press_undo(qtbot: QtBot, window: MainWindow, *, redo: bool = False) -> None:
    # Without a window manager nobody brings the window back to the front.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hold = Qt.KeyboardModifier.ControlModifier
    hold |= Qt.KeyboardModifier.ShiftModifier if redo else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, hold)


@pytest.mark.usefixtures("very_many")
def test_a_class_goes_and_comes_back_while_the_window_waits_in_words(
    qtbot: QtBot, window: MainWindow, store: Store, classroom: ClassroomBuilder
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    turns: list[int] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    screen.menu.remove_asked.emit()
    shown = waiting()
    assert shown is not None
    assert shown.findChild(QLabel, "waiting.words").text() == "Removing class 5A…"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: waiting() is None)
    assert turns
    assert load_classes(store) == ()
    assert window.toasts.text == "Class 5A removed"
    press_undo(qtbot, window)
    assert waiting() is not None
    qtbot.waitUntil(lambda: waiting() is None)
    assert [each.name for each in load_classes(store)] == ["5A"]
    assert count_scores(store, class_id=classroom.school_class.id) == 6
    assert window.toasts.text == "Undone: removal of class"
    press_undo(qtbot, window, redo=True)
    qtbot.waitUntil(lambda: load_classes(store) == ())
    qtbot.waitUntil(lambda: waiting() is None)


@pytest.mark.usefixtures("very_many")
@pytest.mark.parametrize("way", ["esc", "click", "enter"])
def test_it_can_be_stopped_and_then_nothing_was_changed(
    qtbot: QtBot, window: MainWindow, store: Store, classroom: ClassroomBuilder, way: str
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    before = load_undo_state(store)
    hold = Hold(window.context)
    screen.menu.remove_asked.emit()
    shown = waiting()
    assert shown is not None
    button = shown.findChild(QPushButton, "waiting.cancel")
    assert button is not None
    if way == "esc":
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    elif way == "click":
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert waiting() is shown
    assert not button.isEnabled()
    assert shown.findChild(QLabel, "waiting.words").text() == "Stopping…"  # type: ignore[union-attr]
    hold.let_go()
    qtbot.waitUntil(lambda: waiting() is None)
    assert [each.name for each in load_classes(store)] == ["5A"]
    assert count_scores(store, class_id=classroom.school_class.id) == 6
    assert load_undo_state(store) == before
    qtbot.waitUntil(lambda: "Stopped. Nothing was changed." in texts(window))


@pytest.mark.usefixtures("very_many")
def test_one_that_fails_says_so_and_leaves_everything(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    screen.finish()
    path, away = store.path, store.path.with_name("away")
    let_go(store)
    path.rename(away)
    path.mkdir()
    failures: list[MehmiroError] = []
    try:
        beside.edit_beside(
            window.context, window, 1, "…", lambda: load_classes(store), print, failures.append
        )
        qtbot.waitUntil(lambda: bool(failures))
    finally:
        path.rmdir()
        away.rename(path)
    assert waiting() is None
    assert [type(each).__name__ for each in failures] == ["StoreUnwritable"]
    assert [each.name for each in load_classes(store)] == ["5A"]


def test_few_rows_are_changed_at_once(
    qtbot: QtBot, window: MainWindow, store: Store, classroom: ClassroomBuilder
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    button = screen.findChild(QPushButton, "roster.remove")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert waiting() is None
    assert count_scores(store, class_id=classroom.school_class.id) == 4


@pytest.mark.usefixtures("very_many")
def test_who_asked_may_be_gone_when_it_is_done(
    qtbot: QtBot, window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)
    monkeypatch.setattr(beside, "VERY_MANY", 1_000)
    screen.menu.remove_asked.emit()
    window.pages.rebuild()
    qtbot.waitUntil(lambda: load_classes(store) == ())
    qtbot.waitUntil(lambda: not window.pages.is_opening)


@pytest.mark.parametrize("is_stopped", [False, True])
def test_one_that_takes_a_while_says_so_and_can_be_stopped(
    qtbot: QtBot, scoring: ScoreScreen, store: Store, classroom: ClassroomBuilder,
    monkeypatch: pytest.MonkeyPatch, is_stopped: bool,
) -> None:  # fmt: skip
    monkeypatch.setattr(beside, "SOON_MS", 10)
    hold, done = Hold(scoring.context), list[object]()
    work = partial(classes.remove_student, store, classroom.roster[0].id)
    beside.edit_beside(scoring.context, scoring, 1, "Doing it…", work, done.append, done.append)
    assert waiting() is None
    qtbot.waitUntil(lambda: waiting() is not None)
    shown = waiting()
    assert shown is not None
    if is_stopped:
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    hold.let_go()
    qtbot.waitUntil(lambda: waiting() is None)
    assert len(done) == 1
    assert isinstance(done[0], EditStopped) == is_stopped
    left = load_students(store, classroom.school_class.id)
    assert len(left) == (3 if is_stopped else 2)


def test_a_waiting_undo_takes_back_what_was_last_when_it_was_asked_for(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(beside, "MANY", 3)
    classroom.fill(7)
    answers: list[object] = []
    # Not by reverse_beside: it leaves a worker alone that is busy.
    monkeypatch.setattr(Background, "is_busy", False)
    hold = Hold(context)
    beside.reverse_beside(context, None, undo, answers.append, answers.append)
    scores.record_score(store, classroom.key(0, 0), Decimal(3))
    hold.let_go()
    qtbot.waitUntil(lambda: bool(answers))
    cell = load_cell(store, classroom.key(0, 0))
    assert cell is not None
    assert cell.value == 3
    assert count_scores(store, class_id=classroom.school_class.id) == 1


def test_a_second_press_while_the_first_is_on_its_way_does_nothing_and_says_so(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(beside, "MANY", 3)
    classroom.fill(7)
    classroom.fill(8)
    answers: list[object] = []
    told: list[str] = []
    context.toast = lambda text, **_: told.append(text)
    for _ in range(2):
        beside.reverse_beside(context, None, undo, answers.append, answers.append)
    qtbot.waitUntil(lambda: not editor_of(context).is_busy)
    assert len(answers) == 1
    assert told == ["One moment: the change before this one is still being made."]
    cell = load_cell(store, classroom.key(0, 0))
    assert cell is not None
    assert cell.value == 7


@pytest.mark.usefixtures("very_many")
def test_what_was_asked_for_is_done_before_the_account_is_left(
    context: UiContext, classroom: ClassroomBuilder, store: Store
) -> None:
    hold = Hold(context)
    work = partial(classes.remove_student, store, classroom.roster[0].id)
    beside.edit_beside(context, None, 5, "…", work, print, print)
    hold.let_go()
    context.bridge.close()
    assert len(load_students(store, classroom.school_class.id)) == 2


def test_once_left_every_job_says_so(qtbot: QtBot, context: UiContext) -> None:
    context.bridge.close()
    editor_of(context).close()
    failures: list[MehmiroError] = []
    editor_of(context).start(print).failed.connect(failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], StoreClosed)


def test_why_a_student_was_not_removed_stays_above_the_list(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ClassesScreen)

    def full(*_: object) -> None:
        raise StoreFull

    monkeypatch.setattr(students_tab, "remove_student", full)
    screen.students.remove_chosen()
    assert "full" in screen.students.notice.text
