"""Writing the comment of a score, beside its cell."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mehmiro_desktop.domain.scores import MAX_COMMENT_LENGTH
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.presenter import PresenterCover
from mehmiro_desktop.ui.scoring import keys, words
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.widgets import (
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    set_role,
    v_column,
)

_WIDTH_PX, _TEXT_PX = 420, 110


class CommentPanel(InlinePanel):
    """A text of at most 500 characters. Enter saves, Shift+Enter starts a line, Esc drops it.

    Before anything is typed, a digit puts in and saves the quick comment of that number.

    Signals:
        save_wanted: the text to save; :meth:`close_panel` follows once it is on disk.
    """

    save_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("score.comment", parent)
        self.setFixedWidth(_WIDTH_PX)
        self._before = ""
        self._title = plain_label(style="strong")
        self.edit = QPlainTextEdit(self)
        self.edit.setObjectName("score.comment.text")
        self.edit.setFont(font("body"))
        self.edit.setFixedHeight(_TEXT_PX)
        self.edit.setTabChangesFocus(True)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._count)
        self._counter = plain_label(style="small", role="muted", name="score.comment.count")
        self._failure = plain_label(style="small", role="error", wrap=True)
        self._save = primary_button(self.tr("Save"), "score.comment.save")
        self._save.clicked.connect(self._on_save)
        cancel = secondary_button(self.tr("Cancel"), "score.comment.cancel")
        cancel.clicked.connect(self.close_panel)
        self._slots: Sequence[str] = ()
        self._slot_list = plain_label(
            style="small", role="muted", wrap=True, name="score.comment.slots"
        )
        written = QWidget()
        column = v_column(spacing=8)
        column.addWidget(self._title)
        column.addWidget(self.edit)
        written.setLayout(column)
        # A comment that cannot be saved stays open when the class begins to look on.
        for widget in (PresenterCover(written), self._slot_list, self._failure):
            self.column.addWidget(widget)
        self.column.addLayout(h_row(self._counter, None, cancel, self._save))

    def open_for(self, title: str, text: str, near: QRect, slots: Sequence[str] = ()) -> None:
        """Show the comment of a score; ``title`` says whose, ``slots`` are quick comments."""
        self._slots = slots
        listed = [f"{number}  {slot}" for number, slot in enumerate(slots, 1) if slot]
        self._slot_list.setText("\n".join(listed))
        self._slot_list.setVisible(bool(listed))
        words.show_short(self._title, title, _WIDTH_PX - 40)
        self.edit.setAccessibleName(self.tr("Comment: {title}").format(title=title))
        self._before = text
        self.edit.setPlainText(text)
        self.show_failure("")
        self._count()
        self.open_near(near)
        self.edit.setFocus()
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)

    def show_failure(self, text: str) -> None:
        """Say why the comment could not be saved; the text stays."""
        self._failure.setText(text)
        self._failure.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What is written, without blanks at its ends."""
        return self.edit.toPlainText().strip()

    @property
    def is_changed(self) -> bool:
        """Whether there is text that is not saved."""
        return self.isVisible() and self.text != self._before.strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc out of the text."""
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
            if event.type() == QEvent.Type.ShortcutOverride and keys.is_for_text(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return True
        if keys.is_enter(event) and not keys.is_shift(event):
            self._on_save()
            return True
        return self._take_slot(keys.letter_of(event))

    def _take_slot(self, typed: str) -> bool:
        """Put in and save a quick comment; after a first letter, digits are text."""
        if not typed.isdecimal() or self.is_changed or not 1 <= int(typed) <= len(self._slots):
            return False
        slot = self._slots[int(typed) - 1]
        if slot:
            self.edit.setPlainText(" · ".join(filter(None, (self.text, slot))))
            self._on_save()
        return bool(slot)

    def _count(self) -> None:
        length = len(self.text)
        is_long = length > MAX_COMMENT_LENGTH
        self._counter.setText(f"{length}/{MAX_COMMENT_LENGTH}")
        set_role(self._counter, "role", "error" if is_long else "muted")
        set_role(self.edit, "invalid", is_long)
        self._save.setEnabled(not is_long)

    def _on_save(self) -> None:
        text = self.text
        if len(text) > MAX_COMMENT_LENGTH:
            self.show_failure(
                self.tr("At most {n} characters. Shorten the text.").format(
                    n=MAX_COMMENT_LENGTH
                )
            )
            self.adjustSize()
        elif text == self._before.strip():
            self.close_panel()
        else:
            self.save_wanted.emit(text)
