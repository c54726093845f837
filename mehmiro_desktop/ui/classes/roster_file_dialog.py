"""Asking for a file of students, and reading it beside the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from mehmiro_desktop.store import Store
from mehmiro_desktop.store.transfer.files import read_file
from mehmiro_desktop.store.transfer.roster_file import RosterFile, read_roster_file


class RosterFileDialog(QFileDialog):
    """Nothing waits for the answer; ``chosen`` is called with the file's path."""

    def __init__(self, chosen: Callable[[str], None], parent: QWidget) -> None:
        """Ask for one file."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import students"))
        self.setObjectName("roster.file_dialog")
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setNameFilters([self.tr("Lists (*.csv *.xlsx *.txt)"), self.tr("All files (*)")])
        self.fileSelected.connect(chosen)
        self.finished.connect(self.deleteLater)


def read_roster(store: Store, class_id: str, path: str) -> RosterFile:
    """Read a file of students for a class.

    Raises:
        MehmiroError: the file cannot be read, or is no list of students.
    """
    return read_roster_file(store, class_id, read_file(Path(path)))
