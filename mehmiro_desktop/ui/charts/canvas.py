"""What the painters share: text, lines, markers, blended colours and the key to the series."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPen,
    QPolygonF,
)

from mehmiro_desktop.ui.charts.data import Series
from mehmiro_desktop.ui.charts.geometry import Point
from mehmiro_desktop.ui.charts.looks import LOOKS, Look, Marker
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.tokens import Tokens

MARKER_PX = 4.5
SAMPLE_PX = 26.0
KEY_GAP_PX = 20.0
_AA_TEXT = 4.5


class Measure:
    """Sizes of the small text on a chart, in logical pixels."""

    def __init__(self) -> None:
        """Measure in the font every chart uses."""
        self.font: QFont = font("tiny")
        self.strong: QFont = font("tiny_strong")
        self._metrics = QFontMetricsF(self.font)
        self._strong = QFontMetricsF(self.strong)

    @property
    def height(self) -> float:
        """The height of a line."""
        return self._metrics.height()

    def width(self, text: str, *, strong: bool = False) -> float:
        """Return the width of ``text``."""
        return (self._strong if strong else self._metrics).horizontalAdvance(text) + 1

    def widest(self, texts: Sequence[str], most: float, *, strong: bool = False) -> float:
        """Return the width of the widest text, at most ``most``."""
        return min(most, max((self.width(each, strong=strong) for each in texts), default=0.0))

    def fitted(self, text: str, width: float) -> str:
        """Return as much of ``text`` as fits, with an ellipsis if it was cut."""
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def blend(over: str, under: str, share: float) -> QColor:
    """Return ``over`` laid on ``under``: 0 gives ``under``, 1 gives ``over``."""
    a, b = QColor(over), QColor(under)
    parts = (
        round(x * share + y * (1 - share))
        for x, y in (
            (a.red(), b.red()),
            (a.green(), b.green()),
            (a.blue(), b.blue()),
        )
    )
    return QColor(*parts)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2.1 counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def readable_on(ground: QColor) -> QColor:
    """Return the dark or the light text colour, whichever reads better on ``ground``."""
    dark, light = QColor("#0F172A"), QColor("#FFFFFF")
    return dark if contrast(dark, ground) >= contrast(light, ground) else light


def is_paper(painter: QPainter) -> bool:
    """Tell whether this is a PDF: there a gradient's transparency is lost (Qt 6.11)."""
    return painter.paintEngine().type() == QPaintEngine.Type.Pdf


