"""The other panels of the Score screen: finding, a new session, records, picker, groups."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.picker.groups_panel import GroupsPanel
from mehmiro_desktop.ui.picker.pick_panel import PickPanel
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.find_panel import FindPanel
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanels
from mehmiro_desktop.ui.scoring.new_session_panel import NewSessionPanel
from mehmiro_desktop.ui.scoring.records_panel import RecordsPanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet


class MorePanels(QObject):
    """Makes the panels when they are first needed, and opens them.

    Signals:
        noticed: a sentence for the foot and its tone.
        found: the row of the student who was found, or was called and is to be scored.
        absent_wanted: the row of a student who is not here.
        started: the id of a new session.
    """

    noticed = Signal(str, str)
    found = Signal(int)
    absent_wanted = Signal(int)
    started = Signal(str)

    def __init__(
        self,
        sheet: ScoreSheet,
        place: Callable[[], tuple[int, int] | None],
        panels: InlinePanels,
        screen: QWidget,
    ) -> None:
        super().__init__(panels)
        self._sheet = sheet
        self._place = place
        self._panels = panels
        self._screen = screen

    @cached_property
    def records(self) -> RecordsPanel:
        """All records of a cell."""
        return self._panels.add(RecordsPanel(self._sheet, self._panels.host))

    @cached_property
    def picker(self) -> PickPanel:
        """Calls somebody at random."""
        panel = self._panels.add(PickPanel(self._sheet, self._panels.host))
        panel.score_wanted.connect(self.found)
        panel.groups_wanted.connect(self.show_groups)
        return panel

    @cached_property
    def groups(self) -> GroupsPanel:
        """Makes groups."""
        panel = self._panels.add(GroupsPanel(self._sheet, self._panels.host))
        panel.copied.connect(self._tell_copied)
        return panel

    @cached_property
    def find(self) -> FindPanel:
        """Finds a student by a few letters."""
        panel = self._panels.add(FindPanel(self._panels.host))
        panel.found.connect(self.found)
        panel.absent_wanted.connect(self.absent_wanted)
        return panel

    @cached_property
    def new_session(self) -> NewSessionPanel:
        """Names another session of today."""
        panel = self._panels.add(NewSessionPanel(self._sheet, self._screen))
        panel.started.connect(self.started)
        return panel

    def show_records(self) -> None:
        """Show all records of the cell in front."""
        at = self._place()
        if presenter.is_on():
            self.noticed.emit(words.hidden(), "muted")
        elif at is not None and self._sheet.at is not None:
            self.records.open_for(*at)

    def call_student(self) -> None:
        """Call somebody at random."""
        self.picker.call()

    def show_groups(self) -> None:
        """Make groups."""
        self.groups.open_panel()

    def find_student(self) -> None:
        """Ask for a few letters of somebody's alias."""
        model = self._sheet.model
        self.find.open_for(
            [model.alias(row) for row in range(len(model.students))],
            [each.avatar_color for each in model.students],
        )

    def ask_new_session(self, button: QWidget) -> None:
        """Ask for the new session's name, below ``button``."""
        near = QRect(button.mapTo(self._screen, button.rect().topLeft()), button.size())
        self.new_session.open_for(near)

    def _tell_copied(self) -> None:
        self.noticed.emit(QCoreApplication.translate("Scoring", "Groups copied"), "muted")
