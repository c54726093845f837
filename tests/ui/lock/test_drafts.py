"""What is half typed survives the lock to the letter, and nothing counts as finished by it."""

from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands.lessons import add_lesson
from mehmiro_desktop.store.queries.lessons import load_lesson
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.pins import set_pin
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now
from tests.ui.lock.conftest import PIN, field, says, type_pin


def focused() -> QWidget:
    widget: QWidget | None = QApplication.focusWidget()
    assert widget is not None
    return widget


def lock_and_unlock(qtbot: QtBot, window: MainWindow) -> None:
    window.locker.lock_now()
    qtbot.waitUntil(lambda: window.frame.window() is not window)
    assert window.locker.is_locked
    type_pin(qtbot, window)
    QApplication.processEvents()
    assert not window.locker.is_locked


def start_ten(qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder) -> QLineEdit:
    """Type the 1 of 10 into the first cell."""
    open_now(window, "score", session_id=classroom.session.id)
    window.activateWindow()
    qtbot.keyClicks(focused(), "1")
    editor = focused()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "1"
    return editor


def test_unlocked_before_all_was_put_away(
    qtbot: QtBot, window: MainWindow, context: UiContext, classroom: ClassroomBuilder
) -> None:
    context.settings.digit_wait_ms = None
    editor = start_ten(qtbot, window, classroom)
    window.locker.lock_now()
    assert not editor.isVisible()
    window.locker.unlock()
    qtbot.wait(50)
    assert window.frame.window() is window
    assert focused() is editor
    assert editor.isVisible()
    assert editor.text() == "1"
    assert load_cell(context.store, classroom.key()) is None
    window.locker.lock_now()
    qtbot.waitUntil(lambda: window.frame.window() is not window)


def test_a_score_half_typed_stays_half_typed(
    qtbot: QtBot, window: MainWindow, context: UiContext, classroom: ClassroomBuilder
) -> None:
    context.settings.digit_wait_ms = None
    editor = start_ten(qtbot, window, classroom)
    lock_and_unlock(qtbot, window)
    assert load_cell(context.store, classroom.key()) is None
    assert focused() is editor
    assert editor.text() == "1"
    qtbot.keyClicks(editor, "0")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    cell = load_cell(context.store, classroom.key())
    assert cell is not None
    assert cell.value == Decimal(10)


def test_a_comment_half_typed_stays(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    classroom.score(4)
    open_now(window, "score", session_id=classroom.session.id)
    qtbot.keyClicks(focused(), "c")
    edit = focused()
    assert isinstance(edit, QPlainTextEdit)
    qtbot.keyClicks(edit, "Luna reads")
    edit.moveCursor(edit.textCursor().MoveOperation.Left)
    at = edit.textCursor().position()
    window.locker.lock_now()
    assert not edit.isVisible()
    qtbot.waitUntil(lambda: not says("Luna"))
    type_pin(qtbot, window)
    assert focused() is edit
    assert edit.toPlainText() == "Luna reads"
    assert edit.textCursor().position() == at
    assert edit.isVisible()


def test_a_lesson_half_typed_is_kept_and_stays(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    lesson = add_lesson(context.store, classroom.school_class.id, "Fractions", classroom.on)
    open_now(window, "lessons", lesson_id=lesson.id)
    title = field(window, "lessons.title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Fractions and half a wo")
    lock_and_unlock(qtbot, window)
    assert focused() is title
    assert title.text() == "Fractions and half a wo"
    assert load_lesson(context.store, lesson.id).title == "Fractions and half a wo"


def test_a_lesson_title_just_emptied_is_not_filled_again(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, context: UiContext
) -> None:
    lesson = add_lesson(context.store, classroom.school_class.id, "Fractions", classroom.on)
    open_now(window, "lessons", lesson_id=lesson.id)
    title = field(window, "lessons.title")
    title.setFocus()
    title.selectAll()
    qtbot.keyClick(title, Qt.Key.Key_Delete)
    lock_and_unlock(qtbot, window)
    assert title.text() == ""
    assert load_lesson(context.store, lesson.id).title == "Fractions"


def test_settings_and_a_class_name_half_typed_stay(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    open_now(window, "settings")
    device = field(window, "settings.device_name")
    device.setFocus()
    device.selectAll()
    qtbot.keyClicks(device, "blue lap")
    before = context.store.device_name
    lock_and_unlock(qtbot, window)
    assert field(window, "settings.device_name").text() == "blue lap"
    assert context.store.device_name == before
    open_now(window, "students")
    name = field(window, "class.name")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "5A bis")
    lock_and_unlock(qtbot, window)
    assert field(window, "class.name").text() == "5A bis"
    assert focused() is name


def test_a_new_students_name_half_typed_stays(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    open_now(window, "students", class_id=classroom.school_class.id)
    line = field(window, "roster.add")
    line.setFocus()
    qtbot.keyClicks(line, "Lun")
    lock_and_unlock(qtbot, window)
    assert field(window, "roster.add").text() == "Lun"


def test_going_away_behind_the_lock_is_like_closing_an_open_window(
    qtbot: QtBot, dressed_app: QApplication, context: UiContext, classroom: ClassroomBuilder
) -> None:
    """As a click elsewhere would: a score that is one is kept."""
    set_pin(context.store, PIN)
    window = MainWindow(context, SCREEN_FACTORIES)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    context.settings.digit_wait_ms = None
    start_ten(qtbot, window, classroom)
    window.locker.lock_now()
    window.locker.drop()
    window.hide()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    cell = load_cell(context.store, classroom.key())
    assert cell is not None
    assert cell.value == Decimal(1)
