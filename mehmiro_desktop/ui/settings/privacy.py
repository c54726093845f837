"""What others may see: presenter mode, dates of birth, the lock, and whose laptop it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.pin import has_pin
from mehmiro_desktop.ui.lock.arrival import SHARED_LOCK_MIN, share
from mehmiro_desktop.ui.lock.pin_row import PinRow
from mehmiro_desktop.ui.settings.group import Group, Keeper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox


class PrivacyGroup(Group):
    """Presenter mode's habits, dates of birth, PIN and auto-lock."""

    def __init__(self, keeper: Keeper) -> None:
        """Lay out the group with the settings in force."""
        super().__init__(
            # Not "laptop": Reset must not make a shared laptop one's own.
            keeper,
            "privacy",
            ("present_names", "present_at_start", "birth_dates", "auto_lock"),
        )
        self.set_title(self.tr("Privacy"))
        self.choice(
            "present_names",
            self.tr("Students in presenter mode"),
            [("alias", self.tr("By alias")), ("number", self.tr("By number"))],
        )
        self.choice(
            "present_at_start",
            self.tr("When the app opens"),
            [
                ("off", self.tr("Everything shows")),
                ("on", self.tr("Presenter mode is on")),
            ],
            hint=self.tr("F8 starts presenter mode; hold it to leave."),
        )
        self.choice(
            "birth_dates",
            self.tr("Dates of birth"),
            [("hidden", self.tr("Behind “Show”")), ("shown", self.tr("Always shown"))],
        )
        self.choice(
            "auto_lock",
            self.tr("Lock by itself"),
            [
                ("2", self.tr("After 2 minutes without a key or pointer")),
                ("5", self.tr("After 5 minutes")),
                ("10", self.tr("After 10 minutes")),
                ("never", self.tr("Never")),
            ],
            hint=self.tr("Ctrl+L locks at once. What you are typing stays as it is."),
        )
        self.pin = PinRow(keeper.context)
        self.column.addWidget(self.pin)
        self._laptop: QComboBox | None = None
        if not keeper.context.store.account.is_sample:
            self._laptop = self.choice(
                "laptop",
                self.tr("This laptop"),
                [("own", self.tr("Is mine")), ("shared", self.tr("Is shared"))],
                hint=self.tr(
                    "Shared: every account has a PIN, the window locks after five minutes, no"
                    " e-mail is filled in, and leaving presenter mode takes the PIN."
                ),
            )
            self._laptop.activated.disconnect()
            self._laptop.activated.connect(self._on_laptop)

    def _on_laptop(self, _index: int) -> None:
        value = str(self._laptop.currentData()) if self._laptop is not None else ""
        if value != "shared":
            self.keeper.keep("laptop", value)
            self.show_values()
        elif self.keeper.value("laptop") != "shared":
            self._share()

    def _share(self) -> None:
        try:
            is_ready = has_pin(self.keeper.context.store)
        except MehmiroError:
            is_ready = False
        if is_ready:
            share(self.keeper.keep)
            self.show_values()
        else:
            # The PIN first: a laptop is not called shared while there is none.
            self.pin.choose(self._share, self.show_values)

    def show_values(self) -> None:
        """Show the settings in force, and what follows from them for the PIN."""
        super().show_values()
        self.pin.refresh()

    def after_reset(self, changed: Sequence[str]) -> None:
        """Keep a shared laptop's own default for the auto-lock."""
        if self.keeper.value("laptop") == "shared":
            self.keeper.keep("auto_lock", SHARED_LOCK_MIN)
            self.show_values()
        super().after_reset(changed)
