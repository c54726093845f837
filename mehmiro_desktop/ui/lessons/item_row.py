"""One line of a lesson's list: its words, a tick where it can have one, and a menu to move it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QWidget

from mehmiro_desktop.domain.lesson_items import LessonItem
from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.widgets import h_row, icon_button, plain_tip

_TICK_PX = 34
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ItemLine(QLineEdit):
    """The words of an item, with the keys of a list.

    Signals:
        key: ``add``, ``done``, ``up``, ``down``, ``remove``, ``remove_back``, ``previous`` or ``next``.
        left: The focus went elsewhere.
    """

    key = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the list's keys into signals; all others type."""
        wanted = self._act_of(event)
        if wanted:
            event.accept()
            self.key.emit(wanted)
        else:
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> str:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(key, "")
        if key in _ENTER:
            is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            return "done" if is_control else "add"
        is_whole = not self.text() or self.isReadOnly() or self.selectedText() == self.text()
        if key == Qt.Key.Key_Delete and is_whole:
            return "remove"
        if key == Qt.Key.Key_Backspace and not self.text():
            return "remove_back"
        return {Qt.Key.Key_Up: "previous", Qt.Key.Key_Down: "next"}.get(key, "")

    def focusOutEvent(self, event: QEvent) -> None:
        """Tell that it was left, unless for a menu or another window."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.left.emit()


class ItemRow(QWidget):
    """An item that can be edited as far as its shape is known.

    Signals:
        edited: Its words or its tick changed.
    """

    edited = Signal()

    def __init__(self, item: LessonItem, name: str, parent: QWidget | None = None) -> None:
        """Show ``item``; object names begin with ``name``."""
        super().__init__(parent)
        self.item = item
        self.line = ItemLine(self)
        self.line.setObjectName(f"{name}.line")
        self.line.setProperty("kind", "item")
        self.line.setFont(font("body"))
        self.line.setText(item.text)
        self.line.setCursorPosition(0)
        self.line.textEdited.connect(self._on_typed)
        if not item.is_editable:
            self.line.setReadOnly(True)
            words = self.tr("Written elsewhere in a form of its own; it stays as it is")
            plain_tip(self.line, words)
            self.line.setAccessibleDescription(words)
        self.tick: QCheckBox | None = None
        row = h_row(spacing=4)
        self._gap = QWidget(self)
        self._gap.setFixedWidth(_TICK_PX)
        self._gap.hide()
        row.addWidget(self._gap)
        if item.is_done is not None:
            self.tick = QCheckBox(self)
            self.tick.setObjectName(f"{name}.done")
            self.tick.setFixedWidth(_TICK_PX)
            self.tick.setAccessibleName(self.tr("Done"))
            plain_tip(self.tick, self.tr("Done"))
            self.tick.setChecked(item.is_done)
            self.tick.setEnabled(not self.is_blank)
            self.tick.toggled.connect(self._on_ticked)
            row.addWidget(self.tick)
        row.addWidget(self.line, 1)
        self.menu_button = icon_button(
            "ellipsis-vertical", self.tr("Move or remove"), f"{name}.menu", parent=self
        )
        self.menu_button.setProperty("kind", "bare")
        self.menu_button.clicked.connect(self._open_menu)
        row.addWidget(self.menu_button)
        self.setLayout(row)

    def align(self, has_ticks: bool) -> None:
        """Leave the room of a tick where other lines of the list have one."""
        self._gap.setVisible(has_ticks and self.tick is None)

    @property
    def is_blank(self) -> bool:
        """Whether it has no words yet."""
        return self.item.raw.startswith('"') and not self.item.text.strip()

    def toggle_done(self) -> None:
        """Tick it off, or open it again, where it can be."""
        if self.tick is not None and self.tick.isEnabled():
            self.tick.toggle()

    def _on_typed(self, text: str) -> None:
        self.item = self.item.with_text(text)
        if self.tick is not None:
            self.tick.setEnabled(not self.is_blank)
        self.edited.emit()

    def _on_ticked(self, is_done: bool) -> None:
        self.item = self.item.with_done(is_done)
        self.edited.emit()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, act in (
            (self.tr("Move up"), "Alt+Up", "up"),
            (self.tr("Move down"), "Alt+Down", "down"),
            (self.tr("Remove"), "Del", "remove"),
        ):
            entry = QAction(f"{words}\t{shown_keys(keys)}", menu)
            entry.setObjectName(act)
            entry.triggered.connect(lambda _checked=False, act=act: self.line.key.emit(act))
            menu.addAction(entry)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))