class Canvas:
    """A painter in a theme's colours; every painter function draws through one."""

    def __init__(self, painter: QPainter, tokens: Tokens, measure: Measure) -> None:
        """Draw with ``painter``; the caller saves and restores it."""
        self.painter = painter
        self.tokens = tokens
        self.measure = measure

    def color(self, role: str) -> QColor:
        """Return a token's colour."""
        return QColor(getattr(self.tokens, role))

    def text(
        self, rect: QRectF, text: str, align: Qt.AlignmentFlag, *, role: str = "text_muted",
        color: QColor | None = None, strong: bool = False,
    ) -> None:  # fmt: skip
        """Write one line, literally."""
        self.painter.setFont(self.measure.strong if strong else self.measure.font)
        self.painter.setPen(color or self.color(role))
        flags = align | Qt.AlignmentFlag.AlignVCenter
        self.painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), text)

    def text_at(
        self, x: float, y: float, side: int, text: str, *, role: str = "text_muted",
        strong: bool = False, color: QColor | None = None,
    ) -> None:  # fmt: skip
        """Write ``text`` at a height: ending (-1), centred (0) or beginning (1) at ``x``."""
        width = self.measure.width(text, strong=strong) + 2
        left = x - width if side < 0 else x - width / 2 if side == 0 else x
        height = self.measure.height
        rect = QRectF(left, y - height / 2, width, height)
        align = (
            Qt.AlignmentFlag.AlignHCenter
            if side == 0
            else Qt.AlignmentFlag.AlignRight if side < 0 else Qt.AlignmentFlag.AlignLeft
        )  # fmt: skip
        self.text(rect, text, align, role=role, strong=strong, color=color)

    def rule(self, start: Point, end: Point, role: str = "border", width: float = 1.0) -> None:
        """Draw a thin line of the scale."""
        self.painter.setPen(QPen(self.color(role), width))
        self.painter.drawLine(QPointF(*start), QPointF(*end))

    def pen(self, look: Look) -> QPen:
        """Return the pen of a look."""
        pen = QPen(QColor(look.color(self.tokens)), look.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if look.dash:
            pen.setDashPattern(list(look.dash))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        else:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def line(self, points: Sequence[Point], look: Look, *, close: bool = False) -> None:
        """Draw a series' stretch."""
        self.painter.setPen(self.pen(look))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        polygon = QPolygonF([QPointF(*point) for point in points])
        if close:
            self.painter.drawPolygon(polygon)
        elif len(points) > 1:
            self.painter.drawPolyline(polygon)

    def marker(
        self, at: Point, look: Look, size: float = MARKER_PX, *, hollow: bool = False
    ) -> None:
        """Draw a series' marker; a hollow one lets the ground shine through."""
        if not look.marker:
            return
        color = QColor(look.color(self.tokens))
        is_open = hollow or look.marker in ("ring", "cross")
        self.painter.setPen(QPen(color, 2.0))
        self.painter.setBrush(self.color("surface") if is_open else color)
        _draw_marker(self.painter, look.marker, QPointF(*at), size)

    def fill(self, look: Look, ground: QColor) -> QBrush:
        """Return a look's filling: its tint, or stripes for what a machine gave."""
        if not look.is_hatched:
            return QBrush(ground)
        return QBrush(QColor(look.color(self.tokens)), Qt.BrushStyle.BDiagPattern)

    def sample(self, x: float, y: float, look: Look) -> None:
        """Draw a look's line and marker as the key shows it, ``SAMPLE_PX`` wide."""
        self.line([(x, y), (x + SAMPLE_PX, y)], look)
        self.marker((x + SAMPLE_PX / 2, y), look, MARKER_PX - 0.5)


def _draw_marker(painter: QPainter, marker: Marker, at: QPointF, size: float) -> None:
    if marker in ("circle", "ring"):
        painter.drawEllipse(at, size, size)
    elif marker == "square":
        side = size * 0.88
        painter.drawRect(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side))
    elif marker == "cross":
        for x, y in ((size, size), (size, -size)):
            painter.drawLine(at - QPointF(x, y), at + QPointF(x, y))
    else:
        count, turn = (3, 0.0) if marker == "triangle" else (4, 0.0)
        corners = [
            QPointF(
                at.x() + 1.25 * size * math.sin(turn + 2 * math.pi * n / count),
                at.y() - 1.25 * size * math.cos(turn + 2 * math.pi * n / count),
            )
            for n in range(count)
        ]
        painter.drawPolygon(QPolygonF(corners))


def key_rows(names: Sequence[str], width: float, measure: Measure) -> list[list[int]]:
    """Return which series stand in which line of the key."""
    rows: list[list[int]] = [[]]
    used = 0.0
    for n, name in enumerate(names):
        wide = SAMPLE_PX + 8 + min(measure.width(name), width - SAMPLE_PX - 8)
        if rows[-1] and used + KEY_GAP_PX + wide > width:
            rows.append([])
            used = 0.0
        used += wide + (KEY_GAP_PX if rows[-1] else 0.0)
        rows[-1].append(n)
    return [row for row in rows if row]


def key_height(series: Sequence[Series], width: float, measure: Measure) -> float:
    """Return the height the key takes below a chart; nothing for a single series."""
    if len(series) < 2:
        return 0.0
    return (
        len(key_rows([each.name for each in series], width, measure)) * (measure.height + 4) + 8
    )


def draw_key(canvas: Canvas, rect: QRectF, series: Sequence[Series]) -> None:
    """Draw each series' line, marker and name at the top of ``rect``, centred."""
    measure, names = canvas.measure, [each.name for each in series]
    y = rect.top() + 8 + measure.height / 2
    room = rect.width() - SAMPLE_PX - 8
    for row in key_rows(names, rect.width(), measure):
        shown = [measure.fitted(names[n], room) for n in row]
        widths = [SAMPLE_PX + 8 + measure.width(text) for text in shown]
        x = rect.left() + (rect.width() - sum(widths) - KEY_GAP_PX * (len(row) - 1)) / 2
        for n, text, width in zip(row, shown, widths, strict=True):
            canvas.sample(x, y, LOOKS[series[n].look])
            canvas.text_at(x + SAMPLE_PX + 8, y, 1, text)
            x += width + KEY_GAP_PX
        y += measure.height + 4
