"""Everything the windows on the screen say: written, painted, in tips, and to screen readers."""

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QBuffer,
    QIODevice,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QAccessible
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_SPOKEN = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def everything_seen() -> str:
    """Return a line for each thing said, with the widget that says it."""
    lines = []
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        lines += [f"painted: {text}" for text in painted(window)]
        for widget in [window, *window.findChildren(QWidget)]:
            if widget.isVisible():
                name = widget.objectName() or type(widget).__name__
                lines += [f"{name}: {text}" for text in words_of(widget) if text]
    if QToolTip.isVisible():
        lines.append(f"tip: {QToolTip.text()}")
    return "\n".join(" ".join(line.split()) for line in lines)


def painted(window: QWidget) -> list[str]:
    """Return every text that is drawn when ``window`` is painted."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setSize(window.size())
    window.render(device)
    written = bytes(buffer.data().data()).decode()
    return [unescape(text) for text in _TEXT.findall(written)]


def words_of(widget: QWidget) -> Iterator[str]:
    """Return what one widget says, and what a screen reader may read of it."""
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    told = QAccessible.queryAccessibleInterface(widget)
    if told is not None:
        yield from (told.text(kind) for kind in _SPOKEN)
    if isinstance(widget, QLabel | QAbstractButton | QAbstractSpinBox | QProgressBar):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.displayText(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _words_of_model(widget)


def _words_of_model(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    root = QModelIndex()
    # Of a list it cannot be asked: it has one column.
    is_list = isinstance(model, QAbstractListModel)
    rows, columns = model.rowCount(root), 1 if is_list else model.columnCount(root)
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column, root)
            yield from (_text(model.data(index, role)) for role in ROLES)
    for orientation, count in (
        (Qt.Orientation.Horizontal, columns),
        (Qt.Orientation.Vertical, rows),
    ):
        for section in range(count):
            for role in ROLES:
                yield _text(model.headerData(section, orientation, role))


def _text(value: object) -> str:
    return "" if value is None else str(value)
