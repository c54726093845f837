"""A row that goes on in the next line when the window is narrow or the text large."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def wrapped(*widgets: QWidget, spacing: int = 8) -> "WrapLayout":
    """Return a row of widgets that goes on in the next line where there is no room."""
    row = WrapLayout(spacing=spacing)
    for each in widgets:
        row.addWidget(each)
    return row


class WrapLayout(QLayout):
    """Items from left to right, line by line, each as large as it likes to be."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        """Make an empty layout; ``spacing`` in logical pixels, between items and lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._widest: QWidget | None = None
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add_widest(self, widget: QWidget) -> None:
        """Add the one widget that takes what its line has left."""
        self._widest = widget
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, ``None`` past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, ``None`` past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Need more lines where there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    def sizeHint(self) -> QSize:
        """Return the size of one line with everything in it."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, is_real=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, is_real: bool) -> int:
        """Place the items, or only measure; returns the height taken."""
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines[-1] and used + self.spacing() + wide > rect.width():
                lines.append([])
                used = 0
            used += wide + (self.spacing() if lines[-1] else 0)
            lines[-1].append(item)
        top = rect.top()
        for line in lines:
            high = max((item.sizeHint().height() for item in line), default=0)
            if is_real:
                self._place(line, rect, top, high)
            top += high + self.spacing()
        return top - rect.top() - self.spacing()

    def _place(self, line: list[QLayoutItem], rect: QRect, top: int, high: int) -> None:
        """Put one line's items side by side, each in the middle of the line's height."""
        left = rect.left()
        used = sum(item.sizeHint().width() + self.spacing() for item in line) - self.spacing()
        for item in line:
            size = item.sizeHint()
            if self._widest is not None and item.widget() is self._widest:
                size.setWidth(size.width() + max(0, rect.width() - used))
            size.setWidth(min(size.width(), rect.width()))
            at = QPoint(left, top + (high - size.height()) // 2)
            item.setGeometry(QRect(at, size))
            left += size.width() + self.spacing()
