"""What is written anew for presenter mode: at once in sight, else before anybody sees it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store.commands.scores import record_comment
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from mehmiro_desktop.ui.scoring.screen import ScoreScreen
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now


@pytest.fixture
def done() -> Iterator[list[str]]:
    yield []
    presenter.turn(False)


@pytest.fixture
def widget(qtbot: QtBot, dressed_app: QObject, done: list[str]) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    presenter.follow(made, lambda: done.append("on" if presenter.is_on() else "off"))
    return made


def test_what_is_in_sight_is_masked_in_the_same_turn(widget: QWidget, done: list[str]) -> None:
    widget.show()
    presenter.turn(True)
    assert done == ["on"]


def test_what_is_not_in_sight_waits_for_a_later_turn(
    qtbot: QtBot, widget: QWidget, done: list[str]
) -> None:
    presenter.turn(True)
    assert done == []
    qtbot.waitUntil(lambda: done == ["on"])
    presenter.turn(False)
    presenter.turn(True)
    qtbot.waitUntil(lambda: len(done) > 1)
    assert done == ["on", "on"]


class Painted(QObject):
    """What had been done when the widget was first painted."""

    def __init__(self, done: list[str]) -> None:
        super().__init__()
        self._done = done
        self.before: list[str] | None = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.before is None:
            self.before = list(self._done)
        return False


def test_what_comes_into_sight_is_masked_before_it_is_painted(
    qtbot: QtBot, widget: QWidget, done: list[str]
) -> None:
    painted = Painted(done)
    widget.installEventFilter(painted)
    presenter.turn(True)
    widget.show()
    assert done == ["on"]
    qtbot.waitUntil(lambda: painted.before is not None)
    assert painted.before == ["on"]
    assert done == ["on"]


def test_what_waits_until_it_is_seen_does_it_then_unless_it_was_written_anew(
    qtbot: QtBot, dressed_app: QObject, done: list[str]
) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    follower = presenter.follow(made, lambda: done.append("waited"), waits=True)
    presenter.turn(True)
    for _ in range(5):
        QApplication.processEvents()
    assert done == []
    made.show()
    assert done == ["waited"]
    made.hide()
    presenter.turn(False)
    follower.note_done()
    made.show()
    assert done == ["waited"]


def test_who_is_gone_by_then_is_not_asked(
    qtbot: QtBot, dressed_app: QObject, widget: QWidget, done: list[str]
) -> None:
    gone = QWidget()
    presenter.follow(gone, lambda: done.append("gone"))
    presenter.turn(True)
    gone.deleteLater()
    qtbot.waitUntil(lambda: done == ["on"])


@pytest.mark.parametrize("panel", ["records", "paste"])
def test_a_panel_left_open_behind_another_screen_is_gone_when_it_comes_back(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, panel: str, done: list[str]
) -> None:
    record_comment(context.store, classroom.score(4), "for me alone")
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    open_now(window, "score", session_id=classroom.session.id)
    screen = window.pages.screen_in_front()
    assert isinstance(screen, ScoreScreen)
    if panel == "records":
        qtbot.keyClick(screen.grid, Qt.Key.Key_V)
    else:
        QGuiApplication.clipboard().setText("for me alone\t8\n3\t4")
        qtbot.keyClick(screen.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def shown() -> str:
        labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
        fields = window.findChildren(QPlainTextEdit)
        return " ".join(labels + [each.toPlainText() for each in fields if each.isVisible()])

    qtbot.waitUntil(lambda: "for me alone" in shown())
    open_now(window, "lessons")
    presenter.turn(True)
    open_now(window, "score")
    assert "for me alone" not in shown()
