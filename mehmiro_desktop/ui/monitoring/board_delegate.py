"""Paints the board's cells: shape and word for the light, the parts as a bar with numbers."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mehmiro_desktop.domain.monitoring import Part, contributions
from mehmiro_desktop.domain.monitoring_records import BoardRow
from mehmiro_desktop.ui.fonts import font, grown, scaled
from mehmiro_desktop.ui.icons import pixmap
from mehmiro_desktop.ui.monitoring.board_model import (
    LIGHT,
    PARTS,
    PRIORITY,
    REASON,
    ROW_ROLE,
    STUDENT,
    WHY,
    BoardModel,
)
from mehmiro_desktop.ui.monitoring.words import ICONS, SEPARATOR, TONES
from mehmiro_desktop.ui.theme import tokens
from mehmiro_desktop.ui.widgets.avatar import draw_disc

AnyIndex = QModelIndex | QPersistentModelIndex
_INSET_PX, _GAP_PX, _DISC_PX, _ICON_PX, _BAR_PX = 12, 10, 30, 16, 12
_ALIGNED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class BoardDelegate(QStyledItemDelegate):
    """One delegate for all columns; texts come from the model."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the cell on its row's ground."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, BoardRow):
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        colors = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(colors.primary_soft if is_chosen else colors.surface))
        painter.setPen(QColor(colors.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_INSET_PX, 0, -_INSET_PX // 2, -1)
        strong = QColor(colors.primary_soft_text if is_chosen else colors.text)
        muted = QColor(colors.primary_soft_text if is_chosen else colors.text_muted)
        text = str(index.data())
        column = index.column()
        if column == LIGHT:
            _draw_light(painter, inner, row, text, muted)
        elif column == STUDENT:
            self._draw_student(painter, inner, row, strong, muted, index)
        elif column == PRIORITY:
            _draw_text(painter, inner, text, font("title"), strong)
        elif column == PARTS:
            self._draw_parts(painter, inner, row, text, muted, index)
        elif column == WHY:
            _draw_button(painter, inner, text)
        elif column == REASON:
            _draw_reasons(painter, inner, text, strong, muted)
        else:
            _draw_text(painter, inner, text, font("body"), muted)
        painter.restore()

    def _draw_student(
        self,
        painter: QPainter,
        rect: QRect,
        row: BoardRow,
        strong: QColor,
        muted: QColor,
        index: AnyIndex,
    ) -> None:
        disc = QRectF(rect.left(), rect.center().y() - _DISC_PX / 2, _DISC_PX, _DISC_PX)
        draw_disc(painter, disc, row.student.alias, row.student.avatar_color)
        beside = rect.adjusted(_DISC_PX + _GAP_PX, 0, 0, 0)
        model = index.model()
        if isinstance(model, BoardModel) and model.names_class:
            upper, lower = _halves(beside)
            _draw_text(painter, upper, row.student.alias, font("strong"), strong)
            _draw_text(painter, lower, row.class_name, font("tiny"), muted)
        else:
            _draw_text(painter, beside, row.student.alias, font("strong"), strong)

    def _draw_parts(
        self,
        painter: QPainter,
        rect: QRect,
        row: BoardRow,
        text: str,
        muted: QColor,
        index: AnyIndex,
    ) -> None:
        upper, lower = _halves(rect)
        model = index.model()
        if isinstance(model, BoardModel):
            bar = QRectF(upper.left(), upper.bottom() - _BAR_PX - 1, upper.width(), _BAR_PX)
            _draw_bar(painter, bar, contributions(model.config, row.parts))
        _draw_text(painter, lower, text, font("tiny"), muted)


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    """Return the places of two lines in the middle of a row."""
    middle, line = rect.center().y(), scaled(20)
    upper = QRect(rect.left(), middle - line, rect.width(), line)
    return upper, QRect(rect.left(), middle + 1, rect.width(), line)


def _draw_text(painter: QPainter, rect: QRect, text: str, chosen: QFont, color: QColor) -> None:
    painter.setFont(chosen)
    painter.setPen(color)
    shown = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _ALIGNED, shown)


def _draw_light(
    painter: QPainter, rect: QRect, row: BoardRow, text: str, muted: QColor
) -> None:
    """Draw the light as a chip, and below it that it was set by hand."""
    tone, colors, chosen = TONES[row.light], tokens(), font("small")
    side = grown(_ICON_PX)
    word, _, mark = text.partition(SEPARATOR)
    width = QFontMetrics(chosen).horizontalAdvance(word) + side + 30
    height, top = scaled(30), rect.center().y() - scaled(30) / 2
    if mark:
        height, top = scaled(26), rect.center().y() - scaled(24)
        below = rect.adjusted(4, round(top) + height + 1 - rect.top(), 0, 0)
        below.setHeight(scaled(18))
        _draw_text(painter, below, mark, font("tiny"), muted)
    chip = QRectF(rect.left(), top, min(width, rect.width()), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(colors, f"{tone}_soft")))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    icon_top = round(chip.center().y() - side / 2)
    picture = pixmap(ICONS[row.light], f"{tone}_soft_text", side)
    painter.drawPixmap(round(chip.left()) + 10, icon_top, picture)
    words = chip.adjusted(side + 16, 0, -6, 0).toRect()
    _draw_text(painter, words, word, chosen, QColor(getattr(colors, f"{tone}_soft_text")))


def _draw_bar(painter: QPainter, bar: QRectF, added: Mapping[Part, Decimal]) -> None:
    """Draw the parts one after the other on a track that stands for 100."""
    colors = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    track = QPainterPath()
    track.addRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)
    painter.fillPath(track, QColor(colors.surface_alt))
    painter.setClipPath(track)
    left = bar.left()
    for part in Part:
        share = float(added.get(part, 0)) / 100
        width = bar.width() * share
        piece = QRectF(left, bar.top(), width, bar.height())
        painter.fillRect(piece, QColor(getattr(colors, f"part_{part.value}")))
        left += width
    painter.setClipping(False)


def _draw_reasons(
    painter: QPainter, rect: QRect, text: str, strong: QColor, muted: QColor
) -> None:
    """Draw the first reason, and the others small below it."""
    first, _, others = text.partition(SEPARATOR)
    if not others:
        _draw_text(painter, rect, first, font("body"), strong)
        return
    upper, lower = _halves(rect)
    _draw_text(painter, upper, first, font("body"), strong)
    _draw_text(painter, lower, others, font("tiny"), muted)


def _draw_button(painter: QPainter, rect: QRect, text: str) -> None:
    colors, height = tokens(), scaled(36)
    frame = QRectF(rect.left(), rect.center().y() - height / 2, rect.width() - 6, height)
    painter.setPen(QColor(colors.border_strong))
    painter.setBrush(QColor(colors.surface))
    painter.drawRoundedRect(frame, 8, 8)
    painter.setFont(font("body"))
    painter.setPen(QColor(colors.text))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
