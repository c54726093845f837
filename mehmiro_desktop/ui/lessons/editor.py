"""One lesson to write. Everything typed is on the disk within a second, or said not to be.

It is saved 800 ms after typing stops, when a field is left, and when the window is hidden, closed
or locked; each save is one step of undo. News from elsewhere never replaces what is being typed.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.errors import MehmiroError, RecordNotFound
from mehmiro_desktop.store.commands.lessons import add_lesson, edit_lesson
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.lessons import load_author_name, load_lesson
from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.lessons.draft import FIELDS, LessonDraft
from mehmiro_desktop.ui.lessons.form import LessonForm
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.undo_gate import UndoGate
from mehmiro_desktop.ui.widgets import (
    IconLabel,
    KeyHints,
    Notice,
    h_row,
    icon_button,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

AUTOSAVE_MS = 800
RETRY_MS = 5000
_INITIATOR = "lesson_editor"


class LessonEditor(QWidget):
    """The editor of one lesson at a time.

    Signals:
        act_wanted: ``back``, ``start``, ``read``, ``copy`` or ``remove``; all is saved by then.
        gone: The lesson was removed and nothing of it was waiting here; says whether elsewhere.
    """

    act_wanted = Signal(str)
    gone = Signal(bool)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons.editor")
        self.context = context
        self.draft: LessonDraft | None = None
        self._waiting: set[str] = set()
        self._watched: QWidget | None = None
        self.form = LessonForm(UndoGate(self.flush, self), context.clock.today())
        self.form.typed.connect(self._on_typed)
        self.notice = Notice("lessons.editor.notice")
        self.timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self.timer.timeout.connect(self.flush)
        column = v_column(spacing=12, margin=24)
        column.addLayout(self._head())
        column.addWidget(self.notice)
        column.addWidget(self.form, 1)
        column.addWidget(self._hints())
        self.setLayout(column)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            app.applicationStateChanged.connect(self._on_app_state)

    def _head(self) -> QHBoxLayout:
        back = secondary_button(self.tr("Lessons"), "lessons.back", icon="arrow-left")
        self.saved_icon = IconLabel("check", "success_text", 16)
        self.saved = plain_label(style="small", role="muted", name="lessons.saved")
        read = secondary_button(self.tr("Read"), "lessons.read", icon="book-open")
        copy = secondary_button(self.tr("Copy"), "lessons.copy_asked", icon="copy")
        remove = icon_button("trash", self.tr("Remove this lesson"), "lessons.remove")
        start = primary_button(self.tr("Start session"), "lessons.start", icon="play")
        acts = {"back": back, "read": read, "copy": copy, "remove": remove, "start": start}
        for name, button in acts.items():
            button.clicked.connect(lambda _=False, name=name: self.act(name))
        self.copy_button = copy
        return h_row(
            back, self.saved_icon, self.saved, None, remove, copy, read, start, spacing=8
        )

    def _hints(self) -> KeyHints:
        return KeyHints(
            (
                (self.tr("Enter"), self.tr("add")),
                (shown_keys("Ctrl+Enter"), self.tr("done")),
                ("Alt+↑ Alt+↓", self.tr("move")),
                (self.tr("Del"), self.tr("remove")),
                ("Ctrl+Z", self.tr("undo")),
                ("Esc", self.tr("back")),
            ),
            wraps=True,
        )

    # Showing ------------------------------------------------------------------------------------

    def open_lesson(self, lesson: Lesson, *, select_title: bool = False) -> None:
        """Show a lesson; what waited of the one before is saved first."""
        self.flush()
        self.draft = LessonDraft(lesson)
        self._waiting.clear()
        self.notice.say("")
        self._show_classes()
        self._show_fields(FIELDS)
        self.form.made.setText(self._made_words(lesson))
        self._tell_saved()
        self.form.verticalScrollBar().setValue(0)
        if select_title:
            self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.title.selectAll()
        else:
            self.form.lists["objectives"].adder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_words(self, lesson: Lesson) -> str:
        if lesson.created_at is None:
            return ""
        day = shown_long_day(lesson.created_at.astimezone().date())
        if lesson.created_by == self.context.store.account.account_id:
            return self.tr("Made by you on {day}").format(day=day)
        name = load_author_name(self.context.store, lesson)
        if name:
            return self.tr("Made by {name} on {day}").format(name=name, day=day)
        return self.tr("Made by somebody else on {day}").format(day=day)

    def _show_classes(self) -> None:
        try:
            found = load_classes(self.context.store, include_archived=True)
        except MehmiroError:
            return  # they stay as they are shown
        chosen = self.form.classes.currentData()
        self.form.show_classes(found)
        self.form.show_value("class_id", chosen)

    def _show_fields(self, fields: tuple[str, ...] | frozenset[str]) -> None:
        if self.draft is None:
            return
        for field in fields:
            self.form.show_value(field, getattr(self.draft.saved, field))

    def _tell_saved(self) -> None:
        draft = self.draft
        is_waiting = draft is not None and bool(draft.typed)
        self.saved_icon.setVisible(not is_waiting)
        if is_waiting:
            words = self.tr("Writing…")
            if draft is not None and draft.has_blank_title:
                words = self.tr("A title is needed; the one before stays until then")
        else:
            words = self.tr("Saved here")
        self.saved.setText(words)

    # Typing and saving --------------------------------------------------------------------------

    def _on_typed(self, field: str, value: object) -> None:
        if self.draft is None:
            return
        self.draft.type(field, value)
        self._tell_saved()
        self.timer.start(AUTOSAVE_MS)

    def flush(self) -> bool:
        """Save what is typed now; says so and keeps it when that fails."""
        self.timer.stop()
        draft = self.draft
        if draft is None or not draft.can_save:
            return True
        store, lesson_id = self.context.store, draft.saved.id
        try:
            edit_lesson(store, lesson_id, draft.changes(), initiator=_INITIATOR)
            draft.mark_saved(load_lesson(store, lesson_id))
        except RecordNotFound as error:
            return self._rescue(error)
        except MehmiroError as error:
            self._tell_failure(error)
            return False
        self.notice.say("")
        self._tell_saved()
        return True

    def _rescue(self, error: RecordNotFound) -> bool:
        """Keep what is typed as a new lesson: the old one was removed elsewhere."""
        draft = self.draft
        if draft is None:
            return True
        store, old, changes = self.context.store, draft.saved, draft.changes()
        class_id = changes.class_id or old.class_id
        try:
            made = add_lesson(store, class_id, changes.title or old.title, old.on)
            whole = LessonDraft(made)
            for field in FIELDS[3:]:
                whole.type(field, getattr(changes, field) or getattr(old, field))
            if "on" in draft.typed:
                whole.type("on", changes.on)
            edit_lesson(store, made.id, whole.changes(), initiator=_INITIATOR)
            draft.mark_saved(load_lesson(store, made.id))
        except MehmiroError:
            self._tell_failure(error)
            return False
        self._say(
            self.tr(
                "This lesson was removed elsewhere. What you wrote is kept as a new lesson."
            ),
            "warning",
        )
        self._tell_saved()
        return True

    def _tell_failure(self, error: MehmiroError) -> None:
        words = self.tr("Not saved yet, it stays here: {reason}")
        self._say(words.format(reason=sentence(error)), "error")
        self.timer.start(RETRY_MS)

    def _say(self, words: str, tone: str) -> None:
        if self.notice.text != words:
            self.context.announce(words)
        self.notice.say(words, tone)

    def act(self, name: str) -> None:
        """Save, then tell the screen what is wanted; not when it cannot be saved."""
        if self.flush() or name == "remove":
            self.act_wanted.emit(name)

    # News from elsewhere ------------------------------------------------------------------------

    def take_news(self, news: TablesChanged) -> None:
        """Take what changed in the store; a field in use is left alone until it is left."""
        draft = self.draft
        if draft is None or news.initiator == _INITIATOR:
            return
        if "classes" in news.tables:
            # A class that goes takes its lessons along without naming them.
            self._show_classes()
        elif "lessons" not in news.tables or (news.ids and draft.saved.id not in news.ids):
            return
        try:
            newer = load_lesson(self.context.store, draft.saved.id)
        except RecordNotFound:
            if draft.can_save:
                self.flush()
            else:
                self.draft = None
                self.timer.stop()
                self.gone.emit(news.origin is not Origin.LOCAL)
            return
        except MehmiroError:
            return
        fresh, clashing = draft.merge(newer)
        in_use = {name for name in fresh if self._is_in_use(name)}
        if news.origin is Origin.LOCAL:
            in_use = set()
        self._waiting |= in_use
        self._show_fields(fresh - in_use)
        if in_use or clashing:
            self._say(
                self.tr(
                    "This field was changed elsewhere while you are in it. What you type wins;"
                    " the other text is kept in the history."
                ),
                "warning",
            )
        self._tell_saved()

    def _is_in_use(self, field: str) -> bool:
        focus, widget = QApplication.focusWidget(), self.form.widget_of(field)
        return focus is not None and (focus is widget or widget.isAncestorOf(focus))

    def _on_focus_changed(self, old: QWidget | None, _now: QWidget | None) -> None:
        if old is None or not self.isAncestorOf(old):
            return
        self.flush()
        if self.draft is not None and self.draft.has_blank_title and old is self.form.title:
            self.form.title.setText(self.draft.saved.title)
            self._on_typed("title", self.draft.saved.title)
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self.draft is None:
            return
        free = {name for name in self._waiting if not self._is_in_use(name)}
        self._waiting -= free
        self._show_fields(frozenset(free - self.draft.typed))
        if free and not self._waiting:
            self.notice.say("")

    # Leaving ------------------------------------------------------------------------------------

    def _on_app_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.flush()

    def showEvent(self, event: QEvent) -> None:
        """Watch the window: it may be closed with words still waiting."""
        super().showEvent(event)  # type: ignore[arg-type]
        window = self.window()
        if window is not self._watched:
            window.installEventFilter(self)
            self._watched = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save before the window closes, while the store is still open."""
        if event.type() == QEvent.Type.Close:
            self.flush()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QEvent) -> None:
        """Save when another screen comes to the front, or the window is locked."""
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.act("back")
        else:
            super().keyPressEvent(event)
