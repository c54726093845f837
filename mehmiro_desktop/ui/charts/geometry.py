"""Where everything in a chart lies: plain numbers, no Qt, so that tests can check by hand.

Coordinates are logical pixels, ``y`` downwards; angles in radians, 0 upwards, clockwise.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
REACH_PX = 22.0
"""How near the pointer must come to a point: the half of a 44 px target."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def center(self) -> Point:
        """The middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def inset(
        self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0
    ) -> "Box":
        """Return the box with room taken off its sides; never less than nothing."""
        return Box(
            self.left + left,
            self.top + top,
            max(0.0, self.width - left - right),
            max(0.0, self.height - top - bottom),
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside, edges included."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the chart: its place and whom it belongs to."""

    series: int
    category: int
    x: float
    y: float


def nearest(marks: Sequence[Mark], x: float, y: float) -> Mark | None:
    """Return the mark nearest to a point, if one is within reach; the first series wins a tie."""
    found = min(marks, key=lambda mark: math.hypot(mark.x - x, mark.y - y), default=None)
    if found is None or math.hypot(found.x - x, found.y - y) > REACH_PX:
        return None
    return found


def on_circle(center: Point, radius: float, angle: float) -> Point:
    """Return the point at ``angle`` and ``radius`` from ``center``."""
    return center[0] + radius * math.sin(angle), center[1] - radius * math.cos(angle)


def runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the stretches without a gap; a lone point is a stretch of one."""
    stretches: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    return [stretch for stretch in stretches if stretch]


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return heights as near to ``wanted`` as can be, ``gap`` apart, within low and high.

    The order of ``wanted`` is kept; when there is no room for all, they overlap evenly.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    if not order:
        return []
    gap = min(gap, (high - low) / max(1, len(order) - 1)) if len(order) > 1 else gap
    placed = [0.0] * len(order)
    last = -math.inf
    for n in order:
        last = placed[n] = max(min(max(wanted[n], low), high), last + gap)
    limit = high
    for n in reversed(order):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - gap
    return placed


def fitting(centers: Sequence[float], widths: Sequence[float], gap: float = 12) -> list[int]:
    """Return which labels can be shown without touching, the last one always."""
    kept: list[int] = []
    edge = math.inf
    for n in reversed(range(len(centers))):
        if centers[n] + widths[n] / 2 <= edge:
            kept.append(n)
            edge = centers[n] - widths[n] / 2 - gap
    return kept[::-1]
