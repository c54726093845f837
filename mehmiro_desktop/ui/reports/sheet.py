"""One student's report as blocks on pages: figures, profile, course, sources, comments."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType
from mehmiro_desktop.domain.insights import (
    CLASS_LEAST,
    SourceInsight,
    TrendKind,
    VariableInsight,
    percent,
)
from mehmiro_desktop.domain.reports import ReportData, StudentReport
from mehmiro_desktop.domain.scores import score_range
from mehmiro_desktop.domain.student_page import ScoreRecord
from mehmiro_desktop.ui.charts.data import (
    RADAR_LEAST,
    RADAR_MOST,
    Chart,
    ChartKind,
    Series,
    Tick,
)
from mehmiro_desktop.ui.charts.layouts import in_lines
from mehmiro_desktop.ui.charts.looks import LOOKS
from mehmiro_desktop.ui.reports.paper import (
    TEXT_WIDTH,
    Block,
    Ink,
    paper_font,
    paragraph_height,
)
from mehmiro_desktop.ui.reports.words import ReportWords
from mehmiro_desktop.ui.tokens import LIGHT

_RADAR = 290.0
_GAP = 18.0
_ROW, _HEAD_ROW, _LINE = 32.0, 26.0, 15.0
_MINIS, _MINI_HEIGHT, _MINI_GAP = 3, 142.0, 20.0
_FIGURE, _TREND = 46.0, 72.0
_CHUNK = 1200
_RIGHT, _LEFT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
_TREND_ROLES = {
    TrendKind.IMPROVING: "success_text",
    TrendKind.STABLE: "text_muted",
    TrendKind.CONCERNING: "warning_text",
    TrendKind.UNKNOWN: "text_faint",
}


class StudentSheet:
    """Makes the blocks of one student."""

    def __init__(self, data: ReportData, report: StudentReport, words: ReportWords) -> None:
        """Take what was collected, and speak with ``words``."""
        self._data, self._report, self._words = data, report, words
        self._with_class = any(each.class_recent is not None for each in report.insights)

    def blocks(self) -> list[Block]:
        """Return the blocks in their order."""
        return [*self._figures(), *self._course(), *self._beside(), *self._comments()]

    def _heading(self, name: str, space: float = 22.0) -> Block:
        def draw(ink: Ink, rect: QRectF) -> None:
            line = QRectF(rect.left(), rect.bottom() - 26, rect.width(), 20)
            ink.text(line, self._words.say(name), size=14, weight=650)

        return Block(space + 28, draw, keeps_next=True)

    def _figures(self) -> Iterator[Block]:
        insights = self._report.insights
        if not insights:
            if self._report.is_empty:
                yield self._text(self._words.say("empty"), 13, "text_muted", 12)
            return
        yield self._heading("variables", 6)
        has_radar = self._data.choice.with_charts and RADAR_LEAST <= len(insights) <= RADAR_MOST
        if not has_radar:
            yield Block(_HEAD_ROW, partial(self._draw_head, TEXT_WIDTH))
            for each in insights:
                height = self._row_height(TEXT_WIDTH, each)
                yield Block(height, partial(self._draw_row, TEXT_WIDTH, each))
        else:
            yield self._with_radar(insights)
        notes = self._words.notes(with_class=self._with_class, least=CLASS_LEAST)
        yield self._text(notes, 10, "text_faint", 6)

    def _with_radar(self, insights: Sequence[VariableInsight]) -> Block:
        width = TEXT_WIDTH - _RADAR - _GAP
        heights = [self._row_height(width, each) for each in insights]
        rows_height = _HEAD_ROW + sum(heights)

        def draw(ink: Ink, rect: QRectF) -> None:
            left = QRectF(rect.left(), rect.top(), width, _HEAD_ROW)
            self._draw_head(width, ink, left)
            top = left.bottom()
            for each, height in zip(insights, heights, strict=True):
                self._draw_row(width, each, ink, QRectF(rect.left(), top, width, height))
                top += height
            radar = QRectF(rect.left() + width + _GAP, rect.top(), _RADAR, rect.height())
            ink.chart(radar, self._profile(insights))

        return Block(max(rows_height, _RADAR - 8), draw)

    def _columns(self, width: float) -> list[tuple[str, float]]:
        names = ["latest", "recent", "best", *(["class"] if self._with_class else [])]
        figure = _FIGURE if width < TEXT_WIDTH else 78.0
        trend = _TREND if width < TEXT_WIDTH else 100.0
        return [*((name, figure) for name in names), ("trend", trend)]

    def _name_room(self, width: float) -> float:
        return width - sum(room for _, room in self._columns(width)) - 4

    def _name_lines(self, width: float, insight: VariableInsight) -> list[str]:
        font = QFontMetricsF(paper_font(12, 600))
        name = insight.variable.name
        return in_lines(name, self._name_room(width), font.horizontalAdvance)

    def _row_height(self, width: float, insight: VariableInsight) -> float:
        return _ROW + _LINE * (len(self._name_lines(width, insight)) - 1)

    def _draw_head(self, width: float, ink: Ink, rect: QRectF) -> None:
        x = rect.right() - (rect.width() - width)
        for name, room in reversed(self._columns(width)):
            x -= room
            cell = QRectF(x, rect.top(), room - 6, rect.height())
            align = _LEFT if name == "trend" else _RIGHT
            text = self._words.say(name)
            shift = 8.0 if name == "trend" else 0.0
            ink.text(
                cell.adjusted(shift, 0, 6 if shift else 0, 0), text, size=11, weight=600,
                role="text_muted", align=align,
            )  # fmt: skip
        named = QRectF(rect.left(), rect.top(), x - rect.left(), rect.height())
        ink.text(named, self._words.say("variable"), size=11, weight=600, role="text_muted")
        ink.rule(rect.left(), rect.left() + width, rect.bottom(), "border_strong")

    def _draw_row(self, width: float, insight: VariableInsight, ink: Ink, rect: QRectF) -> None:
        texts = self._row_texts(insight)
        x = rect.left() + width
        for name, room in reversed(self._columns(width)):
            x -= room
            cell = QRectF(x, rect.top(), room - 6, rect.height())
            if name == "trend":
                role = _TREND_ROLES[insight.trend.kind]
                ink.text(cell.adjusted(8, 0, 6, 0), texts[name], size=11.0, role=role)
                continue
            role = "text_muted" if name in ("best", "class") else "text"
            weight = 650 if name == "recent" else 400
            ink.text(cell, texts[name], size=13, weight=weight, role=role, align=_RIGHT)
        variable = insight.variable
        low, high = score_range(variable)
        numbers = (self._words.number(low), self._words.number(high))
        scale = self._words.say("scale", low=numbers[0], high=numbers[1])
        room, top = self._name_room(width), rect.top() + 3
        for line in self._name_lines(width, insight):
            ink.text(QRectF(rect.left(), top, room, _LINE), line, size=12, weight=600)
            top += _LINE
        scale_line = QRectF(rect.left(), top - 1, room, 12)
        ink.text(scale_line, scale, size=9, role="text_faint")
        ink.rule(rect.left(), rect.left() + width, rect.bottom())

    def _row_texts(self, insight: VariableInsight) -> dict[str, str]:
        latest, best = insight.latest, insight.best
        return {
            "latest": self._words.number(latest.value) if latest else "",
            "recent": self._on_scale(insight.recent, insight.variable),
            "best": self._words.number(best.value) if best else "",
            "class": self._on_scale(insight.class_recent, insight.variable),
            "trend": self._words.trend(insight.trend),
        }

    def _on_scale(self, share: float | None, variable: AssessmentVariable) -> str:
        if share is None:
            return "–"
        low, high = score_range(variable)
        return self._words.rounded(float(low) + float(high - low) * share / 100)

    def _profile(self, insights: Sequence[VariableInsight]) -> Chart:
        series = [Series(self._report.student.alias, tuple(each.recent for each in insights))]
        if self._with_class:
            means = tuple(each.class_recent for each in insights)
            series.append(Series(self._words.say("class"), means, look="class"))
        return Chart(
            kind=ChartKind.RADAR,
            title=self._words.say("profile"),
            categories=tuple(each.variable.name for each in insights),
            series=tuple(series),
        )

    def _course(self) -> Iterator[Block]:
        insights = [each for each in self._report.insights if len(each.scores) > 1]
        if not insights or not self._data.choice.with_charts:
            return
        yield self._heading("course")
        for start in range(0, len(insights), _MINIS):
            row = insights[start : start + _MINIS]
            yield Block(_MINI_HEIGHT, partial(self._draw_minis, row))

    def _draw_minis(self, row: Sequence[VariableInsight], ink: Ink, rect: QRectF) -> None:
        width = (rect.width() - _MINI_GAP * (_MINIS - 1)) / _MINIS
        for n, insight in enumerate(row):
            left = rect.left() + n * (width + _MINI_GAP)
            name = QRectF(left, rect.top(), width, 18)
            ink.text(name, insight.variable.name, size=11, weight=600)
            room = QRectF(left, rect.top() + 20, width, rect.height() - 28)
            ink.chart(room, self._line(insight))

    def _line(self, insight: VariableInsight) -> Chart:
        sessions = self._data.sessions
        variable = insight.variable
        mine = {each.session_id: each for each in insight.scores}
        values = tuple(
            percent(mine[each.id].value, variable) if each.id in mine else None
            for each in sessions
        )
        low, high = score_range(variable)
        ends = (Tick(0, self._words.number(low)), Tick(100, self._words.number(high)))
        first = sessions[0].on
        return Chart(
            kind=ChartKind.LINE,
            title=variable.name,
            categories=tuple(self._words.short_day(each.on) for each in sessions),
            series=(Series(variable.name, values),),
            ticks=ends,
            # Those of one day stand side by side, in their order.
            positions=tuple(
                (each.on - first).days + n / (2 * len(sessions))
                for n, each in enumerate(sessions)
            ),
            show_ends=False,
        )

    def _beside(self) -> Iterator[Block]:
        """Return who assessed, if not the teacher alone, and attendance."""
        others = [s for s in self._report.sources if s.source is not AssessorType.TEACHER]
        if any(each.count for each in others):
            yield self._heading("sources")
            for each in self._report.sources:
                if each.count:
                    yield Block(26, partial(self._draw_source, each))
        if self._report.attendance:
            yield self._heading("attendance")
            parts = [
                f"{self._words.attendance(status)}: {count}"
                for status, count in self._report.attendance.items()
            ]
            yield self._text(" · ".join(parts), 12, "text", 2)

    def _draw_source(self, each: SourceInsight, ink: Ink, rect: QRectF) -> None:
        name = QRectF(rect.left(), rect.top(), 170, rect.height())
        ink.text(name, self._words.source(each.source), size=12)
        bar = QRectF(name.right(), rect.center().y() - 5, 260, 10)
        ink.fill(bar, QColor(LIGHT.surface_alt), 3)
        look = LOOKS[each.source.value]
        done = QRectF(bar.left(), bar.top(), bar.width() * (each.mean or 0) / 100, 10)
        ink.painter.setPen(Qt.PenStyle.NoPen)
        style = Qt.BrushStyle.BDiagPattern if look.is_hatched else Qt.BrushStyle.SolidPattern
        ink.painter.setBrush(QBrush(QColor(look.color(LIGHT)), style))
        ink.painter.drawRoundedRect(done, 3, 3)
        share = QRectF(bar.right() + 12, rect.top(), 50, rect.height())
        ink.text(share, f"{round(each.mean or 0)} %", size=12, weight=600)
        count = QRectF(share.right(), rect.top(), rect.right() - share.right(), rect.height())
        ink.text(count, self._words.say("count", count=each.count), role="text_muted")

    def _comments(self) -> Iterator[Block]:
        if not self._report.comments:
            return
        yield self._heading("comments")
        names = {each.id: each.name for each in self._data.variables}
        for each in self._report.comments:
            yield self._comment_head(each, names[each.variable_id])
            text = " ".join(each.comments.split())
            for start in range(0, len(text), _CHUNK):
                yield self._text(text[start : start + _CHUNK], 12, "text", 0)
            yield Block(9, lambda _ink, _rect: None)

    def _comment_head(self, score: ScoreRecord, name: str) -> Block:
        parts = [self._words.day(score.on), name]
        if score.source is not AssessorType.TEACHER:
            parts.append(self._words.source(score.source))

        def draw(ink: Ink, rect: QRectF) -> None:
            ink.text(rect, " · ".join(parts), size=10, weight=600, role="text_muted")

        return Block(17, draw, keeps_next=True)

    def _text(self, text: str, size: float, role: str, space: float) -> Block:
        height = paragraph_height(text, TEXT_WIDTH, size)

        def draw(ink: Ink, rect: QRectF) -> None:
            ink.paragraph(rect.adjusted(0, space, 0, 4), text, size, role)

        return Block(height + space, draw)
