"""Lesson arrays keep what nobody edited to the letter."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mehmiro_desktop.domain.lesson_items import LessonItem, LessonItems
from mehmiro_desktop.domain.lessons import week_start
from tests.helpers.clocks import START

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(st.lists(JSON, max_size=6))
def test_any_array_comes_back_to_the_letter(value: list[object]) -> None:
    text = compact(value)
    assert LessonItems.of_json(text).as_json() == text
    assert len(LessonItems.of_json(text).items) == len(value)


@given(st.lists(st.text(), max_size=5))
def test_words_come_back(texts: list[str]) -> None:
    made = LessonItems.of_texts(*texts)
    assert LessonItems.of_json(made.as_json()).texts == tuple(texts)


@pytest.mark.parametrize("text", ["", "null", '{"a":1}', "3", '"x"', "[1,", "[", "[1 2]x"])
def test_what_is_no_array_is_kept_whole(text: str) -> None:
    found = LessonItems.of_json(text)
    assert found.items == () or found.foreign == ""
    assert found.as_json() == (text or "[]")


def test_an_object_changes_in_one_member_only() -> None:
    raw = '{"done":false,"minutes":10.50,"text":"read","z":{"b":[1e3]}}'
    item = LessonItem(raw)
    assert (item.text, item.is_done, item.is_editable) == ("read", False, True)
    assert item.with_done(True).raw == raw.replace("false", "true")
    assert item.with_text("write «»").raw == raw.replace("read", "write «»")


@pytest.mark.parametrize("raw", ["7", "null", "[1,2]", '{"minutes":5}', "true", '{"text":3}'])
def test_an_unknown_shape_is_shown_and_never_rewritten(raw: str) -> None:
    item = LessonItem(raw)
    assert item.text == raw
    assert not item.is_editable
    assert item.is_done is None
    assert item.with_text("x") == item.with_done(True) == item


def test_a_plain_item_becomes_an_object_only_when_it_is_ticked() -> None:
    item = LessonItem.of_text('read "aloud" «»')
    assert item.is_done is False
    assert item.with_done(False) == item
    done = item.with_done(True)
    assert done.raw == '{"done":true,"text":"read \\"aloud\\" «»"}'
    assert (done.text, done.is_done, done.is_editable) == (item.text, True, True)
    opened = done.with_done(False)
    assert (opened.text, opened.is_done) == (item.text, False)


@pytest.mark.parametrize(("first", "day"), [(1, 2), (7, 1)])
def test_weeks_begin_where_the_language_says(first: int, day: int) -> None:
    monday = START.date()
    assert week_start(monday, first).day == day
