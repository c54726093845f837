"""A CSV file as teachers have them, read into named columns. Pure; standard library only.

Such files come from spreadsheets in two languages: UTF-8 with and without a byte order mark,
UTF-16, Windows-1252; commas, semicolons or tabs; headings in Spanish or English. Sizes are
limited, and a file that is no table is refused in words, never half read.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from mehmiro_desktop.errors import InvalidImport

MAX_FILE_BYTES = 20_000_000
MAX_LINES = 100_000
MAX_COLUMNS = 60
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DELIMITERS = ";,\t|"
# A cell beginning with one of these is a formula to a spreadsheet (faults.md case 68).
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class Field(Enum):
    """What a column holds, whatever its heading says."""

    CLASS = "class"
    ALIAS = "alias"
    COLOR = "color"
    PERSONALITY = "personality"
    BIRTH = "birth"
    VARIABLE = "variable"
    SESSION = "session"
    SESSION_DATE = "session_date"
    SESSION_NAME = "session_name"
    VALUE = "value"
    ASSESSOR = "assessor"
    COMMENT = "comment"


_HEADINGS: MappingProxyType[Field, str] = MappingProxyType(
    {
        Field.CLASS: "class|class name|clase|curso|grupo|group|aula",
        Field.ALIAS: "alias|apodo|student|estudiante|alumno|alumna|alumno/a|alumnado|pupil"
        "|nombre|name|student alias",
        Field.COLOR: "color|colour|avatar color|color del avatar",
        Field.PERSONALITY: "personality type|personality|learning style|personalidad"
        "|tipo de personalidad|estilo de aprendizaje",
        Field.BIRTH: "date of birth|birth date|birthday|fecha de nacimiento|nacimiento",
        Field.VARIABLE: "variable|criterion|criterio|aspecto|assessment variable",
        Field.SESSION: "session|sesion|assessment session|evaluacion",
        Field.SESSION_DATE: "session date|date|fecha|fecha de la sesion|fecha de sesion|dia|day",
        Field.SESSION_NAME: "session name|nombre de la sesion|nombre de sesion",
        Field.VALUE: "value|valor|score|puntuacion|puntaje|nota|calificacion|mark|grade|points",
        Field.ASSESSOR: "assessor|assessor type|evaluador|evaluador/a|evaluado por",
        Field.COMMENT: "comment|comments|comentario|comentarios|observacion|observaciones|note",
    }
)
_FIELD_BY_HEADING = {
    heading: field for field, headings in _HEADINGS.items() for heading in headings.split("|")
}


@dataclass(frozen=True, slots=True)
class TableLine:
    """One record: the line of the file it starts on (from 1) and its cells by field."""

    number: int
    cells: Mapping[Field, str]

    def text(self, field: Field) -> str:
        """Return the trimmed text of a field, empty when there is none."""
        return self.cells.get(field, "").strip()


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file's known columns and records. ``unknown`` are headings nothing was made of."""

    fields: frozenset[Field]
    lines: tuple[TableLine, ...]
    unknown: tuple[str, ...] = ()


def neutralised(text: str) -> str:
    """Return ``text`` so that a spreadsheet shows it instead of computing it."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(text: str) -> str:
    """Return what :func:`neutralised` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read_table(content: bytes) -> CsvTable:
    """Read the bytes of a CSV file.

    Raises:
        InvalidImport: it is empty, too big, no text, no table, or names no known column; the
            detail ``reason`` says which, with ``line`` or ``limit`` where that helps.
    """
    if len(content) > MAX_FILE_BYTES:
        raise InvalidImport(reason="size", limit=MAX_FILE_BYTES // 1_000_000)
    text = _decoded(content)
    delimiter, text, skipped = _delimiter(text)
    return named_table(_records(text, delimiter, skipped), restore=restored)


def named_table(
    records: Iterator[tuple[int, list[str]]], restore: Callable[[str], str] = str
) -> CsvTable:
    """Return records as a table: the first is the heading, the others are its lines.

    Args:
        records: Each with the line it starts on, from 1.
        restore: What is done to each cell below the heading.

    Raises:
        InvalidImport: no heading is an alias's, or two are for one column.
    """
    _, heading = next(records, (0, []))
    fields = _fields(heading)
    known = {field for field in fields if field is not None}
    if Field.ALIAS not in known:
        raise InvalidImport(reason="headings")
    lines = tuple(_line(number, cells, fields, restore) for number, cells in records)
    unknown = tuple(
        cell.strip() for cell, field in zip(heading, fields, strict=True) if field is None
    )
    return CsvTable(frozenset(known), lines, tuple(cell for cell in unknown if cell))


def _fields(heading: list[str]) -> list[Field | None]:
    """Return each column's field. Of two columns for one field the better heading wins.

    That keeps a column of real names out where there is one of aliases.
    """
    keys = [_heading_key(cell) for cell in heading]
    fields = [_FIELD_BY_HEADING.get(key) for key in keys]
    for field in {field for field in fields if field is not None}:
        places = [place for place, each in enumerate(fields) if each is field]
        ranking = _HEADINGS[field].split("|")
        ranks = [ranking.index(keys[place]) for place in places]
        best = places[ranks.index(min(ranks))]
        if sum(keys[place] == keys[best] for place in places) > 1:
            raise InvalidImport(reason="columns_repeated")
        for place in places:
            if place != best:
                fields[place] = None
    return fields


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise InvalidImport(reason="empty")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Control characters in the first line mean another kind of file. Further down they are
        # the matter of their own line.
        if "\0" in text or _CONTROL.search(text.partition("\n")[0]):
            break
        return text
    raise InvalidImport(reason="not_text")


def _delimiter(text: str) -> tuple[str, str, int]:
    """Return the delimiter, the text without a ``sep=`` line, and the lines left out."""
    hint = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    if hint and hint[1] in _DELIMITERS:
        return hint[1], text[hint.end() :], 1
    heading = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> tuple[int, int]:
        cells = heading.replace('"', "").split(delimiter)
        return sum(_heading_key(cell) in _FIELD_BY_HEADING for cell in cells), len(cells)

    return max(_DELIMITERS, key=known), text, 0


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    try:
        start = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                count += 1
                if count > MAX_LINES + 1:
                    raise InvalidImport(reason="rows", limit=MAX_LINES)
                if len(cells) > MAX_COLUMNS:
                    raise InvalidImport(reason="columns", limit=MAX_COLUMNS)
                yield start + skipped, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise InvalidImport(reason="quotes", line=reader.line_num + skipped) from error


def _heading_key(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.strip().casefold())
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return " ".join(plain.replace("_", " ").split())


def _line(
    number: int, cells: list[str], fields: list[Field | None], restore: Callable[[str], str]
) -> TableLine:
    named = zip(fields, cells, strict=False)
    return TableLine(number, {field: restore(cell) for field, cell in named if field})
