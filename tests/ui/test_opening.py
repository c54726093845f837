"""A screen comes within several turns: what is seen, typed and asked for meanwhile.

No time is measured (``scripts/bench_screens.py`` does): what a turn may cost is held by counting
the widgets a screen is built of.
"""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store.commands.classes import add_class, add_students
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.reports.screen import ReportsScreen
from mehmiro_desktop.ui.today import TodayScreen
from mehmiro_desktop.ui.today_card import ClassCard
from mehmiro_desktop.ui.widgets.wrap import WrapLayout
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

Key = Qt.Key
Hold = Qt.KeyboardModifier
MOST_WIDGETS = 340


@pytest.fixture
def window(qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext) -> MainWindow:
    made = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    open_now(made, "today")
    return made


def press(qtbot: QtBot, key: Key, hold: Hold = Hold.NoModifier) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, hold)


def front_name(window: MainWindow) -> str:
    front = window.pages.currentWidget()
    return front.objectName() if front is not None else ""


def test_the_first_turn_shows_where_one_is_and_an_empty_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_screen("students")
    assert window.pages.is_opening
    assert front_name(window) == "pages.opening"
    button = window.findChild(QWidget, "rail.students")
    assert button is not None
    assert button.property("checked") is True
    assert window.pages.screen_in_front() is None
    with qtbot.waitSignal(window.pages.opened) as told:
        pass
    assert told.args == ["students"]
    assert front_name(window) == "students"
    assert not window.pages.is_opening


def test_a_screen_built_before_is_in_front_at_once(window: MainWindow) -> None:
    open_now(window, "students")
    window.open_screen("today")
    assert front_name(window) == "today"


def test_a_window_nobody_sees_waits_for_nothing(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext
) -> None:
    hidden = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(hidden)
    hidden.open_screen("students")
    assert front_name(hidden) == "students"


def value(context: UiContext, built: ClassroomBuilder, row: int) -> Decimal | None:
    key = CellKey(built.roster[row].id, built.measured[0].id, built.session.id)
    cell = load_cell(context.store, key)
    return None if cell is None else cell.value


