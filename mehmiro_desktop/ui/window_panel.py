"""A panel over the whole window: not modal, in its middle, gone once it was put away."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.widgets import plain_label

WIDTH_PX = 480


class WindowPanel(InlinePanel):
    """A heading and a sentence (:meth:`say`); add what is asked to ``column``."""

    def __init__(self, name: str, host: QWidget) -> None:
        """Lie on ``host``; :meth:`open_centered` shows it."""
        super().__init__(name, host)
        self.setFixedWidth(min(scaled(WIDTH_PX), host.width() - 32))
        self._title = plain_label(style="title", wrap=True, name=f"{name}.title")
        self._text = plain_label(role="muted", wrap=True, name=f"{name}.text")
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        host.installEventFilter(self)
        self.closed.connect(self.deleteLater)

    def say(self, title: str, text: str) -> None:
        """Show a heading and a sentence."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._text.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.open_centered()
        return super().eventFilter(watched, event)
