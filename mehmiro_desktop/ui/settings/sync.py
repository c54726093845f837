"""What this laptop is called, pausing sync, and metered connections."""

from collections.abc import Callable

from mehmiro_desktop.sync.status import SyncState
from mehmiro_desktop.ui.settings.group import Group, Keeper
from mehmiro_desktop.ui.widgets import TextField, h_row, secondary_button


class SyncGroup(Group):
    """Name of the laptop; pause and go on, where there is a server."""

    def __init__(self, keeper: Keeper, apply_metered: Callable[[], None] | None = None) -> None:
        """Lay out the group with what is in force.

        ``apply_metered`` puts in force what metered connections do; ``None`` where the system
        cannot tell one.
        """
        super().__init__(keeper, "sync", ("device_name", "on_metered"))
        self.set_title(self.tr("Sync"))
        self._device = TextField(
            self.tr("Name of this laptop"),
            "settings.device_name",
            hint=self.tr(
                "Shown in histories and conflicts, so you know where a value is from."
            ),
        )
        self._device.edit.setMaxLength(60)
        self._device.edit.editingFinished.connect(self._on_device_name)
        self.column.addWidget(self._device)
        if apply_metered is not None and keeper.context.sync is not None:
            self.choice(
                "on_metered",
                self.tr("On a metered connection"),
                [("sync", self.tr("Sync as always")), ("pause", self.tr("Pause sync"))],
                hint=self.tr("E.g. over a telephone. The system says whether it is one."),
                act=apply_metered,
            )
        self._pause = secondary_button("", "settings.pause", icon="pause", parent=self)
        self._pause.clicked.connect(self._on_pause)
        self.column.addLayout(h_row(self._pause, None))
        sync = keeper.context.sync
        if sync is not None:
            sync.status_changed.connect(self._show_state)
        self.show_values()
        self._show_state()

    def show_values(self) -> None:
        """Show the name in force; also what histories carry from now on."""
        super().show_values()
        shown = self.keeper.value("device_name")
        self._device.edit.setText(shown)
        self.keeper.context.store.device_name = shown

    def _on_device_name(self) -> None:
        name = self._device.text.strip()
        if name != self.keeper.value("device_name") and self.keeper.keep("device_name", name):
            self.show_values()

    def _show_state(self, *_: object) -> None:
        sync = self.keeper.context.sync
        self._pause.setVisible(sync is not None)
        if sync is not None:
            is_paused = sync.status.state is SyncState.PAUSED
            self._pause.setText(self.tr("Go on syncing") if is_paused else self.tr("Pause"))

    def _on_pause(self) -> None:
        sync = self.keeper.context.sync
        if sync is None:
            return
        if sync.status.state is SyncState.PAUSED:
            sync.resume()
        else:
            sync.pause()
