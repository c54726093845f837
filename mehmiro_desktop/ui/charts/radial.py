"""Geometry of the radar and of the polar chart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mehmiro_desktop.ui.charts.geometry import Box, Mark, Point, nearest, on_circle, runs

LABEL_GAP_PX = 10.0
LEAST_RADIUS_PX = 20.0
_SECTOR_GAP = math.radians(3)


@dataclass(frozen=True, slots=True)
class RadialLabel:
    """A category's name: the point it stands at, and on which side of it the text lies."""

    text: str
    x: float
    y: float
    side: int
    """-1: the text ends here; 0: it is centred; 1: it begins here."""


@dataclass(frozen=True, slots=True)
class Name:
    """A text of one or more lines to place round the circle, with its size."""

    text: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RadarLayout:
    """A radar: spokes, marks and labels."""

    center: Point
    radius: float
    angles: tuple[float, ...]
    labels: tuple[RadialLabel, ...]
    marks: tuple[Mark, ...]

    def ring(self, percent: float) -> list[Point]:
        """Return the corners of the ring at ``percent`` of the scale."""
        radius = self.radius * percent / 100
        return [on_circle(self.center, radius, angle) for angle in self.angles]

    def outline(self, values: Sequence[float | None]) -> tuple[list[list[Point]], bool]:
        """Return a series' stretches and whether they close round without a gap."""
        points = [
            None if value is None else on_circle(self.center, self.radius * value / 100, angle)
            for value, angle in zip(values, self.angles, strict=True)
        ]
        if None not in points:
            return runs(points), True
        # Begin behind a gap, so that a stretch over the top is not cut in two.
        start = points.index(None) + 1
        return runs(points[start:] + points[:start]), False

    def find(self, x: float, y: float) -> Mark | None:
        """Return the mark at a point."""
        return nearest(self.marks, x, y)


def angles(count: int, offset: float = 0.0) -> tuple[float, ...]:
    """Return the axes' angles: the first upwards (turned by ``offset`` steps), clockwise."""
    return tuple(2 * math.pi * (n + offset) / count for n in range(count))


def _fit(box: Box, turned: Sequence[float], names: Sequence[Name]) -> float:
    """Return the greatest radius that leaves every label inside the box."""
    radius = min(box.width, box.height) / 2
    for angle, name in zip(turned, names, strict=True):
        across, up = abs(math.sin(angle)), abs(math.cos(angle))
        if across > 0.01:
            needed = name.width if across > 0.2 else name.width / 2
            radius = min(radius, (box.width / 2 - needed) / across - LABEL_GAP_PX)
        if up > 0.01:
            radius = min(radius, (box.height / 2 - name.height) / up - LABEL_GAP_PX)
    return max(LEAST_RADIUS_PX, radius)


def _label(center: Point, radius: float, angle: float, name: Name) -> RadialLabel:
    x, y = on_circle(center, radius + LABEL_GAP_PX, angle)
    across = math.sin(angle)
    side = 0 if abs(across) <= 0.2 else (1 if across > 0 else -1)
    return RadialLabel(name.text, x, y - math.cos(angle) * name.height / 2, side)


def radar_layout(
    box: Box,
    names: Sequence[Name],
    series: Sequence[Sequence[float | None]],
) -> RadarLayout:
    """Lay a radar out in ``box``.

    Args:
        box: the room there is.
        names: each axis's label.
        series: values in percent, one per axis.
    """
    turned = angles(len(names))
    radius = _fit(box, turned, names)
    center = box.center
    marks = tuple(
        Mark(s, c, *on_circle(center, radius * value / 100, turned[c]))
        for s, values in enumerate(series)
        for c, value in enumerate(values)
        if value is not None
    )
    labels = tuple(
        _label(center, radius, angle, name) for angle, name in zip(turned, names, strict=True)
    )
    return RadarLayout(center, radius, turned, labels, marks)


@dataclass(frozen=True, slots=True)
class Sector:
    """A category's slice: from and to angles, and how far it reaches."""

    category: int
    start: float
    end: float
    reach: float


@dataclass(frozen=True, slots=True)
class PolarLayout:
    """A polar chart: equal slices, each as long as its value."""

    center: Point
    radius: float
    sectors: tuple[Sector, ...]
    labels: tuple[RadialLabel, ...]
    marks: tuple[Mark, ...]

    def find(self, x: float, y: float) -> Mark | None:
        """Return the mark of the slice at a point; also beyond its end, up to the outer ring."""
        across, up = x - self.center[0], self.center[1] - y
        if math.hypot(across, up) > self.radius:
            return None
        angle = math.atan2(across, up) % (2 * math.pi)
        category = int(angle / (2 * math.pi / max(1, len(self.labels))))
        return next((mark for mark in self.marks if mark.category == category), None)


def polar_layout(
    box: Box, names: Sequence[Name], values: Sequence[float | None]
) -> PolarLayout:
    """Lay a polar chart out in ``box``; arguments as for :func:`radar_layout`."""
    # Half a step on: the scale's labels stand upright between the last slice and the first.
    turned = angles(len(names), 0.5)
    radius = _fit(box, turned, names)
    center = box.center
    half = math.pi / len(names) - _SECTOR_GAP / 2
    sectors, marks = [], []
    for category, (angle, value) in enumerate(zip(turned, values, strict=True)):
        if value is None:
            continue
        reach = radius * value / 100
        sectors.append(Sector(category, angle - half, angle + half, reach))
        marks.append(Mark(0, category, *on_circle(center, reach, angle)))
    labels = tuple(
        _label(center, radius, angle, name) for angle, name in zip(turned, names, strict=True)
    )
    return PolarLayout(center, radius, tuple(sectors), labels, tuple(marks))
