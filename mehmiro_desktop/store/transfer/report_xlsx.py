"""A report as a workbook: real numbers, real dates, and text that is never a formula."""

import io
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mehmiro_desktop.domain.reports import ReportData, means_of, score_lines
from mehmiro_desktop.store.transfer.report_words import FileWords

if TYPE_CHECKING:
    from openpyxl import Workbook

Cell = str | Decimal | date | int | None
_MOST_CHARACTERS = 32_767
# What XML cannot hold; a comment written by another program may.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NARROW, _WIDE = 14, 46


def report_xlsx(data: ReportData) -> bytes:
    """Return the workbook: means by student, every score (``import`` reads it), and about it."""
    # Only now: it takes a quarter of a second, and few sessions export.
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    words = FileWords(data.choice.language)
    _summary(workbook, data, words)
    _scores(workbook, data, words)
    _about(workbook, data, words)
    # The library's own name otherwise, and the time of this computer's clock.
    workbook.properties.creator = "Mehmiro"
    moment = data.made_at.replace(tzinfo=None, microsecond=0)
    workbook.properties.created = workbook.properties.modified = moment
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


class _Sheet:
    """One sheet being written."""

    def __init__(self, workbook: "Workbook", title: str, widths: list[int]) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self._sheet = workbook.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        for place, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(place)].width = width
        self._bold = Font(bold=True)
        self._cell = WriteOnlyCell

    def head(self, texts: list[str]) -> None:
        cells = [self._text(text) for text in texts]
        for cell in cells:
            cell.font = self._bold
        self._sheet.append(cells)

    def row(self, values: list[Cell]) -> None:
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


def _summary(workbook: "Workbook", data: ReportData, words: FileWords) -> None:
    choice = data.choice
    extra = ([words.birth] if choice.with_birth else []) + (
        [words.style] if choice.with_learning_style else []
    )
    names = [each.name for each in data.variables]
    widths = [24, *(_NARROW for _ in (*extra, *names))]
    sheet = _Sheet(workbook, words.summary, widths)
    sheet.head([words.alias, *extra, *names])
    for student in data.students:
        means = means_of(data, student)
        row: list[Cell] = [student.alias]
        row += [student.date_of_birth] if choice.with_birth else []
        row += [student.personality_type] if choice.with_learning_style else []
        row += [means.get(each.id) for each in data.variables]
        sheet.row(row)


def _scores(workbook: "Workbook", data: ReportData, words: FileWords) -> None:
    choice = data.choice
    names = [words.class_name, words.alias, words.on, words.session, words.variable]
    names += [words.value, words.assessor] + ([words.comment] if choice.with_comments else [])
    widths = [_NARROW, 24, _NARROW, 20, 24, 10, _NARROW, _WIDE]
    sheet = _Sheet(workbook, words.scores, widths[: len(names)])
    sheet.head(names)
    sources = {each: words.source(each) for each in choice.sources}
    for line in score_lines(data):
        score = line.score
        row: list[Cell] = [data.school_class.name, line.student.alias, line.session.on]
        row += [line.session.name or None, line.variable.name, score.value]
        row.append(sources[score.source])
        row += [score.comments or None] if choice.with_comments else []
        sheet.row(row)


def _about(workbook: "Workbook", data: ReportData, words: FileWords) -> None:
    sheet = _Sheet(workbook, words.about, [28, 40])
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
