"""The inbox: suggestions by type at the left, the current one in full at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.scores import MAX_COMMENT_LENGTH
from mehmiro_desktop.domain.suggestions import CopyResult, Suggestion, joined_comment, marked
from mehmiro_desktop.errors import InvalidText, MehmiroError
from mehmiro_desktop.store.commands.suggestions import copy_to_comment, mark_read
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.queries.suggestions import load_inbox
from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.edit_words import undone_words
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.suggestions.detail import SuggestionDetail
from mehmiro_desktop.ui.suggestions.inbox_model import InboxModel, SuggestionRow
from mehmiro_desktop.ui.suggestions.inbox_view import InboxView
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import (
    Card,
    KeyHints,
    Notice,
    StateView,
    h_row,
    v_column,
)
from mehmiro_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TABLES = frozenset(
    ("ai_suggestions", "assessments", "students", "classes", "assessment_variables",
     "assessment_sessions")
)  # fmt: skip


_LETTERS = {
    Qt.Key.Key_E: "read",
    Qt.Key.Key_D: "dismiss",
    Qt.Key.Key_C: "copy",
    Qt.Key.Key_U: "undo",
}


class SuggestionsScreen(QWidget):
    """Nothing here changes a score; reading and copying can be undone."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the screen; suggestions are read when it is shown."""
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.context = context
        self._all: tuple[Suggestion, ...] = ()
        self._is_stale = True
        self._token = f"suggestions.{new_id()}"
        self._turns = Turns(self)
        self._acts: dict[str, Callable[[Suggestion], None]] = {
            "student": self._open_student,
            "evidence": self._open_evidence,
            "copy": self._copy,
            "read": self._toggle_read,
            "dismiss": self._dismiss,
        }
        self.model = InboxModel()
        self.list = InboxView(self.model)
        self.list.current_moved.connect(self._show_current)
        self.list.key_pressed.connect(self._on_key)
        self.detail = SuggestionDetail()
        self.detail.act_wanted.connect(self.act)
        self.notice = Notice("suggestions.notice")
        column = v_column(spacing=12, margin=24)
        column.addLayout(self._head())
        column.addWidget(self.notice)
        self.state = StateView("suggestions.state", self._body())
        column.addWidget(self.state, 1)
        self._hints = KeyHints(wraps=True)
        column.addWidget(self._hints)
        self.setLayout(column)
        context.bridge.tables_changed.connect(self._on_tables_changed)
        presenter.follow(self, self._follow_presenter)

    def _head(self) -> QHBoxLayout:
        self.filter = Segments(
            "suggestions.filter", (("unread", self.tr("Unread")), ("all", self.tr("All")))
        )
        self.filter.chosen.connect(self._fill)
        self.classes = QComboBox()
        self.classes.setObjectName("suggestions.class_filter")
        self.classes.setAccessibleName(self.tr("Class"))
        self.classes.setMinimumWidth(220)
        self.classes.activated.connect(self.refresh_soon)
        return h_row(self.filter, None, self.classes)

    def _body(self) -> QWidget:
        page = QWidget()
        card = Card(margin=6)
        card.column.addWidget(self.list)
        row = h_row(card, self.detail, spacing=20)
        row.setStretch(0, 5)
        row.setStretch(1, 6)
        page.setLayout(row)
        return page

    def _show_keys(self) -> None:
        """Tell the keys that are in force: letters can be off."""
        self.detail.show_letters(letters.are_on())
        self._hints.show_hints(letters.hints_in_force(self._keys()))

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑ ↓", self.tr("next suggestion")),
            (self.tr("Enter"), self.tr("open student")),
            ("E", self.tr("read or unread")),
            ("D", self.tr("dismiss")),
            ("C", self.tr("copy to the comment")),
            ("U", self.tr("undo")),
        )

    def show_for(self, class_id: str = "", **_where: object) -> None:
        """Show the inbox at once, of a class if it is named."""
        for _ in self.show_in_steps(class_id):
            pass
        self._tell_place()
        self.focus_first()

    def show_in_steps(self, class_id: str = "", **_where: object) -> "Iterator[None]":
        """Make the inbox ready within several turns, of a class if it is named."""
        self._show_keys()
        if class_id:
            self._fill_classes(class_id)
            self._is_stale = True
        if self._is_stale:
            yield from self._read()
        self._tell_place()
        has_content = self.state.state == "content"
        self.setFocusProxy(self.list if has_content else self.filter)

    def _tell_place(self) -> None:
        if self.isVisible():
            self.context.tell_place(self.classes.currentText(), "")

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to what is there instead of it."""
        if self.state.state == "content":
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.state.button.isHidden():
            self.state.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.filter.focus_current()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was in front."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        # Read in steps before it came to the front, it could not say so then.
        self._tell_place()

    def refresh(self, *_: object) -> None:
        """Read everything shown again."""
        for _step in self._read():
            pass
        self._tell_place()

    def refresh_soon(self, *_: object) -> None:
        """Read everything shown again within the next turns."""
        self._tell_place()
        self._turns.start(self._read())

    def _read(self) -> "Iterator[None]":
        self._is_stale, is_done = False, False
        try:
            self._fill_classes(self._class_id)
            found: list[Suggestion] = []
            for part in load_inbox(self.context.store, self._class_id):
                found += part
                yield
            self._all = tuple(found)
            self._fill()
            is_done = True
        except MehmiroError as error:
            self.state.show_error(error, self.tr("Try again"), self.refresh)
            is_done = True
        finally:
            if not is_done:
                # Dropped on the way: the next one to ask has it read again.
                self._is_stale = True

    @property
    def _class_id(self) -> str:
        return str(self.classes.currentData() or "")

    def _fill_classes(self, chosen: str) -> None:
        found = [("", self.tr("All classes"))]
        found += [(each.id, each.name) for each in load_classes(self.context.store)]
        shown = [
            (self.classes.itemData(n), self.classes.itemText(n))
            for n in range(self.classes.count())
        ]
        if found != shown:
            self.classes.clear()
            for class_id, name in found:
                self.classes.addItem(name, class_id)
        self.classes.setCurrentIndex(max(0, self.classes.findData(chosen)))

    def _fill(self, *_: object) -> None:
        unread = [each for each in self._all if not each.is_read and not each.is_archived]
        words = self.tr("Unread {count}").format(count=len(unread))
        self.filter.show_text("unread", words)
        self.filter.show_text("all", self.tr("All {count}").format(count=len(self._all)))
        if not self._all:
            self._show_none()
            return
        if self.filter.current == "unread" and not unread:
            self.model.show_all((), self.context.clock.today())
            self.state.show_empty(
                self.tr("Everything is read"),
                self.tr("What you have read stays in the list of all."),
                self.tr("Show all"),
                self._show_read,
                icon="mail-check",
            )
            return
        current = self.current
        place = self.list.currentIndex().row()
        shown = unread if self.filter.current == "unread" else self._all
        self.model.show_all(shown, self.context.clock.today())
        self.state.show_content()
        kept = -1 if current is None else self.model.place_of(current.id)
        self._go_to(kept if kept >= 0 else place)

    def _show_none(self) -> None:
        self.model.show_all((), self.context.clock.today())
        if self._class_id:
            self.state.show_empty(
                self.tr("No suggestions for this class"),
                "",
                self.tr("Show all classes"),
                self._clear_class,
                icon="lightbulb",
            )
            return
        self.state.show_empty(
            self.tr("No suggestions yet"),
            self.tr(
                "The school's server makes them from scores and sends them here."
                " None are made on this laptop."
            ),
            icon="lightbulb",
        )

    def _show_read(self) -> None:
        self.filter.choose("all")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_class(self) -> None:
        self.classes.setCurrentIndex(0)
        self.refresh()

    @property
    def current(self) -> Suggestion | None:
        """The suggestion shown in full."""
        place = self.list.currentIndex().row()
        row = self.model.rows[place] if 0 <= place < len(self.model.rows) else None
        return row.suggestion if isinstance(row, SuggestionRow) else None

    def _go_to(self, place: int) -> None:
        found = self.model.suggestion_near(max(place, 0))
        if found >= 0:
            self.list.selectionModel().setCurrentIndex(
                self.model.index(found), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self._show_current()

    def _show_current(self) -> None:
        if (current := self.current) is not None:
            self.detail.show_suggestion(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys work with the focus on a button too."""
        if event.modifiers() or not self._on_key(event.key()):
            super().keyPressEvent(event)

    def _on_key(self, key: int) -> bool:
        acts = {Qt.Key.Key_Return: "student", Qt.Key.Key_Enter: "student"}
        if letters.are_on():
            acts |= _LETTERS
        name = acts.get(Qt.Key(key))
        if name is None:
            return False
        if name == "undo":
            self.undo()
        else:
            self.act(name)
        return True

    def undo(self) -> None:
        """Take back what was done last, here or elsewhere."""
        try:
            edit = undo(self.context.store, initiator=self._token)
        except MehmiroError as error:
            self._tell(sentence(error))
            return
        self.refresh_soon()
        words = undone_words(edit) if edit else self.tr("Nothing to take back")
        self.context.toast(words)

    def act(self, name: str) -> None:
        """Do something with the suggestion shown; see ``SuggestionDetail.act_wanted``."""
        current = self.current
        if current is None:
            return
        self.notice.say("")
        try:
            self._acts[name](current)
        except MehmiroError as error:
            self._tell(sentence(error))

    def _open_student(self, current: Suggestion) -> None:
        student_id = current.evidence.student_id
        self.context.open_screen("student", student_id=student_id, tab="suggestions")

    def _open_evidence(self, current: Suggestion) -> None:
        self.context.open_screen("score", session_id=current.evidence.session_id)

    def _toggle_read(self, current: Suggestion) -> None:
        self._mark(current, is_read=not current.is_read)
        words = self.tr("Marked as unread") if current.is_read else self.tr("Marked as read")
        self.context.toast(words, undo=True)

    def _mark(self, current: Suggestion, *, is_read: bool) -> None:
        mark_read(self.context.store, [current.id], is_read, initiator=self._token)
        # Not read again for it: there may be thousands.
        self._all = marked(self._all, current.id, is_read=is_read)
        self._fill()

    def _dismiss(self, current: Suggestion) -> None:
        if current.is_read:
            return
        place = self.list.currentIndex().row()
        self._mark(current, is_read=True)
        if self.filter.current == "all" and self.state.state == "content":
            self._go_to(place)
        self.context.toast(self.tr("Dismissed, marked as read"), undo=True)

    def _copy(self, current: Suggestion) -> None:
        if presenter.is_on():
            self._tell(f"{presenter.hidden()}.")
            return
        try:
            _, result = copy_to_comment(self.context.store, current.id, initiator=self._token)
        except InvalidText as error:
            if error.details.get("reason") != "long":
                raise
            wanted = len(joined_comment(current.evidence.comments, current.content)[0])
            words = self.tr(
                "There is no room: the comment would have {count} characters and may have"
                " {limit}. Nothing was changed."
            )
            self._tell(words.format(count=wanted, limit=MAX_COMMENT_LENGTH))
            return
        words = {
            CopyResult.WRITTEN: self.tr("Copied to the comment of {alias}, {variable}"),
            CopyResult.APPENDED: self.tr("Added after the comment of {alias}, {variable}"),
            CopyResult.THERE_ALREADY: self.tr(
                "It is in the comment of {alias}, {variable} already"
            ),
        }[result]
        evidence = current.evidence
        self.refresh_soon()
        self.context.toast(
            words.format(alias=evidence.alias, variable=evidence.variable),
            undo=result is not CopyResult.THERE_ALREADY,
        )

    def _tell(self, words: str) -> None:
        self.notice.say(words, "error")
        self.context.announce(words)

    def _follow_presenter(self) -> None:
        if self._all:
            self.notice.say("")
            self._fill()

    def _on_tables_changed(self, news: TablesChanged) -> None:
        # What was done here is shown already.
        if not news.tables & TABLES or news.initiator == self._token:
            return
        if self.isVisible():
            self.refresh_soon()
        else:
            self._is_stale = True
