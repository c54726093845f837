"""The inbox as rows: a head per section, then its suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from mehmiro_desktop.domain.suggestions import Suggestion, SuggestionType
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.suggestions.words import KindLook, SuggestionWords, archived_words

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of a section."""

    look: KindLook
    count: int


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One suggestion with the words the row shows."""

    suggestion: Suggestion
    alias: str
    place: str
    confidence: str
    snippet: str


class InboxModel(QAbstractListModel):
    """Sections in the order of urgency, archived ones last; one for all while presenting."""

    def __init__(self) -> None:
        super().__init__()
        self.words = SuggestionWords()
        self.rows: list[HeadRow | SuggestionRow] = []

    def show_all(self, suggestions: Sequence[Suggestion], today: date) -> None:
        """Replace the rows."""
        sections: dict[SuggestionType | str | None, list[Suggestion]] = {
            kind: [] for kind in (*SuggestionType, None, _ARCHIVED)
        }
        for each in suggestions:
            # What sort of suggestion a student has is as private as its text.
            shown = None if presenter.is_on() else each.kind
            sections[_ARCHIVED if each.is_archived else shown].append(each)
        self.beginResetModel()
        self.rows = []
        for kind, found in sections.items():
            if not found:
                continue
            self.rows.append(HeadRow(self._section_look(kind), len(found)))
            ordered = sorted(found, key=lambda each: each.is_read)
            self.rows += [self._row(each, today) for each in ordered]
        self.endResetModel()

    def _section_look(self, kind: SuggestionType | str | None) -> KindLook:
        if isinstance(kind, str):
            return KindLook("", archived_words(), "archive", "neutral")
        if presenter.is_on():
            return self.words.masked_look()
        return self.words.kind(kind)

    def _row(self, suggestion: Suggestion, today: date) -> SuggestionRow:
        return SuggestionRow(
            suggestion,
            self.words.alias(suggestion),
            self.words.place(suggestion, today),
            "" if presenter.is_on() else self.words.confidence(suggestion),
            presenter.masked(" ".join(suggestion.content.split())),
        )

    def place_of(self, suggestion_id: str) -> int:
        """Return the row of a suggestion, -1 when it is not shown."""
        for place, row in enumerate(self.rows):
            if isinstance(row, SuggestionRow) and row.suggestion.id == suggestion_id:
                return place
        return -1

    def suggestion_near(self, place: int) -> int:
        """Return the suggestion's row at ``place`` or the nearest after, else before; or -1."""
        places = [n for n, row in enumerate(self.rows) if isinstance(row, SuggestionRow)]
        after = [n for n in places if n >= place]
        if after:
            return after[0]
        return places[-1] if places else -1

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let heads be passed over."""
        if isinstance(self.rows[index.row()], HeadRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, or its words for screen readers."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, HeadRow):
            return f"{row.look.section} {row.count}"
        return self.words.spoken(row.suggestion)
