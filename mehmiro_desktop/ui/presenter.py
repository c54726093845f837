"""Presenter mode: what is private is masked in place while the class sees the screen.

One state for the whole app. A screen asks :func:`is_on` when it paints, listens to
``news().presenter_changed``, writes private words through :func:`masked` and whoever they are of
through :func:`shown_alias`, and puts parts of which nothing may stay into a
:class:`PresenterCover`. Nothing masked is left in tool tips or accessible texts: a covered part is
hidden, not painted over, and what is masked is spoken through :func:`aloud`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import IconLabel, plain_label, v_column

DOT = "•"
"""What stands in the place of something private."""

Places = Mapping[str, int]
"""Each student's place in the list of their class, from 1, by the student's id."""


@dataclass
class _Current:
    is_on: bool = False
    shows_numbers: bool = False


class PresenterNews(QObject):
    """Tells that presenter mode, or what it shows of aliases, has changed."""

    presenter_changed = Signal()

    def __init__(self) -> None:
        """Tell nothing yet."""
        super().__init__()
        self._behind: list[Follower] = []
        self._turns = Turns(self)

    def catch_up_later(self, follower: "Follower") -> None:
        """Let ``follower`` catch up in a turn that has nothing more urgent."""
        self._behind.append(follower)
        if not self._turns.is_running:
            self._turns.start(self._catch_up())

    def _catch_up(self) -> Iterator[None]:
        while self._behind:
            follower = self._behind.pop()
            if isValid(follower):
                follower.catch_up()
                yield


class Follower(QObject):
    """Does what a change asks for: at once in sight, else before it is next seen."""

    def __init__(
        self, widget: QWidget, act: Callable[[], object], *, waits: bool = False
    ) -> None:
        super().__init__(widget)
        self._widget, self._act, self._waits = widget, act, waits
        self._is_behind = False
        news().presenter_changed.connect(self._on_changed)
        widget.installEventFilter(self)

    def _on_changed(self) -> None:
        self._is_behind = True
        if self._widget.isVisible():
            self.catch_up()
        elif not self._waits:
            news().catch_up_later(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Catch up before the widget is painted again."""
        if event.type() == QEvent.Type.Show:
            self.catch_up()
        return False

    def note_done(self) -> None:
        """Know that all was written since the last change."""
        self._is_behind = False

    def catch_up(self) -> None:
        """Do it now, if it was not done since the last change."""
        if self._is_behind:
            self._is_behind = False
            self._act()


class _Numbers:
    """Which number stands for whom; read when a number is first needed after a change."""

    def __init__(self) -> None:
        self.load: Callable[[], Places] = dict
        self._known: Places | None = None

    def forget(self) -> None:
        self._known = None

    def of(self, student_id: str) -> int | None:
        if not student_id:
            return None
        if self._known is None or student_id not in self._known:
            # Somebody just added is not known yet; whoever was removed never will be.
            try:
                self._known = self.load()
            except MehmiroError:
                self._known = {}
        return self._known.get(student_id)


_current = _Current()
_numbers = _Numbers()
_news: list[PresenterNews] = []


def news() -> PresenterNews:
    """Return the one object whose ``presenter_changed`` signal reports a change."""
    if not _news:
        _news.append(PresenterNews())
    return _news[0]


def follow(widget: QWidget, act: Callable[[], object], *, waits: bool = False) -> Follower:
    """Call ``act`` whenever presenter mode, or what it shows of aliases, has changed.

    At once if ``widget`` is in sight. What nobody sees waits for a later turn of the event loop,
    or until it is to be shown, whichever comes first: all the screens there are would hold up what
    is in sight. With ``waits`` only until it is to be shown, for a screen that is out of the window
    until then, and mostly written anew when it comes; it says so by ``note_done``.
    """
    return Follower(widget, act, waits=waits)


def is_on() -> bool:
    """Tell whether the class may be looking; exports and print previews are blocked then."""
    return _current.is_on


def shows_numbers() -> bool:
    """Tell whether numbers stand for aliases now."""
    return _current.is_on and _current.shows_numbers


def prefers_numbers() -> bool:
    """Tell whether numbers stand for aliases whenever presenter mode is on."""
    return _current.shows_numbers


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
    _hide_tip()
    news().presenter_changed.emit()


def _hide_tip() -> None:
    """Take away the tip that is open, which was written before; Qt's own way leaves it a moment."""
    for window in QApplication.topLevelWidgets():
        if window.inherits("QTipLabel"):
            window.hide()


def number_by(load: Callable[[], Places]) -> None:
    """Take the students' numbers from ``load`` (the account that is open)."""
    _numbers.load = load
    _numbers.forget()


def follow_students(changed: TablesChanged) -> None:
    """Number the students anew when any came, went or moved."""
    if "students" in changed.tables:
        _numbers.forget()


def masked(text: str) -> str:
    """Return private words, or a dot in their place; nothing stays nothing."""
    return DOT if _current.is_on and text else text


def shown_alias(alias: str, student_id: str) -> str:
    """Return an alias, or the student's number in the class; a dot for who has none."""
    if not shows_numbers() or not alias:
        return alias
    number = _numbers.of(student_id)
    return DOT if number is None else str(number)


def hidden() -> str:
    """Return what stands where a part is hidden, and what is said instead of a dot."""
    return QCoreApplication.translate("HiddenNotice", "Hidden while presenting")


def aloud(text: str) -> str:
    """Return ``text`` for the ear: a dot says nothing, so it is told what it stands for."""
    return text.replace(DOT, hidden()) if _current.is_on else text


def show_masked(label: QLabel, text: str) -> None:
    """Show a private text on a label: itself, or a dot that tells a screen reader why."""
    label.setText(masked(text))
    label.setAccessibleName(aloud(label.text()) if _current.is_on else "")


def cover_typing(line: QLineEdit, *, is_wanted: bool) -> None:
    """Show what is typed into ``line`` as dots, to the eye and to screen readers, or plainly."""
    modes = QLineEdit.EchoMode
    line.setEchoMode(modes.Password if is_wanted else modes.Normal)


class PresenterCover(QStackedWidget):
    """Holds a private part of a screen, and hides it while presenting."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Take ``content`` in."""
        super().__init__(parent)
        self.content = content
        self._notice = HiddenNotice()
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
