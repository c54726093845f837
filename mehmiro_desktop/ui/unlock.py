"""The passphrase, where the system has no keyring: making one, and typing it at each start."""

from PySide6.QtCore import Signal

from mehmiro_desktop.errors import MehmiroError, StoreLocked
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.widgets import (
    Notice,
    TextField,
    h_row,
    primary_button,
    secondary_button,
)

MIN_LENGTH = 8


class UnlockPage(EntryPage):
    """Emits ``wanted`` with the passphrase typed; a wrong one changes nothing."""

    wanted = Signal(str)
    other_wanted = Signal()

    def __init__(self) -> None:
        """Ask for the passphrase."""
        super().__init__(
            "unlock",
            self.tr("Open your data"),
            self.tr(
                "This laptop has no keyring, so your passphrase protects what is on it. It is"
                " stored nowhere."
            ),
        )
        self._field = TextField(self.tr("Passphrase"), "unlock.passphrase", secret=True)
        self._field.edit.returnPressed.connect(self.submit)
        self._go = primary_button(self.tr("Open"), "unlock.go", icon="lock-open")
        self._go.clicked.connect(self.submit)
        other = secondary_button(self.tr("Use another account"), "unlock.other")
        other.clicked.connect(self.other_wanted)
        self.column.addWidget(self._field)
        self.column.addLayout(h_row(other, None, self._go))

    def focus_first(self) -> None:
        """Give the focus to the passphrase."""
        self._field.edit.setFocus()

    def submit(self) -> None:
        """Try the passphrase."""
        if not self._field.text:
            self._field.show_error(self.tr("Type your passphrase."))
            return
        if self._go.isEnabled():
            self._go.setEnabled(False)
            self.wanted.emit(self._field.text)

    def show_error(self, error: MehmiroError) -> None:
        """Say why it did not open."""
        self._go.setEnabled(True)
        if isinstance(error, StoreLocked):
            text = self.tr("That is not the passphrase. Nothing was changed. Try again.")
        else:
            text = sentence(error)
        self._field.show_error(text)
        self._field.edit.setFocus()
        self._field.edit.selectAll()


class NewPassphrasePage(EntryPage):
    """Emits ``wanted`` with a new passphrase, typed twice."""

    wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        """Explain why one is needed and what follows from losing it."""
        super().__init__(
            "new_passphrase",
            self.tr("Choose a passphrase"),
            self.tr(
                "This laptop has no keyring, so a passphrase protects what is on it. You type it"
                " at each start. Nobody can recover it: without it, what was not sent yet is"
                " lost."
            ),
        )
        self._first = TextField(
            self.tr("Passphrase"),
            "new_passphrase.first",
            secret=True,
            hint=self.tr("At least %n characters; several words are best.", "", MIN_LENGTH),
        )
        self._second = TextField(
            self.tr("The same again"), "new_passphrase.second", secret=True
        )
        self._notice = Notice("new_passphrase.notice")
        self._go = primary_button(self.tr("Go on"), "new_passphrase.go")
        self._go.clicked.connect(self.submit)
        back = secondary_button(self.tr("Back"), "new_passphrase.back")
        back.clicked.connect(self.back_wanted)
        for each in (self._first, self._second):
            each.edit.returnPressed.connect(self.submit)
            self.column.addWidget(each)
        self.column.addWidget(self._notice)
        self.column.addLayout(h_row(back, None, self._go))

    def focus_first(self) -> None:
        """Give the focus to the first line."""
        self._first.edit.setFocus()

    def submit(self) -> None:
        """Take the passphrase if it is long enough and the same twice."""
        if len(self._first.text) < MIN_LENGTH:
            self._first.show_error(
                self.tr("At least %n characters; several words are best.", "", MIN_LENGTH)
            )
            self._first.edit.setFocus()
        elif self._first.text != self._second.text:
            self._second.show_error(self.tr("The two are not the same."))
            self._second.edit.setFocus()
        elif self._go.isEnabled():
            self._go.setEnabled(False)
            self.wanted.emit(self._first.text)

    def show_error(self, error: MehmiroError) -> None:
        """Say why it did not work."""
        self._go.setEnabled(True)
        self._notice.say(sentence(error), "warning")
