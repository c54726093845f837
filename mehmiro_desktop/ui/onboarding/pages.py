"""The small pages of the first run: language, what to begin with, please wait, what went wrong."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from mehmiro_desktop.ui.i18n import LANGUAGES
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.widgets import (
    plain_label,
    primary_button,
    quiet_button,
    secondary_button,
)


class LanguagePage(EntryPage):
    """Each language by its own name; the system's comes first and has the focus."""

    chosen = Signal(str)

    def __init__(self, preferred: str) -> None:
        """Offer the languages, ``preferred`` first."""
        # Before a language is chosen the question is asked in both.
        super().__init__("language", "Idioma · Language")
        order = sorted(LANGUAGES, key=lambda code: code != preferred)
        self._buttons: list[QPushButton] = []
        for code in order:
            make = secondary_button if self._buttons else primary_button
            button = make(LANGUAGES[code], f"language.{code}", parent=self)
            button.clicked.connect(partial(self._choose, code))
            self.column.addWidget(button)
            self._buttons.append(button)

    def focus_first(self) -> None:
        """Give the focus to the preferred language."""
        self._buttons[0].setFocus()

    def _choose(self, code: str, *_: object) -> None:
        self.chosen.emit(code)


class ChoicePage(EntryPage):
    """Sign in, or try the sample class without an account."""

    sign_in_wanted = Signal()
    sample_wanted = Signal()
    language_wanted = Signal()

    def __init__(self) -> None:
        """Lay out both ways to begin."""
        super().__init__("choice", "Mehmiro")
        self.column.addWidget(
            plain_label(
                self.tr(
                    "Score a class as fast as typing, with or without a network. Everything is"
                    " kept on this laptop, encrypted, and sent to your school when you are"
                    " connected."
                ),
                role="muted",
                wrap=True,
            )
        )
        self._sign_in = primary_button(self.tr("Sign in"), "choice.sign_in", icon="log-in")
        self._sign_in.clicked.connect(self.sign_in_wanted)
        sample = secondary_button(self.tr("Try with a sample class"), "choice.sample")
        sample.clicked.connect(self.sample_wanted)
        language = quiet_button("Idioma · Language", "choice.language", icon="languages")
        language.clicked.connect(self.language_wanted)
        self.column.addWidget(self._sign_in)
        self.column.addWidget(sample)
        self.column.addWidget(
            plain_label(
                self.tr("The sample class needs no account and never leaves this laptop."),
                style="small",
                role="muted",
                wrap=True,
            )
        )
        self.column.addWidget(language)

    def focus_first(self) -> None:
        """Give the focus to signing in."""
        self._sign_in.setFocus()


class WaitPage(EntryPage):
    """Something takes longer than it should be waited for in silence."""

    def __init__(self, text: str) -> None:
        """Say what is under way."""
        super().__init__("wait", "Mehmiro", text)
        bar = QProgressBar()
        bar.setObjectName("wait.bar")
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(text)
        self.column.addWidget(bar)


class ProblemPage(EntryPage):
    """The data cannot be opened: what happened, what is safe, what to do."""

    again_wanted = Signal()
    backup_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, text: str, backup_of: str = "") -> None:
        """Say ``text`` and offer to try again or to begin with something else.

        ``backup_of``: when the backup was made that can take the place of a damaged file.
        """
        super().__init__("problem", self.tr("Your data could not be opened"), text)
        self._again = primary_button(self.tr("Try again"), "problem.again", icon="refresh-cw")
        self._again.clicked.connect(self.again_wanted)
        other = secondary_button(self.tr("Use another account"), "problem.other")
        other.clicked.connect(self.other_wanted)
        self.column.addWidget(self._again)
        if backup_of:
            words = self.tr("Go back to the backup of {when}").format(when=backup_of)
            back = secondary_button(words, "problem.backup", icon="undo-2")
            back.clicked.connect(self.backup_wanted)
            self.column.addWidget(back)
            note = self.tr(
                "The damaged file is kept aside. What the school's server has comes again with the"
                " next sync; what was typed since and not sent stays in that file."
            )
            self.column.addWidget(plain_label(note, role="muted", style="small", wrap=True))
        self.column.addWidget(other)

    def focus_first(self) -> None:
        """Give the focus to trying again."""
        self._again.setFocus()
