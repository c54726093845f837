"""Scales and places of the student's charts, worked out by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessmentVariable, AssessorType
from mehmiro_desktop.domain.student_page import ScoreRecord
from mehmiro_desktop.ui.students_page.drawing import on_scale, positions, scale_ticks


def variable(low: str, high: str) -> AssessmentVariable:
    return AssessmentVariable("v", "c", "Reading", Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("low", "high", "texts", "places"),
    [
        ("1", "5", "1 2 3 4 5", [0, 25, 50, 75, 100]),
        ("0", "10", "0 2 4 6 8 10", [0, 20, 40, 60, 80, 100]),
        ("0", "1", "0 0.5 1", [0, 50, 100]),
        ("0", "9", "0 3 6 9", [0, 100 / 3, 200 / 3, 100]),
        ("0.5", "3", "0.5 1 1.5 2 2.5 3", [0, 20, 40, 60, 80, 100]),
        ("0.3", "2.7", "0.3 2.7", [0, 100]),  # no even steps that are few enough
        ("-5", "20", "0 2 4 6 8 10", [0, 20, 40, 60, 80, 100]),  # the platform's own limits
    ],
)
def test_a_scale_shows_its_own_steps(
    plain_english: None, low: str, high: str, texts: str, places: list[float]
) -> None:
    ticks = scale_ticks(variable(low, high))
    assert [tick.text for tick in ticks] == texts.split()
    assert [tick.at for tick in ticks] == pytest.approx(places)


def test_a_scale_without_room_has_one_line(plain_english: None) -> None:
    assert [tick.text for tick in scale_ticks(variable("3", "3"))] == ["3"]


def test_a_share_reads_on_the_scale(plain_english: None) -> None:
    assert on_scale(75, variable("1", "5")) == "4.0"
    assert on_scale(0, variable("1", "5")) == "1.0"


def test_sessions_of_one_day_stand_side_by_side() -> None:
    def moment(day: int, session: str) -> ScoreRecord:
        return ScoreRecord(
            "a", "v", session, "", "", date(2026, 3, day), Decimal(1), AssessorType.TEACHER,
            "", None, datetime(2026, 3, 1, tzinfo=UTC),
        )  # fmt: skip

    found = positions([moment(2, "a"), moment(2, "b"), moment(9, "c")])
    assert list(found) == [0, 0.25, 7]
    assert len(positions([])) == 0
