"""The monitoring's diagnoses: the latest in full, the earlier ones below."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from mehmiro_desktop.domain.student_page import Diagnosis, Intervention, Light, Pattern
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import shown_when
from mehmiro_desktop.ui.students_page.tab import Shown, Speech, StudentTab
from mehmiro_desktop.ui.students_page.words import LIGHT_TONES
from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.widgets import (
    Card,
    Chip,
    card_title,
    h_row,
    plain_label,
    separator,
    v_column,
)

_SEVERITY_TONES = {"high": "error", "medium": "warning", "low": "neutral"}
_PRIORITY_TONES = {"immediate": "error", "soon": "warning", "monitor": "neutral"}


class DiagnosisCard(Card):
    """One diagnosis: text, confidence, patterns, interventions, and what made it."""

    def __init__(self, tab: StudentTab, item: Diagnosis, *, is_latest: bool) -> None:
        """Show ``item``."""
        super().__init__(spacing=10)
        self.setObjectName("student.diagnosis")
        self._words = tab.words
        when = shown_when(item.created_at, tab.context.clock.today())
        title = self.tr("Latest diagnosis") if is_latest else self.tr("Diagnosis")
        head = h_row(
            card_title(title), plain_label(when, role="muted"), Chip(self.tr("AI")), spacing=10
        )
        if item.confidence is not None:
            share = int(item.confidence * 100)
            sure = self.tr("confidence {share} %").format(share=share)
            head.addWidget(Chip(sure, "primary" if share >= 60 else "neutral"))
        head.addStretch(1)
        self.column.addLayout(head)
        text = plain_label(item.text, wrap=True, name="student.diagnosis.text")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(text)
        if item.patterns:
            self._add_heading(self.tr("Patterns"))
            for pattern in item.patterns:
                self._add_pattern(pattern)
        if item.interventions:
            self._add_heading(self.tr("What could help"))
            for intervention in item.interventions:
                self._add_intervention(intervention)
        made = self._words.metadata(item)
        if made:
            self.column.addWidget(separator())
            self.column.addWidget(plain_label(made, style="small", role="faint", wrap=True))
        self.setAccessibleName(f"{title}, {when}. {item.text}")

    def _add_heading(self, text: str) -> None:
        self.column.addWidget(plain_label(text, style="small_strong", role="muted"))

    def _add_pattern(self, item: Pattern) -> None:
        chip = Chip(self._words.severity(item.severity), _SEVERITY_TONES.get(item.severity, ""))
        chip.setVisible(bool(item.severity))
        kind = plain_label(self._words.pattern(item.kind), style="strong")
        affected = plain_label(", ".join(item.variables), style="small", role="muted")
        self._add_lines([item.description])[0].insertLayout(
            0, h_row(chip, kind, affected, None, spacing=10)
        )

    def _add_intervention(self, item: Intervention) -> None:
        chip = Chip(self._words.priority(item.priority), _PRIORITY_TONES.get(item.priority, ""))
        chip.setVisible(bool(item.priority))
        action = plain_label(item.action, style="strong", wrap=True)
        row = h_row(chip, action, spacing=10)
        row.setStretch(1, 1)
        details = []
        if item.area:
            details.append(self.tr("for {area}").format(area=item.area))
        if item.outcome:
            details.append(self.tr("expected: {outcome}").format(outcome=item.outcome))
        self._add_lines([" · ".join(details)])[0].insertLayout(0, row)

    def _add_lines(self, lines: list[str]) -> tuple[QVBoxLayout]:
        block = v_column(spacing=2)
        for line in lines:
            if line:
                block.addWidget(plain_label(line, role="muted", wrap=True))
        self.column.addLayout(block)
        return (block,)


class LightCard(Card):
    """The traffic light with its three parts; a part without data says so."""

    def __init__(self, tab: StudentTab) -> None:
        """Make an empty card."""
        super().__init__(spacing=8)
        self.setObjectName("student.light.card")
        self._tab = tab
        self.chip = Chip()
        self.when = plain_label(role="muted")
        self.parts = plain_label(wrap=True, name="student.light.parts")
        self.summary = plain_label(role="muted", wrap=True, name="student.light.summary")
        self.column.addLayout(
            h_row(card_title(self.tr("Traffic light")), self.chip, self.when, None, spacing=10)
        )
        self.column.addWidget(self.parts)
        self.column.addWidget(self.summary)

    def show_light(self, light: Light | None) -> None:
        """Show a light; hide the card when there is none."""
        self.setVisible(light is not None)
        if light is None:
            return
        words = self._tab.words
        self.chip.show_text(words.light(light), LIGHT_TONES.get(light.flag, "neutral"))
        when = shown_when(light.analyzed_at, self._tab.context.clock.today())
        told = self.tr("analysed {when}").format(when=when)
        if light.period_start and light.period_end:
            told += " · " + self.tr("period {first} to {last}").format(
                first=words.day(light.period_start), last=words.day(light.period_end)
            )
        self.when.setText(told)
        none = self.tr("no data")
        parts = (
            (self.tr("observation"), light.observation),
            (self.tr("trend"), light.trend),
            (self.tr("homework"), light.homework),
        )
        self.parts.setText(
            " · ".join(
                f"{name} {none if part is None else round(part)}" for name, part in parts
            )
        )
        self.summary.setText(light.summary)
        self.summary.setVisible(bool(light.summary))


class DiagnosesTab(StudentTab):
    """Light, latest diagnosis, history."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Make an empty tab."""
        super().__init__("diagnoses", context, speech)
        self.light = LightCard(self)
        self.rows = RowList(
            "student.diagnoses.list",
            self.tr("No diagnoses yet. They come from the server's analysis."),
            self._card,
        )
        layout = v_column(spacing=12)
        layout.addWidget(self.light)
        layout.addWidget(self.rows, 1)
        self.setLayout(layout)

    def show_student(self, shown: Shown) -> None:
        """Show a student's diagnoses."""
        self.light.show_light(shown.page.light)
        items = [(each, n == 0) for n, each in enumerate(shown.page.diagnoses)]
        self.rows.show_items(items, has_more=False)

    def _card(self, item: Hashable) -> DiagnosisCard:
        diagnosis, is_latest = cast("tuple[Diagnosis, bool]", item)
        return DiagnosisCard(self, diagnosis, is_latest=is_latest)
