"""T turns the charts of a tab into tables and back, one a turn."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.screen import StudentScreen
from tests.helpers.full_student import FullStudent
from tests.ui.students_page.test_screen import opened


@pytest.fixture
def screen(qtbot: QtBot, context: UiContext, store: Store) -> StudentScreen:
    return opened(qtbot, context, FullStudent(store).add_sources().student.id)


@pytest.mark.parametrize(("tab", "count"), [("summary", 2), ("charts", 7), ("sources", 1)])
def test_t_turns_all_charts_of_the_tab(
    screen: StudentScreen, qtbot: QtBot, tab: str, count: int
) -> None:
    screen.tabs.choose(tab)
    screen.tabs.focus_current()
    qtbot.waitUntil(lambda: len(screen.pages[tab].panels()) == count)
    panels = screen.pages[tab].panels()
    qtbot.keyClick(screen, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: all(panel.shows_table for panel in panels))
    qtbot.keyClick(screen, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: not any(panel.shows_table for panel in panels))


def test_t_pressed_before_the_last_chart_has_turned_turns_all_of_them_back(
    screen: StudentScreen, qtbot: QtBot
) -> None:
    screen.tabs.focus_current()
    panels = screen.pages["summary"].panels()
    assert len(panels) > 1
    qtbot.keyClick(screen, Qt.Key.Key_T)
    qtbot.keyClick(screen, Qt.Key.Key_T)
    assert screen.turning.is_running
    qtbot.waitUntil(lambda: not screen.turning.is_running)
    assert not any(panel.shows_table for panel in panels)
