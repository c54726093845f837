"""The shell: screens by key, F6, undo with its toast, class switcher, closing."""

import threading

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands.classes import add_class
from mehmiro_desktop.store.queries.classes import load_classes, load_sessions
from mehmiro_desktop.ui import fonts, i18n
from mehmiro_desktop.ui.class_switcher import ClassSwitcher
from mehmiro_desktop.ui.context import SCREENS, UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.placing import MIN_HEIGHT_PX
from mehmiro_desktop.ui.rail import Rail
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_window(qtbot: QtBot, context: UiContext) -> MainWindow:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, "today")
    return window


@pytest.fixture
def window(qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext) -> MainWindow:
    return open_window(qtbot, context)


def in_focus(name: str) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and widget.objectName() == name


def test_the_store_knows_whom_nobody_may_keep_waiting(window: MainWindow) -> None:
    assert window.context.store.window_thread is threading.main_thread()


def test_screens_open_by_key_and_the_rail_says_which(qtbot: QtBot, window: MainWindow) -> None:
    for key, name in (
        (Qt.Key.Key_3, "students"),
        (Qt.Key.Key_8, "sync"),
        (Qt.Key.Key_2, "score"),
        (Qt.Key.Key_1, "today"),
    ):
        qtbot.keyClick(window, key, CTRL)
        assert window.pages.current == name
        button = window.findChild(QWidget, f"rail.{name}")
        assert button is not None
        assert button.property("checked") is True


