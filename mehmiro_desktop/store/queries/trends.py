"""The trend of students of a class, from the teacher's scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.domain.insights import Trend, joint_trend, percent, trend_of
from mehmiro_desktop.store.entity_rows import day_of, decimal_of
from mehmiro_desktop.store.queries.classes import variables_of
from mehmiro_desktop.store.rows import marks
from mehmiro_desktop.store.stamps import stamp_moment
from mehmiro_desktop.store.store import Store

if TYPE_CHECKING:
    from datetime import date

# Of the students, not of the sessions: whoever came from another class keeps their scores.
_SCORES = (
    "SELECT a.student_id, a.variable_id, a.session_id, s.date, a.value, a.updated_at"
    " FROM students t JOIN assessments a ON a.student_id = t.id"
    " JOIN assessment_sessions s ON s.id = a.session_id"
    " WHERE t.class_id = ? AND a.assessor_type = 'teacher'"
)


@dataclass(frozen=True, slots=True)
class TrendScores:
    """The scores of students, as they were read: some hundred each."""

    students: tuple[str, ...]
    rows: Sequence[Any]
    variables: Mapping[str, AssessmentVariable]


def load_trends(store: Store, class_id: str, students: Sequence[str]) -> dict[str, Trend]:
    """Return the trend over all variables of these students by id.

    The same rule as on the student's page (``domain.insights``).
    """
    return trends_of(load_trend_scores(store, class_id, students))


def load_trend_scores(store: Store, class_id: str, students: Sequence[str]) -> TrendScores:
    """Return what :func:`trends_of` works with: to read it and to work take as long."""
    wanted = f"{_SCORES} AND t.id IN ({marks(students)}) ORDER BY a.updated_at, a.id"
    with store.read() as connection:
        rows = connection.exec_driver_sql(wanted, (class_id, *students)).all()
        variables = {each.id: each for each in variables_of(connection, class_id)}
    return TrendScores(tuple(students), rows, variables)


def trends_of(scores: TrendScores) -> dict[str, Trend]:
    """Return the trend of each student by id."""
    variables = scores.variables
    # A cell's newest record is the one that counts; it comes last.
    newest = {(row[0], row[1], row[2]): row for row in scores.rows if row[1] in variables}
    points: dict[str, dict[str, list[tuple[date, float]]]] = {}
    for student_id, variable_id, _, day, value, stamp in newest.values():
        on = day_of(day) or stamp_moment(stamp).date()
        share = percent(decimal_of(value), variables[variable_id])
        points.setdefault(student_id, {}).setdefault(variable_id, []).append((on, share))
    return {
        student_id: joint_trend(trend_of(each) for each in points.get(student_id, {}).values())
        for student_id in scores.students
    }
