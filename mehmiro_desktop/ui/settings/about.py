"""What the app is made of, under which licences, and a file for whoever helps."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget

from mehmiro_desktop.domain.sync_items import SyncSummary
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.transfer.files import written_whole
from mehmiro_desktop.sync.diagnosis import without_home
from mehmiro_desktop.ui.background import Job
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.licenses import app_version, license_text
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.widgets import (
    Card,
    Notice,
    card_title,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

Examine = Callable[[], dict[str, Any]]


def write_diagnosis(examine: Examine, path: Path) -> None:
    """Write what was found to ``path`` as JSON, whole or not at all. On the worker."""
    found = without_home(examine())
    with written_whole(path) as file:
        json.dump(found, file, indent=2, ensure_ascii=False)
        file.write("\n")


class AboutCard(Card):
    """Versions, licences, and the diagnosis."""

    def __init__(
        self,
        context: UiContext,
        summary: SyncSummary | None,
        start_job: Callable[..., Job],
        examine: Examine | None,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the card out.

        Args:
            context: of the open account.
            summary: its figures, ``None`` when they cannot be read.
            start_job: runs work off the window's thread.
            examine: finds what the diagnosis tells (``sync.diagnosis.examine``).
            parent: the widget it lies in.
        """
        super().__init__(spacing=12)
        self.setParent(parent)
        self._context, self._start, self._examine = context, start_job, examine
        self.column.addWidget(card_title(self.tr("About")))
        version = self.tr("Mehmiro Desktop {version}").format(version=app_version())
        self.column.addWidget(plain_label(version, name="settings.version"))
        if summary is not None:
            words = self.tr(
                "Encrypted store, form {schema} · SQLite {sqlite} · Qt {qt}"
            ).format(schema=summary.schema, sqlite=summary.sqlite, qt=qVersion())
            self.column.addWidget(plain_label(words, role="muted", wrap=True))
        licenses = secondary_button(
            self.tr("Licences"), "settings.licenses", icon="scroll-text", parent=self
        )
        licenses.clicked.connect(self._show_licenses)
        self._save = secondary_button(
            self.tr("Save a diagnosis"), "settings.diagnosis", icon="stethoscope", parent=self
        )
        self._save.clicked.connect(self._on_save)
        self._save.setVisible(examine is not None)
        self.column.addLayout(h_row(licenses, self._save, None))
        self._told = Notice("settings.about.told")
        self.column.addWidget(self._told)
        if examine is not None:
            hint = self.tr(
                "For whoever helps you: versions, this laptop's state and whether the server"
                " answers. No students, scores, names or passwords."
            )
            self.column.addWidget(plain_label(hint, role="muted", style="small", wrap=True))

    def _on_save(self) -> None:
        day = self._context.clock.today().isoformat()
        dialog = QFileDialog(self.window(), self.tr("Save a diagnosis"))
        dialog.setObjectName("settings.diagnosis.file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setNameFilter("JSON (*.json)")
        dialog.selectFile(f"mehmiro-diagnosis-{day}.json")
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Write the diagnosis to the file ``name``, in the background."""
        if self._examine is None:
            return
        self._save.setEnabled(False)
        self._told.say(self.tr("Looking…"))
        job = self._start(write_diagnosis, self._examine, Path(name))
        job.done.connect(partial(self._saved, Path(name).name))
        job.failed.connect(self._failed)

    def _saved(self, name: str, _nothing: object) -> None:
        self._tell(self.tr("Saved as {file}").format(file=name), "success")

    def _failed(self, error: MehmiroError) -> None:
        self._tell(sentence(error), "error")

    def _tell(self, words: str, tone: str) -> None:
        self._save.setEnabled(True)
        self._told.say(words, tone)
        self._context.announce(words)

    def _show_licenses(self) -> None:
        dialog = QDialog(self.window())
        dialog.setObjectName("licenses")
        dialog.setWindowTitle(self.tr("Licences"))
        dialog.resize(720, 560)
        text = QPlainTextEdit(license_text(), dialog)
        text.setObjectName("licenses.text")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Licences"))
        close = primary_button(self.tr("Close"), "licenses.close", parent=dialog)
        close.clicked.connect(dialog.accept)
        column = v_column(spacing=12, margin=24)
        column.addWidget(card_title(self.tr("Mehmiro stands on the work of others")))
        column.addWidget(text, 1)
        column.addLayout(h_row(None, close))
        dialog.setLayout(column)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
