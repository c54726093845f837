"""A line of text that gives way: cut with an ellipsis when there is no room, never forcing width."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.widgets import plain_tip

_LEAST_PX = 48


class ElidedLabel(QLabel):
    """Shows as much of ``full_text`` as fits; the whole is its accessible name and tooltip."""

    def __init__(
        self,
        text: str,
        *,
        style: str = "body",
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(style))
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.full_text = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.full_text = text
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for all of it."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.full_text) + 2,
            super().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        """Be content with little."""
        return QSize(
            min(self.sizeHint().width(), _LEAST_PX), super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the new width."""
        super().resizeEvent(event)
        fitted = self.fontMetrics().elidedText(
            self.full_text, Qt.TextElideMode.ElideRight, self.width()
        )
        if fitted != self.text():
            self.setText(fitted)
            plain_tip(self, "" if fitted == self.full_text else self.full_text)
