"""A sentence inside a screen that something happened: on a tint, with an icon, and readable."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from mehmiro_desktop.ui.widgets.cards import h_row
from mehmiro_desktop.ui.widgets.labels import IconLabel, plain_label, set_role

_ICONS = {
    "primary": "info", "success": "circle-check", "warning": "triangle-alert",
    "error": "circle-alert", "neutral": "info",
}  # fmt: skip


class Notice(QFrame):
    """One sentence; hidden while it has nothing to say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty notice with the object name ``name``."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "notice")
        self._icon = IconLabel("info")
        self._label = plain_label(wrap=True, name=f"{name}.text")
        row = h_row(self._icon, self._label, spacing=10)
        row.setContentsMargins(14, 12, 14, 12)
        row.setStretch(1, 1)
        row.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty when hidden."""
        return self._label.text()

    def say(self, text: str, tone: str = "neutral") -> None:
        """Show ``text``; hide when it is empty."""
        self._label.setText(text)
        self.setAccessibleName(text)
        set_role(self, "tone", tone)
        self._icon.show_icon(_ICONS[tone], f"{tone}_soft_text")
        self.setVisible(bool(text))
