"""Cancelling takes effect at the next row or page, at any size, and leaves nothing anywhere.

Counted in questions whether to go on, not in time: between two of them lies one row, one page, one
chunk of a workbook or one read, whatever the report's size.
"""

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mehmiro_desktop.domain.reports import ReportChoice, ReportFormat, score_lines
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.transfer import report_xlsx as xlsx
from mehmiro_desktop.store.transfer.report import collect_report
from mehmiro_desktop.ui.reports.making import Making, Order, Outcome
from mehmiro_desktop.ui.reports.words import ReportWords
from tests.helpers.stores import ClassroomBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

STUDENTS, VARIABLES = 12, 5


class Asked:
    """Answers the question whether to stop, from the ``stop_at``-th time on with yes."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.count = 0
        self._stop_at = stop_at
        self.look: Callable[[], None] = lambda: None

    def __call__(self) -> bool:
        self.count += 1
        self.look()
        return self._stop_at is not None and self.count >= self._stop_at


@pytest.fixture
def choice(store: Store) -> ReportChoice:
    room = ClassroomBuilder(store, students=STUDENTS, variables=VARIABLES).build().fill(4)
    return ReportChoice(room.school_class.id, tuple(each.id for each in room.roster))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "place"
    made.mkdir()
    return made


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, empty."""
    made = tmp_path / "scratch"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


def make(
    store: Store, choice: ReportChoice, kind: ReportFormat, place: Path, asked: Asked
) -> Outcome:
    order = Order(choice, frozenset({kind}), place)
    return Making(order, ReportWords("en"), lambda _done, _all: None, asked).run(store)


@pytest.mark.parametrize("kind", list(ReportFormat))
def test_it_is_asked_at_every_row_and_page(
    dressed_app: QApplication,
    store: Store,
    choice: ReportChoice,
    kind: ReportFormat,
    place: Path,
) -> None:
    rows = len(list(score_lines(collect_report(store, choice))))
    assert rows == STUDENTS * VARIABLES
    reads = STUDENTS + 1
    asked = Asked()
    outcome = make(store, choice, kind, place, asked)
    assert outcome.files
    least = STUDENTS * 2 if kind is ReportFormat.PDF else rows
    assert asked.count >= reads + least


@pytest.mark.parametrize("kind", list(ReportFormat))
def test_the_first_yes_ends_it_wherever_it_comes_and_nothing_stays(
    dressed_app: QApplication,
    store: Store,
    choice: ReportChoice,
    kind: ReportFormat,
    place: Path,
    scratch: Path,
    tmp_path: Path,
) -> None:
    whole = Asked()
    elsewhere = tmp_path / "whole"
    elsewhere.mkdir()
    make(store, choice, kind, elsewhere, whole)
    # Early, late, and evenly between.
    for stop_at in {1, 2, whole.count, *range(3, whole.count, 11)}:
        asked = Asked(stop_at)
        assert make(store, choice, kind, place, asked) == Outcome(None)
        assert asked.count == stop_at, "not one row more after the answer"
        assert list(place.iterdir()) == []
        assert list(scratch.iterdir()) == []


def _ask(asked: Asked) -> None:
    asked()


def test_packing_a_workbook_asks_between_chunks(
    store: Store, choice: ReportChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []
    for chunk in (10**9, 1000):
        monkeypatch.setattr(xlsx, "_CHUNK_BYTES", chunk)
        asked = Asked()
        xlsx.report_xlsx(collect_report(store, choice), partial(_ask, asked))
        counts.append(asked.count)
    assert counts[1] > counts[0] + 5


def test_no_alias_is_ever_in_the_systems_temporary_folder(
    store: Store, choice: ReportChoice, place: Path, scratch: Path
) -> None:
    asked = Asked()
    met: list[Path] = []
    asked.look = lambda: met.extend(scratch.iterdir())
    assert make(store, choice, ReportFormat.XLSX, place, asked).files == 1
    assert met == []
