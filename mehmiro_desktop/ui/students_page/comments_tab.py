"""Comments on this student's scores, and what others than the teacher gave."""

from collections.abc import Hashable
from datetime import date
from typing import cast

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType
from mehmiro_desktop.domain.insights import source_insights
from mehmiro_desktop.domain.student_page import ScoreRecord
from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.charts import ChartPanel
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.students_page.rows import ScoreRow
from mehmiro_desktop.ui.students_page.source_bar import SourceBar, SourceSwatch
from mehmiro_desktop.ui.students_page.tab import PAGE_STEP, Shown, Speech, StudentTab, turn_row
from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.widgets import (
    Card,
    ScrollColumn,
    card_title,
    h_row,
    plain_label,
    v_column,
)

_LIST_PX = 200


class ScoreList(RowList):
    """Scores of one student, newest first, a page at a time."""

    def __init__(self, name: str, empty_text: str, tab: StudentTab) -> None:
        """Make an empty list; ``tab`` gives the words."""
        super().__init__(name, empty_text, self._score_row)
        self._words = tab.words
        self._variables: dict[str, AssessmentVariable] = {}
        self._scores: tuple[ScoreRecord, ...] = ()
        self._limit = PAGE_STEP
        self.more_asked.connect(self._more)

    def show_scores(self, shown: Shown, scores: tuple[ScoreRecord, ...]) -> None:
        """Show ``scores`` of a student."""
        if {s.assessment_id for s in self._scores}.isdisjoint(s.assessment_id for s in scores):
            self._limit = PAGE_STEP
        self._variables = {each.id: each for each in shown.page.variables}
        self._scores = tuple(s for s in scores if s.variable_id in self._variables)
        self._fill()

    def _more(self) -> None:
        self._limit += PAGE_STEP
        self._fill()

    def _fill(self) -> None:
        # The variable is part of the item: renamed, its rows are made anew.
        items = [(self._variables[s.variable_id], s) for s in self._scores[: self._limit]]
        self.show_items(items, len(self._scores) > self._limit)

    def _score_row(self, item: Hashable) -> ScoreRow:
        variable, score = cast("tuple[AssessmentVariable, ScoreRecord]", item)
        return ScoreRow(self._words, variable, score)


class CommentsTab(StudentTab):
    """Every score that has a comment, newest first."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Make an empty list."""
        super().__init__("comments", context, speech)
        self.rows = ScoreList("student.comments.list", "", self)
        layout = v_column()
        layout.addWidget(self.rows)
        self.setLayout(layout)

    def forget_day(self, _today: date) -> None:
        """Say the days anew."""
        self.rows.forget()

    def show_student(self, shown: Shown) -> None:
        """Show a student's comments."""
        empty = self.tr("No comments yet. They are written in the score grid.")
        if letters.are_on():
            press = self.tr("No comments yet. Press {key} in the score grid to write one.")
            empty = press.format(key=letters.shown("comment"))
        self.rows.tell_empty(empty)
        self.rows.show_scores(shown, commented(shown))


def commented(shown: Shown) -> tuple[ScoreRecord, ...]:
    """Return the scores with a comment, newest first."""
    return tuple(each for each in reversed(shown.page.scores) if each.comments)


class SourcesTab(StudentTab):
    """Counts and means per source, side by side and never added up."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Build a row per source."""
        super().__init__("sources", context, speech)
        self.bar = SourceBar("student.sources.counted")
        self.figures = {
            source: (plain_label(style="strong"), plain_label(role="muted"))
            for source in AssessorType
        }
        counts = Card(spacing=6)
        counts.column.addWidget(card_title(self.tr("Who scored")))
        counts.column.addWidget(self.bar)
        for source, labels in self.figures.items():
            swatch, name = SourceSwatch(source.value), plain_label(self.words.source(source))
            counts.column.addLayout(h_row(swatch, name, None, *labels, spacing=10))
        note = self.tr("Averages, trends and the class's comparison use your own scores only.")
        counts.column.addWidget(plain_label(note, style="small", role="muted", wrap=True))
        counts.column.addStretch(1)
        self.polar = ChartPanel("student.sources.polar", context.announce)
        left = v_column(spacing=16)
        left.addWidget(counts)
        left.addWidget(self.polar, 1)
        self.rows = ScoreList(
            "student.sources.list", self.tr("Only you have scored this student so far."), self
        )
        right = v_column(spacing=10)
        right.addWidget(plain_label(self.tr("From others, newest first"), style="section"))
        right.addWidget(self.rows, 1)
        self._row = row = h_row(spacing=20)
        row.addLayout(left, 4)
        row.addLayout(right, 5)
        # One scroll for both: at large letters the counts alone fill the window.
        page = ScrollColumn(margin=0)
        page.column.addLayout(row, 1)
        whole = v_column()
        whole.addWidget(page)
        self.setLayout(whole)

    def arrange(self) -> None:
        """Put the list beside the counts or below them."""
        turn_row(self._row, is_narrow=self.is_narrow)
        self.rows.setMinimumHeight(scaled(_LIST_PX) if self.is_narrow else 0)

    def forget_day(self, _today: date) -> None:
        """Say the days anew."""
        self.rows.forget()

    def show_student(self, shown: Shown) -> None:
        """Show who scored a student, and what."""
        found = source_insights(shown.page.variables, shown.page.scores)
        self.bar.show_sources(found)
        for each in found:
            count, mean = self.figures[each.source]
            presenter.show_masked(count, str(each.count))
            # Not inside the f-string: lupdate does not look there.
            words = self.tr("mean {share} %")
            share = "–" if each.mean is None else words.format(share=f"{each.mean:.0f}")
            presenter.show_masked(mean, share)
        if shown.page.scores:
            self.polar.show_chart(self.charts.sources(found))
        else:
            self.polar.show_nothing(self.tr("By source"), self.tr("No scores yet."))
        others = tuple(
            s for s in reversed(shown.page.scores) if s.source is not AssessorType.TEACHER
        )
        self.rows.show_scores(shown, others)
