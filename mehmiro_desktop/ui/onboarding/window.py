"""The window before the main window: one page at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from mehmiro_desktop.ui import theme
from mehmiro_desktop.ui.onboarding.entry_page import EntryPage
from mehmiro_desktop.ui.placing import prepare_size


class EntryWindow(QStackedWidget):
    """Shows one :class:`EntryPage`; ``closed`` is emitted when the person closes it."""

    closed = Signal()

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("entry")
        self.setProperty("role", "page")
        self.setWindowTitle("Mehmiro")
        prepare_size(self)
        theme.dress(self)

    @property
    def page(self) -> EntryPage | None:
        """The page in front."""
        current = self.currentWidget()
        return current if isinstance(current, EntryPage) else None

    def show_page(self, page: EntryPage) -> None:
        """Put ``page`` in the place of the one in front."""
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        page.focus_first()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the person went away."""
        super().closeEvent(event)
        self.closed.emit()
