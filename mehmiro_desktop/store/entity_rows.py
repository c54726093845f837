"""Mirror rows to the classroom's records and back. Blank text in a record is NULL in the row."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    Attendance,
    AttendanceStatus,
    SchoolClass,
    Student,
)
from mehmiro_desktop.domain.scores import canonical
from mehmiro_desktop.domain.tables import Row, Value
from mehmiro_desktop.store.stamps import stamp_moment


def text_of(value: Value) -> str:
    """Return a text column's value; NULL is the empty text."""
    return "" if value is None else str(value)


def decimal_of(value: Value, absent: Decimal = Decimal(0)) -> Decimal:
    """Return a numeric column's value."""
    if value is None:
        return absent
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return absent


def day_of(value: Value) -> date | None:
    """Return a date column's value."""
    return None if value is None else date.fromisoformat(str(value))


def moment_of(value: Value) -> datetime | None:
    """Return a timestamp column's value."""
    return None if value is None else stamp_moment(str(value))


def blank_to_null(text: str) -> str | None:
    """Return the column's value for a record's optional text."""
    return text or None


def school_class(row: Row) -> SchoolClass:
    """Return the class of a ``classes`` row."""
    return SchoolClass(
        id=str(row["id"]),
        name=text_of(row["name"]),
        grade=text_of(row["grade"]),
        section=text_of(row["section"]),
        academic_year=text_of(row["academic_year"]),
        archived_at=moment_of(row["archived_at"]),
    )


def class_columns(record: SchoolClass) -> Row:
    """Return the words a teacher edits of a class; archiving is a command of its own."""
    return {
        "name": record.name,
        "grade": blank_to_null(record.grade),
        "section": blank_to_null(record.section),
        "academic_year": blank_to_null(record.academic_year),
    }


def student(row: Row) -> Student:
    """Return the student of a ``students`` row."""
    return Student(
        id=str(row["id"]),
        class_id=text_of(row["class_id"]),
        alias=text_of(row["alias"]),
        avatar_color=text_of(row["avatar_color"]),
        personality_type=text_of(row["personality_type"]),
        date_of_birth=day_of(row["date_of_birth"]),
    )


def student_columns(record: Student) -> Row:
    """Return the columns a teacher edits of a student."""
    born = record.date_of_birth
    return {
        "alias": record.alias,
        "avatar_color": blank_to_null(record.avatar_color),
        "personality_type": blank_to_null(record.personality_type),
        "date_of_birth": None if born is None else born.isoformat(),
    }


def variable(row: Row) -> AssessmentVariable:
    """Return the variable of an ``assessment_variables`` row."""
    return AssessmentVariable(
        id=str(row["id"]),
        class_id=text_of(row["class_id"]),
        name=text_of(row["name"]),
        scale_min=decimal_of(row["scale_min"]),
        scale_max=decimal_of(row["scale_max"], Decimal(10)),
        is_active=row["is_active"] is not False,
        position=None if row["position"] is None else int(row["position"]),
    )


def variable_columns(record: AssessmentVariable) -> Row:
    """Return the columns a teacher edits of a variable; its place is a command of its own."""
    return {
        "name": record.name,
        "scale_min": canonical(record.scale_min),
        "scale_max": canonical(record.scale_max),
        "is_active": record.is_active,
    }


def assessment_session(row: Row) -> AssessmentSession:
    """Return the assessment session of an ``assessment_sessions`` row."""
    return AssessmentSession(
        id=str(row["id"]),
        class_id=text_of(row["class_id"]),
        on=day_of(row["date"]) or date.min,
        name=text_of(row["name"]),
    )


def session_columns(record: AssessmentSession) -> Row:
    """Return the columns a teacher edits of an assessment session."""
    return {"name": blank_to_null(record.name), "date": record.on.isoformat()}


def attendance(row: Row) -> Attendance | None:
    """Return the attendance of a ``session_attendance`` row, ``None`` for a status unknown here."""
    status = text_of(row["status"])
    if status not in {each.value for each in AttendanceStatus}:
        return None
    return Attendance(
        id=str(row["id"]),
        student_id=text_of(row["student_id"]),
        session_id=text_of(row["session_id"]),
        status=AttendanceStatus(status),
    )
