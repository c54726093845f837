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
from mehmiro_desktop.domain.monitoring_records import (
    Diagnosis,
    LightOverride,
    MonitoringStatus,
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
class AttendedDay:
    """A session a student was not simply there in."""

    on: date
    session_name: str
    status: AttendanceStatus


@dataclass(frozen=True, slots=True)
class StudentPage:
    """A student with class, variables, scores of every source, and the class's means.

    Attributes:
        student: who.
        school_class: in which class.
        earlier: other classes with scores or attendance of theirs, the newest first.
        neighbours: ids of all students of the class, in the order of its list.
        variables: the active ones, and inactive ones this student has scores of; then those
            of earlier classes with scores, whose names say the class (``Reading · 5A``).
        scores: every record, of all sources, oldest session first.
        means: teacher's scores of the whole class by (variable id, session id); absent and
            exempt students are left out.
        attendance: the sessions they were absent, late or exempt in, newest first; in all
            others they were there.
        status: the monitoring's last result, if there is one.
        override: the light set by hand, if there is one.
        diagnoses: newest first.
    """

    student: Student
    school_class: SchoolClass
    earlier: tuple[SchoolClass, ...]
    neighbours: tuple[str, ...]
    variables: tuple[AssessmentVariable, ...]
    scores: tuple[ScoreRecord, ...]
    means: Mapping[tuple[str, str], ClassMean]
    attendance: tuple[AttendedDay, ...]
    status: MonitoringStatus | None
    override: LightOverride | None
    diagnoses: tuple[Diagnosis, ...]
