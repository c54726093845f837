"""Where to find help: keys, the tour of the first lesson, the user guide."""

from PySide6.QtCore import Signal

from mehmiro_desktop.ui.guide import GuideWindow
from mehmiro_desktop.ui.key_sheet import KeySheet
from mehmiro_desktop.ui.settings.group import Group, Keeper
from mehmiro_desktop.ui.widgets import h_row, secondary_button


class HelpGroup(Group):
    """Opens each kind of help; ``tour_wanted`` is the tour's."""

    tour_wanted = Signal()

    def __init__(self, keeper: Keeper) -> None:
        """Lay out the acts."""
        super().__init__(keeper, "help")
        self.set_title(self.tr("Help"))
        guide = secondary_button(
            self.tr("User guide"), "settings.guide", icon="book-open-text", parent=self
        )
        guide.clicked.connect(lambda: GuideWindow(self).open())
        keys = secondary_button(self.tr("Keys"), "settings.keys", icon="keyboard", parent=self)
        keys.clicked.connect(lambda: KeySheet(self).open())
        tour = secondary_button(
            self.tr("First lesson"), "settings.tour", icon="graduation-cap", parent=self
        )
        tour.clicked.connect(self.tour_wanted)
        self.column.addLayout(h_row(guide, keys, tour, None))
