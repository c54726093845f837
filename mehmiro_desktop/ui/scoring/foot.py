"""The line below the scores: which keys do what, and the sentence that matters now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.scoring.session_bar import QUICK
from mehmiro_desktop.ui.widgets import KeyHints, h_row, plain_label, set_role


class ScoreFoot(QWidget):
    """Key hints at the left, the sentence at the right; the sentence takes room first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score.foot")
        self._grid_hints = KeyHints(self._grid_keys())
        self._quick_hints = KeyHints(self._quick_keys())
        for hints in (self._grid_hints, self._quick_hints):
            # Hints give way to the sentence, never the other way round.
            hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.notice = plain_label(style="small", role="muted", name="score.notice")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = h_row(self._grid_hints, self._quick_hints, self.notice, spacing=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        row.setContentsMargins(16, 0, 16, 0)
        self.setLayout(row)
        self.setFixedHeight(42)

    def show_mode(self, mode: str) -> None:
        """Show the hints of the grid or of quick-score."""
        self._quick_hints.setVisible(mode == QUICK)
        self._grid_hints.setVisible(mode != QUICK)

    def _grid_keys(self) -> list[tuple[str, str]]:
        return [
            ("4 Enter", self.tr("score and go down")),
            (shown_keys("Ctrl+Enter"), self.tr("fill blanks")),
            ("Q", self.tr("quick")),
            ("/", self.tr("find")),
            ("C", self.tr("comment")),
            (shown_keys("Ctrl+Z"), self.tr("undo")),
        ]

    def _quick_keys(self) -> list[tuple[str, str]]:
        return [
            ("4", self.tr("score and go on")),
            (self.tr("Space"), self.tr("skip")),
            ("← →", self.tr("student")),
            ("↑ ↓", self.tr("variable")),
            ("/", self.tr("find")),
            (shown_keys("Ctrl+Z"), self.tr("undo")),
            ("Esc", self.tr("grid")),
        ]

    def say(self, text: str, tone: str = "muted") -> None:
        """Show a sentence; its tone is a label's role (``error``, ``warning``, ``muted``)."""
        self.notice.setText(text)
        set_role(self.notice, "role", tone)
