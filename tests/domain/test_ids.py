"""Derived ids are what the design note says: version 5, of one namespace and the parts' path."""

import uuid
from datetime import date

from mehmiro_desktop.domain import ids
from mehmiro_desktop.domain.entities import AssessorType

NAMESPACE = uuid.UUID("6d65686d-6972-5f64-8573-6b746f702e31")


def test_derived_ids_are_those_of_rfc_9562() -> None:
    cell = ("s", "v", "e")
    assert ids.assessment_id(*cell) == str(uuid.uuid5(NAMESPACE, "assessment/s/v/e"))
    by_ai = ids.assessment_id(*cell, AssessorType.AI)
    assert by_ai == str(uuid.uuid5(NAMESPACE, "assessment/s/v/e/ai"))
    first = ids.first_session_id("ñ", date(2026, 3, 2))
    assert first == str(uuid.uuid5(NAMESPACE, "assessment_session/ñ/2026-03-02"))


def test_no_two_kinds_share_an_id() -> None:
    made = {
        ids.attendance_id("a", "b"),
        ids.monitoring_status_id("a", "b"),
        ids.monitoring_override_id("a", "b"),
        ids.moved_diagnosis_id("a", "b"),
    }
    assert len(made) == 4
