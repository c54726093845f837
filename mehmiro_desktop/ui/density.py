"""How close the rows of tables stand: comfortable, for fingers too, or compact, for mouse and keys.

One state for the whole app, in force at once: a table keeps its rows by :func:`keep_rows`, a list
that paints itself asks :func:`row_px` and listens to ``news().density_changed``. Only rows move
closer; buttons, boxes and menus stay 44 px, since a row can be reached with keys and a button is
what a hand aims at. Compact ends by itself at the first touch (``ui.touch``).
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView

from mehmiro_desktop.ui.fonts import font

COMFORTABLE_PX, COMPACT_PX = 44, 32
"""A row of one line, in logical pixels (classroom-ux.md 3.3)."""
_AROUND_PX = 6
"""What a compact row leaves around its text, above and below together."""


@dataclass
class _Current:
    is_compact: bool = False


class DensityNews(QObject):
    """Tells that rows have another height now."""

    density_changed = Signal()


_current = _Current()
_news: list[DensityNews] = []


def news() -> DensityNews:
    """Return the one object whose ``density_changed`` signal reports a change."""
    if not _news:
        _news.append(DensityNews())
    return _news[0]


def is_compact() -> bool:
    """Tell whether rows stand close together."""
    return _current.is_compact


def use_compact(is_wanted: bool) -> None:
    """Move rows closer together, or apart."""
    if is_wanted != _current.is_compact:
        _current.is_compact = is_wanted
        news().density_changed.emit()


def row_px(comfortable: int = COMFORTABLE_PX) -> int:
    """Return the height of a row of one line now, in logical pixels.

    Compact it is 32, more where larger text needs it, and never more than ``comfortable``.
    """
    if not _current.is_compact:
        return comfortable
    needed = QFontMetrics(font("body")).height() + _AROUND_PX
    return min(max(COMPACT_PX, needed), comfortable)


def lines_px(comfortable: int, compact: int) -> int:
    """Return the height now of a row of several lines, which knows both of its heights."""
    return compact if _current.is_compact else comfortable


def keep_rows(header: QHeaderView, comfortable: int, compact: int | None = None) -> None:
    """Keep the rows of ``header``'s table at the height in force, from now on.

    Args:
        header: the table's vertical header.
        comfortable: a row's height in logical pixels, text size included.
        compact: the same close together; left out, what one line of text needs.
    """
    _RowKeeper(header, comfortable, compact)


class _RowKeeper(QObject):
    """Goes away with its header, and with it what it hears."""

    def __init__(self, header: QHeaderView, comfortable: int, compact: int | None) -> None:
        super().__init__(header)
        self._header = header
        self._comfortable, self._compact = comfortable, compact
        news().density_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._compact is None:
            height = row_px(self._comfortable)
        else:
            height = lines_px(self._comfortable, self._compact)
        self._header.setMinimumSectionSize(min(height, COMFORTABLE_PX))
        self._header.setDefaultSectionSize(height)
