"""A bar of how many scores each source gave; what a machine gave is striped."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mehmiro_desktop.domain.insights import SourceInsight
from mehmiro_desktop.ui import presenter, theme
from mehmiro_desktop.ui.charts.looks import LOOKS

_HEIGHT_PX = 16
_GAP_PX = 2.0


def draw_source(painter: QPainter, rect: QRectF, source: str) -> None:
    """Fill ``rect`` the way scores of ``source`` look everywhere."""
    look = LOOKS[source]
    color = QColor(look.color(theme.tokens()))
    if look.is_hatched:
        painter.fillRect(rect, theme.color("surface_alt"))
        painter.fillRect(rect, QBrush(color, Qt.BrushStyle.BDiagPattern))
    else:
        painter.fillRect(rect, color)


class SourceBar(QWidget):
    """One bar, cut in proportion, blank while presenting; the words beside it say the same."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sources: tuple[SourceInsight, ...] = ()
        for changed in (theme.news().theme_changed, presenter.news().presenter_changed):
            changed.connect(self.update)

    def show_sources(self, sources: Sequence[SourceInsight]) -> None:
        """Show the counts of ``sources``."""
        self._sources = tuple(sources)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a low bar."""
        return QSize(160, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts side by side, the whole with round ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(whole, _HEIGHT_PX / 2, _HEIGHT_PX / 2)
        painter.setClipPath(outline)
        painter.fillRect(whole, theme.color("surface_alt"))
        total = sum(each.count for each in self._sources)
        left = whole.left()
        for each in () if presenter.is_on() else self._sources:
            if each.count:
                width = whole.width() * each.count / total
                part = QRectF(left, whole.top(), max(1.0, width - _GAP_PX), whole.height())
                draw_source(painter, part, each.source.value)
                left += width
        painter.end()


class SourceSwatch(QWidget):
    """A small square in a source's look, beside its name."""

    def __init__(self, source: str, parent: QWidget | None = None) -> None:
        """Show the look of ``source``."""
        super().__init__(parent)
        self._source = source
        self.setFixedSize(16, 16)
        theme.news().theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_source(painter, QRectF(self.rect()), self._source)
        painter.end()
