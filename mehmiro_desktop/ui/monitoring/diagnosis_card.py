"""One diagnosis: its text, the patterns it saw, what it recommends, and where it comes from."""

from datetime import date

from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.monitoring_records import Diagnosis, Intervention, Pattern
from mehmiro_desktop.ui.i18n import shown_when
from mehmiro_desktop.ui.monitoring.diagnosis_words import (
    PRIORITY_TONES,
    SEVERITY_TONES,
    DiagnosisWords,
)
from mehmiro_desktop.ui.widgets import Card, Chip, h_row, plain_label


class DiagnosisCard(Card):
    """Read only: diagnoses are never edited, and nothing in them changes a score."""

    def __init__(
        self, diagnosis: Diagnosis, words: DiagnosisWords, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent, kind="inset", margin=14, spacing=6)
        self.setObjectName("monitoring.diagnosis")
        self._words = words
        head = [] if diagnosis.created_at is None else [shown_when(diagnosis.created_at, today)]
        if diagnosis.confidence is not None:
            head.append(words.confidence(diagnosis.confidence))
        self.column.addWidget(
            plain_label(" · ".join(head), style="small", role="muted", wrap=True)
        )
        self.column.addWidget(plain_label(diagnosis.text, wrap=True))
        if diagnosis.patterns:
            self._add_heading(self.tr("Patterns"))
            for pattern in diagnosis.patterns:
                self._add_pattern(pattern)
        if diagnosis.interventions:
            self._add_heading(self.tr("Recommended"))
            for intervention in diagnosis.interventions:
                self._add_intervention(intervention)
        origin = plain_label(
            words.origin(diagnosis), style="tiny", role="faint", wrap=True,
            name="monitoring.diagnosis.origin",
        )  # fmt: skip
        self.column.addWidget(origin)
        self.setAccessibleName(diagnosis.text)

    def _add_heading(self, text: str) -> None:
        self.column.addSpacing(4)
        self.column.addWidget(plain_label(text, style="small_strong"))

    def _add_pattern(self, pattern: Pattern) -> None:
        words = self._words
        title = words.kind(pattern.kind)
        severity = words.severity(pattern.severity)
        tone = SEVERITY_TONES.get(pattern.severity, "neutral")
        self._add_titled(title, severity, tone)
        self.column.addWidget(plain_label(pattern.description, style="small", wrap=True))
        if pattern.variables:
            names = self.tr("Variables: {names}").format(names=", ".join(pattern.variables))
            self.column.addWidget(plain_label(names, style="small", role="muted", wrap=True))

    def _add_intervention(self, intervention: Intervention) -> None:
        words = self._words
        tone = PRIORITY_TONES.get(intervention.priority, "neutral")
        self._add_titled(intervention.target_area, words.priority(intervention.priority), tone)
        self.column.addWidget(plain_label(intervention.action, style="small", wrap=True))
        if intervention.expected_outcome:
            outcome = self.tr("Expected: {outcome}").format(
                outcome=intervention.expected_outcome
            )
            self.column.addWidget(plain_label(outcome, style="small", role="muted", wrap=True))

    def _add_titled(self, title: str, chip: str, tone: str) -> None:
        if not title and not chip:
            return
        row = h_row(spacing=8)
        if chip:
            row.addWidget(Chip(chip, tone))
        row.addWidget(plain_label(title, style="small_strong", wrap=True), 1)
        self.column.addLayout(row)
