"""A lesson in large type, to read from while standing. Nothing can be changed in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.ui.fonts import sized_font
from mehmiro_desktop.ui.i18n import shown_long_day
from mehmiro_desktop.ui.widgets import (
    KeyHints,
    ScrollColumn,
    h_row,
    icon_button,
    plain_label,
    secondary_button,
    v_column,
)

SMALLEST_PX, USUAL_PX, LARGEST_PX, STEP_PX = 18, 28, 72, 4
_BIGGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_PAGE = (Qt.Key.Key_Space, Qt.Key.Key_PageDown)


class ReadingView(QWidget):
    """Esc leaves, + and - change the size, Space and the arrows scroll.

    Signals:
        left: Esc or the button: back to the editor.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons.reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.size_px = USUAL_PX
        self._labels: list[tuple[QLabel, float, int]] = []
        back = secondary_button(
            self.tr("Back to the lesson"), "reading.back", icon="arrow-left"
        )
        back.clicked.connect(self.left)
        smaller = icon_button("a-arrow-down", self.tr("Smaller"), "reading.smaller")
        smaller.clicked.connect(lambda: self.resize_type(-STEP_PX))
        bigger = icon_button("a-arrow-up", self.tr("Larger"), "reading.larger")
        bigger.clicked.connect(lambda: self.resize_type(STEP_PX))
        hints = KeyHints(
            (
                ("Esc", self.tr("back")),
                ("+ -", self.tr("size")),
                (self.tr("Space"), self.tr("scroll")),
            ),
            wraps=True,
        )
        self.page = ScrollColumn(margin=24, spacing=10)
        column = v_column(spacing=8, margin=24)
        column.addLayout(h_row(back, None, smaller, bigger))
        column.addWidget(self.page, 1)
        column.addWidget(hints)
        self.setLayout(column)

    def show_lesson(self, lesson: Lesson, class_name: str) -> None:
        """Show a lesson; the scroll goes to the top."""
        while (item := self.page.column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._labels = []
        self._add(lesson.title, 1.5, 700)
        about = [class_name, *([shown_long_day(lesson.on)] if lesson.on else [])]
        self._add(" · ".join(about), 0.7, 400, "muted")
        for caption, items in (
            (self.tr("Objectives"), lesson.objectives),
            (self.tr("Materials"), lesson.materials),
            (self.tr("Activities"), lesson.activities),
        ):
            lines = [(each.text, bool(each.is_done)) for each in items.items]
            if items.foreign:
                lines = [(items.foreign, False)]
            if lines:
                self._add_head(caption)
            for number, (words, is_done) in enumerate(lines, 1):
                mark = f"{number}." if caption == self.tr("Activities") else "•"
                mark = f"{mark} ✓" if is_done else mark
                self._add(f"{mark}  {words}", 1.0, 400, "muted" if is_done else "")
        if lesson.notes.strip():
            self._add_head(self.tr("Notes"))
            self._add(lesson.notes, 1.0, 400)
        self.page.column.addStretch(1)
        self._dress()
        self.page.verticalScrollBar().setValue(0)

    def _add_head(self, words: str) -> None:
        self.page.column.addSpacing(16)
        self._add(words, 0.8, 650, "muted")

    def _add(self, words: str, factor: float, weight: int, role: str = "") -> None:
        label = plain_label(words, role=role, wrap=True)
        self._labels.append((label, factor, weight))
        self.page.column.addWidget(label)

    def resize_type(self, step_px: int) -> None:
        """Make the type larger or smaller."""
        self.size_px = min(LARGEST_PX, max(SMALLEST_PX, self.size_px + step_px))
        self._dress()

    def _dress(self) -> None:
        for label, factor, weight in self._labels:
            label.setFont(sized_font(round(self.size_px * factor), weight))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave, change the size, or scroll."""
        bar, key = self.page.verticalScrollBar(), event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _BIGGER:
            self.resize_type(STEP_PX)
        elif key == Qt.Key.Key_Minus:
            self.resize_type(-STEP_PX)
        elif key in _PAGE:
            bar.setValue(bar.value() + bar.pageStep() - self.size_px * 2)
        elif key == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep() + self.size_px * 2)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (2 if key == Qt.Key.Key_Down else -2) * self.size_px)
        else:
            super().keyPressEvent(event)
