"""The menu of the classes a student can move to."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from mehmiro_desktop.domain.entities import SchoolClass


class MoveMenu(QMenu):
    """Filled anew whenever it opens.

    Signals:
        class_chosen: Carries the class's id and name.
    """

    class_chosen = Signal(str, str)

    def __init__(self, load: Callable[[], list[SchoolClass]], parent: QWidget) -> None:
        """Offer the classes that ``load`` returns."""
        super().__init__(parent)
        self.setObjectName("roster.move_menu")
        self._load = load
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for each in self._load():
            words = " · ".join(part for part in (each.name, each.academic_year) if part)
            action = self.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._choose, each))
        if self.isEmpty():
            self.addAction(self.tr("There is no other class")).setEnabled(False)

    def _choose(self, chosen: SchoolClass, *_: object) -> None:
        self.class_chosen.emit(chosen.id, chosen.name)
