"""A list of students, pasted or from a file: what will become of each entry, before it happens."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from mehmiro_desktop.domain.entities import Student
from mehmiro_desktop.domain.roster import (
    MAX_ROSTER_LINES,
    LineKind,
    RosterLine,
    RosterPreview,
    parse_roster,
)
from mehmiro_desktop.store.transfer.roster_file import RosterFile
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.icons import icon
from mehmiro_desktop.ui.import_words import refused_words
from mehmiro_desktop.ui.presenter import PresenterCover
from mehmiro_desktop.ui.widgets import (
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

_ICONS = {
    LineKind.NEW: ("plus", "success_text"),
    LineKind.IN_CLASS: ("equal", "text_muted"),
    LineKind.REPEATED: ("equal", "text_muted"),
}
_MAX_TEXT = 100_000
_MAX_SHOWN = 22
_MAX_HEADINGS = 6
_MAX_LISTED = MAX_ROSTER_LINES + 100


class RosterPastePanel(QWidget):
    """The text on the left, what becomes of it on the right; Esc closes, Ctrl+Enter adds.

    Signals:
        accepted: Add these; carries the list of new aliases.
        file_accepted: Add and update what the file says; carries the :class:`RosterFile`.
        closed: The panel was left without adding.
    """

    accepted = Signal(list)
    file_accepted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster.panel")
        self._existing: tuple[str, ...] = ()
        self._preview = RosterPreview(())
        self._file: RosterFile | None = None
        self.text = QPlainTextEdit()
        self.text.setObjectName("roster.panel.text")
        self.text.setFont(font("body"))
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("List of students, one alias per line"))
        self.text.setPlaceholderText(
            self.tr("Paste here: one alias per line, or separated by commas")
        )
        self.text.textChanged.connect(self._on_text_changed)
        self.text.installEventFilter(self)
        self.entries = QListWidget()
        self.entries.setObjectName("roster.panel.entries")
        self.entries.setAccessibleName(self.tr("What will become of each entry"))
        self.entries.setProperty("kind", "records")
        self.entries.setFont(font("body"))
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.summary = plain_label(style="strong", wrap=True, name="roster.panel.summary")
        self.add_button = primary_button("", "roster.panel.add")
        self.add_button.clicked.connect(self._on_add)
        self.close_button = secondary_button(self.tr("Cancel"), "roster.panel.close")
        self.close_button.clicked.connect(self.closed)
        column = v_column(spacing=10)
        inner = v_column(spacing=10)
        inner.addWidget(self._halves(), 1)
        inner.addWidget(self.summary)
        content = QWidget()
        content.setLayout(inner)
        # A list somebody keeps may say more of its students than their aliases.
        column.addWidget(PresenterCover(content), 1)
        column.addLayout(h_row(self.add_button, self.close_button, None, spacing=8))
        self.setLayout(column)

    @property
    def preview(self) -> RosterPreview:
        """What was made of the text."""
        return self._preview

    def begin(self, text: str, existing: Sequence[str]) -> None:
        """Start over with ``text`` for a class that has ``existing`` aliases."""
        self._file = None
        self._left.show()
        self._existing = tuple(existing)
        self.text.setPlainText(text[:_MAX_TEXT])
        self._on_text_changed()

    def begin_file(self, file: RosterFile, students: Sequence[Student]) -> None:
        """Show what a file would do to a class that has ``students``."""
        self._file = file
        self._left.hide()
        self.entries.clear()
        plan = file.plan
        before = {each.id: each for each in students}
        rows = [("plus", "success_text", each.alias) for each in plan.new_students]
        rows += [
            ("pencil", "primary_text", self._with(each.alias, self._changes(before, each)))
            for each in plan.changed_students
        ]
        rows += [
            (
                "x",
                "error_text",
                self._with(
                    self.tr("line {number}: {text}").format(number=each.line, text=each.text),
                    refused_words(each),
                ),
            )
            for each in plan.refused
        ]
        for name, role, text in rows[:_MAX_LISTED]:
            QListWidgetItem(icon(name, role), _readable(text), self.entries)
        if len(rows) > _MAX_LISTED:
            text = self.tr("… and %n more", "", len(rows) - _MAX_LISTED)
            QListWidgetItem(text, self.entries)
        self.summary.setText(self._file_summary(file))
        new, changed = len(plan.new_students), len(plan.changed_students)
        words = self.tr("Add %n student(s)", "", new) if new else self.tr("Nothing to add")
        if changed and new:
            words = self.tr("Add {new} and update {changed}").format(new=new, changed=changed)
        elif changed:
            words = self.tr("Update %n student(s)", "", changed)
        self.add_button.setText(words)
        self.add_button.setEnabled(new + changed > 0)
        (self.add_button if new + changed else self.close_button).setFocus()

    def focus_text(self) -> None:
        """Give the text the keyboard, or the button when there is something to add already."""
        (self.add_button if self._preview.new_aliases else self.text).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Enter in the text add the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_add()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _halves(self) -> QWidget:
        halves = QWidget()
        self._left = QWidget()
        left, right = v_column(spacing=4), v_column(spacing=4)
        self._left.setLayout(left)
        left.addWidget(plain_label(self.tr("Your list"), style="small_strong"))
        left.addWidget(self.text, 1)
        right.addWidget(plain_label(self.tr("Preview"), style="small_strong"))
        right.addWidget(self.entries, 1)
        row = h_row(spacing=12)
        row.addWidget(self._left, 1)
        row.addLayout(right, 1)
        halves.setLayout(row)
        return halves

    def _on_text_changed(self) -> None:
        self._preview = parse_roster(self.text.toPlainText(), self._existing)
        self.entries.clear()
        for line in self._preview.lines[:_MAX_LISTED]:
            name, role = _ICONS.get(line.kind, ("x", "error_text"))
            QListWidgetItem(icon(name, role), self._entry_text(line), self.entries)
        unlisted = len(self._preview.lines) - self.entries.count()
        if unlisted:
            QListWidgetItem(self.tr("… and %n more", "", unlisted), self.entries)
        self.summary.setText(self._summary())
        new = len(self._preview.new_aliases)
        self.add_button.setText(
            self.tr("Add %n student(s)", "", new) if new else self.tr("Nothing to add")
        )
        self.add_button.setEnabled(new > 0)

    def _entry_text(self, line: RosterLine) -> str:
        alias = _readable(line.alias)
        if len(alias) > _MAX_SHOWN:
            alias = f"{alias[: _MAX_SHOWN - 1]}…"
        reasons = {
            LineKind.IN_CLASS: self.tr("already in the class"),
            LineKind.REPEATED: self.tr("twice in the list"),
            LineKind.TOO_LONG: self.tr("too long for an alias"),
            LineKind.UNREADABLE: self.tr("has hidden characters"),
            LineKind.TOO_MANY: self.tr("the list is too long"),
        }
        reason = reasons.get(line.kind)
        return f"{alias} · {reason}" if reason else alias

    def _summary(self) -> str:
        preview = self._preview
        parts = [self.tr("%n new", "", len(preview.new_aliases))]
        if preview.duplicates:
            parts.append(self.tr("%n already there", "", len(preview.duplicates)))
        if preview.refused:
            parts.append(self.tr("%n not possible", "", len(preview.refused)))
        if preview.blanks:
            parts.append(self.tr("%n blank line(s) left out", "", preview.blanks))
        if preview.heading:
            parts.append(self.tr("heading “{text}” left out").format(text=preview.heading))
        return " · ".join(parts)

    def _with(self, text: str, reason: str) -> str:
        return f"{text} · {reason}"

    def _changes(self, before: Mapping[str, Student], wanted: Student) -> str:
        """Return which details a file changes; a date of birth is named, never shown."""
        names = {
            "avatar_color": self.tr("colour"),
            "personality_type": self.tr("learning style"),
            "date_of_birth": self.tr("date of birth"),
        }
        known = before.get(wanted.id)
        changed = [
            words
            for name, words in names.items()
            if known is None or getattr(known, name) != getattr(wanted, name)
        ]
        return self.tr("new: {details}").format(details=", ".join(changed))

    def _file_summary(self, file: RosterFile) -> str:
        plan = file.plan
        parts = [self.tr("%n new", "", len(plan.new_students))]
        if plan.changed_students:
            parts.append(self.tr("%n updated", "", len(plan.changed_students)))
        if plan.unchanged:
            parts.append(self.tr("%n already there", "", plan.unchanged))
        if plan.refused:
            parts.append(self.tr("%n not possible", "", len(plan.refused)))
        if file.unknown:
            shown = ", ".join(_readable(each) for each in file.unknown[:_MAX_HEADINGS])
            parts.append(self.tr("columns left out: {names}").format(names=shown))
        return " · ".join(parts)

    def _on_add(self) -> None:
        if self._file is not None:
            self.file_accepted.emit(self._file)
        elif self._preview.new_aliases:
            self.accepted.emit(list(self._preview.new_aliases))


def _readable(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)
