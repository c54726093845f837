"""What a person acts with on the real window: keys and clicks. For the benchmarks of acts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.main_window import MainWindow

Act = Callable[[], object]
Acts = Iterator[tuple[str, Act]]
Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Hands:
    """What a person has to act with on the window."""

    window: MainWindow
    store: Store
    folder: Path

    def front(self) -> Any:
        return self.window.pages.screen_in_front()

    def key(self, key: Key | str, modifier: Qt.KeyboardModifier = PLAIN) -> Act:
        def press() -> None:
            target = QApplication.focusWidget() or self.window
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key, modifier)

        return press

    def click(self, name: str) -> Act:
        def press() -> None:
            found = self.window.findChildren(QAbstractButton, name)
            next(each for each in found if each.isVisible()).click()

        return press

    @property
    def undo(self) -> Act:
        return self.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def leave(self) -> None:
        """Put away what lies over the window."""
        over: QWidget | None
        while (
            over := QApplication.activePopupWidget() or QApplication.activeModalWidget()
        ) is not None:
            over.close()
            QApplication.processEvents()
        # No window manager brings it back to the front.
        self.window.activateWindow()
        QApplication.processEvents()
