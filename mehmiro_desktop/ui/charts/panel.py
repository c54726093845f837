"""A chart on a card: title, the drawing or its table twin, and a sentence when there is nothing."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.charts.data import Chart
from mehmiro_desktop.ui.charts.table import ChartTable
from mehmiro_desktop.ui.charts.view import ChartView
from mehmiro_desktop.ui.sync_center.elided_label import ElidedLabel
from mehmiro_desktop.ui.widgets import Card, h_row, plain_label, quiet_button

_CELLS_AT_ONCE = 400


class ChartPanel(Card):
    """Shows a chart and, with T or the button, its numbers as a table; hides while presenting.

    Signals:
        chosen: A value was chosen; carries series and category.
    """

    chosen = Signal(int, int)

    def __init__(
        self, name: str, announce: Callable[[str], None] | None = None,
        parent: QWidget | None = None, *, least_px: int = 0,
    ) -> None:  # fmt: skip
        """Make an empty panel.

        Args:
            name: begins the object names.
            announce: tells screen readers a sentence.
            parent: the widget it lies on.
            least_px: the least height of the drawing; more where rows need it.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.title = plain_label(style="section", name=f"{name}.title")
        self.subtitle = ElidedLabel("", role="muted")
        self.subtitle.setObjectName(f"{name}.subtitle")
        self.button = quiet_button("", f"{name}.table_button", icon="table")
        self.button.clicked.connect(self.toggle_table)
        self.view = ChartView(f"{name}.chart", least_px=least_px)
        self.view.chosen.connect(self.chosen)
        if announce is not None:
            self.view.spoken.connect(announce)
        self.table = ChartTable(f"{name}.table")
        self._is_table_stale = True
        self._nothing = plain_label(role="muted", wrap=True, name=f"{name}.empty")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        for page in (self.view, self.table, self._nothing):
            self.stack.addWidget(page)
        self._hidden = presenter.HiddenNotice()
        self.stack.addWidget(self._hidden)
        self._page: QWidget = self.view
        self._told = ""
        self.head = h_row(self.title, self.subtitle, self.button, spacing=8)
        self.head.setStretch(1, 1)
        self.column.addLayout(self.head)
        self.column.addWidget(self.stack, 1)
        presenter.news().presenter_changed.connect(self._show_page)
        self._show_page()

    @property
    def shows_table(self) -> bool:
        """Whether the table is in front."""
        return self._page is self.table

    def _show_page(self) -> None:
        """Show the page in front, or that it is hidden."""
        self.stack.setCurrentWidget(self._hidden if presenter.is_on() else self._page)
        self.subtitle.show_text("" if presenter.is_on() else self._told)
        self.button.setVisible(self._page is not self._nothing and not presenter.is_on())
        self._show_button()

    def show_chart(self, chart: Chart, subtitle: str = "") -> None:
        """Show ``chart``; the table stays in front if it was."""
        self.title.setText(chart.title)
        self._told = subtitle
        self.view.show_chart(chart)
        self._is_table_stale = True
        cells = len(chart.series) * len(chart.categories)
        if self.shows_table or cells <= _CELLS_AT_ONCE:
            self._fill_table()
        if self._page is self._nothing:
            self._page = self.view
        self._show_page()

    def _fill_table(self) -> None:
        """Fill a large table only when it is looked at: measuring its columns takes a while."""
        if self._is_table_stale and self.view.chart is not None:
            self._is_table_stale = False
            self.table.show_chart(self.view.chart)

    def show_nothing(self, title: str, text: str) -> None:
        """Say why there is no chart."""
        self.title.setText(title)
        self._told = ""
        self._nothing.setText(text)
        self._page = self._nothing
        self._show_page()

    def toggle_table(self, *_: object) -> None:
        """Show the table instead of the drawing, or the drawing again."""
        if self._page is self._nothing or presenter.is_on():
            return
        had_focus = self.view.hasFocus() or self.table.hasFocus()
        self._page = self.view if self.shows_table else self.table
        if self.shows_table:
            self._fill_table()
        self._show_page()
        if had_focus:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_button(self) -> None:
        words = self.tr("Show chart") if self.shows_table else self.tr("Show table")
        self.button.setText(f"{words} (T)")
        self.button.setAccessibleName(f"{words}: {self.title.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T turns the panel over."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_T and plain and letters.are_on():
            self.toggle_table()
            return
        super().keyPressEvent(event)
