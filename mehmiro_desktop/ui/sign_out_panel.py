"""Signing out while work waits to be sent: send it, keep it, or take it along; never lose it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from mehmiro_desktop.domain.changes import TablesChanged
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.queries.sync_center import load_summary
from mehmiro_desktop.sync.status import SyncState, SyncStatus
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.settings.exporting import ExportBar, StartJob, export_dialog
from mehmiro_desktop.ui.status_pill import pill_view
from mehmiro_desktop.ui.widgets import Notice, primary_button, secondary_button
from mehmiro_desktop.ui.window_panel import WindowPanel

_UNDER_WAY = (SyncState.WAITING, SyncState.SENDING, SyncState.PAUSED)
"""States that come before the answer; paused is what it may have been until now."""


class SignOutPanel(WindowPanel):
    """Four ways on, none of which destroys anything."""

    def __init__(
        self,
        context: UiContext,
        host: QWidget,
        sign_out: Callable[[], None],
        start_job: StartJob,
    ) -> None:
        """Lie on ``host``.

        Args:
            context: whose work waits.
            host: the window's content.
            sign_out: signs out; what waits stays, encrypted.
            start_job: runs the export off the window's thread.
        """
        super().__init__("sign_out", host)
        self._context = context
        self._sign_out = sign_out
        self._is_sending = False
        self._send = primary_button(self.tr("Send now"), "sign_out.send", icon="send")
        self._send.clicked.connect(self._on_send)
        keep = self._button(self.tr("Keep here, encrypted, until I return"), "keep", "lock")
        keep.clicked.connect(self._on_keep)
        self._export = self._button(self.tr("Export file"), "export", "download")
        self._export.clicked.connect(self._on_export)
        cancel = self._button(self.tr("Cancel"), "cancel", "")
        cancel.clicked.connect(self.close_panel)
        self._writing = ExportBar("sign_out.export", context.store, start_job)
        self._writing.written.connect(self._exported)
        self._writing.cancelled.connect(self._export_cancelled)
        self._writing.failed.connect(self._export_failed)
        self._told = Notice("sign_out.told")
        for widget in (self._send, keep, self._export, self._writing, self._told, cancel):
            self.column.addWidget(widget)
        context.bridge.tables_changed.connect(self._on_tables_changed)
        if context.sync is not None:
            context.sync.status_changed.connect(self._on_status)
        self._show_count()

    def _button(self, words: str, name: str, icon: str) -> QPushButton:
        return secondary_button(words, f"sign_out.{name}", icon=icon, parent=self)

    def open_panel(self) -> None:
        """Show it, the first way on in focus."""
        self.open_centered()
        self._send.setFocus()

    def _show_count(self) -> None:
        try:
            count = load_summary(self._context.store).pending
        except MehmiroError as error:
            self._tell(sentence(error), "error")
            return
        words = self.tr(
            "%n changes are not sent yet. None of these ways deletes them. Send them and you are"
            " signed out as soon as the last one is at the school; or keep them here, encrypted:"
            " they are sent when you sign in again on this laptop.",
            "",
            count,
        )
        self.say(self.tr("Sign out with work not sent yet?"), words)

    def _on_tables_changed(self, _news: TablesChanged) -> None:
        self._show_count()

    def _on_send(self) -> None:
        sync = self._context.sync
        if sync is not None:
            self._is_sending = True
            self._send.setEnabled(False)
            self._tell(self.tr("Sending…"), "neutral")
            sync.resume()

    def _on_status(self, status: SyncStatus) -> None:
        if not self._is_sending or status.state in _UNDER_WAY:
            return
        self._is_sending = False
        self._send.setEnabled(True)
        if status.pending or status.state is not SyncState.IN_STEP:
            self._show_count()
            self._tell(pill_view(status).sentence, "warning")
            return
        self.close_panel()
        self._sign_out()

    def _on_keep(self) -> None:
        self.close_panel()
        self._sign_out()

    def _on_export(self) -> None:
        if presenter.is_on():
            self._tell(self.tr("Leave presenter mode first."), "warning")
            return
        day = self._context.clock.today()
        dialog = export_dialog(self, self.tr("Export file"), day)
        dialog.setObjectName("sign_out.file")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, name: str) -> None:
        """Write everything, the unsent work with it, to the file ``name``."""
        self._export.setEnabled(False)
        self._writing.begin(Path(name))

    def _exported(self, name: str, _count: int) -> None:
        self._export.setEnabled(True)
        self._tell(
            self.tr(
                "Everything is in {file}, the unsent changes too. Anybody can read that file:"
                " keep it safe. You are still signed in."
            ).format(file=name),
            "success",
        )

    def _export_cancelled(self) -> None:
        self._export.setEnabled(True)
        self._tell(self.tr("Nothing was written."), "neutral")

    def _export_failed(self, error: MehmiroError) -> None:
        self._export.setEnabled(True)
        self._tell(sentence(error), "error")

    def _tell(self, words: str, tone: str) -> None:
        self._told.say(words, tone)
        self._context.announce(words)
        self.open_centered()
