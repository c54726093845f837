"""AI suggestions in the store: read marks, copies into comments, and scores left alone."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessorType
from mehmiro_desktop.domain.suggestions import (
    Confidence,
    CopyResult,
    SuggestionType,
    confidence_of,
    marked,
)
from mehmiro_desktop.errors import InvalidText, RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.scores import record_comment
from mehmiro_desktop.store.commands.suggestions import copy_to_comment, mark_read
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries import suggestions as suggestion_queries
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.store.queries.suggestions import (
    archive_limit,
    count_unread,
    count_unread_by_class,
    load_inbox,
    load_suggestions,
)
from tests.helpers.clocks import FixedClock
from tests.helpers.stores import ClassroomBuilder
from tests.helpers.suggested import add_suggestion
from tests.store.peek import pending, rows


def test_a_suggestion_comes_with_its_evidence(
    store: Store, classroom: ClassroomBuilder
) -> None:
    key = classroom.score("6.5")
    add_suggestion(store, key, kind="celebration")
    [found] = load_suggestions(store)
    assert found.kind is SuggestionType.CELEBRATION
    assert found.confidence == Decimal("0.82")
    evidence = found.evidence
    assert (evidence.alias, evidence.class_name, evidence.variable) == (
        "Cometa 01", "5A", "Variable 1",
    )  # fmt: skip
    assert (evidence.value, evidence.on, evidence.source) == (
        Decimal("6.5"), classroom.on, AssessorType.TEACHER,
    )  # fmt: skip
    assert list(load_inbox(store, "another class")) == [()]
    assert load_suggestions(store, student_id=key.student_id) == (found,)


def test_an_unknown_type_is_shown_not_dropped(
    store: Store, classroom: ClassroomBuilder
) -> None:
    add_suggestion(store, classroom.score(4), kind="praise", confidence=None)
    [found] = load_suggestions(store)
    assert (found.kind, found.confidence) == (None, None)


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (None, Confidence.UNKNOWN), ("0", Confidence.LOW), ("0.59", Confidence.LOW),
        ("0.6", Confidence.MEDIUM), ("0.79", Confidence.MEDIUM), ("0.8", Confidence.HIGH),
        ("1", Confidence.HIGH),
    ],
)  # fmt: skip
def test_confidence_has_a_word(score: str | None, word: Confidence) -> None:
    assert confidence_of(None if score is None else Decimal(score)) is word


def test_reading_counts_syncs_and_can_be_taken_back(
    store: Store, classroom: ClassroomBuilder
) -> None:
    made = add_suggestion(store, classroom.score(4))
    assert count_unread_by_class(store) == {classroom.school_class.id: 1}
    assert count_unread(store) == 1
    assert mark_read(store, [made]).count == 1
    assert count_unread_by_class(store) == {}
    assert count_unread(store) == 0
    assert pending(store)["ai_suggestions", made] == "put"
    undo(store)
    assert count_unread(store) == 1
    assert mark_read(store, [made], is_read=False).count == 0
    with pytest.raises(RecordNotFound):
        mark_read(store, ["gone"])


def test_the_inbox_comes_in_parts_in_one_order(
    store: Store, classroom: ClassroomBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = classroom.score(4)
    for number in range(5):
        add_suggestion(store, key, f"text {number}", is_read=number % 2 == 0)
    whole = load_suggestions(store)
    assert [each.is_read for each in whole] == [False, False, True, True, True]
    monkeypatch.setattr(suggestion_queries, "AT_ONCE", 2)
    parts = list(load_inbox(store, classroom.school_class.id))
    assert [len(part) for part in parts] == [2, 2, 1]
    assert tuple(each for part in parts for each in part) == whole
    # Marked on the screen it is in the place where the store has it.
    for each in whole:
        is_read = not each.is_read
        mark_read(store, [each.id], is_read)
        assert marked(whole, each.id, is_read=is_read) == load_suggestions(store)
        undo(store)


def test_what_is_older_than_two_years_is_archived(
    store: Store, classroom: ClassroomBuilder, clock: FixedClock
) -> None:
    key = classroom.score(4)
    limit = datetime.fromisoformat(archive_limit(clock.now()))
    add_suggestion(store, key, "just in", at=limit)
    add_suggestion(store, key, "too old", at=limit - timedelta(microseconds=1))
    found = {each.content: each.is_archived for each in load_suggestions(store)}
    assert found == {"just in": False, "too old": True}
    assert count_unread(store) == 1


def test_two_years_before_a_leap_day() -> None:
    assert archive_limit(datetime(2028, 2, 29, tzinfo=UTC)) == "2026-02-28T00:00:00.000000Z"


def test_a_copy_goes_into_the_comment_and_never_touches_the_score(
    store: Store, classroom: ClassroomBuilder
) -> None:
    key = classroom.score(4)
    made = add_suggestion(store, key, "Read\x07 in pairs.")
    edit, result = copy_to_comment(store, made)
    assert (edit.count, result) == (1, CopyResult.WRITTEN)
    cell = load_cell(store, key)
    assert cell is not None
    assert (cell.comments, cell.value) == ("Read  in pairs.", Decimal(4))
    edit, result = copy_to_comment(store, made)
    assert (edit.count, result) == (0, CopyResult.THERE_ALREADY)
    undo(store)
    cell = load_cell(store, key)
    assert cell is not None
    assert cell.comments == ""


def test_a_comment_that_is_there_stays_in_front(
    store: Store, classroom: ClassroomBuilder
) -> None:
    key = classroom.score(4)
    record_comment(store, key, "Shy today")
    _, result = copy_to_comment(store, add_suggestion(store, key))
    cell = load_cell(store, key)
    assert cell is not None
    assert result is CopyResult.APPENDED
    assert cell.comments == "Shy today\n—\nRead in pairs for ten minutes."


def test_a_comment_with_the_text_in_it_stays_to_the_letter(
    store: Store, classroom: ClassroomBuilder
) -> None:
    made = add_suggestion(store, classroom.score(4), "Read.")
    with store.write() as write:
        write.connection.exec_driver_sql("UPDATE assessments SET comments = ' Read.  '")
    edit, result = copy_to_comment(store, made)
    assert (edit.count, result) == (0, CopyResult.THERE_ALREADY)
    assert [each["comments"] for each in rows(store, "assessments").values()] == [" Read.  "]


def test_a_copy_without_room_is_refused_whole(
    store: Store, classroom: ClassroomBuilder
) -> None:
    key = classroom.score(4)
    record_comment(store, key, "x" * 480)
    made = add_suggestion(store, key)
    before = rows(store, "assessments")
    with pytest.raises(InvalidText) as told:
        copy_to_comment(store, made)
    assert told.value.details["reason"] == "long"
    assert rows(store, "assessments") == before
