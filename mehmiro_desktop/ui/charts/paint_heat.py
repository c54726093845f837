"""Painting the heat map: rows of students, columns of sessions, one hue from pale to deep."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from mehmiro_desktop.ui.charts.canvas import Canvas, blend, readable_on
from mehmiro_desktop.ui.charts.cartesian import AXIS_GAP_PX, HeatLayout
from mehmiro_desktop.ui.charts.data import Chart, Gap
from mehmiro_desktop.ui.charts.layouts import FOOT_PX, Layout
from mehmiro_desktop.ui.tokens import Tokens

STEPS = 5
_SHARES = (0.12, 0.3, 0.5, 0.75, 1.0)
_NUMBER_LEAST_PX = 30.0
_KEY_CELL_PX = 34.0


def heat_color(percent: float, tokens: Tokens) -> QColor:
    """Return the colour of a value: five steps of one hue, told apart without any other."""
    step = min(STEPS - 1, max(0, int(percent * STEPS / 100)))
    return _step_color(tokens.accent, tokens.surface, step)


@lru_cache(maxsize=4 * STEPS)
def _step_color(accent: str, surface: str, step: int) -> QColor:
    # A class's map has thousands of cells and five colours.
    return blend(accent, surface, _SHARES[step])


def paint_heat(canvas: Canvas, chart: Chart, layout: Layout) -> None:
    """Draw the cells, names, days, and below them the key of colours."""
    if not isinstance(layout, HeatLayout):
        return
    plot = layout.plot
    above = plot.top - AXIS_GAP_PX / 2 - canvas.measure.height / 2
    for n in layout.shown_labels:
        x = plot.left + layout.cell_width * (n + 0.5)
        canvas.text_at(x, above, 0, chart.categories[n], role="text_faint")
    for row, each in enumerate(chart.series):
        box = layout.cell(row, 0)
        name = canvas.measure.fitted(each.name, plot.left - AXIS_GAP_PX)
        canvas.text_at(plot.left - AXIS_GAP_PX, box.center[1], -1, name, role="text")
        for column, value in enumerate(each.values):
            if value is None and (gap := each.gap(column)) is not None:
                _draw_gap(canvas, layout, row, column, gap)
            else:
                _draw_cell(canvas, layout, row, column, value, each.text(column))
    _draw_foot(canvas, chart, layout)


def _draw_cell(
    canvas: Canvas, layout: HeatLayout, row: int, column: int, value: float | None, text: str
) -> None:
    rect = _inside(layout, row, column)
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    if value is None:
        painter.setBrush(canvas.color("border_strong"))
        painter.drawEllipse(rect.center(), 1.5, 1.5)
        return
    ground = heat_color(value, canvas.tokens)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 3, 3)
    if (
        layout.cell_width >= _NUMBER_LEAST_PX
        and rect.height() >= canvas.measure.height
        and canvas.measure.width(text) <= rect.width() - 2
    ):
        canvas.text(rect, text, Qt.AlignmentFlag.AlignHCenter, color=readable_on(ground))


def _inside(layout: HeatLayout, row: int, column: int) -> QRectF:
    box = layout.cell(row, column)
    gap = 1.0 if layout.cell_width >= 14 else 0.5
    return QRectF(box.left + gap, box.top + gap, box.width - 2 * gap, box.height - 2 * gap)


def _draw_gap(canvas: Canvas, layout: HeatLayout, row: int, column: int, gap: Gap) -> None:
    """Draw a cell nobody expects a score in: striped, with the reason's letter."""
    _draw_stripes(canvas, _inside(layout, row, column), gap.letter)


def _draw_stripes(canvas: Canvas, rect: QRectF, letter: str) -> None:
    painter = canvas.painter
    painter.setPen(QPen(canvas.color("border"), 0.8))
    painter.setBrush(QBrush(canvas.color("border"), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(rect, 3, 3)
    fits = canvas.measure.width(letter) <= rect.width() - 2
    if fits and rect.height() >= canvas.measure.height:
        ground = canvas.color("surface")
        canvas.text(rect, letter, Qt.AlignmentFlag.AlignHCenter, color=readable_on(ground))


def _gaps_of(chart: Chart) -> list[Gap]:
    found = {gap for each in chart.series for gap in each.gaps if gap is not None}
    return sorted(found, key=lambda gap: gap.letter)


def _draw_foot(canvas: Canvas, chart: Chart, layout: HeatLayout) -> None:
    """Draw the five steps with the ends of the scale, and what a blank looks like."""
    y = layout.plot.bottom + FOOT_PX / 2 + 4
    x = layout.plot.left
    first, last = chart.ticks[0].text, chart.ticks[-1].text
    canvas.text_at(x, y, 1, first, role="text_faint")
    x += canvas.measure.width(first) + 8
    painter = canvas.painter
    for step in range(STEPS):
        painter.setPen(QPen(canvas.color("border"), 0.8))
        painter.setBrush(heat_color((step + 0.5) * 100 / STEPS, canvas.tokens))
        painter.drawRect(QRectF(x, y - 6, _KEY_CELL_PX, 12))
        x += _KEY_CELL_PX
    canvas.text_at(x + 8, y, 1, last, role="text_faint")
    x += 8 + canvas.measure.width(last) + 24
    for gap in _gaps_of(chart):
        high = max(14.0, canvas.measure.height)
        _draw_stripes(canvas, QRectF(x, y - high / 2, _KEY_CELL_PX, high), gap.letter)
        x += _KEY_CELL_PX + 8
        canvas.text_at(x, y, 1, gap.word, role="text_faint")
        x += canvas.measure.width(gap.word) + 16
