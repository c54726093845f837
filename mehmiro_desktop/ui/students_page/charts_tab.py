"""All charts of a student: profile, sources, and one line per variable on the same scale."""

from PySide6.QtWidgets import QGridLayout

from mehmiro_desktop.domain.insights import source_insights
from mehmiro_desktop.ui.charts import ChartPanel
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.tab import Shown, Speech, StudentTab
from mehmiro_desktop.ui.widgets import ScrollColumn, v_column

_COLUMNS = 2
_WIDE_PX, _LINE_PX = 380, 270


class ChartsTab(StudentTab):
    """Small multiples: each variable has its own chart, so that lines never cross."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Build the two charts every student has; the lines are made when needed."""
        super().__init__("charts", context, speech)
        self.profile = ChartPanel("student.charts.profile", context.announce)
        self.sources = ChartPanel("student.charts.sources", context.announce)
        self.lines: list[ChartPanel] = []
        for panel in (self.profile, self.sources):
            panel.setMinimumHeight(_WIDE_PX)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._grid.addWidget(self.profile, 0, 0)
        self._grid.addWidget(self.sources, 0, 1)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        page = ScrollColumn(margin=0, spacing=16)
        page.column.addLayout(self._grid)
        page.column.addStretch(1)
        layout = v_column()
        layout.addWidget(page)
        self.setLayout(layout)

    def show_student(self, shown: Shown) -> None:
        """Show a student's charts."""
        if any(each.scores for each in shown.insights):
            chart = self.charts.profile(shown.page, shown.insights, with_best=True)
            self.profile.show_chart(chart, self.words.profile_note())
        else:
            self.profile.show_nothing(self.tr("Profile"), self.tr("No scores yet."))
        found = source_insights(shown.page.variables, shown.page.scores)
        if shown.page.scores:
            self.sources.show_chart(self.charts.sources(found))
        else:
            self.sources.show_nothing(self.tr("By source"), self.tr("No scores yet."))
        scored = [each for each in shown.insights if each.scores]
        self._make(len(scored))
        for panel, insight in zip(self.lines, scored, strict=False):
            panel.show_chart(
                self.charts.line(shown.page, insight), self.words.long_trend(insight.trend)
            )
        for place, panel in enumerate(self.lines):
            panel.setVisible(place < len(scored))

    def _make(self, count: int) -> None:
        while len(self.lines) < count:
            place = len(self.lines)
            panel = ChartPanel(f"student.charts.line{place}", self.context.announce)
            panel.setMinimumHeight(_LINE_PX)
            self.lines.append(panel)
            row, column = divmod(place, _COLUMNS)
            self._grid.addWidget(panel, row + 1, column)
