"""Who is called: one name, large enough for the last row of the classroom."""

from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.errors import MehmiroError
from mehmiro_desktop.store.picker_bag import load_bag, pick_student, return_student
from mehmiro_desktop.ui import letters, messages, presenter
from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.fonts import sized_font
from mehmiro_desktop.ui.scoring import keys, words
from mehmiro_desktop.ui.scoring.inline_panel import InlinePanel
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import (
    plain_label,
    primary_button,
    secondary_button,
)
from mehmiro_desktop.ui.widgets.wrap import WrapLayout

_WIDTH_PX, ALIAS_PX = 760, 64


class PickPanel(InlinePanel):
    """Calls a student; keys call another, mark absent and call another, or score.

    Signals:
        score_wanted: the row of the student to score now.
        groups_wanted: groups are wanted instead.
    """

    score_wanted = Signal(int)
    groups_wanted = Signal()

    def __init__(self, sheet: ScoreSheet, parent: QWidget) -> None:
        super().__init__("score.picker", parent)
        self.setFixedWidth(_WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sheet = sheet
        self._chance = SystemRandom()
        self.student_id = ""
        self._count = plain_label(role="muted", wrap=True, name="score.picker.count")
        self._alias = plain_label(name="score.picker.alias")
        self._alias.setFont(sized_font(ALIAS_PX, 700))
        for label in (self._alias, self._count):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._again = secondary_button("", "score.picker.again")
        self._away = secondary_button("", "score.picker.absent")
        self._groups = secondary_button("", "score.picker.groups")
        acts = (
            (self._again, self.call),
            (self._away, self._absent),
            (self._groups, self._make_groups),
            (
                primary_button(
                    self.tr("Score now") + f"  [{shown_keys('Enter')}]", "score.picker.score"
                ),
                self._score,
            ),
        )
        row = WrapLayout(spacing=12)
        for button, act in acts:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        self.column.setContentsMargins(24, 32, 24, 24)
        for widget in (self._alias, self._count):
            self.column.addWidget(widget)
        self.column.addSpacing(16)
        self.column.addLayout(row)
        presenter.news().presenter_changed.connect(self._show_called)

    def _show_keys(self) -> None:
        self._again.setText(letters.labelled(self.tr("Again"), "pick"))
        self._away.setText(letters.labelled(self.tr("Absent"), "absent"))
        self._groups.setText(letters.labelled(self.tr("Groups"), "groups"))

    def call(self) -> None:
        """Call somebody, and show who."""
        self._show_keys()
        at = self._sheet.at
        if at is None:
            return
        store = self._sheet.context.store
        try:
            self.student_id = pick_student(
                store, at.school_class.id, at.session.id, self._chance
            )
        except MehmiroError as error:
            # Not "nobody is here": nobody knows who is, and nobody was called.
            self.student_id, text = "", messages.sentence(error)
            self._alias.setText("–")
            self._count.setText(text)
            self._sheet.context.announce(text)
        else:
            self._show_called()
        self.open_centered()
        self.setFocus()
        if self.row is not None:
            self._sheet.context.announce(self._sheet.model.alias(self.row))

    @property
    def row(self) -> int | None:
        """The row of the student who is called."""
        students = self._sheet.model.students
        rows = [row for row, each in enumerate(students) if each.id == self.student_id]
        return rows[0] if rows else None

    def _show_called(self) -> None:
        row, at = self.row, self._sheet.at
        if row is None or at is None:
            self._alias.setText(self.tr("Nobody is here"))
            return
        alias = self._sheet.model.alias(row)
        words.show_short(self._alias, alias, _WIDTH_PX - 60)
        try:
            bag = load_bag(self._sheet.context.store, at.school_class.id)
        except MehmiroError as error:
            self._count.setText(messages.sentence(error))
            return
        called = self.tr("{called} of {total} called")
        total = len(bag.called) + len(bag.waiting)
        self._count.setText(called.format(called=len(bag.called), total=total))

    def _absent(self) -> None:
        row, at = self.row, self._sheet.at
        if row is None or at is None:
            return
        failure = self._sheet.set_attendance(row, AttendanceStatus.ABSENT)
        if failure:
            self._count.setText(failure)
            return
        return_student(self._sheet.context.store, at.school_class.id, self.student_id)
        self.call()

    def _score(self) -> None:
        row = self.row
        self.close_panel()
        if row is not None:
            self.score_wanted.emit(row)

    def _make_groups(self) -> None:
        self.close_panel()
        self.groups_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the panel's keys."""
        letter = keys.letter_of(event)
        if keys.is_enter(event):
            self._score()
        elif letter == "r" or event.key() == Qt.Key.Key_Space:
            self.call()
        elif letter == "a":
            self._absent()
        elif letter == "g":
            self._make_groups()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