def test_scores_typed_before_the_grid_is_there_are_saved(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    window.open_screen("score", session_id=classroom.session.id)
    for key in (Key.Key_7, Key.Key_Return, Key.Key_5, Key.Key_Return):
        press(qtbot, key)
    assert window.pages.is_opening
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert [value(context, classroom, row) for row in range(3)] == [7, 5, None]


def test_scores_typed_for_a_screen_that_is_left_are_saved_as_well(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    window.open_screen("score", session_id=classroom.session.id)
    press(qtbot, Key.Key_7)
    press(qtbot, Key.Key_Return)
    window.open_screen("students")
    assert value(context, classroom, 0) == 7
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert front_name(window) == "students"


def test_scores_typed_before_the_window_closes_are_saved(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    window.open_screen("score", session_id=classroom.session.id)
    press(qtbot, Key.Key_7)
    press(qtbot, Key.Key_Return)
    window.close()
    assert value(context, classroom, 0) == 7


def alias_shown(window: MainWindow) -> object:
    alias = window.pages.findChild(QWidget, "student.alias")
    return alias.property("text") if alias is not None else None


def test_a_shortcut_of_the_screen_counts_before_it_is_there(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    window.open_screen("student", student_id=classroom.roster[0].id)
    press(qtbot, Key.Key_Right, Hold.AltModifier)
    qtbot.waitUntil(lambda: alias_shown(window) == classroom.roster[1].alias)


def test_all_that_was_asked_of_a_screen_counts_in_its_order(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    """A screen left before it came still shows what it was asked for when it comes at last."""
    window.open_screen("student", student_id=classroom.roster[2].id)
    window.open_screen("students")
    window.open_screen("student", tab="history")
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert alias_shown(window) == classroom.roster[2].alias
    assert front_name(window) == "student"


def test_whoever_went_elsewhere_meanwhile_stays_there(qtbot: QtBot, window: MainWindow) -> None:
    window.open_screen("lessons")
    press(qtbot, Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.rail.isAncestorOf(focus)
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    assert QApplication.focusWidget() is focus


def test_another_language_while_a_screen_is_on_its_way(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    window.open_screen("score", session_id=classroom.session.id)
    window.rebuild_soon()
    press(qtbot, Key.Key_7)
    qtbot.waitUntil(lambda: not window.pages.is_opening and front_name(window) == "score")


@pytest.mark.parametrize("name", sorted(SCREEN_FACTORIES))
def test_a_screen_is_built_of_few_widgets(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, name: str
) -> None:
    """One step makes them: 300 take some 20 ms, and what is not in sight is made later."""
    before = len(QApplication.allWidgets())
    where = {"student": {"student_id": classroom.roster[0].id}}.get(name, {})
    open_now(window, name, **where)
    assert len(QApplication.allWidgets()) - before <= MOST_WIDGETS


class CountedLayout(WrapLayout):
    """Counts how often it is asked how high it would be."""

    times = 0

    def heightForWidth(self, width: int) -> int:
        CountedLayout.times += 1
        return super().heightForWidth(width)


def measured_screen(_context: UiContext) -> QWidget:
    screen, row = QWidget(), CountedLayout()
    row.addWidget(QLabel("words"))
    screen.setLayout(row)
    return screen


def test_what_changes_in_front_measures_no_screen_behind(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext
) -> None:
    window = MainWindow(context, {**SCREEN_FACTORIES, "lessons": measured_screen})
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    open_now(window, "lessons")
    open_now(window, "today")
    QApplication.processEvents()
    CountedLayout.times = 0
    for label in window.pages.findChildren(QLabel):
        if label.isVisible():
            label.setText(label.text() * 2)
    window.top_bar.updateGeometry()
    QApplication.processEvents()
    assert CountedLayout.times == 0


@pytest.mark.parametrize("name", ["students", "reports"])
def test_news_that_come_while_a_screen_is_made_ready_are_shown(
    qtbot: QtBot, window: MainWindow, context: UiContext, name: str
) -> None:
    open_now(window, name)
    open_now(window, "today")
    add_class(context.store, "Before")
    qtbot.waitUntil(lambda: "Before" in shown_words(window))
    window.open_screen(name)
    assert window.pages.is_opening
    add_class(context.store, "Meanwhile")
    # The news arrives between two steps.
    qtbot.waitUntil(lambda: not window.pages.is_opening)
    qtbot.waitUntil(lambda: "Meanwhile" in shown_words(window))


def shown_words(window: MainWindow) -> str:
    screen = window.pages.screen_in_front()
    if screen is None:
        return ""
    lists = [
        lines.item(row).text()
        for lines in screen.findChildren(QListWidget)
        for row in range(lines.count())
    ]
    buttons = [each.text() for each in screen.findChildren(QPushButton)]
    return "\n".join([*lists, *buttons, *(each.text() for each in screen.findChildren(QLabel))])


def test_today_is_never_read_twice_at_once(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    ClassroomBuilder(context.store, name="6B").build()
    today = TodayScreen(context)
    qtbot.addWidget(today)
    today.show()
    today.show_for()
    add_students(context.store, classroom.school_class.id, ["Nova"])
    today.refresh_soon()
    QApplication.processEvents()
    undo(context.store)
    steps = today.show_in_steps()
    next(steps, None)
    today.finish()
    for _ in steps:
        pass
    cards = [each for each in today.findChildren(ClassCard) if each.isVisible()]
    assert len(cards) == 2
    presenter.turn(True)
    presenter.turn(False)


def test_reports_left_half_way_have_the_class_asked_for_ticked(
    qtbot: QtBot, window: MainWindow, context: UiContext, classroom: ClassroomBuilder
) -> None:
    other = ClassroomBuilder(context.store, name="6B").build()
    open_now(window, "reports", student_id=classroom.roster[0].id)
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ReportsScreen)
    assert len(screen.make.who.student_ids) == 1
    open_now(window, "today")
    window.open_screen("reports", class_id=other.school_class.id)
    assert window.pages.is_opening
    window.open_screen("today")
    open_now(window, "reports", class_id=other.school_class.id)
    assert screen.make.who.class_id == other.school_class.id
    assert len(screen.make.who.student_ids) == 3
