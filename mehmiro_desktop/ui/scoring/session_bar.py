"""The line above the scores: which assessment session, and grid or quick-score."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QWidget

from mehmiro_desktop.domain.entities import AssessmentSession
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.widgets import h_row, icon_button, plain_tip, secondary_button

GRID, QUICK = "grid", "quick"
_WIDEST_PX = 420


class SessionBar(QWidget):
    """Chooses the assessment session and the way of scoring.

    Signals:
        session_chosen: the id of the session to open.
        new_wanted: another session of today is wanted.
        mode_chosen: ``grid`` or ``quick``.
        menu_wanted: what else can be done is wanted.
        filter_wanted: only the students with blanks are wanted in the grid, or everyone again.
    """

    session_chosen = Signal(str)
    new_wanted = Signal()
    mode_chosen = Signal(str)
    filter_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score.bar")
        self._has_blanks = False
        self.chooser = QComboBox(self)
        self.chooser.setObjectName("score.sessions")
        self.chooser.setAccessibleName(self.tr("Assessment session"))
        self.chooser.setFont(font("body"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.setMinimumWidth(220)
        self.chooser.setMaximumWidth(_WIDEST_PX)
        self.chooser.activated.connect(self._on_activated)
        self.new_button = secondary_button(self.tr("New session"), "score.new", icon="plus")
        self.new_button.clicked.connect(self.new_wanted)
        self.blanks = QPushButton(self)
        self.blanks.setObjectName("score.blanks")
        self.blanks.setProperty("kind", "pill")
        self.blanks.setProperty("tone", "warning")
        self.blanks.setFont(font("small_strong"))
        self.blanks.setMinimumHeight(TARGET_PX)
        self.blanks.setCheckable(True)
        self.blanks.clicked.connect(self._on_blanks)
        self.more = icon_button(
            "ellipsis", self.tr("More: attendance, picker, groups"), "score.more"
        )
        self.more.clicked.connect(self.menu_wanted)
        self._modes = QButtonGroup(self)
        self.grid_button = self._mode_button(self.tr("Grid"), GRID, "table-2")
        self.quick_button = self._mode_button(self.tr("Quick"), QUICK, "zap")
        self._modes.buttonClicked.connect(self._on_mode)
        self.setLayout(
            h_row(
                self.chooser,
                self.new_button,
                self.blanks,
                None,
                self.grid_button,
                self.quick_button,
                self.more,
                spacing=8,
            )
        )

    def _mode_button(self, text: str, mode: str, icon: str) -> QPushButton:
        button = secondary_button(text, f"score.mode.{mode}", icon=icon)
        button.setCheckable(True)
        button.setProperty("mode", mode)
        self._modes.addButton(button)
        return button

    def show_sessions(
        self,
        sessions: Sequence[AssessmentSession],
        current: AssessmentSession,
        today: date,
    ) -> None:
        """List the sessions, newest first; ``current`` may be a planned one."""
        listed = list(sessions)
        if all(each.id != current.id for each in listed):
            listed.insert(0, current)
        self.chooser.clear()
        for each in listed:
            self.chooser.addItem(words.session_text(each, today), each.id)
        self.chooser.setCurrentIndex(self.chooser.findData(current.id))

    def show_blanks(self, count: int, *, is_filtered: bool) -> None:
        """Say how many scores are missing, and whether only their students are shown."""
        missing = self.tr("%n blanks", "", count)
        self.blanks.setText(missing)
        self.blanks.setChecked(is_filtered)
        set_icon(self.blanks, "funnel" if is_filtered else "circle-dashed", "warning_soft_text")
        hint = self.tr("Only the students with blanks (B)")
        if is_filtered:
            hint = self.tr("Everyone again (B)")
        self.blanks.setAccessibleName(f"{missing}: {hint}")
        plain_tip(self.blanks, hint)
        self._has_blanks = count > 0 or is_filtered
        self.blanks.setVisible(self._has_blanks and self.grid_button.isChecked())

    def show_mode(self, mode: str) -> None:
        """Mark the way of scoring in force."""
        (self.quick_button if mode == QUICK else self.grid_button).setChecked(True)
        # What it narrows is the grid.
        self.blanks.setVisible(self._has_blanks and mode == GRID)

    def set_scoring(self, is_possible: bool) -> None:
        """Offer the two ways of scoring, or not."""
        for button in (self.grid_button, self.quick_button):
            button.setEnabled(is_possible)

    def _on_activated(self, position: int) -> None:
        session_id = self.chooser.itemData(position, Qt.ItemDataRole.UserRole)
        self.session_chosen.emit(str(session_id))

    def _on_blanks(self, *_: object) -> None:
        self.filter_wanted.emit()

    def _on_mode(self, button: QPushButton) -> None:
        self.mode_chosen.emit(str(button.property("mode")))
