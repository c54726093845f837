"""The page of one student. Opened by ``context.open_screen("student", student_id=…, tab=…)``."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.domain.insights import of_present_class, overall_trend, variable_insights
from mehmiro_desktop.domain.student_page import ClassMean, StudentPage
from mehmiro_desktop.errors import MehmiroError, RecordNotFound
from mehmiro_desktop.store.queries.classes import load_classes, load_students
from mehmiro_desktop.store.queries.student import load_means, load_own_page
from mehmiro_desktop.store.queries.suggestions import load_suggestions
from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.students_page.charts_tab import ChartsTab
from mehmiro_desktop.ui.students_page.comments_tab import CommentsTab, SourcesTab, commented
from mehmiro_desktop.ui.students_page.diagnoses_tab import DiagnosesTab
from mehmiro_desktop.ui.students_page.drawing import StudentCharts
from mehmiro_desktop.ui.students_page.header import StudentHeader
from mehmiro_desktop.ui.students_page.history_tab import HistoryTab
from mehmiro_desktop.ui.students_page.suggestions_tab import SuggestionsTab
from mehmiro_desktop.ui.students_page.summary_tab import SummaryTab
from mehmiro_desktop.ui.students_page.tab import Shown, Speech, StudentTab, toggle_all
from mehmiro_desktop.ui.students_page.words import StudentWords
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import FrontStack, Notice, StateView, v_column
from mehmiro_desktop.ui.widgets.segments import Segments

REFRESH_MS = 150
"""News of a pull come page by page; the page is read again at most this often."""
_TABLES = frozenset(
    (
        "students", "classes", "assessments", "assessment_variables", "assessment_sessions",
        "session_attendance", "ai_suggestions", "student_monitoring_status",
        "monitoring_diagnoses", "monitoring_overrides",
    )
)  # fmt: skip
MAKERS: Mapping[str, Callable[[UiContext, Speech], StudentTab]] = {
    "summary": SummaryTab,
    "charts": ChartsTab,
    "sources": SourcesTab,
    "comments": CommentsTab,
    "history": HistoryTab,
    "suggestions": SuggestionsTab,
    "diagnoses": DiagnosesTab,
}


TABS = tuple(MAKERS)


class Tabs(dict[str, StudentTab]):
    """The tabs by name, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], StudentTab]) -> None:
        """Make none yet."""
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> StudentTab:
        """Make a tab."""
        self[name] = self._make(name)
        return self[name]


