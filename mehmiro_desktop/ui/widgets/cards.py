"""Cards and the two layouts every screen is made of."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mehmiro_desktop.ui.widgets.labels import plain_label, set_role


def v_column(spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """Return a vertical layout with even margins, in logical pixels."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return layout


def h_row(*items: QWidget | None, spacing: int = 12) -> QHBoxLayout:
    """Return a row of widgets; ``None`` is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        else:
            layout.addWidget(item)
    return layout


class Card(QFrame):
    """A white (or dark) panel with rounded corners; put things into ``column``."""

    def __init__(
        self, parent: QWidget | None = None, *, kind: str = "card", margin: int = 20,
        spacing: int = 8,
    ) -> None:  # fmt: skip
        """Make an empty card; ``kind`` is ``card`` or ``inset``."""
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.column = v_column(spacing, margin)
        self.setLayout(self.column)

    def highlight(self, on: bool) -> None:
        """Draw the card's frame in the accent colour, or not."""
        set_role(self, "highlighted", on)


def card_title(text: str) -> QLabel:
    """Return a label for the head of a card."""
    return plain_label(text, style="section")


def separator(parent: QWidget | None = None) -> QFrame:
    """Return a thin horizontal line."""
    line = QFrame(parent)
    line.setProperty("kind", "line")
    return line
