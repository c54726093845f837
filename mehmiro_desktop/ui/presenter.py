"""Presenter mode: what is private is masked in place while the class sees the screen.

One state for the whole app. A screen asks :func:`is_on` when it paints, listens to
``news().presenter_changed``, writes private words through :func:`masked`, and puts whole private
parts into a :class:`PresenterCover`. Nothing masked is left in tool tips or accessible texts:
a covered part is hidden, not painted over.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.ui.widgets import IconLabel, plain_label, v_column

DOT = "•"
"""What stands in the place of something private."""


@dataclass
class _Current:
    is_on: bool = False
    shows_numbers: bool = False


class PresenterNews(QObject):
    """Tells that presenter mode, or what it shows of aliases, has changed."""

    presenter_changed = Signal()


_current = _Current()
_news: list[PresenterNews] = []


def news() -> PresenterNews:
    """Return the one object whose ``presenter_changed`` signal reports a change."""
    if not _news:
        _news.append(PresenterNews())
    return _news[0]


def is_on() -> bool:
    """Tell whether the class may be looking; exports and print previews are blocked then."""
    return _current.is_on


def shows_numbers() -> bool:
    """Tell whether numbers stand for aliases now."""
    return _current.is_on and _current.shows_numbers


def turn(is_on: bool) -> None:
    """Start or end presenter mode."""
    _change(_Current(is_on, _current.shows_numbers))


def show_numbers(is_wanted: bool) -> None:
    """Let numbers stand for aliases while presenting, or not."""
    _change(_Current(_current.is_on, is_wanted))


def _change(wanted: _Current) -> None:
    if wanted == _current:
        return
    _current.is_on, _current.shows_numbers = wanted.is_on, wanted.shows_numbers
    news().presenter_changed.emit()


def masked(text: str) -> str:
    """Return private words, or a dot in their place; nothing stays nothing."""
    return DOT if _current.is_on and text else text


def shown_alias(alias: str, position: int) -> str:
    """Return an alias, or the number of a student at ``position`` (from 0) in the class."""
    return str(position + 1) if shows_numbers() else alias


class PresenterCover(QStackedWidget):
    """Holds a private part of a screen, and hides it while presenting."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Take ``content`` in."""
        super().__init__(parent)
        self.content = content
        self._notice = hidden_notice()
        self.addWidget(content)
        self.addWidget(self._notice)
        news().presenter_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setCurrentWidget(self._notice if is_on() else self.content)


class HiddenNotice(QWidget):
    """The words in the place of a private part."""

    def __init__(self) -> None:
        """Lay out the icon and the words."""
        super().__init__()
        self.setObjectName("presenter.hidden")
        middle = Qt.AlignmentFlag.AlignHCenter
        column = v_column(spacing=12, margin=24)
        column.addStretch(1)
        column.addWidget(IconLabel("eye-off", "text_muted", 40), 0, middle)
        words = plain_label(self.tr("Hidden while presenting"), role="muted")
        column.addWidget(words, 0, middle)
        column.addStretch(1)
        self.setLayout(column)


def hidden_notice() -> QWidget:
    """Return the words in the place of a private part."""
    return HiddenNotice()
