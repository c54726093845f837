"""Every screen of the real window over a store that can no longer be read: told, never a crash."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
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
