"""Geometry of lines over sessions, of bars, and of the heat map."""

from collections.abc import Sequence
from dataclasses import dataclass

from mehmiro_desktop.ui.charts.geometry import (
    Box,
    Mark,
    Point,
    fitting,
    nearest,
    runs,
    spread,
)

AXIS_GAP_PX = 10.0
END_GAP_PX = 14.0
POINT_ROOM_PX = 8.0
BAR_MOST_PX = 22.0
CELL_LEAST_PX, CELL_MOST_PX = 10.0, 46.0
CELL_HEIGHT_PX = 26.0


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Lines over sessions: the plot, where each category stands, marks, and end labels."""

    plot: Box
    columns: tuple[float, ...]
    shown_labels: tuple[int, ...]
    marks: tuple[Mark, ...]
    ends: tuple[tuple[int, float], ...]
    """Series and height of each name written at the right."""

    def height_of(self, percent: float) -> float:
        """Return the height of a value."""
        return self.plot.bottom - self.plot.height * percent / 100

    def stretches(self, values: Sequence[float | None]) -> list[list[Point]]:
        """Return a series' points, broken at gaps."""
        return runs(
            [
                None if value is None else (x, self.height_of(value))
                for x, value in zip(self.columns, values, strict=True)
            ]
        )

    def find(self, x: float, y: float) -> Mark | None:
        """Return the mark at a point; within a column the pointer's height decides."""
        return nearest(self.marks, x, y)


def columns(plot: Box, count: int, positions: Sequence[float] = ()) -> tuple[float, ...]:
    """Return where categories stand between the plot's sides: evenly, or by ``positions``."""
    places = [float(each) for each in positions] or [float(n) for n in range(count)]
    first, last = (min(places), max(places)) if places else (0.0, 0.0)
    if last <= first:
        return tuple(plot.center[0] for _ in places)
    return tuple(plot.left + plot.width * (place - first) / (last - first) for place in places)


def line_layout(
    box: Box,
    *,
    tick_width: float,
    label_widths: Sequence[float],
    label_height: float,
    end_width: float,
    series: Sequence[Sequence[float | None]],
    positions: Sequence[float] = (),
) -> LineLayout:
    """Lay lines out so that they fill ``box``.

    Args:
        box: the room there is.
        tick_width: width of the widest text of the scale at the left.
        label_widths: width of each category's label below.
        label_height: height of a label.
        end_width: width of the widest name at the right, 0 to write none.
        series: values in percent, one per category.
        positions: see ``Chart.positions``.
    """
    right = end_width + END_GAP_PX if end_width else POINT_ROOM_PX
    plot = box.inset(
        tick_width + AXIS_GAP_PX + POINT_ROOM_PX,
        label_height / 2 + 2,
        right + POINT_ROOM_PX,
        label_height + AXIS_GAP_PX + 4,
    )
    places = columns(plot, len(label_widths), positions)
    shown = fitting(places, label_widths)
    marks = tuple(
        Mark(s, c, places[c], plot.bottom - plot.height * value / 100)
        for s, values in enumerate(series)
        for c, value in enumerate(values)
        if value is not None
    )
    last: dict[int, float] = {mark.series: mark.y for mark in marks}
    heights = spread(list(last.values()), label_height + 1, plot.top, plot.bottom)
    ends = tuple(zip(last, heights, strict=True)) if end_width else ()
    return LineLayout(plot, places, tuple(shown), marks, ends)


@dataclass(frozen=True, slots=True)
class BarsLayout:
    """Horizontal bars: the plot, a row per category, a bar per value of the first series."""

    plot: Box
    rows: tuple[Box, ...]
    bars: tuple[tuple[int, Box], ...]
    marks: tuple[Mark, ...]

    def find(self, x: float, y: float) -> Mark | None:
        """Return the mark of the row at a point: the nearest, the bar's own before others."""
        row = next((n for n, each in enumerate(self.rows) if each.holds(x, y)), None)
        mine = [mark for mark in self.marks if mark.category == row]
        return min(mine, key=lambda mark: abs(mark.x - x), default=None)


def bars_layout(
    box: Box,
    *,
    name_width: float,
    value_width: float,
    label_height: float,
    series: Sequence[Sequence[float | None]],
) -> BarsLayout:
    """Lay horizontal bars out; ``name_width`` and ``value_width`` are the widest texts'."""
    count = len(series[0]) if series else 0
    plot = box.inset(
        name_width + AXIS_GAP_PX, 2, value_width + AXIS_GAP_PX, label_height + AXIS_GAP_PX
    )
    height = plot.height / max(1, count)
    thick = min(BAR_MOST_PX, height * 0.62)
    rows = tuple(Box(box.left, plot.top + n * height, box.width, height) for n in range(count))
    bars = tuple(
        (n, Box(plot.left, rows[n].center[1] - thick / 2, plot.width * value / 100, thick))
        for n, value in enumerate(series[0] if series else ())
        if value is not None
    )
    marks = tuple(
        Mark(s, c, plot.left + plot.width * value / 100, rows[c].center[1])
        for s, values in enumerate(series)
        for c, value in enumerate(values)
        if value is not None
    )
    return BarsLayout(plot, rows, bars, marks)


@dataclass(frozen=True, slots=True)
class HeatLayout:
    """Rows and columns of equal cells, names at the left, columns' labels above."""

    plot: Box
    cell_width: float
    cell_height: float
    row_count: int
    column_count: int
    shown_labels: tuple[int, ...]

    def cell(self, row: int, column: int) -> Box:
        """Return a cell's box."""
        return Box(
            self.plot.left + column * self.cell_width,
            self.plot.top + row * self.cell_height,
            self.cell_width,
            self.cell_height,
        )

    def find(self, x: float, y: float) -> Mark | None:
        """Return the cell at a point as a mark; blanks count too."""
        column = int((x - self.plot.left) // self.cell_width) if self.cell_width else -1
        row = int((y - self.plot.top) // self.cell_height) if self.cell_height else -1
        if not (0 <= row < self.row_count and 0 <= column < self.column_count):
            return None
        middle = self.cell(row, column).center
        return Mark(row, column, *middle)


def heat_layout(
    box: Box,
    *,
    name_width: float,
    label_widths: Sequence[float],
    label_height: float,
    row_count: int,
    foot_height: float,
) -> HeatLayout:
    """Lay a heat map out; ``foot_height`` is kept free below for the key of colours."""
    count = len(label_widths)
    # The last label may stand over the edge of its column by half of what it is wider.
    over = max([2.0, *((each - CELL_LEAST_PX) / 2 for each in label_widths[-1:])])
    room = box.inset(name_width + AXIS_GAP_PX, label_height + AXIS_GAP_PX, over, foot_height)
    wide = min(CELL_MOST_PX, max(CELL_LEAST_PX, room.width / max(1, count)))
    high = min(CELL_MOST_PX, room.height / max(1, row_count))
    plot = Box(room.left, room.top, wide * count, high * row_count)
    centers = [plot.left + wide * (n + 0.5) for n in range(count)]
    return HeatLayout(
        plot, wide, high, row_count, count, tuple(fitting(centers, label_widths, gap=6))
    )
