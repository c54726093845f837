"""Frozen records of the classroom, in the data model's own terms (data-model.md).

Only these (and tuples of them) cross threads and layers. Times are aware UTC ``datetime``; scores
are ``Decimal``. The bare word *session* is avoided: see AssessmentSession.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum


class AssessorType(Enum):
    """Who gave a score."""

    TEACHER = "teacher"
    STUDENT = "student"
    FAMILY = "family"
    AI = "ai"


class AttendanceStatus(Enum):
    """Whether a student was there in an assessment session; nothing recorded means present."""

    PRESENT = "present"
    ABSENT = "absent"
    LATE = "late"
    EXEMPT = "exempt"

    @property
    def is_skipped(self) -> bool:
        """Whether quick-score, picker, fill and averages leave the student out."""
        return self in (AttendanceStatus.ABSENT, AttendanceStatus.EXEMPT)


@dataclass(frozen=True, slots=True)
class Attendance:
    """How one student attended one assessment session (table ``session_attendance``)."""

    id: str
    student_id: str
    session_id: str
    status: AttendanceStatus


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """One class (table ``classes``); ``archived_at`` is ``None`` while it is in use."""

    id: str
    name: str
    grade: str = ""
    section: str = ""
    academic_year: str = ""
    archived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Student:
    """A student, known by alias only. ``avatar_color`` is ``#RRGGBB`` or empty."""

    id: str
    class_id: str
    alias: str
    avatar_color: str = ""
    personality_type: str = ""
    date_of_birth: date | None = None


@dataclass(frozen=True, slots=True)
class AssessmentVariable:
    """What is scored in a class, e.g. participation, with its scale.

    ``position`` is its place in the class's order from 0 on; ``None`` stands after those that
    have one.
    """

    id: str
    class_id: str
    name: str
    scale_min: Decimal
    scale_max: Decimal
    is_active: bool = True
    position: int | None = None


@dataclass(frozen=True, slots=True)
class AssessmentSession:
    """One dated round of scoring of a class."""

    id: str
    class_id: str
    on: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class CellKey:
    """A cell of the score grid: one student, one variable, one assessment session."""

    student_id: str
    variable_id: str
    session_id: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: the newest teacher's record, and how many others there are.

    ``is_pending``: not yet confirmed by the server. ``refused``: the server's reason code, empty
    when it was not refused. ``has_conflict``: a conflict on this cell waits for review.
    """

    key: CellKey
    assessment_id: str
    value: Decimal
    comments: str = ""
    assessor_type: AssessorType = AssessorType.TEACHER
    updated_at: datetime | None = None
    is_pending: bool = False
    refused: str = ""
    has_conflict: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class ScoreGrid:
    """Students times active variables of one assessment session; absent keys are blanks.

    After the class's students come those who were scored here and are in another class now.
    """

    school_class: SchoolClass
    session: AssessmentSession
    students: tuple[Student, ...]
    variables: tuple[AssessmentVariable, ...]
    cells: Mapping[tuple[str, str], Cell]
    """Keyed by ``(student_id, variable_id)``."""
    others: Mapping[tuple[str, str], tuple[AssessorType, ...]] = field(default_factory=dict)
    """Who besides the teacher gave a score, keyed as ``cells``; blank cells included."""
    attendance: Mapping[str, AttendanceStatus] = field(default_factory=dict)
    """Who was absent, late or exempt, by student id; the rest were present."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """The class somebody is in now, by student id, of those scored here who left the class."""


@dataclass(frozen=True, slots=True)
class ClassOverview:
    """A class as the Today screen shows it.

    Attributes:
        last_session: the newest that is not of a day to come.
        blanks: that session's empty cells.
        marked_at: when the class was last scored or called, as a stamp; empty for never.
    """

    school_class: SchoolClass
    student_count: int
    variable_count: int
    last_session: AssessmentSession | None
    blanks: int
    marked_at: str = ""

    @property
    def last_used(self) -> tuple[str, str]:
        """What puts the class used last first: its latest mark, then its last day."""
        return self.marked_at, self.last_session.on.isoformat() if self.last_session else ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing a person did, as undo names it. ``label`` is a key, ``args`` its blanks."""

    id: int
    label: str
    args: tuple[tuple[str, str], ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do now."""

    undo: Edit | None = None
    redo: Edit | None = None
