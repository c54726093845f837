"""Lessons: choosing, writing and reading them."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

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
        self.browser = LessonBrowser(context)
        self.browser.lesson_chosen.connect(self.open_lesson)
        self.browser.add_wanted.connect(self.add_lesson)
        self.browser.class_chosen.connect(self._tell_place)
        self.editor = LessonEditor(context)
        self.editor.act_wanted.connect(self._on_act)
        self.editor.gone.connect(self._on_gone)
        self.reading = ReadingView()
        self.reading.left.connect(self._back_to_editor)
        self.stack = QStackedWidget()
        for page in (self.browser, self.editor, self.reading):
            self.stack.addWidget(page)
        self.stack.currentChanged.connect(self._tell_place)
        self.editor.form.classes.activated.connect(self._tell_place)
        self.copy_panel = CopyPanel(self)
        self.copy_panel.copy_wanted.connect(self._copy)
        self.copy_panel.closed.connect(self.editor.copy_button.setFocus)
        column = v_column()
        column.addWidget(self.stack)
        self.setLayout(column)
        context.bridge.tables_changed.connect(self._on_tables_changed)

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
        elif self.stack.currentWidget() is self.browser:
            self.browser.focus_first()
        elif self.stack.currentWidget() is self.reading:
            self.reading.setFocus()
        else:
            # Where the teacher was writing before another screen was in front.
            # PySide's own types say there is always one.
            last: QWidget | None = self.editor.focusWidget()
            (self.editor.form.title if last is None else last).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _leave_lesson(self) -> None:
        if self.stack.currentWidget() is not self.browser:
            self.editor.act("back")

    def _tell_place(self, *_: object) -> None:
        """Let the top bar name the class whose lessons show, or that of the open lesson."""
        if not self.isVisible():
            return
        is_browsing = self.stack.currentWidget() is self.browser
        words = self.browser.class_words
        if not is_browsing:
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
        draft, bar = self.editor.draft, self.reading.page.verticalScrollBar()
        is_old = draft is not None and draft.saved != self._shown_to_read
        if is_old and self.stack.currentWidget() is self.reading:
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
        self.editor.take_news(news)
        self._renew_reading()
        if self.isVisible() and self.stack.currentWidget() is self.browser:
            self.refresh()
        else:
            self._is_stale = True
