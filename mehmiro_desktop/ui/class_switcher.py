"""A list of the classes that narrows down while typing; opened by the top bar's button."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.domain.school_year import told_apart
from mehmiro_desktop.ui.fonts import font
from mehmiro_desktop.ui.widgets import plain_label, v_column

_ID_ROLE = Qt.ItemDataRole.UserRole


def folded(text: str) -> str:
    """Return ``text`` for finding: no case, no accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


class ClassSwitcher(QFrame):
    """A popup; emits ``chosen`` with a class's id."""

    chosen = Signal(str)

    def __init__(self, classes: Sequence[SchoolClass], parent: QWidget) -> None:
        """Offer ``classes``, the first one marked."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("switcher")
        self.setProperty("kind", "inset")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._classes = tuple(classes)
        self._edit = QLineEdit(self)
        self._edit.setObjectName("switcher.search")
        self._edit.setFont(font("body"))
        self._edit.setPlaceholderText(self.tr("Class name"))
        self._edit.setAccessibleName(self.tr("Find a class"))
        self._list = QListWidget(self)
        self._list.setObjectName("switcher.classes")
        self._list.setAccessibleName(self.tr("Classes"))
        self._list.setFont(font("body"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = plain_label(role="muted", name="switcher.none")
        self._none.setText(self.tr("No class of that name"))
        column = v_column(spacing=8, margin=12)
        for widget in (self._edit, self._list, self._none):
            column.addWidget(widget)
        self.setLayout(column)
        self.setFixedSize(380, 360)
        self._edit.textChanged.connect(self._narrow)
        self._edit.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self._narrow("")

    def open_at(self, anchor: QWidget) -> None:
        """Show below ``anchor`` and take the focus."""
        self.move(anchor.mapToGlobal(anchor.rect().bottomLeft()))
        self.show()
        self._edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys and Enter reach the list while typing goes on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        wanted = folded(text.strip())
        self._list.clear()
        names = told_apart(self._classes)
        for each in self._classes:
            if wanted in folded(names[each.id]):
                item = QListWidgetItem(names[each.id], self._list)
                item.setData(_ID_ROLE, each.id)
        self._list.setCurrentRow(0)
        self._none.setVisible(self._list.count() == 0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            class_id = str(item.data(_ID_ROLE))
            self.close()
            self.chosen.emit(class_id)
