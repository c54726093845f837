"""Small panels over the window: choosing a PIN right there, and the PIN that ends presenting."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.store import Store
from mehmiro_desktop.ui.lock.pin_ask import PinAsk
from mehmiro_desktop.ui.lock.pin_form import PinForm
from mehmiro_desktop.ui.widgets import h_row, primary_button, secondary_button
from mehmiro_desktop.ui.window_panel import WindowPanel


class PinPanels(QObject):
    """Opens the panels over a window."""

    def choose(self, store: Store, host: QWidget, then: Callable[[], None]) -> WindowPanel:
        """Offer to choose a PIN; ``then`` follows once there is one. Esc changes nothing."""
        panel = WindowPanel("lock.panel", host)
        panel.say(
            self.tr("Choose a PIN to lock with"),
            self.tr(
                "Ctrl+L or a while without a key then hides everything until you type it. It is"
                " for this account on this laptop. If you forget it, your password or passphrase"
                " opens the window; nothing is ever deleted."
            ),
        )
        form = PinForm(store, "lock.new")
        form.cancelled.connect(panel.close_panel)
        form.done.connect(panel.close_panel)
        form.done.connect(then)
        panel.column.addWidget(form)
        panel.open_centered()
        form.focus_first()
        return panel

    def ask(self, store: Store, host: QWidget, then: Callable[[], None]) -> WindowPanel:
        """Ask for the PIN that ends presenter mode; ``then`` follows. Esc goes on presenting."""
        panel = WindowPanel("presenter.panel", host)
        panel.say(
            self.tr("Leave presenter mode"),
            self.tr("This laptop is shared: leaving takes your PIN."),
        )
        pin = PinAsk(store, "presenter.pin")
        pin.right.connect(panel.close_panel)
        pin.right.connect(then)
        cancel = secondary_button(self.tr("Go on presenting"), "presenter.cancel")
        cancel.clicked.connect(panel.close_panel)
        go = primary_button(self.tr("Leave"), "presenter.go")
        go.clicked.connect(pin.submit)
        panel.column.addWidget(pin)
        panel.column.addLayout(h_row(None, cancel, go))
        panel.open_centered()
        pin.edit.setFocus()
        return panel
