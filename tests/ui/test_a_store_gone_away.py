"""Every screen of the real window over a store that can no longer be read: told, never a crash."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mehmiro_desktop.errors import DuplicateEntry
from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.messages import technical
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.stores import let_go
from tests.helpers.windows import open_now

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", sorted(SCREEN_FACTORIES))
def test_a_screen_says_that_the_store_cannot_be_read(
    qtbot: QtBot, context: UiContext, store: Store, name: str
) -> None:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    window.show()
    path: Path = store.path
    away = path.with_name("away")
    let_go(store)
    path.rename(away)
    path.mkdir()
    try:
        open_now(window, name, **({"student_id": "x"} if name == "student" else {}))
        qtbot.waitUntil(
            lambda: any(
                "cannot be written" in each.text()
                for each in window.findChildren(QLabel)
                if each.isVisible()
            )
        )
    finally:
        path.rmdir()
        away.rename(path)


def test_what_helps_whoever_helps_is_folded_away(
    qtbot: QtBot, context: UiContext, store: Store
) -> None:
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    window.show()
    path: Path = store.path
    away = path.with_name("away")
    let_go(store)
    path.rename(away)
    path.mkdir()
    try:
        open_now(window, "today")
        fold = window.findChild(QPushButton, "today.state.fold")
        told = window.findChild(QLabel, "today.state.technical")
        assert fold is not None
        assert told is not None
        assert (fold.text(), fold.isVisible(), told.isVisible()) == ("Details", True, False)
        fold.setFocus()
        qtbot.keyClick(fold, Qt.Key.Key_Space)
        assert told.isVisible()
        assert told.text().startswith("StoreUnwritable\n")
        assert "Mehmiro 0" in told.text()
        assert str(path.parent) not in told.text()
    finally:
        path.rmdir()
        away.rename(path)
    button = window.findChild(QPushButton, "today.state.act")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not fold.isVisible())
    assert not told.isVisible()


def test_nothing_a_person_typed_is_technical() -> None:
    error = DuplicateEntry(text="Luna", field="alias")
    assert "Luna" not in technical(error)
    assert "field: alias" in technical(error)
