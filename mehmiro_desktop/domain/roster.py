"""A list of aliases as teachers paste it, read into lines one can preview.

Lists come from spreadsheets (tabs), from messages (commas, semicolons), from word processors
(numbers, bullets) and from other programs (a heading, a byte order mark, quotes). Nothing is
dropped in silence: every entry comes back with what will become of it. Pure; standard library
only.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

MAX_ALIAS_LENGTH = 80
MAX_ROSTER_LINES = 500

_HEADING = re.compile(
    "alias(es)?|apodos?|nombres?|names?|alumn[oa]s?|alumnado|estudiantes?|students?|pupils?"
)
_NEWLINES = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"^(?:[•◦▪‣·*]\s*|[-–—]\s+)")
# "1." "1)" "1.-" "#1:" "1º" before a word; "7.5" and "1-A" are aliases, not numbering.
_NUMBERING = re.compile(r"^(?:#\s*)?[0-9]{1,3}\s*(?:[.)\]:º°]+-?\s*|[-–—]\s+)(?=[^\s0-9])")
_BARE_NUMBER = re.compile(r"^([0-9]{1,3})\s+(?=\w)")
# Invisible marks at the edges are damage from copying; inside they may hide a forged name.
_EDGE = " \t\u00a0\u200b\u200e\u200f\u2060\ufeff"
_JOINERS = frozenset("\u200c\u200d")


class LineKind(Enum):
    """What becomes of one entry of a pasted list."""

    NEW = "new"
    IN_CLASS = "in_class"
    REPEATED = "repeated"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One entry: its place in the pasted list (from 1), the alias in it and what becomes of it."""

    number: int
    alias: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """A pasted list, entry by entry. ``heading`` is the heading left out, empty if none was."""

    lines: tuple[RosterLine, ...]
    heading: str = ""
    blanks: int = 0

    @property
    def new_aliases(self) -> tuple[str, ...]:
        """The aliases that would be added, in the order of the list."""
        return tuple(line.alias for line in self.lines if line.kind is LineKind.NEW)

    @property
    def duplicates(self) -> tuple[RosterLine, ...]:
        """Entries already in the class, or earlier in the same list."""
        known = (LineKind.IN_CLASS, LineKind.REPEATED)
        return tuple(line for line in self.lines if line.kind in known)

    @property
    def refused(self) -> tuple[RosterLine, ...]:
        """Entries that cannot be kept as an alias."""
        kinds = (LineKind.TOO_LONG, LineKind.UNREADABLE, LineKind.TOO_MANY)
        return tuple(line for line in self.lines if line.kind in kinds)


def clean_alias(text: str) -> str:
    """Return ``text`` composed, trimmed and with single spaces; it may be empty."""
    composed = unicodedata.normalize("NFC", text).strip(_EDGE)
    return " ".join(composed.replace("\u00a0", " ").split(" ")).strip() if composed else ""


def alias_key(alias: str) -> str:
    """Return what two aliases share when a class would take them for the same student."""
    return " ".join(unicodedata.normalize("NFKC", alias).casefold().split())


def is_readable(text: str) -> bool:
    """Return whether ``text`` holds only characters that show and can be kept anywhere."""
    return all(
        character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
        for character in text
    )


def parse_roster(text: str, existing: Iterable[str] = ()) -> RosterPreview:
    """Read a pasted list of aliases.

    Args:
        text: The list, one alias a line, or in one line between tabs, semicolons or commas, or a
            block of spreadsheet cells (the column headed as aliases, else the first with words).
        existing: Aliases the class has already.

    Returns:
        Each entry with what becomes of it; numbering, bullets, quotes and a heading are left out.
    """
    entries, blanks, heading = _read_entries(text)
    seen = {alias_key(alias): LineKind.IN_CLASS for alias in existing}
    lines: list[RosterLine] = []
    taken = 0
    for number, entry in enumerate(entries, start=1):
        kind = _judge(entry, seen, taken)
        taken += kind is LineKind.NEW
        lines.append(RosterLine(number, entry, kind))
        seen.setdefault(alias_key(entry), LineKind.REPEATED)
    return RosterPreview(tuple(lines), heading, blanks)


