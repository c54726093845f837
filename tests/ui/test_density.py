"""Rows closer together: at once, at any size of text, and gone at the first touch."""

# ruff: noqa: F811 - pytest's fixtures are asked for by the name they were imported under

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QTableView, QWidget

from mehmiro_desktop.config import Profile
from mehmiro_desktop.ui import density, fonts
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.scoring.grid_view import ScoreGridView
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.windows import open_now
from tests.ui.flow_driver import Begin, Driver
from tests.ui.scoring.conftest import MakeDesk, kept, make_desk  # noqa: F401 - fixtures


@pytest.fixture(autouse=True)
def comfortable() -> Iterator[None]:
    yield
    density.use_compact(False)


def whole_rows(grid: QTableView) -> int:
    return grid.viewport().height() // grid.verticalHeader().defaultSectionSize()


def open_settings(begin: Begin, profile: Profile) -> tuple[Driver, MainWindow]:
    profile.change_setting("language", "en")
    person = begin(is_demo=True)
    person.await_widget("sync.pill")
    window = person.flow.window
    assert window is not None
    window.showNormal()
    window.resize(1366, 768)
    return person, window


def grid_of(window: MainWindow) -> ScoreGridView:
    open_now(window, "score")
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ScoreScreen)
    return screen.grid


def choose(window: MainWindow, value: str) -> None:
    open_now(window, "settings")
    box = window.findChild(QComboBox, "settings.density")
    assert box is not None
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_compact_shows_more_students_at_once_and_survives_the_run(
    begin: Begin, profile: Profile
) -> None:
    _person, window = open_settings(begin, profile)
    grid = grid_of(window)
    before = whole_rows(grid)
    choose(window, "compact")
    assert grid_of(window) is grid, "nothing was built anew"
    assert grid.verticalHeader().defaultSectionSize() == 32
    assert whole_rows(grid) >= before * 44 // 32
    assert Profile(profile.directory).settings.density == "compact"


def test_reset_moves_the_rows_apart_again(begin: Begin, profile: Profile) -> None:
    _person, window = open_settings(begin, profile)
    grid = grid_of(window)
    choose(window, "compact")
    reset = window.findChild(QPushButton, "settings.reset.general")
    assert reset is not None
    reset.click()
    assert grid.verticalHeader().defaultSectionSize() == 44
    assert profile.settings.density == "comfortable"


def touch(window: QWidget) -> None:
    device = QTest.createTouchDevice()
    assert isinstance(device, QPointingDevice)
    handle = window.windowHandle()
    QTest.touchEvent(handle, device).press(0, QPoint(400, 300), handle).commit()
    QTest.touchEvent(handle, device).release(0, QPoint(400, 300), handle).commit()


def test_the_first_touch_ends_compact_for_good_and_says_so(
    begin: Begin, profile: Profile
) -> None:
    person, window = open_settings(begin, profile)
    choose(window, "compact")
    touch(window)
    assert not density.is_compact()
    assert Profile(profile.directory).settings.density == "comfortable"
    box = window.findChild(QComboBox, "settings.density")
    assert box is not None
    assert box.currentData() == "comfortable", "the settings show what is in force"
    said = person.await_widget("toast.text")
    assert isinstance(said, QLabel)
    assert "touched" in said.text()
    grid = grid_of(window)
    assert grid.verticalHeader().defaultSectionSize() == 44


def test_a_touch_changes_nothing_where_rows_are_comfortable(
    begin: Begin, profile: Profile
) -> None:
    _person, window = open_settings(begin, profile)
    before = window.toasts.isVisible()
    touch(window)
    assert window.toasts.isVisible() == before
    assert profile.settings.density == "comfortable"


@pytest.mark.parametrize("percent", fonts.TEXT_SIZES)
def test_a_compact_row_holds_its_text_at_any_size(
    dressed_app: QApplication, percent: int
) -> None:
    fonts.set_text_size(dressed_app, percent)
    density.use_compact(True)
    assert QFontMetrics(font("body")).height() < density.row_px() <= 44


def test_typing_goes_on_while_the_rows_move_apart(make_desk: MakeDesk) -> None:
    density.use_compact(True)
    desk = make_desk(("0", "10"))
    desk.press("7")
    editor = desk.screen.grid.editing.editor
    assert editor is not None
    assert editor.height() <= 32
    density.use_compact(False)
    QApplication.processEvents()
    assert desk.screen.grid.editing.editor is editor
    assert editor.height() == 44
    desk.press(",5", Qt.Key.Key_Return)
    assert desk.on_disk(0) == Decimal("7.5")
