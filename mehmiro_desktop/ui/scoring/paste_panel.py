"""What a paste would do, before it does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from mehmiro_desktop.domain.cell_block import PastePlan, RefusedCell
from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import (
    card_title,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
)

_WIDTH_PX, MOST_LISTED = 460, 6


class PastePanel(InlinePanel):
    """Names where the block falls, counts what is put, replaced and left out, quotes what is no score.

    Signals:
        accepted: the plan to carry out.
    """

    accepted = Signal(object)

    def __init__(self, sheet: ScoreSheet, parent: QWidget) -> None:
        super().__init__("score.paste", parent)
        self.setFixedWidth(_WIDTH_PX)
        self._sheet = sheet
        self._plan = PastePlan()
        self._where = plain_label(style="strong", wrap=True, name="score.paste.where")
        self._put = plain_label(name="score.paste.put")
        self._rest = plain_label(role="muted", wrap=True, name="score.paste.rest")
        self._refused = plain_label(role="error", wrap=True, name="score.paste.refused")
        self.accept_button = primary_button(self.tr("Paste"), "score.paste.accept")
        self.accept_button.clicked.connect(self._on_accept)
        self.cancel_button = secondary_button(self.tr("Cancel"), "score.paste.cancel")
        self.cancel_button.clicked.connect(self.close_panel)
        self.column.addWidget(card_title(self.tr("Paste from a spreadsheet")))
        for label in (self._where, self._put, self._rest, self._refused):
            self.column.addWidget(label)
        self.column.addLayout(h_row(None, self.cancel_button, self.accept_button))

    def open_for(self, plan: PastePlan) -> None:
        """Show what ``plan`` would do."""
        self._plan = plan
        replaced = sum(put.replaces is not None for put in plan.puts)
        added = len(plan.puts) - replaced
        put = self.tr("{added} new, {replaced} replaced")
        _say(self._where, self._place_of(plan))
        _say(self._put, put.format(added=added, replaced=replaced))
        _say(self._rest, " · ".join(self._rest_of(plan)))
        _say(self._refused, "\n".join(self._refusals(plan)))
        self.accept_button.setEnabled(bool(plan.puts))
        self.open_centered()
        (self.accept_button if plan.puts else self.cancel_button).setFocus()

    def _place_of(self, plan: PastePlan) -> str:
        """Name the variables and the students the block falls on."""
        model = self._sheet.model
        touched = [(put.row, put.column) for put in plan.puts]
        touched += [(refused.row, refused.column) for refused in plan.refused]
        if not touched:
            return ""
        columns = sorted({column for _, column in touched})
        names = ", ".join(model.variable(column).name for column in columns)
        first, last = (model.alias(pick(row for row, _ in touched)) for pick in (min, max))
        if first == last:
            return f"{names} · {first}"
        span = self.tr("{names} · from {first} to {last}")
        return span.format(names=names, first=first, last=last)

    def _rest_of(self, plan: PastePlan) -> list[str]:
        found = []
        if plan.unchanged:
            found.append(self.tr("{n} there already").format(n=plan.unchanged))
        if plan.beyond:
            found.append(self.tr("{n} outside the table, left out").format(n=plan.beyond))
        return found

    def _refusals(self, plan: PastePlan) -> list[str]:
        lines = [self._refusal(each) for each in plan.refused[:MOST_LISTED]]
        more = len(plan.refused) - len(lines)
        if more > 0:
            lines.append(self.tr("and {n} more, left out").format(n=more))
        return lines

    def _refusal(self, refused: RefusedCell) -> str:
        text = str(refused.error.details["text"])
        if refused.error.details["reason"] == "scale":
            text = text.replace(".", self._sheet.model.decimal_mark)
        return self._sheet.explain(refused.row, refused.column, text)

    def _on_accept(self) -> None:
        plan = self._plan
        self.close_panel()
        self.accepted.emit(plan)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste on Enter (unless Cancel has the focus), put away on Esc."""
        if keys.is_enter(event) and self._plan.puts and not self.cancel_button.hasFocus():
            self._on_accept()
        elif keys.is_enter(event):
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _say(label: QLabel, text: str) -> None:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setVisible(bool(text))
