"""Time the reports of a whole class: 100 students, 12 variables, 60 sessions.

    python scripts/bench_reports.py [STUDENTS [VARIABLES [SESSIONS]]]

Prints seconds for collecting, each kind of file, and the whole folder on the disk.
"""

import os
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import QApplication

from mehmiro_desktop.domain.changes import Origin
from mehmiro_desktop.domain.reports import ReportChoice, ReportFormat
from mehmiro_desktop.domain.scores import canonical
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes
from mehmiro_desktop.store.transfer.report import collect_report
from mehmiro_desktop.store.transfer.report_tables import report_csv, report_json
from mehmiro_desktop.store.transfer.report_xlsx import report_xlsx
from mehmiro_desktop.ui import fonts
from mehmiro_desktop.ui.reports.making import Making, Order
from mehmiro_desktop.ui.reports.pdf import first_page, report_pdf
from mehmiro_desktop.ui.reports.words import ReportWords
from tests.helpers.stores import make_store

_T = TypeVar("_T")


_INSERT = (
    "INSERT INTO assessments (id, student_id, variable_id, session_id, value, assessor_type,"
    " created_at, updated_at) VALUES (?, ?, ?, ?, ?, 'teacher', ?, ?)"
)


def timed(name: str, work: Callable[[], _T]) -> _T:
    begun = time.perf_counter()
    result = work()
    size = f", {len(result):,} bytes" if isinstance(result, bytes) else ""
    print(f"{name:24} {time.perf_counter() - begun:7.3f} s{size}")
    return result


def fill(store: Store, students: int, variables: int, sessions: int) -> ReportChoice:
    rolls = random.Random(7)  # noqa: S311 - made-up scores
    owner = classes.add_class(store, "5A", academic_year="2026")
    roster = classes.add_students(
        store, owner.id, [f"Cometa {n:03}" for n in range(1, students + 1)]
    )
    measured = [
        classes.add_variable(store, owner.id, f"Variable {n}") for n in range(1, variables + 1)
    ]
    for n in range(sessions):
        session = classes.start_session(store, owner.id, date(2026, 1, 7) + timedelta(days=n))
        stamp = store.now_stamp()
        rows = [
            (str(uuid.uuid4()), pupil.id, variable.id, session.id, _roll(rolls), stamp, stamp)
            for pupil in roster
            for variable in measured
        ]
        # As if they had been pulled: commands would spend minutes on each score's history.
        with store.write(origin=Origin.SYNC, why="pulled") as write:
            write.connection.exec_driver_sql(_INSERT, rows)
    return ReportChoice(owner.id, tuple(each.id for each in roster))


def _roll(rolls: random.Random) -> str:
    return canonical(Decimal(rolls.randint(2, 20)) / 2)


def main(students: int = 100, variables: int = 12, sessions: int = 60) -> None:
    app = QApplication([])
    fonts.load_fonts(app)
    words = ReportWords("en")
    with tempfile.TemporaryDirectory() as folder, make_store(Path(folder) / "store") as store:
        choice = fill(store, students, variables, sessions)
        data = timed("collect", lambda: collect_report(store, choice))
        timed("preview", lambda: first_page(data, data.students[0], words, 1588))
        timed("PDF, all in one", lambda: report_pdf(data, data.students, words))
        timed("XLSX", lambda: report_xlsx(data))
        timed("CSV", lambda: report_csv(data))
        timed("JSON", lambda: report_json(data))
        order = Order(choice, frozenset(ReportFormat), Path(folder))
        making = Making(order, words, lambda _done, _all: None, lambda: False)
        outcome = timed("everything, on the disk", lambda: making.run(store))
        print(f"{outcome.files} files")
    app.quit()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
