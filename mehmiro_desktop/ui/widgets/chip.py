"""Small words on a tint."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.tokens import TONES
from mehmiro_desktop.ui.widgets.labels import set_role


class Chip(QLabel):
    """A word or two on a tint; the words carry the meaning, the tint only supports it."""

    def __init__(
        self, text: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        """Show ``text`` in a tone: primary, success, warning, error or neutral."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font("small"))
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str = "neutral") -> None:
        """Change words and tone."""
        self.setText(text)
        set_role(self, "tone", tone if tone in TONES else "neutral")
