"""Ids of rows: random, or derived from what the row is (sync.md A.7).

Derived ids make two laptops that record the same thing offline write the same row, so that plain
newest-wins applies instead of a duplicate.
"""

import hashlib
import uuid
from datetime import date

from mehmiro_desktop.domain.entities import AssessorType

_NAMESPACE = uuid.UUID("6d65686d-6972-5f64-8573-6b746f702e31")


def new_id() -> str:
    """Return a random id."""
    return str(uuid.uuid4())


def _derived(*parts: str) -> str:
    # uuid.uuid5 (RFC 9562, 5.5) without its import of hashlib in each call: a student's history
    # asks for some three thousand ids at once.
    name = _NAMESPACE.bytes + "/".join(parts).encode()
    digest = hashlib.sha1(name, usedforsecurity=False).digest()
    return str(uuid.UUID(bytes=digest[:16], version=5))


def assessment_id(
    student_id: str,
    variable_id: str,
    session_id: str,
    assessor: AssessorType = AssessorType.TEACHER,
) -> str:
    """Return the id of an assessor's score of one cell; each source has its own."""
    cell = (student_id, variable_id, session_id)
    if assessor is AssessorType.TEACHER:
        return _derived("assessment", *cell)
    return _derived("assessment", *cell, assessor.value)


def attendance_id(student_id: str, session_id: str) -> str:
    """Return the id of a student's attendance of an assessment session."""
    return _derived("session_attendance", student_id, session_id)


def first_session_id(class_id: str, on: date) -> str:
    """Return the id of a class's first assessment session of a day."""
    return _derived("assessment_session", class_id, on.isoformat())


def monitoring_status_id(student_id: str, class_id: str) -> str:
    """Return the id of a student's monitoring status in a class."""
    return _derived("student_monitoring_status", student_id, class_id)


def moved_diagnosis_id(diagnosis_id: str, status_id: str) -> str:
    """Return the id of a diagnosis's copy under another status, where two students become one."""
    return _derived("monitoring_diagnosis", diagnosis_id, status_id)


def monitoring_override_id(student_id: str, class_id: str) -> str:
    """Return the id of the light set by hand for a student in a class."""
    return _derived("monitoring_overrides", student_id, class_id)
