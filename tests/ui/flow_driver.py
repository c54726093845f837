"""The real flow over a real profile folder, and a person in front of its windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mehmiro_desktop.clock import SystemClock
from mehmiro_desktop.config import Profile
from mehmiro_desktop.ui.flow import Flow
from mehmiro_desktop.ui.lock.hashing import hasher
from tests.sync.conftest import MemoryKeyring
from tests.sync.fake_server import FakeServer, fake_server

KEY = "sb_publishable_test"
PASSPHRASE = "four words make one"


class Driver:
    """A person in front of the flow's windows."""

    def __init__(self, qtbot: QtBot, flow: Flow) -> None:
        self.qtbot = qtbot
        self.flow = flow

    def root(self) -> QWidget:
        window = self.flow.entrance.window or self.flow.window
        assert window is not None
        return window

    def await_widget(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        def found() -> bool:
            window = self.flow.entrance.window or self.flow.window
            widget = window.findChild(kind, name) if window else None
            return widget is not None and widget.isVisible()

        self.qtbot.waitUntil(found, timeout=8000)
        widget = self.root().findChild(kind, name)
        assert widget is not None
        return widget

    def press(self, name: str) -> None:
        button = self.await_widget(name, QPushButton)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        # A PIN or a passphrase is looked at beside the window.
        self.qtbot.waitUntil(lambda: not hasher().is_busy)

    def write(self, name: str, text: str) -> None:
        edit = self.await_widget(name, QLineEdit)
        assert isinstance(edit, QLineEdit)
        edit.clear()
        self.qtbot.keyClicks(edit, text)

    def read(self, name: str) -> str:
        widget = self.await_widget(name)
        assert isinstance(widget, QLabel | QLineEdit | QPushButton)
        return widget.text()

    def sign_in(self, server: str, key: str = KEY) -> None:
        self.write("sign_in.server", server)
        self.write("sign_in.key", key)
        self.write("sign_in.email", "teacher@school.example")
        self.write("sign_in.password", "secret")
        self.press("sign_in.go")


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A laptop whose owner has said that it is theirs (``tests/ui/lock`` asks)."""
    made = Profile(tmp_path / "profile")
    made.change_setting("laptop", "own")
    return made


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with fake_server() as fake:
        yield fake


Begin = Callable[..., Driver]


@pytest.fixture
def begin(
    qtbot: QtBot, dressed_app: QApplication, profile: Profile, keyring: MemoryKeyring
) -> Iterator[Begin]:
    flows = []

    def start(passphrase: str | None = None, *, is_demo: bool = False) -> Driver:
        flow = Flow(dressed_app, profile, SystemClock(), keyring, passphrase)
        flows.append(flow)
        flow.begin(is_demo=is_demo)
        return Driver(qtbot, flow)

    yield start
    for flow in flows:
        flow.quit()
        flow.deleteLater()
