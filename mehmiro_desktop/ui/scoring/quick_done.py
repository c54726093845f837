"""The end of a quick-score round."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.ui.widgets import (
    IconLabel,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)


class QuickDone(QWidget):
    """How many are scored, and what to do next.

    Signals:
        next_wanted, blanks_wanted, back_wanted: that button was pressed.
    """

    next_wanted = Signal()
    blanks_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score.done")
        self._count = plain_label(style="display", name="score.done.count")
        self._variable = plain_label(role="muted", name="score.done.variable")
        self.next_button = primary_button(self.tr("Next variable  [Enter]"), "score.done.next")
        self.next_button.clicked.connect(self.next_wanted)
        self.blanks_button = secondary_button("", "score.done.blanks")
        self.blanks_button.clicked.connect(self.blanks_wanted)
        self.back_button = secondary_button(
            self.tr("Back to the grid  [Esc]"), "score.done.back"
        )
        self.back_button.clicked.connect(self.back_wanted)
        column = v_column(spacing=16, margin=24)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        icon = IconLabel("circle-check", "success_text", 56)
        for widget in (icon, self._count, self._variable):
            column.addWidget(widget, 0, middle)
        column.addLayout(
            h_row(None, self.next_button, self.blanks_button, self.back_button, None)
        )
        column.addStretch(2)
        self.setLayout(column)
        for button in (self.next_button, self.blanks_button, self.back_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_result(
        self, variable: AssessmentVariable, filled: int, total: int, has_next: bool, absent: int
    ) -> None:
        """Show the end of a round; ``absent`` students were left out."""
        self._count.setText(f"{filled}/{total}")
        left_out = self.tr("%n absent or exempt", "", absent) if absent else ""
        self._variable.setText(" · ".join(filter(None, (variable.name, left_out))))
        self.next_button.setVisible(has_next)
        blanks = total - filled
        self.blanks_button.setVisible(blanks > 0)
        self.blanks_button.setText(self.tr("Score the blanks ({n})").format(n=blanks))
