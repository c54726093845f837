"""Types, confidence and evidence of suggestions in words."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.suggestions import (
    Confidence,
    Evidence,
    Suggestion,
    SuggestionType,
    confidence_of,
)
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.i18n import shown_day_word, shown_long_day, shown_score


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a type of suggestion is told: one word, the section's word, icon and tone."""

    word: str
    section: str
    icon: str
    tone: str


CONFIDENCE_TONES = {
    Confidence.UNKNOWN: "neutral",
    Confidence.LOW: "neutral",
    Confidence.MEDIUM: "warning",
    Confidence.HIGH: "primary",
}


class SuggestionWords(QObject):
    """The sentences about suggestions."""

    def kind(self, kind: SuggestionType | None) -> KindLook:
        """Return how a type is told."""
        looks = {
            SuggestionType.INTERVENTION: KindLook(
                self.tr("Intervention"), self.tr("Interventions"), "life-buoy", "error"
            ),
            SuggestionType.IMPROVEMENT: KindLook(
                self.tr("Improvement"), self.tr("Improvements"), "trending-up", "primary"
            ),
            SuggestionType.CELEBRATION: KindLook(
                self.tr("Celebration"), self.tr("Celebrations"), "party-popper", "success"
            ),
        }
        other = KindLook(self.tr("Other"), self.tr("Others"), "lightbulb", "neutral")
        return other if kind is None else looks[kind]

    def masked_look(self) -> KindLook:
        """Return how a suggestion is told whose type is hidden."""
        return KindLook(presenter.hidden(), self.tr("Suggestions"), "lightbulb", "neutral")

    def alias(self, suggestion: Suggestion) -> str:
        """Return what the student is called on the screen now."""
        evidence = suggestion.evidence
        return presenter.shown_alias(evidence.alias, evidence.student_id)

    def confidence(self, suggestion: Suggestion) -> str:
        """Return e.g. ``high confidence · 82 %``."""
        words = {
            Confidence.LOW: self.tr("low confidence"),
            Confidence.MEDIUM: self.tr("medium confidence"),
            Confidence.HIGH: self.tr("high confidence"),
        }
        level = confidence_of(suggestion.confidence)
        if suggestion.confidence is None or level is Confidence.UNKNOWN:
            return self.tr("confidence not stated")
        percent = int(suggestion.confidence * 100)  # never rounded up into the next word
        return f"{words[level]} · {percent} %"

    def source(self, source: AssessorType | None) -> str:
        """Return who gave the score."""
        words = {
            AssessorType.TEACHER: self.tr("teacher"),
            AssessorType.STUDENT: self.tr("student"),
            AssessorType.FAMILY: self.tr("family"),
            AssessorType.AI: self.tr("AI"),
        }
        return self.tr("other source") if source is None else words[source]

    def evidence(self, evidence: Evidence) -> str:
        """Return e.g. ``Reading · 3 of 5 · 2 Mar 2026 · Reading aloud · teacher``."""
        score = self.tr("{value} of {most}").format(
            value=shown_score(evidence.value), most=shown_score(evidence.scale_max)
        )
        parts = [evidence.variable, score]
        if evidence.on is not None:
            parts.append(shown_long_day(evidence.on))
        if evidence.session_name:
            parts.append(evidence.session_name)
        return " · ".join([*parts, self.source(evidence.source)])

    def place(self, suggestion: Suggestion, today: date) -> str:
        """Return variable and day in few words."""
        evidence = suggestion.evidence
        if evidence.on is None:
            return evidence.variable
        return f"{evidence.variable} · {shown_day_word(evidence.on, today)}"

    def spoken(self, suggestion: Suggestion) -> str:
        """Return the whole row as a screen reader says it."""
        read = self.tr("read") if suggestion.is_read else self.tr("unread")
        alias = self.alias(suggestion)
        if presenter.is_on():
            return f"{alias}, {read}, {presenter.hidden()}"
        return ", ".join(
            (
                alias,
                self.kind(suggestion.kind).word,
                self.tr("AI"),
                read,
                self.confidence(suggestion),
                suggestion.content,
            )
        )


def archived_words() -> str:
    """Return the head of the section of what is too old."""
    return QCoreApplication.translate("SuggestionWords", "Archived, older than two years")
