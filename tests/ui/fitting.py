"""What does not fit on a screen: cut buttons and words, things over each other, bars from left to right."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QFocusFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from mehmiro_desktop.ui.widgets import ElidingButton

WIDE = {
    "score.grid", "score.grid.frozen", "lessons.week.scroll", "lessons.week", "history.map",
    "student.summary.chart", "classes.list", "roster.table", "variables.table", "sessions.table",
}  # fmt: skip
"""Grids, charts and the week of days: what may go on at the right."""
_PARTS = (QScrollBar, QFocusFrame)


def faults(root: QWidget) -> list[str]:
    """Return what a person would see cut or covered, each by its name."""
    return sorted({*_cut(root), *_covered(root), *_too_wide(root)})


def _shown(root: QWidget) -> Iterator[QWidget]:
    for each in root.findChildren(QWidget):
        if each.isVisibleTo(root) and not each.objectName().startswith("qt_"):
            yield each


def _name(widget: QWidget) -> str:
    own = widget.objectName()
    if own:
        return own
    text = getattr(widget, "text", None)
    words = str(text()) if callable(text) else ""
    parent = widget.parentWidget()
    return f"{_name(parent) if parent else ''}/{type(widget).__name__} {words[:20]}".strip()


def _cut(root: QWidget) -> Iterator[str]:
    for each in _shown(root):
        if isinstance(each, QAbstractButton) and not isinstance(each, QToolButton):
            yield from _cut_button(each)
        elif isinstance(each, QLabel) and each.text():
            yield from _cut_words(each)
        parent = each.parentWidget()
        if parent is None or isinstance(each, _PARTS) or each.isWindow():
            continue
        grand = parent.parentWidget()
        is_scrolled = isinstance(grand, QAbstractScrollArea) and grand.viewport() is parent
        if not is_scrolled and each.geometry().right() > parent.rect().right() + 1:
            yield f"over the edge: {_name(each)}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    # One that elides wants room for all its words; here it counts whether those it shows fit.
    if isinstance(button, ElidingButton):
        wanted = QPushButton.sizeHint(button)
    else:
        wanted = button.sizeHint()
    if button.width() < wanted.width():
        yield f"cut: {_name(button)} {button.width()} < {wanted.width()}"
    elif isinstance(button, QPushButton) and button.height() < wanted.height():
        yield f"low: {_name(button)} {button.height()} < {wanted.height()}"


def _cut_words(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        if label.height() < label.heightForWidth(label.width()):
            yield f"low words: {_name(label)}"
    elif label.width() < label.sizeHint().width() and "…" not in label.text():
        yield f"cut words: {_name(label)} {label.width()} < {label.sizeHint().width()}"


def _covered(root: QWidget) -> Iterator[str]:
    for parent in (root, *_shown(root)):
        if isinstance(parent, QAbstractScrollArea | QAbstractButton | QStackedWidget):
            continue
        mine = [
            each
            for each in parent.children()
            if isinstance(each, QWidget)
            and each.isVisibleTo(root)
            and not isinstance(each, _PARTS)
            and not each.isWindow()
            and not each.objectName().startswith("qt_")
        ]
        for number, one in enumerate(mine):
            for other in mine[number + 1 :]:
                if _where(one).intersects(_where(other)):
                    yield f"over each other: {_name(one)} and {_name(other)}"


def _where(widget: QWidget) -> QRect:
    return QRect(widget.mapToParent(QPoint(0, 0)), widget.size())


def _too_wide(root: QWidget) -> Iterator[str]:
    for each in _shown(root):
        if not isinstance(each, QAbstractScrollArea) or each.objectName() in WIDE:
            continue
        bar = each.horizontalScrollBar()
        if bar.isVisibleTo(root) and bar.maximum() > 0:
            yield f"goes on at the right: {_name(each)}"
        content = each.widget() if isinstance(each, QScrollArea) else None
        if content is not None and content.width() > each.viewport().width():
            yield f"wider than its place: {_name(each)}"
