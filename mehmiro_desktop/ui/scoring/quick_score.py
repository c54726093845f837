"""Quick-score: one student fills the page, one key scores and goes on (classroom-ux.md 3.4)."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.entities import AttendanceStatus
from mehmiro_desktop.domain.score_typing import step_score
from mehmiro_desktop.ui import presenter
from mehmiro_desktop.ui.fonts import scaled
from mehmiro_desktop.ui.scoring import keys, words
from mehmiro_desktop.ui.scoring.grid_model import Place
from mehmiro_desktop.ui.scoring.quick_card import WIDTH_PX, QuickCard
from mehmiro_desktop.ui.scoring.quick_done import QuickDone
from mehmiro_desktop.ui.scoring.quick_entry import QuickEntry
from mehmiro_desktop.ui.scoring.quick_keys import QuickKeys
from mehmiro_desktop.ui.scoring.quick_order import Order, order_of
from mehmiro_desktop.ui.scoring.quick_round import QuickRound
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import h_row, v_column

_LOW_PX = 540


class QuickScore(QWidget):
    """The quick-score page.

    Signals:
        noticed: a sentence for the foot and its tone; empty clears it.
        grid_requested: back to the grid.
        find_requested, comment_requested, records_requested, pick_requested, menu_requested: the
            key for it was pressed.
    """

    noticed = Signal(str, str)
    grid_requested = Signal()
    find_requested = Signal()
    comment_requested = Signal()
    records_requested = Signal()
    pick_requested = Signal()
    menu_requested = Signal()

    def __init__(self, sheet: ScoreSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score.quick")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Quick score"))
        self._sheet = sheet
        self._grid = sheet.model
        self._variable_id = ""
        self.order = Order.LIST
        """In which order the students come; chosen on the card, for rounds from then on."""
        self._round = QuickRound(())
        self.card = QuickCard(self._grid.decimal_mark, self)
        self.done = QuickDone()
        self.entry = QuickEntry(sheet, self.card, self)
        self._keys = QuickKeys(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        front = QWidget()
        self._column = v_column(margin=24)
        self._column.addLayout(h_row(None, self.card, None))
        self._column.addStretch(1)
        front.setLayout(self._column)
        # Parent first: a page added to a layout without one flashes up as a window.
        self._stack = QStackedLayout(self)
        self._stack.addWidget(front)
        self._stack.addWidget(self.done)

    def minimumSizeHint(self) -> QSize:
        """Return the least that is of use; a low window gets the compact form."""
        return QSize(WIDTH_PX, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go compact where there is little height."""
        super().resizeEvent(event)
        is_low = self.height() < scaled(_LOW_PX)
        margin = 12 if is_low else 24
        self._column.setContentsMargins(margin, margin, margin, margin)
        self.card.show_compact(is_low)

    def _connect(self) -> None:
        self.entry.noticed.connect(self.noticed)
        self.entry.passed.connect(self._advance)
        self.card.skip_wanted.connect(self.skip)
        self.card.comment_wanted.connect(self.ask_comment)
        self.card.undo_wanted.connect(self.undo)
        self.card.back_wanted.connect(self.back)
        self.card.menu_wanted.connect(self.menu_requested)
        self.card.order_chosen.connect(self.choose_order)
        self.card.absent_wanted.connect(partial(self.mark, AttendanceStatus.ABSENT))
        presenter.news().presenter_changed.connect(self._show_facts)
        self.done.next_wanted.connect(self.next_variable)
        self.done.blanks_wanted.connect(self._score_blanks)
        self.done.back_wanted.connect(self.leave)
        self._sheet.opened.connect(self._forget)
        self._sheet.refreshed.connect(self._on_refreshed)

    # -- the round -----------------------------------------------------------------------------

    @property
    def at(self) -> tuple[int, int] | None:
        """Row and column in front, ``None`` when the round is over."""
        return self._grid.where((self._round.current, self._variable_id))

    @property
    def column(self) -> int | None:
        """The column of the variable being scored."""
        ids = [variable.id for variable in self._grid.variables]
        return ids.index(self._variable_id) if self._variable_id in ids else None

    def start(self, row: int, column: int) -> None:
        """Begin with a student and a variable, in the order chosen."""
        self._variable_id = self._grid.variable(column).id
        ids = [each.id for each in self._grid.students]
        order = order_of(self._grid, column, self.order, ids[row])
        # Whoever is not in the round (only blanks) gives way to the next who is.
        start = next((each for each in ids[row:] if each in order), "")
        self._round = QuickRound(order, start)
        self._round.skipped = self._grid.skipped
        self._round.settle()
        self._show_front()

    def choose_order(self, order: Order) -> None:
        """Let the students come in another order, from now on."""
        column = self.column
        if column is None or not self.entry.settle():
            return
        self.order, at = order, self.at
        self.start(0 if at is None else at[0], column)
        self.setFocus()

    def go_to_row(self, row: int) -> None:
        """Put another student in front."""
        self.entry.settle()
        self._round.go_to(self._grid.student(row).id)
        self._show_front()

    def leave(self) -> None:
        """Go back to the grid; text that is no score is dropped."""
        self.entry.settle()
        self.entry.drop()
        self.grid_requested.emit()

    def _forget(self) -> None:
        self.order = Order.LIST
        self._round = QuickRound(())
        self._variable_id = ""
        self.entry.begin(None)

    def _advance(self) -> None:
        self._round.advance()
        self._show_front()

    def has_next_variable(self) -> bool:
        """Tell whether another variable follows."""
        column = self.column
        return column is not None and column + 1 < self._grid.score_columns

    # -- showing -------------------------------------------------------------------------------

    def _show_front(self) -> None:
        at = self.at
        self.entry.begin(at)
        self._show_facts()
        if at is not None:
            alias = self._grid.alias(at[0])
            self._sheet.context.announce(f"{alias}, {self._grid.variable(at[1]).name}")

    def _show_facts(self) -> None:
        column, at = self.column, self.at
        if column is None:
            return
        facts = self._grid.column_facts(column)
        variable = self._grid.variable(column)
        if at is None:
            self._stack.setCurrentWidget(self.done)
            has_next = self.has_next_variable()
            absent = self._grid.rowCount() - facts.total
            self.done.show_result(variable, facts.filled, facts.total, has_next, absent)
            return
        self._stack.setCurrentIndex(0)
        self.card.show_variable(variable, self.order)
        self.card.show_progress(facts.filled, facts.total)
        following = self._grid.where((self._round.following, self._variable_id))
        student = replace(self._grid.student(at[0]), alias=self._grid.alias(at[0]))
        self.card.show_student(
            student,
            self._grid.value(*at),
            self._sheet.previous(*at),
            "" if following is None else self._grid.alias(following[0]),
        )

    @property
    def is_over(self) -> bool:
        """Whether everyone has been passed."""
        return self._round.is_over

    # -- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take undo and redo before the window does."""
        return keys.claims_reversal(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score, move, or do what the key means here."""
        if keys.presses_button(self.focusWidget(), event):
            event.accept()
        else:
            event.setAccepted(self._keys.take(event))

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        """Ask for the menu of the student in front."""
        self.menu_requested.emit()

    # -- what keys do --------------------------------------------------------------------------

    def report(self, failure: str) -> None:
        """Say why something failed; an empty text clears the foot."""
        self.noticed.emit(failure, "error" if failure else "muted")

    def skip(self) -> None:
        """Pass over the student in front; what is typed is scored first."""
        if self.entry.is_typing:
            self.entry.finish()
        elif self.entry.settle():
            self.report("")
            self._advance()

    def back(self) -> None:
        """Go to the student before."""
        if self.entry.settle_here():
            self._round.go_back()
            self.report("")
            self._show_front()

    def clear_score(self) -> None:
        """Take the score of the student in front away."""
        self.entry.settle()
        at = self.at
        if at is not None:
            self.report(self._sheet.clear([at]))
            self._show_facts()

    def step(self, direction: int) -> None:
        """Raise (1) or lower (-1) the score in front by one."""
        at = self.at if self.entry.settle_here() else None
        if at is None:
            return
        before = self._grid.value(*at)
        value = step_score(before, direction, self._grid.variable(at[1]))
        if value is not None and value != before:
            self.report(self._sheet.record(*at, value))
            self._show_facts()

    def fill_blanks(self) -> None:
        """Fill with the score in front: the lit one just given, or the one shown."""
        if self.entry.is_typing and not self.entry.finish():
            return
        at = self.at
        value = None if at is None else self._grid.value(*at)
        if at is None or value is None:
            self.report(self.tr("Score this student first; the score then fills the blanks."))
            return
        self.report(self._sheet.fill_blanks(at[1], value))
        self._show_facts()

    def mark(self, status: AttendanceStatus) -> None:
        """Say how the student in front attended; who is left out makes room for the next."""
        at = self.at if self.entry.settle_here() else None
        if at is None:
            return
        student = self._grid.student(at[0]).id
        failure = self._sheet.toggle_attendance(at[0], status)
        if student in self._round.skipped and self._round.current == student:
            self._advance()
        # Whoever is late stays in front: nothing else would tell that the key was heard.
        said = failure or self._sheet.attendance_words(at[0])
        self.noticed.emit(said, "error" if failure else "muted")

    def mark_row(self, _row: int, status: AttendanceStatus) -> None:
        """Say how the student in front attended, as the menu does."""
        self.mark(status)

    def ask(self, request: SignalInstance) -> None:
        """Pass a wish on, about the student in front."""
        if self.entry.settle_here():
            self._show_front()
            request.emit()

    def ask_comment(self) -> None:
        """Comment on the student in front; a score just given still counts as in front."""
        if self.entry.is_typing and not self.entry.finish():
            return
        self.card.stop_flash()
        self._show_front()
        self.comment_requested.emit()

    def undo(self) -> None:
        """Drop what is typed; with nothing typed, take the last edit back."""
        self.report("")
        if self.entry.is_typing:
            self.entry.drop()
        else:
            self._sheet.undo()

    def redo(self) -> None:
        """Bring back what was last taken back."""
        self.report("")
        self._sheet.redo()

    def change_variable(self, direction: int) -> None:
        """Score the next (1) or the previous (-1) variable of the same student."""
        column, at = self.column, self.at
        if column is None or at is None or not self.entry.settle():
            return
        if 0 <= column + direction < self._grid.score_columns:
            self.start(at[0], column + direction)

    def next_variable(self) -> None:
        """Begin with the next variable."""
        column = self.column
        if column is not None and column + 1 < self._grid.score_columns:
            self.start(0, column + 1)
            self.setFocus()

    def _score_blanks(self) -> None:
        if self.column is not None:
            self.choose_order(Order.BLANKS)

    # -- news ----------------------------------------------------------------------------------

    def _on_refreshed(self, changed: frozenset[Place], origin: Origin | None) -> None:
        # Not asked whether it is in sight: it is not while the window is dressed anew.
        if not self._variable_id or self.isHidden():
            return
        if self.column is None:
            self.leave()
            return
        present = {student.id for student in self._grid.students}
        self._round.follow(present)
        mine = {each[0] for each in changed if each[1] == self._variable_id}
        mine = (mine | self._round.skip(self._grid.skipped)) & present
        if origin is Origin.LOCAL and len(mine) == 1:
            # Undone or redone: that student comes back to the front.
            self._round.go_to(mine.pop())
            self._show_front()
            return
        at = self.at
        is_ours = origin in (None, Origin.LOCAL)
        if at is not None and self._grid.place(*at) in changed and not is_ours:
            self._tell_change(at)
        if not self.card.is_flashing:
            self._show_facts()

    def _tell_change(self, at: tuple[int, int]) -> None:
        value = self._grid.value(*at)
        text = words.changed_elsewhere(value, self._grid.decimal_mark)
        self.noticed.emit(text, "warning")
        self._sheet.context.announce(text)
