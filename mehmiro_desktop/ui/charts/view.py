"""A chart as a widget: painted, pointed at, walked through by keys, and read aloud."""

import html

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.charts.data import Chart, ChartKind
from mehmiro_desktop.ui.charts.describe import ChartWords
from mehmiro_desktop.ui.charts.geometry import Mark
from mehmiro_desktop.ui.charts.layouts import Layout
from mehmiro_desktop.ui.charts.painting import (
    layout_of,
    least_height,
    paint_chart,
    paint_mark,
    preferred_height,
)
from mehmiro_desktop.ui.fonts import scaled

_EDGE_PX = 4
_LEAST_WIDTH_PX = 220
_ROUND_PX = 180
"""Charts without rows ask for little and fill whatever they are given."""
_REDRAWN = (
    QEvent.Type.FontChange,
    QEvent.Type.ApplicationFontChange,
    QEvent.Type.LanguageChange,
)
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ChartView(QWidget):
    """Shows one chart.

    Signals:
        chosen: Enter or a click on a value; carries series and category.
        spoken: The keyboard came to a value; carries it in words.
    """

    chosen = Signal(int, int)
    spoken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, least_px: int = 0) -> None:
        """Make an empty view with the object name ``name``, never lower than ``least_px``."""
        super().__init__(parent)
        self._least_px = scaled(least_px)
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._chart: Chart | None = None
        self._layout: Layout | None = None
        self._mark: Mark | None = None
        self._picture: QPixmap | None = None
        self._words = ChartWords(self)
        theme.news().theme_changed.connect(self._repaint)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def mark(self) -> Mark | None:
        """The value the pointer or the keyboard is on."""
        return self._mark

    def show_chart(self, chart: Chart) -> None:
        """Show ``chart``."""
        self._chart = chart
        self._layout = None
        self._mark = None
        self._picture = None
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(self._words.describe(chart))
        least = round(least_height(chart)) + 2 * _EDGE_PX
        self.setMinimumHeight(max(self._least_px, least))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a height at which the chart reads well."""
        height = float(_ROUND_PX)
        if self._chart is not None and _is_tall(self._chart):
            height = preferred_height(self._chart)
        return QSize(360, round(height) + 2 * _EDGE_PX)

    def minimumSizeHint(self) -> QSize:
        """Be content with little width."""
        return QSize(_LEAST_WIDTH_PX, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, and the focus ring round it."""
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn(self._chart))
        layout = self._lay_out()
        if self._mark is not None and layout is not None:
            paint_mark(painter, layout, self._mark, theme.tokens())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _drawn(self, chart: Chart) -> QPixmap:
        """Return the chart as painted last: moving from value to value draws only the ring."""
        ratio = self.devicePixelRatioF()
        kept = self._picture
        if kept is None or kept.devicePixelRatio() != ratio:
            kept = QPixmap(self.size() * ratio)
            kept.setDevicePixelRatio(ratio)
            kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(kept)
            paint_chart(painter, self._area(), chart, theme.tokens())
            painter.end()
            self._picture = kept
        return kept

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)

    def _lay_out(self) -> Layout | None:
        if self._layout is None and self._chart is not None:
            self._layout = layout_of(self._chart, self._area())
        return self._layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget where things were."""
        super().resizeEvent(event)
        self._picture = None
        self._layout = None
        self._mark = None

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another text size or language."""
        super().changeEvent(event)
        if event.type() in _REDRAWN:
            self._layout = None
            self._repaint()

    def mark_at(self, point: QPointF) -> Mark | None:
        """Return the value at a point of the widget, if there is one within reach."""
        layout = self._lay_out()
        return layout.find(point.x(), point.y()) if layout else None

    def words_at(self, point: QPointF) -> str:
        """Return what the tooltip says at a point."""
        mark = self.mark_at(point)
        return self._words.value(self._chart, mark) if self._chart and mark else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ring the value under the pointer and say it at once."""
        mark = self.mark_at(event.position())
        if mark != self._mark:
            self._mark = mark
            self.update()
            self._tell(event.globalPosition().toPoint(), self.words_at(event.position()))

    def _tell(self, at: QPoint, text: str) -> None:
        # Qt guesses the format of a tooltip: escaped, so that an alias is never read as markup.
        QToolTip.showText(at, f"<span>{html.escape(text)}</span>" if text else "", self)

    def leaveEvent(self, _event: QEvent) -> None:
        """Forget the value the pointer was on."""
        if not self.hasFocus():
            self._mark = None
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the value under the pointer."""
        super().mousePressEvent(event)
        mark = self.mark_at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self._mark = mark
            self.update()
            self.chosen.emit(mark.series, mark.category)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from value to value, Home and End to the ends, Enter chooses."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._mark is not None:
            self.chosen.emit(self._mark.series, self._mark.category)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self._go(*_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0, -(10**6) if key == Qt.Key.Key_Home else 10**6)
        else:
            event.ignore()

    def _go(self, rows: int, columns: int) -> None:
        if self._chart is None or not self._chart.series:
            return
        series, category = self._mark_place()
        series = min(max(series + rows, 0), len(self._chart.series) - 1)
        last = len(self._chart.categories) - 1
        step = 1 if columns >= 0 else -1
        wanted = min(max(category + columns, 0), last)
        if columns > 1:
            step, wanted = -1, last
        elif columns < -1:
            step, wanted = 1, 0
        mark = self._first_mark(series, wanted, step, last)
        if mark is not None:
            self._mark = mark
            self.update()
            self.spoken.emit(self._words.value(self._chart, mark))

    def _mark_place(self) -> tuple[int, int]:
        if self._mark is None:
            return 0, -1
        return self._mark.series, self._mark.category

    def _first_mark(self, series: int, category: int, step: int, last: int) -> Mark | None:
        """Return the first value from ``category`` on, stepping over gaps."""
        layout = self._lay_out()
        if layout is None or self._chart is None:
            return None
        while 0 <= category <= last:
            mark = _mark_of(layout, series, category)
            if mark is not None:
                return mark
            category += step
        return None


def _is_tall(chart: Chart) -> bool:
    return chart.kind in (ChartKind.BARS, ChartKind.HEAT)


def _mark_of(layout: Layout, series: int, category: int) -> Mark | None:
    marks = getattr(layout, "marks", None)
    if marks is None:  # a heat map: every cell can be gone to
        box = layout.cell(series, category)  # type: ignore[union-attr]
        return Mark(series, category, *box.center)
    found = (m for m in marks if m.series == series and m.category == category)
    return next(found, None)
