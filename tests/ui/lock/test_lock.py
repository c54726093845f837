"""The lock: everything of the window is gone until the PIN, and comes back as it was."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.store.commands.classes import add_class, remove_student
from mehmiro_desktop.store.pin import remove_pin
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.ui import i18n, presenter
from mehmiro_desktop.ui.actions import WINDOW_KEYS
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.prompts import ask
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from tests.helpers.stores import ACCOUNT, ClassroomBuilder
from tests.helpers.windows import open_now
from tests.ui.lock.conftest import (
    CTRL,
    PIN,
    field,
    lock,
    press,
    reachable_texts,
    says,
    type_pin,
)
from tests.ui.test_accessible import WindowWatch, complaints

ALIAS = "Cometa 01"


def name_in_focus() -> str:
    focus: QWidget | None = QApplication.focusWidget()
    return focus.objectName() if focus is not None else ""


def test_ctrl_l_locks_and_the_pin_and_enter_open_again(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    before = name_in_focus()
    assert before
    lock(qtbot, window)
    assert not window.pages.isVisible()
    assert not window.rail.isVisible()
    assert name_in_focus() == "lock.pin"
    type_pin(qtbot, window)
    assert not window.locker.is_locked
    assert window.pages.isVisible()
    assert name_in_focus() == before


@pytest.mark.parametrize("screen", ["today", "score", "students", "student", "reports", "sync"])
def test_no_alias_is_reachable_while_locked(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder, screen: str
) -> None:
    classroom.fill(4)
    was_said = []
    for each in ("score", "students", screen):
        where = {"student_id": classroom.roster[0].id} if each == "student" else {}
        open_now(window, each, **where)
        QApplication.processEvents()
        was_said.append(says(ALIAS))
    assert any(was_said)
    assert says("5A")
    lock(qtbot, window)
    # What is hidden at once is out of the window two turns later.
    qtbot.waitUntil(lambda: not (says("Cometa") or says("5A")))
    assert not says("Variable 1")
    type_pin(qtbot, window)
    assert says(ALIAS) or screen not in ("score", "students", "student")
    assert says("5A")


def test_dialogs_and_popups_go_and_dialogs_come_back(
    qtbot: QtBot, window: MainWindow, context: UiContext, classroom: ClassroomBuilder
) -> None:
    remove_student(context.store, classroom.roster[0].id)
    open_now(window, "today")
    found = BinPanel(context, window)
    found.open()
    qtbot.waitUntil(lambda: not found.is_reading)
    keys, guide = KeySheet(window), GuideWindow(window)
    keys.open()
    guide.open()
    question = ask(window, "Cometa 02?", "", [], "Stay")
    window.search()
    palette = window.findChild(QWidget, "palette")
    assert palette is not None
    QApplication.processEvents()
    assert says("Cometa 02?")
    window.locker.lock()
    QApplication.processEvents()
    assert window.locker.is_locked
    assert not any(each.isVisible() for each in (found, keys, guide, question))
    assert QApplication.activePopupWidget() is None
    assert not says("Cometa")
    visible = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert visible == [window]
    type_pin(qtbot, window)
    assert all(each.isVisible() for each in (found, keys, guide, question))
    assert says("Cometa 02?")
    for each in (found, keys, guide, question):
        each.close()


@pytest.fixture
def owned_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen platform never says that a clipboard's content is the app's own."""
    monkeypatch.setattr("mehmiro_desktop.ui.lock.curtain._is_own", lambda _board: True)


