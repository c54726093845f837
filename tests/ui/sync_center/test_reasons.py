"""A refusal is told in plain words by the server's code, and never in silence."""

from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.sync_items import FieldChange, RecordName, RejectedItem
from mehmiro_desktop.ui.sync_center.reasons import RejectionReasons
from mehmiro_desktop.ui.sync_center.words import RecordWords

SCORE = RecordName("assessments", "a1", "5A", "Tero", "Comprehension", date(2026, 3, 2))


@pytest.fixture
def reasons(qtbot: QtBot) -> RejectionReasons:
    return RejectionReasons(RecordWords(date(2026, 3, 2), "laptop-a"))


def refused(code: str, detail: str = "") -> RejectedItem:
    change = (FieldChange("value", "3", "9"),)
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return RejectedItem(SCORE, "refused", code, detail, change, at)


@pytest.mark.parametrize(
    ("code", "detail", "words"),
    [
        ("23514", "assessments_value_in_scale", "9 is outside the scale of Comprehension"),
        ("23514", "assessments_value_range", "9 is outside the scale"),
        ("23514", "assessments_comments_length", "longer than 500"),
        ("23514", "assessment_variables_scale_order", "must rise"),
        ("23514", "students_same_owner", "two different teachers"),
        ("23514", "some_new_rule", "some_new_rule"),
        ("42501", "", "gone to another teacher"),
        ("23503", "students_class_id_fkey", "no longer on the school's server"),
        ("22001", "", "too long"),
        ("22P02", "", "not one the school's server can keep"),
        ("23505", "", "has one like it"),
        ("23502", "alias", "must be filled in"),
        ("23514", "monitoring_overrides_reason_length", "reason is blank or longer than 500"),
        ("23514", "monitoring_overrides_same_owner", "two different teachers"),
        ("42P01", "session_attendance", "cannot keep this yet"),
        ("42703", "archived_at", "cannot keep this yet"),
        ("XX000", "", "XX000"),
        ("", "", "did not accept"),
    ],
)
def test_each_code_has_its_sentence(
    reasons: RejectionReasons, code: str, detail: str, words: str
) -> None:
    assert words in reasons.sentence(refused(code, detail))


def test_held_work_says_what_took_its_place_away(reasons: RejectionReasons) -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    orphan = RejectedItem(SCORE, "parent_gone", "", "", (), at, device="")
    moved = RejectedItem(SCORE, "revoked", "", "", (), at)

    assert "removed on the web" in reasons.sentence(orphan)
    assert "another teacher" in reasons.sentence(moved)
    assert reasons.chip(orphan) == reasons.chip(moved) != reasons.chip(refused("42501"))
