"""Edits of very many rows: the window goes on turning, waits in words, and nothing is half done."""

import threading
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.errors import EditStopped, MehmiroError, StoreClosed, StoreFull
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.commands.undo import load_undo_state, undo
from mehmiro_desktop.store.queries.classes import count_scores, load_classes, load_students
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui import beside
from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.beside import Waiting
from mehmiro_desktop.ui.classes import students_tab
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lessons.screen import LessonsScreen
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.worker import editor_of
from tests.helpers.stores import ClassroomBuilder, let_go
from tests.helpers.windows import open_now


@pytest.fixture
def window(qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder) -> MainWindow:
    classroom.fill()
    made = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    open_now(made, "students", class_id=classroom.school_class.id)
    return made


@pytest.fixture
def very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the classroom's few rows for very many."""
    monkeypatch.setattr(beside, "MANY", 0)
    monkeypatch.setattr(beside, "VERY_MANY", 0)


def waiting() -> Waiting | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, Waiting)]
    return next((each for each in found if each.isVisible()), None)


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


@pytest.fixture
def scoring(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ScoreScreen]:
    """The grid with the keyboard on its first cell; few rows count for many."""
    monkeypatch.setattr(beside, "MANY", 0)
    monkeypatch.setattr(beside, "SOON_MS", 60_000)
    open_now(window, "score")
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ScoreScreen)
    screen.grid.setFocus()
    screen.grid.go_to(0, 0)
    qtbot.waitUntil(screen.grid.hasFocus)
    yield screen
    screen.close_panels()


def value(store: Store, classroom: ClassroomBuilder) -> object:
    cell = load_cell(store, classroom.key(0, 0))
    return None if cell is None else cell.value


def test_what_is_typed_while_an_edit_is_made_comes_after_it(
    qtbot: QtBot, scoring: ScoreScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    hold, done = Hold(scoring.context), list[object]()
    cells = [scores.ScoreEntry(classroom.key(0, 0), Decimal(5))]
    work = partial(scores.record_scores, store, cells)
    beside.edit_beside(scoring.context, scoring, 1, "…", work, done.append, done.append)
    # The first opens the cell, the second is typed into it.
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget() or scoring, key)
    qtbot.wait(50)
    assert value(store, classroom) == 7
    assert scoring.grid.hasFocus()
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: value(store, classroom) == 10)
    assert load_undo_state(store).undo is not None
    assert undo(store) is not None
    assert value(store, classroom) == 5


def test_keys_that_work_in_the_whole_window_come_after_it_in_their_order(
    qtbot: QtBot, window: MainWindow, scoring: ScoreScreen, store: Store,
    classroom: ClassroomBuilder,
) -> None:  # fmt: skip
    hold, done = Hold(scoring.context), list[object]()
    cells = [scores.ScoreEntry(classroom.key(0, 0), Decimal(5))]
    work = partial(scores.record_scores, store, cells)
    beside.edit_beside(scoring.context, scoring, 1, "…", work, done.append, done.append)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    for key, held in ((Qt.Key.Key_3, None), (Qt.Key.Key_Return, None), (Qt.Key.Key_5, control)):
        focus = QApplication.focusWidget() or scoring
        qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)
    qtbot.wait(50)
    assert window.pages.screen_in_front() is scoring
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert value(store, classroom) == 3
    assert isinstance(window.pages.screen_in_front(), LessonsScreen)


def test_what_is_typed_for_a_screen_on_its_way_reaches_it(
    qtbot: QtBot, window: MainWindow, scoring: ScoreScreen
) -> None:
    hold, done = Hold(scoring.context), list[object]()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done.append, print)
    window.open_screen("lessons")
    assert window.pages.is_opening
    keeper = QApplication.focusWidget()
    assert keeper is not None
    qtbot.keyClick(keeper, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    screen = window.pages.screen_in_front()
    assert isinstance(screen, LessonsScreen)
    # N begins a new lesson there.
    qtbot.waitUntil(screen.editor.isVisible)


def click(widget: QWidget, at: QPoint | None = None, right: bool = False) -> None:
    """Click as a mouse does: on the window, which finds the widget."""
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    # A mouse always moves; Qt takes the next click for a part of the last one until it does.
    QTest.mouseMove(handle, QPoint(1, 1))
    place = widget.mapTo(window, widget.rect().center() if at is None else at)
    button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
    QTest.mouseClick(handle, button, Qt.KeyboardModifier.NoModifier, place)


def test_a_click_does_not_take_the_keyboard_from_what_is_typed_before_it(
    qtbot: QtBot, scoring: ScoreScreen, store: Store, classroom: ClassroomBuilder
) -> None:
    hold, done = Hold(scoring.context), list[object]()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done.append, print)
    grid = scoring.grid
    below = grid.visualRect(grid.model().index(1, 0)).center()
    for key in (Qt.Key.Key_1, Qt.Key.Key_0):
        qtbot.keyClick(grid, key)
    click(grid.viewport(), below)
    qtbot.keyClick(QApplication.focusWidget() or grid, Qt.Key.Key_4)
    qtbot.keyClick(QApplication.focusWidget() or grid, Qt.Key.Key_Return)
    assert grid.at == (0, 0)
    hold.let_go()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(10)
    assert value(store, classroom) == 10
    cell = load_cell(store, classroom.key(1, 0))
    assert cell is not None
    assert cell.value == 4


def test_no_menu_opens_before_it(qtbot: QtBot, scoring: ScoreScreen) -> None:
    hold, done = Hold(scoring.context), list[object]()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, done.append, print)
    grid = scoring.grid
    click(grid.viewport(), grid.visualRect(grid.model().index(1, 0)).center(), right=True)
    qtbot.wait(20)
    assert QApplication.activePopupWidget() is None
    hold.let_go()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_click_waits_as_well_and_one_for_what_is_gone_is_not_done(
    qtbot: QtBot, scoring: ScoreScreen
) -> None:
    hold, clicked = Hold(scoring.context), list[str]()
    stays, goes = QPushButton("a", scoring), QPushButton("b", scoring)
    goes.move(0, 2 * stays.height())
    for button in (stays, goes):
        button.clicked.connect(partial(clicked.append, button.text()))
        button.show()
    beside.edit_beside(scoring.context, scoring, 1, "…", lambda: None, print, print)
    for button in (stays, goes):
        click(button)
    assert clicked == []
    # What lies there now is not what the click was for.
    takes_its_place = QPushButton("c", scoring)
    takes_its_place.setGeometry(goes.geometry())
    takes_its_place.clicked.connect(partial(clicked.append, "c"))
    goes.hide()
    takes_its_place.show()
    hold.let_go()
    qtbot.waitUntil(lambda: clicked == ["a"])
    qtbot.mouseClick(stays, Qt.MouseButton.LeftButton)
    assert clicked == ["a", "a"]


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


class Hold:
    """Keeps the worker for edits busy until it is let go."""

    def __init__(self, context: UiContext) -> None:
        self._free = threading.Event()
        editor_of(context).start(self._free.wait, 5)

    def let_go(self) -> None:
        self._free.set()


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
