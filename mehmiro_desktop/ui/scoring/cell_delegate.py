"""Paints one cell of the scoring grid, and makes its editor.

Every state has a shape besides its colour: a dot for a blank, an up arrow for not yet sent, a
diamond for two versions, a frame with an exclamation mark for refused, a corner for a comment, a
small sign for a score that is not the teacher's.
"""

from typing import Protocol

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mehmiro_desktop.domain.entities import AssessorType, AttendanceStatus, Cell
from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.ui import icons, presenter, theme
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_model import AnyIndex, ScoreGridModel

PADDING_PX = 14
_CORNER_PX = 9
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
SOURCE_ICONS = {
    AssessorType.TEACHER: "graduation-cap",
    AssessorType.STUDENT: "user",
    AssessorType.FAMILY: "house",
    AssessorType.AI: "sparkles",
}


class CellEditor(QLineEdit):
    """The line to type a score into."""

    def __init__(self, text: str, index: AnyIndex, parent: QWidget) -> None:
        """Start with ``text``, in the cell of ``index``."""
        super().__init__(text, parent)
        self._index = QPersistentModelIndex(index)
        self.setObjectName("score.editor")
        self.setProperty("kind", "cell")
        self.setProperty("undo", "sheet")
        self.setFont(font("strong"))
        self.setMaxLength(16)
        self._follow_presenter()
        presenter.news().presenter_changed.connect(self._follow_presenter)

    def _follow_presenter(self) -> None:
        presenter.cover_typing(self, is_wanted=presenter.is_on())
        self.setAccessibleName(str(self._index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def show_invalid(self, is_invalid: bool) -> None:
        """Draw the frame in red, or not."""
        if bool(self.property("invalid")) != is_invalid:
            self.setProperty("invalid", is_invalid)
            self.style().unpolish(self)
            self.style().polish(self)


class EditorKeys(Protocol):
    """Who decides what the editor's keys do (``cell_editing.CellEditing``)."""

    def claim_shortcut(self, event: QKeyEvent) -> bool:
        """Tell whether the question for a shortcut is answered."""
        ...

    def take_key(self, event: QKeyEvent) -> bool:
        """Tell whether the key was acted on."""
        ...

    def leave(self) -> None:
        """Hear that the focus leaves the editor."""
        ...


class CellDelegate(QStyledItemDelegate):
    """The one delegate of the scoring grid."""

    def __init__(self, view: QAbstractItemView, grid: ScoreGridModel) -> None:
        super().__init__(view)
        self._view = view
        self._grid = grid
        self.editing: EditorKeys | None = None
        """Who decides about the editor's keys."""
        self.editor: CellEditor | None = None
        """The open editor."""
        self.seed = ""
        """What the next editor starts with."""
        self.active_column = -1
        self._body = font("body")
        self._strong = font("strong")
        self._tiny = font("tiny")

    # -- editing -------------------------------------------------------------------------------

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> QWidget:
        """Return a line that starts with ``seed``."""
        self.editor = CellEditor(self.seed, index, parent)
        return self.editor

    def destroyEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, index: AnyIndex
    ) -> None:
        """Forget the editor."""
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Leave the typed text alone: Qt asks again whenever the cell changes under it."""

    def setModelData(self, editor: QWidget, model: QObject, index: AnyIndex) -> None:
        """Do nothing: the view scores the text, and keeps the editor open if that fails."""

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: AnyIndex,
    ) -> None:
        """Lay the editor over the cell, a little inset."""
        editor.setGeometry(option.rect.adjusted(3, 0, -3, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the editor's keys on, and that the focus leaves it."""
        if watched is not self.editor or self.editing is None:
            return False
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                return self.editing.claim_shortcut(event)
            if event.type() == QEvent.Type.KeyPress:
                return self.editing.take_key(event)
        elif event.type() == QEvent.Type.FocusOut:
            self.editing.leave()
        return False

    # -- painting ------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Return the style's hint; rows and columns have their own sizes."""
        return option.rect.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the cell. Reads the model directly: asking by index and role costs double."""
        painter.save()
        rect: QRect = option.rect
        row, column = index.row(), index.column()
        is_current = (row, column) == self._current()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, column, is_marked=is_selected and not is_current)
        inner = rect.adjusted(PADDING_PX, 0, -6, 0)
        if self._grid.is_skipped(row):
            hatch(painter, rect)
        if column == self._grid.attendance_column:
            self._paint_attendance(painter, inner, row)
        elif column >= self._grid.score_columns:
            self._paint_text(painter, inner, str(index.data()), "text_muted")
        elif draft := self._grid.draft(row, column):
            self._paint_draft(painter, rect, draft)
        elif self._grid.is_skipped(row) and self._grid.cell(row, column) is None:
            word = words.attendance_text(self._grid.attendance(row))
            self._paint_text(painter, inner, word, "text_muted")
        else:
            self._paint_cell(painter, rect, row, column)
        if is_current:
            self._paint_ring(painter, rect)
        painter.restore()

    def _current(self) -> tuple[int, int]:
        index = self._view.currentIndex()
        return index.row(), index.column()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, column: int, *, is_marked: bool
    ) -> None:
        role = "column_tint" if column == self.active_column else "surface"
        painter.fillRect(rect, theme.color("primary_soft" if is_marked else role))
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, role: str, *, strong: bool = False
    ) -> None:
        painter.setFont(self._strong if strong else self._body)
        painter.setPen(theme.color(role))
        painter.drawText(rect, _LINE, text)

    def _paint_attendance(self, painter: QPainter, rect: QRect, row: int) -> None:
        status = self._grid.attendance(row)
        if status is AttendanceStatus.PRESENT:
            picture = icons.pixmap("check", "text_muted", 16)
            painter.drawPixmap(rect.left(), rect.center().y() - 7, picture)
            return
        role = "warning_text" if status is AttendanceStatus.LATE else "text"
        self._paint_text(painter, rect, words.attendance_text(status), role, strong=True)

    def _paint_draft(self, painter: QPainter, rect: QRect, draft: str) -> None:
        painter.fillRect(rect.adjusted(5, 3, -5, -3), theme.color("error_soft"))
        self._frame(painter, rect, "error_text")
        inner = rect.adjusted(PADDING_PX, 0, -30, 0)
        text = presenter.masked(draft)
        self._paint_text(painter, inner, text, "error_soft_text", strong=True)
        picture = icons.pixmap("triangle-alert", "error_soft_text", 16)
        painter.drawPixmap(rect.right() - 28, rect.center().y() - 7, picture)

    def _paint_cell(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        inner = rect.adjusted(PADDING_PX, 0, -6, 0)
        cell = self._grid.cell(row, column)
        text = "·" if cell is None else shown(cell.value, self._grid.decimal_mark)
        role = "text_faint" if cell is None else "text"
        self._paint_text(painter, inner, presenter.masked(text) if cell else text, role)
        if presenter.is_on():
            return
        others = self._grid.others(row, column)
        if others or (cell and cell.more):
            self._paint_others(painter, inner, text, others, 0 if cell is None else cell.more)
        if cell is None:
            return
        if cell.comments:
            _corner(painter, rect)
        if cell.refused:
            self._frame(painter, rect, "error_text")
        if cell.refused or cell.is_pending or cell.has_conflict:
            self._paint_marks(painter, rect, cell)

    def _paint_others(
        self,
        painter: QPainter,
        inner: QRect,
        text: str,
        others: tuple[AssessorType, ...],
        more: int,
    ) -> None:
        """Say who else gave a score, and that there are more records than that."""
        left = inner.left() + painter.fontMetrics().horizontalAdvance(text) + 8
        middle = inner.center().y()
        for source in others:
            picture = icons.pixmap(SOURCE_ICONS[source], "text_muted", 14)
            painter.drawPixmap(left, middle - 6, picture)
            left += 17
        if more > len(others):
            painter.setFont(self._tiny)
            painter.setPen(theme.color("text_muted"))
            painter.drawText(left, middle + 5, f"+{more - len(others)}")

    def _paint_marks(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        right = rect.right() - 16
        if cell.refused:
            painter.drawPixmap(
                right - 4, rect.bottom() - 20, icons.pixmap("circle-alert", "error_text", 14)
            )
            right -= 18
        elif cell.is_pending:
            painter.drawPixmap(
                right, rect.bottom() - 18, icons.pixmap("arrow-up", "text_faint", 12)
            )
            right -= 16
        if cell.has_conflict:
            _diamond(painter, QPointF(right + 6, rect.bottom() - 12))

    def _frame(self, painter: QPainter, rect: QRect, role: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(role), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(5, 3, -5, -3), 5, 5)

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        has_focus = self._view.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color = theme.color("focus" if has_focus else "border_strong")
        painter.setPen(QPen(color, 2 if has_focus else 1.5))
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 2, -3, -3), 6, 6)


def hatch(painter: QPainter, rect: QRect) -> None:
    """Paint the ground of a row that is left out."""
    painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("surface_alt"))
    # Under text: where borders are dark, the stripes must stay faint.
    painter.setOpacity(0.3 if theme.tokens().name.startswith("contrast") else 1.0)
    stripes = QBrush(theme.color("border"), Qt.BrushStyle.BDiagPattern)
    painter.fillRect(rect.adjusted(0, 0, 0, -1), stripes)
    painter.setOpacity(1.0)


def _corner(painter: QPainter, rect: QRect) -> None:
    right, top = float(rect.right() - 5), float(rect.top() + 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("warning_text"))
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(right - _CORNER_PX, top),
                QPointF(right, top),
                QPointF(right, top + _CORNER_PX),
            ]
        )
    )


def _diamond(painter: QPainter, center: QPointF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("warning_text"))
    x, y, half = center.x(), center.y(), 5.0
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, y - half),
                QPointF(x + half, y),
                QPointF(x, y + half),
                QPointF(x - half, y),
            ]
        )
    )
