"""Taking scores or a class list in from a file: what it would do first, then one step."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QTableView,
    QWidget,
)

from mehmiro_desktop.errors import InvalidImport, MehmiroError
from mehmiro_desktop.store.queries.classes import load_classes
from mehmiro_desktop.store.transfer.example_file import write_example
from mehmiro_desktop.store.transfer.files import read_file
from mehmiro_desktop.store.transfer.importing import ImportReport, import_table
from mehmiro_desktop.ui import density
from mehmiro_desktop.ui.beside import MANY, edit_beside
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.messages import sentence
from mehmiro_desktop.ui.reports.import_model import ImportModel
from mehmiro_desktop.ui.reports.import_sentences import ImportSentences
from mehmiro_desktop.ui.reports.runner import runner_of
from mehmiro_desktop.ui.widgets import (
    Notice,
    StateView,
    h_row,
    plain_label,
    primary_button,
    secondary_button,
    v_column,
)

if TYPE_CHECKING:
    from mehmiro_desktop.ui.background import Job

_ROW_PX = 40


class ImportPanel(QWidget):
    """A file, the class its lines belong to, what would become of each line, one button."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the panel; nothing is read until a file is chosen."""
        super().__init__(parent)
        self.setObjectName("reports.import")
        self.context = context
        self.runner = runner_of(context)
        self.report: ImportReport | None = None
        self._content: bytes | None = None
        self._job: Job | None = None
        self._likely = 0
        self._words = ImportSentences(self)
        self.choose_button = secondary_button(
            self.tr("Choose a file…"), "reports.import.choose", icon="folder-open"
        )
        self.choose_button.clicked.connect(self.choose_file)
        self.file_name = plain_label(style="strong", name="reports.import.file")
        self.classes = QComboBox()
        self.classes.setObjectName("reports.import.class")
        self.classes.setAccessibleName(self.tr("Class of the lines"))
        self.classes.setFont(font("body"))
        self.classes.activated.connect(self.rehearse)
        self.changes = QCheckBox(self.tr("Change scores that are already there"))
        self.changes.setObjectName("reports.import.changes")
        self.changes.setFont(font("body"))
        self.changes.toggled.connect(self.rehearse)
        self.changes.hide()
        self.summary = plain_label(style="section", wrap=True, name="reports.import.summary")
        self.notice = Notice("reports.import.notice")
        self.model = ImportModel(self)
        self.table = self._make_table()
        self.put_button = primary_button(self.tr("Import"), "reports.import.start")
        self.put_button.clicked.connect(self.put)
        self.put_button.setEnabled(False)
        self._lay_out()
        self._show_start()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("reports.import.lines")
        table.setAccessibleName(self.tr("What would become of each line"))
        table.setProperty("kind", "records")
        table.setFont(font("body"))
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        density.keep_rows(table.verticalHeader(), scaled(_ROW_PX))
        header = table.horizontalHeader()
        header.setFont(font("small_strong"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # As wide as the lines in sight want it: Qt would ask a thousand of them.
        header.setResizeContentsPrecision(0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        return table

    def _lay_out(self) -> None:
        hint = plain_label(
            self.tr(
                "CSV or XLSX. Scores need the columns student, variable, date and score; a class"
                " list needs alias. Nothing is removed, and one undo takes it back."
            ),
            role="muted",
            wrap=True,
        )
        caption = plain_label(self.tr("Class of the lines"), style="small_strong")
        caption.setBuddy(self.classes)
        column = v_column(spacing=12)
        column.addWidget(hint)
        column.addWidget(self.notice)
        inner = v_column(spacing=12)
        inner.addLayout(h_row(self.choose_button, self.file_name, None, caption, self.classes))
        inner.addWidget(self.summary)
        inner.addWidget(self.changes)
        inner.addWidget(self.table, 1)
        inner.addLayout(h_row(self.put_button, None))
        content = QWidget()
        content.setLayout(inner)
        self.state = StateView("reports.import.state", content)
        column.addWidget(self.state, 1)
        self.setLayout(column)

    def _show_start(self) -> None:
        """Say how to begin, while there is no file."""
        self.state.show_empty(
            self.tr("Choose a file; you see what it would do before anything changes."),
            "",
            self.tr("Choose a file…"),
            self.choose_file,
            icon="folder-open",
        )
        self.state.offer_other(self.tr("Save an example file"), self.choose_example)

    def show_for(self, class_id: str = "") -> None:
        """Offer the classes; a file that names none belongs to ``class_id``."""
        chosen = class_id or str(self.classes.currentData() or "")
        self.classes.clear()
        self.classes.addItem(self.tr("As the file says"), "")
        try:
            for each in load_classes(self.context.store):
                self.classes.addItem(each.name, each.id)
        except MehmiroError as error:
            self.notice.say(sentence(error), "error")
        self._likely = max(0, self.classes.findData(chosen))
        if self._content is None:
            self.classes.setCurrentIndex(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the classes as they are now."""
        super().showEvent(event)
        if not self.classes.count():
            self.show_for()

    @property
    def first(self) -> QPushButton:
        """What has the keyboard first: where the file is chosen."""
        return self.state.button if self.state.state == "empty" else self.choose_button

    def choose_example(self) -> QFileDialog:
        """Ask where the example file goes."""
        dialog = QFileDialog(
            self.window(), self.tr("Save an example file"), self.tr("example scores.csv")
        )
        dialog.setObjectName("reports.import.example")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.save_example)
        dialog.open()
        return dialog

    def save_example(self, path: str) -> None:
        """Write the example file to ``path``."""
        settings, today = self.context.settings, self.context.clock.today()
        try:
            write_example(Path(path), settings.language, today)
        except MehmiroError as error:
            self._tell(sentence(error), "error")
            return
        words = self.tr("Saved. Fill it in with a spreadsheet, then choose it here.")
        self._tell(words, "success")

    def choose_file(self) -> QFileDialog:
        """Ask for the file."""
        dialog = QFileDialog(self.window(), self.tr("Import from a file"))
        dialog.setObjectName("reports.import.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Tables (*.csv *.xlsx *.txt)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self.take_file)
        dialog.open()
        return dialog

    def take_file(self, path: str) -> None:
        """Read the file at ``path`` and say what it would do."""
        self.file_name.setText(Path(path).name)
        self._content = None
        self.state.show_content()
        try:
            self._content = read_file(Path(path))
        except MehmiroError as error:
            self._show_refused(error)
            return
        self.classes.setCurrentIndex(0)
        self.rehearse()

    def rehearse(self) -> None:
        """Find out what the file would do, for the class chosen."""
        if self._content is not None:
            self._rehearse()

    def put(self) -> None:
        """Do it, as one step."""
        if self._content is None or self.report is None:
            return
        self.put_button.setEnabled(False)
        # A line that changes nothing is read all the same.
        changes = self.report.added + self.report.changed
        lines = changes + self.report.unchanged + self.report.kept + self.report.blank
        rows = changes if lines <= MANY else max(changes, MANY + 1)
        # Not needed any more, and to paint its lines beside the worker would take 50 ms.
        self.model.show_report(None)
        words, work = self.tr("Importing the file…"), self._work(is_rehearsal=False)
        edit_beside(self.context, self, rows, words, work, self._show_done, self._on_failed)

    def _rehearse(self) -> None:
        if self._job is not None:
            self._job.drop()
        self.put_button.setEnabled(False)
        self._job = self.runner.run(self._work(is_rehearsal=True))
        if self._job is not None:
            self._job.done.connect(self._show_report)
            self._job.failed.connect(self._on_failed)

    def _work(self, *, is_rehearsal: bool) -> Callable[[], ImportReport]:
        name = self.classes.currentText() if self.classes.currentData() else ""
        return partial(
            import_table, self.context.store, self._content or b"", name,
            is_rehearsal=is_rehearsal, keeps_scores=not self.changes.isChecked(),
        )  # fmt: skip

    def _show_report(self, report: ImportReport) -> None:
        self._job = None
        self.report = report
        self.model.show_report(report)
        self.changes.setVisible(report.kind == "scores")
        self.summary.setText(self._words.summary(report))
        self.notice.say(self._words.notes(report), "neutral")
        count = report.added + report.changed
        self.put_button.setEnabled(count > 0)
        self.put_button.setText(self._words.button(report))
        self.context.announce(self.summary.text())
        if count and not self.changes.hasFocus():
            self.put_button.setFocus()

    def _show_done(self, report: ImportReport) -> None:
        self.report, self._content = None, None
        self.model.show_report(None)
        self.file_name.setText("")
        self.changes.setChecked(False)
        self._show_start()
        self.summary.setText("")
        self.put_button.setText(self.tr("Import"))
        self.notice.say(self._words.done(report), "success")
        self.context.toast(self._words.done(report), undo=True)
        self.first.setFocus()

    def _on_failed(self, error: MehmiroError) -> None:
        self._job = None
        needs_class = isinstance(error, InvalidImport) and (
            error.details.get("reason") == "no_class"
        )
        if needs_class and not self.classes.currentIndex() and self._likely:
            # The file names no class: the one in front is meant, as the box now says.
            self.classes.setCurrentIndex(self._likely)
            self.rehearse()
            return
        self._show_refused(error)

    def _show_refused(self, error: MehmiroError) -> None:
        self.report = None
        self.model.show_report(None)
        self.summary.setText("")
        self.changes.hide()
        self.put_button.setEnabled(False)
        self._tell(self._words.refusal(error), "error")

    def _tell(self, text: str, tone: str) -> None:
        self.notice.say(text, tone)
        self.context.announce(text)
