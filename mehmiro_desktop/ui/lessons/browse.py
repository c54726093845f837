"""Choosing a lesson: the calendar of a week, or the list of all."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from mehmiro_desktop.domain.lessons import week_start
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.lessons import load_lessons
from mehmiro_desktop.ui import letters
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lessons.all_lessons import AllLessons
from mehmiro_desktop.ui.lessons.week_view import WeekView, first_weekday
from mehmiro_desktop.ui.widgets import (
    Card,
    KeyHints,
    StateView,
    h_row,
    icon_button,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)
from mehmiro_desktop.ui.widgets.segments import Segments


class LessonBrowser(QWidget):
    """Week and list, with a filter by class.

    Signals:
        class_chosen: Another class in the filter, or all.
        lesson_chosen: A lesson's id.
        add_wanted: A new lesson is wanted: the class's id and the day.
    """

    lesson_chosen = Signal(str)
    class_chosen = Signal()
    add_wanted = Signal(str, object)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons.browse")
        self.context = context
        self._class_ids: list[str] = []
        self.week = WeekView(context.clock.today())
        self.week.lesson_chosen.connect(self.lesson_chosen)
        self.week.add_wanted.connect(self.add)
        self.week.moved.connect(self.show_week)
        context.day.changed.connect(self.refresh)
        self.all = AllLessons()
        self.all.lesson_chosen.connect(self.lesson_chosen)
        card = Card(margin=8)
        card.column.addWidget(self.all)
        self.all_state = StateView("lessons.all.state", card)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.week)
        self.stack.addWidget(self.all_state)
        page = QWidget()
        column = v_column(spacing=12)
        column.addLayout(self._head())
        column.addLayout(self._week_row())
        column.addWidget(self.stack, 1)
        self._hints = KeyHints(wraps=True)
        self.show_keys()
        column.addWidget(self._hints)
        page.setLayout(column)
        self.state = StateView("lessons.state", page)
        outer = v_column(margin=24)
        outer.addWidget(self.state)
        self.setLayout(outer)

    def _head(self) -> QHBoxLayout:
        self.tabs = Segments(
            "lessons.tabs", (("week", self.tr("Week")), ("all", self.tr("All lessons")))
        )
        self.tabs.chosen.connect(self._on_tab)
        self.classes = QComboBox()
        self.classes.setObjectName("lessons.class_filter")
        self.classes.setAccessibleName(self.tr("Class"))
        self.classes.setMinimumWidth(220)
        self.classes.activated.connect(self.refresh)
        self.classes.activated.connect(self._on_class)
        self.new_button = primary_button(self.tr("New lesson"), "lessons.new", icon="plus")
        self.new_button.clicked.connect(lambda: self.add(self.week.day_in_focus))
        return h_row(self.tabs, None, self.classes, self.new_button)

    def _week_row(self) -> QHBoxLayout:
        self.week_title = plain_label(style="title", name="lessons.week.title")
        before = icon_button("chevron-left", self.tr("Previous week"), "lessons.week.previous")
        before.clicked.connect(lambda: self.week.go(-1))
        after = icon_button("chevron-right", self.tr("Next week"), "lessons.week.next")
        after.clicked.connect(lambda: self.week.go(1))
        today = secondary_button(self.tr("Today"), "lessons.week.today")
        today.clicked.connect(self.go_today)
        self._week_parts = (before, today, after, self.week_title)
        return h_row(*self._week_parts, None, spacing=8)

    def show_keys(self) -> None:
        """Tell the keys that are in force: letters can be off."""
        before, after = self.tr("PgUp"), self.tr("PgDn")
        self._hints.show_hints(
            letters.hints_in_force(
                (
                    ("← → ↑ ↓", self.tr("days and lessons")),
                    (self.tr("Enter"), self.tr("open")),
                    ("N", self.tr("new lesson")),
                    ("T", self.tr("today")),
                    (f"{before} {after}", self.tr("previous and next week")),
                )
            )
        )

    @property
    def class_id(self) -> str:
        """The class of the filter; empty for all."""
        return str(self.classes.currentData() or "")

    @property
    def class_words(self) -> str:
        """What the filter says."""
        return self.classes.currentText()

    def _on_class(self, *_: object) -> None:
        self.class_chosen.emit()

    def refresh(self, *_: object) -> None:
        """Read everything shown again."""
        try:
            self._fill_classes(self.class_id)
            if not self._class_ids:
                self._show_no_class()
                return
            if self.tabs.current == "week":
                self._fill_week(self.week.first)
            else:
                self._fill_all()
        except MehmiroError as error:
            self.state.show_error(error, self.tr("Try again"), self.refresh)
            return
        self.state.show_content()

    def choose_class(self, class_id: str) -> None:
        """Filter by a class."""
        self._fill_classes(class_id)
        self.refresh()
        self.class_chosen.emit()

    def _fill_classes(self, chosen: str) -> None:
        found = load_classes(self.context.store)
        self._class_ids = [each.id for each in found]
        names = [("", self.tr("All classes")), *((each.id, each.name) for each in found)]
        count = self.classes.count()
        shown = [(self.classes.itemData(n), self.classes.itemText(n)) for n in range(count)]
        if names != shown:
            self.classes.clear()
            for class_id, name in names:
                self.classes.addItem(name, class_id)
        self.classes.setCurrentIndex(max(0, self.classes.findData(chosen)))

    def _show_no_class(self) -> None:
        self.state.show_empty(
            self.tr("Lessons belong to a class"),
            self.tr("Add your first class, then plan its lessons here."),
            self.tr("Add a class"),
            lambda: self.context.open_screen("students"),
            icon="book-open",
        )

    def _fill_week(self, first: date) -> None:
        self.week.first = first
        found = load_lessons(
            self.context.store, self.class_id, first=first, last=self.week.last
        )
        self.week.show_week(first, self.context.clock.today(), found)
        self.week_title.setText(self.week.words)

    def _fill_all(self) -> None:
        found = load_lessons(self.context.store, self.class_id)
        self.all.show_lessons(found)
        if found:
            self.all_state.show_content()
        elif self.class_id:
            self.all_state.show_empty(
                self.tr("No lessons of this class yet"),
                "",
                self.tr("Show all classes"),
                lambda: self.choose_class(""),
                icon="book-open",
            )
        else:
            self.all_state.show_empty(
                self.tr("No lessons yet"),
                self.tr("A lesson has objectives, materials, activities and notes."),
                self.tr("New lesson"),
                lambda: self.add(self.context.clock.today()),
                icon="book-open",
            )

    def show_week(self, day: date) -> None:
        """Show the week of ``day``."""
        self._fill_week(week_start(day, first_weekday()))
        self.context.announce(self.week.words)

    def go_today(self) -> None:
        """Show this week and go to today."""
        self.show_week(self.context.clock.today())
        self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the week's day or the list."""
        if self.state.state != "content":
            self.state.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tabs.current == "week":
            self.week.focus_day(self.week.day_in_focus)
        elif self.all_state.state == "content":
            self.all.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.all_state.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, day: date) -> None:
        """Ask for a new lesson, of the filter's class or else the first."""
        if self._class_ids:
            self.add_wanted.emit(self.class_id or self._class_ids[0], day)

    def _on_tab(self, key: str) -> None:
        self.stack.setCurrentIndex(0 if key == "week" else 1)
        for part in self._week_parts:
            part.setVisible(key == "week")
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N: a new lesson on the focused day; T: today; Page keys: other weeks."""
        key = event.key()
        if event.modifiers() or self.state.state != "content":
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_N and letters.are_on():
            self.add(self.week.day_in_focus)
        elif key == Qt.Key.Key_T and letters.are_on() and self.tabs.current == "week":
            self.go_today()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self.tabs.current == "week":
            self.week.go(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)
