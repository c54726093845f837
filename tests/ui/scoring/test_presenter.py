"""Presenter mode in the real window: one key on, a second's hold off, nothing private in between."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.attendance import load_attendance
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.presenter import HiddenNotice
from mehmiro_desktop.ui.presenter_bar import PresenterBar
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now
from tests.ui.scoring.test_in_window import open_window, press, values

Key = Qt.Key
Role = Qt.ItemDataRole
ENTER = Key.Key_Return


@pytest.fixture(autouse=True)
def back_to_normal() -> Iterator[None]:
    yield
    presenter.turn(False)
    presenter.show_numbers(False)


@pytest.fixture
def room(store: Store) -> ClassroomBuilder:
    return ClassroomBuilder(store, students=4).build()


@pytest.fixture
def screen(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, room: ClassroomBuilder
) -> ScoreScreen:
    screen = open_window(qtbot, kept, context, room.session.id)
    for each in ("3", ENTER, "4", ENTER, Key.Key_Up, "c", "seen by nobody", ENTER):
        press(each)
    return screen


def everything_said(screen: ScoreScreen) -> list[str]:
    """Every text the window and the grid show, say in tool tips, or tell screen readers."""
    window = screen.window()
    said = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QPushButton):
                said.append(widget.text())
    model = screen.sheet.model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            for role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
                said.append(str(model.index(row, column).data(role) or ""))
    return said


def test_one_key_masks_everything(screen: ScoreScreen) -> None:
    assert any("seen by nobody" in each for each in everything_said(screen))
    press(Key.Key_F8)
    said = everything_said(screen)
    assert not any("seen by nobody" in each for each in said)
    model = screen.sheet.model
    assert model.index(0, 0).data() == presenter.DOT
    assert model.index(0, model.average_column).data() == presenter.DOT
    assert model.index(2, 0).data() == ""
    assert model.index(0, 0).data(Role.AccessibleTextRole).endswith("Hidden while presenting")
    assert "Presenting" in said
    assert screen.window().windowTitle() == "Mehmiro"


def test_the_grid_paints_no_score(screen: ScoreScreen) -> None:
    press(Key.Key_F8)
    first = screen.grid.grab().toImage()
    # Another score under the dot, the same picture above it.
    presenter.turn(False)
    press(Key.Key_Up)
    press("1")
    press(ENTER)
    press("2")
    press(ENTER)
    press(Key.Key_Up)
    presenter.turn(True)
    assert screen.grid.grab().toImage() == first


def test_entering_goes_on_unseen(
    screen: ScoreScreen, store: Store, room: ClassroomBuilder
) -> None:
    press(Key.Key_F8)
    press(Key.Key_Down)
    press("5")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.displayText() != "5"
    press(ENTER)
    assert values(store, room) == [3, 4, 5, None]
    press("q")
    assert screen.quick.card.findChild(QLabel, "score.quick.now") is not None
    press("2")
    assert values(store, room) == [3, 4, 5, 2]
    assert not any(each.isChecked() for each in screen.quick.card.findChildren(QPushButton))


def test_comments_and_records_do_not_open(screen: ScoreScreen) -> None:
    press("c")
    press(Key.Key_F8)
    assert not screen.commenting.panel.isVisible()
    press("c")
    assert not screen.commenting.panel.isVisible()
    press("v")
    assert not screen.more.records.isVisible()
    assert "Hidden while presenting" in screen.foot.notice.text()


def window_of(screen: ScoreScreen) -> MainWindow:
    window = screen.window()
    assert isinstance(window, MainWindow)
    return window


def test_only_the_board_is_hidden_whole(screen: ScoreScreen) -> None:
    window = window_of(screen)
    press(Key.Key_F8)
    for name in SCREEN_FACTORIES:
        open_now(window, name)
        front = window.pages.screen_in_front()
        assert front is not None
        notices = [each for each in front.findChildren(HiddenNotice) if each.isVisible()]
        whole = [each for each in notices if each.width() > front.width() * 0.8]
        assert bool(whole) == (name == "monitoring"), name


def test_leaving_takes_a_hold(screen: ScoreScreen, qtbot: QtBot) -> None:
    press(Key.Key_F8)
    press(Key.Key_F8)
    assert presenter.is_on()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyPress(focus, Key.Key_F8)
    qtbot.waitUntil(lambda: not presenter.is_on(), timeout=3000)
    QTest.keyRelease(focus, Key.Key_F8)
    assert not presenter.is_on()
    press(Key.Key_F8)
    bar = window_of(screen).findChild(PresenterBar)
    assert isinstance(bar, PresenterBar)
    QTest.mouseClick(bar.leave_button, Qt.MouseButton.LeftButton)
    assert presenter.is_on()
    QTest.mousePress(bar.leave_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not presenter.is_on(), timeout=3000)
    assert not bar.isVisible()


def test_numbers_for_names(screen: ScoreScreen) -> None:
    press(Key.Key_F8)
    presenter.show_numbers(True)
    model = screen.sheet.model
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(4)]
    assert heads == ["1", "2", "3", "4"]
    said = " ".join(everything_said(screen))
    assert not any(each.alias in said for each in model.students)
    press("r")
    label = screen.findChild(QLabel, "score.picker.alias")
    assert isinstance(label, QLabel)
    assert label.text() in heads


def test_toasts_and_undo_name_nothing(screen: ScoreScreen) -> None:
    press(Key.Key_F8)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert f"Undone: score {presenter.DOT}" in everything_said(screen)


def test_what_was_said_a_moment_before_goes_away(screen: ScoreScreen) -> None:
    # The comment, then the score.
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    toasts = window_of(screen).toasts
    assert any(each.startswith("Undone: score 4") for each in everything_said(screen))
    press(Key.Key_F8)
    assert not toasts.isVisible()
    press(Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert toasts.isVisible()


def test_scores_do_not_leave_by_the_clipboard(screen: ScoreScreen) -> None:
    QApplication.clipboard().setText("before")
    press(Key.Key_F8)
    press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
    presenter.turn(False)
    press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().strip() == "4"


def test_a_lesson_by_keys_in_the_real_window(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, store: Store
) -> None:
    room = ClassroomBuilder(store, students=6).build()
    screen = open_window(qtbot, kept, context, room.session.id)
    last = room.roster[5].alias
    counts = {}
    lesson: tuple[tuple[str, list[Key | str]], ...] = (
        ("attendance", [Key.Key_Down, "a"]),
        ("picker", ["r"]),
        ("close", [Key.Key_Escape]),
        ("present", [Key.Key_F8]),
        ("quick", ["q"]),
        ("star", ["/", last[0], last[1], ENTER, "5"]),
    )
    for name, wanted in lesson:
        for each in wanted:
            press(each)
        counts[name] = len(wanted)
        if name == "picker":
            assert screen.more.picker.isVisible()
    assert counts["star"] <= 5
    assert presenter.is_on()
    assert load_attendance(store, room.session.id) == {
        room.roster[1].id: AttendanceStatus.ABSENT
    }
    found = [row for row, each in enumerate(values(store, room)) if each == 5]
    assert len(found) == 1
    assert room.roster[found[0]].alias.lower().startswith(last[:2].lower())
