"""Why a file, or a line of it, was not taken: in words, for every screen that reads files."""

from PySide6.QtCore import QCoreApplication

from mehmiro_desktop.domain.imports import Reason, RefusedLine
from mehmiro_desktop.errors import InvalidImport, MehmiroError
from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP
from mehmiro_desktop.ui.messages import sentence

_REASONS: dict[Reason, str] = {
    Reason.NO_CLASS: QT_TRANSLATE_NOOP("ImportWords", "no class is named"),
    Reason.UNKNOWN_CLASS: QT_TRANSLATE_NOOP("ImportWords", "no class of that name"),
    Reason.OTHER_CLASS: QT_TRANSLATE_NOOP("ImportWords", "belongs to another class"),
    Reason.AMBIGUOUS_CLASS: QT_TRANSLATE_NOOP("ImportWords", "several classes of that name"),
    Reason.NO_STUDENT: QT_TRANSLATE_NOOP("ImportWords", "no student is named"),
    Reason.UNKNOWN_STUDENT: QT_TRANSLATE_NOOP("ImportWords", "no such student in the class"),
    Reason.AMBIGUOUS_STUDENT: QT_TRANSLATE_NOOP(
        "ImportWords", "several students of that alias"
    ),
    Reason.NO_VARIABLE: QT_TRANSLATE_NOOP("ImportWords", "no variable is named"),
    Reason.UNKNOWN_VARIABLE: QT_TRANSLATE_NOOP("ImportWords", "no such variable in the class"),
    Reason.AMBIGUOUS_VARIABLE: QT_TRANSLATE_NOOP(
        "ImportWords", "several variables of that name"
    ),
    Reason.NO_SESSION: QT_TRANSLATE_NOOP("ImportWords", "no date or session"),
    Reason.UNKNOWN_SESSION: QT_TRANSLATE_NOOP(
        "ImportWords", "no session of that name, and no date to make one"
    ),
    Reason.AMBIGUOUS_SESSION: QT_TRANSLATE_NOOP("ImportWords", "several sessions fit"),
    Reason.BAD_DATE: QT_TRANSLATE_NOOP(
        "ImportWords", "not a date (write 2026-03-09 or 9/3/2026)"
    ),
    Reason.NO_SCORE: QT_TRANSLATE_NOOP("ImportWords", "a comment without a score"),
    Reason.NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "ImportWords", "not a number with at most two decimals"
    ),
    Reason.OUT_OF_SCALE: QT_TRANSLATE_NOOP("ImportWords", "outside the variable's scale"),
    Reason.TOO_LONG: QT_TRANSLATE_NOOP("ImportWords", "too long"),
    Reason.UNREADABLE: QT_TRANSLATE_NOOP("ImportWords", "has characters that do not show"),
    Reason.BAD_COLOR: QT_TRANSLATE_NOOP("ImportWords", "not a colour (write #RRGGBB)"),
    Reason.NOT_A_TEACHERS: QT_TRANSLATE_NOOP(
        "ImportWords", "only a teacher's scores can be imported"
    ),
    Reason.REPEATED: QT_TRANSLATE_NOOP("ImportWords", "stands in the file already"),
}
_FILES: dict[str, str] = {
    "empty": QT_TRANSLATE_NOOP("ImportWords", "This file is empty. Nothing was changed."),
    "size": QT_TRANSLATE_NOOP(
        "ImportWords", "This file is larger than {limit} MB. Nothing was changed; split it."
    ),
    "rows": QT_TRANSLATE_NOOP(
        "ImportWords", "This file has more than {limit} lines. Nothing was changed; split it."
    ),
    "columns": QT_TRANSLATE_NOOP(
        "ImportWords", "A line has more than {limit} columns. Nothing was changed."
    ),
    "not_text": QT_TRANSLATE_NOOP(
        "ImportWords", "This is neither a CSV nor an XLSX file. Nothing was changed."
    ),
    "workbook": QT_TRANSLATE_NOOP(
        "ImportWords",
        "This spreadsheet is damaged. Nothing was changed; save it again, or as CSV.",
    ),
    "old_workbook": QT_TRANSLATE_NOOP(
        "ImportWords",
        "This spreadsheet has a password or is of the old kind (.xls). Nothing was changed;"
        " save it as .xlsx without a password.",
    ),
    "unpacked": QT_TRANSLATE_NOOP(
        "ImportWords",
        "This spreadsheet holds far more than a class list or scores. Nothing was changed.",
    ),
    "quotes": QT_TRANSLATE_NOOP(
        "ImportWords", "A quotation mark does not close by line {line}. Nothing was changed."
    ),
    "headings": QT_TRANSLATE_NOOP(
        "ImportWords",
        "The first line must name the columns, and none of them is “alias” or “student”."
        " Nothing was changed.",
    ),
    "columns_repeated": QT_TRANSLATE_NOOP(
        "ImportWords", "Two columns have the same heading. Nothing was changed."
    ),
    "scores": QT_TRANSLATE_NOOP(
        "ImportWords",
        "This file holds scores, not a list of students. Nothing was changed.",
    ),
    "no_variable_column": QT_TRANSLATE_NOOP(
        "ImportWords", "The file has scores but no column “variable”. Nothing was changed."
    ),
    "no_session_column": QT_TRANSLATE_NOOP(
        "ImportWords",
        "The file has scores but no column “session” or “date”. Nothing was changed.",
    ),
}


def refused_words(line: RefusedLine) -> str:
    """Return why a line is left out, e.g. ``not a date``."""
    return QCoreApplication.translate("ImportWords", _REASONS[line.reason])


def file_sentence(error: MehmiroError) -> str:
    """Return why a file was not taken."""
    text = _FILES.get(str(error.details.get("reason")))
    if not isinstance(error, InvalidImport) or text is None:
        return sentence(error)
    return QCoreApplication.translate("ImportWords", text).format_map(error.details)
