"""The card at the right: what the last sync did, and the buttons for the next one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mehmiro_desktop.domain.sync_items import SyncSummary
from mehmiro_desktop.sync.status import SyncReceipt, SyncState, SyncStatus
from mehmiro_desktop.ui.i18n import decimal_mark
from mehmiro_desktop.ui.sync_center.headline import Standing, duration_words
from mehmiro_desktop.ui.sync_center.rows import ReceiptRow, sign_in_button
from mehmiro_desktop.ui.widgets import (
    Card,
    card_title,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

WIDE_PX, NARROW_PX = 300, 232


class SideCard(Card):
    """Figures of the last sync and the buttons.

    Signals:
        sync_asked: Sync now.
        pause_asked: Pause, or go on: carries whether to pause.
        sign_in_asked: Lead to the sign-in.
    """

    sync_asked = Signal()
    pause_asked = Signal(bool)
    sign_in_asked = Signal()

    def __init__(self) -> None:
        super().__init__(margin=18, spacing=10)
        self.setObjectName("sync.side")
        self.setFixedWidth(WIDE_PX)
        self._is_paused = False
        self.sent = ReceiptRow(self.tr("Sent"), "sync.side.sent")
        self.received = ReceiptRow(self.tr("Received"), "sync.side.received")
        self.merged = ReceiptRow(self.tr("Joined"), "sync.side.merged")
        self.to_review = ReceiptRow(self.tr("To review"), "sync.side.to_review")
        self.duration = ReceiptRow(self.tr("Took"), "sync.side.duration")
        self._figures = (self.sent, self.received, self.merged, self.to_review, self.duration)
        self.nothing = plain_label(
            self.tr("No sync since the app was opened."), role="muted", wrap=True
        )
        self.sync_button = primary_button(self.tr("Sync now"), "sync.now", icon="refresh-cw")
        self.sync_button.clicked.connect(self._on_sync)
        self.pause_button = secondary_button(self.tr("Pause"), "sync.pause", icon="pause")
        self.pause_button.clicked.connect(self._on_pause)
        self.sign_in_button = sign_in_button()
        self.sign_in_button.clicked.connect(self._on_sign_in)
        self._upright, self._lying = v_column(spacing=10), WrapLayout(spacing=16)
        self.column.addLayout(self._upright)
        self.column.addLayout(self._lying)
        self._title = card_title(self.tr("Last sync"))
        self._is_lying = True
        self.lie_down(is_wanted=False)

    def lie_down(self, *, is_wanted: bool) -> None:
        """Stand beside the lists, or lie below them: everything side by side."""
        if is_wanted == self._is_lying:
            return
        self._is_lying = is_wanted
        now: QLayout = self._lying if is_wanted else self._upright
        before: QLayout = self._upright if is_wanted else self._lying
        buttons = (self.sync_button, self.pause_button, self.sign_in_button)
        for widget in (self._title, *self._figures, self.nothing, *buttons):
            before.removeWidget(widget)
            now.addWidget(widget)
        # Lying, a sentence that wraps would be as narrow as it can.
        self.nothing.setWordWrap(not is_wanted)

    def show_standing(self, standing: Standing) -> None:
        """Show the figures and the buttons that make sense now."""
        status = standing.status
        self._show_receipt(status.receipt if status else None, standing.summary)
        can_sync = status is not None and not standing.is_sample and not standing.is_signed_out
        self.sync_button.setVisible(can_sync)
        self.pause_button.setVisible(can_sync)
        self.sign_in_button.setVisible(standing.is_sample or standing.is_signed_out)
        if status is not None:
            self._show_state(status)

    def _show_state(self, status: SyncStatus) -> None:
        self._is_paused = status.state is SyncState.PAUSED
        self.sync_button.setEnabled(status.state is not SyncState.SENDING)
        self.pause_button.setText(self.tr("Resume") if self._is_paused else self.tr("Pause"))

    def _show_receipt(self, receipt: SyncReceipt | None, summary: SyncSummary) -> None:
        for row in self._figures:
            row.setVisible(receipt is not None)
        self.nothing.setVisible(receipt is None)
        if receipt is None:
            return
        self.sent.value.setText(self.tr("%n change(s)", "", receipt.sent))
        self.received.value.setText(self.tr("%n change(s)", "", receipt.received))
        self.merged.value.setText(str(receipt.merged))
        self.merged.setVisible(receipt.merged > 0)
        self.to_review.value.setText(str(summary.to_review))
        self.duration.value.setText(duration_words(receipt.duration, decimal_mark()))

    def _on_sync(self) -> None:
        self.sync_asked.emit()

    def _on_pause(self) -> None:
        self.pause_asked.emit(not self._is_paused)

    def _on_sign_in(self) -> None:
        self.sign_in_asked.emit()
