"""A hand at the keyboard and the mouse, which counts what it does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.windows import finish_opening

Key = Qt.Key
Hold = Qt.KeyboardModifier


class Hand:
    """The only way these tests reach the window; ``count`` is what it cost since ``begin``."""

    def __init__(self) -> None:
        self.count = 0

    def begin(self) -> None:
        self.count = 0

    def press(self, *keys: Key | str, hold: Hold = Hold.NoModifier) -> None:
        """Press keys where the focus is; of a text, each letter."""
        for key in keys:
            for each in key if isinstance(key, str) else (key,):
                focus = QApplication.focusWidget()
                assert focus is not None
                if isinstance(each, str):
                    QTest.keyClicks(focus, each)
                else:
                    QTest.keyClick(focus, each, hold)
                self.count += 1
                finish_opening()

    def chord(self, key: Key, hold: Hold = Hold.ControlModifier) -> None:
        self.press(key, hold=hold)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        where = widget.rect().center() if at is None else at
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Hold.NoModifier, where)
        self.count += 1
        finish_opening()
