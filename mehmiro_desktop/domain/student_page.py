"""Everything the page of one student shows, as frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mehmiro_desktop.domain.entities import (
    AssessmentVariable,
    AssessorType,
    AttendanceStatus,
    SchoolClass,
    Student,
)


@dataclass(frozen=True, slots=True)
class ScoreRecord:
    """One record of ``assessments`` with its session's day.

    ``session_made`` orders sessions of one day. ``confidence`` (0 to 1) is set for AI only.
    """

    assessment_id: str
    variable_id: str
    session_id: str
    session_name: str
    session_made: str
    on: date
    value: Decimal
    source: AssessorType
    comments: str
    confidence: Decimal | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ClassMean:
    """The mean of the teacher's scores of a class in one session, and of how many students."""

    mean: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Light:
    """A student's ``student_monitoring_status``. Scores are 0 to 100, higher is more concern.

    ``flag`` is ``red``, ``yellow`` or ``green``; a part without data is ``None``, never 0.
    """

    flag: str
    score: Decimal
    observation: Decimal | None
    trend: Decimal | None
    homework: Decimal | None
    summary: str
    analyzed_at: datetime
    period_start: date | None
    period_end: date | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something a diagnosis noticed; ``kind`` and ``severity`` are the platform's words."""

    kind: str
    description: str
    severity: str
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intervention:
    """Something a diagnosis advises; ``priority`` is ``immediate``, ``soon`` or ``monitor``."""

    priority: str
    action: str
    area: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One row of ``monitoring_diagnoses``. ``confidence`` 0 to 1; times in milliseconds."""

    id: str
    text: str
    confidence: Decimal | None
    patterns: tuple[Pattern, ...]
    interventions: tuple[Intervention, ...]
    model: str
    temperature: Decimal | None
    tokens: int | None
    response_ms: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class StudentPage:
    """A student with class, variables, scores of every source, and the class's means.

    Attributes:
        student: who.
        school_class: in which class.
        neighbours: ids of all students of the class, in the order of its list.
        variables: the active ones, and inactive ones this student has scores of.
        scores: every record, of all sources, oldest session first.
        means: teacher's scores of the whole class by (variable id, session id); absent and
            exempt students are left out.
        attendance: exceptions by session id; whoever is not named was present.
        light: the traffic light, if there is one.
        diagnoses: newest first.
    """

    student: Student
    school_class: SchoolClass
    neighbours: tuple[str, ...]
    variables: tuple[AssessmentVariable, ...]
    scores: tuple[ScoreRecord, ...]
    means: Mapping[tuple[str, str], ClassMean]
    attendance: Mapping[str, AttendanceStatus]
    light: Light | None
    diagnoses: tuple[Diagnosis, ...]
