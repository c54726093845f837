"""AI suggestions about this student. They inform; nothing here changes a score."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt

from mehmiro_desktop.domain.suggestions import Suggestion, confidence_of
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.suggestions import mark_read
from mehmiro_desktop.store.queries.suggestions import load_suggestions
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.presenter import PresenterCover
from mehmiro_desktop.ui.students_page.tab import PAGE_STEP, Shown, Speech, StudentTab
from mehmiro_desktop.ui.suggestions.words import CONFIDENCE_TONES, SuggestionWords
from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.widgets import (
    Card,
    Chip,
    IconLabel,
    h_row,
    plain_label,
    secondary_button,
    v_column,
)


class SuggestionRow(Card):
    """One suggestion: what for, how sure, on what it rests, and whether it was read."""

    def __init__(
        self, words: SuggestionWords, item: Suggestion, turn: Callable[[], None]
    ) -> None:
        """Show ``item``; ``turn`` marks it read or unread."""
        super().__init__(margin=16, spacing=8)
        self.setObjectName("student.suggestion")
        look = words.kind(item.kind)
        confidence = words.confidence(item)
        kind = plain_label(look.word, style="strong")
        sure = Chip(confidence, CONFIDENCE_TONES[confidence_of(item.confidence)])
        label = self.tr("Mark as unread") if item.is_read else self.tr("Mark as read")
        self.button = secondary_button(
            label, "student.suggestion.read", icon="mail" if item.is_read else "mail-open"
        )
        self.button.setAccessibleName(f"{label}: {item.content}")
        self.button.clicked.connect(turn)
        role = "primary_text" if look.tone == "primary" else f"{look.tone}_text"
        chips = [Chip(self.tr("AI"), "neutral"), sure]
        if not item.is_read:
            chips.insert(0, Chip(self.tr("new"), "primary"))
        if item.is_archived:
            chips.append(Chip(self.tr("archived"), "neutral"))
        head = h_row(IconLabel(look.icon, role), kind, *chips, None, self.button, spacing=8)
        self.column.addLayout(head)
        text = plain_label(item.content, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(text)
        # Not inside the f-string: lupdate does not look there.
        based = self.tr("based on {evidence}").format(evidence=words.evidence(item.evidence))
        self.column.addWidget(plain_label(based, style="small", role="muted", wrap=True))
        self.setAccessibleName(words.spoken(item))


class SuggestionsTab(StudentTab):
    """Unread first, then the newest."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Make an empty list."""
        super().__init__("suggestions", context, speech)
        self._told = SuggestionWords(self)
        self._student_id = ""
        self._limit = PAGE_STEP
        self.rows = RowList(
            "student.suggestions.list",
            self.tr("No suggestions. They come from the server; none are made offline."),
            self._row,
        )
        self.rows.more_asked.connect(self._more)
        layout = v_column()
        layout.addWidget(PresenterCover(self.rows))
        self.setLayout(layout)

    def show_student(self, shown: Shown) -> None:
        """Show a student's suggestions."""
        if shown.page.student.id != self._student_id:
            self._student_id, self._limit = shown.page.student.id, PAGE_STEP
        self._fill()

    def _more(self) -> None:
        self._limit += PAGE_STEP
        self._fill()

    def _fill(self) -> None:
        try:
            found = load_suggestions(self.context.store, student_id=self._student_id)
        except MehmiroError as error:
            self.failed.emit(error)
            return
        # Stable: within read and unread the newest stay first.
        items = sorted(found, key=lambda each: (each.is_archived, each.is_read))
        self.rows.show_items(items[: self._limit], len(items) > self._limit)

    def _row(self, item: Hashable) -> SuggestionRow:
        suggestion = cast("Suggestion", item)
        return SuggestionRow(self._told, suggestion, partial(self._turn, suggestion))

    def _turn(self, item: Suggestion, *_: object) -> None:
        try:
            mark_read(self.context.store, [item.id], not item.is_read)
        except MehmiroError as error:
            self.failed.emit(error)
            return
        done = self.tr("Marked as unread") if item.is_read else self.tr("Marked as read")
        self.context.toast(done, undo=True)
        self.acted.emit()
