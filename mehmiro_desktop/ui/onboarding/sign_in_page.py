"""Signing in: server, publishable key, e-mail, password. What was typed stays when it fails."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar

from mehmiro_desktop.errors import InvalidAddress, MehmiroError
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.widgets import (
    Notice,
    TextField,
    h_row,
    primary_button,
    secondary_button,
)


@dataclass(frozen=True, slots=True)
class SignInForm:
    """What was typed; the password is in no ``repr``."""

    server: str
    publishable_key: str
    email: str
    password: str = field(repr=False)


class SignInPage(EntryPage):
    """Emits ``wanted`` with a :class:`SignInForm`; ``cancelled`` stops waiting for the answer."""

    wanted = Signal(object)
    cancelled = Signal()
    back_wanted = Signal()

    def __init__(self, known: SignInForm | None = None) -> None:
        """Lay out the form, filled in with what is ``known``."""
        super().__init__(
            "sign_in",
            self.tr("Sign in"),
            self.tr("Your administrator has sent you the server's address and its key."),
        )
        self._fields = {
            "server": TextField(
                self.tr("Server address"), "sign_in.server", placeholder="https://…"
            ),
            "key": TextField(self.tr("Publishable key"), "sign_in.key"),
            "email": TextField(self.tr("E-mail"), "sign_in.email"),
            "password": TextField(self.tr("Password"), "sign_in.password", secret=True),
        }
        self.notice = Notice("sign_in.notice")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Signing in"))
        self._bar.hide()
        self._go = primary_button(self.tr("Sign in"), "sign_in.go")
        self._go.clicked.connect(self.submit)
        self._back = secondary_button(self.tr("Back"), "sign_in.back")
        self._back.clicked.connect(self._step_back)
        for each in self._fields.values():
            self.column.addWidget(each)
            each.edit.returnPressed.connect(self.submit)
        self.column.addWidget(self.notice)
        self.column.addWidget(self._bar)
        self.column.addLayout(h_row(self._back, None, self._go))
        self._is_busy = False
        if known is not None:
            self._fields["server"].edit.setText(known.server)
            self._fields["key"].edit.setText(known.publishable_key)
            self._fields["email"].edit.setText(known.email)

    @property
    def form(self) -> SignInForm:
        """What is typed now."""
        typed = {name: each.text for name, each in self._fields.items()}
        return SignInForm(
            server=typed["server"].strip(),
            publishable_key=typed["key"].strip(),
            email=typed["email"].strip(),
            password=typed["password"],
        )

    def focus_first(self) -> None:
        """Give the focus to the first field that is still empty."""
        fields = list(self._fields.values())
        next((each for each in fields if not each.text), fields[-1]).edit.setFocus()

    def submit(self) -> None:
        """Send the form if nothing is missing."""
        if self._is_busy:
            return
        self.notice.say("")
        empty = [each for each in self._fields.values() if not each.text.strip()]
        for each in empty:
            each.show_error(self.tr("This is needed."))
        if empty:
            empty[0].edit.setFocus()
            return
        self.show_busy(True)
        self.wanted.emit(self.form)

    def show_busy(self, on: bool) -> None:
        """Show that the answer is awaited; the back button then cancels."""
        self._is_busy = on
        self._bar.setVisible(on)
        self._go.setEnabled(not on)
        self._back.setText(self.tr("Cancel") if on else self.tr("Back"))
        for each in self._fields.values():
            each.setEnabled(not on)

    def show_error(self, error: MehmiroError) -> None:
        """Say what went wrong, at the field if it is one; everything typed stays."""
        self.show_busy(False)
        named = str(error.details.get("field", ""))
        if isinstance(error, InvalidAddress) and named in self._fields:
            self._fields[named].show_error(sentence(error))
            self._fields[named].edit.setFocus()
            return
        self.notice.say(sentence(error), "warning")
        self._fields["password"].edit.setFocus()
        self._fields["password"].edit.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, or cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
            return
        super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self._is_busy:
            self.show_busy(False)
            self.cancelled.emit()
        else:
            self.back_wanted.emit()
