"""Quick-score: one student fills the page, one key scores and goes on (classroom-ux.md 3.4)."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
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
from mehmiro_desktop.ui.scoring.quick_round import QuickRound
from mehmiro_desktop.ui.scoring.sheet import ScoreSheet
from mehmiro_desktop.ui.widgets import h_row, v_column

if TYPE_CHECKING:
    from collections.abc import Callable

_LOW_PX = 540


class QuickScore(QWidget):
    """The quick-score page.

    Signals:
        noticed: a sentence for the foot and its tone; empty clears it.
        grid_requested: back to the grid.
        find_requested, comment_requested, records_requested, pick_requested: the key for it was
            pressed.
    """

    noticed = Signal(str, str)
    grid_requested = Signal()
    find_requested = Signal()
    comment_requested = Signal()
    records_requested = Signal()
    pick_requested = Signal()

    def __init__(self, sheet: ScoreSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score.quick")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Quick score"))
        self._sheet = sheet
        self._grid = sheet.model
        self._variable_id = ""
        self._only_blanks = False
        self._round = QuickRound(())
        self.card = QuickCard(self._grid.decimal_mark, self)
        self.done = QuickDone()
        self.entry = QuickEntry(sheet, self.card, self)
        self._commands: dict[str, Callable[[], object]] = {
            "c": self._ask_comment,
            "/": self.find_requested.emit,
            "q": self.leave,
            "+": partial(self._step, 1),
            "-": partial(self._step, -1),
            "a": partial(self._mark, AttendanceStatus.ABSENT),
            "x": partial(self._mark, AttendanceStatus.EXEMPT),
            "v": partial(self._ask, self.records_requested),
            "r": partial(self._ask, self.pick_requested),
        }
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
        self.card.skip_wanted.connect(self._skip)
        self.card.comment_wanted.connect(self._ask_comment)
        self.card.undo_wanted.connect(self._undo)
        self.card.absent_wanted.connect(partial(self._mark, AttendanceStatus.ABSENT))
        presenter.news().presenter_changed.connect(self._show_facts)
        self.done.next_wanted.connect(self._next_variable)
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

    def start(self, row: int, column: int, *, only_blanks: bool = False) -> None:
        """Begin with a student and a variable; ``only_blanks`` passes over who has a score."""
        self._only_blanks = only_blanks
        self._variable_id = self._grid.variable(column).id
        ids = [student.id for student in self._grid.students]
        start = ids[row]
        if only_blanks:
            skipped = self._grid.skipped
            ids = [
                each
                for at, each in enumerate(ids)
                if self._grid.value(at, column) is None and each not in skipped
            ]
        self._round = QuickRound(ids, start)
        self._round.skipped = self._grid.skipped
        self._round.settle()
        self._show_front()

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
        self._round = QuickRound(())
        self._variable_id = ""
        self.entry.begin(None)

    def _advance(self) -> None:
        self._round.advance()
        self._show_front()

    def _has_next_variable(self) -> bool:
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
            has_next = self._has_next_variable()
            absent = self._grid.rowCount() - facts.total
            self.done.show_result(variable, facts.filled, facts.total, has_next, absent)
            return
        self._stack.setCurrentIndex(0)
        self.card.show_variable(variable, self.tr("only blanks") if self._only_blanks else "")
        self.card.show_progress(facts.filled, facts.total)
        following = self._grid.where((self._round.following, self._variable_id))
        student = replace(self._grid.student(at[0]), alias=self._grid.alias(at[0]))
        self.card.show_student(
            student,
            self._grid.value(*at),
            self._sheet.previous(*at),
            "" if following is None else self._grid.alias(following[0]),
        )

    # -- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take undo and redo before the window does."""
        return keys.claims_reversal(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score, move, or do what the key means here."""
        if keys.presses_button(self.focusWidget(), event) or self._take_chord(event):
            event.accept()
        elif self._round.is_over:
            event.setAccepted(self._take_end_key(event))
        else:
            event.setAccepted(
                self.entry.take_key(event)
                or self._take_move_key(event)
                or self._take_letter(event)
            )

    def _take_end_key(self, event: QKeyEvent) -> bool:
        if keys.is_enter(event) and self._has_next_variable():
            self._next_variable()
        elif keys.is_enter(event) or event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_Left:
            self._back()
        elif keys.letter_of(event) == "q":
            self.leave()
        else:
            return False
        return True

    def _take_move_key(self, event: QKeyEvent) -> bool:
        if keys.is_chord(event):
            return False
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Right: self._skip,
            Qt.Key.Key_Space: self._skip,
            Qt.Key.Key_Left: self._back,
            Qt.Key.Key_Up: partial(self._change_variable, -1),
            Qt.Key.Key_Down: partial(self._change_variable, 1),
            Qt.Key.Key_Delete: self._clear_score,
            Qt.Key.Key_Backspace: self._clear_score,
            Qt.Key.Key_Escape: self.leave,
        }
        act = acts.get(Qt.Key(event.key()))
        if keys.is_enter(event):
            act = self._back if keys.is_shift(event) else self._skip
        if act is not None:
            act()
        return act is not None

    def _take_chord(self, event: QKeyEvent) -> bool:
        if keys.is_records(event):
            self._ask(self.records_requested)
        elif keys.is_redo(event):
            self._report(self._sheet.redo())
        elif keys.is_undo(event):
            self._undo()
        elif keys.is_enter(event) and keys.is_control(event):
            self._fill_blanks()
        else:
            return False
        return True

    def _take_letter(self, event: QKeyEvent) -> bool:
        command = self._commands.get(keys.letter_of(event))
        if command is not None:
            command()
        return command is not None

    # -- what keys do --------------------------------------------------------------------------

    def _report(self, failure: str) -> None:
        self.noticed.emit(failure, "error" if failure else "muted")

    def _skip(self) -> None:
        if self.entry.is_typing:
            self.entry.finish()
        elif self.entry.settle():
            self._report("")
            self._advance()

    def _back(self) -> None:
        if self.entry.settle_here():
            self._round.go_back()
            self._report("")
            self._show_front()

    def _clear_score(self) -> None:
        self.entry.settle()
        at = self.at
        if at is not None:
            self._report(self._sheet.clear([at]))
            self._show_facts()

    def _step(self, direction: int) -> None:
        at = self.at if self.entry.settle_here() else None
        if at is None:
            return
        before = self._grid.value(*at)
        value = step_score(before, direction, self._grid.variable(at[1]))
        if value is not None and value != before:
            self._report(self._sheet.record(*at, value))
            self._show_facts()

    def _fill_blanks(self) -> None:
        """Fill with the score in front: the lit one just given, or the one shown."""
        if self.entry.is_typing and not self.entry.finish():
            return
        at = self.at
        value = None if at is None else self._grid.value(*at)
        if at is None or value is None:
            self._report(self.tr("Score this student first; the score then fills the blanks."))
            return
        self._report(self._sheet.fill_blanks(at[1], value))
        self._show_facts()

    def _mark(self, status: AttendanceStatus) -> None:
        """Say how the student in front attended; who is left out makes room for the next."""
        at = self.at if self.entry.settle_here() else None
        if at is None:
            return
        student = self._grid.student(at[0]).id
        self._report(self._sheet.toggle_attendance(at[0], status))
        if student in self._round.skipped and self._round.current == student:
            self._advance()

    def _ask(self, request: SignalInstance) -> None:
        if self.entry.settle_here():
            self._show_front()
            request.emit()

    def _ask_comment(self) -> None:
        """Comment on the student in front; a score just given still counts as in front."""
        if self.entry.is_typing and not self.entry.finish():
            return
        self.card.stop_flash()
        self._show_front()
        self.comment_requested.emit()

    def _undo(self) -> None:
        if self.entry.is_typing:
            self.entry.drop()
            self._report("")
        else:
            self._report(self._sheet.undo())

    def _change_variable(self, direction: int) -> None:
        column, at = self.column, self.at
        if column is None or at is None or not self.entry.settle():
            return
        if 0 <= column + direction < self._grid.score_columns:
            self.start(at[0], column + direction, only_blanks=self._only_blanks)

    def _next_variable(self) -> None:
        column = self.column
        if column is not None and column + 1 < self._grid.score_columns:
            self.start(0, column + 1)
            self.setFocus()

    def _score_blanks(self) -> None:
        if self.column is not None:
            self.start(0, self.column, only_blanks=True)
            self.setFocus()

    # -- news ----------------------------------------------------------------------------------

    def _on_refreshed(self, changed: frozenset[Place], origin: Origin | None) -> None:
        if not self._variable_id or not self.isVisible():
            return
        if self.column is None:
            self.leave()
            return
        present = {student.id for student in self._grid.students}
        self._round.follow(present)
        self._round.skipped = self._grid.skipped
        mine = [each for each in changed if each[1] == self._variable_id and each[0] in present]
        if origin is Origin.LOCAL and len(mine) == 1:
            # Undone or redone: that student comes back to the front.
            self._round.go_to(mine[0][0])
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
