"""What can be done with a whole class, in one menu beside its fields."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.ui.icons import icon
from mehmiro_desktop.ui.widgets import plain_label, secondary_button, v_column


class ClassMenu(QWidget):
    """The button and its menu; all of it can be taken back.

    Signals:
        new_year_asked: A class for the new school year is wanted.
        archive_asked: Put the class away (``True``) or take it back into use.
        remove_asked: Remove the class.
    """

    new_year_asked = Signal()
    archive_asked = Signal(bool)
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = secondary_button(self.tr("More"), "class.more", icon="ellipsis")
        self.button.setAccessibleName(self.tr("More for this class"))
        self._menu = QMenu(self)
        self._menu.setObjectName("class.menu")
        self.new_year = self._add("class.new_year", self.tr("New school year…"))
        self.new_year.triggered.connect(self._on_new_year)
        self.archive = self._add("class.archive", self.tr("Archive the class"))
        self.archive.triggered.connect(self._on_archive)
        self.unarchive = self._add("class.unarchive", self.tr("Take back into use"))
        self.unarchive.triggered.connect(self._on_unarchive)
        self._menu.addSeparator()
        self.remove = self._add("class.remove", self.tr("Remove the class"))
        self.remove.triggered.connect(self._on_remove)
        self._menu.aboutToShow.connect(self._dress)
        self.button.setMenu(self._menu)
        column = v_column(spacing=4)
        # As high as the captions beside it, so that the button stands in line with the fields.
        column.addWidget(plain_label(" ", style="small_strong"))
        column.addWidget(self.button)
        column.addStretch(1)
        self.setLayout(column)

    def show_class(self, school_class: SchoolClass) -> None:
        """Offer what fits the class."""
        is_archived = school_class.archived_at is not None
        self.archive.setVisible(not is_archived)
        self.unarchive.setVisible(is_archived)

    def _add(self, name: str, words: str) -> QAction:
        action = self._menu.addAction(words)
        action.setObjectName(name)
        return action

    def _dress(self) -> None:
        """Draw the icons in the colours in force."""
        for action, name in (
            (self.new_year, "calendar-plus"),
            (self.archive, "archive"),
            (self.unarchive, "archive-restore"),
            (self.remove, "trash"),
        ):
            action.setIcon(icon(name, "text_muted"))

    def _on_new_year(self, *_: object) -> None:
        self.new_year_asked.emit()

    def _on_archive(self, *_: object) -> None:
        self.archive_asked.emit(True)

    def _on_unarchive(self, *_: object) -> None:
        self.archive_asked.emit(False)

    def _on_remove(self, *_: object) -> None:
        self.remove_asked.emit()
