"""Lessons in the store: what is written, what is left alone, what undo brings back."""

from datetime import date, timedelta

import pytest

from mehmiro_desktop.domain.lesson_items import LessonItem, LessonItems
from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.errors import InvalidText, RecordNotFound
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands.classes import add_class, remove_session
from mehmiro_desktop.store.commands.lessons import (
    LessonChanges,
    add_lesson,
    copy_lesson,
    edit_lesson,
    remove_lesson,
    start_session_of_lesson,
)
from mehmiro_desktop.store.commands.undo import undo
from mehmiro_desktop.store.queries.lessons import load_lesson, load_lessons
from tests.helpers.stores import ClassroomBuilder
from tests.store.peek import pending, row, rows

DAY = date(2026, 3, 4)


@pytest.fixture
def lesson(store: Store, classroom: ClassroomBuilder) -> Lesson:
    return add_lesson(store, classroom.school_class.id, "Open endings", DAY)


def test_a_new_lesson_is_empty_and_goes_out(store: Store, lesson: Lesson) -> None:
    written = row(store, "lessons", lesson.id)
    assert written is not None
    assert [written[name] for name in ("objectives", "materials", "activities")] == ["[]"] * 3
    assert written["created_by"] == store.account.account_id
    assert pending(store)["lessons", lesson.id] == "put"


def test_an_edit_changes_the_named_fields_only(store: Store, lesson: Lesson) -> None:
    items = LessonItems.of_json('["read",{"done":false,"text":"write"},7.50]')
    edit_lesson(store, lesson.id, LessonChanges(objectives=items))
    edit_lesson(store, lesson.id, LessonChanges(notes="two\nlines"))
    found = load_lesson(store, lesson.id)
    assert found.objectives.as_json() == items.as_json()
    assert (found.title, found.on, found.notes) == ("Open endings", DAY, "two\nlines")
    undo(store)
    assert load_lesson(store, lesson.id).notes == ""
    assert load_lesson(store, lesson.id).objectives.as_json() == items.as_json()


def test_an_edit_that_changes_nothing_is_no_step(store: Store, lesson: Lesson) -> None:
    same = LessonChanges(title=" Open endings ", on=DAY, notes="", class_id=lesson.class_id)
    assert edit_lesson(store, lesson.id, same).count == 0


def test_the_day_can_be_taken_away(store: Store, lesson: Lesson) -> None:
    edit_lesson(store, lesson.id, LessonChanges(has_no_day=True))
    assert load_lesson(store, lesson.id).on is None


@pytest.mark.parametrize(
    "changes",
    [
        LessonChanges(title="  "),
        LessonChanges(notes="a\x00"),
        LessonChanges(notes="x" * 20_001),
        LessonChanges(materials=LessonItems.of_texts("a\x07")),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(
    store: Store, lesson: Lesson, changes: LessonChanges
) -> None:
    before = rows(store, "lessons")
    with pytest.raises(InvalidText):
        edit_lesson(store, lesson.id, changes)
    assert rows(store, "lessons") == before


def test_blank_items_are_left_out(store: Store, lesson: Lesson) -> None:
    items = LessonItems.of_texts("", "glue", "")
    edit_lesson(store, lesson.id, LessonChanges(materials=items))
    assert load_lesson(store, lesson.id).materials.texts == ("glue",)


def test_a_copy_has_all_but_what_was_done(store: Store, lesson: Lesson) -> None:
    items = LessonItems.of_json('[{"done":true,"text":"write"},"read"]')
    edit_lesson(store, lesson.id, LessonChanges(activities=items, notes="n"))
    other = add_class(store, "6B")
    copy = copy_lesson(store, lesson.id, other.id, DAY + timedelta(days=7))
    found = load_lesson(store, copy.id)
    assert found.activities.as_json() == '[{"done":false,"text":"write"},"read"]'
    assert (found.class_id, found.title, found.notes) == (other.id, "Open endings", "n")
    assert load_lesson(store, lesson.id).activities == items


def test_removed_and_brought_back(store: Store, lesson: Lesson) -> None:
    remove_lesson(store, lesson.id)
    with pytest.raises(RecordNotFound):
        load_lesson(store, lesson.id)
    undo(store)
    assert load_lesson(store, lesson.id).title == "Open endings"
    remove_lesson(store, lesson.id)
    with pytest.raises(RecordNotFound):
        remove_lesson(store, lesson.id)


def test_a_session_carries_the_lesson_s_name_and_day(store: Store, lesson: Lesson) -> None:
    session = start_session_of_lesson(store, lesson.id, date(2026, 3, 9))
    assert (session.name, session.on) == ("Open endings", DAY)
    assert start_session_of_lesson(store, lesson.id, DAY) == session
    remove_session(store, session.id)
    edit_lesson(store, lesson.id, LessonChanges(has_no_day=True))
    assert start_session_of_lesson(store, lesson.id, date(2026, 3, 9)).on == date(2026, 3, 9)


def test_lists_are_by_day_and_class(store: Store, lesson: Lesson) -> None:
    other = add_class(store, "6B")
    later = add_lesson(store, other.id, "Mixtures", DAY + timedelta(days=1))
    someday = add_lesson(store, other.id, "Idea")
    assert [each.id for each in load_lessons(store)] == [someday.id, later.id, lesson.id]
    week = load_lessons(store, first=DAY, last=DAY + timedelta(days=6))
    assert [each.id for each in week] == [lesson.id, later.id]
    assert [each.id for each in load_lessons(store, other.id)] == [someday.id, later.id]


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "\\\0"])
def test_what_a_server_cannot_keep_is_refused_in_an_object_too(
    store: Store, lesson: Lesson, text: str
) -> None:
    # One such item would have the server refuse every batch it is in.
    item = LessonItem('{"text":"read"}').with_text(text)
    with pytest.raises(InvalidText):
        edit_lesson(store, lesson.id, LessonChanges(objectives=LessonItems((item,))))
    written = row(store, "lessons", lesson.id)
    assert written is not None
    assert written["objectives"] == "[]"


def test_text_that_only_looks_like_an_escape_is_kept(store: Store, lesson: Lesson) -> None:
    item = LessonItem('{"text":"read"}').with_text("\\u0000")
    edit_lesson(store, lesson.id, LessonChanges(objectives=LessonItems((item,))))
    assert load_lesson(store, lesson.id).objectives.texts == ("\\u0000",)
