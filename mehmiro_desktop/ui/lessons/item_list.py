"""One of a lesson's lists: lines to type, move and remove, and one more line to add."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mehmiro_desktop.domain.lesson_items import LessonItem, LessonItems
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.lessons.item_row import ItemLine, ItemRow
from mehmiro_desktop.ui.undo_gate import UndoGate
from mehmiro_desktop.ui.widgets import Card, IconLabel, h_row, plain_label, v_column

_OTHER = Qt.FocusReason.OtherFocusReason


class ItemList(Card):
    """Enter adds below, Ctrl+Enter ticks off, Alt+Up and Alt+Down move, Delete removes.

    Signals:
        edited: What it holds changed.
    """

    edited = Signal()

    def __init__(
        self, name: str, icon: str, caption: str, placeholder: str, gate: UndoGate
    ) -> None:
        """Make an empty list.

        Args:
            name: object name.
            icon: the icon before the caption.
            caption: what the list holds.
            placeholder: shown in the line to add with.
            gate: what Ctrl+Z in a line goes through.
        """
        super().__init__(margin=16, spacing=6)
        self.setObjectName(name)
        self._gate = gate
        self._foreign = ""
        self._caption = caption
        self.rows: list[ItemRow] = []
        title = plain_label(caption, style="strong")
        self.count = plain_label(style="small", role="muted", name=f"{name}.count")
        self.column.addLayout(
            h_row(IconLabel(icon, "text_muted"), title, self.count, None, spacing=8)
        )
        self._lines = v_column(spacing=6)
        self.column.addLayout(self._lines)
        self._note = plain_label(role="muted", wrap=True, name=f"{name}.foreign")
        self._note.hide()
        self.column.addWidget(self._note)
        self.adder = ItemLine(self)
        self.adder.setObjectName(f"{name}.add")
        self.adder.setProperty("kind", "item")
        self.adder.setFont(font("body"))
        self.adder.setPlaceholderText(placeholder)
        self.adder.setAccessibleName(placeholder)
        self.adder.textEdited.connect(self._on_edited)
        self.adder.key.connect(self._on_adder_key)
        self.adder.left.connect(self._take_added)
        gate.watch(self.adder)
        self.column.addWidget(self.adder)

    @property
    def value(self) -> LessonItems:
        """What it holds, the words in the line to add with included."""
        if self._foreign:
            return LessonItems(foreign=self._foreign)
        items = [row.item for row in self.rows if not row.is_blank]
        if self.adder.text().strip():
            items.append(LessonItem.of_text(self.adder.text().strip()))
        return LessonItems(tuple(items))

    def show_items(self, value: LessonItems) -> None:
        """Show other items; lines stay as they are when nothing differs."""
        if value == self.value:
            return
        focused = self._focused_place()
        for row in self.rows:
            self._take_out(row)
        self.rows = []
        self.adder.setText("")
        self._foreign = value.foreign
        self._note.setVisible(bool(value.foreign))
        self._note.setText(
            self.tr("Written elsewhere in a form of its own; it stays as it is: {text}").format(
                text=value.foreign
            )
            if value.foreign
            else ""
        )
        self.adder.setVisible(not value.foreign)
        for item in value.items:
            self._insert(len(self.rows), item)
        self._tell_count()
        if focused is not None:
            self._focus(focused)

    def _focused_place(self) -> int | None:
        widget = QApplication.focusWidget()
        if widget is self.adder:
            return len(self.rows)
        for place, row in enumerate(self.rows):
            if widget is not None and row.isAncestorOf(widget):
                return place
        return None

    def _focus(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            line = self.rows[place].line
            line.setFocus(_OTHER)
            line.selectAll()
        elif place >= 0:
            self.adder.setFocus(_OTHER)

    def _insert(self, place: int, item: LessonItem) -> ItemRow:
        row = ItemRow(item, f"{self.objectName()}.item", self)
        row.line.setAccessibleName(self._caption)
        row.edited.connect(self._on_edited)
        row.line.key.connect(lambda act: self._on_key(row, act))
        row.line.left.connect(lambda: self._on_left(row))
        self._gate.watch(row.line)
        self.rows.insert(place, row)
        self._lines.insertWidget(place, row)
        self._order_tabs()
        self._align()
        return row

    def _align(self) -> None:
        has_ticks = any(row.tick is not None for row in self.rows)
        for row in self.rows:
            row.align(has_ticks)

    def _order_tabs(self) -> None:
        lines = [row.line for row in self.rows] + [self.adder]
        for row, following in zip(self.rows, lines[1:], strict=True):
            if row.tick is not None:
                QWidget.setTabOrder(row.tick, row.line)
            QWidget.setTabOrder(row.line, row.menu_button)
            QWidget.setTabOrder(row.menu_button, following)

    def _take_out(self, row: ItemRow) -> None:
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _on_edited(self, *_: object) -> None:
        self._align()
        self._tell_count()
        self.edited.emit()

    def _tell_count(self) -> None:
        count = len(self.value.items)
        self.count.setText(str(count) if count else "")

    def _on_key(self, row: ItemRow, act: str) -> None:
        if row not in self.rows:
            return
        place = self.rows.index(row)
        if act == "add":
            self._add_below(row, place)
        elif act == "done":
            row.toggle_done()
        elif act in ("up", "down"):
            self._move(place, -1 if act == "up" else 1)
        elif act in ("remove", "remove_back"):
            self._remove(place, place - 1 if act == "remove_back" else place)
        else:
            self._focus(place + (1 if act == "next" else -1))

    def _add_below(self, row: ItemRow, place: int) -> None:
        if place == len(self.rows) - 1 or row.is_blank:
            self._focus(len(self.rows) if place == len(self.rows) - 1 else place + 1)
            return
        self._insert(place + 1, LessonItem.of_text(""))
        self._focus(place + 1)

    def _move(self, place: int, step: int) -> None:
        target = place + step
        if not 0 <= target < len(self.rows):
            return
        row = self.rows.pop(place)
        self.rows.insert(target, row)
        self._lines.removeWidget(row)
        self._lines.insertWidget(target, row)
        self._order_tabs()
        row.line.setFocus(_OTHER)
        self._on_edited()

    def _remove(self, place: int, then: int) -> None:
        row = self.rows.pop(place)
        self._focus(max(then, 0) if self.rows else 0)
        self._take_out(row)
        self._on_edited()

    def _on_left(self, row: ItemRow) -> None:
        if row in self.rows and row.is_blank:
            self.rows.remove(row)
            self._take_out(row)
            self._on_edited()

    def _on_adder_key(self, act: str) -> None:
        if act in ("add", "done"):
            self._take_added()
        elif act in ("previous", "remove_back") and not self.adder.text():
            self._focus(len(self.rows) - 1)

    def _take_added(self) -> None:
        words = self.adder.text().strip()
        if not words:
            return
        self.adder.setText("")
        self._insert(len(self.rows), LessonItem.of_text(words))
        self._on_edited()
