"""The list at the left of the inbox, drawn by hand so that hundreds of rows open at once."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mehmiro_desktop.ui import density
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.icons import pixmap
from mehmiro_desktop.ui.suggestions.inbox_model import (
    ROW_ROLE,
    HeadRow,
    InboxModel,
    SuggestionRow,
)
from mehmiro_desktop.ui.theme import color

HEAD_PX, ROW_PX, COMPACT_ROW_PX = 44, 76, 64
_MARGIN_PX, _ICON_PX, _DOT_PX = 12, 20, 8
_Index = QModelIndex | QPersistentModelIndex


class InboxDelegate(QStyledItemDelegate):
    """Draws heads and suggestions; every meaning has its word beside the colour."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row."""
        is_head = isinstance(index.data(ROW_ROLE), HeadRow)
        row = density.lines_px(ROW_PX, COMPACT_ROW_PX)
        return QSize(200, scaled(HEAD_PX if is_head else row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, HeadRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, SuggestionRow):
            state: QStyle.StateFlag = option.state
            self._paint_row(painter, rect, row, bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        inner = rect.adjusted(_MARGIN_PX, 8, -_MARGIN_PX, 0)
        top = inner.center().y() - _ICON_PX // 2
        icon = pixmap(row.look.icon, f"{row.look.tone}_text", _ICON_PX)
        painter.drawPixmap(inner.left(), top, icon)
        left = inner.adjusted(_ICON_PX + 8, 0, 0, 0)
        _text(painter, left, row.look.section, "strong", "text")
        width = QFontMetrics(font("strong")).horizontalAdvance(row.look.section)
        _text(painter, left.adjusted(width + 8, 0, 0, 0), str(row.count), "small", "text_muted")

    def _paint_row(
        self, painter: QPainter, rect: QRect, row: SuggestionRow, is_selected: bool
    ) -> None:
        body = rect.adjusted(2, 2, -2, -2)
        if is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary_soft"))
            painter.drawRoundedRect(body, 8, 8)
        main = "primary_soft_text" if is_selected else "text"
        lesser = "primary_soft_text" if is_selected else "text_muted"
        around = density.lines_px(8, 2)
        is_unread = not row.suggestion.is_read and not row.suggestion.is_archived
        if is_unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary_soft_text" if is_selected else "primary_text"))
            top = body.top() + around + scaled(9)
            painter.drawEllipse(body.left() + _MARGIN_PX, top, _DOT_PX, _DOT_PX)
        inner = body.adjusted(_MARGIN_PX + _DOT_PX + 10, around, -_MARGIN_PX, -around)
        line = scaled(26)
        first = QRect(inner.left(), inner.top(), inner.width(), line)
        style = "strong" if is_unread else "body"
        sure = row.confidence
        sure_width = QFontMetrics(font("small")).horizontalAdvance(sure)
        _text(painter, first, sure, "small", lesser, right=True)
        room = first.adjusted(0, 0, -sure_width - 12, 0)
        _text(painter, room, row.alias, style, main)
        taken = min(QFontMetrics(font(style)).horizontalAdvance(row.alias), room.width()) + 10
        _text(painter, room.adjusted(taken, 0, 0, 0), row.place, "small", lesser)
        second = QRect(inner.left(), inner.top() + scaled(30), inner.width(), line)
        _text(painter, second, row.snippet, "small", lesser)


def _text(
    painter: QPainter, rect: QRect, text: str, style: str, role: str, *, right: bool = False
) -> None:
    if rect.width() < 8:
        return
    chosen = font(style)
    painter.setFont(chosen)
    painter.setPen(color(role))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


class InboxView(QListView):
    """Up and Down go from suggestion to suggestion.

    Signals:
        current_moved: Another row is the current one.
        key_pressed: A letter or Enter, for the screen to act on.
    """

    current_moved = Signal()
    key_pressed = Signal(int)

    def __init__(self, model: InboxModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions.list")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setProperty("kind", "records")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(model)
        self.setItemDelegate(InboxDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        density.news().density_changed.connect(self.scheduleDelayedItemsLayout)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell the screen; the base class tells screen readers."""
        super().currentChanged(current, previous)
        self.current_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand letters to the screen instead of searching by them."""
        is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        if (is_letter or is_enter) and is_plain:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)
