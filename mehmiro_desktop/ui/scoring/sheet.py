"""The assessment session on screen: reads it, writes scores into it, hears what others change.

Runs on the GUI thread and writes there: a score is on disk when its method returns (a commit takes
about 1 ms), so there is no "saving" to get wrong. Never touches the network. Methods that write
return the sentence to show when it failed, or an empty text.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QObject, QTimer, Signal

from mehmiro_desktop.domain.changes import Origin, TablesChanged
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AttendanceStatus,
    CellKey,
    Edit,
    SchoolClass,
    ScoreGrid,
)
from mehmiro_desktop.domain.ids import first_session_id, new_id
from mehmiro_desktop.domain.scores import check_score, parse_number
from mehmiro_desktop.errors import InvalidScore, MehmiroError, RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes as class_commands
from mehmiro_desktop.store.commands import scores as score_commands
from mehmiro_desktop.store.commands import undo as undo_commands
from mehmiro_desktop.store.commands.attendance import set_attendance
from mehmiro_desktop.store.queries import classes as class_queries
from mehmiro_desktop.store.queries import scoring as scoring_queries
from mehmiro_desktop.ui import i18n, messages
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.edit_words import redone_words, undone_words
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_model import Place, ScoreGridModel

_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class OpenAt:
    """What is open: a class and one of its assessment sessions.

    ``is_planned``: today's session, which comes into being with its first score, so that looking
    in leaves nothing behind.
    """

    school_class: SchoolClass
    session: AssessmentSession
    is_planned: bool = False


class ScoreSheet(QObject):
    """One open assessment session.

    Signals:
        opened: another session is shown, or none.
        begun: the planned session came into being with its first score.
        refreshed: cells changed together; their places, and who changed them: ``Origin.SYNC``,
            ``Origin.LOCAL`` for undo, redo and other screens, ``None`` for an edit made here.
        failed: the store could not be read; the sentence to show. What is shown stays.
    """

    opened = Signal()
    begun = Signal()
    refreshed = Signal(object, object)
    failed = Signal(str)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.model = ScoreGridModel(self)
        self.model.decimal_mark = i18n.decimal_mark()
        self._held: Place | None = None
        self._has_kept = False
        self._at: OpenAt | None = None
        self._token = f"score.{new_id()}"
        self._previous: Mapping[Place, Decimal] = {}
        self._news_origin = Origin.SYNC
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        context.bridge.tables_changed.connect(self._on_tables_changed)

    @property
    def at(self) -> OpenAt | None:
        """What is open."""
        return self._at

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
        today = self.context.clock.today()
        for session in class_queries.load_sessions(self.context.store, class_id):
            if session.on == today:
                self.open_session(session.id)
                return
        self._show(self._planned_grid(class_id), is_planned=True)

    def close(self) -> None:
        """Show nothing."""
        self._at = None
        self.opened.emit()

    def _planned_grid(self, class_id: str) -> ScoreGrid:
        store, today = self.context.store, self.context.clock.today()
        return ScoreGrid(
            school_class=class_queries.load_class(store, class_id),
            session=AssessmentSession(first_session_id(class_id, today), class_id, today),
            students=class_queries.load_students(store, class_id),
            variables=class_queries.load_variables(store, class_id, active_only=True),
            cells={},
        )

    def _show(self, grid: ScoreGrid, *, is_planned: bool) -> None:
        self._at = OpenAt(grid.school_class, grid.session, is_planned)
        self._previous = {}
        if not is_planned:
            self._load_previous()
        self.model.load(grid)
        self.opened.emit()

    def _load_previous(self) -> None:
        if self._at is not None:
            store = self.context.store
            self._previous = scoring_queries.load_previous(store, self._at.session.id)

    # -- reading -------------------------------------------------------------------------------

    def previous(self, row: int, column: int) -> Decimal | None:
        """Return the student's latest earlier score of the variable."""
        return self._previous.get(self.model.place(row, column))

    def first_unfinished_column(self) -> int:
        """Return the first column that somebody has no score in."""
        for column in range(self.model.score_columns):
            facts = self.model.column_facts(column)
            if facts.filled < facts.total:
                return column
        return 0

    def key(self, row: int, column: int) -> CellKey:
        """Return the store's key of a cell."""
        if self._at is None:
            raise RecordNotFound
        student_id, variable_id = self.model.place(row, column)
        return CellKey(student_id, variable_id, self._at.session.id)

    # -- writing -------------------------------------------------------------------------------

    def record_text(self, row: int, column: int, text: str) -> str:
        """Score a cell with typed text."""
        return self.explain(row, column, text) or self.record(row, column, parse_number(text))

    def explain(self, row: int, column: int, text: str) -> str:
        """Return why ``text`` is no score for a cell; empty if it is one."""
        variable = self.model.variable(column)
        try:
            check_score(parse_number(text), variable)
        except InvalidScore as error:
            typed = text.strip()[:_LONGEST_SHOWN]
            return words.refusal(self.model.alias(row), typed, variable, error)
        return ""

    def record(self, row: int, column: int, value: Decimal) -> str:
        """Score a cell."""
        key = self.key(row, column)
        failure = self._begin_session() or self._attempt(
            lambda store, by: score_commands.record_score(store, key, value, initiator=by)
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
        return ""

    def put_many(self, scores: Iterable[tuple[int, int, Decimal]]) -> str:
        """Score several cells, as one thing to undo."""
        entries = [
            score_commands.ScoreEntry(self.key(row, column), value)
            for row, column, value in scores
        ]
        return self._begin_session() or self._attempt_many(
            lambda store, by: score_commands.record_scores(
                store, entries, label="paste", initiator=by
            )
        )

    def fill_blanks(self, column: int, value: Decimal) -> str:
        """Give every student without a score in the column this one, as one thing to undo."""
        if self._at is None:
            return ""
        session_id, variable_id = self._at.session.id, self.model.variable(column).id
        return self._begin_session() or self._attempt_many(
            lambda store, by: score_commands.fill_blanks(
                store, session_id, variable_id, value, initiator=by
            )
        )

    def comment(self, row: int, column: int, text: str) -> str:
        """Write the comment of a score; empty takes it away."""
        key = self.key(row, column)
        failure = self._attempt(
            lambda store, by: score_commands.record_comment(store, key, text, initiator=by)
        )
        if not failure:
            self._reload(row, column)
        return failure

    def run(self, action: Callable[[Store, str], object]) -> str:
        """Do something else to the store, and show at once what came of it."""
        return self._attempt_many(action)

    def run_here(
        self, row: int, column: int, action: Callable[[Store, CellKey, str], object]
    ) -> str:
        """Do something else to a cell, in a session that begins with it if need be."""
        failure = self._begin_session()
        if failure:
            return failure
        key = self.key(row, column)
        return self._attempt_many(lambda store, by: action(store, key, by))

    def set_attendance(self, row: int, status: AttendanceStatus) -> str:
        """Say how the student of a row attended, as one thing to undo."""
        failure = self._begin_session()
        at = self._at
        if failure or at is None:
            return failure
        student, session = self.model.student(row).id, at.session.id
        failure = self._attempt_many(
            lambda store, by: set_attendance(store, session, (student,), status, initiator=by)
        )
        if not failure:
            text = f"{self.model.alias(row)}, {words.attendance_text(status)}"
            self.context.announce(text)
        return failure

    def toggle_attendance(self, row: int, status: AttendanceStatus) -> str:
        """Give the student of a row a status, or, when they have it, present again."""
        has_it = self.model.attendance(row) is status
        return self.set_attendance(row, AttendanceStatus.PRESENT if has_it else status)

    def undo(self) -> str:
        """Take the last edit back, wherever it was made, and say which."""
        return self._reverse(undo_commands.undo, undone_words)

    def redo(self) -> str:
        """Do the last undone edit again, and say which."""
        return self._reverse(undo_commands.redo, redone_words)

    def _reverse(self, command: Callable[..., Edit | None], say: Callable[[Edit], str]) -> str:
        try:
            edit = command(self.context.store, initiator=self._token)
        except MehmiroError as error:
            return messages.sentence(error)
        self._take_over(Origin.LOCAL)
        self.context.toast(say(edit) if edit else self.tr("Nothing to take back or bring back"))
        return ""

    def _attempt_many(self, action: Callable[[Store, str], object]) -> str:
        failure = self._attempt(action)
        self._take_over(None)
        return failure

    def _attempt(self, action: Callable[[Store, str], object]) -> str:
        try:
            action(self.context.store, self._token)
        except MehmiroError as error:
            return messages.sentence(error)
        return ""

    def _begin_session(self) -> str:
        """Make the planned assessment session real, for its first score."""
        at = self._at
        if at is None or not at.is_planned:
            return ""
        try:
            session = class_commands.start_session(
                self.context.store, at.school_class.id, at.session.on, initiator=self._token
            )
        except MehmiroError as error:
            return messages.sentence(error)
        self._at = OpenAt(at.school_class, session)
        self._load_previous()
        self.begun.emit()
        return ""

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
            grid, is_planned = self._load_again(at)
        except RecordNotFound:
            self.close()
            return
        except MehmiroError as error:
            self.failed.emit(messages.sentence(error))
            return
        self._at = OpenAt(grid.school_class, grid.session, is_planned)
        held = self._held
        self._has_kept = held is not None and not (
            any(each.id == held[0] for each in grid.students)
            and any(each.id == held[1] for each in grid.variables)
        )
        changed = self.model.refresh(grid, held)
        self.refreshed.emit(changed, origin)

    def _load_again(self, at: OpenAt) -> tuple[ScoreGrid, bool]:
        """Load what is open; today's first session may come and go (made elsewhere, undone)."""
        try:
            return scoring_queries.load_grid(self.context.store, at.session.id), False
        except RecordNotFound:
            planned = self._planned_grid(at.school_class.id)
            if planned.session.id != at.session.id:
                raise
            return planned, True
