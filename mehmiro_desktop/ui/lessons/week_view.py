"""A week of lessons: a column per day, Monday first where the language says so."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mehmiro_desktop.domain.lessons import DAYS_OF_WEEK, LessonBrief, week_start
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.fonts import font, scaled
from mehmiro_desktop.ui.i18n import shown_day
from mehmiro_desktop.ui.icons import set_icon
from mehmiro_desktop.ui.theme import color
from mehmiro_desktop.ui.widgets import Card, h_row, plain_label

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_TILE_PX, _PAD_PX = 88, 10


def first_weekday() -> int:
    """Return on which day weeks begin: Monday in Spanish, else as the language has it."""
    if i18n.language() == "es":
        return 1
    return int(QLocale(i18n.language()).firstDayOfWeek().value)


class _DayButton(QPushButton):
    """A button that leaves the arrows to the week."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the arrows on."""
        if event.key() in _ARROWS:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class LessonTile(_DayButton):
    """A lesson in its day: title in up to two lines, class below."""

    def __init__(self, lesson: LessonBrief, spoken_day: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.lesson = lesson
        self.setObjectName(f"lessons.tile.{lesson.id}")
        self.setProperty("kind", "secondary")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(scaled(_TILE_PX))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{lesson.title}, {lesson.class_name}, {spoken_day}")

    def sizeHint(self) -> QSize:
        """Return the height; the width is the column's."""
        return QSize(80, scaled(_TILE_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title and class on the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        inner = self.rect().adjusted(_PAD_PX, _PAD_PX - 2, -_PAD_PX, -_PAD_PX)
        small = QFontMetrics(font("small"))
        below = QRect(
            inner.left(), inner.bottom() - small.height(), inner.width(), small.height() + 2
        )
        painter.setFont(font("small"))
        painter.setPen(color("text_muted"))
        name = small.elidedText(
            self.lesson.class_name, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(font("strong"))
        painter.setPen(color("text"))
        room = QRect(inner.left(), inner.top(), inner.width(), scaled(40))
        flags = Qt.TextFlag.TextWordWrap
        shown = _fitting(self.lesson.title, QFontMetrics(font("strong")), room, int(flags))
        painter.drawText(room, int(flags), shown)
        painter.end()


def _fitting(text: str, metrics: QFontMetrics, room: QRect, flags: int) -> str:
    """Return as much of ``text`` as goes into ``room``."""
    shown = text[:120]
    while len(shown) > 1:
        ended = shown if shown == text else f"{shown.rstrip()}…"
        needed = metrics.boundingRect(room, flags, ended)
        if needed.height() <= room.height() and needed.width() <= room.width():
            return ended
        shown = shown[: -max(1, len(shown) // 12)]
    return shown


class WeekView(QScrollArea):
    """Arrows go between days and lessons, PageUp and PageDown between weeks, Enter opens.

    Signals:
        lesson_chosen: A lesson's id.
        add_wanted: A lesson is wanted on a day.
        moved: Another week is wanted: its first day.
    """

    lesson_chosen = Signal(str)
    add_wanted = Signal(object)
    moved = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons.week")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.first = week_start(today, first_weekday())
        self._today = today
        self.columns: list[list[QPushButton]] = []

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.first + timedelta(days=DAYS_OF_WEEK - 1)

    @property
    def words(self) -> str:
        """The week in words: ``2 Mar – 8 Mar 2026``."""
        return f"{shown_day(self.first)} – {shown_day(self.last)} {self.last.year}"

    def go(self, weeks: int) -> None:
        """Ask for a week before or after."""
        try:
            self.moved.emit(self.first + timedelta(days=DAYS_OF_WEEK * weeks))
        except OverflowError:
            return

    def show_week(self, first: date, today: date, lessons: Sequence[LessonBrief]) -> None:
        """Show the lessons of the week that begins on ``first``."""
        focus = self._place()
        self.first, self._today = first, today
        self.columns = []
        body = QWidget()
        body.setProperty("role", "scrolled")
        row = h_row(spacing=8)
        for offset in range(DAYS_OF_WEEK):
            day = first + timedelta(days=offset)
            row.addWidget(self._column(day, [each for each in lessons if each.on == day]), 1)
        body.setLayout(row)
        # Later: a key of one of its buttons may be what brought us here.
        if (old := self.takeWidget()) is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(body)
        if focus is not None:
            self._focus(*focus)

    def _column(self, day: date, lessons: Sequence[LessonBrief]) -> Card:
        card = Card(margin=8, spacing=6)
        card.setObjectName(f"lessons.day.{day.isoformat()}")
        card.highlight(day == self._today)
        spoken = f"{QLocale(i18n.language()).dayName(day.isoweekday())} {shown_day(day)}"
        name = QLocale(i18n.language()).dayName(
            day.isoweekday(), QLocale.FormatType.ShortFormat
        ).rstrip(".").capitalize()  # fmt: skip
        is_today = day == self._today
        head = plain_label(name, style="small_strong", role="" if is_today else "muted")
        number = plain_label(str(day.day), style="section", role="" if is_today else "muted")
        row = h_row(head, number, None, spacing=6)
        if is_today:
            row.addWidget(plain_label(self.tr("today"), style="tiny", role="muted"))
        card.column.addLayout(row)
        buttons: list[QPushButton] = []
        for lesson in lessons:
            tile = LessonTile(lesson, spoken, card)
            tile.clicked.connect(lambda _=False, e=lesson: self.lesson_chosen.emit(e.id))
            card.column.addWidget(tile)
            buttons.append(tile)
        buttons.append(self._adder(day, spoken, card.column))
        card.column.addStretch(1)
        card.setMinimumWidth(scaled(120))
        self.columns.append(buttons)
        return card

    def _adder(self, day: date, spoken: str, column: QVBoxLayout) -> QPushButton:
        button = _DayButton()
        button.setObjectName(f"lessons.add.{day.isoformat()}")
        button.setProperty("kind", "quiet")
        button.setMinimumHeight(44)
        set_icon(button, "plus", "text_muted")
        button.setAccessibleName(self.tr("New lesson on {day}").format(day=spoken))
        button.clicked.connect(lambda: self.add_wanted.emit(day))
        column.addWidget(button)
        return button

    def _place(self) -> tuple[int, int] | None:
        for number, buttons in enumerate(self.columns):
            for place, button in enumerate(buttons):
                if button.hasFocus():
                    return number, place
        return None

    def _focus(self, column: int, place: int) -> None:
        if 0 <= column < len(self.columns):
            buttons = self.columns[column]
            button = buttons[max(0, min(place, len(buttons) - 1))]
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(button)

    def focus_day(self, day: date) -> None:
        """Give the keyboard to a day's first lesson, or its plus."""
        self._focus((day - self.first).days, 0)

    @property
    def day_in_focus(self) -> date:
        """The day a new lesson is for: the focused one, else today if shown, else the first."""
        place = self._place()
        if place is not None:
            return self.first + timedelta(days=place[0])
        return self._today if self.first <= self._today <= self.last else self.first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between days, lessons and weeks."""
        key = Qt.Key(event.key())
        weeks = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key)
        column, place = self._place() or ((self._today - self.first).days, 0)
        step = {
            Qt.Key.Key_Left: (column - 1, place),
            Qt.Key.Key_Right: (column + 1, place),
            Qt.Key.Key_Up: (column, place - 1),
            Qt.Key.Key_Down: (column, place + 1),
        }.get(key)
        if weeks is not None:
            self.go(weeks)
        elif step is not None:
            self._focus(*step)
        else:
            super().keyPressEvent(event)
