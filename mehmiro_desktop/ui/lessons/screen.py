"""Lessons: choosing, writing and reading them."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.lessons import (
    add_lesson,
    copy_lesson,
    remove_lesson,
    start_session_of_lesson,
)
from mehmiro_desktop.store.queries.classes import load_class, load_classes
from mehmiro_desktop.store.queries.lessons import load_lesson
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.lessons.browse import LessonBrowser
from mehmiro_desktop.ui.lessons.copy_panel import CopyPanel
from mehmiro_desktop.ui.lessons.editor import LessonEditor
from mehmiro_desktop.ui.lessons.reading import ReadingView
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import v_column

if TYPE_CHECKING:
    from mehmiro_desktop.domain.lessons import Lesson

TABLES = frozenset(("lessons", "classes"))


class LessonsScreen(QWidget):
    """The browser, the editor or the reading view; one of them at a time."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the screen; lessons are read when it is shown."""
        super().__init__(parent)
        self.setObjectName("lessons")
        self.context = context
        self._is_stale = True
        self._shown_to_read: Lesson | None = None
        self._wrote_in: QWidget | None = None
        self._ahead = Turns(self)
        self.browser = LessonBrowser(context)
        self.browser.lesson_chosen.connect(self.open_lesson)
        self.browser.add_wanted.connect(self.add_lesson)
        self.browser.class_chosen.connect(self._tell_place)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.browser)
        self.stack.currentChanged.connect(self._tell_place)
        column = v_column()
        column.addWidget(self.stack)
        self.setLayout(column)
        context.bridge.tables_changed.connect(self._on_tables_changed)

    @cached_property
    def editor(self) -> LessonEditor:
        """The editor, made for the first lesson that is opened."""
        editor = LessonEditor(self.context)
        editor.act_wanted.connect(self._on_act)
        editor.gone.connect(self._on_gone)
        editor.form.classes.activated.connect(self._tell_place)
        self.stack.addWidget(editor)
        return editor

    @cached_property
    def reading(self) -> ReadingView:
        """The reading view, made when it is first asked for."""
        reading = ReadingView()
        reading.left.connect(self._back_to_editor)
        self.stack.addWidget(reading)
        return reading

    @cached_property
    def copy_panel(self) -> CopyPanel:
        """The panel that asks for a copy's class and day."""
        panel = CopyPanel(self)
        panel.copy_wanted.connect(self._copy)
        panel.closed.connect(self.editor.copy_button.setFocus)
        return panel

    def show_for(self, lesson_id: str = "", class_id: str = "", **_where: object) -> None:
        """Show the lessons, of a class or one of them if it is named."""
        self.browser.show_keys()
        if class_id and not lesson_id:
            # Lessons of a class are asked for, not the one that is open.
            self._leave_lesson()
        if class_id:
            self.browser.choose_class(class_id)
            self._is_stale = False
        if self._is_stale:
            self.refresh()
        self._tell_place()
        if lesson_id:
            self.open_lesson(lesson_id)
        elif self._is_browsing:
            self.browser.focus_first()
        elif isinstance(self.stack.currentWidget(), ReadingView):
            self.reading.setFocus()
        else:
            # Where the teacher was writing before another screen was in front.
            last = self._wrote_in
            is_there = last is not None and isValid(last) and self.editor.isAncestorOf(last)
            (last if last is not None and is_there else self.editor.form.title).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self._ahead.start(self._make_ahead())

    def _make_ahead(self) -> Iterator[None]:
        """Make the editor while nobody waits for it."""
        yield
        self.editor  # noqa: B018 - made when first asked for

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember where the teacher is writing: out of the window nothing has the keyboard."""
        super().hideEvent(event)
        if not self._is_browsing:
            self._wrote_in = self.editor.focusWidget()

    @property
    def _is_browsing(self) -> bool:
        return self.stack.currentWidget() is self.browser

    def _leave_lesson(self) -> None:
        if not self._is_browsing:
            self.editor.act("back")

    def _tell_place(self, *_: object) -> None:
        """Let the top bar name the class whose lessons show, or that of the open lesson."""
        if not self.isVisible():
            return
        words = self.browser.class_words
        if not self._is_browsing:
            words = self.editor.form.classes.currentText()
        if words:
            self.context.tell_place(words, "")

    def refresh(self) -> None:
        """Read everything shown again."""
        self._is_stale = False
        self.browser.refresh()

    def open_lesson(self, lesson_id: str) -> None:
        """Open a lesson in the editor."""
        try:
            lesson = load_lesson(self.context.store, lesson_id)
        except MehmiroError as error:
            self.context.toast(sentence(error))
            return
        self.stack.setCurrentWidget(self.editor)
        self.editor.open_lesson(lesson)
        self._tell_place()

    def add_lesson(self, class_id: str, on: date) -> None:
        """Add a lesson and open it with its title ready to be typed over."""
        try:
            made = add_lesson(self.context.store, class_id, self.tr("New lesson"), on)
            lesson = load_lesson(self.context.store, made.id)
        except MehmiroError as error:
            self.context.toast(sentence(error))
            return
        self.stack.setCurrentWidget(self.editor)
        self.editor.open_lesson(lesson, select_title=True)
        self._tell_place()

    def _on_act(self, name: str) -> None:
        acts = {
            "back": self._to_browser,
            "start": self._start,
            "read": self._read,
            "copy": self._ask_copy,
            "remove": self._remove,
        }
        try:
            acts[name]()
        except MehmiroError as error:
            self.context.toast(sentence(error))

    def _to_browser(self) -> None:
        self.copy_panel.hide()
        self.editor.draft = None
        self.stack.setCurrentWidget(self.browser)
        self.browser.refresh()
        self.browser.focus_first()

    def _start(self) -> None:
        if (draft := self.editor.draft) is None:
            return
        session = start_session_of_lesson(
            self.context.store, draft.saved.id, self.context.clock.today()
        )
        self.context.open_screen("score", session_id=session.id)

    def _read(self) -> None:
        if (draft := self.editor.draft) is None:
            return
        name = load_class(self.context.store, draft.saved.class_id).name
        self._shown_to_read = draft.saved
        self.reading.show_lesson(draft.saved, name)
        self.stack.setCurrentWidget(self.reading)
        self.reading.setFocus()

    def _renew_reading(self) -> None:
        if not isinstance(self.stack.currentWidget(), ReadingView):
            return
        draft, bar = self.editor.draft, self.reading.page.verticalScrollBar()
        if draft is not None and draft.saved != self._shown_to_read:
            place = bar.value()
            self._on_act("read")
            bar.setValue(place)

    def _back_to_editor(self) -> None:
        if self.editor.draft is None:
            self._to_browser()
            return
        self.stack.setCurrentWidget(self.editor)
        self.editor.form.title.setFocus()

    def _ask_copy(self) -> None:
        if (draft := self.editor.draft) is None:
            return
        button = self.editor.copy_button
        near = button.rect().translated(button.mapTo(self, button.rect().topLeft()))
        self.copy_panel.open_for(
            near,
            load_classes(self.context.store),
            draft.saved.class_id,
            draft.saved.on or self.context.clock.today(),
        )

    def _copy(self, class_id: str, on: date) -> None:
        if (draft := self.editor.draft) is None:
            return
        try:
            copy = copy_lesson(self.context.store, draft.saved.id, class_id, on)
            made = load_lesson(self.context.store, copy.id)
            name = load_class(self.context.store, class_id).name
        except MehmiroError as error:
            self.context.toast(sentence(error))
            return
        self.copy_panel.close_panel()
        self.editor.open_lesson(made)
        words = self.tr("Copied to {name}, {day}. This is the copy.")
        self.context.toast(words.format(name=name, day=shown_long_day(on)), undo=True)

    def _remove(self) -> None:
        if (draft := self.editor.draft) is None:
            return
        title = draft.saved.title
        remove_lesson(self.context.store, draft.saved.id)
        self._to_browser()
        self.context.toast(self.tr("Lesson {title} removed").format(title=title), undo=True)

    def _on_gone(self, elsewhere: bool) -> None:
        self._to_browser()
        if elsewhere:
            self.context.toast(self.tr("This lesson was removed elsewhere"))

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if not news.tables & TABLES:
            return
        if not self._is_browsing:
            self.editor.take_news(news)
            self._renew_reading()
        if self.isVisible() and self._is_browsing:
            self.refresh()
        else:
            self._is_stale = True
