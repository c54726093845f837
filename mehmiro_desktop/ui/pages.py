"""The screens of the window, each built when first shown, in several turns of the event loop.

The first turn shows an empty page, the next ones import, build and fill the screen, and then it
comes to the front. A screen built before is in front at once.
"""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.ui import loading
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.typed_ahead import TypedAhead
from mehmiro_desktop.ui.widgets import StateView

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


class Pages(QStackedWidget):
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
        self._cleaning = Turns(self)
        self._empty = TypedAhead(self)
        self.addWidget(self._empty)

    def open(self, name: str, **where: object) -> None:
        """Bring a screen to the front; ``where`` goes to its ``show_for``.

        A screen that is not built yet comes within a few turns of the event loop; ``opened`` says
        when, and what is typed until then is typed on it.
        """
        if self._empty.has_kept and name != self.current:
            # It was typed for the screen that is left now, and could be a score.
            self.finish()
        self._turns.stop()
        if where:
            self._where[name] = where
        self._asked.setdefault(name, []).append(where)
        self.current = name
        self._turns.start(self._build(name))
        screen = self._screens.get(name)
        if screen is not None and self.indexOf(screen) >= 0:
            # One that has nothing new to read is in front at once.
            self._turns.take(1)
        if self._turns.is_running:
            self.setCurrentWidget(self._empty)
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, name: str) -> Iterator[None]:
        if name not in self._screens:
            yield from loading.load(name)
            screen = self._factories[name](self._context)
            screen.setProperty("role", "page")
            self._screens[name] = screen
            yield
        if self.indexOf(self._screens[name]) < 0:
            self.addWidget(self._screens[name])
            yield
        # Some have so much to read that it takes turns of its own.
        show_in_steps = getattr(self._screens[name], "show_in_steps", None)
        if show_in_steps is not None:
            is_ready = True
            for where in self._asked.pop(name, ()):
                for _ in show_in_steps(**where):
                    is_ready = False
                    yield
            if not is_ready:
                yield
        self._show(name)

    def _show(self, name: str) -> None:
        screen = self._screens[name]
        focus = _focus_in(self)
        is_elsewhere = self.currentWidget() is self._empty and focus is not self._empty
        if screen is not self.currentWidget():
            self._let_go()
        self.setCurrentWidget(screen)
        show_for = getattr(screen, "show_for", None)
        for where in self._asked.pop(name, ()):
            if show_for is not None:
                show_for(**where)
        if focus is not None and is_elsewhere:
            # Whoever went to another part of the window meanwhile stays there.
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._begin_at(screen)
        self.opened.emit(name)
        self._empty.hand_over(screen)

    def _let_go(self) -> None:
        # A stack hands the focus of the page it hides to the first thing that can take it on the
        # next, e.g. a filter, where Enter means something else than the screen's own first act.
        focus = _focus_in(self)
        if focus is not None and self.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_at(self, screen: QWidget) -> None:
        # The window's own focus: the application has none while the window is still coming up, and
        # what the screen chose for the first Enter must stand then as well.
        if screen.isAncestorOf(_focus_in(self) or self):
            return
        first = StateView.act_in_front(screen) or screen
        # Keys must not reach what is hidden while presenting.
        is_shown = _end_of_proxies(first).isVisibleTo(self.window())
        (first if is_shown else self).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_opening(self) -> bool:
        """Whether the screen asked for is not in front yet."""
        return self._turns.is_running

    def finish(self) -> None:
        """Open at once what is being opened, e.g. because there is no window to see it come."""
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
        old, self._screens = list(self._screens.values()), {}
        self.setCurrentWidget(self._empty)
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


def _end_of_proxies(widget: QWidget) -> QWidget:
    # PySide's own types say there is always one.
    proxy: QWidget | None = widget.focusProxy()
    return widget if proxy is None else _end_of_proxies(proxy)
