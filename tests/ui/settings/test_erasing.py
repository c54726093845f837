"""Erasing a removed student for good, from the bin: asked once, beside the window, told truly."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mehmiro_desktop.errors import Offline
from mehmiro_desktop.store.commands.classes import remove_student
from mehmiro_desktop.store.commands.erasing import erase_here
from mehmiro_desktop.store.queries.bin import load_bin
from mehmiro_desktop.ui.background import Background
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.settings.bin_panel import BinPanel
from tests.helpers.stores import ClassroomBuilder
from tests.ui.conftest import RecordedShell


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _press(qtbot: QtBot, root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _told(panel: BinPanel) -> str:
    return cast("QLabel", panel.findChild(QLabel, "bin.told.text")).text()


def test_a_removed_student_is_erased_after_one_question(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, window: QWidget,
    background: Background, shell: RecordedShell,
) -> None:  # fmt: skip
    remove_student(context.store, classroom.roster[0].id)
    erases = replace(
        context, erase=partial(background.start, partial(erase_here, context.store))
    )
    panel = BinPanel(erases, window)
    panel.open()
    qtbot.waitUntil(lambda: not panel.is_reading)
    _press(qtbot, panel, "bin.erase.0")
    _press(qtbot, panel, "question.safe")
    assert len(load_bin(context.store)) == 1
    _press(qtbot, panel, "bin.erase.0")
    _press(qtbot, panel, "question.answer0")
    qtbot.waitUntil(lambda: _told(panel) == "Erased for good.")
    assert load_bin(context.store) == ()
    assert "Erased for good." in shell.announced
    panel.accept()


def test_when_the_server_cannot_be_reached_it_is_said_and_stays(
    qtbot: QtBot, context: UiContext, classroom: ClassroomBuilder, window: QWidget,
    background: Background,
) -> None:  # fmt: skip
    def out_of_reach(_table: str, _row_id: str) -> None:
        raise Offline(reason="connection")

    remove_student(context.store, classroom.roster[0].id)
    panel = BinPanel(replace(context, erase=partial(background.start, out_of_reach)), window)
    panel.open()
    qtbot.waitUntil(lambda: not panel.is_reading)
    _press(qtbot, panel, "bin.erase.0")
    _press(qtbot, panel, "question.answer0")
    qtbot.waitUntil(lambda: _told(panel).startswith("Not erased. It is still in the bin."))
    assert len(load_bin(context.store)) == 1
    panel.accept()
