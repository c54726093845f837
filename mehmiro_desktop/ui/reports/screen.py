"""Reports: making files for families and records, and taking files in."""

from collections.abc import Iterator

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.reports.import_panel import ImportPanel
from mehmiro_desktop.ui.reports.make_panel import MakePanel
from mehmiro_desktop.ui.widgets import h_row, plain_label, v_column
from mehmiro_desktop.ui.widgets.segments import Segments


class ReportsScreen(QWidget):
    """Two parts: making reports, and importing scores and students."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        """Build the screen; classes are read when it is shown."""
        super().__init__(parent)
        self.setObjectName("reports")
        self.make = MakePanel(context)
        self.imports = ImportPanel(context)
        self.parts = Segments(
            "reports.part",
            [
                ("make", self.tr("Make reports")),
                ("import", self.tr("Import from a file")),
            ],
        )
        self.parts.chosen.connect(self._show_part)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.make)
        self.stack.addWidget(self.imports)
        column = v_column(spacing=12)
        column.setContentsMargins(24, 16, 24, 16)
        column.addLayout(
            h_row(plain_label(self.tr("Reports"), style="heading"), None, self.parts)
        )
        column.addWidget(self.stack, 1)
        self.setLayout(column)
        self._follow_front()

    def show_for(
        self, class_id: str = "", student_id: str = "", part: str = "", **_where: object
    ) -> None:
        """Show the reports of a class, or of one student of it; ``part`` is make or import."""
        for _ in self.show_in_steps(class_id, student_id, part):
            pass
        self._focus_first()

    def show_in_steps(
        self, class_id: str = "", student_id: str = "", part: str = "", **_where: object
    ) -> Iterator[None]:
        """Make ready what :meth:`show_for` shows, within several turns if it is new."""
        if part:
            self.parts.choose(part)
        elif class_id or student_id:
            self.parts.choose("make")
        is_new = False
        for _ in self.make.show_in_steps(class_id, student_id):
            is_new = True
            yield
        if is_new:
            yield
        self.imports.show_for(self.make.who.class_id)
        self._follow_front()
        if self.isVisible():
            self._focus_first()

    def _focus_first(self) -> None:
        self._tell_place()
        self._front.first.setFocus()

    def _follow_front(self) -> None:
        """Let the keyboard come to where the part in front begins."""
        self.setFocusProxy(self._front.first)

    def _tell_place(self) -> None:
        if self.parts.current == "make":
            self.make.tell_place()

    def showEvent(self, event: QShowEvent) -> None:
        """Say which class it is about; made ready before it was in front, it could not."""
        super().showEvent(event)
        self._tell_place()

    @property
    def _front(self) -> MakePanel | ImportPanel:
        return self.make if self.parts.current == "make" else self.imports

    def _show_part(self, key: str) -> None:
        if key == "import":
            self.imports.show_for(self.make.who.class_id)
        self.stack.setCurrentWidget(self._front)
        self._follow_front()
