"""Classes, their rosters, variables and assessment sessions: one screen to set a class up."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.arranging import archive_class, unarchive_class
from mehmiro_desktop.store.commands.classes import add_class, remove_class
from mehmiro_desktop.store.commands.school_year import start_school_year
from mehmiro_desktop.store.queries.classes import count_scores, count_students, load_classes
from mehmiro_desktop.ui.beside import edit_beside
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
    FrontStack,
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
Tab = TypeVar("Tab", StudentsTab, VariablesTab, SessionsTab)


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

    @cached_property
    def students(self) -> StudentsTab:
        """The roster, made when it is first asked for, as are the other lists."""
        return self._take_in(StudentsTab(self.context), "students", self.tr("Students {count}"))

    @cached_property
    def variables(self) -> VariablesTab:
        """The variables."""
        words = self.tr("Variables {count}")
        return self._take_in(VariablesTab(self.context), "variables", words)

    @cached_property
    def sessions(self) -> SessionsTab:
        """The assessment sessions, as a list and as a map."""
        words = self.tr("Assessment sessions {count}")
        return self._take_in(SessionsTab(self.context), "sessions", words)

    def _take_in(self, tab: Tab, key: str, words: str) -> Tab:
        self.stack.keep(tab)
        tab.counted.connect(_CountShower(self.tabs, key, words))
        return tab

    def _list(self, key: str) -> "StudentsTab | VariablesTab | SessionsTab":
        found: StudentsTab | VariablesTab | SessionsTab = getattr(self, key)
        return found

    def show_for(self, class_id: str = "", tab: str = "", **_where: object) -> None:
        """Show the screen at once, for a class and one of its lists if they are named."""
        for _ in self.show_in_steps(class_id, tab):
            pass

    def show_in_steps(
        self, class_id: str = "", tab: str = "", **_where: object
    ) -> "Iterator[None]":
        """Make ready what :meth:`show_for` shows, within several turns."""
        if tab:
            self.tabs.choose(tab)
        class_id = class_id or self.class_id
        if self._is_stale or self._class is None or class_id != self.class_id:
            self.class_id, self._lost_id = class_id, ""
            yield from self._read()
        self.stack.bring(self._list(self.tabs.current))

    def open_class(self, class_id: str) -> None:
        """Show a class; when it is gone, the first there is."""
        self.class_id, self._lost_id = class_id, ""
        self.refresh()

    def refresh(self) -> None:
        """Read everything shown again."""
        for _ in self._read():
            pass

    def _read(self) -> "Iterator[None]":
        """Read the classes and the list in front; those behind it follow in turns of their own."""
        self._turns.stop()
        self._is_stale, is_through = False, False
        try:
            yield from self._read_class()
            is_through = True
        except MehmiroError as error:
            self.state.show_error(error, self.tr("Try again"), self.refresh)
        finally:
            # Dropped on the way it is read again by the next one to ask; so is what came meanwhile.
            self._is_stale |= not is_through

    def _read_class(self) -> "Iterator[None]":
        classes = load_classes(self.context.store, include_archived=True)
        students = count_students(self.context.store)
        by_id = {each.id: each for each in classes}
        self._follow_choice(by_id)
        self.class_list.show_classes(classes, students, self.class_id)
        self._class = by_id.get(self.class_id)
        if self._class is None:
            self._show_empty()
            return
        self.details.show_class(self._class)
        self.menu.show_class(self._class)
        self.archived.show_since(self._class.archived_at)
        yield
        front = self.tabs.current
        yield from self._fill(front)
        self.stack.bring(self._list(front))
        self.state.show_content()
        self._tell_place()
        self._turns.start(self._fill_others(front))

    def _fill(self, key: str) -> "Iterator[None]":
        tab = self._list(key)
        yield
        if tab.class_id == self.class_id:
            tab.refresh()
        else:
            tab.show_class(self.class_id)

    def _fill_others(self, front: str) -> "Iterator[None]":
        try:
            for key in self.tabs.keys:
                if key != front:
                    yield from self._fill(key)
                    yield
        except MehmiroError as error:
            self._say_error(error)

    def _tell_place(self) -> None:
        if self.isVisible() and self._class is not None:
            self.context.tell_place(self._class.name, "")

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
        # Read before it came to the front, it could not say so then.
        self._tell_place()
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
        self.stack = FrontStack()
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
        self.stack.bring(self._list(key))

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
        name, store, class_id = self._class.name, self.context.store, self._class.id

        def done(_edit: object) -> None:
            self.refresh()
            self.context.toast(self.tr("Class {name} removed").format(name=name), undo=True)

        words = self.tr("Removing class {name}…").format(name=name)
        rows = self._count_scores(class_id)
        work = partial(remove_class, store, class_id)
        edit_beside(self.context, self, rows, words, work, done, self._say_error)

    def _count_scores(self, class_id: str) -> int:
        try:
            return count_scores(self.context.store, class_id=class_id)
        except MehmiroError:
            # The removal itself will say what is wrong.
            return 0

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
