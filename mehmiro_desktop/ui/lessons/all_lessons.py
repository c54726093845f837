"""All lessons as a list, those without a day first, then the latest."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mehmiro_desktop.domain.lessons import LessonBrief
from mehmiro_desktop.ui import density
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.i18n import shown_long_day

_ROW_PX, _DAY_PX, _CLASS_PX = 48, 160, 260
_ID_ROLE = Qt.ItemDataRole.UserRole


class AllLessons(QTableView):
    """Enter or a click opens a lesson.

    Signals:
        lesson_chosen: A lesson's id.
    """

    lesson_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons.all")
        self.setAccessibleName(self.tr("All lessons"))
        self.setProperty("kind", "records")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFont(font("body"))
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        density.keep_rows(self.verticalHeader(), scaled(_ROW_PX))
        self._model = QStandardItemModel(0, 3, self)
        self._model.setHorizontalHeaderLabels(
            [self.tr("Day"), self.tr("Title"), self.tr("Class")]
        )
        self.setModel(self._model)
        header = self.horizontalHeader()
        header.setFont(font("small_strong"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumHeight(scaled(40))
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, scaled(_DAY_PX))
        self.setColumnWidth(2, scaled(_CLASS_PX))
        self.clicked.connect(self._choose)

    def show_lessons(self, lessons: Sequence[LessonBrief]) -> None:
        """Show these lessons; the current one stays current."""
        current = self._id_at(self.currentIndex())
        self._model.setRowCount(0)
        for lesson in lessons:
            day = shown_long_day(lesson.on) if lesson.on else self.tr("no day")
            cells = [QStandardItem(each) for each in (day, lesson.title, lesson.class_name)]
            cells[0].setData(lesson.id, _ID_ROLE)
            self._model.appendRow(cells)
        ids = [lesson.id for lesson in lessons]
        if ids:
            self.selectRow(ids.index(current) if current in ids else 0)

    def _id_at(self, index: QModelIndex) -> str:
        return str(index.siblingAtColumn(0).data(_ID_ROLE) or "") if index.isValid() else ""

    def _choose(self, index: QModelIndex) -> None:
        if lesson_id := self._id_at(index):
            self.lesson_chosen.emit(lesson_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; leave letters to the screen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
