"""What quick-score shows of one student: who, the scale as buttons, what to press."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from mehmiro_desktop.domain.entities import AssessmentVariable, Student
from mehmiro_desktop.domain.score_typing import scale_steps
from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.ui import letters, presenter
from mehmiro_desktop.ui.actions import shown_keys
from mehmiro_desktop.ui.fonts import sized_font, text_size
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.order_button import OrderButton
from mehmiro_desktop.ui.scoring.quick_order import Order
from mehmiro_desktop.ui.widgets import (
    AvatarDisc,
    h_row,
    icon_button,
    plain_label,
    secondary_button,
    set_role,
    v_column,
)

WIDTH_PX = 820
_ROOMY_PERCENT = 125
"""Above this size of text the keys are told at the foot only, and the alias stands for the disc."""
FLASH_MS = 150
_DISC_PX, _LOW_DISC_PX = 96, 52
MOST_STEPS = 11
_FEW = 6
_STEP_PX = (64, 132)
_STEP_HEIGHT_PX = 104
_LOW_STEP_PX = 72


class StepButton(QPushButton):
    """One step of the scale, as large as the row allows; keys of the page stay the page's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_step(self, text: str, count: int, *, is_compact: bool) -> None:
        """Stand for one of ``count`` steps."""
        self.setText(text)
        self.setObjectName(f"score.quick.step.{text}")
        self.setAccessibleName(self.tr("Score {value}").format(value=text))
        room = (WIDTH_PX - 8 * (count - 1)) // count
        width = min(max(room, _STEP_PX[0]), _STEP_PX[1])
        height = _LOW_STEP_PX if count > _FEW or is_compact else _STEP_HEIGHT_PX
        # Its own style: the application's least height would let the row be squeezed.
        self.setStyleSheet(
            f"padding: 0; min-width: {width - 2}px; max-width: {width - 2}px;"
            f" min-height: {height - 2}px; max-height: {height - 2}px;"
        )
        # After the style, which takes the font back.
        self.setFont(sized_font(36 if count <= _FEW else 26, 700))
        self.show()


