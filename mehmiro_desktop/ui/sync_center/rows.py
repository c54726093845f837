"""The rows of the waiting, refused and history lists: one line of words, and what can be done."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from mehmiro_desktop.domain.sync_items import (
    HistoryItem,
    RecordName,
    RejectedItem,
    WaitingItem,
)
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.sync_center.elided_label import ElidedLabel
from mehmiro_desktop.ui.sync_center.reasons import RejectionReasons
from mehmiro_desktop.ui.sync_center.words import RecordWords, is_added, is_removed
from mehmiro_desktop.ui.widgets import (
    Card,
    Chip,
    h_row,
    icon_button,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

Act = Callable[..., None]
"""Called with whatever the clicked signal carries."""


class RecordRow(Card):
    """What it is (strong), where it belongs, a line of words, and buttons on the right."""

    def __init__(
        self, words: RecordWords, record: RecordName, *, acts_below: bool = False
    ) -> None:
        super().__init__(margin=12, spacing=10)
        self.setObjectName("sync.row")
        self.words = words
        self.lead = ElidedLabel(words.lead(record), style="strong")
        self.place = ElidedLabel(words.rest(record), role="muted")
        self.text = plain_label(wrap=True)
        self.note = ElidedLabel("", style="small", role="muted")
        self.head = h_row(self.lead, self.place, None, spacing=8)
        self.acts = h_row(spacing=8)
        left = v_column(spacing=4)
        left.addLayout(self.head)
        below = h_row(self.text, self.note, spacing=16)
        below.setStretch(0, 1)
        left.addLayout(below)
        row = h_row(spacing=16)
        row.addLayout(left, 1)
        self.column.addLayout(row)
        if acts_below:
            self.column.addLayout(self.acts)
        else:
            row.addLayout(self.acts)

    def say(self, text: str, note: str) -> None:
        """Fill in the words; an accessible name tells the whole row."""
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.note.show_text(note)
        told = (self.lead.full_text, self.place.full_text, text, note)
        self.setAccessibleName(presenter.aloud(". ".join(part for part in told if part)))

    def add_act(self, button: QPushButton, act: Act) -> None:
        """Add a button; its accessible name tells what it acts on."""
        button.setAccessibleName(
            presenter.aloud(f"{button.text()}: {self.lead.full_text} {self.place.full_text}")
        )
        button.clicked.connect(act)
        self.acts.addWidget(button)


class WaitingRow(RecordRow):
    """An edit that has not been confirmed by the server yet."""

    def __init__(self, words: RecordWords, item: WaitingItem) -> None:
        super().__init__(words, item.record)
        text = words.changes(item.fields, self.lead.full_text)
        if item.change == "added":
            text = self.tr("added: {values}").format(values=text) if text else self.tr("added")
        elif item.change == "removed":
            text = (
                self.tr("removed: {values}").format(values=text) if text else self.tr("removed")
            )
        note = words.moment(item.edited_at)
        if item.in_flight:
            note = self.tr("{when} · sent, the answer is still to come").format(when=note)
        self.say(text, note)


class RejectedRow(RecordRow):
    """A row the server refused, or one that lost its place."""

    def __init__(
        self,
        words: RecordWords,
        reasons: RejectionReasons,
        item: RejectedItem,
        acts: Mapping[str, Act],
    ) -> None:
        super().__init__(words, item.record, acts_below=True)
        tone = "error" if item.reason == "refused" else "warning"
        self.head.insertWidget(0, Chip(reasons.chip(item), tone))
        parts = [words.changes(item.fields, self.lead.full_text), words.moment(item.at)]
        self.say(reasons.sentence(item), " · ".join(part for part in parts if part))
        self._details = f"{item.record.table} {item.record.row_id} {item.code} {item.detail}"
        if item.reason == "refused":
            self.add_act(secondary_button(self.tr("Fix"), "sync.row.fix"), acts["fix"])
            self.add_act(
                secondary_button(self.tr("Try again"), "sync.row.again"), acts["again"]
            )
        else:
            back = secondary_button(self.tr("Put back"), "sync.row.back")
            self.add_act(back, acts["back"])
        self.add_act(secondary_button(self.tr("Set aside"), "sync.row.aside"), acts["aside"])
        if item.reason == "refused":
            copy = icon_button("copy", self.tr("Copy details for support"), "sync.row.copy")
            copy.clicked.connect(self._copy)
            self.acts.addWidget(copy)
        self.acts.addStretch(1)

    def _copy(self, *_: object) -> None:
        """Give support the code and ids; no word a teacher typed."""
        QGuiApplication.clipboard().setText(self._details)


class HistoryRow(RecordRow):
    """A version that was overwritten or put away."""

    def __init__(self, words: RecordWords, item: HistoryItem, restore: Act) -> None:
        super().__init__(words, item.record)
        note = f"{words.why(item)} · {words.moment(item.at)}"
        text = words.changes(item.fields, self.lead.full_text)
        if is_added(item.fields):
            text = self.tr("added: {values}").format(values=text) if text else self.tr("added")
        elif is_removed(item.fields):
            text = (
                self.tr("removed: {values}").format(values=text) if text else self.tr("removed")
            )
        self.say(text, note)
        if item.can_restore:
            button = secondary_button(self.tr("Restore"), "sync.row.restore")
            self.add_act(button, restore)


class ReceiptRow(QWidget):
    """A figure of the last sync: its name and its value."""

    def __init__(self, caption: str, name: str) -> None:
        super().__init__()
        self.value = plain_label(style="strong", name=name)
        self.setLayout(h_row(plain_label(caption, role="muted"), None, self.value))


def sign_in_button() -> QPushButton:
    """Return the button that leads to signing in."""
    text = QCoreApplication.translate("SyncCenterScreen", "Sign in")
    return primary_button(text, "sync.sign_in", icon="log-in")
