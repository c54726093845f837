"""The screens of the window, each built when first shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.ui.context import UiContext

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
    """Holds the screens; ``current`` names the one in front."""

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
        self.current = ""

    def open(self, name: str, **where: object) -> QWidget:
        """Bring a screen to the front; ``where`` goes to its ``show_for``."""
        screen = self._screens.get(name)
        if screen is None:
            screen = self._factories[name](self._context)
            screen.setProperty("role", "page")
            self._screens[name] = screen
            self.addWidget(screen)
        if where:
            self._where[name] = where
        self.current = name
        if screen is not self.currentWidget():
            self._let_go()
        self.setCurrentWidget(screen)
        show_for = getattr(screen, "show_for", None)
        if show_for is not None:
            show_for(**where)
        return screen

    def _let_go(self) -> None:
        # A stack hands the focus of the page it hides to the first thing that can take it on the
        # next, e.g. a filter, where Enter means something else than the screen's own first act.
        # PySide's own types say there is always one.
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def screen_in_front(self) -> QWidget | None:
        """Return the screen in front, if there is one."""
        return self._screens.get(self.current)

    def rebuild(self) -> None:
        """Throw all screens away and build the one in front anew (another language)."""
        for screen in self._screens.values():
            self.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._screens = {}
        if self.current:
            self.open(self.current, **self._where.get(self.current, {}))
