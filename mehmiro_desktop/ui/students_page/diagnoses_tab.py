"""The monitoring's diagnoses: the latest in full, the earlier ones below."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.monitoring.diagnosis_card import DiagnosisCard
from mehmiro_desktop.ui.monitoring.diagnosis_words import DiagnosisWords
from mehmiro_desktop.ui.presenter import PresenterCover
from mehmiro_desktop.ui.students_page.lights import LightCard
from mehmiro_desktop.ui.students_page.tab import Shown, Speech, StudentTab
from mehmiro_desktop.ui.sync_center.row_list import RowList
from mehmiro_desktop.ui.widgets import card_title, plain_label, v_column

if TYPE_CHECKING:
    from mehmiro_desktop.domain.monitoring_records import Diagnosis


class DiagnosesTab(StudentTab):
    """Light, latest diagnosis, history."""

    def __init__(self, context: UiContext, speech: Speech) -> None:
        """Make an empty tab."""
        super().__init__("diagnoses", context, speech)
        self._told = DiagnosisWords(self)
        self.light = LightCard(self)
        self.rows = RowList(
            "student.diagnoses.list",
            self.tr("No diagnoses yet. They come from the server's analysis."),
            self._card,
        )
        content = QWidget()
        column = v_column(spacing=12)
        column.addWidget(self.light)
        column.addWidget(self.rows, 1)
        content.setLayout(column)
        layout = v_column()
        layout.addWidget(PresenterCover(content))
        self.setLayout(layout)

    def show_student(self, shown: Shown) -> None:
        """Show a student's diagnoses."""
        self.light.show_light(shown.page.status, shown.page.override)
        count = len(shown.page.diagnoses)
        heads = ["latest", "earlier", *[""] * count][:count]
        self.rows.show_items(list(zip(shown.page.diagnoses, heads, strict=True)), False)

    def _card(self, item: Hashable) -> QWidget:
        """Return a diagnosis, the first of each part below its heading."""
        diagnosis, head = cast("tuple[Diagnosis, str]", item)
        row = QWidget()
        column = v_column(spacing=8)
        if head == "latest":
            column.addWidget(card_title(self.tr("Latest diagnosis")))
        elif head == "earlier":
            column.addWidget(plain_label(self.tr("Earlier diagnoses"), style="section"))
        today = self.context.clock.today()
        column.addWidget(DiagnosisCard(diagnosis, self._told, today, row))
        row.setLayout(column)
        return row
