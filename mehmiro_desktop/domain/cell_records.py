"""Every record of one cell of the score grid, whoever gave it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mehmiro_desktop.domain.entities import AssessorType

ON_BEHALF = (AssessorType.STUDENT, AssessorType.FAMILY)
"""The sources a teacher enters scores for."""


@dataclass(frozen=True, slots=True)
class CellRecord:
    """One record of a cell. ``is_shown``: it is the one the grid shows.

    ``created_at``: when the score was first given, whatever it says now.
    """

    id: str
    source: AssessorType
    value: Decimal
    comments: str = ""
    updated_at: datetime | None = None
    is_shown: bool = False
    created_at: datetime | None = None

    @property
    def is_read_only(self) -> bool:
        """Whether it is nobody's to change: AI writes its own."""
        return self.source is AssessorType.AI
