"""Pages before the window: whose laptop it is, a PIN where one is needed, and who is here."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mehmiro_desktop.config import AccountEntry
from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.lock.names import tile_names
from mehmiro_desktop.ui.lock.pin_form import PinForm
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.widgets import (
    h_row,
    plain_label,
    primary_button,
    quiet_button,
    secondary_button,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class LaptopPage(EntryPage):
    """Asks once, after the first sign-in. ``chosen`` carries ``own`` or ``shared``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Lay out both answers."""
        super().__init__("laptop", self.tr("Is this laptop yours or shared?"))
        self._buttons: list[QPushButton] = []
        for value, icon, words, detail in (
            (
                "own", "laptop", self.tr("It is mine"),
                self.tr("A PIN is up to you, and your e-mail is filled in next time."),
            ),
            (
                "shared", "users", self.tr("Others use it, too"),
                self.tr(
                    "Each teacher has a PIN, the window locks after five minutes, and no e-mail"
                    " is filled in. Leaving presenter mode takes the PIN."
                ),
            ),
        ):  # fmt: skip
            button = secondary_button(words, f"laptop.{value}", icon=icon)
            button.setAccessibleDescription(detail)
            button.clicked.connect(partial(self._choose, value))
            self._buttons.append(button)
            self.column.addWidget(button)
            self.column.addWidget(plain_label(detail, style="small", role="muted", wrap=True))
        self.column.addWidget(
            plain_label(self.tr("You can change this in Settings."), style="small", wrap=True)
        )

    def focus_first(self) -> None:
        """Give the focus to the first answer."""
        self._buttons[0].setFocus()

    def _choose(self, value: str, *_: object) -> None:
        self.chosen.emit(value)


class NewPinPage(EntryPage):
    """Asks for the PIN that a shared laptop needs. ``done``: it is set; ``back_wanted``: not."""

    done = Signal()
    back_wanted = Signal()

    def __init__(self, store: Store, *, may_go_back: bool) -> None:
        """Explain what the PIN is for; ``may_go_back`` offers to answer otherwise."""
        super().__init__(
            "new_pin",
            self.tr("Choose your PIN"),
            self.tr(
                "It keeps your classes from whoever uses this laptop after you. It is kept only"
                " here, encrypted. If you forget it, your password or passphrase lets you choose"
                " another; nothing is deleted."
            ),
        )
        back = self.tr("Back") if may_go_back else None
        self._form = PinForm(store, "new_pin.form", cancel=back)
        self._form.done.connect(self.done)
        self._form.cancelled.connect(self.back_wanted)
        self.column.addWidget(self._form)

    def focus_first(self) -> None:
        """Give the focus to the first line."""
        self._form.focus_first()


class AccountsPage(EntryPage):
    """The accounts of this laptop, a tile each, and signing in with another.

    Signals:
        chosen: an :class:`AccountEntry`.
        sign_in_wanted: with an account that is not here yet.
        sample_wanted: the sample class.
        back_wanted: none of them.
    """

    chosen = Signal(object)
    sign_in_wanted = Signal()
    sample_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, entries: Sequence[AccountEntry], *, is_shared: bool) -> None:
        """Offer ``entries``; a shared laptop shows of each e-mail only what tells it apart."""
        super().__init__(
            "accounts",
            self.tr("Who is teaching?"),
            self.tr(
                "Each account has its own encrypted data. Nothing of the others is deleted or"
                " sent."
            ),
        )
        self._first: QPushButton | None = None
        for number, (entry, name) in enumerate(
            zip(entries, tile_names(entries, is_shared=is_shared), strict=True)
        ):
            tile = secondary_button(name, f"accounts.tile{number}", icon="user")
            tile.clicked.connect(partial(self._choose, entry))
            self.column.addWidget(tile)
            self._first = self._first or tile
        sign_in = primary_button(
            self.tr("Sign in with another account"), "accounts.sign_in", icon="log-in"
        )
        sign_in.clicked.connect(self.sign_in_wanted)
        self._first = self._first or sign_in
        sample = quiet_button(self.tr("Try with a sample class"), "accounts.sample")
        sample.clicked.connect(self.sample_wanted)
        back = secondary_button(self.tr("Back"), "accounts.back")
        back.clicked.connect(self.back_wanted)
        self.column.addWidget(sign_in)
        self.column.addLayout(h_row(back, None, sample))

    def focus_first(self) -> None:
        """Give the focus to the first tile."""
        if self._first is not None:
            self._first.setFocus()

    def _choose(self, entry: AccountEntry, *_: object) -> None:
        self.chosen.emit(entry)
