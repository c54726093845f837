"""What is written anew for presenter mode: at once in sight, else before anybody sees it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui import presenter


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


def test_who_is_gone_by_then_is_not_asked(
    qtbot: QtBot, dressed_app: QObject, widget: QWidget, done: list[str]
) -> None:
    gone = QWidget()
    presenter.follow(gone, lambda: done.append("gone"))
    presenter.turn(True)
    gone.deleteLater()
    qtbot.waitUntil(lambda: done == ["on"])
