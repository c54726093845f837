"""The line below the scores: which keys do what, and the sentence that matters now."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from mehmiro_desktop.ui import letters
from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.scoring.session_bar import QUICK
from mehmiro_desktop.ui.widgets import KeyHints, h_row, plain_label, set_role

_GAP_PX, _MARGIN_PX = 16, 16


class ScoreFoot(QWidget):
    """Key hints at the left, the sentence at the right; the sentence takes room first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score.foot")
        # Filled when they are shown: those of quick-score mostly much later, or never.
        self._grid_hints, self._quick_hints = KeyHints(), KeyHints()
        self._hints = self._grid_hints
        self.notice = plain_label(style="small", role="muted", wrap=True, name="score.notice")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = h_row(self._grid_hints, self._quick_hints, None, self.notice, spacing=_GAP_PX)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(row)
        self.setFixedHeight(42)

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: neither hints nor a sentence ever widen the window."""
        return QSize(200, 42)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the letters in force; they may have been changed in the settings."""
        super().showEvent(event)
        self._show_hints()

    def _share(self) -> None:
        """Give the sentence its room, in two lines if need be, and show the hints that fit."""
        room = self.width() - 2 * _MARGIN_PX
        text = self.notice.text()
        wanted = self.notice.fontMetrics().horizontalAdvance(text) + 4 if text else 0
        taken = min(wanted, room)
        self.notice.setFixedWidth(max(taken, 1))
        left = room - taken - _GAP_PX
        layout = self._hints.layout()
        for number in range(layout.count() if layout is not None else 0):
            item = layout.itemAt(number) if layout is not None else None
            box = None if item is None else item.widget()
            if box is not None:
                left -= box.sizeHint().width()
                box.setVisible(left >= 0)
                left -= _GAP_PX

    def show_mode(self, mode: str) -> None:
        """Show the hints of the grid or of quick-score."""
        self._hints = self._quick_hints if mode == QUICK else self._grid_hints
        self._quick_hints.setVisible(mode == QUICK)
        self._grid_hints.setVisible(mode != QUICK)
        self._show_hints()

    def _show_hints(self) -> None:
        is_quick = self._hints is self._quick_hints
        self._hints.show_hints(self._quick_keys() if is_quick else self._grid_keys())
        self._share()

    def _grid_keys(self) -> list[tuple[str, str]]:
        return _with_keys(
            (f"4 {shown_keys('Enter')}", self.tr("score and go down")),
            (shown_keys("Ctrl+Enter"), self.tr("fill blanks")),
            (letters.shown("quick"), self.tr("quick")),
            (letters.shown("find"), self.tr("find")),
            (letters.shown("absent"), self.tr("absent")),
            (letters.shown("late"), self.tr("late")),
            (letters.shown("pick"), self.tr("pick")),
            (letters.shown("comment"), self.tr("comment")),
            (shown_keys("Ctrl+Z"), self.tr("undo")),
        )

    def _quick_keys(self) -> list[tuple[str, str]]:
        return _with_keys(
            ("4", self.tr("score and go on")),
            (self.tr("Space"), self.tr("skip")),
            (letters.shown("absent"), self.tr("absent")),
            (letters.shown("late"), self.tr("late")),
            ("← →", self.tr("student")),
            ("↑ ↓", self.tr("variable")),
            (letters.shown("find"), self.tr("find")),
            (shown_keys("Ctrl+Z"), self.tr("undo")),
            ("Esc", self.tr("grid")),
        )

    def say(self, text: str, tone: str = "muted") -> None:
        """Show a sentence; its tone is a label's role (``error``, ``warning``, ``muted``)."""
        self.notice.setText(text)
        set_role(self.notice, "role", tone)
        self._share()


def _with_keys(*hints: tuple[str, str]) -> list[tuple[str, str]]:
    """Leave out what has no key now."""
    return [each for each in hints if each[0]]
