"""Rows and values are told in the classroom's words, never in table names or raw ids."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mehmiro_desktop.domain.sync_items import FieldChange, HistoryItem, RecordName, Why
from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.ui.i18n import apply_language
from mehmiro_desktop.ui.sync_center.words import RecordWords

SCORE = RecordName(
    "assessments", "a1", "5.º A", "Luna", "Reading", date(2026, 3, 12), "", class_id="c1"
)


@pytest.fixture
def words(qtbot: QtBot) -> RecordWords:
    return RecordWords(date(2026, 11, 22), "Staff room")


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    apply_language(qapp, "es")
    yield
    apply_language(qapp, "en")


def test_a_score_reads_as_the_teacher_would_say_it(words: RecordWords) -> None:
    change = words.changes((FieldChange("value", "3", "4.5"),))

    assert f"{words.lead(SCORE)} · {words.rest(SCORE)}: {change}" == (
        "Luna · Reading · 12 Mar: 3 → 4.5"
    )


def test_spanish_numbers_and_days(qapp: QApplication, spanish: None) -> None:
    words = RecordWords(date(2026, 11, 22), "Staff room")

    assert words.value("value", "4.5") == "4,5"
    assert words.day(date(2026, 3, 12)) == "12 mar"


def test_another_year_is_named(words: RecordWords) -> None:
    assert words.day(date(2024, 3, 12)) == "12 Mar 2024"


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_has_words_of_its_own(words: RecordWords, table: str) -> None:
    record = RecordName(table, "0f3c2a", class_name="5.º A")

    spoken = f"{words.lead(record)} {words.rest(record)}"
    assert words.kind(record)
    assert table not in spoken
    assert "0f3c2a" not in spoken


def test_keys_and_stamps_stay_unspoken_and_unknown_fields_are_hinted_at(
    words: RecordWords,
) -> None:
    changes = (
        FieldChange("updated_at", "2026-01-01T00:00:00.000000Z", "2026-01-02T00:00:00.000000Z"),
        FieldChange("comments", None, "kind  to\nothers"),
        FieldChange("future_column", "1", "2"),
    )

    assert words.changes(changes) == "comment: blank → “kind to others” · details"


def test_a_row_that_came_or_went_shows_its_values_without_arrows(words: RecordWords) -> None:
    came = (FieldChange("value", None, "4"), FieldChange("comments", None, "kind"))
    went = (FieldChange("value", "4", None), FieldChange("assessor_type", "teacher", None))

    assert words.changes(came) == "4 · comment: “kind”"
    assert words.changes(went) == "4"


def test_a_long_comment_is_cut(words: RecordWords) -> None:
    shown = words.value("comments", "x" * 500).replace("\u200b", "")

    assert len(shown) == 122
    assert shown.endswith("…”")


def test_a_word_that_is_too_long_may_break(words: RecordWords) -> None:
    assert max(len(part) for part in words.device("B" * 60).split("\u200b")) < 20
    assert words.device("Library") == "Library"


def test_blank_and_switches(words: RecordWords) -> None:
    assert words.value("value", None) == "blank"
    assert words.value("is_active", "false") == "no"
    assert words.value("avatar_color", "#60A5FA") == "Blue"


def test_the_lists_of_a_lesson(words: RecordWords) -> None:
    assert words.value("activities", '["Read",{"done":true,"text":"Write"}]') == "Read; Write"
    assert words.value("materials", "[]") == "blank"
    assert words.value("objectives", "not json") == "blank"


def test_devices(words: RecordWords) -> None:
    assert words.device("") == "Web"
    assert words.device("Staff room") == "This laptop"
    assert words.device("Library") == "Library"


def test_moments_name_the_day_unless_it_is_today(words: RecordWords) -> None:
    local = datetime(2026, 11, 22, 9, 2).astimezone()
    earlier = datetime(2026, 11, 20, 8, 14).astimezone()

    assert words.moment(local.astimezone(UTC)) == "today 09:02"
    assert words.moment(earlier.astimezone(UTC)) == "20 Nov 08:14"
    assert words.moment(None) == "time unknown"


@pytest.mark.parametrize("why", list(Why.__args__))  # type: ignore[attr-defined]
def test_every_reason_has_a_sentence(words: RecordWords, why: Why) -> None:
    item = HistoryItem(1, SCORE, why, (), "Library", "", datetime(2026, 1, 1, tzinfo=UTC), True)

    sentence = words.why(item)
    assert sentence
    assert "{" not in sentence
    assert "_" not in sentence
