"""A conflict card: both versions, when and from where, which one stayed, and one click to swap."""

from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.sync_items import ConflictCard
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.sync_center.elided_label import ElidedLabel
from mehmiro_desktop.ui.sync_center.rows import Act
from mehmiro_desktop.ui.sync_center.words import RecordWords
from mehmiro_desktop.ui.widgets import (
    AvatarDisc,
    Card,
    Chip,
    h_row,
    plain_label,
    secondary_button,
    v_column,
)


class ConflictRow(Card):
    """Two versions side by side; the framed one is what the app shows now."""

    def __init__(
        self, words: RecordWords, card: ConflictCard, color: str, keep: Act, swap: Act
    ) -> None:
        super().__init__(margin=16, spacing=12)
        self.setObjectName("sync.conflict")
        self._words = words
        self._card = card
        title = f"{words.lead(card.record)} {self._place()}"
        head = h_row(spacing=10)
        if card.record.alias:
            alias = presenter.shown_alias(card.record.alias, card.record.student_id)
            head.addWidget(AvatarDisc(alias, color))
        head.addWidget(ElidedLabel(words.lead(card.record), style="strong"))
        head.addWidget(ElidedLabel(self._place(), role="muted"))
        head.addStretch(1)
        head.addWidget(Chip(self._chip(), "warning"))
        self.keep_button = secondary_button(self.tr("Keep result"), "sync.conflict.keep")
        self.keep_button.clicked.connect(keep)
        self.swap_button = secondary_button(self.tr("Use the other"), "sync.conflict.swap")
        self.swap_button.clicked.connect(swap)
        for button in (self.keep_button, self.swap_button):
            button.setAccessibleName(presenter.aloud(f"{button.text()}: {title}"))
        acts = v_column(spacing=8)
        acts.addWidget(self.keep_button)
        acts.addWidget(self.swap_button)
        acts.addStretch(1)
        sides = h_row(self._side("ours"), self._side("theirs"), spacing=14)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        sides.addLayout(acts)
        self.column.addLayout(head)
        self.column.addLayout(sides)
        told = f"{title}: {self._told('ours')}; {self._told('theirs')}"
        self.setAccessibleName(presenter.aloud(told))

    def _place(self) -> str:
        rest = self._words.rest(self._card.record)
        is_field = self._card.kind in ("field", "row")
        field = self._words.field(self._card.field) if is_field else ""
        return " · ".join(part for part in (rest, field) if part)

    def _chip(self) -> str:
        if self._card.kind in ("field", "row"):
            return self.tr("the newer one was used")
        if self._card.kind == "deleted_there":
            return self.tr("changed here, removed there")
        return self.tr("removed here, changed there")

    def _value(self, side: str) -> str:
        value = self._card.ours if side == "ours" else self._card.theirs
        if value is None and self._card.kind != "field":
            return self.tr("removed")
        return self._words.value(self._card.field, value)

    def _caption(self, side: str) -> str:
        card = self._card
        at = card.ours_at if side == "ours" else card.theirs_at
        if side == "ours":
            device = card.ours_device
            name = self._words.device(device) if device else self.tr("This laptop")
        else:
            name = self._words.device(card.theirs_device)
        parts = [name, self._words.moment(at)]
        if card.kept == side:
            parts.append(self.tr("this one stayed"))
        return " · ".join(parts)

    def _told(self, side: str) -> str:
        return f"{self._caption(side)}: {self._value(side)}"

    def _side(self, side: str) -> QWidget:
        box = Card(kind="inset", margin=14, spacing=4)
        box.setObjectName(f"sync.conflict.{side}")
        box.column.addWidget(
            plain_label(self._caption(side), style="small", role="muted", wrap=True)
        )
        value = plain_label(
            self._value(side), style="title", wrap=True, name=f"sync.conflict.{side}.value"
        )
        value.setAccessibleName(presenter.aloud(value.text()))
        box.column.addWidget(value)
        box.column.addStretch(1)
        box.highlight(self._card.kept == side)
        return box
