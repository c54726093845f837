"""Whose report: a class, and of it all students or those picked from the list."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPushButton, QWidget

from mehmiro_desktop.domain.alias_search import find_aliases
from mehmiro_desktop.domain.entities import SchoolClass, Student
from mehmiro_desktop.domain.reports import MAX_STUDENTS
from mehmiro_desktop.domain.school_year import told_apart
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.widgets import (
    Card,
    TextField,
    card_title,
    h_row,
    plain_label,
    quiet_button,
    secondary_button,
)
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

_ID = Qt.ItemDataRole.UserRole
_ALIAS = _ID + 1
_LIST_PX = 190
MOST_PILLS = 6
"""More classes in use than this are chosen from the list."""


class WhoCard(Card):
    """The class, a line to filter by, and the list with a tick for each student.

    Signals:
        class_chosen: Another class; carries its id.
        changed: Another set of students.
    """

    class_chosen = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out an empty card."""
        super().__init__(parent)
        self.classes = QComboBox()
        self.classes.setObjectName("reports.class")
        self.classes.setAccessibleName(self.tr("Class"))
        self.classes.setFont(font("body"))
        self.classes.activated.connect(self._on_class)
        self._pills: dict[str, QPushButton] = {}
        self._named: list[tuple[str, str]] = []
        self._pill_row = WrapLayout(spacing=8)
        self.filter = TextField(
            self.tr("Find"), "reports.filter", placeholder=self.tr("Part of an alias")
        )
        self.filter.edit.textChanged.connect(self._on_filter)
        self.students = QListWidget()
        self.students.setObjectName("reports.students")
        self.students.setAccessibleName(self.tr("Students in the report"))
        self.students.setProperty("kind", "records")
        self.students.setFont(font("body"))
        self.students.setMinimumHeight(scaled(_LIST_PX))
        self.students.setMaximumHeight(scaled(_LIST_PX))
        self.students.itemChanged.connect(self._on_ticked)
        presenter.follow(self, self._follow_presenter)
        self.count = plain_label(style="small", role="muted", name="reports.count")
        self.everyone = quiet_button(self.tr("All"), "reports.all")
        self.everyone.clicked.connect(self._tick_all)
        self.nobody = quiet_button(self.tr("None"), "reports.none")
        self.nobody.clicked.connect(self._tick_none)
        self.column.addWidget(card_title(self.tr("Who")))
        self.column.addLayout(self._pill_row)
        self.column.addWidget(self.classes)
        self.column.addWidget(self.filter)
        self.column.addWidget(self.students)
        self.column.addLayout(h_row(self.count, None, self.everyone, self.nobody, spacing=4))

    @property
    def class_id(self) -> str:
        """The class chosen; empty when there is none."""
        return str(self.classes.currentData() or "")

    @property
    def student_ids(self) -> tuple[str, ...]:
        """The students ticked, in the order of the list; a filter hides, it does not untick."""
        return tuple(str(each.data(_ID)) for each in self._items() if _is_ticked(each))

    def show_classes(self, classes: Sequence[SchoolClass], class_id: str) -> None:
        """Offer ``classes`` with ``class_id`` chosen, or the first."""
        self.classes.blockSignals(True)
        self.classes.clear()
        names = told_apart(classes)
        for each in classes:
            self.classes.addItem(names[each.id], each.id)
        self.classes.setCurrentIndex(max(0, self.classes.findData(class_id)))
        self.classes.blockSignals(False)
        in_use = [each for each in classes if each.archived_at is None][:MOST_PILLS]
        self._show_pills(in_use)
        self.classes.setVisible(len(classes) > len(in_use))
        self._mark_pill()

    def _show_pills(self, classes: Sequence[SchoolClass]) -> None:
        """Offer the first classes a click each; the list has the others."""
        named = [(each.id, each.name) for each in classes]
        if named == self._named:
            return
        self._named = named
        while (item := self._pill_row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._pills = {}
        for each in classes:
            pill = secondary_button(each.name, f"reports.class.{each.id}", parent=self)
            pill.setCheckable(True)
            pill.clicked.connect(partial(self._on_pill, each.id))
            self._pills[each.id] = pill
            self._pill_row.addWidget(pill)
            pill.show()
        # They are younger than what stands below them, and the Tab key goes by age.
        row: list[QWidget] = [self.classes, *self._pills.values(), self.filter.edit]
        for one, other in pairwise(row):
            QWidget.setTabOrder(one, other)

    def _on_pill(self, class_id: str, *_: object) -> None:
        self.classes.setCurrentIndex(self.classes.findData(class_id))
        self._on_class()

    def _mark_pill(self) -> None:
        for class_id, pill in self._pills.items():
            pill.setChecked(class_id == self.class_id)

    def show_students(self, students: Sequence[Student], ticked: Sequence[str] | None) -> None:
        """List ``students`` with those ``ticked``, ``None`` for all (at most a hundred)."""
        wanted = {each.id for each in students[:MAX_STUDENTS]} if ticked is None else {*ticked}
        self.students.blockSignals(True)
        self.students.clear()
        for each in students:
            alias = presenter.shown_alias(each.alias, each.id)
            if each.class_id != self.class_id:
                alias = self.tr("{alias} (in another class now)").format(alias=alias)
            item = QListWidgetItem(alias)
            item.setData(_ID, each.id)
            item.setData(_ALIAS, each.alias)
            item.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
            )
            _tick(item, each.id in wanted)
            self.students.addItem(item)
        if self.students.count():
            self.students.setCurrentRow(0)
        self.students.blockSignals(False)
        self._on_filter()
        self._show_count()

    def _follow_presenter(self) -> None:
        """Call everybody what they are called on the screen now; the ticks stay."""
        self.filter.edit.clear()
        self.students.blockSignals(True)
        for item in self._items():
            item.setText(presenter.shown_alias(str(item.data(_ALIAS)), str(item.data(_ID))))
        self.students.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.students.item(row) for row in range(self.students.count())]

    def _on_class(self) -> None:
        self._mark_pill()
        self.filter.edit.clear()
        self.class_chosen.emit(self.class_id)

    def _on_filter(self) -> None:
        wanted, items = self.filter.text.strip(), self._items()
        found = set(find_aliases([item.text() for item in items], wanted))
        for row, item in enumerate(items):
            item.setHidden(bool(wanted) and row not in found)

    def _on_ticked(self) -> None:
        self._show_count()
        self.changed.emit()

    def _tick_all(self) -> None:
        self._tick_shown(on=True)

    def _tick_none(self) -> None:
        self._tick_shown(on=False)

    def _tick_shown(self, *, on: bool) -> None:
        self.students.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                _tick(item, on)
        self.students.blockSignals(False)
        self._on_ticked()

    def _show_count(self) -> None:
        self.count.setText(
            self.tr("{chosen} of {count}").format(
                chosen=len(self.student_ids), count=self.students.count()
            )
        )


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _tick(item: QListWidgetItem, on: bool) -> None:
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
