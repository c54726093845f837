"""Pages of paper: A4 in logical pixels, blocks that flow from one page to the next, and ink.

The same pages are drawn into a PDF and, for the preview, into a picture.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from mehmiro_desktop.ui.charts.data import Chart
from mehmiro_desktop.ui.charts.painting import paint_chart
from mehmiro_desktop.ui.fonts import FAMILY, text_size
from mehmiro_desktop.ui.tokens import LIGHT

PAGE_WIDTH, PAGE_HEIGHT = 794.0, 1123.0
"""A4 at 96 dots per inch."""
MARGIN, FOOT = 52.0, 64.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
_BOTTOM = PAGE_HEIGHT - FOOT
_LINE = Qt.TextFlag.TextSingleLine
_LONG_WORD = 60
_LETTERS = 0.84
"""Charts have smaller letters on paper than on the screen."""


@lru_cache(maxsize=64)
def paper_font(size: float, weight: int = 400) -> QFont:
    """Return Inter for paper: the window's text size has no part in it."""
    font = QFont([FAMILY, "DejaVu Sans"])
    font.setPixelSize(round(size))
    font.setVariableAxis(QFont.Tag("wght"), weight)
    font.setVariableAxis(QFont.Tag("opsz"), min(max(size, 14.0), 32.0))
    # So that a line is as wide on the page as it was measured here.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Ink:
    """Writes and draws on one page."""

    def __init__(self, painter: QPainter) -> None:
        """Draw with ``painter``, whose units are logical pixels."""
        self.painter = painter

    def text(
        self, rect: QRectF, text: str, *, size: float = 12.0, weight: int = 400,
        role: str = "text", align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:  # fmt: skip
        """Write one line, literally, cut to the width."""
        font = paper_font(size, weight)
        shown = QFontMetricsF(font).elidedText(
            text, Qt.TextElideMode.ElideRight, rect.width() + 0.5
        )
        self.painter.setFont(font)
        self.painter.setPen(QColor(getattr(LIGHT, role)))
        flags = int(align | Qt.AlignmentFlag.AlignVCenter | _LINE)
        self.painter.drawText(rect, flags, shown)

    def paragraph(self, rect: QRectF, text: str, size: float, role: str) -> None:
        """Write text of several lines."""
        self.painter.setFont(paper_font(size))
        self.painter.setPen(QColor(getattr(LIGHT, role)))
        self.painter.drawText(rect, _wrapping(text), text)

    def rule(self, left: float, right: float, y: float, role: str = "border") -> None:
        """Draw a thin line."""
        self.painter.setPen(QPen(QColor(getattr(LIGHT, role)), 0.8))
        self.painter.drawLine(QPointF(left, y), QPointF(right, y))

    def fill(self, rect: QRectF, color: QColor, radius: float = 0.0) -> None:
        """Fill a (rounded) rectangle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(color)
        self.painter.drawRoundedRect(rect, radius, radius)

    def chart(self, rect: QRectF, chart: Chart) -> None:
        """Draw a chart; its letters are of one size on paper, whatever the window's is."""
        factor = text_size() / 100 / _LETTERS
        self.painter.save()
        self.painter.translate(rect.topLeft())
        self.painter.scale(1 / factor, 1 / factor)
        room = QRectF(0, 0, rect.width() * factor, rect.height() * factor)
        paint_chart(self.painter, room, chart, LIGHT)
        self.painter.restore()


def paragraph_height(text: str, width: float, size: float) -> float:
    """Return the height of text of several lines."""
    room = QRectF(0, 0, width, 1e6)
    bounds = QFontMetricsF(paper_font(size)).boundingRect(room, _wrapping(text), text)
    return bounds.height() + 2


def _wrapping(text: str) -> int:
    """Return how lines break: between words, anywhere only in what has none."""
    is_long = any(len(word) > _LONG_WORD for word in text.split())
    wrap = Qt.TextFlag.TextWrapAnywhere if is_long else Qt.TextFlag.TextWordWrap
    return int(Qt.AlignmentFlag.AlignLeft | wrap)


@dataclass(frozen=True, slots=True)
class Block:
    """Something that stays together on a page.

    Attributes:
        height: in logical pixels.
        draw: draws it at the rectangle it is given.
        keeps_next: a heading: it never stands last on a page.
    """

    height: float
    draw: Callable[[Ink, QRectF], None]
    keeps_next: bool = False


Page = tuple[tuple[Block, float], ...]
"""Blocks with their distance from the top of the page."""


def paginate(blocks: Sequence[Block], first_top: float, other_top: float) -> list[Page]:
    """Lay blocks on pages; those of the first page begin at ``first_top``."""
    pages: list[Page] = []
    current: list[tuple[Block, float]] = []
    y = first_top
    for n, block in enumerate(blocks):
        needed, last = block.height, n
        while blocks[last].keeps_next and last + 1 < len(blocks):
            last += 1
            needed += blocks[last].height
        if current and y + needed > _BOTTOM:
            pages.append(tuple(current))
            current, y = [], other_top
        current.append((block, y))
        y += block.height
    pages.append(tuple(current))
    return pages
