"""A block of many scores is pasted beside the window: one edit, also where it begins a session."""

import threading
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.errors import StoreFull
from mehmiro_desktop.store.commands import scores
from mehmiro_desktop.store.queries.classes import load_sessions
from mehmiro_desktop.ui import beside
from mehmiro_desktop.ui.worker import editor_of
from tests.ui.scoring.conftest import Desk, MakeDesk

Key = Qt.Key
TEN = ("0", "10")


@pytest.fixture
def desk(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(beside, "MANY", 3)
    made = make_desk(TEN, TEN, students=4)
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n5\t6\n7\t8\n")
    made.control(Key.Key_V)
    return made


def accept(desk: Desk) -> None:
    desk.press(Key.Key_Return)
    assert editor_of(desk.screen.sheet.context).is_busy


def test_it_begins_the_session_and_is_one_thing_to_undo(qtbot: QtBot, desk: Desk) -> None:
    assert desk.is_planned()
    with qtbot.waitSignal(desk.screen.sheet.begun):
        accept(desk)
    qtbot.waitUntil(lambda: not desk.is_planned())
    assert desk.column_on_disk(0) == [1, 3, 5, 7]
    assert desk.column_on_disk(1) == [2, 4, 6, 8]
    assert desk.screen.sheet.model.value(3, 1) == 8
    assert desk.shell.toasts[-1] == ("8 scores pasted", True)
    assert desk.focus is desk.screen.grid
    assert len(load_sessions(desk.other, desk.class_id)) == 1
    desk.control(Key.Key_Z)
    qtbot.waitUntil(lambda: desk.screen.sheet.model.value(3, 1) is None)
    assert load_sessions(desk.other, desk.class_id) == ()


def test_a_score_typed_meanwhile_is_in_the_same_session(qtbot: QtBot, desk: Desk) -> None:
    accept(desk)
    desk.screen.grid.setFocus()
    desk.screen.grid.go_to(0, 0)
    desk.press("9", Key.Key_Return)
    qtbot.waitUntil(lambda: not editor_of(desk.screen.sheet.context).is_busy)
    assert len(load_sessions(desk.other, desk.class_id)) == 1
    assert desk.column_on_disk(1) == [2, 4, 6, 8]
    assert desk.on_disk(3) == 7


def test_a_full_disk_leaves_all_as_it_was_and_says_so(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    monkeypatch.setattr(scores, "record_scores", full)
    accept(desk)
    qtbot.waitUntil(lambda: bool(desk.notice))
    assert "full" in desk.notice
    assert desk.is_planned()
    assert desk.screen.sheet.model.value(0, 0) is None


class Hold:
    """Keeps the worker for edits busy until it is let go: a slow disk."""

    def __init__(self, desk: Desk) -> None:
        self._free = threading.Event()
        editor_of(desk.screen.sheet.context).start(self._free.wait, 5)

    def let_go(self) -> None:
        self._free.set()


def await_end(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not editor_of(desk.screen.sheet.context).is_busy)


def test_what_is_half_typed_meanwhile_comes_after_it(qtbot: QtBot, desk: Desk) -> None:
    hold = Hold(desk)
    accept(desk)
    desk.screen.grid.go_to(0, 0)
    handle = desk.screen.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Key.Key_1)
    assert desk.focus is desk.screen.grid
    hold.let_go()
    await_end(qtbot, desk)
    qtbot.waitUntil(lambda: desk.focus is not desk.screen.grid)
    desk.press("0", Key.Key_Return)
    assert desk.on_disk(0) == 10


def test_undo_is_not_offered_where_it_would_take_back_what_came_after(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    paste, key = scores.record_scores, desk.screen.sheet.key(0, 0)

    def and_another(*args: Any, **kwargs: Any) -> Edit:
        edit = paste(*args, **kwargs)
        scores.record_score(desk.store, key, Decimal(9))
        return edit

    monkeypatch.setattr(scores, "record_scores", and_another)
    accept(desk)
    await_end(qtbot, desk)
    assert desk.shell.toasts[-1] == ("8 scores pasted", False)
    assert desk.on_disk(0) == 9


def test_a_failure_is_told_to_whoever_has_gone_on(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreFull

    monkeypatch.setattr(scores, "record_scores", full)
    hold = Hold(desk)
    accept(desk)
    desk.screen.hide()
    hold.let_go()
    await_end(qtbot, desk)
    text, undo = desk.shell.toasts[-1]
    assert "full" in text
    assert undo is False
    assert desk.notice == ""
