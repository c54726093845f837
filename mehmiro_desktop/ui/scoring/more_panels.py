"""The panels of the Score screen beside writing comments and finding: records, picker, groups."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.picker.groups_panel import GroupsPanel
from mehmiro_desktop.ui.picker.pick_panel import PickPanel
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.scoring.records_panel import RecordsPanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet

_Panel = TypeVar("_Panel", bound=InlinePanel)


class MorePanels(QObject):
    """Makes the panels when they are first needed, and opens them.

    Signals:
        noticed: a sentence for the foot and its tone.
        closed: a panel was put away.
        score_wanted: the row of the student who was called and is to be scored.
    """

    noticed = Signal(str, str)
    closed = Signal()
    score_wanted = Signal(int)

    def __init__(
        self, sheet: ScoreSheet, place: Callable[[], tuple[int, int] | None], host: QWidget
    ) -> None:
        super().__init__(host)
        self._sheet = sheet
        self._place = place
        self._host = host
        self.records: RecordsPanel | None = None
        self.picker: PickPanel | None = None
        self.groups: GroupsPanel | None = None

    def show_records(self) -> None:
        """Show all records of the cell in front."""
        at = self._place()
        if presenter.is_on():
            self.noticed.emit(words.hidden(), "muted")
        elif at is not None and self._sheet.at is not None:
            if self.records is None:
                self.records = self._made(RecordsPanel(self._sheet, self._host))
            self.records.open_for(*at)

    def call_student(self) -> None:
        """Call somebody at random."""
        if self.picker is None:
            self.picker = self._made(PickPanel(self._sheet, self._host))
            self.picker.score_wanted.connect(self.score_wanted)
            self.picker.groups_wanted.connect(self.show_groups)
        self.picker.call()

    def show_groups(self) -> None:
        """Make groups."""
        if self.groups is None:
            self.groups = self._made(GroupsPanel(self._sheet, self._host))
            self.groups.copied.connect(self._tell_copied)
        self.groups.open_panel()

    def _tell_copied(self) -> None:
        self.noticed.emit(QCoreApplication.translate("Scoring", "Groups copied"), "muted")

    def close_all(self) -> None:
        """Put every panel away."""
        for panel in (self.records, self.picker, self.groups):
            if panel is not None:
                panel.close_panel()

    def _made(self, panel: _Panel) -> _Panel:
        panel.closed.connect(self.closed)
        return panel
