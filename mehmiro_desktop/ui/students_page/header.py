"""The head of the student page: who, where they stand, and the private fields behind "Show"."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.insights import Trend, teacher_scores
from mehmiro_desktop.domain.monitoring_records import LightOverride, MonitoringStatus
from mehmiro_desktop.domain.student_page import StudentPage
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.context import Settings
from mehmiro_desktop.ui.fonts import text_size
from mehmiro_desktop.ui.i18n import shown_day_word, shown_long_day
from mehmiro_desktop.ui.monitoring.words import ICONS, TONES
from mehmiro_desktop.ui.students_page.lights import LightWords
from mehmiro_desktop.ui.students_page.words import TREND_TONES, StudentWords
from mehmiro_desktop.ui.widgets import (
    AvatarDisc,
    Chip,
    IconLabel,
    h_row,
    icon_button,
    plain_label,
    plain_tip,
    quiet_button,
    set_role,
    v_column,
)
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from mehmiro_desktop.domain.entities import Student

_ONE_LINE_PERCENT = 150


class StudentHeader(QWidget):
    """Alias, class, chips, and the way to the next student.

    Signals:
        step: The previous (-1) or next (1) student is wanted.
    """

    step = Signal(int)

    def __init__(
        self, words: StudentWords, today: date, settings: Settings,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make an empty header.

        Args:
            words: the page's words.
            today: the day of "seen today".
            settings: whether private details show without being asked for.
            parent: the widget it lies on.
        """
        super().__init__(parent)
        self._settings = settings
        self._words = words
        self.today = today
        self._student: Student | None = None
        self.disc = AvatarDisc(size=56)
        self.alias = plain_label(style="heading", name="student.alias")
        self.place = plain_label(role="muted", name="student.place")
        self.seen = plain_label(role="muted", name="student.seen")
        self.attended = plain_label(role="muted", name="student.attended")
        self.trend = Chip(parent=self)
        self.trend.setObjectName("student.trend")
        self._lights = LightWords(self)
        self.light_icon = IconLabel("circle-check", "text_muted", 20, self)
        self.light = Chip(parent=self)
        self.light.setObjectName("student.light")
        self.private = plain_label(role="muted", name="student.private")
        self.show_button = quiet_button("", "student.show_private", icon="eye")
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._show_private)
        self.previous = icon_button(
            "chevron-left", self.tr("Previous student (Alt+Left)"), "student.previous"
        )
        self.next = icon_button(
            "chevron-right", self.tr("Next student (Alt+Right)"), "student.next"
        )
        self.previous.clicked.connect(lambda: self.step.emit(-1))
        self.next.clicked.connect(lambda: self.step.emit(1))
        self.counter = plain_label(style="small", role="muted", name="student.counter")
        self._lay_out()

    def _lay_out(self) -> None:
        light = QWidget()
        light.setLayout(h_row(self.light_icon, self.light, spacing=6))
        top = WrapLayout(spacing=12)
        for widget in (self.alias, self.trend, light):
            top.addWidget(widget)
        below = WrapLayout(spacing=6)
        for each in (self.place, self.seen, self.attended, self.show_button, self.private):
            below.addWidget(each)
        middle = v_column(spacing=0)
        middle.addLayout(top)
        middle.addLayout(below)
        row = h_row(self.disc, spacing=14)
        row.addLayout(middle, 1)
        row.addLayout(h_row(self.previous, self.counter, self.next, spacing=8))
        self.setLayout(row)
        for chip in (self.trend, self.light):
            chip.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_page(self, page: StudentPage, trend: Trend) -> None:
        """Show a student; what was revealed of another is hidden again by default."""
        if self._student is None or self._student.id != page.student.id:
            self.show_button.setChecked(self._settings.shows_birth_dates)
        self._student = page.student
        alias = presenter.shown_alias(page.student.alias, page.student.id)
        self.disc.show_student(alias, page.student.avatar_color)
        self.alias.setText(alias)
        parts, seen = self._place(page), self._last_seen(page)
        # Large letters need a second line, and a label does not break.
        is_apart = text_size() > _ONE_LINE_PERCENT and bool(seen)
        self.seen.setText(seen if is_apart else "")
        self.seen.setVisible(is_apart)
        self.place.setText(" · ".join([*parts, *([seen] if seen and not is_apart else [])]))
        self.attended.setText(" · ".join(self._words.attendance(page.attendance)))
        self.attended.setVisible(bool(page.attendance) and not presenter.is_on())
        self._show_trend(trend)
        self._show_light(page.status, page.override)
        place = page.neighbours.index(page.student.id)
        self.counter.setText(f"{place + 1}/{len(page.neighbours)}")
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place + 1 < len(page.neighbours))
        self._show_private(self.show_button.isChecked())

    def _show_trend(self, trend: Trend) -> None:
        is_on = presenter.is_on()
        presenter.show_masked(self.trend, self._words.long_trend(trend))
        set_role(self.trend, "tone", "neutral" if is_on else TREND_TONES[trend.kind])
        rule = "" if is_on else self._words.trend_rule(trend)
        plain_tip(self.trend, rule)
        self.trend.setAccessibleDescription(rule)

    def _show_light(
        self, status: MonitoringStatus | None, override: LightOverride | None
    ) -> None:
        shown = None if presenter.is_on() else override or status
        for widget in (self.light_icon, self.light):
            widget.setVisible(shown is not None)
        if shown is None:
            return
        self.light_icon.show_icon(ICONS[shown.light], f"{TONES[shown.light]}_text", 20)
        self.light.show_text(self._lights.shown(status, override), TONES[shown.light])
        why = "" if status is None else status.diagnosis_summary
        plain_tip(self.light, why if override is None else override.reason)

    def _last_seen(self, page: StudentPage) -> str:
        mine = teacher_scores(page.scores)
        if not mine:
            return ""
        day = shown_day_word(mine[-1].on, self.today)
        return self.tr("last seen {day}").format(day=day)

    def _place(self, page: StudentPage) -> list[str]:
        parts = [page.school_class.name]
        if page.earlier:
            names = ", ".join(each.name for each in page.earlier)
            parts.append(self.tr("earlier classes: {names}").format(names=names))
        parts.append(self.tr("%n score(s)", "", len(page.scores)))
        return parts

    def _show_private(self, is_wanted: bool) -> None:
        is_shown = is_wanted and not presenter.is_on()
        self.show_button.setVisible(not presenter.is_on())
        self.private.setVisible(is_shown)
        self.private.setText(self._private_words() if is_shown else "")
        words = self.tr("Hide") if is_shown else self.tr("Show")
        self.show_button.setText(words)
        self.show_button.setAccessibleName(
            f"{words}: " + self.tr("learning style and date of birth")
        )
        plain_tip(self.show_button, self.tr("learning style and date of birth"))

    def _private_words(self) -> str:
        student = self._student
        if student is None:
            return ""
        style = student.personality_type or "–"
        born = student.date_of_birth
        birth = "–"
        if born is not None:
            age = self.today.year - born.year - (
                (self.today.month, self.today.day) < (born.month, born.day)
            )  # fmt: skip
            birth = f"{shown_long_day(born)} ({QLocale().toString(age)})"
        return self.tr("Learning style: {style} · Born: {birth}").format(
            style=style, birth=birth
        )
