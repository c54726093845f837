"""Only the screen in front is in the window; other colours come without anything being lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui import presenter, theme, turns
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from mehmiro_desktop.ui.tokens import DARK, LIGHT
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now
from tests.ui.monitoring.conftest import settled

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
    open_now(made, "today")
    open_now(made, "lessons")
    open_now(made, "score", session_id=classroom.session.id)
    qtbot.waitUntil(lambda: made.pages.count() == 2)
    return made


def press(qtbot: QtBot, *keys: Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def front_name(window: MainWindow) -> str:
    front = window.pages.screen_in_front()
    return "" if front is None else front.objectName()


def grid_of(window: MainWindow) -> QWidget:
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ScoreScreen)
    return screen.grid


def value(context: UiContext, built: ClassroomBuilder, row: int) -> Decimal | None:
    key = CellKey(built.roster[row].id, built.measured[0].id, built.session.id)
    cell = load_cell(context.store, key)
    return None if cell is None else cell.value


def go_until_beside(window: MainWindow, widget: QWidget) -> None:
    """Turn the event loop until the widget is out of the window."""
    for _ in range(1000):
        if not window.isAncestorOf(widget):
            return
        QApplication.processEvents()
    raise AssertionError


def wears(window: MainWindow, color: str) -> bool:
    return color in window.styleSheet()


def test_what_is_left_leaves_the_window_and_comes_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.findChild(QWidget, "lessons") is None
    left = window.pages.screen_in_front()
    window.open_screen("lessons")
    # Until it is there the screen that is left stays in sight: nothing flashes.
    assert window.pages.currentWidget() is left
    qtbot.waitUntil(lambda: front_name(window) == "lessons")
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    assert window.findChild(QWidget, "score") is None


def test_what_is_typed_on_the_way_back_is_not_typed_on_the_screen_that_is_left(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    open_now(window, "lessons")
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    window.open_screen("score")
    assert window.pages.is_opening
    press(qtbot, Key.Key_7, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert value(context, classroom, 0) == 7


def test_screens_beside_the_window_go_with_it(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    window = MainWindow(context, SCREEN_FACTORIES)
    window.show()
    open_now(window, "today")
    left = window.pages.screen_in_front()
    open_now(window, "lessons")
    qtbot.waitUntil(lambda: window.pages.count() == 2)
    assert isValid(left)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    assert not isValid(left)


class Styled(QObject):
    """Who was told that its style changed."""

    def __init__(self) -> None:
        super().__init__()
        self.who: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.who.add(watched.objectName())
        return False


def test_other_colours_are_put_on_what_is_in_the_window_only(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication
) -> None:
    styled = Styled()
    dressed_app.installEventFilter(styled)
    theme.apply_theme(dressed_app, "dark")
    qtbot.waitUntil(lambda: theme.tokens() is DARK and front_name(window) == "score")
    dressed_app.removeEventFilter(styled)
    assert wears(window, DARK.surface)
    assert "score" in styled.who
    assert not styled.who & {"lessons", "today"}
    open_now(window, "lessons")
    assert front_name(window) == "lessons"


def test_a_score_half_typed_is_typed_on_in_other_colours(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication,
    classroom: ClassroomBuilder, context: UiContext,
) -> None:  # fmt: skip
    grid = grid_of(window)
    assert QApplication.focusWidget() is grid
    press(qtbot, Key.Key_1)
    editor = QApplication.focusWidget()
    assert editor is not grid
    theme.apply_theme(dressed_app, "dark")
    go_until_beside(window, grid)
    press(qtbot, Key.Key_0)
    qtbot.waitUntil(lambda: front_name(window) == "score")
    assert theme.tokens() is DARK
    assert QApplication.focusWidget() is editor
    assert value(context, classroom, 0) is None
    press(qtbot, Key.Key_Return)
    assert value(context, classroom, 0) == 10


def test_whoever_went_to_another_screen_meanwhile_is_there(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication
) -> None:
    grid = grid_of(window)
    theme.apply_theme(dressed_app, "dark")
    go_until_beside(window, grid)
    window.open_screen("lessons")
    qtbot.waitUntil(lambda: theme.tokens() is DARK and front_name(window) == "lessons")
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert wears(window, DARK.surface)
    open_now(window, "score")
    assert QApplication.focusWidget() is grid


def test_who_changes_their_mind_has_the_colours_chosen_last(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication
) -> None:
    theme.apply_theme(dressed_app, "dark")
    theme.apply_theme(dressed_app, "light")
    qtbot.waitUntil(lambda: front_name(window) == "score" and not window.pages.is_opening)
    assert theme.tokens() is LIGHT
    assert wears(window, LIGHT.surface)
    theme.apply_theme(dressed_app, "dark")
    qtbot.waitUntil(lambda: theme.tokens() is DARK and front_name(window) == "score")


def test_a_window_nobody_sees_is_dressed_at_once(
    window: MainWindow, dressed_app: QApplication
) -> None:
    window.hide()
    theme.apply_theme(dressed_app, "dark")
    assert theme.tokens() is DARK
    assert wears(window, DARK.surface)


def begin_dark(window: MainWindow, app: QApplication) -> None:
    """Let the screen in front be out of the window for other colours."""
    grid = grid_of(window)
    theme.apply_theme(app, "dark")
    go_until_beside(window, grid)


@pytest.mark.parametrize("way", ["leave", "close", "rebuild"])
def test_what_is_half_typed_is_a_score_whatever_comes_next(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication,
    classroom: ClassroomBuilder, context: UiContext, way: str,
) -> None:  # fmt: skip
    press(qtbot, Key.Key_7)
    begin_dark(window, dressed_app)
    if way == "leave":
        window.open_screen("lessons")
    elif way == "close":
        window.close()
    else:
        window.rebuild_soon()
    qtbot.waitUntil(lambda: value(context, classroom, 0) == 7)
    assert theme.tokens() is DARK


def test_all_that_is_typed_meanwhile_is_on_the_grid(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication,
    classroom: ClassroomBuilder, context: UiContext,
) -> None:  # fmt: skip
    press(qtbot, Key.Key_7)
    begin_dark(window, dressed_app)
    press(qtbot, Key.Key_Return, Key.Key_8, Key.Key_Return)
    window.open_screen("today")
    assert [value(context, classroom, row) for row in range(3)] == [7, 8, None]


def test_undo_takes_back_what_is_half_typed_and_no_score(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication,
    classroom: ClassroomBuilder, context: UiContext,
) -> None:  # fmt: skip
    press(qtbot, Key.Key_5, Key.Key_Return, Key.Key_7)
    begin_dark(window, dressed_app)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [value(context, classroom, row) for row in range(2)] == [5, None]
    assert QApplication.focusWidget() is grid_of(window)


def test_locked_meanwhile_the_editor_is_open_after_the_pin(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication,
    classroom: ClassroomBuilder, context: UiContext,
) -> None:  # fmt: skip
    press(qtbot, Key.Key_1)
    editor = QApplication.focusWidget()
    begin_dark(window, dressed_app)
    window.locker.lock_now()
    window.locker.unlock()
    assert QApplication.focusWidget() is editor
    press(qtbot, Key.Key_0, Key.Key_Return)
    assert value(context, classroom, 0) == 10


@pytest.mark.parametrize("where", ["rail.students", "topbar.class"])
def test_the_keyboard_stays_where_it_is_outside_the_screen(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication, where: str
) -> None:
    widget = window.findChild(QWidget, where)
    assert widget is not None
    widget.setFocus()
    begin_dark(window, dressed_app)
    qtbot.waitUntil(lambda: front_name(window) == "score")
    assert QApplication.focusWidget() is widget


def test_the_keyboard_stays_in_a_panel_over_the_window(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication,
    classroom: ClassroomBuilder, context: UiContext,
) -> None:  # fmt: skip
    window.search()
    line = QApplication.focusWidget()
    assert line is not None
    assert line.objectName() == "palette.search"
    begin_dark(window, dressed_app)
    qtbot.waitUntil(lambda: front_name(window) == "score")
    assert QApplication.focusWidget() is line


def test_the_keyboard_never_comes_back_to_what_presenting_hides(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication
) -> None:
    open_now(window, "monitoring")
    board = window.pages.screen_in_front()
    assert isinstance(board, MonitoringScreen)
    settled(qtbot, board)
    board.view.setFocus()
    theme.apply_theme(dressed_app, "dark")
    go_until_beside(window, board)
    presenter.turn(True)
    try:
        qtbot.waitUntil(lambda: front_name(window) == "monitoring")
        focus = QApplication.focusWidget()
        assert focus is None or focus.isVisible()
    finally:
        presenter.turn(False)