def test_enter_on_today_starts_the_session(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    class_id = classroom.school_class.id
    assert in_focus(f"today.start.{class_id}")
    context.clock.advance(days=1)  # type: ignore[attr-defined]
    before = load_sessions(context.store, class_id)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert window.pages.current == "score"
    # Looking makes no session: the first score does.
    window.pages.finish()
    assert load_sessions(context.store, class_id) == before
    grid = QApplication.focusWidget()
    assert grid is not None
    qtbot.keyClicks(grid, "4")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(load_sessions(context.store, class_id)) == len(before) + 1


def test_the_first_enter_counts_even_if_the_screen_came_before_the_window_was_active(
    qtbot: QtBot, classroom: ClassroomBuilder, context: UiContext
) -> None:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    open_now(window, "today")
    # A sync may bring news before the window is in front, too.
    add_class(context.store, "6B")
    QApplication.processEvents()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert in_focus(f"today.start.{classroom.school_class.id}")


def test_the_rail_fits_the_least_window_with_letters_of_twice_the_size(
    qtbot: QtBot, dressed_app: QApplication
) -> None:
    fonts.set_text_size(dressed_app, 200)
    try:
        rail = Rail(SCREENS)
        qtbot.addWidget(rail)
        assert rail.sizeHint().height() <= MIN_HEIGHT_PX
        for button in rail.findChildren(QToolButton):
            words = QFontMetrics(button.font()).horizontalAdvance(button.text())
            assert words <= button.width()
    finally:
        fonts.set_text_size(dressed_app, 100)


def test_the_rail_offers_only_screens_that_are_there(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder
) -> None:
    window = MainWindow(context, {"today": SCREEN_FACTORIES["today"]})
    qtbot.addWidget(window)
    names = {button.objectName() for button in window.rail.findChildren(QToolButton)}
    assert names == {"rail.today"}


def test_f6_goes_round_the_three_parts(qtbot: QtBot, window: MainWindow) -> None:
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(
            next(
                part
                for part, region in (
                    ("rail", window.rail), ("top", window.top_bar), ("page", window.pages)
                )
                if region.isAncestorOf(focus)
            )
        )  # fmt: skip
    assert seen == ["rail", "top", "page"]


def test_undo_names_what_was_undone_and_redo_brings_it_back(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    add_class(context.store, "6B")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.toasts.text == "Undone: new class 6B"
    assert [each.name for each in load_classes(context.store)] == ["5A"]
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.toasts.text == "Redone: new class 6B"
    assert len(load_classes(context.store)) == 2


def test_the_toast_undoes_too(qtbot: QtBot, window: MainWindow, context: UiContext) -> None:
    add_class(context.store, "6B")
    window.toast("Class added", undo=True)
    qtbot.mouseClick(window.toasts.button, Qt.MouseButton.LeftButton)
    assert len(load_classes(context.store)) == 1


def test_nothing_to_undo_is_said(qtbot: QtBot, context: UiContext) -> None:
    window = open_window(qtbot, context)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.toasts.text == "Nothing to take back or bring back"


def test_toast_lies_at_the_lower_left_beside_the_rail(window: MainWindow) -> None:
    window.toast("Saved")
    spot = window.toasts.mapTo(window, QPoint(0, window.toasts.height()))
    assert spot.x() < window.rail.width() + 40
    assert spot.y() > window.height() - 40


def test_the_switcher_narrows_without_accents_and_opens_the_class(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    wanted = add_class(context.store, "6.º Química")
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    switcher = window.findChild(ClassSwitcher)
    assert switcher is not None
    search = switcher.findChild(QLineEdit, "switcher.search")
    assert search is not None
    qtbot.keyClicks(search, "quimi")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    button = window.findChild(QPushButton, "topbar.class")
    assert button is not None
    assert wanted.name in button.text()
    assert window.pages.current == "students"


def test_today_follows_changes_made_elsewhere(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    added = add_class(context.store, "6B")
    qtbot.waitUntil(lambda: window.findChild(QWidget, f"today.start.{added.id}") is not None)


def test_an_empty_store_offers_the_first_class(qtbot: QtBot, context: UiContext) -> None:
    window = open_window(qtbot, context)
    button = window.findChild(QPushButton, "today.state.act")
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.pages.current == "students"


def test_the_language_switches_live_and_back(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication
) -> None:
    i18n.apply_language(dressed_app, "es")
    qtbot.waitUntil(lambda: window.rail.words("today") == "Hoy")
    qtbot.waitUntil(window.rail.isVisible)
    assert window.pages.current == "today"
    i18n.apply_language(dressed_app, "en")
    qtbot.waitUntil(lambda: window.rail.words("today") == "Today")


def test_f1_lists_every_key(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(QWidget, "keysheet")
    assert sheet is not None
    assert sheet.isVisible()
    close = sheet.findChild(QPushButton, "keysheet.close")
    assert close is not None
    qtbot.keyClick(close, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "keysheet") is None)


def test_closing_asks_nothing_and_says_so_once(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closed, timeout=1000):
        window.close()
    assert not window.isVisible()


def test_the_window_title_never_names_anybody(window: MainWindow) -> None:
    for name in ("score", "students", "sync"):
        open_now(window, name)
        assert window.windowTitle() == "Mehmiro"


def test_an_undone_score_is_named_in_the_language_s_own_digits(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, dressed_app: QApplication
) -> None:
    classroom.score("6.5")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.toasts.text == "Undone: score 6.5 · Cometa 01, Variable 1"
    i18n.apply_language(dressed_app, "es")
    classroom.score("6.5")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.toasts.text == "Deshecho: puntuación 6,5 · Cometa 01, Variable 1"


def test_the_switcher_goes_by_arrow_keys_and_closes_on_escape(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    add_class(context.store, "5B")
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    switcher = window.findChild(ClassSwitcher)
    assert switcher is not None
    search = switcher.findChild(QLineEdit, "switcher.search")
    assert search is not None
    qtbot.keyClicks(search, "nothing like it")
    none = switcher.findChild(QWidget, "switcher.none")
    assert none is not None
    assert none.isVisible()
    search.clear()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert "5B" in window.top_bar.switcher.text()
    assert window.pages.current == "score"
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    again = window.findChild(ClassSwitcher)
    assert again is not None
    field = again.findChild(QLineEdit, "switcher.search")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(ClassSwitcher) is None)


def test_the_toast_waits_while_the_pointer_rests_on_it_and_goes_after_six_seconds(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.toast("Saved")
    timer = window.toasts.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 6000
    centre = QPointF(window.toasts.rect().center())
    QApplication.sendEvent(window.toasts, QEnterEvent(centre, centre, centre))
    assert not timer.isActive()
    QApplication.sendEvent(window.toasts, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    timer.timeout.emit()
    assert not window.toasts.isVisible()


def test_the_pill_leads_to_the_sync_centre(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.top_bar.pill, Qt.MouseButton.LeftButton)
    assert window.pages.current == "sync"
