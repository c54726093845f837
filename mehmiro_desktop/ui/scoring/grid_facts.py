"""What is counted of the grid's scores: how many are there, their mean, what is still blank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mehmiro_desktop.domain.averages import RowAverage, mean, row_average, shares_one_scale
from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType, Cell


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What a column's header says about its scores."""

    filled: int
    total: int
    average: Decimal | None

    @property
    def blanks(self) -> int:
        """How many students have no score yet; who is absent or exempt is not expected to."""
        return self.total - self.filled


def is_teachers(cell: Cell | None) -> bool:
    """Tell whether a cell holds the teacher's own score."""
    return cell is not None and cell.assessor_type is AssessorType.TEACHER


def column_facts(cells: Iterable[Cell | None]) -> ColumnFacts:
    """Count the cells of the students who are expected to have a score."""
    expected = list(cells)
    values = [cell.value for cell in expected if cell is not None and is_teachers(cell)]
    return ColumnFacts(len(values), len(expected), mean(values))


def average_of(
    variables: Sequence[AssessmentVariable], cells: Sequence[Cell | None]
) -> RowAverage | None:
    """Return the mean of a student's own cells, one per variable; ``None`` without any."""
    scored = [
        (variable, cell.value)
        for variable, cell in zip(variables, cells, strict=True)
        if cell is not None and is_teachers(cell)
    ]
    return row_average(scored, shares_scale=shares_one_scale(variables))
