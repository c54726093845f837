"""A button whose words give way: cut with an ellipsis when there is no room, whole where there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget


class ElidingButton(QPushButton):
    """Set its words with :meth:`show_words`; its accessible name should have them whole."""

    def __init__(self, least_px: int, parent: QWidget | None = None) -> None:
        """Be at least ``least_px`` wide."""
        super().__init__(parent)
        self._least_px = least_px
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show ``words``, as many letters of them as there is room for."""
        self._words = words
        self.updateGeometry()
        # Now, not in the next turn of the event loop: until then there would be too few letters.
        parent = self.parentWidget()
        layout = None if parent is None else parent.layout()
        if layout is not None:
            layout.activate()
        self._fit()

    def _around(self) -> int:
        """Return what the button takes beside its words."""
        return super().sizeHint().width() - self._width_of(self.text())

    def _width_of(self, shown: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, shown).width()

    def sizeHint(self) -> QSize:
        """Return the size with all words."""
        size = super().sizeHint()
        size.setWidth(self._around() + self._width_of(_literal(self._words)))
        return size

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the words say nothing."""
        size = self.sizeHint()
        size.setWidth(min(size.width(), self._least_px))
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._around()
        right = Qt.TextElideMode.ElideRight
        shown = _literal(self.fontMetrics().elidedText(self._words, right, room))
        if shown != self.text():
            self.setText(shown)


def _literal(text: str) -> str:
    return text.replace("&", "&&")
