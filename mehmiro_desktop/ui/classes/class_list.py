"""The classes on the left: choose one, add one, and those put away on demand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.ui import density
from mehmiro_desktop.ui.fonts import font, text_size
from mehmiro_desktop.ui.widgets import Card, card_title, h_row, icon_button, quiet_button

WIDE_PX, NARROW_PX = 288, 216
_ROW_PX, _COMPACT_ROW_PX = 60, 48


class ClassList(QWidget):
    """All classes by name, with the line that adds one.

    Signals:
        chosen: Another class was chosen; carries its id.
        add_asked: A name was typed for a new class.
    """

    chosen = Signal(str)
    add_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classes")
        self.setFixedWidth(WIDE_PX)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._classes: tuple[SchoolClass, ...] = ()
        self._students: Mapping[str, int] = {}
        self._chosen_id = ""
        self.list = QListWidget()
        self.list.setObjectName("classes.list")
        self.list.setAccessibleName(self.tr("Classes"))
        self.list.setProperty("kind", "records")
        self.list.setFont(font("body"))
        self.list.setWordWrap(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_current_changed)
        density.news().density_changed.connect(self._size_rows)
        self.add_line = QLineEdit()
        self.add_line.setObjectName("classes.add")
        self.add_line.setFont(font("body"))
        self.add_line.setAccessibleName(self.tr("Name of a new class"))
        self.add_line.setPlaceholderText(self.tr("New class"))
        self.add_line.returnPressed.connect(self._on_add)
        add = icon_button("plus", self.tr("Add the class"), "classes.add_button")
        add.clicked.connect(self._on_add)
        self.archived_button = quiet_button("", "classes.archived", icon="archive")
        self.archived_button.setCheckable(True)
        self.archived_button.clicked.connect(self._on_archived)
        self.archived_button.hide()
        card = Card(margin=12, spacing=10)
        card.column.addWidget(card_title(self.tr("Classes")))
        card.column.addWidget(self.list, 1)
        card.column.addWidget(self.archived_button)
        card.column.addLayout(h_row(self.add_line, add, spacing=8))
        row = h_row(card)
        self.setLayout(row)

    def show_classes(
        self, classes: Sequence[SchoolClass], students: Mapping[str, int], chosen_id: str
    ) -> None:
        """Show the classes with the number of their students and mark the chosen one.

        Nothing is emitted.
        """
        self._classes, self._students, self._chosen_id = tuple(classes), students, chosen_id
        in_use = [each for each in classes if each.archived_at is None]
        archived = [each for each in classes if each.archived_at is not None]
        if any(each.id == chosen_id for each in archived):
            self.archived_button.setChecked(True)
        self.archived_button.setVisible(bool(archived))
        self.archived_button.setText(self.tr("Archived {count}").format(count=len(archived)))
        shown = [*in_use, *(archived if self.archived_button.isChecked() else ())]
        rows = tuple((each.id, self._text(each)) for each in shown)
        self.list.blockSignals(True)
        if rows != self._shown:
            self._shown = rows
            self.list.clear()
            for class_id, text in rows:
                item = QListWidgetItem(text, self.list)
                item.setData(Qt.ItemDataRole.UserRole, class_id)
            self._size_rows()
        for row, (class_id, _text) in enumerate(rows):
            if class_id == chosen_id:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _size_rows(self) -> None:
        line = QFontMetrics(font("body")).lineSpacing()
        two_lines = max(2 * line + 8, density.lines_px(_ROW_PX, _COMPACT_ROW_PX))
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setSizeHint(QSize(0, two_lines + (item.text().count("\n") - 1) * line))

    def focus_add(self) -> None:
        """Give the add line the keyboard."""
        self.add_line.setFocus()

    def _text(self, school_class: SchoolClass) -> str:
        parts = [
            self.tr("%n student(s)", "", self._students.get(school_class.id, 0)),
            school_class.academic_year,
        ]
        if school_class.archived_at is not None:
            parts.insert(0, self.tr("Archived"))
        # With large letters each part has a line of its own: the list has no room to the side.
        between = " · " if text_size() <= 125 else "\n"
        return f"{school_class.name}\n{between.join(part for part in parts if part)}"

    def _on_archived(self, *_: object) -> None:
        self.show_classes(self._classes, self._students, self._chosen_id)

    def _on_current_changed(self, item: QListWidgetItem | None, *_: object) -> None:
        if item is not None:
            self._chosen_id = str(item.data(Qt.ItemDataRole.UserRole))
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _on_add(self) -> None:
        name = self.add_line.text().strip()
        if name:
            self.add_asked.emit(name)
        else:
            self.add_line.setFocus()
