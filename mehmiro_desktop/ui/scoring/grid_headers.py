"""The grid's headers: variables across the top, the frozen column of aliases at the left.

The aliases are the table's row headers, so they stay in sight when the variables scroll, and a
screen reader names the student of every cell by itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.ui import density, icons, presenter, theme
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.cell_delegate import PADDING_PX, hatch
from mehmiro_desktop.ui.scoring.grid_model import ScoreGridModel
from mehmiro_desktop.ui.widgets.avatar import avatar_pixmap

HEADER_PX = 60
ALIAS_PX = 208
COLUMN_LEAST_PX = 112
COLUMN_PX = (COLUMN_LEAST_PX, 176)
"""The least and the most width of a variable's column, in logical pixels."""
AVERAGE_PX = 88
ATTENDANCE_PX = 108
TREND_PX = 128
_MENU_PX = 16
_DISC_PX, _COMPACT_DISC_PX = 30, 24
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class VariableHeader(QHeaderView):
    """Name and scale, how many are scored, and their mean; the active column is tinted.

    Signals:
        menu_wanted: the menu of a score column is wanted, at a point of the screen.
    """

    menu_wanted = Signal(int, QPoint)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setObjectName("score.variables")
        self.active_column = -1
        self._name = font("small_strong")
        self._facts = font("tiny")
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(scaled(HEADER_PX))

    def show_active(self, column: int) -> None:
        """Tint ``column``, and repaint no more than that takes."""
        before, self.active_column = self.active_column, column
        if before != column:
            self.repaint_column(before)
            self.repaint_column(column)

    def repaint_column(self, column: int) -> None:
        """Paint one variable anew."""
        if 0 <= column < self.count():
            left = self.sectionViewportPosition(column)
            self.viewport().update(left, 0, self.sectionSize(column), self.height())

    def open_menu(self, column: int) -> None:
        """Ask for the menu of a column, below its head."""
        left = self.sectionViewportPosition(column)
        self.menu_wanted.emit(column, self.viewport().mapToGlobal(QPoint(left, self.height())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the menu of the variable that was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_menu(self.logicalIndexAt(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the variable under the mouse."""
        self.open_menu(self.logicalIndexAt(event.pos()))

    def fit(self, width: int) -> None:
        """Share the ``width`` beside the aliases among the columns; attendance comes first."""
        model = self.model()
        if not isinstance(model, ScoreGridModel):
            return
        columns = model.score_columns
        attendance, average = _roomier(ATTENDANCE_PX), _roomier(AVERAGE_PX)
        trend = _roomier(TREND_PX)
        each = (width - attendance - average - trend) // max(columns, 1)
        least, most = (_roomier(width) for width in COLUMN_PX)
        for column in range(columns):
            self.resizeSection(column, min(max(each, least), most))
        self.resizeSection(model.average_column, average)
        self.resizeSection(model.attendance_column, attendance)
        self.resizeSection(model.trend_column, trend)
        self._put_in_order(model.screen_order)

    def _put_in_order(self, order: Sequence[int]) -> None:
        """Show the columns in this order of the model's.

        The whole order each time: Qt keeps what was moved over every reset and insertion, where
        the numbers of the columns mean others.
        """
        for visual, logical in enumerate(order):
            at = self.visualIndex(logical)
            if at != visual:
                self.moveSection(at, visual)

    def sizeHint(self) -> QSize:
        """Return the header's fixed height."""
        # Not the base class's: it asks the model about every section.
        return QSize(COLUMN_LEAST_PX, scaled(HEADER_PX))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one variable, or the head of the mean."""
        model = self.model()
        if not isinstance(model, ScoreGridModel):
            return
        is_active = logical == self.active_column
        painter.save()
        painter.fillRect(rect, theme.color("column_tint" if is_active else "surface"))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_active:
            painter.fillRect(
                QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), theme.color("accent")
            )
        inner = rect.adjusted(PADDING_PX, 0, -8, 0)
        if logical < model.score_columns:
            self._paint_variable(painter, inner, model, logical)
        else:
            painter.setFont(self._name)
            painter.setPen(theme.color("text_muted"))
            painter.drawText(inner, _LINE, str(model.headerData(logical, self.orientation())))
        painter.restore()

    def _paint_variable(
        self, painter: QPainter, inner: QRect, model: ScoreGridModel, column: int
    ) -> None:
        variable = model.variable(column)
        scale = words.scale_text(variable, model.decimal_mark)
        facts = model.column_facts(column)
        said = [f"{facts.filled}/{facts.total}"]
        if facts.average is not None:
            said.append(f"x̄ {presenter.masked(shown(facts.average, model.decimal_mark))}")
        metrics = QFontMetrics(self._name)
        room = inner.width() - _MENU_PX - 4
        beside = metrics.horizontalAdvance(variable.name) + 6
        is_beside = beside + metrics.horizontalAdvance(scale) <= room
        if not is_beside:
            # A name matters more than its scale, which is told below.
            said.insert(0, scale)
        top = QRect(inner.left(), inner.top() + scaled(10), inner.width(), scaled(20))
        painter.setFont(self._name)
        painter.setPen(theme.color("text"))
        name = metrics.elidedText(variable.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top, _LINE, name)
        if is_beside:
            painter.setPen(theme.color("text_faint"))
            painter.drawText(top.adjusted(beside, 0, 0, 0), _LINE, scale)
        sign = icons.pixmap("chevron-down", "text_muted", _MENU_PX)
        painter.drawPixmap(inner.right() - _MENU_PX, top.center().y() - _MENU_PX // 2, sign)
        small = QFontMetrics(self._facts)
        while len(said) > 1 and small.horizontalAdvance(" · ".join(said)) > inner.width():
            said.pop()
        painter.setFont(self._facts)
        painter.setPen(theme.color("text_muted"))
        below = QRect(inner.left(), top.bottom(), inner.width(), scaled(18))
        painter.drawText(below, _LINE, " · ".join(said))


def _roomier(width: int) -> int:
    """Return a column's width for letters as big as they are: half of what they grow.

    More would leave too few columns in sight; long names are cut short.
    """
    return (width + scaled(width)) // 2


class AliasHeader(QHeaderView):
    """The students: disc and alias; the one being scored is bold."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setObjectName("score.aliases")
        self.active_row = -1
        self._plain = font("body")
        self._strong = font("strong")
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        density.keep_rows(self, density.COMFORTABLE_PX)
        self.setFixedWidth(ALIAS_PX)

    def repaint_row(self, row: int) -> None:
        """Paint one student anew."""
        top = self.sectionViewportPosition(row)
        self.viewport().update(0, top, self.width(), self.sectionSize(row))

    def show_active(self, row: int) -> None:
        """Write the alias of ``row`` in bold, and repaint no more than that takes."""
        before, self.active_row = self.active_row, row
        for each in {before, row}:
            if 0 <= each < self.count():
                self.repaint_row(each)

    def sizeHint(self) -> QSize:
        """Return the column's fixed width."""
        # Not the base class's: it asks the model about every section.
        return QSize(ALIAS_PX, self.defaultSectionSize())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one student."""
        model = self.model()
        if not isinstance(model, ScoreGridModel) or logical >= model.rowCount(QModelIndex()):
            return
        student = model.student(logical)
        alias = model.alias(logical)
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        if model.is_skipped(logical):
            hatch(painter, rect)
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        size = density.lines_px(_DISC_PX, _COMPACT_DISC_PX)
        disc = QRectF(rect.left() + 16, rect.center().y() - size / 2, size, size)
        pixmap = avatar_pixmap(alias, student.avatar_color, size)
        painter.drawPixmap(disc.topLeft(), pixmap)
        chosen = self._strong if logical == self.active_row else self._plain
        painter.setFont(chosen)
        painter.setPen(theme.color("text_muted" if model.is_skipped(logical) else "text"))
        room = QRect(rect.left() + 56, rect.top(), rect.width() - 64, rect.height())
        moved = model.now_in(logical)
        if moved:
            self._paint_moved(painter, room, words.now_in(moved))
            room.setBottom(room.center().y() + 2)
            painter.setFont(chosen)
        text = QFontMetrics(chosen).elidedText(alias, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LINE, text)
        painter.restore()

    @staticmethod
    def _paint_moved(painter: QPainter, room: QRect, text: str) -> None:
        small = font("tiny")
        painter.setFont(small)
        below = QRect(room.left(), room.center().y() + 2, room.width(), room.height() // 2 - 2)
        elided = QFontMetrics(small).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(below, _LINE, elided)


class HeaderCorner(QWidget):
    """The words where the two headers meet."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.setObjectName("score.corner")
        self.text = ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint over Qt's corner button."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.setPen(theme.color("border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setFont(font("small_strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(self.rect().adjusted(16, 0, -8, 0), _LINE, self.text)
        painter.end()
