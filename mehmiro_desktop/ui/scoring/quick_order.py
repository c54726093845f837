"""In which order quick-score goes through a class."""

from collections.abc import Sequence
from enum import Enum
from random import SystemRandom

from mehmiro_desktop.ui.scoring.grid_model import ScoreGridModel


class Order(Enum):
    """The orders to choose from."""

    LIST = "list"
    RANDOM = "random"
    BLANKS = "blanks"


def order_of(grid: ScoreGridModel, column: int, order: Order, start: str) -> Sequence[str]:
    """Return the students of a round by id: all once, or those without a score of the column.

    At random ``start`` comes first, so that whoever is in front stays there.
    """
    ids = [student.id for student in grid.students]
    if order is Order.BLANKS:
        skipped = grid.skipped
        return [
            each
            for row, each in enumerate(ids)
            if grid.value(row, column) is None and each not in skipped
        ]
    if order is Order.RANDOM:
        SystemRandom().shuffle(ids)
        if start in ids:
            ids.remove(start)
            ids.insert(0, start)
    return ids
