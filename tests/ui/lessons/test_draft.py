"""The draft: what is typed is never lost to what arrives."""

from dataclasses import replace
from datetime import date

import pytest

from mehmiro_desktop.domain.lesson_items import LessonItems
from mehmiro_desktop.domain.lessons import Lesson
from mehmiro_desktop.store.commands.lessons import LessonChanges
from mehmiro_desktop.ui.lessons.draft import LessonDraft

LESSON = Lesson("id", "class", "Title", date(2026, 3, 2), LessonItems.of_texts("a"))


def test_only_what_was_typed_is_saved() -> None:
    draft = LessonDraft(LESSON)
    draft.type("notes", "n")
    draft.type("title", "Title")
    assert draft.changes() == LessonChanges(notes="n")
    draft.type("notes", "")
    assert not draft.can_save


def test_a_day_can_be_taken_away() -> None:
    draft = LessonDraft(LESSON)
    draft.type("on", None)
    assert draft.changes() == LessonChanges(has_no_day=True)


def test_an_emptied_title_waits_without_holding_up_the_rest() -> None:
    draft = LessonDraft(LESSON)
    draft.type("title", "  ")
    assert not draft.can_save
    draft.type("notes", "n")
    assert draft.changes() == LessonChanges(notes="n")
    draft.mark_saved(replace(LESSON, notes="n"))
    assert draft.typed == {"title"}


@pytest.mark.parametrize(
    ("typed", "fresh", "clashing"),
    [({}, {"notes", "title"}, set()), ({"notes": "mine"}, {"title"}, {"notes"}),
     ({"notes": "theirs"}, {"title"}, set())],
)  # fmt: skip
def test_news_never_takes_what_is_typed(
    typed: dict[str, str], fresh: set[str], clashing: set[str]
) -> None:
    draft = LessonDraft(LESSON)
    for field, value in typed.items():
        draft.type(field, value)
    found = draft.merge(replace(LESSON, notes="theirs", title="Theirs"))
    assert [set(each) for each in found] == [fresh, clashing]
    assert draft.changes().notes == (typed.get("notes") if clashing else None)
