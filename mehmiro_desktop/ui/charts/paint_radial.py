"""Painting the radar and the polar chart."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from mehmiro_desktop.ui.charts.canvas import MARKER_PX, Canvas, blend
from mehmiro_desktop.ui.charts.data import Chart
from mehmiro_desktop.ui.charts.geometry import on_circle
from mehmiro_desktop.ui.charts.layouts import Layout
from mehmiro_desktop.ui.charts.looks import LOOKS
from mehmiro_desktop.ui.charts.radial import PolarLayout, RadarLayout, Sector

_FILL_SHARE = 0.16
_RING_LABEL_LEAST_PX = 60.0


def paint_radar(canvas: Canvas, chart: Chart, layout: Layout) -> None:
    """Draw rings, spokes, the compared outlines as thin lines and the main one filled."""
    if not isinstance(layout, RadarLayout):
        return
    _draw_rings(canvas, chart, layout)
    for series in range(len(chart.series) - 1, -1, -1):
        _draw_outline(canvas, chart, layout, series)
    _draw_ring_labels(canvas, chart, layout)
    _draw_names(canvas, layout)


def _draw_rings(canvas: Canvas, chart: Chart, layout: RadarLayout) -> None:
    painter = canvas.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tick in chart.ticks:
        is_outer = tick.at == 100
        role = "border_strong" if is_outer else "border"
        painter.setPen(QPen(canvas.color(role), 1.0 if not is_outer else 0.9))
        painter.drawPolygon(QPolygonF([QPointF(*p) for p in layout.ring(tick.at)]))
    for end in layout.ring(100):
        canvas.rule(layout.center, end)


def _draw_outline(canvas: Canvas, chart: Chart, layout: RadarLayout, series: int) -> None:
    each = chart.series[series]
    look = LOOKS[each.look]
    stretches, is_closed = layout.outline(each.values)
    if is_closed and series == 0 and stretches:
        tint = QColor(look.color(canvas.tokens))
        tint.setAlphaF(_FILL_SHARE)
        canvas.painter.setPen(Qt.PenStyle.NoPen)
        canvas.painter.setBrush(tint)
        canvas.painter.drawPolygon(QPolygonF([QPointF(*p) for p in stretches[0]]))
    for stretch in stretches:
        canvas.line(stretch, look, close=is_closed)
    size = MARKER_PX if series == 0 else MARKER_PX - 1.5
    for stretch in stretches:
        for point in stretch:
            canvas.marker(point, look, size)


def _draw_ring_labels(canvas: Canvas, chart: Chart, layout: RadarLayout | PolarLayout) -> None:
    """Write the scale beside the upward axis, on a patch of ground so that lines do not cut it."""
    if layout.radius < _RING_LABEL_LEAST_PX:
        return
    x, y = layout.center
    height = canvas.measure.height
    ticks = chart.ticks[1:]
    if layout.radius / max(1, len(ticks)) < height + 6:
        ticks = ticks[1::2]  # the inner ones would touch
    for tick in ticks:
        width = canvas.measure.width(tick.text)
        at = y - layout.radius * tick.at / 100
        ground = canvas.color("surface")
        ground.setAlphaF(0.82)
        patch = QRectF(x - 6 - width, at + 1, width + 2, height - 3)
        canvas.painter.setPen(Qt.PenStyle.NoPen)
        canvas.painter.setBrush(ground)
        canvas.painter.drawRoundedRect(patch, 3, 3)
        canvas.text_at(x - 5, at + height / 2, -1, tick.text, role="text_faint")


def _draw_names(canvas: Canvas, layout: RadarLayout | PolarLayout) -> None:
    height, is_polar = canvas.measure.height, isinstance(layout, PolarLayout)
    for label in layout.labels:
        lines = label.text.split("\n")
        top = label.y - height * (len(lines) - 1) / 2
        for n, line in enumerate(lines):
            canvas.text_at(
                label.x,
                top + n * height,
                label.side,
                line,
                role="text",
                # The value of a slice stands below its name.
                strong=is_polar and n == len(lines) - 1,
            )


def paint_polar(canvas: Canvas, chart: Chart, layout: Layout) -> None:
    """Draw a slice per category; what a machine gave is striped."""
    if not isinstance(layout, PolarLayout):
        return
    painter = canvas.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tick in chart.ticks:
        role = "border_strong" if tick.at == 100 else "border"
        painter.setPen(QPen(canvas.color(role), 0.9))
        radius = layout.radius * tick.at / 100
        painter.drawEllipse(QPointF(*layout.center), radius, radius)
    for sector in layout.sectors:
        _draw_sector(canvas, chart, layout, sector)
    _draw_ring_labels(canvas, chart, layout)
    _draw_names(canvas, layout)


def _draw_sector(canvas: Canvas, chart: Chart, layout: PolarLayout, sector: Sector) -> None:
    look = LOOKS[chart.looks[sector.category] if chart.looks else chart.series[0].look]
    color = look.color(canvas.tokens)
    path = QPainterPath(QPointF(*layout.center))
    # Qt counts degrees from the right, against the clock.
    start = 90 - math.degrees(sector.start)
    sweep = -math.degrees(sector.end - sector.start)
    x, y = layout.center
    around = QRectF(x - sector.reach, y - sector.reach, 2 * sector.reach, 2 * sector.reach)
    path.arcTo(around, start, sweep)
    path.closeSubpath()
    painter = canvas.painter
    painter.setPen(QPen(QColor(color), 1.8))
    painter.setBrush(canvas.fill(look, blend(color, canvas.tokens.surface, 0.3)))
    painter.drawPath(path)
    middle = (sector.start + sector.end) / 2
    canvas.marker(on_circle(layout.center, sector.reach, middle), look, MARKER_PX - 0.5)
