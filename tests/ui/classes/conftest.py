"""A real store with one class, and the classes screen over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.classes.screen import ClassesScreen
from mehmiro_desktop.ui.context import UiContext
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder, make_store


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    with make_store(tmp_path / "account", clock) as opened:
        yield opened


@pytest.fixture
def classroom(store: Store, clock: FixedClock) -> ClassroomBuilder:
    built = ClassroomBuilder(store).build()
    clock.advance(minutes=5)
    return built


@pytest.fixture
def empty_screen(qtbot: QtBot, context: UiContext) -> ClassesScreen:
    """The screen of a teacher who has no class yet."""
    return shown(qtbot, ClassesScreen(context))


@pytest.fixture
def screen(qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext) -> ClassesScreen:
    """The screen with one class open."""
    return shown(qtbot, ClassesScreen(context))


def shown(qtbot: QtBot, screen: ClassesScreen) -> ClassesScreen:
    qtbot.addWidget(screen)
    theme.dress(screen)
    screen.resize(1280, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    # The lists that are not in front come within turns; some tests act on them directly.
    QApplication.processEvents()
    screen.finish()
    return screen
