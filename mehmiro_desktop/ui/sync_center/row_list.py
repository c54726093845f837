"""A list of rows with buttons in them, changed with as little movement as can be.

Rows of items that stay keep their widgets, so a sync in the background neither flickers nor takes
the keyboard away; when the focused row goes, the next one gets the keyboard.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.turns import Turns
from mehmiro_desktop.ui.widgets import ScrollColumn, plain_label, secondary_button

PAGE_ROWS = 20
AT_ONCE = 4
"""Rows that are there in the turn that asks: a few more would be below the window's edge."""


class RowList(ScrollColumn):
    """Rows made by ``make_row`` from items; one page at a time.

    Signals:
        more_asked: The next page is wanted.
        emptied: The row with the keyboard went and there is no other.
    """

    more_asked = Signal()
    emptied = Signal()

    def __init__(
        self, name: str, empty_text: str, make_row: Callable[[Hashable], QWidget]
    ) -> None:
        super().__init__(margin=0, spacing=10)
        self.setObjectName(name)
        self._make_row = make_row
        self._rows: dict[Hashable, QWidget] = {}
        self._unplaced: dict[Hashable, QWidget] = {}
        self._has_more = False
        self._turns = Turns(self)
        self._empty = plain_label(empty_text, role="muted", wrap=True, name=f"{name}.empty")
        self.more_button: QPushButton = secondary_button(self.tr("Show more"), f"{name}.more")
        self.more_button.clicked.connect(self.more_asked)
        self.column.setContentsMargins(0, 0, 8, 8)
        self.column.addWidget(self._empty)
        self.column.addWidget(self.more_button)
        self.column.addStretch(1)
        # Lists that are not in front are out of the window, or have no rows.
        presenter.follow(self, self._renew, waits=True)

    @property
    def items(self) -> tuple[Hashable, ...]:
        """The items shown, in order."""
        return tuple(self._rows)

    def row(self, item: Hashable) -> QWidget:
        """Return the row of an item."""
        return self._rows[item]

    def _renew(self) -> None:
        """Make every row anew: what may be shown of it has changed."""
        self.finish()
        focused = self._focused_place()
        items, gone = self.items, list(self._rows.values())
        self._rows = {}
        for row in gone:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.show_items(items, self._has_more)
        if focused is not None:
            self.finish()
            self._focus_near(focused[1], focused[2])

    def tell_empty(self, text: str) -> None:
        """Say this while there are no rows."""
        self._empty.setText(text)

    def show_items(self, items: Sequence[Hashable], has_more: bool) -> None:
        """Show ``items`` in this order: as many as are seen at once, the others within turns."""
        focused = self._focused_place()
        # Rows that were still to come are not made for what is shown no longer.
        self._turns.stop()
        there, staying = self._rows | self._unplaced, set(items)
        gone = {item: row for item, row in there.items() if item not in staying}
        for row in gone.values():
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._unplaced = {item: row for item, row in there.items() if item in staying}
        self._rows = {}
        self._empty.setVisible(not items)
        self.more_button.setVisible(False)
        self._has_more = has_more
        self._turns.start(self._put(items))
        self._turns.take(AT_ONCE)
        if focused is not None and focused[0] in gone:
            self.finish()
            self._focus_near(focused[1], focused[2])

    def finish(self) -> None:
        """Make the rows that are not there yet at once."""
        self._turns.finish()

    def _put(self, items: Sequence[Hashable]) -> Iterator[None]:
        for place, item in enumerate(items):
            is_new = item not in self._unplaced
            row = self._make_row(item) if is_new else self._unplaced.pop(item)
            self._rows[item] = row
            # Not by itemAt(): a wrapper of a layout's item can outlive the item, and then crashes.
            if self.column.indexOf(row) != place:
                self.column.insertWidget(place, row)
                row.show()
            if is_new:
                yield
        self.more_button.setVisible(self._has_more)

    def forget(self) -> None:
        """Drop the rows: the words they were made with say something else now."""
        self.show_items((), has_more=False)

    def _focused_place(self) -> tuple[Hashable, int, str] | None:
        widget = QApplication.focusWidget()
        for place, (item, row) in enumerate((self._rows | self._unplaced).items()):
            if widget is not None and row.isAncestorOf(widget):
                return item, place, widget.objectName()
        return None

    def _focus_near(self, place: int, name: str) -> None:
        rows = list(self._rows.values())
        if not rows:
            self.emptied.emit()
            return
        row = rows[min(place, len(rows) - 1)]
        buttons = [b for b in row.findChildren(QPushButton) if b.isEnabled()]
        same = [button for button in buttons if button.objectName() == name]
        for button in (same or buttons)[:1]:
            button.setFocus()
            self.ensureWidgetVisible(button)
