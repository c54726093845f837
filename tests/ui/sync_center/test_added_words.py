"""Attendance, archived classes and the order of variables in the sync centre's words."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.sync_items import FieldChange, RecordName
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.store.naming import telling_column
from mehmiro_desktop.ui.sync_center.words import RecordWords


@pytest.fixture
def words(qtbot: QtBot) -> RecordWords:
    return RecordWords(date(2026, 3, 2), "laptop-a")


def test_attendance_is_told_by_student_day_and_class(words: RecordWords) -> None:
    record = RecordName("session_attendance", "p1", "5A", "Tero", "", date(2026, 3, 2))
    assert words.lead(record) == "Tero"
    rest = words.rest(record)
    assert "5A" in rest
    assert rest.endswith("attendance")
    changed = (FieldChange("status", "absent", "late"),)
    assert words.changes(changed) == "attendance: absent → late"


def test_a_light_set_by_hand_is_told_in_the_boards_words(words: RecordWords) -> None:
    record = RecordName("monitoring_overrides", "o1", "5A", "Tero")
    assert words.lead(record) == "Tero"
    assert words.rest(record) == "5A · signal set by hand"
    changed = (
        FieldChange("priority_flag", "red", "green"),
        FieldChange("reason", "Sad", "Laughs again"),
        FieldChange("priority_flag", None, "purple"),
    )
    assert words.changes(changed) == (
        "signal: urgent → on track · reason: “Sad” → “Laughs again” · signal: blank → purple"
    )


def test_added_fields_have_their_words(words: RecordWords) -> None:
    assert words.changes((FieldChange("position", "0", "2"),)) == "place in the order: 1 → 3"
    archived = words.changes((FieldChange("archived_at", None, "2026-02-01T08:00:00.000000Z"),))
    assert archived.startswith("archived: ")
    assert "T08" not in archived


def test_every_table_has_a_name_and_a_telling_column(words: RecordWords) -> None:
    for table in TABLES:
        assert words.kind(RecordName(table.name, "x")), table.name
        assert telling_column(table) in table.column_names
