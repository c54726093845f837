"""A lesson and a read mark, from one laptop to the other through the real server."""

import pytest

from mehmiro_desktop.domain.lesson_items import LessonItems
from mehmiro_desktop.store.commands.lessons import LessonChanges, add_lesson, edit_lesson
from mehmiro_desktop.store.commands.suggestions import copy_to_comment, mark_read
from mehmiro_desktop.store.queries.lessons import load_lesson, load_lessons
from mehmiro_desktop.store.queries.scoring import load_cell
from mehmiro_desktop.store.queries.suggestions import count_unread, load_suggestions
from tests.sync.school import School, same, shared_class

pytestmark = pytest.mark.server

WRITTEN_BY_THE_WEB = [
    "Read",
    {"text": "Write", "done": False, "minutes": 15},
    {"kit": [1, None]},
]


def test_a_lesson_s_edit_arrives_and_the_web_s_shapes_stay(school: School) -> None:
    one, two, builder = shared_class(school)
    class_id = builder.school_class.id
    [web_made] = school.teacher.web.insert(
        "lessons",
        {"class_id": class_id, "title": "From the web", "activities": WRITTEN_BY_THE_WEB},
    )
    own = add_lesson(one.store, class_id, "Open endings", builder.on)
    one.cycle()
    two.cycle()
    found = load_lesson(two.store, web_made["id"])
    ticked = found.activities.items[1].with_done(True)
    items = (*found.activities.items[2:], ticked, found.activities.items[0])
    edit_lesson(two.store, found.id, LessonChanges(activities=LessonItems(items)))
    # Both laptops edit one lesson offline, in different fields.
    edit_lesson(two.store, own.id, LessonChanges(notes="from two"))
    edit_lesson(one.store, own.id, LessonChanges(materials=LessonItems.of_texts("glue")))
    for laptop in (two, one, two):
        laptop.cycle()
    assert same(school, one, two)
    merged = load_lesson(one.store, own.id)
    assert (merged.notes, merged.materials.texts) == ("from two", ("glue",))
    [seen] = school.teacher.web.select("lessons", id=f"eq.{found.id}")
    assert seen["activities"] == [
        WRITTEN_BY_THE_WEB[2],
        {"text": "Write", "done": True, "minutes": 15},
        WRITTEN_BY_THE_WEB[0],
    ]
    assert {each.title for each in load_lessons(one.store)} == {"From the web", "Open endings"}


def test_a_read_mark_and_a_copied_comment_arrive(school: School) -> None:
    one, two, builder = shared_class(school)
    key = builder.key()
    cell = load_cell(one.store, key)
    assert cell is not None
    school.teacher.web.insert(
        "ai_suggestions",
        {
            "assessment_id": cell.assessment_id,
            "suggestion_type": "improvement",
            "content": "Read in pairs.",
            "confidence_score": 0.82,
        },
    )
    one.cycle()
    two.cycle()
    [suggestion] = load_suggestions(two.store)
    assert count_unread(one.store) == count_unread(two.store) == 1
    mark_read(two.store, [suggestion.id])
    copy_to_comment(two.store, suggestion.id)
    two.cycle()
    one.cycle()
    assert same(school, one, two)
    assert count_unread(one.store) == 0
    arrived = load_cell(one.store, key)
    assert arrived is not None
    assert (arrived.comments, arrived.value) == ("Read in pairs.", cell.value)
