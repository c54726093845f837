"""From a chart and its texts' sizes to its layout."""

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from mehmiro_desktop.ui.charts.canvas import Measure
from mehmiro_desktop.ui.charts.cartesian import (
    BarsLayout,
    HeatLayout,
    LineLayout,
    bars_layout,
    heat_layout,
    line_layout,
)
from mehmiro_desktop.ui.charts.data import Chart, ChartKind
from mehmiro_desktop.ui.charts.geometry import Box
from mehmiro_desktop.ui.charts.radial import (
    Name,
    PolarLayout,
    RadarLayout,
    polar_layout,
    radar_layout,
)

Layout = RadarLayout | PolarLayout | LineLayout | BarsLayout | HeatLayout

NAME_SHARE, END_SHARE, AXIS_SHARE, ONE_LINE_SHARE = 0.34, 0.26, 0.3, 0.18
"""The most of the width that names at the left, at the right and round a circle may take; and of
those round a circle that stand on one line: short lines leave the circle more room."""
FOOT_PX = 34.0
MOST_LINES = 3


def _axis_name(chart: Chart, category: int, width: float, measure: Measure) -> Name:
    """Return a category's name, in some lines if need be; a slice's value below it."""
    lines = in_lines(chart.categories[category], width * ONE_LINE_SHARE, measure.width)
    value = chart.series[0].text(category)
    if chart.kind is ChartKind.POLAR:
        lines.append(value or "–")
    shown = [measure.fitted(line, width * AXIS_SHARE) for line in lines]
    height = measure.height * len(shown)
    return Name("\n".join(shown), measure.widest(shown, width, strong=True), height)


def in_lines(text: str, room: float, width_of: Callable[[str], float]) -> list[str]:
    """Return ``text`` in as few lines as fit ``room``; broken where the widest is narrowest.

    At most :data:`MOST_LINES`, between words; with so many they may still be wider than ``room``.
    """
    words, best = text.split(), [text]
    for count in range(2, MOST_LINES + 1):
        if max(map(width_of, best)) <= room or len(words) < count:
            break
        broken = min(
            (_broken(words, at) for at in combinations(range(1, len(words)), count - 1)),
            key=lambda lines: max(map(width_of, lines)),
        )
        if max(map(width_of, broken)) >= max(map(width_of, best)):
            break
        best = broken
    return best


def _broken(words: Sequence[str], at: Sequence[int]) -> list[str]:
    ends = (0, *at, len(words))
    return [" ".join(words[start:end]) for start, end in pairwise(ends)]


def lay_out(chart: Chart, box: Box, measure: Measure) -> Layout:
    """Return the layout of ``chart`` in ``box`` (the key taken off already)."""
    values = [each.values for each in chart.series]
    if chart.kind in (ChartKind.RADAR, ChartKind.POLAR):
        names = [_axis_name(chart, n, box.width, measure) for n in range(len(chart.categories))]
        if chart.kind is ChartKind.RADAR:
            return radar_layout(box, names, values)
        return polar_layout(box, names, values[0])
    if chart.kind is ChartKind.LINE:
        return _lines(chart, box, measure)
    if chart.kind is ChartKind.BARS:
        texts = [chart.series[0].text(n) for n in range(len(chart.categories))]
        return bars_layout(
            box,
            name_width=measure.widest(chart.categories, box.width * NAME_SHARE),
            value_width=measure.widest(texts, box.width * END_SHARE, strong=True),
            label_height=measure.height,
            series=values,
        )
    rows = [each.name for each in chart.series]
    return heat_layout(
        box,
        name_width=measure.widest(rows, box.width * NAME_SHARE),
        label_widths=[measure.width(each) for each in chart.categories],
        label_height=measure.height,
        row_count=len(chart.series),
        foot_height=FOOT_PX,
    )


def _lines(chart: Chart, box: Box, measure: Measure) -> LineLayout:
    ends = [each.name for each in chart.series] if chart.show_ends else []
    return line_layout(
        box,
        tick_width=measure.widest([tick.text for tick in chart.ticks], box.width * END_SHARE),
        label_widths=[measure.width(each) for each in chart.categories],
        label_height=measure.height,
        end_width=measure.widest(ends, box.width * END_SHARE, strong=True),
        series=[each.values for each in chart.series],
        positions=chart.positions,
    )