class StudentScreen(QWidget):
    """Header, seven tabs; Alt+Left and Alt+Right change the student and keep the tab."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build header and tabs; a student comes with :meth:`show_for`."""
        super().__init__(parent)
        self.setObjectName("student")
        self.context = context
        self._student_id = ""
        self._is_stale = False
        self._unread = 0
        self._shown: Shown | None = None
        self._words = words = StudentWords(context.clock.today(), self)
        speech = Speech(words, StudentCharts(words, self))
        self.header = StudentHeader(words, context.clock.today(), context.settings)
        self.header.step.connect(self.go)
        self.tabs = Segments("student.tabs", [(name, "") for name in TABS])
        self.tabs.chosen.connect(self._on_tab)
        self.notice = Notice("student.notice")
        self.stack = FrontStack()
        self.pages = Tabs(partial(self._make_page, speech))
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh_soon)
        self._turns = Turns(self)
        self.turning = Turns(self)
        context.bridge.tables_changed.connect(self._on_news)
        self._follower = presenter.follow(self, self._follow_presenter, waits=True)
        context.day.changed.connect(self._on_day)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.go(step))

    def _lay_out(self) -> None:
        content = QWidget()
        column = v_column(spacing=14)
        column.setContentsMargins(24, 18, 24, 18)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        content.setLayout(column)
        self.state = StateView("student.state", content)
        whole = v_column()
        whole.addWidget(self.state)
        self.setLayout(whole)
        self.setFocusProxy(self.tabs)

    def _make_page(self, speech: Speech, name: str) -> StudentTab:
        page = MAKERS[name](self.context, speech)
        page.failed.connect(self._on_failed)
        page.acted.connect(self.refresh_soon)
        return page

    @property
    def student_id(self) -> str:
        """Whose page it is; empty before the first."""
        return self._student_id

    def show_for(self, student_id: str = "", tab: str = "", **_where: object) -> None:
        """Show a student; ``tab`` is one of :data:`TABS`, empty to keep the one in front."""
        self._turns.start(self.show_in_steps(student_id, tab))
        self._turns.finish()

    def show_in_steps(
        self, student_id: str = "", tab: str = "", **_where: object
    ) -> Iterator[None]:
        """Show a student within several turns; see :meth:`show_for`."""
        if student_id:
            self._student_id = student_id
        elif not self._student_id:
            self._student_id = self._first_student()
        self.notice.say("")
        if tab in TABS:
            had_focus = self.tabs.isAncestorOf(QApplication.focusWidget() or self)
            self.tabs.choose(tab)
            if had_focus:
                self.tabs.focus_current()
        yield from self._read()

    def _first_student(self) -> str:
        store = self.context.store
        for each in load_classes(store):
            students = load_students(store, each.id)
            if students:
                return students[0].id
        return ""

    def go(self, step: int) -> None:
        """Show the student ``step`` places further in the class's list."""
        if self._shown is None:
            return
        neighbours = self._shown.page.neighbours
        # From the one asked for last, who may still be on the way.
        if self._student_id not in neighbours:
            return
        place = neighbours.index(self._student_id) + step
        if 0 <= place < len(neighbours):
            self._student_id = neighbours[place]
            self.notice.say("")
            self._turns.start(self._read(is_announced=True))

    def refresh(self) -> None:
        """Read the student again and fill the tab in front."""
        self._turns.start(self._read())
        self._turns.finish()

    def refresh_soon(self) -> None:
        """Read the student again within the next turns."""
        self._turns.start(self._read())

    def finish(self) -> None:
        """Show at once whose page is on the way."""
        self._turns.finish()

    def _read(self, *, is_announced: bool = False) -> Iterator[None]:
        self._timer.stop()
        self._is_stale = False
        if not self._student_id:
            self._show_empty()
            return
        try:
            page = load_own_page(self.context.store, self._student_id)
            yield
            means: dict[tuple[str, str], ClassMean] = {}
            for part in load_means(self.context.store, page):
                means |= part
                yield
            page = replace(page, means=means)
            unread = self._count_unread()
        except RecordNotFound:
            self._shown = None
            self._show_gone()
            return
        except MehmiroError as error:
            self._shown = None
            self.state.show_error(error, self.tr("Try again"), self.refresh_soon)
            return
        yield
        insights = variable_insights(page.variables, page.scores, page.means)
        present = of_present_class(insights, page.school_class.id)
        self._shown = Shown(page, insights, overall_trend(present))
        self._unread = unread
        self.state.show_content()
        # Before it is written: what changes half way is to be caught up with.
        self._follower.note_done()
        self._show_head(self._shown)
        yield
        self._fill()
        self._tell_place()
        if is_announced:
            student = page.student
            self.context.announce(presenter.shown_alias(student.alias, student.id))

    def _tell_place(self) -> None:
        if self.isVisible() and self._shown is not None:
            self.context.tell_place(self._shown.page.school_class.name, "")

    def _show_head(self, shown: Shown) -> None:
        self.header.show_page(shown.page, shown.trend)
        self._show_tab_words(shown.page, self._unread)

    def _count_unread(self) -> int:
        found = load_suggestions(self.context.store, student_id=self._student_id)
        return sum(not each.is_read and not each.is_archived for each in found)

    def _show_tab_words(self, page: StudentPage, unread: int) -> None:
        comments = len(commented(self._shown)) if self._shown else 0
        for name, text, count in (
            ("summary", self.tr("Summary"), 0),
            ("charts", self.tr("Charts"), 0),
            ("sources", self.tr("Sources"), 0),
            ("comments", self.tr("Comments"), comments),
            ("history", self.tr("History"), 0),
            ("suggestions", self.tr("Suggestions"), unread),
            ("diagnoses", self.tr("Diagnoses"), len(page.diagnoses)),
        ):
            has_count = count and not presenter.is_on()
            self.tabs.show_text(name, f"{text} {count}" if has_count else text)

    def _fill(self) -> None:
        if self._shown is not None:
            page = self.pages[self.tabs.current]
            self.stack.bring(page)
            page.show_student(self._shown)

    def _show_empty(self) -> None:
        self._shown = None
        self.state.show_empty(
            self.tr("There are no students yet."),
            self.tr("Add them to a class; their pages fill as you score."),
            self.tr("Open Students"),
            lambda: self.context.open_screen("students"),
            icon="users",
        )

    def _show_gone(self) -> None:
        self.state.show_empty(
            self.tr("This student is no longer here."),
            self.tr("They were removed on this or another laptop; Undo brings them back."),
            self.tr("Open Students"),
            lambda: self.context.open_screen("students"),
            icon="user-x",
        )

    def _on_tab(self, _name: str) -> None:
        self.notice.say("")
        self._fill()

    def _on_failed(self, error: MehmiroError) -> None:
        self.notice.say(sentence(error), "error")
        self.context.announce(sentence(error))

    def _follow_presenter(self) -> None:
        """Write everything anew, also behind another screen: it must be right when it shows."""
        if self._shown is not None:
            self._show_head(self._shown)
            self._fill()

    def _on_news(self, news: TablesChanged) -> None:
        if not news.tables & _TABLES:
            return
        self._is_stale = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _on_day(self, today: date) -> None:
        """Say anew what was said of another day: yesterday, last seen, how old."""
        self._words.today = self.header.today = today
        for page in self.pages.values():
            page.forget_day(today)
        if self.isVisible() and self._student_id:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        # Read in steps before it came to the front, it could not say so then.
        self._tell_place()
        if self._is_stale and self._shown is not None:
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T turns every chart of the tab into its table and back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if (
            event.key() == Qt.Key.Key_T
            and plain
            and letters.are_on()
            and self._shown is not None
        ):
            self.turning.finish()
            panels = self.pages[self.tabs.current].panels()
            self.turning.start(toggle_all(panels, self.context.announce))
            return
        super().keyPressEvent(event)
