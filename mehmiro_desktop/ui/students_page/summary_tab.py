"""The first tab: one variable over time, the profile, the last session, and who scored."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.domain.insights import (
    VariableInsight,
    of_present_class,
    percent,
    source_insights,
    teacher_scores,
)
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.charts import ChartPanel
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.i18n import shown_score
from mehmiro_desktop.ui.students_page.source_bar import SourceBar
from mehmiro_desktop.ui.students_page.tab import Shown, Speech, StudentTab, turn_row
from mehmiro_desktop.ui.students_page.words import TREND_SHAPES, TREND_TONES
from mehmiro_desktop.ui.widgets import (
    Card,
    ScrollColumn,
    card_title,
    h_row,
    plain_label,
    plain_tip,
    set_role,
    v_column,
)

_DRAWING_PX = 220
_FIGURE_WIDTH_PX, _FIGURES_MOST = 150, 6


class SummaryTab(StudentTab):
    """What a teacher wants to know in ten seconds."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Build the cards; they are filled with a student later."""
        super().__init__("summary", context, speech)
        self._shown: Shown | None = None
        self.line = ChartPanel("student.line", context.announce, least_px=_DRAWING_PX)
        self.choice = QComboBox()
        self.choice.setObjectName("student.variable")
        self.choice.setAccessibleName(self.tr("Variable of the chart"))
        self.choice.setFont(font("body"))
        self.choice.setMinimumWidth(190)
        self.choice.activated.connect(self._show_line)
        self.line.head.insertWidget(0, self.choice)
        self.line.title.hide()
        self.profile = ChartPanel("student.profile", context.announce, least_px=_DRAWING_PX)
        self.last_title = plain_label(role="muted", name="student.last.session")
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(28)
        self._figures.setVerticalSpacing(12)
        self.bar = SourceBar("student.sources.bar")
        self.counts = plain_label(role="muted", wrap=True, name="student.sources.counts")
        self._lay_out()

    def _lay_out(self) -> None:
        last = Card()
        last.column.addLayout(
            h_row(card_title(self.tr("Last session")), self.last_title, None, spacing=8)
        )
        last.column.addLayout(self._figures)
        last.column.addStretch(1)
        sources = Card()
        sources.column.addWidget(card_title(self.tr("Sources")))
        sources.column.addWidget(self.bar)
        sources.column.addWidget(self.counts)
        sources.column.addStretch(1)
        self.attendance = Card()
        self.attendance.setObjectName("student.attendance")
        self.attendance.column.addWidget(card_title(self.tr("Attendance")))
        self._days = plain_label(role="muted", wrap=True, name="student.attendance.days")
        self.attendance.column.addWidget(self._days)
        top = h_row(self.line, self.profile, spacing=16)
        top.setStretch(0, 5)
        top.setStretch(1, 3)
        below = h_row(last, sources, spacing=16)
        below.setStretch(0, 5)
        below.setStretch(1, 3)
        self._rows = (top, below)
        page = ScrollColumn(margin=0, spacing=16)
        page.column.addLayout(top, 1)
        page.column.addLayout(below)
        page.column.addWidget(self.attendance)
        column = v_column()
        column.addWidget(page)
        self.setLayout(column)

    def arrange(self) -> None:
        """Put the cards side by side or below one another."""
        for row in self._rows:
            turn_row(row, is_narrow=self.is_narrow)

    def show_student(self, shown: Shown) -> None:
        """Show a student; the variable chosen for another one stays if it can."""
        self._shown = shown
        wanted = self.choice.currentText()
        self.choice.clear()
        for each in shown.insights:
            self.choice.addItem(each.variable.name)
        names = [each.variable.name for each in shown.insights]
        row = names.index(wanted) if wanted in names else _telling(shown)
        self.choice.setCurrentIndex(row)
        self._show_line()
        self._show_profile(shown)
        self._show_last(shown)
        self._show_sources(shown)
        self._show_attendance(shown)

    def _show_line(self, *_: object) -> None:
        shown, row = self._shown, self.choice.currentIndex()
        if shown is None or row < 0:
            self.line.show_nothing("", self.tr("No variables yet."))
            return
        insight = shown.insights[row]
        if not insight.scores:
            self.line.show_nothing("", self.tr("No scores of this variable yet."))
            return
        chart = self.charts.line(shown.page, insight)
        self.line.show_chart(chart, self._line_note(insight))
        self.line.title.hide()

    def _line_note(self, insight: VariableInsight) -> str:
        parts = [self.words.trend(insight.trend)]
        if insight.best is not None:
            parts.append(
                self.tr("best {value}, {day}").format(
                    value=shown_score(insight.best.value), day=self.words.day(insight.best.on)
                )
            )
        return " · ".join(parts)

    def _show_profile(self, shown: Shown) -> None:
        title = self.tr("Profile")
        if not any(each.scores for each in shown.insights):
            self.profile.show_nothing(title, self.tr("No scores yet."))
            return
        chart = self.charts.profile(shown.page, shown.insights)
        self.profile.show_chart(chart, "")
        plain_tip(self.profile.title, self.words.profile_note())

    def _show_last(self, shown: Shown) -> None:
        while item := self._figures.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        mine = teacher_scores(shown.page.scores)
        if not mine:
            self.last_title.setText(self.tr("No session with scores yet."))
            return
        last = mine[-1]
        self.last_title.setText(self.words.session(last))
        latest = [
            each
            for each in shown.insights
            if each.latest is not None and each.latest.session_id == last.session_id
        ]
        for place, each in enumerate(latest):
            row, column = divmod(place, _FIGURES_MOST)
            self._figures.addWidget(self._figure(each), row, column)
        self._figures.setColumnStretch(_FIGURES_MOST, 1)

    def _figure(self, insight: VariableInsight) -> QWidget:
        score = insight.latest
        assert score is not None  # noqa: S101 - chosen by the caller
        name = plain_label(insight.variable.name, style="small", role="muted")
        value = plain_label(style="figure")
        presenter.show_masked(value, shown_score(score.value))
        is_on = presenter.is_on()
        mark = plain_label("" if is_on else TREND_SHAPES[insight.trend.kind], style="strong")
        tone = TREND_TONES[insight.trend.kind]
        set_role(mark, "role", "faint" if tone == "neutral" else tone)
        figure = QWidget()
        figure.setMaximumWidth(scaled(_FIGURE_WIDTH_PX))
        column = v_column(spacing=2)
        column.addWidget(name)
        row = h_row(value, mark, None, spacing=8)
        row.setAlignment(mark, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        compared = "" if is_on else self._compared(insight)
        column.addWidget(plain_label(compared, style="tiny", role="faint"))
        figure.setLayout(column)
        if is_on:
            figure.setAccessibleName(f"{insight.variable.name}: {presenter.hidden()}")
            return figure
        figure.setAccessibleName(
            f"{insight.variable.name}: {shown_score(score.value)}, "
            f"{self.words.trend_word(insight.trend)}. {compared}"
        )
        plain_tip(figure, self.words.trend_rule(insight.trend))
        return figure

    def _compared(self, insight: VariableInsight) -> str:
        latest, best = insight.latest, insight.best
        if latest is not None and best is not None and len(insight.scores) > 1:
            if latest.value >= best.value and percent(latest.value, insight.variable) > 0:
                return self.tr("personal best")
            return self.tr("best {value}").format(value=shown_score(best.value))
        return ""

    def _show_attendance(self, shown: Shown) -> None:
        """List the days somebody was absent, late or exempt; without any there is no card."""
        days = shown.page.attendance
        lines = []
        for status in AttendanceStatus:
            of_kind = [each for each in days if each.status is status]
            if of_kind:
                (counted,) = self.words.attendance(of_kind)
                told = ", ".join(self.words.attended(each) for each in of_kind)
                lines.append(f"{counted}: {told}")
        self._days.setText("\n".join(lines))
        self.attendance.setVisible(bool(lines) and not presenter.is_on())

    def _show_sources(self, shown: Shown) -> None:
        found = source_insights(shown.page.variables, shown.page.scores)
        self.bar.show_sources(found)
        told = [
            f"{self.words.source(each.source)} {presenter.masked(str(each.count))}"
            for each in found
        ]
        means = [
            f"{self.words.source(each.source)} {rounded_share(each.mean)}"
            for each in found
            if each.mean is not None and not presenter.is_on()
        ]
        self.counts.setText(" · ".join(told))
        self.bar.setAccessibleName(presenter.aloud(" · ".join(told)))
        plain_tip(self.bar, " · ".join(means))


def rounded_share(mean: float) -> str:
    """Return a mean in percent of the scale."""
    return f"{mean:.0f} %"


def _telling(shown: Shown) -> int:
    """Return the variable shown first: the one that changed most, or has most scores."""
    present = of_present_class(shown.insights, shown.page.school_class.id)
    if not present:
        return -1
    telling = max(present, key=lambda each: (abs(each.trend.change), len(each.scores)))
    return shown.insights.index(telling)
