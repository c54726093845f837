"""All scores of a store as one CSV file that spreadsheets open and ``import`` reads back."""

import csv
from pathlib import Path

from sqlalchemy import text

from mehmiro_desktop.domain.csv_table import neutralised
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.transfer.files import written_whole

HEADINGS = (
    *("class", "student", "session date", "session name", "variable", "value"),
    *("assessor", "comment", "confidence", "updated_at"),
)
_SCORES = """
SELECT c.name, s.alias, e.date, e.name, v.name, a.value, a.assessor_type, a.comments,
       a.confidence_score, a.updated_at
FROM assessments AS a
JOIN students AS s ON s.id = a.student_id
JOIN assessment_variables AS v ON v.id = a.variable_id
JOIN assessment_sessions AS e ON e.id = a.session_id
JOIN classes AS c ON c.id = e.class_id
ORDER BY c.name, c.id, e.date, e.id, s.alias, s.id, v.name, v.id, a.id
"""
_NUMBERS = (5, 8)


def export_csv(store: Store, path: Path, *, decimal_comma: bool = False) -> int:
    """Write every score to ``path`` and return how many.

    Text cells that a spreadsheet would compute are neutralised; numbers stay numbers.

    Args:
        store: Where the scores are.
        path: The file to write, UTF-8 with a byte order mark.
        decimal_comma: Write ``7,5`` and separate by semicolons, as Spanish spreadsheets expect.

    Raises:
        FileUnusable: ``path`` cannot be written; StoreError: the store cannot be read.
    """
    mark = "," if decimal_comma else "."
    count = 0
    with store.read() as connection, written_whole(path, "utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";" if decimal_comma else ",")
        writer.writerow(HEADINGS)
        options = {"stream_results": True, "yield_per": 500}
        for row in connection.execute(text(_SCORES), execution_options=options):
            cells = ["" if cell is None else str(cell) for cell in row]
            writer.writerow(
                cell.replace(".", mark) if place in _NUMBERS else neutralised(cell)
                for place, cell in enumerate(cells)
            )
            count += 1
    return count
