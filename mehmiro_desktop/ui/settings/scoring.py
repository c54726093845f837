"""How scoring behaves: waits, Enter, single letters, and the nine quick comments."""

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from mehmiro_desktop.ui import letters
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.habits import (
    MOST_CHARACTERS,
    parse_comments,
    write_comments,
)
from mehmiro_desktop.ui.i18n import shown_score
from mehmiro_desktop.ui.settings.group import Group, Keeper, check_box
from mehmiro_desktop.ui.widgets import plain_label, set_role


class ScoringGroup(Group):
    """Waits, where Enter goes, and which letters are keys."""

    def __init__(self, keeper: Keeper) -> None:
        """Lay out the group with the settings in force."""
        super().__init__(
            keeper, "scoring", ("digit_wait", "column_end", "letter_keys", "letters")
        )
        self.set_title(self.tr("Scoring"))
        waits = [
            (each, self.tr("{seconds} s").format(seconds=shown_score(Decimal(each) / 1000)))
            for each in ("400", "600", "800", "1000", "1200", "1500")
        ]
        self.choice(
            "digit_wait",
            self.tr("Wait for a second digit"),
            [*waits, ("enter", self.tr("Until Enter is pressed"))],
            hint=self.tr("After a 1 on a scale that goes to 10, in quick-score."),
        )
        self.choice(
            "column_end",
            self.tr("Enter below the last student"),
            [
                ("stay", self.tr("Stays in the column")),
                ("next", self.tr("Goes to the next variable")),
            ],
        )
        self._on = check_box(
            self.tr("Single letters are keys while scoring"),
            "settings.letter_keys",
            letters.are_on(),
            self,
        )
        self._on.toggled.connect(self._on_toggled)
        self.column.addWidget(self._on)
        self._edits: dict[str, QLineEdit] = {}
        self.column.addWidget(self._letters())
        self._problem = plain_label(role="error", wrap=True, name="settings.letters.problem")
        self._problem.hide()
        self.column.addWidget(self._problem)
        self.show_values()

    def _letters(self) -> QWidget:
        holder = QWidget(self)
        table = QGridLayout(holder)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(8)
        for place, key in enumerate(letters.LETTER_KEYS):
            edit = QLineEdit(holder)
            edit.setObjectName(f"settings.letter.{key.name}")
            edit.setAccessibleName(self.tr("Key for: {act}").format(act=key.words))
            edit.setFont(font("strong"))
            edit.setMaxLength(1)
            edit.setFixedWidth(max(56, scaled(48)))
            edit.textEdited.connect(partial(self._on_letter, key.name))
            edit.editingFinished.connect(self._on_left)
            self._edits[key.name] = edit
            row, column = place // 2, 2 * (place % 2)
            table.addWidget(edit, row, column)
            table.addWidget(plain_label(key.words, style="small"), row, column + 1)
        table.setColumnStretch(1, 1)
        table.setColumnStretch(3, 1)
        return holder

    def show_values(self) -> None:
        """Show the settings in force."""
        super().show_values()
        self._on.setChecked(letters.are_on())
        for name, letter in letters.letters().items():
            self._edits[name].setText(letter.upper())
            self._edits[name].setEnabled(letters.are_on())
            set_role(self._edits[name], "invalid", False)
        self._problem.hide()

    def _on_toggled(self, is_on: bool) -> None:
        self.keeper.keep("letter_keys", "on" if is_on else "off")
        for edit in self._edits.values():
            edit.setEnabled(is_on)

    def _on_letter(self, name: str, typed: str) -> None:
        """Take another letter at once, unless it cannot be one or is another act's."""
        letter = typed.strip().lower()
        chosen = letters.letters()
        other = letters.conflict_of(name, letter, chosen)
        if not letter:
            problem = self.tr("Type the letter for this act.")
        elif not letters.is_usable(letter):
            problem = self.tr("Digits and signs type scores; choose a letter.")
        elif other is not None:
            problem = self.tr("{letter} is already the key for: {act}").format(
                letter=letter.upper(), act=other.words
            )
        else:
            problem = ""
            self.keeper.keep("letters", letters.write_letters(chosen | {name: letter}))
        set_role(self._edits[name], "invalid", bool(problem))
        self._edits[name].setAccessibleDescription(problem)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            self.keeper.context.announce(problem)

    def _on_left(self) -> None:
        # What could not be taken does not stay in sight as if it were in force.
        self.show_values()


class CommentsGroup(Group):
    """Nine texts for the keys 1 to 9 of a comment."""

    def __init__(self, keeper: Keeper) -> None:
        """Lay out the group with the comments in force."""
        super().__init__(keeper, "comments", ("quick_comments",))
        self.set_title(self.tr("Quick comments"))
        hint = self.tr("While scoring, the comment key and a digit write one of these.")
        self.column.addWidget(plain_label(hint, role="muted", style="small", wrap=True))
        table = QGridLayout()
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(8)
        self._edits: list[QLineEdit] = []
        for number in range(1, 10):
            edit = QLineEdit(self)
            edit.setObjectName(f"settings.comment.{number}")
            edit.setAccessibleName(self.tr("Quick comment {number}").format(number=number))
            edit.setFont(font("body"))
            edit.setMaxLength(MOST_CHARACTERS)
            edit.editingFinished.connect(self._on_edited)
            self._edits.append(edit)
            table.addWidget(plain_label(str(number), style="strong"), number - 1, 0)
            table.addWidget(edit, number - 1, 1)
        self.column.addLayout(table)
        self.show_values()

    def show_values(self) -> None:
        """Show the comments in force."""
        texts = parse_comments(self.keeper.value("quick_comments"))
        for edit, text in zip(self._edits, texts, strict=True):
            edit.setText(text)

    def _on_edited(self) -> None:
        wanted = write_comments(tuple(edit.text() for edit in self._edits))
        if wanted != self.keeper.value("quick_comments"):
            self.keeper.keep("quick_comments", wanted)
