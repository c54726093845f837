"""A report as a workbook: real numbers, real dates, and text that is never a formula.

Written in memory: the library would put each sheet, aliases and all, into a file of the system's
folder for temporary files, readable by whoever finds it after a crash.
"""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self
from zipfile import ZIP_DEFLATED, ZipFile

from mehmiro_desktop.domain.reports import ReportData, means_of, score_lines
from mehmiro_desktop.store.transfer.report_words import FileWords

if TYPE_CHECKING:
    from openpyxl import Workbook

Cell = str | Decimal | date | int | None
_MOST_CHARACTERS = 32_767
# What XML cannot hold; a comment written by another program may.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NARROW, _WIDE = 14, 46
_CHUNK_BYTES = 256 * 1024
"""Packed at once between two questions whether to go on: some 10 ms."""


def report_xlsx(data: ReportData, go_on: Callable[[], None] = lambda: None) -> bytes:
    """Return the workbook: means by student, every score (``import`` reads it), and about it.

    Args:
        data: what was collected.
        go_on: called for each row and each chunk that is packed; raise in it to stop.
    """
    # Only now: it takes a quarter of a second, and few sessions export.
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    words = FileWords(data.choice.language)
    # The library's own name otherwise, and the time of this computer's clock.
    workbook.properties.creator = "Mehmiro"
    moment = data.made_at.replace(tzinfo=None, microsecond=0)
    workbook.properties.created = workbook.properties.modified = moment
    # Whatever ends it, a sheet begun is ended too: the library would complain of it later.
    with ExitStack() as begun:
        sheets = [
            begun.enter_context(_Sheet(workbook, title, widths, go_on))
            for title, widths in _titles(data, words)
        ]
        for fill, sheet in zip((_summary, _scores, _about), sheets, strict=True):
            fill(sheet, data, words)
        return _packed(workbook, sheets, go_on)


def _packed(workbook: "Workbook", sheets: list["_Sheet"], go_on: Callable[[], None]) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    for sheet in sheets:
        sheet.close()
    contents = {sheet.title: sheet.content for sheet in sheets}
    file = io.BytesIO()
    archive = ZipFile(file, "w", ZIP_DEFLATED)

    class Packing(ExcelWriter):
        """Packs sheets from memory, a chunk at a time."""

        def write_worksheet(self, ws: Any) -> None:
            with archive.open(ws.path[1:], "w", force_zip64=True) as entry:
                whole = contents[ws.title].getbuffer()
                for start in range(0, len(whole), _CHUNK_BYTES):
                    go_on()
                    entry.write(whole[start : start + _CHUNK_BYTES])
            self.manifest.append(ws)

    with archive:
        Packing(workbook, archive).write_data()
    return file.getvalue()


class _Sheet:
    """One sheet being written, into ``content``."""

    def __init__(
        self,
        workbook: "Workbook",
        title: str,
        widths: list[int],
        go_on: Callable[[], None],
    ) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet._writer import WorksheetWriter

        self._go_on = go_on
        self._sheet = workbook.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        for place, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(place)].width = width
        self.content = io.BytesIO()
        # There is no public way to say where a sheet is written.
        writer = WorksheetWriter(self._sheet, out=self.content)
        writer.write_top()
        self._sheet._writer = writer  # noqa: SLF001 - see above
        self._bold = Font(bold=True)
        self._cell = WriteOnlyCell

    def head(self, texts: list[str]) -> None:
        cells = [self._text(text) for text in texts]
        for cell in cells:
            cell.font = self._bold
        self._sheet.append(cells)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def title(self) -> str:
        return str(self._sheet.title)

    def close(self) -> None:
        """End the sheet."""
        if not self._sheet.closed:
            self._sheet.close()

    def row(self, values: list[Cell]) -> None:
        self._go_on()
        self._sheet.append(
            [self._value(each) if isinstance(each, str) else each for each in values]
        )

    def _value(self, text: str) -> Any:
        # A cell object only where the library would take the text for something else: a
        # hundred students have some 200,000 cells.
        return self._text(text) if text[:1] in "=#" else _kept(text)

    def _text(self, text: str) -> Any:
        cell = self._cell(self._sheet, value=_kept(text))
        cell.data_type = "s"
        return cell


def _kept(text: str) -> str:
    return _UNKEEPABLE.sub("\ufffd", text)[:_MOST_CHARACTERS]


def _titles(data: ReportData, words: FileWords) -> Iterator[tuple[str, list[int]]]:
    """Give each sheet's title and the widths of its columns."""
    count = len(_details(data, words)) + len(data.variables)
    yield words.summary, [24, *(_NARROW for _ in range(count))]
    widths = [_NARROW, 24, _NARROW, 20, 24, 10, _NARROW, _WIDE]
    yield words.scores, widths if data.choice.with_comments else widths[:-1]
    yield words.about, [28, 40]


def _details(data: ReportData, words: FileWords) -> list[str]:
    choice = data.choice
    return ([words.birth] if choice.with_birth else []) + (
        [words.style] if choice.with_learning_style else []
    )


def _summary(sheet: _Sheet, data: ReportData, words: FileWords) -> None:
    choice = data.choice
    names = [each.name for each in data.variables]
    sheet.head([words.alias, *_details(data, words), *names])
    for student in data.students:
        means = means_of(data, student)
        row: list[Cell] = [student.alias]
        row += [student.date_of_birth] if choice.with_birth else []
        row += [student.personality_type] if choice.with_learning_style else []
        row += [means.get(each.id) for each in data.variables]
        sheet.row(row)


def _scores(sheet: _Sheet, data: ReportData, words: FileWords) -> None:
    choice = data.choice
    names = [words.class_name, words.alias, words.on, words.session, words.variable]
    names += [words.value, words.assessor] + ([words.comment] if choice.with_comments else [])
    sheet.head(names)
    sources = {each: words.source(each) for each in choice.sources}
    for line in score_lines(data):
        score = line.score
        row: list[Cell] = [data.school_class.name, line.student.alias, line.session.on]
        row += [line.session.name or None, line.variable.name, score.value]
        row.append(sources[score.source])
        row += [score.comments or None] if choice.with_comments else []
        sheet.row(row)


def _about(sheet: _Sheet, data: ReportData, words: FileWords) -> None:
    made, owner, first, last, pending, means = words.about_lines
    sheet.head([words.class_name, data.school_class.name])
    sheet.row([made, data.made_at.astimezone().date()])
    if data.owner:
        sheet.row([owner, data.owner])
    if data.sessions:
        sheet.row([first, data.sessions[0].on])
        sheet.row([last, data.sessions[-1].on])
    if data.pending:
        sheet.row([pending, data.pending])
    sheet.row([means])
