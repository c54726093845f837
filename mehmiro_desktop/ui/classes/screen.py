"""Classes, their rosters, variables and assessment sessions: one screen to set a class up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.arranging import archive_class, unarchive_class
from mehmiro_desktop.store.commands.classes import add_class, remove_class
from mehmiro_desktop.store.commands.school_year import start_school_year
from mehmiro_desktop.store.queries.classes import load_overviews
from mehmiro_desktop.ui.classes.archived_bar import ArchivedBar
from mehmiro_desktop.ui.classes.class_list import NARROW_PX, WIDE_PX, ClassList
from mehmiro_desktop.ui.classes.class_menu import ClassMenu
from mehmiro_desktop.ui.classes.details import ClassDetails
from mehmiro_desktop.ui.classes.new_year_panel import NewYear, NewYearPanel
from mehmiro_desktop.ui.classes.sessions_tab import SessionsTab
from mehmiro_desktop.ui.classes.students_tab import StudentsTab
from mehmiro_desktop.ui.classes.variables_tab import VariablesTab
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import (
    Notice,
    ScrollColumn,
    StateView,
    h_row,
    v_column,
)
from mehmiro_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mehmiro_desktop.domain.entities import SchoolClass

TABLES = frozenset(
    ("classes", "students", "assessment_variables", "assessment_sessions", "assessments")
)
ROOMY_PX = 1100


class ClassesScreen(QWidget):
    """The list of classes on the left, the chosen class on the right."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("students")
        self.context = context
        self.class_id = ""
        self._class: SchoolClass | None = None
        self._lost_id = ""
        self._is_stale = True
        self._turns = Turns(self)
        self.class_list = ClassList()
        self.class_list.chosen.connect(self.open_class)
        self.class_list.add_asked.connect(self._on_add_class)
        self.notice = Notice("students.notice")
        self.details = ClassDetails(context)
        self.details.edited.connect(self._on_details_edited)
        self.students = StudentsTab(context)
        self.variables = VariablesTab(context)
        self.sessions = SessionsTab(context)
        self.state = StateView("students.state", self._class_page())
        body = v_column(spacing=12)
        body.addWidget(self.notice)
        body.addWidget(self.state, 1)
        row = h_row(self.class_list, spacing=16)
        row.setContentsMargins(24, 20, 24, 20)
        row.addLayout(body, 1)
        self.setLayout(row)
        self.setFocusProxy(self.class_list.list)
        self.year_panel = NewYearPanel(self)
        self.year_panel.create_wanted.connect(self._on_new_year)
        self.year_panel.closed.connect(self.menu.button.setFocus)
        context.bridge.tables_changed.connect(self._on_tables_changed)

    def show_for(self, class_id: str = "", tab: str = "", **_where: object) -> None:
        """Show the screen, for a class and one of its lists if they are named."""
        if tab:
            self.tabs.choose(tab)
        self.open_class(class_id or self.class_id)

    def open_class(self, class_id: str) -> None:
        """Show a class; when it is gone, the first there is."""
        self.class_id, self._lost_id = class_id, ""
        self.refresh()

    def refresh(self) -> None:
        """Read everything shown again."""
        self._is_stale = False
        try:
            overviews = load_overviews(self.context.store, include_archived=True)
        except MehmiroError as error:
            self.state.show_error(sentence(error), "", self.tr("Try again"), self.refresh)
            return
        by_id = {each.school_class.id: each.school_class for each in overviews}
        self._follow_choice(by_id)
        self.class_list.show_classes(overviews, self.class_id)
        self._class = by_id.get(self.class_id)
        if self._class is None:
            self._show_empty()
            return
        self.details.show_class(self._class)
        self.menu.show_class(self._class)
        self.archived.show_since(self._class.archived_at)
        self._turns.start(self._fill_lists())
        self._turns.take(1)
        self.state.show_content()
        if self.isVisible():
            self.context.tell_place(self._class.name, "")

    def _fill_lists(self) -> "Iterator[None]":
        """Read the list in front, and within the next turns those behind it."""
        lists: list[StudentsTab | VariablesTab | SessionsTab]
        lists = [self.students, self.variables, self.sessions]
        for tab in sorted(lists, key=lambda each: each is not self.stack.currentWidget()):
            if tab.class_id == self.class_id:
                tab.refresh()
            else:
                tab.show_class(self.class_id)
            yield

    def finish(self) -> None:
        """Read at once the lists that are still to be read."""
        self._turns.finish()

    def _follow_choice(self, by_id: "Mapping[str, SchoolClass]") -> None:
        """Keep to the class chosen: one that Undo brings back is chosen again."""
        in_use = [each.id for each in by_id.values() if each.archived_at is None]
        if self._lost_id in in_use:
            self.class_id, self._lost_id = self._lost_id, ""
        if self.class_id not in by_id:
            self._lost_id = self.class_id or self._lost_id
            self.class_id = next(iter(in_use or by_id), "")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        # Whoever opens the screen mostly says at once which class, and reads it then: not twice.
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the lists more room in a small window."""
        super().resizeEvent(event)
        self.class_list.setFixedWidth(WIDE_PX if self.width() >= ROOMY_PX else NARROW_PX)

    def _class_page(self) -> QWidget:
        page = ScrollColumn(margin=0, spacing=12)
        self.tabs = Segments(
            "students.tabs",
            (
                ("students", self.tr("Students")),
                ("variables", self.tr("Variables")),
                ("sessions", self.tr("Assessment sessions")),
            ),
        )
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.stack = QStackedWidget()
        for key, words in (
            ("students", self.tr("Students {count}")),
            ("variables", self.tr("Variables {count}")),
            ("sessions", self.tr("Assessment sessions {count}")),
        ):
            tab = getattr(self, key)
            self.stack.addWidget(tab)
            tab.counted.connect(_CountShower(self.tabs, key, words))
        self.menu = ClassMenu()
        self.menu.new_year_asked.connect(self._ask_new_year)
        self.menu.archive_asked.connect(self._on_archive)
        self.menu.remove_asked.connect(self._on_remove_class)
        self.archived = ArchivedBar()
        self.archived.return_asked.connect(self._on_return)
        head = h_row(self.details, self.menu)
        head.setStretchFactor(self.details, 1)
        page.column.addLayout(head)
        page.column.addWidget(self.archived)
        page.column.addWidget(self.tabs)
        page.column.addWidget(self.stack, 1)
        return page

    def _show_empty(self) -> None:
        self.state.show_empty(
            self.tr("Add your first class"),
            self.tr("Give it the name you use for it. Students are known by an alias only."),
            self.tr("Add a class"),
            self.class_list.focus_add,
            icon="users",
        )

    def _on_tab_chosen(self, key: str) -> None:
        self._turns.finish()
        self.stack.setCurrentWidget(getattr(self, key))

    def _on_add_class(self, name: str) -> None:
        try:
            added = add_class(self.context.store, name)
        except MehmiroError as error:
            self._say_error(error)
            return
        self.notice.say("")
        self.class_list.add_line.setText("")
        self.tabs.choose("students")
        self.open_class(added.id)
        self.students.add_line.setFocus()
        self.context.toast(self.tr("Class {name} added").format(name=name), undo=True)

    def _on_remove_class(self) -> None:
        if self._class is None:
            return
        name = self._class.name
        try:
            remove_class(self.context.store, self._class.id)
        except MehmiroError as error:
            self._say_error(error)
            return
        self.refresh()
        self.context.toast(self.tr("Class {name} removed").format(name=name), undo=True)

    def _on_archive(self, is_wanted: bool) -> None:
        if self._class is None:
            return
        name, class_id = self._class.name, self._class.id
        try:
            (archive_class if is_wanted else unarchive_class)(self.context.store, class_id)
        except MehmiroError as error:
            self._say_error(error)
            return
        if is_wanted:
            # The next class comes to the front; should this one be taken back, it again.
            self.class_id, self._lost_id = "", class_id
            self.class_list.archived_button.setChecked(False)
        self.refresh()
        words = (
            self.tr("Class {name} archived") if is_wanted else self.tr("{name} is in use again")
        )
        self.context.toast(words.format(name=name), undo=True)

    def _on_return(self) -> None:
        self._on_archive(False)

    def _ask_new_year(self) -> None:
        if self._class is not None:
            button = self.menu.button
            near = QRect(button.mapTo(self, button.rect().topLeft()), button.size())
            self.year_panel.open_for(near, self._class, self.context.clock.today())

    def _on_new_year(self, wanted: NewYear) -> None:
        if self._class is None:
            return
        try:
            made = start_school_year(
                self.context.store,
                self._class.id,
                wanted.name,
                wanted.academic_year,
                copies_students=wanted.copies_students,
                archives_old=wanted.archives_old,
            )
        except MehmiroError as error:
            self.year_panel.show_failure(sentence(error))
            return
        old_id = self._class.id
        self.year_panel.close_panel()
        self.tabs.choose("students")
        self.open_class(made.id)
        self._lost_id = old_id if wanted.archives_old else ""
        self.students.add_line.setFocus()
        self.context.toast(self.tr("Class {name} added").format(name=made.name), undo=True)

    def _on_details_edited(self) -> None:
        self.notice.say("")
        self.refresh()

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if not news.tables & TABLES:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _say_error(self, error: MehmiroError) -> None:
        self.notice.say(sentence(error), "error")
        self.context.announce(sentence(error))


class _CountShower:
    """Writes a list's length into its segment."""

    def __init__(self, tabs: Segments, key: str, words: str) -> None:
        self._tabs, self._key, self._words = tabs, key, words

    def __call__(self, count: int) -> None:
        self._tabs.show_text(self._key, self._words.format(count=count))
