"""What a locked window shows: whose it is, a line for the PIN, and the ways on without it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.keys import KeyFile, is_passphrase
from mehmiro_desktop.store.pin import forgive_tries, has_pin
from mehmiro_desktop.ui.lock.hashing import hasher
from mehmiro_desktop.ui.lock.pin_ask import PinAsk
from mehmiro_desktop.ui.lock.pin_form import PinForm
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.widgets import (
    IconLabel,
    Notice,
    TextField,
    h_row,
    plain_label,
    primary_button,
    quiet_button,
    secondary_button,
    v_column,
)


class LockPage(EntryPage):
    """Asks for the PIN, or for a proof that it is the teacher and then for a new PIN.

    Signals:
        opened: the PIN was right, or a proof was given.
        sign_in_wanted: the proof is to be a sign-in.
        other_wanted: another teacher wants to use the laptop.
    """

    opened = Signal()
    sign_in_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, store: Store, name: str) -> None:
        """Ask for the PIN of ``store``'s account, whose teacher is called ``name``."""
        super().__init__("lock", "")
        self._store = store
        self._has_pin = has_pin(store)
        self.heading.setText(self.tr("Mehmiro is locked"))
        self.column.insertWidget(0, IconLabel("lock", "primary_text", 32))
        self.column.addLayout(
            h_row(
                IconLabel("user", "text_muted", 20),
                plain_label(name, style="strong", wrap=True, name="lock.name"),
                None,
            )
        )
        self.column.addWidget(self._notice())
        self._parts = {"pin": self._pin_part(), "proof": self._proof_part()}
        for part in self._parts.values():
            self.column.addWidget(part)
        self._form: PinForm | None = None
        other = quiet_button(self.tr("Another teacher"), "lock.other", icon="users")
        other.clicked.connect(self.other_wanted)
        self.column.addWidget(other)
        self.pin.edit.setAccessibleDescription(
            self.tr("Mehmiro is locked for {name}. Type the PIN and press Enter.").format(
                name=name
            )
        )
        self.show_part("pin" if self._has_pin else "proof")

    def _notice(self) -> QWidget:
        self.told = Notice("lock.told")
        return self.told

    def _pin_part(self) -> QWidget:
        self.pin = PinAsk(self._store, "lock.pin")
        self.pin.right.connect(self.opened)
        go = primary_button(self.tr("Unlock"), "lock.go", icon="lock-open")
        go.clicked.connect(self.pin.submit)
        forgot = quiet_button(self.tr("Forgot the PIN?"), "lock.forgot")
        forgot.clicked.connect(partial(self._step, "proof"))
        safe = self.tr("What you were doing is here as you left it. Sync goes on.")
        return _part(
            plain_label(safe, role="muted", wrap=True), self.pin, h_row(forgot, None, go)
        )

    def _proof_part(self) -> QWidget:
        back = secondary_button(self.tr("Back to the PIN"), "lock.back")
        back.clicked.connect(partial(self._step, "pin"))
        if not self._has_pin:
            # Not setVisible: shown before it has a parent it would be a window for a moment.
            back.hide()
        key_file = KeyFile.read(self._store.directory)
        words = plain_label(role="muted", wrap=True, name="lock.proof")
        none_yet = self.tr("This laptop is shared, and there is no PIN for this account yet.")
        lead = "" if self._has_pin else f"{none_yet} "
        if key_file is not None and key_file.key_source == "passphrase":
            words.setText(
                lead
                + self.tr(
                    "Type the passphrase that opens your data, then choose a new PIN. Nothing"
                    " is deleted."
                )
            )
            self.phrase = TextField(self.tr("Passphrase"), "lock.passphrase", secret=True)
            self.phrase.edit.returnPressed.connect(self._try_passphrase)
            go = primary_button(self.tr("Go on"), "lock.prove")
            go.clicked.connect(self._try_passphrase)
            return _part(words, self.phrase, h_row(back, None, go))
        words.setText(
            lead
            + self.tr(
                "Sign in with your account's password, then choose a new PIN. This needs a"
                " network. Nothing is deleted, and what is not sent yet stays here."
            )
        )
        go = primary_button(self.tr("Sign in"), "lock.sign_in", icon="log-in")
        go.clicked.connect(self.sign_in_wanted)
        return _part(words, h_row(back, None, go))

    def _step(self, name: str, *_: object) -> None:
        self.show_part(name)
        self.focus_first()

    def show_part(self, name: str) -> None:
        """Show the part called ``name`` and no other."""
        for each, part in self._parts.items():
            part.setVisible(each == name)
        self._shown = name

    def focus_first(self) -> None:
        """Give the focus to what the part in front asks for."""
        if self._form is not None:
            self._form.focus_first()
        elif self._shown == "pin":
            self.pin.edit.setFocus()
        elif hasattr(self, "phrase"):
            self.phrase.edit.setFocus()
        else:
            self._parts["proof"].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show a wait that goes on."""
        super().showEvent(event)
        self.pin.look_again()

    def _try_passphrase(self, *_: object) -> None:
        if self.phrase.edit.isReadOnly():
            return
        self.phrase.edit.setReadOnly(True)
        job = hasher().start(is_passphrase, self._store.directory, self.phrase.text)
        job.done.connect(self._on_phrase_looked)
        job.failed.connect(self._on_phrase_failed)

    def _on_phrase_failed(self, error: MehmiroError) -> None:
        self.phrase.edit.setReadOnly(False)
        self.phrase.show_error(sentence(error))

    def _on_phrase_looked(self, is_right: bool) -> None:
        self.phrase.edit.setReadOnly(False)
        if is_right:
            self.phrase.edit.clear()
            self.accept_proof()
        else:
            self.phrase.show_error(self.tr("That is not the passphrase. Nothing was changed."))
            self.phrase.edit.selectAll()

    def accept_proof(self) -> None:
        """Ask for a new PIN: this is the teacher, who proved it here or by signing in."""
        if self._form is not None:
            return
        try:
            forgive_tries(self._store)
        except MehmiroError as error:
            self.told.say(sentence(error), "warning")
        keep = self.tr("Keep the old PIN") if self._has_pin else None
        self._form = PinForm(self._store, "lock.new", cancel=keep)
        self._form.done.connect(self.opened)
        self._form.cancelled.connect(self.opened)
        self._parts["new"] = self._form
        self.column.insertWidget(self.column.count() - 1, self._form)
        self.heading.setText(self.tr("Choose a new PIN"))
        self._step("new")


def _part(*items: object) -> QWidget:
    part = QWidget()
    column = v_column(spacing=14)
    for item in items:
        if isinstance(item, QWidget):
            column.addWidget(item)
        else:
            column.addLayout(item)  # type: ignore[arg-type]
    part.setLayout(column)
    return part
