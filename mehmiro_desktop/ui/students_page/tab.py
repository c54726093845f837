"""What every tab of the student page offers to the screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mehmiro_desktop.domain.insights import Trend, VariableInsight
from mehmiro_desktop.domain.student_page import StudentPage
from mehmiro_desktop.ui.charts import ChartPanel
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.students_page.drawing import StudentCharts
from mehmiro_desktop.ui.students_page.words import StudentWords

PAGE_STEP = 20
"""Rows of a list made at once: as many as are made well within 50 ms."""

NARROW_PX = 760
"""Below this width (at 100 % text) what stands side by side goes one below the other."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A student with what follows from the scores."""

    page: StudentPage
    insights: tuple[VariableInsight, ...]
    trend: Trend


@dataclass(frozen=True, slots=True)
class Speech:
    """What the tabs speak and draw with."""

    words: StudentWords
    charts: StudentCharts


class StudentTab(QWidget):
    """One tab. ``show_student`` fills it; it is only called while the tab is in front.

    Signals:
        failed: An act could not be done; carries the error.
        acted: An act was done: read the student again.
    """

    failed = Signal(object)
    acted = Signal()

    def __init__(self, name: str, context: UiContext, speech: Speech) -> None:
        """Make an empty tab with the object name ``student.<name>``."""
        super().__init__()
        self.setObjectName(f"student.{name}")
        self.context = context
        self.is_narrow = False
        self.words = speech.words
        self.charts = speech.charts

    def show_student(self, shown: Shown) -> None:
        """Show a student."""
        raise NotImplementedError

    def forget_day(self, _today: date) -> None:
        """Drop what was said of another day; ``show_student`` follows if it is in front."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay things out anew when the room crosses the border."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW_PX)
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self.arrange()

    def arrange(self) -> None:
        """Put things side by side, or one below the other while ``is_narrow``."""

    def panels(self) -> list[ChartPanel]:
        """Return the charts T turns over together."""
        return [panel for panel in self.findChildren(ChartPanel) if panel.isVisibleTo(self)]


def turn_row(row: QBoxLayout, *, is_narrow: bool) -> None:
    """Let a row be a column while there is little width."""
    direction = QBoxLayout.Direction
    row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)


def toggle_all(panels: list[ChartPanel], announce: Callable[[str], None]) -> Iterator[None]:
    """Turn charts into tables, all of them, or back when all are tables; one a step."""
    wanted = not all(panel.shows_table for panel in panels)
    for number, panel in enumerate(panels):
        if panel.shows_table != wanted:
            panel.toggle_table()
        if number == 0:
            announce(panel.button.accessibleName())
        yield
