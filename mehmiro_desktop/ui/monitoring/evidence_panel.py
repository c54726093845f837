"""Why a student has this light: what each part rests on, and the diagnoses there are."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from mehmiro_desktop.domain.monitoring import Findings, Part
from mehmiro_desktop.domain.monitoring_config import MonitoringConfig
from mehmiro_desktop.domain.monitoring_records import BoardRow, Diagnosis
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.diagnosis_card import DiagnosisCard
from mehmiro_desktop.ui.monitoring.diagnosis_words import DiagnosisWords
from mehmiro_desktop.ui.monitoring.override_box import OverrideBox
from mehmiro_desktop.ui.monitoring.words import TONES, MonitoringWords
from mehmiro_desktop.ui.widgets import (
    Card,
    Chip,
    Notice,
    ScrollColumn,
    h_row,
    icon_button,
    plain_label,
    secondary_button,
    v_column,
)


class EvidencePanel(Card):
    """Beside the board.

    Signals:
        closed: The person wants the board alone.
        student_asked: The person wants the student's page; carries the id.
    """

    closed = Signal()
    student_asked = Signal(str)

    def __init__(
        self, context: UiContext, words: MonitoringWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, margin=16, spacing=10)
        self.setObjectName("monitoring.evidence")
        self._words = words
        self._diagnosis_words = DiagnosisWords(self)
        self.student_id = ""
        self.title = plain_label(style="title", wrap=True, name="monitoring.evidence.title")
        self.close_button = icon_button(
            "x", self.tr("Close (Esc)"), "monitoring.evidence.close"
        )
        self.close_button.clicked.connect(self.closed)
        head = h_row(self.title, self.close_button)
        head.setStretch(0, 1)
        self.chip = Chip()
        self.override = OverrideBox(context, words)
        self.result = plain_label(role="muted", wrap=True, name="monitoring.evidence.result")
        self.period = plain_label(
            style="small", role="muted", wrap=True, name="monitoring.evidence.period"
        )
        self.changed = Notice("monitoring.evidence.changed")
        self._parts = v_column(spacing=4)
        self._diagnoses = v_column(spacing=8)
        self.summary = plain_label(wrap=True, name="monitoring.evidence.summary")
        self.open_button = secondary_button(
            self.tr("Student page (Enter)"), "monitoring.evidence.open"
        )
        self.open_button.clicked.connect(self._on_open)
        body = ScrollColumn(margin=0, spacing=10)
        self.override.left.connect(partial(body.verticalScrollBar().setValue, 0))
        for widget in (self.chip, self.override, self.result, self.period, self.changed):
            body.column.addWidget(widget)
        body.column.addLayout(self._parts)
        body.column.addWidget(self.open_button)
        self._heading = plain_label(self.tr("Diagnoses"), style="section")
        body.column.addWidget(self._heading)
        body.column.addWidget(self.summary)
        body.column.addLayout(self._diagnoses)
        body.column.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(body, 1)
        self.setFocusProxy(self.close_button)

    def show_row(
        self,
        row: BoardRow,
        config: MonitoringConfig,
        diagnoses: tuple[Diagnosis, ...],
        today: date,
    ) -> None:
        """Show why ``row`` has its light."""
        words = self._words
        self.student_id = row.id
        self.title.setText(self.tr("{alias}: why this signal").format(alias=row.student.alias))
        light = words.shown_light(row)
        told = light if row.override else f"{light} · {words.priority(row)}"
        self.chip.show_text(told, TONES[row.light])
        self.override.show_row(row)
        self.result.setText(words.result(row))
        self.period.setText(words.period(row, today))
        self.period.setVisible(bool(self.period.text()))
        found = row.findings
        is_new = row.status is not None and found is not None and row.parts != found.parts
        self.changed.say(
            self.tr("There are newer scores than the last analysis: analyse again.")
            if is_new
            else "",
            "primary",
        )
        if found is not None:
            self._show_parts(row, found, config, today)
        self._show_diagnoses(row, diagnoses, today)
        self.setAccessibleName(f"{self.title.text()} {light}. {words.reason(row)}")

    def _show_parts(
        self, row: BoardRow, found: Findings, config: MonitoringConfig, today: date
    ) -> None:
        words = self._words
        _clear(self._parts)
        texts = {
            Part.OBSERVATION: words.observation_evidence(found, today),
            Part.TREND: words.trend_evidence(found, config),
            Part.HOMEWORK: words.homework_evidence(found, config),
        }
        for part, text in texts.items():
            value, weight = found.parts.of(part), config.weight_of(part.value)
            heading = words.scored_part(part, value, weight)
            self._parts.addWidget(plain_label(heading, style="strong", wrap=True))
            self._parts.addWidget(plain_label(text, role="muted", wrap=True))
            if part is Part.TREND and row.declining:
                names = self.tr("In decline: {names}").format(names=", ".join(row.declining))
                self._parts.addWidget(plain_label(names, role="muted", wrap=True))
            self._parts.addSpacing(6)

    def _show_diagnoses(
        self, row: BoardRow, diagnoses: tuple[Diagnosis, ...], today: date
    ) -> None:
        _clear(self._diagnoses)
        summary = "" if row.status is None else row.status.diagnosis_summary
        if not summary and not diagnoses:
            summary = self.tr("No diagnosis yet. They are made on the web, not on this laptop.")
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        for diagnosis in diagnoses:
            card = DiagnosisCard(diagnosis, self._diagnosis_words, today, self)
            self._diagnoses.addWidget(card)

    def _on_open(self) -> None:
        self.student_asked.emit(self.student_id)


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
