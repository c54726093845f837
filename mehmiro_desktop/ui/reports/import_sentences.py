"""What an import would do, did, or cannot do, in sentences."""

from datetime import date

from PySide6.QtCore import QObject

from mehmiro_desktop.errors import FileUnusable, InvalidImport, MehmiroError
from mehmiro_desktop.store.transfer.importing import MOST_LINES, ImportReport
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.import_words import file_sentence


class ImportSentences(QObject):
    """Speaks of imports."""

    def summary(self, report: ImportReport) -> str:
        """Return what would happen, in counts."""
        if report.kind == "scores":
            new = self.tr("%n new score(s)", "", report.added)
        else:
            new = self.tr("%n new student(s)", "", report.added)
        parts = [
            new,
            self.tr("%n changed", "", report.changed),
        ]
        if report.kept:
            parts.append(self.tr("%n kept", "", report.kept))
        parts.append(self.tr("%n as they are", "", report.unchanged))
        if report.blank:
            parts.append(self.tr("%n left empty", "", report.blank))
        if report.refused:
            parts.append(self.tr("%n refused", "", len(report.refused)))
        return " · ".join(parts)

    def notes(self, report: ImportReport) -> str:
        """Return what else there is to know; empty when there is nothing."""
        parts = []
        if report.new_classes:
            names = ", ".join(report.new_classes)
            parts.append(self.tr("New classes: {names}.").format(names=names))
        if report.new_sessions:
            days = ", ".join(
                shown_long_day(date.fromisoformat(day)) for day in report.new_sessions
            )
            parts.append(self.tr("New assessment sessions: {days}.").format(days=days))
        if report.unknown_columns:
            names = ", ".join(report.unknown_columns)
            parts.append(self.tr("Columns not used: {names}.").format(names=names))
        counts = (report.added, report.changed, report.kept, report.unchanged, report.blank)
        if sum(counts) > MOST_LINES:
            parts.append(
                self.tr("The list shows the first {count} lines.").format(count=MOST_LINES)
            )
        return " ".join(parts)

    def button(self, report: ImportReport) -> str:
        """Return what the button does."""
        count = report.added + report.changed
        if report.kind == "scores":
            return self.tr("Import %n score(s)", "", count)
        return self.tr("Import %n student(s)", "", count)

    def done(self, report: ImportReport) -> str:
        """Return what was done."""
        count = report.added + report.changed
        if report.kind == "scores":
            return self.tr("%n score(s) imported", "", count)
        return self.tr("%n student(s) imported", "", count)

    def refusal(self, error: MehmiroError) -> str:
        """Return why the file cannot be taken."""
        if isinstance(error, FileUnusable):
            return self.tr("This file cannot be read. Nothing was changed.")
        if isinstance(error, InvalidImport) and error.details.get("reason") == "no_class":
            return self.tr(
                "The file names no class. Nothing was changed. Choose the class of the lines."
            )
        return file_sentence(error)
