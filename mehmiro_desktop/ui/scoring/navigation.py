"""Where a key takes the cursor in the scoring grid. No Qt: plain positions in, positions out."""

from enum import Enum, auto


class Move(Enum):
    """A wish to go somewhere in the grid."""

    STAY = auto()
    UP = auto()
    DOWN = auto()
    ONWARD = auto()
    LEFT = auto()
    RIGHT = auto()
    ROW_START = auto()
    ROW_END = auto()
    FIRST = auto()
    LAST = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()


def target(
    move: Move, at: tuple[int, int], shape: tuple[int, int], page: int
) -> tuple[int, int]:
    """Return the cell ``move`` leads to, always inside the table.

    Args:
        move: where to go.
        at: the present row and column.
        shape: the number of rows and columns, both at least 1.
        page: the number of rows visible at once.
    """
    row, column = at
    rows, columns = shape
    leap = max(1, page - 1)
    wanted = {
        Move.STAY: at,
        Move.UP: (row - 1, column),
        Move.DOWN: (row + 1, column),
        Move.ONWARD: (row + 1, column),
        Move.LEFT: (row, column - 1),
        Move.RIGHT: (row, column + 1),
        Move.ROW_START: (row, 0),
        Move.ROW_END: (row, columns - 1),
        Move.FIRST: (0, 0),
        Move.LAST: (rows - 1, columns - 1),
        Move.PAGE_UP: (row - leap, column),
        Move.PAGE_DOWN: (row + leap, column),
    }[move]
    return min(max(wanted[0], 0), rows - 1), min(max(wanted[1], 0), columns - 1)
