"""A chart on a card: title, the drawing or its table twin, and a sentence when there is nothing."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.charts.data import Chart
from mehmiro_desktop.ui.charts.table import ChartTable
from mehmiro_desktop.ui.charts.view import ChartView
from mehmiro_desktop.ui.sync_center.elided_label import ElidedLabel
from mehmiro_desktop.ui.widgets import Card, h_row, plain_label, quiet_button


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
        self._has_chart = True
        self.shows_table = False
        """Whether the table was turned to, rather than the drawing."""
        self._is_table_stale = True
        self._nothing = plain_label(role="muted", wrap=True, name=f"{name}.empty")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self._nothing)
        self._told = ""
        self.head = h_row(self.title, self.subtitle, self.button, spacing=8)
        self.head.setStretch(1, 1)
        self.column.addLayout(self.head)
        self.column.addWidget(self.stack, 1)
        presenter.follow(self, self._show_page)
        self._show_page()

    @cached_property
    def table(self) -> ChartTable:
        """The table, made when it is first looked at: it holds many widgets."""
        table = ChartTable(f"{self.objectName()}.table")
        self.stack.addWidget(table)
        return table

    @cached_property
    def _hidden(self) -> QWidget:
        notice = presenter.HiddenNotice()
        self.stack.addWidget(notice)
        return notice

    def _page(self) -> QWidget:
        if presenter.is_on():
            return self._hidden
        if not self._has_chart:
            return self._nothing
        return self.table if self.shows_table else self.view

    def _show_page(self) -> None:
        """Show the page in front, or that it is hidden."""
        self.stack.setCurrentWidget(self._page())
        self.subtitle.show_text("" if presenter.is_on() else self._told)
        self.button.setVisible(self._has_chart and not presenter.is_on())
        self._show_button()

    def show_chart(self, chart: Chart, subtitle: str = "") -> None:
        """Show ``chart``; the table stays in front if it was."""
        self.title.setText(chart.title)
        self._told = subtitle
        self._has_chart = True
        self.view.show_chart(chart)
        self._is_table_stale = True
        if self.shows_table:
            self._fill_table()
        self._show_page()

    def _fill_table(self) -> None:
        if self._is_table_stale and self.view.chart is not None:
            self._is_table_stale = False
            self.table.show_chart(self.view.chart)

    def show_nothing(self, title: str, text: str) -> None:
        """Say why there is no chart."""
        self.title.setText(title)
        self._told = ""
        self._nothing.setText(text)
        self._has_chart = self.shows_table = False
        self._show_page()

    def toggle_table(self, *_: object) -> None:
        """Show the table instead of the drawing, or the drawing again."""
        if not self._has_chart or presenter.is_on():
            return
        had_focus = self._page().hasFocus()
        self.shows_table = not self.shows_table
        if self.shows_table:
            self._fill_table()
        self._show_page()
        if had_focus:
            self._page().setFocus(Qt.FocusReason.OtherFocusReason)

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
