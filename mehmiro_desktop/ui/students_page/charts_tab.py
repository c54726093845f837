"""All charts of a student: profile, sources, and one line per variable on the same scale."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout

from mehmiro_desktop.domain.insights import VariableInsight, source_insights
from mehmiro_desktop.ui.charts import ChartPanel
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.students_page.tab import Shown, Speech, StudentTab
from mehmiro_desktop.ui.widgets import ScrollColumn, v_column

_COLUMNS = 2
_WIDE_PX, _LINE_PX = 280, 170
_AT_ONCE = 2
_FIRST = ("profile", "sources")


class ChartsTab(StudentTab):
    """Small multiples: each variable has its own chart, so that lines never cross."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Build the two charts every student has; the lines are made when needed."""
        super().__init__("charts", context, speech)
        self.profile, self.sources = (
            ChartPanel(f"student.charts.{name}", context.announce, least_px=_WIDE_PX)
            for name in _FIRST
        )
        self.lines: list[ChartPanel] = []
        self._shown: Shown | None = None
        self._waiting: list[VariableInsight] = []
        self._next = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._show_next)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self.arrange()
        page = ScrollColumn(margin=0, spacing=16)
        page.column.addLayout(self._grid)
        page.column.addStretch(1)
        layout = v_column()
        layout.addWidget(page)
        self.setLayout(layout)

    def arrange(self) -> None:
        """Put the charts in two columns or one."""
        for place, panel in enumerate([self.profile, self.sources, *self.lines]):
            self._put(panel, place)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 0 if column and self.is_narrow else 1)

    def _put(self, panel: ChartPanel, place: int) -> None:
        row, column = (place, 0) if self.is_narrow else divmod(place, _COLUMNS)
        self._grid.addWidget(panel, row, column)

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
        # Two at once, the others in turns of the event loop: typing never waits for charts.
        self._shown = shown
        self._waiting = [each for each in shown.insights if each.scores]
        for panel in self.lines[len(self._waiting) :]:
            panel.hide()
        self._next = 0
        for _ in range(_AT_ONCE):
            self._show_next()
        if self._waiting:
            self._timer.start()

    def _show_next(self) -> None:
        if not self._waiting or self._shown is None:
            self._timer.stop()
            return
        insight, panel = self._waiting.pop(0), self._line(self._next)
        self._next += 1
        chart = self.charts.line(self._shown.page, insight)
        panel.show_chart(chart, self.words.long_trend(insight.trend))
        panel.show()

    def _line(self, place: int) -> ChartPanel:
        if place == len(self.lines):
            name = f"student.charts.line{place}"
            panel = ChartPanel(name, self.context.announce, self, least_px=_LINE_PX)
            self.lines.append(panel)
            self._put(panel, place + len(_FIRST))
        return self.lines[place]
