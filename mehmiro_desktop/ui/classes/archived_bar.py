"""Says that the class shown is put away, and takes it back into use."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.widgets import Notice, h_row, secondary_button


class ArchivedBar(QWidget):
    """Hidden for a class in use.

    Signals:
        return_asked: Take the class back into use.
    """

    return_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice("class.archived")
        self.button = secondary_button(
            self.tr("Take back into use"), "class.archived.return", icon="archive-restore"
        )
        self.button.clicked.connect(self.return_asked)
        row = h_row(self.notice, self.button)
        row.setStretch(0, 1)
        self.setLayout(row)
        self.hide()

    def show_since(self, archived_at: datetime | None) -> None:
        """Show since when the class is archived; hide for one in use."""
        if archived_at is not None:
            day = shown_long_day(archived_at.astimezone().date())
            self.notice.say(
                self.tr("Archived since {day}. Everything in it is kept.").format(day=day)
            )
        self.setVisible(archived_at is not None)
