"""The data on this laptop: backup and going back to one, export, folder, bin, removing all."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store import backup
from mehmiro_desktop.ui import i18n, presenter
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.settings.exporting import ExportBar, StartJob, export_dialog
from mehmiro_desktop.ui.settings.group import Group, Keeper
from mehmiro_desktop.ui.widgets import Notice, h_row, plain_label, secondary_button


class DataGroup(Group):
    """Acts on the whole of the data.

    Signals:
        bin_wanted, restore_wanted: the bin, or the list of backups, is wanted.
        wipe_wanted: the account is to leave this laptop; nothing has been asked yet.
    """

    bin_wanted = Signal()
    restore_wanted = Signal()
    wipe_wanted = Signal()

    def __init__(self, keeper: Keeper, start_job: StartJob) -> None:
        """Lay out the acts; ``start_job`` runs work off the window's thread."""
        super().__init__(keeper, "data")
        self.set_title(self.tr("Data"))
        self._start = start_job
        self._store = keeper.context.store
        self._last = plain_label(role="muted", wrap=True, name="settings.last_backup")
        self._told = Notice("settings.data.told")
        self._backup = secondary_button(
            self.tr("Back up now"), "settings.backup", icon="save", parent=self
        )
        self._backup.clicked.connect(self._on_backup)
        self._export = secondary_button(
            self.tr("Export everything"), "settings.export", icon="download", parent=self
        )
        self._export.clicked.connect(self.ask_export)
        folder = secondary_button(
            self.tr("Open data folder"), "settings.folder", icon="folder-open", parent=self
        )
        folder.clicked.connect(self._on_folder)
        bin_button = secondary_button(self.tr("Bin"), "settings.bin", icon="trash", parent=self)
        bin_button.clicked.connect(self.bin_wanted)
        self.column.addWidget(self._last)
        restore = secondary_button(
            self.tr("Restore a backup"), "settings.restore", icon="archive-restore", parent=self
        )
        restore.clicked.connect(self.restore_wanted)
        wipe = secondary_button(
            self.tr("Remove from this laptop"),
            "settings.wipe",
            icon="trash",
            danger=True,
            parent=self,
        )
        wipe.clicked.connect(self.wipe_wanted)
        self.column.addLayout(h_row(self._backup, restore, None))
        self.column.addLayout(h_row(self._export, folder, bin_button, None))
        self.column.addLayout(h_row(wipe, None))
        self._writing = ExportBar("settings.export", self._store, start_job)
        self._writing.written.connect(self._exported)
        self._writing.cancelled.connect(self._on_cancelled)
        self._writing.failed.connect(self._failed)
        self.column.addWidget(self._writing)
        self.column.addWidget(self._told)
        hint = self.tr(
            "Backups are encrypted like the data and made once a day; the last seven are kept."
            " An export is a file anybody can read: keep it safe."
        )
        self.column.addWidget(plain_label(hint, role="muted", style="small", wrap=True))
        self.show_last()

    def show_last(self) -> None:
        """Say when the last backup was made."""
        found = backup.snapshots(self._store.directory)
        if not found:
            self._last.setText(self.tr("No backup yet."))
            return
        when = i18n.shown_when(backup.taken_at(found[0]), self.keeper.context.clock.today())
        self._last.setText(self.tr("Last backup: {when}").format(when=when))

    def _on_backup(self) -> None:
        self._backup.setEnabled(False)
        job = self._start(backup.take_manual_snapshot, self._store)
        job.done.connect(self._backed_up)
        job.failed.connect(self._failed)

    def _backed_up(self, _path: object) -> None:
        self._settle()
        self.show_last()
        self._tell(self.tr("Backed up."), "success")

    def ask_export(self) -> None:
        """Ask for a file, then write everything to it."""
        if presenter.is_on():
            self._tell(
                self.tr("Nothing is exported while presenting. End it with F8 first."),
                "warning",
            )
            return
        day = self.keeper.context.clock.today()
        dialog = export_dialog(self, self.tr("Export everything"), day)
        dialog.setObjectName("settings.export.file")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, name: str) -> None:
        """Write everything to the file ``name``, in the background."""
        self._export.setEnabled(False)
        self._told.say("")
        self._writing.begin(Path(name))
        self._writing.cancel_button.setFocus()

    def _on_cancelled(self) -> None:
        self._settle()
        self._tell(self.tr("Nothing was written."), "neutral")

    def _exported(self, name: str, count: int) -> None:
        self._settle()
        self._tell(
            self.tr("%n records written to {file}", "", count).format(file=name), "success"
        )

    def _failed(self, error: MehmiroError) -> None:
        self._settle()
        self._tell(sentence(error), "error")

    def _settle(self) -> None:
        self._backup.setEnabled(True)
        self._export.setEnabled(True)
        if self.window().focusWidget() is self._writing.cancel_button:
            self._export.setFocus()

    def _tell(self, words: str, tone: str) -> None:
        self._told.say(words, tone)
        self.keeper.context.announce(words)

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.directory)))
