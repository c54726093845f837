"""Finding a student by a few letters: ``/``, letters, Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mehmiro_desktop.domain.alias_search import find_aliases
from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.scoring import keys, words
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.widgets import AvatarDisc, KeyHints, h_row, plain_label, set_role

_WIDTH_PX, _MATCH_PX = 360, 220
# On a Mac the A key with Alt types å.
_ABSENT_KEYS = (Qt.Key.Key_A, Qt.Key.Key_Aring)


class FindPanel(InlinePanel):
    """A line to type letters into; the best match stands below. Up and Down go through them.

    Signals:
        found: the position of the student Enter was pressed on.
        absent_wanted: the position of the student Alt+A was pressed on; the next may be typed.
    """

    found = Signal(int)
    absent_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("score.find", parent)
        self.setFixedWidth(_WIDTH_PX)
        self._aliases: Sequence[str] = ()
        self._colors: Sequence[str] = ()
        self._matches: tuple[int, ...] = ()
        self._chosen = 0
        self.edit = QLineEdit(self)
        self.edit.setObjectName("score.find.text")
        self.edit.setFont(font("body"))
        self.edit.setMaxLength(60)
        self.edit.setPlaceholderText(self.tr("Find a student"))
        self.edit.setAccessibleName(self.tr("Find a student"))
        self.edit.textChanged.connect(self._on_typed)
        self.edit.installEventFilter(self)
        self._disc = AvatarDisc()
        self._match = plain_label(style="strong", name="score.find.match")
        self._count = plain_label(style="small", role="muted")
        self.column.addWidget(self.edit)
        self.column.addLayout(h_row(self._disc, self._match, None, self._count))
        keys_ = ((shown_keys("Enter"), self.tr("go")), (shown_keys("Alt+A"), self.tr("absent")))
        self.column.addWidget(KeyHints(keys_))

    def open_for(self, aliases: Sequence[str], colors: Sequence[str]) -> None:
        """Search among ``aliases``; ``colors`` are their discs'."""
        self._aliases, self._colors = aliases, colors
        self.edit.clear()
        self._on_typed("")
        self.open_centered()
        self.edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Esc, Up and Down out of the line."""
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
            is_absent = event.key() in _ABSENT_KEYS and not keys.is_control(event)
            if event.type() == QEvent.Type.ShortcutOverride and (
                is_absent or keys.is_for_text(event)
            ):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif keys.is_enter(event):
            self._on_enter()
        elif (
            event.key() in _ABSENT_KEYS and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._on_absent()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose(self._chosen + (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            return False
        return True

    def _on_enter(self) -> None:
        if not self._matches:
            return
        position = self._matches[self._chosen]
        self.close_panel()
        self.found.emit(position)

    def _on_absent(self) -> None:
        if self._matches:
            self.absent_wanted.emit(self._matches[self._chosen])
            self.edit.clear()

    def _on_typed(self, text: str) -> None:
        self._matches = find_aliases(self._aliases, text)
        self._choose(0)
        is_missing = bool(text.strip()) and not self._matches
        set_role(self.edit, "invalid", is_missing)
        if is_missing:
            self._match.setText(self.tr("Nobody found"))

    def _choose(self, chosen: int) -> None:
        self._disc.setVisible(bool(self._matches))
        if not self._matches:
            self._match.setText("")
            self._count.setText("")
            return
        self._chosen = chosen % len(self._matches)
        position = self._matches[self._chosen]
        words.show_short(self._match, self._aliases[position], _MATCH_PX)
        self._disc.show_student(self._aliases[position], self._colors[position])
        many = len(self._matches) > 1
        self._count.setText(f"{self._chosen + 1}/{len(self._matches)}" if many else "")
