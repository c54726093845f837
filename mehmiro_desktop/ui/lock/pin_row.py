"""The PIN in the settings: whether there is one, and setting, changing or removing it there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.pin import has_pin, remove_pin
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.lock.pin_ask import PinAsk
from mehmiro_desktop.ui.lock.pin_form import PinForm
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import (
    Notice,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)


class PinRow(QWidget):
    """One account's PIN on this laptop. The sample class has none, and it is said why."""

    def __init__(self, context: UiContext) -> None:
        """Show whether there is a PIN."""
        super().__init__()
        self._context = context
        self._part: QWidget | None = None
        self._state = plain_label(role="muted", wrap=True, name="settings.pin.state")
        self._set = secondary_button(
            self.tr("Set a PIN"), "settings.pin.set", icon="lock", parent=self
        )
        self._set.clicked.connect(partial(self.choose, None, None))
        self._remove = secondary_button(
            self.tr("Remove PIN"), "settings.pin.remove", parent=self
        )
        self._remove.clicked.connect(self._ask_remove)
        self._told = Notice("settings.pin.told")
        self._column = v_column(spacing=8)
        self._column.addWidget(plain_label(self.tr("PIN"), style="small_strong"))
        self._column.addWidget(self._state)
        self._column.addLayout(h_row(self._set, self._remove, None))
        self._column.addWidget(self._told)
        self.setLayout(self._column)
        self.refresh()

    def refresh(self) -> None:
        """Show the state anew."""
        is_sample = self._context.store.account.is_sample
        is_set = self._has_pin()
        if is_sample:
            words = self.tr("The sample class holds nothing private, so it has no PIN.")
        elif is_set and self._context.settings.is_shared:
            words = self.tr(
                "There is a PIN. On a shared laptop it can be changed, not removed."
            )
        elif is_set:
            words = self.tr("There is a PIN for this account on this laptop.")
        else:
            words = self.tr("No PIN yet. Without one the window cannot be locked.")
        self._state.setText(words)
        self._set.setText(self.tr("Change PIN") if is_set else self.tr("Set a PIN"))
        self._set.setVisible(not is_sample)
        self._remove.setVisible(is_set and not self._context.settings.is_shared)

    def _has_pin(self) -> bool:
        try:
            return has_pin(self._context.store)
        except MehmiroError as error:
            self._told.say(sentence(error), "error")
            return False

    def choose(
        self, then: Callable[[], None] | None, otherwise: Callable[[], None] | None, *_: object
    ) -> None:
        """Ask for a new PIN here; ``then`` follows once it is set, else ``otherwise``."""
        form = PinForm(self._context.store, "settings.pin", asks_old=self._has_pin())
        form.done.connect(partial(self._done, self.tr("The PIN is set."), then))
        form.cancelled.connect(partial(self._done, "", otherwise))
        self._show(form)
        form.focus_first()

    def _ask_remove(self) -> None:
        part = QWidget()
        pin = PinAsk(self._context.store, "settings.pin.ask")
        pin.right.connect(self._on_remove)
        cancel = secondary_button(self.tr("Cancel"), "settings.pin.keep")
        cancel.clicked.connect(partial(self._done, "", None))
        go = primary_button(self.tr("Remove PIN"), "settings.pin.go")
        go.clicked.connect(pin.submit)
        column = v_column(spacing=12)
        column.addWidget(pin)
        column.addLayout(h_row(None, cancel, go))
        part.setLayout(column)
        self._show(part)
        pin.edit.setFocus()

    def _on_remove(self) -> None:
        try:
            remove_pin(self._context.store)
        except MehmiroError as error:
            self._told.say(sentence(error), "error")
            return
        self._done(self.tr("The PIN is removed. The window does not lock any more."), None)

    def _show(self, part: QWidget) -> None:
        self._clear()
        self._told.say("")
        self._part = part
        self._column.addWidget(part)
        for button in (self._set, self._remove):
            button.setEnabled(False)

    def _clear(self) -> None:
        part, self._part = self._part, None
        if part is not None:
            part.hide()
            part.deleteLater()

    def _done(self, words: str, follow: Callable[[], None] | None, *_: object) -> None:
        self._clear()
        for button in (self._set, self._remove):
            button.setEnabled(True)
        self._told.say(words, "success")
        if words:
            self._context.announce(words)
        if follow is not None:
            follow()
        self.refresh()
        self._set.setFocus()
