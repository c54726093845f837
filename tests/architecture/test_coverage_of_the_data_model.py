"""Every column that syncs is accounted for: where it is seen, where changed, what is still to come."""

import pytest

from mehmiro_desktop.domain.tables import TABLES
from tests.helpers.coverage_document import (
    CHANGED,
    NOT_YET,
    SEEN,
    Place,
    read_coverage,
    read_lists,
)

COLUMNS = [f"{table.name}.{column}" for table in TABLES for column in table.column_names]
SCREENS = {
    *("Today", "Score", "Students", "Student", "Monitoring", "Lessons", "Suggestions"),
    *("Reports", "Sync", "Settings"),
}
UNCHANGED = ("By itself", "Never", "An administrator, on the server")


def test_no_column_is_missing_and_none_made_up() -> None:
    assert list(read_coverage()) == COLUMNS


@pytest.mark.parametrize("column", COLUMNS)
def test_a_place_is_a_screen_or_still_to_come(column: str) -> None:
    told = read_coverage()[column]
    assert told.seen.is_not_yet or set(told.seen.screens) <= SCREENS, told.seen
    assert told.seen.is_not_yet or told.seen.screens
    if not (told.changed.is_not_yet or told.changed.text.startswith(UNCHANGED)):
        assert told.changed.screens
        assert set(told.changed.screens) <= SCREENS, told.changed
        assert any(who in told.changed.text for who in ("the teacher", "an administrator"))


def test_what_is_still_to_come_is_listed_and_counted() -> None:
    rows = read_coverage()
    unseen = tuple(name for name, told in rows.items() if told.seen.is_not_yet)
    unchanged = tuple(name for name, told in rows.items() if told.changed.is_not_yet)
    assert read_lists() == {SEEN: (len(unseen), unseen), CHANGED: (len(unchanged), unchanged)}


def test_the_reader_reads_what_is_written() -> None:
    text = "| `a.b` | Score, Sync: the cell | Score: the teacher |\n| `a.c` | Score: as x | Never |\n"
    rows = read_coverage(text)
    assert rows["a.b"].seen.screens == ("Score", "Sync")
    assert rows["a.b"].seen.has_words
    assert not rows["a.c"].seen.has_words
    assert Place(NOT_YET).is_not_yet
    assert Place(NOT_YET).screens == ()
