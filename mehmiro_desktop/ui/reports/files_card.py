"""Which files a report is made as, in which language, and where they go."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget

from mehmiro_desktop.domain.reports import ReportFormat
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.i18n import LANGUAGES
from mehmiro_desktop.ui.widgets import (
    Card,
    card_title,
    h_row,
    plain_label,
    plain_tip,
    secondary_button,
    wrapped,
)

_MOST_LETTERS = 44


class FilesCard(Card):
    """Formats, the reader's language, and the place.

    Signals:
        changed: Something else is wanted.
    """

    changed = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        """Lay out the card with PDF ticked, in ``language``, in the person's documents."""
        super().__init__(parent)
        self.formats = {
            ReportFormat.PDF: self._tick("pdf", "PDF"),
            ReportFormat.XLSX: self._tick("xlsx", "XLSX"),
            ReportFormat.CSV: self._tick("csv", "CSV"),
            ReportFormat.JSON: self._tick("json", "JSON"),
        }
        tips = {
            ReportFormat.PDF: self.tr("Pages to print or hand over, one file for each student"),
            ReportFormat.XLSX: self.tr("A workbook: means, every score"),
            ReportFormat.CSV: self.tr("Every score as a table, which import reads back"),
            ReportFormat.JSON: self.tr("Every score, for other programs"),
        }
        for kind, box in self.formats.items():
            box.setAccessibleDescription(tips[kind])
            plain_tip(box, tips[kind])
        self.formats[ReportFormat.PDF].setChecked(True)
        self.format_row = QWidget()
        """The formats, for the foot of the screen: chosen last, and always in sight."""
        self.format_row.setLayout(h_row(*self.formats.values(), spacing=8))
        self.in_one = self._tick("in_one", self.tr("One PDF for everyone"))
        for box in (*self.formats.values(), self.in_one):
            box.toggled.connect(self._on_toggled)
        self.language = QComboBox()
        self.language.setObjectName("reports.language")
        self.language.setAccessibleName(self.tr("Language of the reader"))
        self.language.setFont(font("body"))
        for key, name in LANGUAGES.items():
            self.language.addItem(name, key)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.language.activated.connect(self.changed)
        self.place = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.place_label = plain_label(style="small", role="muted", name="reports.place")
        change = secondary_button(self.tr("Another folder…"), "reports.place.change")
        change.clicked.connect(self.choose_place)
        caption = plain_label(self.tr("Language of the reader"), style="small_strong")
        caption.setBuddy(self.language)
        self.column.addWidget(card_title(self.tr("Files")))
        self.column.addWidget(self.in_one)
        self.column.addLayout(wrapped(caption, self.language))
        self.column.addWidget(plain_label(self.tr("A new folder in"), style="small_strong"))
        self.column.addLayout(wrapped(self.place_label, change, spacing=12))
        self.take_place(str(self.place))

    @property
    def chosen_formats(self) -> frozenset[ReportFormat]:
        """The kinds of files wanted."""
        return frozenset(each for each, box in self.formats.items() if box.isChecked())

    @property
    def chosen_language(self) -> str:
        """The reader's language."""
        return str(self.language.currentData())

    def choose_place(self) -> QFileDialog:
        """Ask for another folder."""
        dialog = QFileDialog(
            self.window(), self.tr("Where to put the reports"), str(self.place)
        )
        dialog.setObjectName("reports.place.dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take_place)
        dialog.open()
        return dialog

    def take_place(self, path: str) -> None:
        """Put reports into the folder at ``path`` from now on."""
        if not path:
            return
        self.place = Path(path)
        # The end of a path says more than its beginning.
        is_short = len(path) <= _MOST_LETTERS
        self.place_label.setText(path if is_short else f"…{path[-_MOST_LETTERS:]}")
        self.place_label.setAccessibleName(path)
        plain_tip(self.place_label, path)

    def _tick(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text.replace("&", "&&"))
        box.setObjectName(f"reports.format.{name}")
        box.setFont(font("body"))
        return box

    def _on_toggled(self) -> None:
        self.in_one.setEnabled(self.formats[ReportFormat.PDF].isChecked())
        self.changed.emit()