class QuickCard(QWidget):
    """The page's content for one student.

    Signals:
        value_chosen: a scale button was pressed.
        flash_over: the flash of a chosen button has ended.
        back_wanted, skip_wanted, absent_wanted, comment_wanted, undo_wanted, menu_wanted: that
            button was pressed.
        order_chosen: another :class:`Order` was chosen.
    """

    value_chosen = Signal(object)
    flash_over = Signal()
    back_wanted = Signal()
    skip_wanted = Signal()
    absent_wanted = Signal()
    comment_wanted = Signal()
    undo_wanted = Signal()
    menu_wanted = Signal()
    order_chosen = Signal(object)

    def __init__(self, decimal_mark: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self._mark = decimal_mark
        self._is_compact = False
        # Made once, before the buttons below them: the Tab key goes by age.
        self._buttons = [StepButton(self) for _ in range(MOST_STEPS)]
        for button in self._buttons:
            button.clicked.connect(self._on_step)
        self._steps: dict[Decimal, StepButton] = {}
        self._scale: tuple[Decimal, ...] = ()
        self._flash = QTimer(self, singleShot=True, interval=FLASH_MS)
        self._flash.timeout.connect(self._on_flash_over)
        self._flashed: StepButton | None = None
        self._variable = plain_label(role="muted", name="score.quick.variable")
        self._progress = plain_label(role="muted", name="score.quick.progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._disc = AvatarDisc(size=_DISC_PX)
        self._alias = plain_label(style="display", name="score.quick.alias")
        self._now = plain_label(role="muted", name="score.quick.now")
        self._typed = plain_label(style="heading", name="score.quick.typed")
        self._typed_text = ""
        presenter.news().presenter_changed.connect(self._show_typed_text)
        self._next = plain_label(role="muted", name="score.quick.next")
        self._acts: dict[str, QPushButton] = {}
        self._order = OrderButton(self)
        self._order.chosen.connect(self.order_chosen)
        self._step_row: QHBoxLayout = h_row(None, *self._buttons, None, spacing=8)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = self._column = v_column(spacing=12)
        column.addLayout(h_row(self._variable, None, self._order, self._progress, spacing=12))
        column.addWidget(self._bar)
        column.addWidget(self._disc, 0, middle)
        for label in (self._alias, self._now, self._typed):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._typed.setMinimumHeight(36)
        column.addLayout(self._step_row)
        column.addLayout(self._make_acts())
        column.addWidget(self._next, 0, middle)
        self.setLayout(column)

    def _make_acts(self) -> QHBoxLayout:
        back = icon_button("arrow-left", self.tr("Student before"), "score.quick.back")
        back.clicked.connect(self.back_wanted)
        more = icon_button("ellipsis", self.tr("More for this student"), "score.quick.more")
        more.clicked.connect(self.menu_wanted)
        row = h_row(None, back)
        for name, signal in (
            ("skip", self.skip_wanted),
            ("absent", self.absent_wanted),
            ("comment", self.comment_wanted),
            ("undo", self.undo_wanted),
        ):
            button = secondary_button("", f"score.quick.{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
            self._acts[name] = button
            row.addWidget(button)
        row.addWidget(more)
        row.addStretch(1)
        for button in (back, more):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._show_act_keys()
        return row

    def _show_act_keys(self) -> None:
        acts = (
            ("skip", self.tr("Skip"), self.tr("Space")),
            ("absent", self.tr("Absent"), letters.shown("absent")),
            ("comment", self.tr("Comment"), letters.shown("comment")),
            ("undo", self.tr("Undo"), shown_keys("Ctrl+Z")),
        )
        for name, text, key in acts:
            has_room = key and text_size() <= _ROOMY_PERCENT
            self._acts[name].setText(f"{text}  [{key}]" if has_room else text)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the letters in force; they may have been changed in the settings."""
        super().showEvent(event)
        self._show_act_keys()

    # -- showing -------------------------------------------------------------------------------

    def show_compact(self, is_compact: bool) -> None:
        """Take less height, or the usual."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self._column.setSpacing(10 if is_compact else 12)
        size = _LOW_DISC_PX if is_compact else _DISC_PX
        self._disc.setFixedSize(size, size)
        self._disc.setVisible(not is_compact or text_size() <= _ROOMY_PERCENT)
        self._show_steps(self._scale)

    def show_variable(self, variable: AssessmentVariable, order: Order) -> None:
        """Show the variable's name, the order of the students, and the scale as buttons."""
        text = f"{variable.name} · {words.scale_text(variable, self._mark)}"
        self._order.show_order(order)
        words.show_short(self._variable, text, WIDTH_PX - 100 - self._order.sizeHint().width())
        steps = scale_steps(variable)
        if steps != self._scale:
            self._scale = steps
            self._show_steps(steps)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many have a score."""
        self._progress.setText(f"{done}/{total}")
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(
            self.tr("{done} of {total} scored").format(done=done, total=total)
        )

    def show_student(
        self, student: Student, value: Decimal | None, previous: Decimal | None, following: str
    ) -> None:
        """Show a student, the score they have, the one before, and who comes next."""
        self._disc.show_student(student.alias, student.avatar_color)
        words.show_short(self._alias, student.alias, WIDTH_PX)
        self._now.setText(" · ".join(self._facts(value, previous)))
        text = self.tr("Next: {alias}").format(alias=following) if following else ""
        words.show_short(self._next, text, WIDTH_PX)
        for step, button in self._steps.items():
            button.setChecked(step == value and not presenter.is_on())

    def _facts(self, value: Decimal | None, previous: Decimal | None) -> Sequence[str]:
        facts: list[str] = []
        if presenter.is_on():
            return [self.tr("scored") if value is not None else self.tr("no score yet")]
        if value is not None:
            facts.append(self.tr("now: {value}").format(value=shown(value, self._mark)))
        if previous is not None:
            text = self.tr("previous: {value}")
            facts.append(text.format(value=shown(previous, self._mark)))
        return facts or [self.tr("no score yet")]

    def show_typed(self, text: str, *, is_invalid: bool = False) -> None:
        """Show the characters being typed; in red when they are no score."""
        self._typed_text = text
        self._show_typed_text()
        set_role(self._typed, "role", "error" if is_invalid else "")

    def _show_typed_text(self) -> None:
        presenter.show_masked(self._typed, self._typed_text)

    def flash(self, value: Decimal) -> None:
        """Light the chosen button up for a moment."""
        self.stop_flash()
        self._flashed = self._steps.get(value)
        # A lit button would tell the class the score.
        if self._flashed is not None and not presenter.is_on():
            self._flashed.setChecked(True)
        self._flash.start()

    @property
    def is_flashing(self) -> bool:
        """Whether a chosen button is still lit."""
        return self._flash.isActive()

    def stop_flash(self) -> None:
        """End the flash now."""
        self._flash.stop()
        if self._flashed is not None:
            self._flashed.setChecked(False)
            self._flashed = None

    def _on_flash_over(self) -> None:
        self.stop_flash()
        self.flash_over.emit()

    def _show_steps(self, steps: Sequence[Decimal]) -> None:
        self.stop_flash()
        for button in self._buttons:
            button.hide()
        self._steps = dict(zip(steps, self._buttons, strict=False))
        for step, button in self._steps.items():
            button.show_step(shown(step, self._mark), len(steps), is_compact=self._is_compact)

    def _on_step(self) -> None:
        button = self.sender()
        for step, each in self._steps.items():
            if each is button:
                self.value_chosen.emit(step)
                return
