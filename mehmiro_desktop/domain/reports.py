"""What a report holds: the choice a teacher makes, the data collected for it, and its shape. Pure.

Birth date, learning style and what AI gave are left out unless asked for. Means and trends come
from the teacher's scores only, whatever sources are listed beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    AssessorType,
    AttendanceStatus,
    SchoolClass,
    Student,
)
from mehmiro_desktop.domain.insights import (
    SourceInsight,
    VariableInsight,
    source_insights,
    teacher_scores,
    variable_insights,
)
from mehmiro_desktop.domain.student_page import ClassMean, ScoreRecord

MAX_STUDENTS = 100
DEFAULT_SOURCES = frozenset({AssessorType.TEACHER, AssessorType.STUDENT, AssessorType.FAMILY})


class ReportFormat(Enum):
    """A kind of file; the value is how its name ends."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Period:
    """Which sessions count: from a day, to a day, and of those the last ones only.

    Attributes:
        first: the first day, ``None`` for no limit.
        last: the last day, itself included.
        latest: only so many of the newest sessions, ``None`` for all.
    """

    first: date | None = None
    last: date | None = None
    latest: int | None = None

    def takes(self, sessions: tuple[AssessmentSession, ...]) -> tuple[AssessmentSession, ...]:
        """Return those of ``sessions`` (oldest first) that count."""
        within = tuple(
            each
            for each in sessions
            if (self.first is None or each.on >= self.first)
            and (self.last is None or each.on <= self.last)
        )
        return within if self.latest is None else within[max(0, len(within) - self.latest) :]


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What a teacher asked for. ``language`` is the reader's, not the window's."""

    class_id: str
    student_ids: tuple[str, ...]
    period: Period = Period()
    sources: frozenset[AssessorType] = DEFAULT_SOURCES
    with_charts: bool = True
    with_comments: bool = True
    with_birth: bool = False
    with_learning_style: bool = False
    language: str = "en"

    @property
    def decimal_mark(self) -> str:
        """The mark of the reader's language."""
        return "," if self.language == "es" else "."


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything a report needs, read in one moment.

    Attributes:
        choice: what was asked for.
        school_class: of which class.
        owner: the teacher's e-mail; empty for the sample class.
        made_at: when the data were read.
        pending: changes of the account not yet sent.
        sessions: those of the period, oldest first.
        variables: of the class, in its order; inactive ones only where there are scores.
        students: those asked for that are there, in the order of the class's list.
        places: each student's place in the class's list, from 1.
        scores: of the chosen sources by student id, oldest session first.
        means: the teacher's means of the class by (variable id, session id).
        attendance: exceptions by (student id, session id).
        missing: how many students asked for are no longer there.
    """

    choice: ReportChoice
    school_class: SchoolClass
    owner: str
    made_at: datetime
    pending: int
    sessions: tuple[AssessmentSession, ...]
    variables: tuple[AssessmentVariable, ...]
    students: tuple[Student, ...]
    places: Mapping[str, int]
    scores: Mapping[str, tuple[ScoreRecord, ...]]
    means: Mapping[tuple[str, str], ClassMean]
    attendance: Mapping[tuple[str, str], AttendanceStatus]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class StudentReport:
    """One student's part of a report.

    Attributes:
        student: who.
        place: their place in the class's list, from 1; names their file.
        insights: what there is to say of each variable with a teacher's score in the period.
        sources: count and mean of each source asked for.
        comments: records with a comment, newest first; none unless asked for.
        attendance: how many sessions of each kind but present.
        session_count: sessions of the period.
    """

    student: Student
    place: int
    insights: tuple[VariableInsight, ...]
    sources: tuple[SourceInsight, ...]
    comments: tuple[ScoreRecord, ...]
    attendance: Mapping[AttendanceStatus, int]
    session_count: int

    @property
    def is_empty(self) -> bool:
        """Whether the period holds nothing of this student."""
        return not self.insights and not any(each.count for each in self.sources)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One score as a spreadsheet lists it."""

    student: Student
    variable: AssessmentVariable
    session: AssessmentSession
    score: ScoreRecord


def shape_student(data: ReportData, student: Student) -> StudentReport:
    """Return one student's part."""
    scores = data.scores.get(student.id, ())
    found = variable_insights(data.variables, scores, data.means)
    counts: dict[AttendanceStatus, int] = {}
    for session in data.sessions:
        status = data.attendance.get((student.id, session.id))
        if status is not None:
            counts[status] = counts.get(status, 0) + 1
    comments: tuple[ScoreRecord, ...] = ()
    if data.choice.with_comments:
        comments = tuple(each for each in reversed(scores) if each.comments.strip())
    return StudentReport(
        student=student,
        place=data.places[student.id],
        insights=tuple(each for each in found if each.scores),
        sources=tuple(
            each
            for each in source_insights(data.variables, scores)
            if each.source in data.choice.sources
        ),
        comments=comments,
        attendance=counts,
        session_count=len(data.sessions),
    )


def score_lines(data: ReportData) -> Iterator[ScoreLine]:
    """Return every score: by student, then session, then variable."""
    variables = {each.id: each for each in data.variables}
    sessions = {each.id: each for each in data.sessions}
    order = {each.id: place for place, each in enumerate(data.variables)}
    place = {each.id: number for number, each in enumerate(data.sessions)}
    for student in data.students:
        found = data.scores.get(student.id, ())
        for score in sorted(found, key=lambda s: (place[s.session_id], order[s.variable_id])):
            yield ScoreLine(
                student, variables[score.variable_id], sessions[score.session_id], score
            )


def means_of(data: ReportData, student: Student) -> Mapping[str, Decimal]:
    """Return the mean of a student's teacher scores by variable id, to two decimals."""
    by_variable: dict[str, list[Decimal]] = {}
    for score in teacher_scores(data.scores.get(student.id, ())):
        by_variable.setdefault(score.variable_id, []).append(score.value)
    return {
        variable: (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01"))
        for variable, values in by_variable.items()
    }


def folder_name(school_class: SchoolClass, on: date, word: str) -> str:
    """Return the folder of a report, e.g. ``Informes 5A 2026-11-23``: never an alias.

    What a file system of any kind refuses in a name is left out.
    """
    kept = "".join(ch if ch.isalnum() or ch in " -_" else " " for ch in school_class.name)
    name = " ".join(kept.split())[:40].strip()
    return " ".join(part for part in (word, name, on.isoformat()) if part)