@pytest.mark.usefixtures("owned_clipboard")
def test_tooltip_toast_and_clipboard_are_gone(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    window.toast(f"{ALIAS}: 4")
    QToolTip.showText(window.mapToGlobal(window.rect().center()), ALIAS, window)
    QGuiApplication.clipboard().setText(f"{ALIAS}\t4")
    QApplication.processEvents()
    lock(qtbot, window)
    QApplication.processEvents()
    assert not says("Cometa")
    assert QGuiApplication.clipboard().text() == ""
    visible = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert visible == [window]
    type_pin(qtbot, window)
    assert QGuiApplication.clipboard().text() == f"{ALIAS}\t4"


@pytest.mark.usefixtures("owned_clipboard")
def test_what_is_in_another_apps_clipboard_meanwhile_stays(
    qtbot: QtBot, window: MainWindow
) -> None:
    QGuiApplication.clipboard().setText("4\t5")
    lock(qtbot, window)
    QGuiApplication.clipboard().setText("theirs")
    type_pin(qtbot, window)
    assert QGuiApplication.clipboard().text() == "theirs"


class Ears(QObject):
    """Hears the announcements of the window."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.heard: list[str] = []
        for module in ("main_window", "lock.pin_ask", "lock.window_lock"):
            monkeypatch.setattr(
                f"mehmiro_desktop.ui.{module}.say_aloud",
                lambda _speaker, text: self.heard.append(text),
            )


def test_nothing_is_said_behind_and_the_last_sentence_follows(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ears = Ears(monkeypatch)
    lock(qtbot, window)
    window.toast(f"{ALIAS} changed")
    window.announce(f"{ALIAS} changed")
    assert ears.heard == ["Locked"]
    assert not says("Cometa")
    type_pin(qtbot, window)
    assert ears.heard == ["Locked", f"{ALIAS} changed", "Unlocked"]
    assert window.toasts.text == f"{ALIAS} changed"


def test_what_opens_itself_behind_is_held_back(qtbot: QtBot, window: MainWindow) -> None:
    lock(qtbot, window)
    late = QDialog(window)
    label = QLabel(ALIAS, late)
    label.show()
    late.open()
    QApplication.processEvents()
    assert not late.isVisible()
    assert not says("Cometa")
    type_pin(qtbot, window)
    assert late.isVisible()
    late.close()


def test_every_key_of_the_window_is_inert(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    add_class(context.store, "6B")
    lock(qtbot, window)
    before = window.pages.current
    for key in WINDOW_KEYS:
        for sequence in key.keys:
            for shortcut in window.findChildren(QObject, f"key.{key.name}"):
                assert not shortcut.property("enabled"), sequence
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.pages.current == before
    assert len(load_classes(context.store)) == 2
    assert not presenter.is_on()
    visible = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert visible == [window]
    type_pin(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert len(load_classes(context.store)) == 1


def test_held_f8_does_not_end_presenting_behind_the_lock(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.present()
    hold = window.presenter_bar._hold
    lock(qtbot, window)
    qtbot.keyPress(window, Qt.Key.Key_F8)
    assert not hold.isActive()
    qtbot.keyRelease(window, Qt.Key.Key_F8)
    type_pin(qtbot, window)
    assert presenter.is_on()


def test_the_page_says_whose_it_is_and_screen_readers_hear_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    lock(qtbot, window)
    texts = reachable_texts()
    assert ACCOUNT.email in texts
    line = field(window, "lock.pin")
    interface = QAccessible.queryAccessibleInterface(line)
    assert interface.text(QAccessible.Text.Name) == "PIN"
    assert "locked" in interface.text(QAccessible.Text.Description)
    assert interface.state().passwordEdit
    assert window.windowTitle() == "Mehmiro"


def test_a_second_lock_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    lock(qtbot, window)
    page = window.locker.page
    window.locker.lock_now()
    window.locker.lock()
    assert window.locker.page is page
    type_pin(qtbot, window)
    assert window.pages.isVisible()


def test_the_button_and_the_palette_lock_too(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "topbar.lock")
    assert window.locker.is_locked
    type_pin(qtbot, window)
    window.search()
    palette = window.findChild(QWidget, "palette")
    assert palette is not None
    qtbot.keyClicks(field(palette, "palette.search"), "lock")
    qtbot.keyClick(field(palette, "palette.search"), Qt.Key.Key_Return)
    assert window.locker.is_locked


def test_without_a_pin_one_is_offered_right_there(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    remove_pin(context.store)
    before = name_in_focus()
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert name_in_focus() == "lock.new.first"
    assert window.pages.isEnabled()
    qtbot.keyClick(field(window, "lock.new.first"), Qt.Key.Key_Escape)
    assert name_in_focus() == before
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    qtbot.keyClicks(field(window, "lock.new.first"), "12")
    qtbot.keyClick(field(window, "lock.new.first"), Qt.Key.Key_Return)
    qtbot.keyClicks(field(window, "lock.new.second"), PIN)
    qtbot.keyClick(field(window, "lock.new.second"), Qt.Key.Key_Return)
    assert field(window, "lock.new.first").accessibleDescription() == "A PIN has 4 to 8 digits."
    qtbot.keyClicks(field(window, "lock.new.first"), PIN)
    qtbot.keyClick(field(window, "lock.new.second"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.locker.is_locked)
    type_pin(qtbot, window)
    assert name_in_focus() == before


@pytest.fixture
def sample_account(monkeypatch: pytest.MonkeyPatch, context: UiContext) -> AccountRef:
    account = AccountRef("sample", "", "", ACCOUNT.account_id, "", is_sample=True)
    context.store.account = account
    return account


def test_the_sample_class_says_that_there_is_nothing_to_lock(
    qtbot: QtBot, window: MainWindow, sample_account: AccountRef
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    assert not window.locker.is_locked
    assert "nothing private" in window.toasts.text


def test_the_pin_unlocks_with_every_screen_open(
    qtbot: QtBot, window: MainWindow, classroom: ClassroomBuilder
) -> None:
    for name in SCREEN_FACTORIES:
        where = {"student_id": classroom.roster[0].id} if name == "student" else {}
        open_now(window, name, **where)
        QApplication.processEvents()
    lock(qtbot, window)
    line = field(window, "lock.pin")
    qtbot.keyClicks(line, PIN)
    with qtbot.waitSignal(window.locker.opened, timeout=10_000):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_lock_speaks_spanish(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication
) -> None:
    i18n.apply_language(dressed_app, "es")
    QApplication.processEvents()
    lock(qtbot, window)
    assert "Mehmiro está bloqueado" in reachable_texts()
    type_pin(qtbot, window, "1111")
    page = window.locker.page
    assert page is not None
    assert page.pin.error.startswith("Ese no es el PIN")


def test_closing_while_locked_is_heard(qtbot: QtBot, window: MainWindow) -> None:
    lock(qtbot, window)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_locking_flashes_no_window_up_and_every_control_has_a_name_and_a_target(
    qtbot: QtBot, window: MainWindow, dressed_app: QApplication
) -> None:
    watch = WindowWatch()
    dressed_app.installEventFilter(watch)
    lock(qtbot, window)
    QApplication.processEvents()
    dressed_app.removeEventFilter(watch)
    assert watch.shown == []
    assert QApplication.activeWindow() is window
    assert complaints(window) == []
    press(qtbot, window, "lock.forgot")
    assert complaints(window) == []
