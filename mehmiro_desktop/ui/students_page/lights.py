"""The monitoring's result on the student page: the same words, shapes and colours as the board."""

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.monitoring import Light, Part, round_half_up, shown_priority
from mehmiro_desktop.domain.monitoring_records import LightOverride, MonitoringStatus
from mehmiro_desktop.domain.tables import STUDENT_MONITORING_STATUS
from mehmiro_desktop.store.queries.made import load_made
from mehmiro_desktop.ui.i18n import shown_when
from mehmiro_desktop.ui.monitoring.override_words import OverrideWords
from mehmiro_desktop.ui.monitoring.words import ICONS, TONES, MonitoringWords
from mehmiro_desktop.ui.students_page.tab import StudentTab
from mehmiro_desktop.ui.widgets import Card, Chip, IconLabel, card_title, h_row, plain_label


class LightWords(QObject):
    """A status in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Speak the board's language."""
        super().__init__(parent)
        self._board = MonitoringWords(self)
        self.by_hand = OverrideWords(self)

    def status(self, status: MonitoringStatus) -> str:
        """Return the light's word, and the number where there is one."""
        word = self._board.light(status.light)
        if status.light is Light.GREY:
            return word
        return f"{word} · {shown_priority(status.priority)}"

    def shown(self, status: MonitoringStatus | None, override: LightOverride | None) -> str:
        """Return the light to show: the one set by hand, so marked, or the analysis's."""
        if override is not None:
            return f"{self._board.light(override.light)} · {self.by_hand.mark()}"
        return "" if status is None else self.status(status)

    def parts(self, status: MonitoringStatus) -> str:
        """Return the three parts, each 0 to 100; one without data says so."""
        none = self._board.light(Light.GREY)
        values = (
            (Part.OBSERVATION, status.parts.observation),
            (Part.TREND, status.parts.trend),
            (Part.HOMEWORK, status.parts.homework),
        )
        return " · ".join(
            f"{self._board.part(part)} {none if value is None else round_half_up(value)}"
            for part, value in values
        )


class LightCard(Card):
    """The traffic light with its parts, when it was made and of which days, and who set it."""

    def __init__(self, tab: StudentTab) -> None:
        """Make an empty card."""
        super().__init__(spacing=8)
        self.setObjectName("student.light.card")
        self._tab = tab
        self._told = LightWords(self)
        self.icon = IconLabel("circle-check")
        self.chip = Chip()
        self.when = plain_label(role="muted")
        self.reason = plain_label(wrap=True, name="student.light.reason")
        self.author = plain_label(style="small", role="muted", wrap=True)
        self.author.setObjectName("student.light.author")
        self.analysis = plain_label(style="strong", name="student.light.analysis")
        self.parts = plain_label(wrap=True, name="student.light.parts")
        self.summary = plain_label(role="muted", wrap=True, name="student.light.summary")
        title = card_title(self.tr("Traffic light"))
        self.column.addLayout(h_row(title, self.icon, self.chip, None, spacing=10))
        self.column.addWidget(self.reason)
        self.column.addWidget(self.author)
        self.column.addLayout(h_row(self.analysis, self.when, None, spacing=10))
        self.column.addWidget(self.parts)
        self.column.addWidget(self.summary)
        self.first = plain_label(style="small", role="muted", wrap=True)
        self.column.addWidget(self.first)

    def show_light(
        self, status: MonitoringStatus | None, override: LightOverride | None
    ) -> None:
        """Show the light set by hand and the analysis's; hide the card when there is neither."""
        shown = override or status
        self.setVisible(shown is not None)
        if shown is not None:
            self.icon.show_icon(ICONS[shown.light], f"{TONES[shown.light]}_text")
            self.chip.show_text(self._told.shown(status, override), TONES[shown.light])
        self._show_override(status, override)
        for each in (self.when, self.first, self.parts, self.summary):
            each.setVisible(status is not None)
        if status is not None:
            self._show_status(status)

    def _show_override(
        self, status: MonitoringStatus | None, override: LightOverride | None
    ) -> None:
        self.reason.setVisible(override is not None)
        self.author.setVisible(override is not None)
        self.analysis.setVisible(override is not None and status is not None)
        if override is not None:
            context = self._tab.context
            account_id, today = context.store.account.account_id, context.clock.today()
            self.reason.setText(override.reason)
            self.author.setText(self._told.by_hand.author(override, account_id, today))
        if status is not None:
            self.analysis.setText(
                self._told.by_hand.analysis_sentence(self._told.status(status))
            )

    def _show_status(self, status: MonitoringStatus) -> None:
        self.when.setText(self._when(status))
        self.first.setText(self._first(status))
        self.parts.setText(self._told.parts(status))
        self.summary.setText(status.diagnosis_summary)
        self.summary.setVisible(bool(status.diagnosis_summary))

    def _when(self, status: MonitoringStatus) -> str:
        told = []
        words = self._tab.words
        if status.analyzed_at is not None:
            when = shown_when(status.analyzed_at, self._tab.context.clock.today())
            told.append(self.tr("analysed {when}").format(when=when))
        if status.period_start and status.period_end:
            period = self.tr("period {first} to {last}")
            told.append(
                period.format(
                    first=words.day(status.period_start), last=words.day(status.period_end)
                )
            )
        return " · ".join(told)

    def _first(self, status: MonitoringStatus) -> str:
        made = load_made(self._tab.context.store, STUDENT_MONITORING_STATUS, status.id)
        if made is None or made.at is None:
            return ""
        day = self._tab.words.day(made.at.astimezone().date())
        return self.tr("First analysed {day}").format(day=day)
