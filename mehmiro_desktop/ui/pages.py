"""The screens of the window, each built when first shown, in several turns of the event loop.

The first turn shows an empty page, the next ones import, build and fill the screen, and then it
comes to the front. Only the screen in front is in the window, those left before are kept beside it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mehmiro_desktop.ui import loading
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.typed_ahead import TypedAhead
from mehmiro_desktop.ui.unheard import Unheard
from mehmiro_desktop.ui.widgets import FrontStack, StateView

ScreenFactory = Callable[[UiContext], QWidget]


def _today(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.today import TodayScreen

    return TodayScreen(context)


def _score(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.scoring.screen import ScoreScreen

    return ScoreScreen(context)


def _students(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.classes.screen import ClassesScreen

    return ClassesScreen(context)


def _monitoring(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.monitoring.screen import MonitoringScreen

    return MonitoringScreen(context)


def _lessons(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.lessons.screen import LessonsScreen

    return LessonsScreen(context)


def _suggestions(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.suggestions.screen import SuggestionsScreen

    return SuggestionsScreen(context)


def _student(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.students_page.screen import StudentScreen

    return StudentScreen(context)


def _reports(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.reports.screen import ReportsScreen

    return ReportsScreen(context)


def _sync(context: UiContext) -> QWidget:
    from mehmiro_desktop.ui.sync_center.screen import SyncCenterScreen

    return SyncCenterScreen(context)


SCREEN_FACTORIES: dict[str, ScreenFactory] = {
    "today": _today,
    "score": _score,
    "students": _students,
    "student": _student,
    "monitoring": _monitoring,
    "lessons": _lessons,
    "suggestions": _suggestions,
    "reports": _reports,
    "sync": _sync,
}
"""The screens that need nothing but the context; ``settings`` is added by ``ui.start``."""


class Pages(FrontStack):
    """Holds the screens; ``current`` names the one in front, or on its way there.

    Signals:
        opened: The screen named is in front and was told what to show.
    """

    opened = Signal(str)

    def __init__(
        self, context: UiContext, factories: Mapping[str, ScreenFactory], parent: QWidget
    ) -> None:
        """Build nothing yet."""
        super().__init__(parent)
        self.setObjectName("pages")
        self._context = context
        self._factories = dict(factories)
        self._screens: dict[str, QWidget] = {}
        self._where: dict[str, dict[str, object]] = {}
        self._asked: dict[str, list[dict[str, object]]] = {}
        self.current = ""
        self._turns = Turns(self)
        self._turns.done.connect(self._arrive)
        self._dressing, self._cleaning = Turns(self), Turns(self)
        self._blank = QWidget(self)
        self._blank.setObjectName("pages.opening")
        self._blank.setProperty("role", "page")
        self.addWidget(self._blank)
        self._ahead = TypedAhead(self)

    def open(self, name: str, **where: object) -> None:
        """Bring a screen to the front; ``where`` goes to its ``show_for``.

        A screen that is not built yet comes within a few turns of the event loop; ``opened`` says
        when, and what is typed until then is typed on it.
        """
        # What is half typed on a screen that is being dressed hears that it is left.
        self._dressing.finish()
        if self._ahead.has_kept and name != self.current:
            # It was typed for the screen that is left now, and could be a score.
            self._turns.finish()
        self._turns.stop()
        self._tidying.stop()
        if where:
            self._where[name] = where
        self._asked.setdefault(name, []).append(where)
        self.current = name
        self._turns.start(self._build(name))
        if name in self._screens:
            # One that is in the window and has nothing new to read is in front at once.
            self._turns.take(1)
        else:
            self.setCurrentWidget(self._blank)
        if self._turns.is_running:
            self.wait()

    def wait(self) -> None:
        """Take the keyboard for the screen that is on its way."""
        self._ahead.show()
        self._ahead.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, name: str) -> Iterator[None]:
        if name not in self._screens:
            yield from loading.load(name)
            screen = self._factories[name](self._context)
            screen.setProperty("role", "page")
            self._screens[name] = screen
            self.keep(screen)
            yield
        if self.indexOf(self._screens[name]) < 0:
            self.take_in(self._screens[name])
            yield
        # Some have so much to read that it takes turns of its own.
        show_in_steps = getattr(self._screens[name], "show_in_steps", None)
        if show_in_steps is not None:
            steps = 0
            for where in self._asked.pop(name, ()):
                for _ in show_in_steps(**where):
                    steps += 1
                    if steps > 1:
                        self.setCurrentWidget(self._blank)
                    yield
            if steps:
                yield

    def _arrive(self) -> None:
        screen = self._screens[self.current]
        focus = _focus_in(self)
        # Whoever went to another part of the window meanwhile stays there.
        is_elsewhere = not self._ahead.isHidden() and not self.isAncestorOf(focus or self)
        if screen is not self.currentWidget():
            self._let_go()
        self.setCurrentWidget(screen)
        show_for = getattr(screen, "show_for", None)
        for where in self._asked.pop(self.current, ()):
            if show_for is not None:
                show_for(**where)
        if focus is not None and is_elsewhere:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._begin_at(screen)
        # Before anybody hears of it: what is typed on it may open the next one.
        self._ahead.hide()
        self.tidy_soon()
        self.opened.emit(self.current)
        self._hand_over()

    def _hand_over(self) -> None:
        """Type what was kept on the screen in front, until a key of it opens another."""
        while self._ahead.has_kept and self._is_in_front(front := self.screen_in_front()):
            self._ahead.hand_over(cast("QWidget", front), partial(self._is_in_front, front))

    def _is_in_front(self, screen: QWidget | None) -> bool:
        is_there = screen is not None and self.screen_in_front() is screen
        return is_there and not self._turns.is_running

    def movable(self) -> Sequence[QWidget]:
        """Return the screens: the empty page stays."""
        return list(self._screens.values())

    def dress_in_turns(self, put_on: Callable[[], None]) -> None:
        """Take the screen in front out of the window while it is dressed anew, and put it back.

        Nothing on the screen hears of it: an open editor stays open. A key that comes meanwhile
        has the rest done at once, and goes where the keyboard was. ``put_on`` is called once.
        """
        self.finish()
        self._tidying.finish()
        self._dressing.start(self._dress(put_on))

    def _dress(self, put_on: Callable[[], None]) -> Iterator[None]:
        front = self.screen_in_front()
        if front is None:
            put_on()
            return
        own, focus = _focus_in(self), _focus_of_all()
        with Unheard():
            if focus is not None and front.isAncestorOf(focus):
                self.wait()
                self._ahead.hurry = self._dressing.finish
            self.setCurrentWidget(self._blank)
            self.put_beside(front)
            if focus is not None and not self._ahead.hasFocus():
                # Qt looks for another place for it, also where a list lies over the window.
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        yield
        put_on()
        yield
        self.take_in(front)
        yield
        self._put_back(front, own)

    def _put_back(self, front: QWidget, own: QWidget | None) -> None:
        """Bring ``front`` back; ``own`` had the keyboard in this window."""
        # Another part of the window, a panel on it, or another window altogether.
        elsewhere = _focus_of_all()
        is_waiting = elsewhere is self._ahead
        with Unheard():
            self.setCurrentWidget(front)
            if own is not None and isValid(own) and self._takes_keys(own):
                own.setFocus(Qt.FocusReason.OtherFocusReason)
            if elsewhere is not None and not is_waiting:
                elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_waiting:
            self._begin_at(front)
        self._ahead.hide()
        self._ahead.hurry = None
        self._hand_over()

    def _let_go(self) -> None:
        # A stack hands the focus of the page it hides to the first thing that can take it on the
        # next, e.g. a filter, where Enter means something else than the screen's own first act.
        focus = _focus_in(self)
        if focus is not None and self.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_at(self, screen: QWidget) -> None:
        # The window's own focus: the application has none while the window is still coming up, and
        # what the screen chose for the first Enter must stand then as well.
        focus = _focus_in(self)
        if focus is not None and screen.isAncestorOf(focus) and self._takes_keys(focus):
            return
        first = StateView.act_in_front(screen) or screen
        is_shown = self._takes_keys(_end_of_proxies(first))
        (first if is_shown else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _takes_keys(self, widget: QWidget) -> bool:
        # Keys must not reach what is hidden while presenting.
        return widget.isVisibleTo(self.window())

    @property
    def is_opening(self) -> bool:
        """Whether the screen asked for is not in front yet, or not again."""
        return self._turns.is_running or self._dressing.is_running

    def finish(self) -> None:
        """Open at once what is being opened, e.g. because there is no window to see it come."""
        self._dressing.finish()
        self._turns.finish()

    def hasHeightForWidth(self) -> bool:
        """Take the height there is; asked, each change of a word would measure every screen."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for the room of the screen in front, not of the largest of all."""
        front = self.currentWidget()
        return super().sizeHint() if front is None else front.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Need the room of the screen in front."""
        front = self.currentWidget()
        return super().minimumSizeHint() if front is None else front.minimumSizeHint()

    def screen_in_front(self) -> QWidget | None:
        """Return the screen in front; while it is being built there is none."""
        screen = self._screens.get(self.current)
        return screen if self.currentWidget() is screen else None

    def rebuild(self) -> None:
        """Throw all screens away and build the one in front anew (another language)."""
        self.finish()
        self._tidying.stop()
        old, self._screens = list(self._screens.values()), {}
        self._beside.clear()
        self.setCurrentWidget(self._blank)
        for screen in old:
            self.removeWidget(screen)
        self._cleaning.finish()
        self._cleaning.start(_throw_away(old))
        if self.current:
            self.open(self.current, **self._where.get(self.current, {}))


def _throw_away(screens: list[QWidget]) -> Iterator[None]:
    """Delete screens one a step: to take hundreds of widgets apart takes a while as well."""
    for screen in screens:
        screen.deleteLater()
        # Now, and not all together at the end of the turn.
        QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete.value)
        yield


def _focus_in(widget: QWidget) -> QWidget | None:
    # PySide's own types say there is always one.
    return widget.window().focusWidget()


def _focus_of_all() -> QWidget | None:
    # PySide's own types say there is always one.
    return QApplication.focusWidget()


def _end_of_proxies(widget: QWidget) -> QWidget:
    # PySide's own types say there is always one.
    proxy: QWidget | None = widget.focusProxy()
    return widget if proxy is None else _end_of_proxies(proxy)
