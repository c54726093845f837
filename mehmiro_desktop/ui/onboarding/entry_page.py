"""What every page before the main window looks like: a card in the middle."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.widgets import Card, ScrollColumn, h_row, plain_label, v_column

WIDTH_PX = 520


class EntryPage(QWidget):
    """A centred card with a heading; put things into ``column``."""

    def __init__(self, name: str, title: str, text: str = "") -> None:
        """Lay out the card with its heading and a sentence below it."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "page")
        card = Card(margin=32, spacing=14)
        # As wide as letters of this size need, as far as the window has room.
        card.setMaximumWidth(scaled(WIDTH_PX))
        self.column: QVBoxLayout = card.column
        self.heading = plain_label(title, style="heading", wrap=True, name=f"{name}.heading")
        self.column.addWidget(self.heading)
        if text:
            self.column.addWidget(plain_label(text, role="muted", wrap=True))
        scroll = ScrollColumn(self)
        scroll.column.addStretch(1)
        # Not by alignment: that would give wrapped text the height of one line.
        row = h_row(None, card, None)
        row.setStretch(1, 100)
        scroll.column.addLayout(row)
        scroll.column.addStretch(2)
        outer = v_column()
        outer.addWidget(scroll)
        self.setLayout(outer)

    def focus_first(self) -> None:
        """Give the focus to what comes first on the page."""
