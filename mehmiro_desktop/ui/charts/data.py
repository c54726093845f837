"""What a chart shows, free of any drawing: the table twin reads the same as the painter."""

from dataclasses import dataclass
from enum import Enum


class ChartKind(Enum):
    """How a chart is drawn.

    ``RADAR`` 3 to 8 categories round a centre; ``BARS`` a bar per category, further series as
    marks on it; ``LINE`` categories are moments from left to right; ``POLAR`` a sector per
    category; ``HEAT`` a cell per series (row) and category (column).
    """

    RADAR = "radar"
    BARS = "bars"
    LINE = "line"
    POLAR = "polar"
    HEAT = "heat"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale: where, in percent of the scale, and what stands beside it."""

    at: float
    text: str


PERCENT_TICKS = tuple(Tick(at, f"{at} %") for at in (0, 25, 50, 75, 100))
"""The common scale: a score as its part of its own variable's scale."""

RADAR_LEAST, RADAR_MOST = 3, 8
"""Fewer axes make no area, more cannot be read; bars take their place."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a value is missing: a letter for the drawing, a word for reading."""

    letter: str
    word: str


@dataclass(frozen=True, slots=True)
class Series:
    """One line, outline, row or set of bars.

    Attributes:
        name: what the legend and the table's heading say.
        values: in percent of the scale, one per category; ``None`` is a gap, never zero.
        texts: what each value reads as, e.g. ``4`` or ``7,5``; empty: the percentage.
        look: a name of ``looks.LOOKS``: colour, line and marker.
        gaps: ``HEAT`` only: why there is no value, one per category, ``None`` where nobody knows.
    """

    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...] = ()
    look: str = "own"
    gaps: tuple[Gap | None, ...] = ()

    def gap(self, category: int) -> Gap | None:
        """Return why a category has no value, if that is known."""
        return self.gaps[category] if self.gaps else None

    def text(self, category: int) -> str:
        """Return the value of a category for reading; of a gap its reason, or nothing."""
        value = self.values[category]
        if value is None:
            gap = self.gap(category)
            return "" if gap is None else gap.word
        if self.texts and self.texts[category]:
            return self.texts[category]
        return f"{value:.0f} %"


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. All lengths of ``series[n].values`` equal that of ``categories``.

    Attributes:
        kind: how it is drawn.
        title: what it is about; also its accessible name.
        categories: axes, moments, sources or columns, in an order that never changes by value.
        series: what is compared; the first is the main one. Rows of a heat map.
        ticks: the labelled lines of the scale.
        positions: ``LINE`` only: where each category stands from left to right (e.g. a day's
            number), so that a holiday shows as the gap it is; empty: evenly.
        details: a longer wording of each category for tooltips and the table.
        category_title: the heading above the categories in the table.
        looks: ``POLAR`` only: the look of each category.
        show_ends: ``LINE`` only: write each series' name at its end.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...] = PERCENT_TICKS
    positions: tuple[float, ...] = ()
    details: tuple[str, ...] = ()
    category_title: str = ""
    looks: tuple[str, ...] = ()
    show_ends: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is no value at all."""
        return all(value is None for each in self.series for value in each.values)

    def detail(self, category: int) -> str:
        """Return the longer wording of a category."""
        return self.details[category] if self.details else self.categories[category]


def profile_kind(count: int) -> ChartKind:
    """Return the chart for ``count`` variables side by side: a radar where it can be read."""
    return ChartKind.RADAR if RADAR_LEAST <= count <= RADAR_MOST else ChartKind.BARS
