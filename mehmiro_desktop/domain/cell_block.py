"""Blocks of cells on their way to and from a spreadsheet, as tab-separated text."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.domain.scores import check_score, parse_number, shown
from mehmiro_desktop.errors import InvalidImport, InvalidScore

MAX_ROWS = 1000
MAX_COLUMNS = 200

Block = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PutCell:
    """One score to put at ``row``, ``column``; ``replaces`` is the score there now, if any."""

    row: int
    column: int
    value: Decimal
    replaces: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """One text that is no score there, with the reason."""

    row: int
    column: int
    error: InvalidScore


@dataclass(frozen=True, slots=True)
class PastePlan:
    """What pasting a block would do; nothing is written yet.

    ``unchanged`` counts scores that are there already, ``beyond`` texts that fall outside the
    table. Blank cells of the block leave the score under them alone.
    """

    puts: tuple[PutCell, ...] = ()
    refused: tuple[RefusedCell, ...] = ()
    unchanged: int = 0
    beyond: int = 0

    @property
    def is_single(self) -> bool:
        """Whether one cell at most is concerned, so that no preview is needed."""
        return len(self.puts) + len(self.refused) + self.unchanged + self.beyond <= 1


def parse_block(text: str) -> Block:
    """Return the cells of tab-separated ``text`` as spreadsheets put it on the clipboard.

    Raises:
        InvalidImport: it is no table, or larger than a class could be.
    """
    try:
        rows = [
            tuple(cell.strip() for cell in row)
            for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t")
        ]
    except csv.Error:
        raise InvalidImport(reason="table") from None
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise InvalidImport(reason="size")
    return tuple(rows)


def block_text(rows: Iterable[Sequence[Decimal | None]], decimal_mark: str) -> str:
    """Return scores as tab-separated text; a blank is an empty cell."""
    return "\n".join(
        "\t".join("" if value is None else shown(value, decimal_mark) for value in row)
        for row in rows
    )


def plan_paste(
    block: Block,
    at: tuple[int, int],
    row_count: int,
    variables: Sequence[AssessmentVariable],
    present: Mapping[tuple[int, int], Decimal],
) -> PastePlan:
    """Say what pasting ``block`` with its top left cell ``at`` (row, column) would do.

    ``variables`` are the table's columns, ``present`` the scores there now.
    """
    puts: list[PutCell] = []
    refused: list[RefusedCell] = []
    unchanged = beyond = 0
    for row, column, text in _placed(block, at):
        if row >= row_count or column >= len(variables):
            beyond += 1
            continue
        try:
            value = check_score(parse_number(text), variables[column])
        except InvalidScore as error:
            refused.append(RefusedCell(row, column, error))
            continue
        current = present.get((row, column))
        if current == value:
            unchanged += 1
        else:
            puts.append(PutCell(row, column, value, current))
    return PastePlan(tuple(puts), tuple(refused), unchanged, beyond)


def _placed(block: Block, at: tuple[int, int]) -> Iterable[tuple[int, int, str]]:
    for row, texts in enumerate(block, start=at[0]):
        for column, text in enumerate(texts, start=at[1]):
            if text:
                yield row, column, text
