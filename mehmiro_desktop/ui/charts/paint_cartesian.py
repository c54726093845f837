"""Painting lines over sessions and bars."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPolygonF

from mehmiro_desktop.ui.charts.canvas import MARKER_PX, Canvas, blend, is_paper
from mehmiro_desktop.ui.charts.cartesian import AXIS_GAP_PX, BarsLayout, LineLayout
from mehmiro_desktop.ui.charts.data import Chart
from mehmiro_desktop.ui.charts.layouts import Layout
from mehmiro_desktop.ui.charts.looks import LOOKS

_MANY_POINTS = 40


def paint_lines(canvas: Canvas, chart: Chart, layout: Layout) -> None:
    """Draw the scale, the days, the lines with their gaps, and each name at its line's end."""
    if not isinstance(layout, LineLayout):
        return
    plot = layout.plot
    for tick in chart.ticks:
        y = layout.height_of(tick.at)
        canvas.rule((plot.left - 8, y), (plot.right + 8, y))
        canvas.text_at(plot.left - AXIS_GAP_PX - 6, y, -1, tick.text, role="text_faint")
    below = plot.bottom + AXIS_GAP_PX + canvas.measure.height / 2
    for n in layout.shown_labels:
        x = layout.columns[n]
        canvas.rule((x, plot.bottom), (x, plot.bottom + 4), "border_strong")
        canvas.text_at(x, below, 0, chart.categories[n], role="text_faint")
    _draw_area(canvas, chart, layout)
    for n in range(len(chart.series) - 1, -1, -1):
        _draw_series(canvas, chart, layout, n)
    for n, y in layout.ends:
        _draw_end(canvas, chart, layout, n, y)


def _draw_area(canvas: Canvas, chart: Chart, layout: LineLayout) -> None:
    """Lay a faint wash under the main line: it leads the eye without adding a mark."""
    if not chart.series:
        return
    color = QColor(LOOKS[chart.series[0].look].color(canvas.tokens))
    if is_paper(canvas.painter):
        color.setAlphaF(0.09)
        _fill_area(canvas, chart, layout, QBrush(color))
        return
    wash = QLinearGradient(0, layout.plot.top, 0, layout.plot.bottom)
    for at, alpha in ((0.0, 0.14), (1.0, 0.0)):
        stop = QColor(color)
        stop.setAlphaF(alpha)
        wash.setColorAt(at, stop)
    _fill_area(canvas, chart, layout, QBrush(wash))


def _fill_area(canvas: Canvas, chart: Chart, layout: LineLayout, brush: QBrush) -> None:
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(brush)
    bottom = layout.plot.bottom
    for stretch in layout.stretches(chart.series[0].values):
        if len(stretch) > 1:
            points = [(stretch[0][0], bottom), *stretch, (stretch[-1][0], bottom)]
            canvas.painter.drawPolygon(QPolygonF([QPointF(*p) for p in points]))


def _draw_series(canvas: Canvas, chart: Chart, layout: LineLayout, n: int) -> None:
    look = LOOKS[chart.series[n].look]
    size = MARKER_PX if len(chart.categories) <= _MANY_POINTS else MARKER_PX - 2
    for stretch in layout.stretches(chart.series[n].values):
        canvas.line(stretch, look)
        for point in stretch:
            canvas.marker(point, look, size if n == 0 else size - 1, hollow=n == 0)


def _draw_end(canvas: Canvas, chart: Chart, layout: LineLayout, n: int, y: float) -> None:
    each = chart.series[n]
    look = LOOKS[each.look]
    last = [mark for mark in layout.marks if mark.series == n][-1]
    x = layout.plot.right + 14
    if abs(last.y - y) > 2 or layout.plot.right - last.x > 4:
        canvas.rule((last.x + 7, last.y), (x - 3, y), "border_strong", 0.8)
    canvas.text_at(x, y, 1, each.name, strong=n == 0, color=QColor(look.color(canvas.tokens)))


def paint_bars(canvas: Canvas, chart: Chart, layout: Layout) -> None:
    """Draw a bar per category on its scale, with the compared values as marks across it."""
    if not isinstance(layout, BarsLayout) or not chart.series:
        return
    plot = layout.plot
    below = plot.bottom + AXIS_GAP_PX + canvas.measure.height / 2 - 4
    for tick in chart.ticks:
        x = plot.left + plot.width * tick.at / 100
        canvas.rule((x, plot.top), (x, plot.bottom))
        canvas.text_at(x, below, 0, tick.text, role="text_faint")
    look = LOOKS[chart.series[0].look]
    for n, row in enumerate(layout.rows):
        name = canvas.measure.fitted(chart.categories[n], plot.left - row.left - AXIS_GAP_PX)
        canvas.text_at(plot.left - AXIS_GAP_PX, row.center[1], -1, name, role="text")
        text = chart.series[0].text(n) or "–"
        canvas.text_at(row.right, row.center[1], -1, text, role="text", strong=True)
    painter = canvas.painter
    for n, bar in layout.bars:
        each = LOOKS[chart.looks[n]] if chart.looks else look
        color = each.color(canvas.tokens)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(canvas.fill(each, blend(color, canvas.tokens.surface, 0.82)))
        painter.drawRoundedRect(
            QRectF(bar.left, bar.top, max(bar.width, 2.0), bar.height), 4, 4
        )
    for mark in layout.marks:
        if mark.series:
            canvas.marker((mark.x, mark.y), LOOKS[chart.series[mark.series].look], hollow=True)
