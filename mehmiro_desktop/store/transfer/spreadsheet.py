"""A spreadsheet (XLSX) or CSV file as one table, within limits, whatever the file claims.

An XLSX file is a ZIP of XML parts and comes from anywhere, so its sizes are looked at before
anything is unpacked. Nothing in it is computed: of a formula its last result is read. Cells come
out as text a person would have typed, a date as ``2026-03-09``.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mehmiro_desktop.domain.csv_table import (
    MAX_COLUMNS,
    MAX_FILE_BYTES,
    MAX_LINES,
    CsvTable,
    Field,
    named_table,
)
from mehmiro_desktop.domain.csv_table import read_table as read_csv
from mehmiro_desktop.errors import InvalidImport
from mehmiro_desktop.store.transfer.files import read_file

if TYPE_CHECKING:
    from openpyxl import Workbook

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
MAX_PARTS = 500
MAX_UNPACKED_BYTES = 100_000_000
MAX_RATIO = 200
"""How many times larger than the file its content may be; that of large rosters is about 20."""
_SMALL_BYTES = 2_000_000
_MAX_SHEETS = 20
_HEAD_ROWS = 10
# Beyond this a sheet is drawn, not filled in: no list has so many blank rows in it.
_MAX_SHEET_ROWS = 2 * MAX_LINES

Record = tuple[int, list[str]]


def read_table(path: Path) -> CsvTable:
    """Read the file at ``path``; see :func:`table_of`.

    Raises:
        FileUnusable: it cannot be read; InvalidImport: it is no table we can read.
    """
    return table_of(read_file(path))


def table_of(content: bytes) -> CsvTable:
    """Read the bytes of a CSV or XLSX file; which of the two it is, its first bytes say.

    Of a workbook the first sheet that lists scores is taken, else the first with aliases;
    a title above the headings does no harm.

    Raises:
        InvalidImport: it is too big, too dense, damaged, protected, or names no known column; the
            detail ``reason`` says which.
    """
    if content.startswith(_OLD):
        # Both of Excel's files before 2007 and those with a password.
        raise InvalidImport(reason="old_workbook")
    if not content.startswith(_ZIP):
        return read_csv(content)
    if len(content) > MAX_FILE_BYTES:
        raise InvalidImport(reason="size", limit=MAX_FILE_BYTES // 1_000_000)
    _check_sizes(content)
    workbook = _open(content)
    try:
        return _best_table(workbook)
    except InvalidImport:
        raise
    except Exception as error:
        # Whatever the library makes of broken XML.
        raise InvalidImport(reason="workbook") from error
    finally:
        workbook.close()


def _check_sizes(content: bytes) -> None:
    """Refuse what would unpack to far more than it is.

    ``zipfile`` never gives more than a part declares, so the declared sizes bind.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InvalidImport(reason="workbook") from error
    if any(part.flag_bits & 1 for part in parts):
        raise InvalidImport(reason="old_workbook")
    unpacked = sum(part.file_size for part in parts)
    is_dense = unpacked > _SMALL_BYTES and unpacked > MAX_RATIO * len(content)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or is_dense:
        raise InvalidImport(reason="unpacked", limit=MAX_UNPACKED_BYTES // 1_000_000)


def _open(content: bytes) -> "Workbook":
    # Only now: it takes a quarter of a second, and few sessions import.
    from openpyxl import load_workbook

    try:
        return load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
    except Exception as error:
        raise InvalidImport(reason="workbook") from error


def _best_table(workbook: "Workbook") -> CsvTable:
    """Return the first sheet of scores, else the first roster.

    Raises:
        InvalidImport: what is wrong with the first sheet, when none will do.
    """
    best: CsvTable | None = None
    refusal: InvalidImport | None = None
    for sheet in workbook.worksheets[:_MAX_SHEETS]:
        try:
            table = named_table(_from_headings(_records(sheet)))
        except InvalidImport as error:
            if error.details.get("reason") not in ("headings", "empty"):
                raise
            refusal = refusal or error
            continue
        if best is None or _rank(table) > _rank(best):
            best = table
    if best is not None:
        return best
    raise refusal or InvalidImport(reason="empty")


def _rank(table: CsvTable) -> int:
    """Return how much like a list of scores a sheet is; a variable may be called “score” too."""
    return (
        len(table.fields & {Field.VALUE, Field.VARIABLE}) if Field.VALUE in table.fields else 0
    )


def _from_headings(records: Iterator[Record]) -> Iterator[Record]:
    """Leave out what stands above the headings, e.g. a title."""
    head = [record for _, record in zip(range(_HEAD_ROWS), records, strict=False)]
    if not head:
        raise InvalidImport(reason="empty")
    for place, (_, cells) in enumerate(head):
        try:
            named_table(iter([(1, cells)]))
        except InvalidImport as error:
            if error.details.get("reason") == "headings":
                continue
        return chain(head[place:], records)
    raise InvalidImport(reason="headings")


def _records(sheet: Any) -> Iterator[Record]:
    # What a sheet says of its own size is not believed: rows would be padded to it.
    sheet.reset_dimensions()
    count = 0
    rows = sheet.iter_rows(max_row=_MAX_SHEET_ROWS, max_col=MAX_COLUMNS + 1, values_only=True)
    for number, row in enumerate(rows, 1):
        cells = [_cell_text(value) for value in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        count += 1
        if count > MAX_LINES + 1:
            raise InvalidImport(reason="rows", limit=MAX_LINES)
        if len(cells) > MAX_COLUMNS:
            raise InvalidImport(reason="columns", limit=MAX_COLUMNS)
        yield number, cells


def _cell_text(value: object) -> str:
    """Return a cell as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        # A spreadsheet has no days, only moments; a date is one at midnight.
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # Fifteen digits, as the spreadsheet itself shows them: 0.1+0.2 reads 0.3.
        text = f"{value:.15g}"
        return f"{value:f}".rstrip("0").rstrip(".") if "e" in text else text
    return str(value)
