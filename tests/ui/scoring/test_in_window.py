"""Scoring inside the real window: its shortcuts, its undo, its sync that never answers."""

import random
import socket
import threading
import time
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.domain.account import AccountRef
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.queries.scoring import load_grid
from mehmiro_desktop.sync.account import AccountSync, token_store
from mehmiro_desktop.sync.runner import SyncRunner
from mehmiro_desktop.ui.bridge import StoreBridge, SyncBridge
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.stores import ACCOUNT, ClassroomBuilder, make_store
from tests.helpers.windows import open_now
from tests.sync.conftest import MemoryKeyring

Key = Qt.Key
ENTER = Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_window(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, session_id: str
) -> ScoreScreen:
    window = MainWindow(context, SCREEN_FACTORIES)
    kept.append(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, "score", session_id=session_id)
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ScoreScreen)
    assert QApplication.focusWidget() is screen.grid
    return screen


def press(key: Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    if isinstance(key, str):
        QTest.keyClicks(focus, key)
    else:
        QTest.keyClick(focus, key, held)


def values(store: Store, room: ClassroomBuilder) -> list[Decimal | None]:
    cells = load_grid(store, room.session.id).cells
    variable = room.measured[0].id
    found = [cells.get((student.id, variable)) for student in room.roster]
    return [None if cell is None else cell.value for cell in found]


def test_undo_reaches_through_grid_and_editor(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, store: Store
) -> None:
    room = ClassroomBuilder(store, students=4).build()
    screen = open_window(qtbot, kept, context, room.session.id)
    for digit in "123":
        press(digit)
        press(ENTER)
    press(Key.Key_Z, CONTROL)
    assert values(store, room) == [1, 2, None, None]
    # An editor without typed text does not swallow undo.
    press(Key.Key_F2)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(Key.Key_Z, CONTROL)
    assert values(store, room) == [1, None, None, None]
    # Typed text goes first and nothing else does.
    press("5")
    press(Key.Key_Z, CONTROL)
    assert values(store, room) == [1, None, None, None]
    assert screen.sheet.model.value(1, 0) is None
    press(Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert values(store, room) == [1, 2, None, None]


def test_undo_brings_quick_score_back_to_the_student(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, store: Store
) -> None:
    room = ClassroomBuilder(store, students=4).build()
    screen = open_window(qtbot, kept, context, room.session.id)
    press("q")
    for digit in "234":
        press(digit)
    press(Key.Key_Z, CONTROL)
    assert values(store, room) == [2, 3, None, None]
    assert screen.quick.at == (2, 0)
    press("5")
    assert values(store, room) == [2, 3, 5, None]


def test_undo_from_elsewhere_in_the_window_reaches_the_grid(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, store: Store
) -> None:
    room = ClassroomBuilder(store, students=4).build()
    screen = open_window(qtbot, kept, context, room.session.id)
    press("3")
    press(ENTER)
    screen.bar.chooser.setFocus()
    press(Key.Key_Z, CONTROL)
    assert values(store, room) == [None] * 4
    qtbot.waitUntil(lambda: screen.sheet.model.value(0, 0) is None, timeout=2000)
    assert screen.grid.at == (0, 0)


def test_leaving_the_screen_saves_what_is_typed(
    qtbot: QtBot, kept: list[QWidget], context: UiContext, store: Store
) -> None:
    room = ClassroomBuilder(store, students=3).build()
    open_window(qtbot, kept, context, room.session.id)
    press("4")
    press(Key.Key_1, CONTROL)
    assert values(store, room)[0] == 4


class SilentServer:
    """Takes connections on the loopback and never says a word."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.taken: list[socket.socket] = []
        self.reached = threading.Event()
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        while not self._is_closing.is_set():
            with suppress(TimeoutError):
                self.taken.append(self._socket.accept()[0])
                self.reached.set()

    def close(self) -> None:
        self._is_closing.set()
        self._thread.join(5)
        for each in (self._socket, *self.taken):
            each.close()


def test_scoring_never_waits_for_a_server_that_does_not_answer(
    qtbot: QtBot, kept: list[QWidget], tmp_path: Path, plain_english: None
) -> None:
    silent_server = SilentServer()
    account = AccountRef(
        key=ACCOUNT.key,
        server=silent_server.url,
        publishable_key=ACCOUNT.publishable_key,
        account_id=ACCOUNT.account_id,
        email=ACCOUNT.email,
    )
    clock = SystemClock()
    with make_store(tmp_path / "silent", clock, account=account) as store:
        room = ClassroomBuilder(store, students=28, on=clock.today()).build()
        keyring = MemoryKeyring()
        token_store(store, keyring).save("refresh")
        runner = SyncRunner(
            AccountSync(store, keyring, clock), clock, random.random, store.subscribe
        )
        bridge, sync = StoreBridge(store), SyncBridge(runner)
        context = UiContext(store=store, clock=clock, bridge=bridge, sync=sync)
        open_window(qtbot, kept, context, room.session.id)
        runner.start()
        try:
            assert silent_server.reached.wait(10)
            slowest = 0.0
            for row in range(28):
                began = time.perf_counter()
                press("4")
                press(ENTER)
                QApplication.processEvents()
                slowest = max(slowest, time.perf_counter() - began)
                assert values(store, room)[row] == 4
            # Far below any time limit of the network (5 s), far above a slow test machine.
            assert slowest < 1.0
            assert runner.status.receipt is None
        finally:
            silent_server.close()
            runner.stop()
            sync.close()
            bridge.close()
    assert values_after(tmp_path / "silent", account, room) == [4] * 28


def values_after(
    folder: Path, account: AccountRef, room: ClassroomBuilder
) -> list[Decimal | None]:
    with make_store(folder, account=account) as store:
        return values(store, room)