def _judge(entry: str, seen: dict[str, LineKind], taken: int) -> LineKind:
    if not is_readable(entry):
        return LineKind.UNREADABLE
    if len(entry) > MAX_ALIAS_LENGTH:
        return LineKind.TOO_LONG
    known = seen.get(alias_key(entry))
    if known is not None:
        return known
    return LineKind.TOO_MANY if taken >= MAX_ROSTER_LINES else LineKind.NEW


def _read_entries(text: str) -> tuple[list[str], int, str]:
    raw = _NEWLINES.split(text.removeprefix("\ufeff"))
    while raw and not raw[-1].strip(_EDGE):
        raw.pop()
    lines = [line for line in raw if line.strip(_EDGE + ",;")]
    blanks = len(raw) - len(lines)
    cells = [clean_alias(cell) for cell in _split(lines)]
    kept = [cell for cell in cells if cell]
    blanks += len(cells) - len(kept)
    heading = ""
    if len(kept) > 1 and _is_heading(kept[0]):
        heading = kept.pop(0)
    entries = [clean_alias(entry) for entry in _strip_numbering(kept)]
    return [entry for entry in entries if entry], blanks, heading


def _split(lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    if len(lines) == 1:
        return _cells(lines[0], _separator(lines[0]))
    separator = _separator("\n".join(lines))
    rows = [_cells(line, separator) for line in lines]
    if _is_table(rows, separator):
        column = _alias_column(rows)
        return [row[column] if column < len(row) else "" for row in rows]
    trimmed = [[cell for cell in row if cell.strip(_EDGE)] for row in rows]
    if separator == "," and all(len(row) == 2 for row in trimmed):
        return [", ".join(cell.strip() for cell in row) for row in trimmed]
    return [cell for row in trimmed for cell in row]


def _separator(text: str) -> str:
    return next((mark for mark in "\t;," if mark in text), "")


def _cells(line: str, separator: str) -> list[str]:
    if not separator:
        return [line.strip().strip('"')]
    if '"' not in line:
        return line.split(separator)
    try:
        return next(csv.reader([line], delimiter=separator))
    except csv.Error:  # a field of 128 KiB and more: no alias, and refused as too long later
        return line.split(separator)


def _is_table(rows: Sequence[Sequence[str]], separator: str) -> bool:
    """Tell a table (spreadsheet, heading, numbers first) from a list wrapped over lines."""
    if min(len(row) for row in rows) < 2:
        return False
    headed = any(_is_heading(cell) for cell in rows[0])
    return separator == "\t" or headed or all(row[0].strip().isdecimal() for row in rows)


def _alias_column(rows: Sequence[Sequence[str]]) -> int:
    for column, cell in enumerate(rows[0]):
        if _is_heading(cell):
            return column
    for column in range(max(len(row) for row in rows)):
        cells = [row[column].strip(_EDGE) for row in rows if column < len(row)]
        if any(cell and not cell.rstrip(".)").isdecimal() for cell in cells):
            return column
    return 0


def _is_heading(cell: str) -> bool:
    plain = unicodedata.normalize("NFKD", clean_alias(cell)).encode("ascii", "ignore").decode()
    return bool(_HEADING.fullmatch(plain.casefold().rstrip(":")))


def _strip_numbering(entries: Sequence[str]) -> list[str]:
    bare = [_BARE_NUMBER.match(entry) for entry in entries]
    numbers = [int(match[1]) for match in bare if match]
    # "1 Luna, 2 Sol, 3 Mar": numbers without a mark count only when the whole list counts up.
    if len(numbers) == len(entries) > 1 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    ):
        return [_BARE_NUMBER.sub("", entry) for entry in entries]
    return [_NUMBERING.sub("", _BULLET.sub("", entry)) for entry in entries]
