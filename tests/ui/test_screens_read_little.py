"""A screen opens by the counts and the page it shows, not by reading every score there is.

No time is measured here (``scripts/bench_screens.py`` does): the statements are counted, over
a class with few sessions and the same class with many.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from threading import get_ident

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.ui.context import UiContext
from mehmiro_desktop.ui.main_window import MainWindow
from mehmiro_desktop.ui.pages import SCREEN_FACTORIES
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.windows import open_now

FEW, MANY, STUDENTS = 4, 40, 6


@dataclass
class Asked:
    statements: int = 0


@contextmanager
def counted() -> Iterator[Asked]:
    """Count what the window's own thread asks; what a worker reads behind holds nothing up."""
    asked = Asked()
    window_thread = get_ident()

    def add(*_: object) -> None:
        asked.statements += get_ident() == window_thread

    event.listen(Engine, "before_cursor_execute", add)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", add)


def add_sessions(built: ClassroomBuilder, first: int, last: int) -> None:
    store = built.store
    for number in range(first, last):
        on = built.on - timedelta(days=number)
        session = classes.start_session(store, built.school_class.id, on)
        entries = [
            scores.ScoreEntry(CellKey(student.id, variable.id, session.id), Decimal(7))
            for student in built.roster
            for variable in built.measured
        ]
        scores.record_scores(store, entries)


def statements_to_open(
    qtbot: QtBot, context: UiContext, name: str, built: ClassroomBuilder
) -> int:
    where = {
        "score": {"session_id": built.session.id},
        "students": {"class_id": built.school_class.id},
        "student": {"student_id": built.roster[0].id},
        "reports": {"class_id": built.school_class.id},
    }.get(name, {})
    window = MainWindow(context, SCREEN_FACTORIES)
    qtbot.addWidget(window)
    window.show()
    with counted() as asked:
        open_now(window, name, **where)
    window.close()
    return asked.statements


@pytest.mark.parametrize("name", sorted(set(SCREEN_FACTORIES) - {"sync"}))
def test_opening_asks_no_more_of_a_long_year_than_of_a_short_one(
    qtbot: QtBot, context: UiContext, store: Store, name: str
) -> None:
    built = ClassroomBuilder(store, students=STUDENTS, variables=3).build()
    add_sessions(built, 1, FEW)
    short = statements_to_open(qtbot, context, name, built)
    add_sessions(built, FEW, MANY)
    long = statements_to_open(qtbot, context, name, built)
    # The board is read by a worker, all of it.
    assert short > 0 or name == "monitoring"
    # A statement for each session, student or score would be tens more; the student's page reads
    # the class's means of ten sessions at a time.
    assert long <= short + 6
