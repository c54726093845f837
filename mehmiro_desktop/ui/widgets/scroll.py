"""A column of things that scrolls when the window is small."""

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mehmiro_desktop.ui.widgets.cards import v_column


class ScrollColumn(QScrollArea):
    """Put widgets and layouts into ``column``; it scrolls up and down only."""

    def __init__(
        self, parent: QWidget | None = None, *, margin: int = 24, spacing: int = 16
    ) -> None:
        """Make an empty column with a margin, in logical pixels."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        body = QWidget()
        body.setProperty("role", "scrolled")
        self.column = v_column(spacing, margin)
        body.setLayout(self.column)
        self.setWidget(body)
        self.setFocusPolicy(body.focusPolicy())
