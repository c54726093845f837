"""What would become of each line of a file: refused ones first, then what would change."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mehmiro_desktop.domain.imports import RefusedLine
from mehmiro_desktop.store.transfer.importing import ImportedLine, ImportReport
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.i18n import shown_long_day, shown_score
from mehmiro_desktop.ui.icons import icon
from mehmiro_desktop.ui.import_words import refused_words

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "refused": ("circle-alert", "error_text"),
    "added": ("plus", "success_text"),
    "changed": ("pencil", "primary_text"),
    "kept": ("lock", "warning_text"),
    "unchanged": ("equal", "text_muted"),
    "blank": ("minus", "text_muted"),
}
_ORDER = ("added", "changed", "kept", "unchanged", "blank")


class ImportModel(QAbstractTableModel):
    """Four columns: what happens, the line's number, whose it is, and the score or the reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without lines."""
        super().__init__(parent)
        self._lines: list[ImportedLine | RefusedLine] = []
        self._report: ImportReport | None = None
        presenter.news().presenter_changed.connect(self._follow_presenter)
        self._kinds = {
            "refused": self.tr("Refused"),
            "added": self.tr("New"),
            "changed": self.tr("Changed"),
            "kept": self.tr("Kept"),
            "unchanged": self.tr("As it is"),
            "blank": self.tr("Left empty"),
        }
        self._headings = (
            self.tr("What happens"),
            self.tr("Line"),
            self.tr("Student"),
            self.tr("Score or reason"),
        )

    def show_report(self, report: ImportReport | None) -> None:
        """Show what a rehearsal found; nothing for ``None``."""
        self._report = report
        self.beginResetModel()
        lines = [] if report is None else list(report.lines)
        lines.sort(key=lambda each: _ORDER.index(each.kind))
        self._lines = [*(() if report is None else report.refused), *lines]
        self.endResetModel()

    def _follow_presenter(self) -> None:
        self.show_report(self._report)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, its icon, or what a screen reader says of the line."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(line)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(*_ICONS[_kind(line)])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return presenter.aloud(", ".join(cell for cell in self._cells(line) if cell))
        return None

    def _cells(self, line: ImportedLine | RefusedLine) -> tuple[str, str, str, str]:
        # Only of the lines in sight: a file of a class has thousands.
        said = self._reason(line) if isinstance(line, RefusedLine) else self._put(line)
        number = str(line.line) if line.line else ""
        return (self._kinds[_kind(line)], number, _alias(line.alias), said)

    def _reason(self, each: RefusedLine) -> str:
        reason = refused_words(each)
        if each.text and each.text != each.alias:
            text = presenter.masked(each.text)
            reason = self.tr("{reason}: “{text}”").format(reason=reason, text=text)
        return reason

    def _put(self, each: ImportedLine) -> str:
        return presenter.masked(self._score(each))

    def _score(self, each: ImportedLine) -> str:
        if each.after is None:
            return ""
        value = after = shown_score(each.after)
        if each.before is not None and each.before != each.after:
            before = shown_score(each.before)
            value = f"{before} → {after}"
            if each.kind == "kept":
                words = self.tr("{score} stays; the file has {other}")
                value = words.format(score=before, other=after)
        day = shown_long_day(each.on) if each.on else ""
        return " · ".join(part for part in (each.variable, day, value) if part)


def _kind(line: ImportedLine | RefusedLine) -> str:
    return "refused" if isinstance(line, RefusedLine) else line.kind


def _alias(alias: str) -> str:
    # A line's student may be none of the class: there is no number to stand for the alias.
    return presenter.DOT if alias and presenter.shows_numbers() else alias
