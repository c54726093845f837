"""A small file of made-up scores that shows which columns an import reads."""

import csv
from datetime import date
from pathlib import Path

from mehmiro_desktop.store.transfer.files import written_whole

_HEADINGS = (
    ("student", "estudiante"),
    ("variable", "variable"),
    ("date", "fecha"),
    ("score", "puntuación"),
    ("comment", "comentario"),
)
_LINES = (
    ("Luna", ("Reading", "Lectura"), ("4", "4"), ("Reads aloud gladly", "Lee en voz alta")),
    ("Puma", ("Reading", "Lectura"), ("3.5", "3,5"), ("", "")),
    ("Río", ("Reading", "Lectura"), ("", ""), ("", "")),
)


def write_example(path: Path, language: str, on: date) -> None:
    """Write the example to ``path``, in ``es`` or else English, with scores of the day ``on``.

    Raises:
        FileUnusable: the folder cannot be written (``name``); StoreFull: the disk is full.
    """
    place = 1 if language == "es" else 0
    # With a byte order mark: without one a spreadsheet reads the accents wrongly.
    with written_whole(path, "utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";" if language == "es" else ",")
        writer.writerow([each[place] for each in _HEADINGS])
        for alias, variable, score, comment in _LINES:
            day = on.isoformat()
            writer.writerow([alias, variable[place], day, score[place], comment[place]])
