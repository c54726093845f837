"""The first page of the report as it will be, beside the choices."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.reports.paper import PAGE_HEIGHT, PAGE_WIDTH
from mehmiro_desktop.ui.theme import color

PICTURE_WIDTH_PX = 1588
"""Twice the page, so that it stays sharp on a fine screen."""


class PagePreview(QWidget):
    """A page of paper as large as fits, or a sentence in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page."""
        super().__init__(parent)
        self.setObjectName("reports.preview")
        self.setMinimumSize(QSize(260, 360))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.picture: QImage | None = None
        self._words = ""

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show a page; ``name`` is what screen readers are told."""
        self.picture, self._words = picture, ""
        self.setAccessibleName(name)
        self.update()

    def show_words(self, text: str) -> None:
        """Say why there is no page."""
        self.picture, self._words = None, text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page in the middle, with its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = self._page()
        if self.picture is not None:
            ratio = self.devicePixelRatioF()
            size = (page.size() * ratio).toSize()
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            painter.drawImage(page, self.picture.scaled(size, keep, smooth))
            painter.setPen(QPen(QColor(color("border_strong")), 1))
            painter.drawRect(page)
        else:
            painter.setPen(QColor(color("text_muted")))
            painter.setFont(font("body"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()).adjusted(24, 24, -24, -24), flags, self._words)
        painter.end()

    def _page(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        scale = min(room.width() / PAGE_WIDTH, room.height() / PAGE_HEIGHT)
        width, height = PAGE_WIDTH * scale, PAGE_HEIGHT * scale
        return QRectF(room.center().x() - width / 2, room.top(), width, height)
