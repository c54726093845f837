"""The assessment session on screen: reads it, writes scores into it, hears what others change.

Runs on the GUI thread and writes there: a score is on disk when its method returns (a commit takes
about 1 ms), so there is no "saving" to get wrong. Never touches the network. Methods that write
return the sentence to show when it failed, or an empty text.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AttendanceStatus,
    CellKey,
    Edit,
    ScoreGrid,
)
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.scores import parse_number
from mehmiro_desktop.errors import MehmiroError, RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import scores as score_commands
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.commands.undo import redo, undo
from mehmiro_desktop.store.queries import scoring as scoring_queries
from mehmiro_desktop.ui import messages
from mehmiro_desktop.ui.beside import edit_beside, reverse_beside
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.edit_words import redone_words, undone_words
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_model import Place
from mehmiro_desktop.ui.scoring.open_sheet import OpenSheet
from mehmiro_desktop.ui.scoring.opening import Lost, OpenAt, load_again, load_todays

Action = Callable[[Store, str], object]
"""Does something to the store; the second is who it is done by (for the news)."""
CellAction = Callable[[Store, CellKey, AssessmentSession | None, str], object]
"""The same to a cell; the third is the planned session that begins with it."""


class ScoreSheet(OpenSheet):
    """One open assessment session.

    Signals:
        opened: another session is shown, or none.
        begun: the planned session came into being with its first score.
        refreshed: cells changed together; their places, and who changed them: ``Origin.SYNC``,
            ``Origin.LOCAL`` for undo, redo and other screens, ``None`` for an edit made here.
        lost: what was open is gone (a :class:`Lost`), and who took it away; after a session
            today's of its class is open, after a class nothing.
        failed: the store could not be read; the sentence to show. What is shown stays.
    """

    opened = Signal()
    begun = Signal()
    refreshed = Signal(object, object)
    lost = Signal(object, object)
    failed = Signal(str)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._held: Place | None = None
        self._has_kept = False
        self._token = f"score.{new_id()}"
        self._news_origin: Origin | None = Origin.SYNC
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        context.bridge.tables_changed.connect(self._on_tables_changed)
        context.day.changed.connect(self._on_day_changed)

    @property
    def held(self) -> Place | None:
        """The cell being typed into."""
        return self._held

    def hold(self, place: Place) -> None:
        """Keep a cell in the table while it is typed into, whatever arrives."""
        self._held = place

    def release(self) -> None:
        """Let the cell go; what could not be taken over meanwhile is now."""
        self._held = None
        if self._has_kept:
            self._soon.start()

    # -- opening -------------------------------------------------------------------------------

    def open_session(self, session_id: str) -> None:
        """Show an assessment session.

        Raises:
            RecordNotFound: it is not on this laptop.
        """
        grid = scoring_queries.load_grid(self.context.store, session_id)
        self._show(grid, is_planned=False)

    def open_today(self, class_id: str) -> None:
        """Show a class's newest assessment session of today, planned if there is none yet.

        Raises:
            RecordNotFound: the class is not on this laptop.
        """
        grid, is_planned = load_todays(self.context.store, class_id, self._today())
        self._show(grid, is_planned=is_planned)

    def close(self) -> None:
        """Show nothing."""
        self._at = None
        self.opened.emit()

    def _today(self) -> date:
        return self.context.clock.today()

    def _show(self, grid: ScoreGrid, *, is_planned: bool) -> None:
        # Whatever is still open belongs to another session: nothing of it may go into this one.
        self._held = None
        self._at = OpenAt(grid.school_class, grid.session, is_planned, self._today())
        self._previous = {}
        if not is_planned:
            self._load_previous()
        self.model.load(grid)
        self.opened.emit()

    # -- writing -------------------------------------------------------------------------------

    def record_text(self, row: int, column: int, text: str) -> str:
        """Score a cell with typed text."""
        return self.explain(row, column, text) or self.record(row, column, parse_number(text))

    def record(self, row: int, column: int, value: Decimal) -> str:
        """Score a cell."""
        begins = self._beginning()
        key = self.key(row, column)
        failure = self._attempt(
            lambda store, by: score_commands.record_score(
                store, key, value, begins=begins, initiator=by
            ),
            begins,
        )
        return failure or self._took(row, column, value)

    def clear(self, cells: Iterable[tuple[int, int]]) -> str:
        """Take the scores of cells away, as one thing to undo."""
        found = [at for at in cells if self.model.cell(*at) is not None]
        if not found:
            return ""
        keys = [self.key(*at) for at in found]
        failure = self._attempt(
            lambda store, by: score_commands.clear_scores(store, keys, initiator=by)
        )
        if failure:
            return failure
        if len(found) == 1:
            return self._took(*found[0], None)
        self._take_over(None)
        self.context.toast(words.CellWords().cleared(len(found)), undo=True)
        return ""

    def put_many(
        self,
        scores: Iterable[tuple[int, int, Decimal]],
        done: Callable[[Edit], object],
        failed: Callable[[str], object],
    ) -> None:
        """Score several cells, as one thing to undo; beside the window if they are many.

        ``done`` takes the edit, ``failed`` the sentence to show.
        """
        begins = self._beginning()
        entries = [
            score_commands.ScoreEntry(self.key(row, column), value)
            for row, column, value in scores
        ]

        def put(edit: Edit) -> None:
            self._begun(begins)
            self._take_over(None)
            done(edit)

        def give_up(error: MehmiroError) -> None:
            self._take_over(None)
            failed(messages.sentence(error))

        edit_beside(
            self.context,
            self.parent(),
            len(entries),
            self.tr("Pasting the scores…"),
            partial(
                score_commands.record_scores,
                self.context.store,
                entries,
                label="paste",
                begins=begins,
                initiator=self._token,
            ),
            put,
            give_up,
        )

    def fill_blanks(self, column: int, value: Decimal) -> str:
        """Give every student without a score in the column this one, as one thing to undo."""
        begins = self._beginning()
        if self._at is None:
            return ""
        session_id, variable_id = self._at.session.id, self.model.variable(column).id
        filled: list[Edit] = []
        failure = self._attempt_many(
            lambda store, by: filled.append(
                score_commands.fill_blanks(
                    store, session_id, variable_id, value, begins=begins, initiator=by
                )
            ),
            begins,
        )
        for edit in filled:
            text = words.CellWords().filled(edit.count, value, self.model.decimal_mark)
            if edit.count == 1:
                self.context.announce(text)
            else:
                self.context.toast(text, undo=edit.count > 1)
        return failure

    def comment(self, row: int, column: int, text: str) -> str:
        """Write the comment of a score; empty takes it away."""
        key = self.key(row, column)
        failure = self._attempt(
            lambda store, by: score_commands.record_comment(store, key, text, initiator=by)
        )
        if not failure:
            self._reload(row, column)
        return failure

    def run(self, action: Action) -> str:
        """Do something else to the store, and show at once what came of it."""
        return self._attempt_many(action)

    def run_here(self, row: int, column: int, action: CellAction) -> str:
        """Do something else to a cell, in a session that begins with it if need be."""
        begins = self._beginning()
        key = self.key(row, column)
        return self._attempt_many(lambda store, by: action(store, key, begins, by), begins)

    def set_attendance(self, row: int, status: AttendanceStatus) -> str:
        """Say how the student of a row attended, as one thing to undo."""
        begins, at = self._beginning(), self._at
        if at is None:
            return ""
        student, session = self.model.student(row).id, at.session.id
        failure = self._attempt_many(
            lambda store, by: set_attendance(
                store, session, (student,), status, begins=begins, initiator=by
            ),
            begins,
        )
        if not failure:
            self.context.announce(self.attendance_words(row))
        return failure

    def toggle_attendance(self, row: int, status: AttendanceStatus) -> str:
        """Give the student of a row a status, or, when they have it, present again."""
        has_it = self.model.attendance(row) is status
        return self.set_attendance(row, AttendanceStatus.PRESENT if has_it else status)

    def undo(self) -> None:
        """Take the last edit back, wherever it was made, and say which."""
        self._reverse(undo, undone_words)

    def redo(self) -> None:
        """Do the last undone edit again, and say which."""
        self._reverse(redo, redone_words)

    def _reverse(self, command: Callable[..., Edit | None], say: Callable[[Edit], str]) -> None:
        def done(edit: Edit | None) -> None:
            self._take_over(Origin.LOCAL)
            nothing = self.tr("Nothing to take back or bring back")
            self.context.toast(say(edit) if edit else nothing)

        def failed(error: MehmiroError) -> None:
            self.failed.emit(messages.sentence(error))

        reverse_beside(self.context, self.parent(), command, done, failed, self._token)

    def _beginning(self) -> AssessmentSession | None:
        """Return the planned session that begins with what is recorded next, if it is planned."""
        self.context.day.check()
        at = self._at
        return at.session if at is not None and at.is_planned else None

    def _attempt_many(self, action: Action, begins: AssessmentSession | None = None) -> str:
        failure = self._attempt(action, begins)
        self._take_over(None)
        return failure

    def _attempt(self, action: Action, begins: AssessmentSession | None = None) -> str:
        try:
            action(self.context.store, self._token)
        except MehmiroError as error:
            return messages.sentence(error)
        self._begun(begins)
        return ""

    def _begun(self, begins: AssessmentSession | None) -> None:
        at = self._at
        if begins is not None and at is not None and at.session.id == begins.id:
            self._at = replace(at, is_planned=False)
            self._load_previous()
            self.begun.emit()

    def _took(self, row: int, column: int, value: Decimal | None) -> str:
        self.model.set_draft(self.model.place(row, column), "")
        self._reload(row, column)
        alias, variable = self.model.alias(row), self.model.variable(column)
        self.context.announce(words.scored(alias, variable, value, self.model.decimal_mark))
        return ""

    def _reload(self, row: int, column: int) -> None:
        try:
            cell = scoring_queries.load_cell(self.context.store, self.key(row, column))
        except MehmiroError as error:
            self.failed.emit(messages.sentence(error))
            return
        self.model.put_cell(self.model.place(row, column), cell)

    # -- news ----------------------------------------------------------------------------------

    def _on_tables_changed(self, news: TablesChanged) -> None:
        if self._at is None or news.initiator == self._token:
            return
        self._news_origin = news.origin
        self._soon.start()

    def refresh(self) -> None:
        """Take over what the store holds now; the cursor and an open editor stay."""
        self._take_over(self._news_origin)

    def _take_over(self, origin: Origin | None) -> None:
        self._soon.stop()
        at = self._at
        if at is None:
            return
        try:
            grid, is_planned = load_again(self.context.store, at, self._today())
        except RecordNotFound:
            self.close()
            self.lost.emit(Lost.CLASS, origin)
            return
        except MehmiroError as error:
            self.failed.emit(messages.sentence(error))
            return
        if grid.session.id != at.session.id and not at.is_planned:
            self._show(grid, is_planned=is_planned)
            self.lost.emit(Lost.SESSION, origin)
            return
        day = self._today() if at.is_planned else at.day
        self._at = OpenAt(grid.school_class, grid.session, is_planned, day)
        if at.is_planned and not is_planned:
            self._load_previous()
        held = self._held
        self._has_kept = held is not None and not (
            any(each.id == held[0] for each in grid.students)
            and any(each.id == held[1] for each in grid.variables)
        )
        changed = self.model.refresh(grid, held)
        self.refreshed.emit(changed, origin)
        if is_planned and not at.is_planned and origin is Origin.SYNC:
            self.lost.emit(Lost.SESSION, origin)

    def _on_day_changed(self, today: date) -> None:
        """Plan today's session where yesterday's was planned; what is shown follows later.

        The rows stay as they are for now: somebody may be about to write into one.
        """
        at = self._at
        if at is None or not at.is_planned:
            return
        try:
            grid, is_planned = load_todays(self.context.store, at.school_class.id, today)
        except MehmiroError:
            self._soon.start()
            return
        self._at = OpenAt(grid.school_class, grid.session, is_planned, today)
        self._load_previous()
        self._news_origin = None
        self._soon.start()
