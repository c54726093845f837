"""Every screen: names for screen readers, 44 px targets, reachable and ordered by Tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mehmiro_desktop.config import Profile
from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.context import SCREENS, UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.onboarding.pages import ChoicePage, LanguagePage, ProblemPage
from mehmiro_desktop.ui.onboarding.sign_in_page import SignInPage
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.settings_screen import SettingsActs, SettingsScreen
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.unlock import NewPassphrasePage, UnlockPage
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

INTERACTIVE = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit, QAbstractSpinBox,
    QTabBar,
)  # fmt: skip
PAGES = (
    lambda: LanguagePage("es"),
    ChoicePage,
    lambda: ProblemPage("What happened."),
    SignInPage,
    UnlockPage,
    NewPassphrasePage,
)
OFFERED = tuple(name for name in SCREENS if name in {*SCREEN_FACTORIES, "settings"})


def nothing(*_: object) -> None:
    """Stand in for an act this test does not reach."""


@pytest.fixture
def window(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext, tmp_path_factory: pytest.TempPathFactory
) -> MainWindow:  # fmt: skip
    profile = Profile(tmp_path_factory.mktemp("profile"))
    acts = SettingsActs(profile, nothing, nothing, nothing, nothing, nothing)
    screens = {**SCREEN_FACTORIES, "settings": lambda given: SettingsScreen(given, acts)}
    window = MainWindow(context, screens)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def is_part_of_another(widget: QWidget) -> bool:
    """Whether Qt made the widget as a part of a bigger one (a combo box's list, a header)."""
    if isinstance(widget, QHeaderView | QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QTabBar):
            return True
        parent = parent.parentWidget()
    return False


def interactive(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE) and not is_part_of_another(widget)
    ]


def is_reachable(widget: QWidget) -> bool:
    """Whether Tab gets there; of an exclusive group the arrow keys reach all but one."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    in_group = group is not None and group.exclusive()
    return in_group or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def complaints(root: QWidget) -> list[str]:
    found = []
    for widget in interactive(root):
        who = f"{type(widget).__name__} {widget.objectName()!r}"
        if not widget.isVisibleTo(root):
            continue
        if not widget.objectName():
            found.append(f"{who}: no object name")
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{who}: no accessible name")
        if widget.isEnabled() and not is_reachable(widget):
            found.append(f"{who}: not reachable by Tab")
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and (
            widget.height() < TARGET_PX or widget.width() < TARGET_PX
        ):
            found.append(f"{who}: {widget.width()}x{widget.height()} px")
    return found


@pytest.mark.parametrize("name", OFFERED)
def test_every_control_of_a_screen_has_a_name_and_a_target(
    window: MainWindow, qtbot: QtBot, name: str, classroom: ClassroomBuilder
) -> None:
    open_now(window, name)
    qtbot.wait(10)
    assert complaints(window) == []


class WindowWatch(QObject):
    """Notes every widget that becomes a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
        ):
            self.shown.append(f"{type(watched).__name__} {watched.objectName()!r}")
        return False


@pytest.mark.parametrize("name", OFFERED)
def test_building_a_screen_flashes_no_window_up(
    window: MainWindow, qtbot: QtBot, dressed_app: QApplication, name: str
) -> None:
    """A widget shown before it has a parent is a window for a moment and takes the focus."""
    watch = WindowWatch()
    dressed_app.installEventFilter(watch)
    open_now(window, name)
    qtbot.wait(10)
    dressed_app.removeEventFilter(watch)
    assert watch.shown == []


@pytest.mark.parametrize("make", PAGES)
def test_every_control_of_a_first_page_too(qtbot: QtBot, make: Callable[[], EntryPage]) -> None:
    page = make()
    qtbot.addWidget(page)
    theme.dress(page)
    page.resize(1366, 768)
    with qtbot.waitExposed(page):
        page.show()
    assert complaints(page) == []


@pytest.mark.parametrize("name", OFFERED)
def test_tab_goes_through_the_screen_and_comes_back(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    open_now(window, name)
    qtbot.wait(10)
    window.rail.focus_current()
    start = QApplication.focusWidget()
    assert start is not None
    seen: list[QWidget] = []
    for _ in range(80):
        window.focusNextPrevChild(True)
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget is start:
            break
        assert widget.isVisible()
        seen.append(widget)
    assert QApplication.focusWidget() is start, "Tab never came back"
    screen = window.pages.screen_in_front()
    assert screen is not None
    assert any(screen.isAncestorOf(widget) for widget in seen), [w.objectName() for w in seen]


def test_fields_tell_their_error_to_a_reader(qtbot: QtBot) -> None:
    page = SignInPage()
    qtbot.addWidget(page)
    page.submit()
    edit = page.findChild(QLineEdit, "sign_in.server")
    assert edit is not None
    assert edit.accessibleDescription() == "This is needed."
    qtbot.keyClicks(edit, "h")
    assert edit.accessibleDescription() == ""
