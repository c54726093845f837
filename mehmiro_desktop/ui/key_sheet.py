"""F1: every key, from the same table that makes the shortcuts."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QWidget

from mehmiro_desktop.ui import screen_keys
from mehmiro_desktop.ui.actions import WINDOW_KEYS, WindowKey, shown_keys
from mehmiro_desktop.ui.fonts import text_size
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import (
    ScrollColumn,
    card_title,
    h_row,
    plain_label,
    primary_button,
    v_column,
)
from mehmiro_desktop.ui.widgets.key_hints import key_label

_SIDE_BY_SIDE_PERCENT = 125
"""Above this size of text the lists stand below each other."""


class KeySheet(QDialog):
    """Lists the keys of the window and of the screens that have their own."""

    def __init__(self, parent: QWidget) -> None:
        """Lay out the sheet over the window of ``parent``."""
        super().__init__(parent.window())
        self.setObjectName("keysheet")
        self.setWindowTitle(self.tr("Keys"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1280, 660)
        body = ScrollColumn(self, margin=8, spacing=12)
        is_wide = text_size() <= _SIDE_BY_SIDE_PERCENT
        tables: list[tuple[QGridLayout, tuple[WindowKey, ...]]] = []
        columns: QBoxLayout = h_row(spacing=32) if is_wide else v_column(spacing=24)
        for parts in (
            (
                (self.tr("Anywhere"), WINDOW_KEYS),
                (self.tr("Students"), screen_keys.STUDENTS_KEYS),
                (
                    self.tr("Student's page"),
                    screen_keys.without_letters(screen_keys.STUDENT_KEYS),
                ),
            ),
            (
                (self.tr("While scoring"), screen_keys.in_force(screen_keys.GRID_KEYS)),
                (
                    self.tr("Suggestions"),
                    screen_keys.without_letters(screen_keys.SUGGESTION_KEYS),
                ),
            ),
            (
                (self.tr("Quick score"), screen_keys.QUICK_KEYS),
                (self.tr("Calling and groups"), screen_keys.in_force(screen_keys.PICKER_KEYS)),
                (self.tr("Monitoring"), screen_keys.MONITORING_KEYS),
                (self.tr("Lessons"), screen_keys.without_letters(screen_keys.LESSON_KEYS)),
            ),
        ):
            column = v_column(spacing=12)
            for title, keys in parts:
                column.addWidget(card_title(title))
                table = QGridLayout()
                tables.append((table, keys))
                column.addLayout(table)
                column.addSpacing(12)
            column.addStretch(1)
            columns.addLayout(column, 1)
        body.column.addLayout(columns)
        close = primary_button(self.tr("Close"), "keysheet.close", parent=self)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        column = v_column(spacing=12, margin=24)
        column.addWidget(body, 1)
        column.addLayout(h_row(None, close))
        self.setLayout(column)
        close.setFocus()
        self._turns = Turns(self)
        self._turns.start(_fill(tables))

    def finish(self) -> None:
        """List at once what is still to be listed."""
        self._turns.finish()


def _fill(tables: list[tuple[QGridLayout, tuple[WindowKey, ...]]]) -> Iterator[None]:
    """List the keys, one a step: all together they take some 50 ms."""
    for table, keys in tables:
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(10)
        table.setColumnStretch(1, 1)
        for row, key in enumerate(keys):
            both = h_row(*(key_label(shown_keys(one)) for one in key.keys), None, spacing=6)
            table.addLayout(both, row, 0)
            table.addWidget(plain_label(key.words, style="small", wrap=True), row, 1)
            yield
