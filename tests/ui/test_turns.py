"""Work in small steps: what is begun, dropped, finished at once, and what a fault does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mehmiro_desktop.ui.turns import Turns


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def turns(dressed_app: QObject, done: list[str]) -> Iterator[Turns]:
    parent = QObject()
    made = Turns(parent)
    made.done.connect(lambda: done.append("all"))
    yield made
    made.stop()


def steps(done: list[str], *names: str) -> Iterator[None]:
    for name in names:
        done.append(name)
        yield


def test_nothing_is_done_in_the_turn_that_asks(
    qtbot: QtBot, turns: Turns, done: list[str]
) -> None:
    turns.start(steps(done, "one", "two"))
    assert turns.is_running
    assert done == []
    qtbot.waitUntil(lambda: not turns.is_running)
    assert done == ["one", "two", "all"]


def test_finishing_takes_what_is_left_at_once(turns: Turns, done: list[str]) -> None:
    turns.start(steps(done, "one", "two"))
    turns.finish()
    assert done == ["one", "two", "all"]
    turns.finish()
    assert done == ["one", "two", "all"]


def test_what_comes_next_drops_what_was(qtbot: QtBot, turns: Turns, done: list[str]) -> None:
    turns.start(steps(done, "old"))
    turns.start(steps(done, "new"))
    qtbot.waitUntil(lambda: not turns.is_running)
    assert done == ["new", "all"]


def test_a_step_may_begin_other_work(qtbot: QtBot, turns: Turns, done: list[str]) -> None:
    def first() -> Iterator[None]:
        done.append("first")
        turns.start(steps(done, "second"))
        yield
        done.append("never")

    turns.start(first())
    qtbot.waitUntil(lambda: not turns.is_running)
    assert done == ["first", "second", "all"]


def test_a_fault_is_told_once(qtbot: QtBot, turns: Turns, done: list[str]) -> None:
    def faulty() -> Iterator[None]:
        yield
        raise ValueError

    with qtbot.captureExceptions() as caught:
        turns.start(faulty())
        qtbot.waitUntil(lambda: not turns.is_running)
        qtbot.wait(10)
    assert [kind for kind, *_ in caught] == [ValueError]
    assert done == []
