"""Rows of the student page's lists: comments and scores of others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType
from mehmiro_desktop.domain.student_page import ScoreRecord
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.i18n import shown_score
from mehmiro_desktop.ui.students_page.source_bar import SourceSwatch
from mehmiro_desktop.ui.students_page.words import StudentWords
from mehmiro_desktop.ui.widgets import Card, Chip, h_row, plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SOURCE_TONES = {
    AssessorType.TEACHER: "primary",
    AssessorType.STUDENT: "success",
    AssessorType.FAMILY: "warning",
    AssessorType.AI: "neutral",
}


class ScoreRow(Card):
    """One score: of what, when, by whom, and its comment."""

    def __init__(
        self, words: StudentWords, variable: AssessmentVariable, score: ScoreRecord
    ) -> None:
        """Show ``score`` of ``variable``."""
        super().__init__(margin=14, spacing=6)
        self.setObjectName("student.row")
        value = f"{shown_score(score.value)} / {shown_score(variable.scale_max)}"
        value, comments = presenter.masked(value), presenter.masked(score.comments)
        source = words.source(score.source)
        chip = Chip(source, SOURCE_TONES[score.source])
        swatch = SourceSwatch(score.source.value)
        parts: list[QWidget | None] = [
            swatch,
            plain_label(variable.name, style="strong"),
            plain_label(value),
            chip,
        ]
        sure = ""
        if score.confidence is not None:
            sure = presenter.masked(words.confidence(score.confidence))
            parts.append(plain_label(sure, style="small", role="muted"))
        when = words.session(score)
        parts += [None, plain_label(when, style="small", role="muted")]
        self.column.addLayout(h_row(*parts, spacing=10))
        if comments:
            text = plain_label(comments, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(text)
        told = (variable.name, value, source, sure, when, comments)
        self.setAccessibleName(presenter.aloud(". ".join(part for part in told if part)))
