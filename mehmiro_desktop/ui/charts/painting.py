"""Painting a chart into a rectangle of any painter: a widget's, a picture's or a PDF page's.

Lengths are logical pixels. On a device with many dots per inch (``QPdfWriter``), scale the painter
first, e.g. ``painter.scale(dpi / 96, dpi / 96)``, and give the rectangle in the scaled units.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mehmiro_desktop.ui.charts.canvas import Canvas, Measure, draw_key, key_height
from mehmiro_desktop.ui.charts.cartesian import BarsLayout, HeatLayout, LineLayout
from mehmiro_desktop.ui.charts.data import Chart, ChartKind
from mehmiro_desktop.ui.charts.geometry import Box, Mark
from mehmiro_desktop.ui.charts.layouts import FOOT_PX, Layout, lay_out
from mehmiro_desktop.ui.charts.paint_cartesian import paint_bars, paint_lines
from mehmiro_desktop.ui.charts.paint_heat import paint_heat
from mehmiro_desktop.ui.charts.paint_radial import paint_polar, paint_radar
from mehmiro_desktop.ui.tokens import Tokens

_HEIGHTS = {
    ChartKind.RADAR: 300.0,
    ChartKind.LINE: 280.0,
    ChartKind.POLAR: 280.0,
}
_BAR_ROW_PX, _HEAT_ROW_PX = 34.0, 26.0
_BAR_LEAST_PX, _HEAT_LEAST_PX = 24.0, 20.0
_LEAST_PX = 160.0
_RING_PX = 9.0


def preferred_height(chart: Chart) -> float:
    """Return a height at which the chart reads well, in logical pixels."""
    if chart.kind is ChartKind.BARS:
        return max(120.0, len(chart.categories) * _BAR_ROW_PX + 56)
    if chart.kind is ChartKind.HEAT:
        return len(chart.series) * _HEAT_ROW_PX + FOOT_PX + 40
    return _HEIGHTS[chart.kind]


def least_height(chart: Chart) -> float:
    """Return the height below which the chart cannot be read, in logical pixels."""
    if chart.kind is ChartKind.BARS:
        return max(_LEAST_PX, len(chart.categories) * _BAR_LEAST_PX + 64)
    if chart.kind is ChartKind.HEAT:
        return max(_LEAST_PX, len(chart.series) * _HEAT_LEAST_PX + FOOT_PX + 40)
    return _LEAST_PX


def has_key(chart: Chart) -> bool:
    """Tell whether the series are told apart by a key below the chart."""
    if chart.kind in (ChartKind.HEAT, ChartKind.POLAR):
        return False
    return len(chart.series) > 1 and not (chart.kind is ChartKind.LINE and chart.show_ends)


def layout_of(chart: Chart, rect: QRectF, measure: Measure | None = None) -> Layout:
    """Return where everything lies when ``chart`` is painted into ``rect``."""
    sized = measure or Measure()
    key = key_height(chart.series, rect.width(), sized) if has_key(chart) else 0.0
    box = Box(rect.left(), rect.top(), rect.width(), max(0.0, rect.height() - key))
    return lay_out(chart, box, sized)


def paint_chart(painter: QPainter, rect: QRectF, chart: Chart, tokens: Tokens) -> None:
    """Paint ``chart`` into ``rect`` in a theme's colours.

    Args:
        painter: any active painter; left as it was.
        rect: the room to fill, in the painter's units.
        chart: what to show.
        tokens: the colours; give the light ones for paper.
    """
    measure = Measure()
    layout = layout_of(chart, rect, measure)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    canvas = Canvas(painter, tokens, measure)
    _PAINTERS[chart.kind](canvas, chart, layout)
    if has_key(chart):
        height = key_height(chart.series, rect.width(), measure)
        draw_key(
            canvas,
            QRectF(rect.left(), rect.bottom() - height, rect.width(), height),
            chart.series,
        )
    painter.restore()


def paint_mark(painter: QPainter, layout: Layout, mark: Mark, tokens: Tokens) -> None:
    """Ring one value of a chart painted before: the one the pointer or the keyboard is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if isinstance(layout, LineLayout):
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        top, bottom = layout.plot.top, layout.plot.bottom
        painter.drawLine(QPointF(mark.x, top), QPointF(mark.x, bottom))
    painter.setPen(QPen(QColor(tokens.focus), 2.5))
    if isinstance(layout, HeatLayout | BarsLayout):
        box = (
            layout.cell(mark.series, mark.category)
            if isinstance(layout, HeatLayout)
            else layout.rows[mark.category]
        )
        gap = 0.0 if isinstance(layout, HeatLayout) else 1.0
        ring = QRectF(box.left, box.top, box.width, box.height).adjusted(gap, gap, -gap, -gap)
        painter.drawRoundedRect(ring, 4, 4)
    else:
        painter.drawEllipse(QPointF(mark.x, mark.y), _RING_PX, _RING_PX)
    painter.restore()


_PAINTERS = {
    ChartKind.RADAR: paint_radar,
    ChartKind.POLAR: paint_polar,
    ChartKind.LINE: paint_lines,
    ChartKind.BARS: paint_bars,
    ChartKind.HEAT: paint_heat,
}
