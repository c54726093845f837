"""What is open on the Score screen, for reading: the session, its grid, what it says of a cell."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.scores import check_score, parse_number
from mehmiro_desktop.errors import InvalidScore, RecordNotFound
from mehmiro_desktop.store.queries import scoring as scoring_queries
from mehmiro_desktop.ui import i18n
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.scoring import words
from mehmiro_desktop.ui.scoring.grid_model import Place, ScoreGridModel
from mehmiro_desktop.ui.scoring.opening import OpenAt

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_SHOWN = 40


class OpenSheet(QObject):
    """The session in front and its table; writing is its child class's."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.model = ScoreGridModel(self)
        self.model.decimal_mark = i18n.decimal_mark()
        self._at: OpenAt | None = None
        self._previous: Mapping[Place, Decimal] = {}

    @property
    def at(self) -> OpenAt | None:
        """What is open."""
        return self._at

    def _load_previous(self) -> None:
        if self._at is not None:
            store = self.context.store
            self._previous = scoring_queries.load_previous(store, self._at.session.id)

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

    def explain(self, row: int, column: int, text: str) -> str:
        """Return why ``text`` is no score for a cell; empty if it is one."""
        variable = self.model.variable(column)
        try:
            check_score(parse_number(text), variable)
        except InvalidScore as error:
            typed = text.strip()[:_LONGEST_SHOWN]
            return words.refusal(self.model.alias(row), typed, variable, error)
        return ""

    def attendance_words(self, row: int) -> str:
        """Return how the student of a row attended, with who it is."""
        how = words.attendance_text(self.model.attendance(row))
        return f"{self.model.alias(row)}, {how}"
