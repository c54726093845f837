"""What the day holds besides the classes: its lessons and the suggestions nobody has read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.lessons import LessonBrief
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.widgets import Card, card_title, h_row, quiet_button, v_column

_MOST = 6


class TodayPlan(Card):
    """One line per lesson of the day, and one for unread suggestions; hidden when empty."""

    def __init__(self, context: UiContext) -> None:
        """Show nothing yet."""
        super().__init__(spacing=4)
        self.setObjectName("today.plan")
        self._context = context
        self._day: tuple[Sequence[LessonBrief], int] = ((), 0)
        self.column.addWidget(card_title(self.tr("For today")))
        self._lines = v_column(spacing=0)
        self.column.addLayout(self._lines)
        self.hide()

    def show_day(self, lessons: Sequence[LessonBrief], unread: int) -> None:
        """Show the day's lessons and the number of unread suggestions."""
        if (lessons, unread) != self._day:
            self._day = lessons, unread
            self.follow_presenter()

    def follow_presenter(self) -> None:
        """Show nothing of it while presenting."""
        lessons, unread = ((), 0) if presenter.is_on() else self._day
        while (old := self._lines.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        for lesson in lessons[:_MOST]:
            words = self.tr("Lesson: {title} ({class_name})").format(
                title=lesson.title or "–", class_name=lesson.class_name
            )
            self._add(words, f"today.lesson.{lesson.id}", "lessons", lesson_id=lesson.id)
        if unread:
            words = self.tr("%n unread suggestions", "", unread)
            self._add(words, "today.suggestions", "suggestions")
        self.setVisible(self._lines.count() > 0)

    def _add(self, words: str, name: str, screen: str, **where: str) -> None:
        icon = "book-open" if screen == "lessons" else "lightbulb"
        button = quiet_button(words, name, icon=icon, parent=self)
        button.clicked.connect(partial(self._open, screen, where))
        row = QWidget()
        row.setLayout(h_row(button, None))
        self._lines.addWidget(row)

    def _open(self, screen: str, where: dict[str, str], *_: object) -> None:
        self._context.open_screen(screen, **where)
