"""Naming another assessment session of today."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.commands.classes import start_session
from mehmiro_desktop.store.queries.classes import load_sessions
from mehmiro_desktop.ui import messages
from mehmiro_desktop.ui.scoring import keys
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import TextField, h_row, primary_button, secondary_button


class NewSessionPanel(InlinePanel):
    """Asks for a name. The day's first session may go without one.

    Signals:
        started: the id of the new session.
    """

    started = Signal(str)

    def __init__(self, sheet: ScoreSheet, parent: QWidget) -> None:
        super().__init__("score.new_session", parent)
        self._sheet = sheet
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

    def open_for(self, near: QRect) -> None:
        """Ask below ``near``; a name is a must when there is a session of today already."""
        at, context = self._sheet.at, self._sheet.context
        if at is None:
            return
        sessions = load_sessions(context.store, at.school_class.id)
        self._needs_name = any(each.on == context.clock.today() for each in sessions)
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
        elif self._sheet.at is not None:
            self._start(self._sheet.at.school_class.id, name)

    def _start(self, class_id: str, name: str) -> None:
        context = self._sheet.context
        try:
            made = start_session(context.store, class_id, context.clock.today(), name)
        except MehmiroError as error:
            self.show_failure(messages.sentence(error))
            return
        self.close_panel()
        self.started.emit(made.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start on Enter, unless Cancel has the focus."""
        if keys.is_enter(event) and self._cancel.hasFocus():
            self.close_panel()
        elif keys.is_enter(event):
            self._on_start()
        else:
            super().keyPressEvent(event)
