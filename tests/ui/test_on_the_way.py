"""Keys and clicks while a screen is on its way: what they are for, and where the keyboard ends."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store.queries.classes import load_sessions
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui import turns
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

Key = Qt.Key


@pytest.fixture
def window(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:  # fmt: skip
    # A step a turn, so that there is something between them.
    monkeypatch.setattr(turns, "TURN_MS", 0)
    made = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(qtbot: QtBot, *keys: Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def front_name(window: MainWindow) -> str:
    front = window.pages.screen_in_front()
    return "" if front is None else front.objectName()


def arrive(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.waitUntil(lambda: front_name(window) == name and not window.pages.is_opening)


def first_value(context: UiContext, built: ClassroomBuilder) -> Decimal | None:
    """The first score in the class's newest session, wherever it began."""
    session = load_sessions(context.store, built.school_class.id)[0].id
    key = CellKey(built.roster[0].id, built.measured[0].id, session)
    cell = load_cell(context.store, key)
    return None if cell is None else cell.value


@pytest.mark.parametrize("before", ["never opened", "beside the window", "in the window"])
def test_what_follows_an_enter_that_opens_the_grid_is_scored_there(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext,
    before: str,
) -> None:  # fmt: skip
    if before != "never opened":
        open_now(window, "score", session_id=classroom.session.id)
    if before == "beside the window":
        open_now(window, "lessons")
        qtbot.waitUntil(lambda: window.pages.count() == 2)
    window.open_screen("today")
    press(qtbot, Key.Key_Return, Key.Key_7, Key.Key_Return)
    arrive(qtbot, window, "score")
    assert first_value(context, classroom) == 7
    assert QApplication.focusWidget() is not None
    assert window.pages.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


def test_a_screen_visited_before_comes_by_an_enter_typed_ahead(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    open_now(window, "student", student_id=classroom.roster[0].id)
    open_now(window, "students")
    open_now(window, "lessons")
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    window.open_screen("students")
    window.pages.opened.connect(
        lambda name: (
            window.open_screen("student", student_id=classroom.roster[1].id)
            if name == "students"
            else None
        )
    )
    arrive(qtbot, window, "student")
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    assert front_name(window) == "student"


def test_the_page_s_part_of_the_window_is_the_screen_on_its_way(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_now(window, "lessons")
    window.open_screen("sync")
    press(qtbot, Key.Key_F6, Key.Key_F6, Key.Key_F6)
    assert window.pages.is_opening
    arrive(qtbot, window, "sync")
    focus, front = QApplication.focusWidget(), window.pages.screen_in_front()
    assert focus is not None
    assert front is not None
    assert front.isAncestorOf(focus)


def test_a_click_on_what_is_left_leaves_the_keyboard_on_what_comes(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    open_now(window, "lessons")
    open_now(window, "score", session_id=classroom.session.id)
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    old = window.pages.screen_in_front()
    assert old is not None
    window.open_screen("lessons")
    grid = old.findChild(QWidget, "score.grid")
    assert grid is not None
    grid.setFocus()
    arrive(qtbot, window, "lessons")
    focus, front = QApplication.focusWidget(), window.pages.screen_in_front()
    assert focus is not None
    assert front is not None
    assert front.isAncestorOf(focus)


def test_a_screen_built_and_left_goes_with_the_window(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(turns, "TURN_MS", 0)
    made: list[QWidget] = []

    def factory(_context: UiContext) -> QWidget:
        made.append(QWidget())
        return made[0]

    window = MainWindow(context, {**SCREEN_FACTORIES, "lessons": factory})
    window.show()
    window.open_screen("lessons")
    for _ in range(1000):
        if made:
            break
        QApplication.processEvents()
    window.open_screen("today")
    assert window.pages.indexOf(made[0]) < 0
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    assert not isValid(made[0])
