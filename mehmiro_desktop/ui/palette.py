"""Ctrl+K: find a student, class, variable, lesson or command by typing some of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from mehmiro_desktop.domain.alias_search import fold
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.stylesheet import TARGET_PX
from mehmiro_desktop.ui.widgets import plain_label, v_column

MOST_SHOWN = 40
_WIDTH_PX, _HEIGHT_PX = 620, 460
_PLACE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find: its words, what it is or belongs to, its keys, and what Enter does."""

    words: str
    detail: str
    act: Callable[[], None]
    keys: str = ""
    is_command: bool = False


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries that hold every typed word, best first.

    A name that begins with what was typed comes before one with a word that does, and that before
    the rest; with nothing typed only commands are listed.
    """
    wanted = fold(typed).split()
    if not wanted:
        return [each for each in entries if each.is_command]
    ranked = []
    for place, entry in enumerate(entries):
        rank = _rank(entry, wanted)
        if rank is not None:
            ranked.append((rank, place, entry))
    ranked.sort(key=lambda each: each[:2])
    return [entry for _, _, entry in ranked]


def _rank(entry: Entry, wanted: Sequence[str]) -> int | None:
    name, rest = fold(entry.words), fold(entry.detail)
    if not all(word in name or word in rest for word in wanted):
        return None
    if name.startswith(wanted[0]):
        return 0
    if any(word.startswith(wanted[0]) for word in name.split()):
        return 1
    return 2 if wanted[0] in name else 3


class Palette(QFrame):
    """A popup over the window: a line to type in and what it leads to."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget, note: str = "") -> None:
        """Offer ``entries``; ``note`` is a sentence below them."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setProperty("kind", "inset")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = tuple(entries)
        self._shown: list[Entry] = []
        self._edit = QLineEdit(self)
        self._edit.setObjectName("palette.search")
        self._edit.setFont(font("body"))
        self._edit.setPlaceholderText(self.tr("Student, class, variable, lesson or command"))
        self._edit.setAccessibleName(self.tr("Search"))
        self._list = QListWidget(self)
        self._list.setObjectName("palette.found")
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setFont(font("body"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = plain_label(role="muted", name="palette.none")
        self._none.setText(self.tr("Nothing of that name"))
        column = v_column(spacing=8, margin=12)
        for widget in (self._edit, self._list, self._none):
            column.addWidget(widget)
        if note:
            label = plain_label(note, style="small", role="muted", wrap=True)
            label.setObjectName("palette.note")
            column.addWidget(label)
        self.setLayout(column)
        self._edit.textChanged.connect(self._narrow)
        self._edit.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        # What is listed was written before.
        presenter.news().presenter_changed.connect(self.close)

    def open_over(self, window: QWidget) -> None:
        """Show in the upper middle of ``window`` and take the focus."""
        width = min(scaled(_WIDTH_PX), window.width() - 48)
        height = min(scaled(_HEIGHT_PX), window.height() - 96)
        self.setFixedSize(width, height)
        corner = window.rect().topLeft()
        corner.setX((window.width() - width) // 2)
        corner.setY(64)
        self._narrow("")
        self.move(window.mapToGlobal(corner))
        self.show()
        self._edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys and Enter reach the list while typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
            }.get(Qt.Key(event.key()))  # fmt: skip
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._shown = matching(self._entries, typed)[:MOST_SHOWN]
        self._list.clear()
        room = self.width() - 80
        metrics = QFontMetrics(self._list.font())
        for place, entry in enumerate(self._shown):
            parts = [part for part in (entry.words, entry.detail, entry.keys) if part]
            words = "   ·   ".join(parts)
            elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            item = QListWidgetItem(elided, self._list)
            item.setData(_PLACE_ROLE, place)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(parts))
            hint = item.sizeHint()
            hint.setHeight(max(TARGET_PX, metrics.height() + 12))
            item.setSizeHint(hint)
        self._list.setCurrentRow(0)
        self._none.setVisible(not self._shown)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            entry = self._shown[int(item.data(_PLACE_ROLE))]
            self.close()
            entry.act()
