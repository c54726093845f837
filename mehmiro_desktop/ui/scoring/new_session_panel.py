"""Naming another assessment session of today."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.widgets import TextField, h_row, primary_button, secondary_button


class NewSessionPanel(InlinePanel):
    """Asks for a name. The day's first session may go without one.

    Signals:
        start_wanted: the name typed.
    """

    start_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("score.new_session", parent)
        self.setFixedWidth(380)
        self.field = TextField(
            self.tr("Name of today's new session"),
            "score.new_session.name",
            placeholder=self.tr("Reading aloud"),
        )
        start = primary_button(self.tr("Start"), "score.new_session.start")
        start.clicked.connect(self._on_start)
        cancel = secondary_button(self.tr("Cancel"), "score.new_session.cancel")
        cancel.clicked.connect(self.close_panel)
        self.column.addWidget(self.field)
        self.column.addLayout(h_row(None, cancel, start))
        self._cancel = cancel
        self._needs_name = False

    def open_for(self, near: QRect, *, needs_name: bool) -> None:
        """Ask; ``needs_name`` when there is a session of today already."""
        self._needs_name = needs_name
        self.field.edit.clear()
        self.field.clear_error()
        self.open_near(near)
        self.field.edit.setFocus()

    def show_failure(self, text: str) -> None:
        """Say why it could not be started."""
        self.field.show_error(text)
        self.adjustSize()

    def _on_start(self) -> None:
        name = self.field.text.strip()
        if self._needs_name and not name:
            self.show_failure(self.tr("Today has a session already; give this one a name."))
        else:
            self.start_wanted.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start on Enter, unless Cancel has the focus."""
        if keys.is_enter(event) and self._cancel.hasFocus():
            self.close_panel()
        elif keys.is_enter(event):
            self._on_start()
        else:
            super().keyPressEvent(event)
