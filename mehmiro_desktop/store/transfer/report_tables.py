"""A report as CSV and JSON: every score of the choice, numbers exact. See also ``report_xlsx``."""

import csv
import io
from collections.abc import Callable, Iterator

from mehmiro_desktop.domain.csv_table import neutralised
from mehmiro_desktop.domain.reports import ReportData, ScoreLine, score_lines
from mehmiro_desktop.domain.scores import shown
from mehmiro_desktop.store.transfer.report_words import FileWords
from mehmiro_desktop.store.transfer.row_text import exact_number, exact_text, written_json

REPORT_SCHEMA = 1


def report_csv(data: ReportData, go_on: Callable[[], None] = lambda: None) -> bytes:
    """Return the scores as CSV, UTF-8 with a byte order mark; ``import`` reads it back.

    For a Spanish reader it has semicolons and decimal commas, as Spanish spreadsheets expect.
    Text cells a spreadsheet would compute are neutralised. ``go_on`` is called for each row; raise
    in it to stop.
    """
    choice, words = data.choice, FileWords(data.choice.language)
    is_spanish = choice.decimal_mark == ","
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if is_spanish else ",")
    writer.writerow(_headings(data, words))
    for line in score_lines(data):
        go_on()
        score, student = line.score, line.student
        cells = [
            data.school_class.name,
            student.alias,
            line.session.on.isoformat(),
            line.session.name,
            line.variable.name,
        ]
        row = [neutralised(cell) for cell in cells]
        row.append(shown(score.value, choice.decimal_mark))
        row.append(words.source(score.source))
        if choice.with_comments:
            row.append(neutralised(score.comments))
        if choice.with_birth:
            row.append(student.date_of_birth.isoformat() if student.date_of_birth else "")
        if choice.with_learning_style:
            row.append(neutralised(student.personality_type))
        writer.writerow(row)
    return file.getvalue().encode("utf-8-sig", "replace")


def _headings(data: ReportData, words: FileWords) -> list[str]:
    choice = data.choice
    names = [words.class_name, words.alias, words.on, words.session, words.variable]
    names += [words.value, words.assessor]
    names += [words.comment] if choice.with_comments else []
    names += [words.birth] if choice.with_birth else []
    return names + ([words.style] if choice.with_learning_style else [])


def report_json(data: ReportData, go_on: Callable[[], None] = lambda: None) -> bytes:
    """Return the choice's students, variables, sessions and scores; numbers digit by digit.

    ``go_on`` is called for each score; raise in it to stop.
    """
    by_student: dict[str, list[object]] = {each.id: [] for each in data.students}
    for line in score_lines(data):
        go_on()
        # Written one by one, so that nothing long is left to do at the end.
        by_student[line.student.id].append(written_json(dict(_score(data, line))))
    whole = {
        "schema": REPORT_SCHEMA,
        "made_at": data.made_at.isoformat(),
        "pending": exact_number(data.pending),
        "class": {"id": data.school_class.id, "name": data.school_class.name},
        "variables": [
            {
                "id": each.id,
                "name": each.name,
                "scale_min": exact_number(each.scale_min),
                "scale_max": exact_number(each.scale_max),
            }
            for each in data.variables
        ],
        "sessions": [
            {"id": each.id, "date": each.on.isoformat(), "name": each.name}
            for each in data.sessions
        ],
        "students": [
            {
                "id": each.id,
                "alias": each.alias,
                **_details(data, each.date_of_birth, each.personality_type),
                "attendance": {
                    session.id: data.attendance[each.id, session.id].value
                    for session in data.sessions
                    if (each.id, session.id) in data.attendance
                },
                "scores": by_student[each.id],
            }
            for each in data.students
        ],
    }
    return (exact_text(whole) + "\n").encode("utf-8", "replace")


def _score(data: ReportData, line: ScoreLine) -> Iterator[tuple[str, object]]:
    score = line.score
    yield "session_id", score.session_id
    yield "variable_id", score.variable_id
    yield "value", exact_number(score.value)
    yield "assessor", score.source.value
    if score.confidence is not None:
        yield "confidence", exact_number(score.confidence)
    if data.choice.with_comments:
        yield "comment", score.comments


def _details(data: ReportData, born: object, style: str) -> dict[str, object]:
    details: dict[str, object] = {}
    if data.choice.with_birth:
        details["date_of_birth"] = None if born is None else str(born)
    if data.choice.with_learning_style:
        details["learning_style"] = style
    return details
