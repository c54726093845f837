"""Where keys take the cursor."""

import pytest

from mehmiro_desktop.ui.scoring.navigation import Move, target


@pytest.mark.parametrize(
    ("move", "at", "to"),
    [
        (Move.DOWN, (0, 1), (1, 1)),
        (Move.DOWN, (27, 1), (27, 1)),
        (Move.UP, (0, 1), (0, 1)),
        (Move.LEFT, (3, 0), (3, 0)),
        (Move.RIGHT, (3, 5), (3, 5)),
        (Move.RIGHT, (3, 4), (3, 5)),
        (Move.ROW_START, (3, 4), (3, 0)),
        (Move.ROW_END, (3, 4), (3, 5)),
        (Move.FIRST, (3, 4), (0, 0)),
        (Move.LAST, (3, 4), (27, 5)),
        (Move.PAGE_DOWN, (3, 4), (14, 4)),
        (Move.PAGE_UP, (3, 4), (0, 4)),
        (Move.STAY, (3, 4), (3, 4)),
    ],
)
def test_target(move: Move, at: tuple[int, int], to: tuple[int, int]) -> None:
    assert target(move, at, (28, 6), page=12) == to


def test_a_page_of_one_row_still_moves() -> None:
    assert target(Move.PAGE_DOWN, (0, 0), (5, 1), page=0) == (1, 0)
