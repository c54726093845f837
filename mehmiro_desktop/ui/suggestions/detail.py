"""One suggestion in full: its text, how sure the AI is, what it is based on, what to do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mehmiro_desktop.domain.suggestions import Suggestion, confidence_of
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.fonts import text_size
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.suggestions.words import CONFIDENCE_TONES, SuggestionWords
from mehmiro_desktop.ui.widgets import (
    AvatarDisc,
    Card,
    Chip,
    IconLabel,
    ScrollColumn,
    h_row,
    plain_label,
    primary_button,
    quiet_button,
    secondary_button,
    v_column,
    wrapped,
)
from mehmiro_desktop.ui.widgets.key_hints import key_label

_TWO_PER_ROW_PERCENT = 130


class SuggestionDetail(ScrollColumn):
    """The card at the right. Each act has its key beside it.

    Signals:
        act_wanted: ``student``, ``evidence``, ``copy``, ``read`` or ``dismiss``.
    """

    act_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0, spacing=16)
        self.setObjectName("suggestions.detail")
        self._words = SuggestionWords()
        self._letters: list[QLabel] = []
        self.column.addWidget(self._text_card())
        self.column.addWidget(self._evidence_card())
        self.column.addWidget(
            plain_label(
                self.tr("Suggestions inform. They never change a score."),
                style="small", role="muted", wrap=True,
            )
        )  # fmt: skip
        self.column.addStretch(1)

    def _text_card(self) -> Card:
        card = Card(spacing=12)
        self._avatar = AvatarDisc(size=40)
        self._alias = plain_label(style="title", wrap=True, name="suggestions.alias")
        self._class = plain_label(style="small", role="muted", name="suggestions.class")
        names = v_column(spacing=0)
        names.addWidget(self._alias)
        names.addWidget(self._class)
        head = h_row(self._avatar)
        head.addLayout(names, 1)
        self._icon = IconLabel("lightbulb")
        self._kind = plain_label(style="strong", name="suggestions.kind")
        self._ai = Chip(self.tr("AI"), "neutral")
        self._confidence = Chip()
        self._confidence.setObjectName("suggestions.confidence")
        self._text = plain_label(style="section", wrap=True, name="suggestions.text")
        self._text.setFont(plain_label(style="body").font())
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addLayout(head)
        # How sure the AI is goes on in the next line where there is no room for it.
        card.column.addLayout(wrapped(self._icon, self._kind, self._ai, self._confidence))
        card.column.addWidget(self._text)
        self._when = plain_label(style="small", role="muted", name="suggestions.when")
        card.column.addWidget(self._when)
        card.column.addSpacing(4)
        card.column.addLayout(self._acts())
        return card

    def _acts(self) -> QVBoxLayout:
        self.student_button = primary_button(
            self.tr("Open student"), "suggestions.student", icon="user-round"
        )
        self.copy_button = secondary_button(
            self.tr("Copy to the comment"), "suggestions.copy", icon="copy"
        )
        self.read_button = secondary_button(
            self.tr("Mark as read"), "suggestions.read", icon="mail-open"
        )
        self.dismiss_button = secondary_button(
            self.tr("Dismiss"), "suggestions.dismiss", icon="check"
        )
        enter = self.tr("Enter")
        column = v_column(spacing=8)
        acts = [
            self._act("student", self.student_button, enter),
            self._act("copy", self.copy_button, "C"),
            self._act("read", self.read_button, "E"),
            self._act("dismiss", self.dismiss_button, "D"),
        ]
        per_row = 2 if text_size() <= _TWO_PER_ROW_PERCENT else 1
        for start in range(0, len(acts), per_row):
            column.addLayout(h_row(*acts[start : start + per_row], None))
        return column

    def _act(self, name: str, button: QPushButton, key: str) -> QWidget:
        box = QWidget()
        label = key_label(key)
        if len(key) == 1:
            self._letters.append(label)
        box.setLayout(h_row(button, label, spacing=6))
        button.clicked.connect(lambda: self.act_wanted.emit(name))
        return box

    def show_letters(self, is_wanted: bool) -> None:
        """Show the letters beside the buttons, or not while they are off."""
        for label in self._letters:
            label.setVisible(is_wanted)

    def _evidence_card(self) -> Card:
        card = Card(spacing=6)
        card.column.addWidget(plain_label(self.tr("Based on"), style="small_strong"))
        self._evidence = plain_label(wrap=True, name="suggestions.evidence")
        self._comment = plain_label(role="muted", wrap=True, name="suggestions.comment")
        self.evidence_button = quiet_button(
            self.tr("Open the session"), "suggestions.session", icon="table-2"
        )
        self.evidence_button.clicked.connect(lambda: self.act_wanted.emit("evidence"))
        for widget in (self._evidence, self._comment):
            card.column.addWidget(widget)
        card.column.addLayout(h_row(self.evidence_button, None))
        return card

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Show another suggestion."""
        evidence, is_on = suggestion.evidence, presenter.is_on()
        look = self._words.masked_look() if is_on else self._words.kind(suggestion.kind)
        alias = self._words.alias(suggestion)
        self._avatar.show_student(alias, evidence.avatar_color)
        self._alias.setText(alias)
        self._class.setText(evidence.class_name)
        self._icon.show_icon(look.icon, f"{look.tone}_text")
        self._kind.setText(look.word)
        tone = CONFIDENCE_TONES[confidence_of(suggestion.confidence)]
        self._confidence.show_text(self._words.confidence(suggestion), tone)
        self._confidence.setVisible(not is_on)
        presenter.show_masked(self._text, suggestion.content)
        day = shown_long_day(suggestion.created_at.astimezone().date())
        self._when.setText(self.tr("Made on {day}").format(day=day))
        presenter.show_masked(self._evidence, self._words.evidence(evidence))
        self._comment.setText(
            self.tr("Comment: {text}").format(text=evidence.comments)
            if evidence.comments
            else self.tr("No comment yet")
        )
        self._comment.setVisible(not is_on)
        # Nobody copies what cannot be read.
        self.copy_button.setEnabled(not is_on)
        self.read_button.setText(
            self.tr("Mark as unread") if suggestion.is_read else self.tr("Mark as read")
        )
        self.dismiss_button.setEnabled(not suggestion.is_read)
