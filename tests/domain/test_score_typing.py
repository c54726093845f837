"""The digit rule: what typed characters become a score, and when."""

from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.domain.score_typing import (
    ScoreTyping,
    Step,
    TypingRule,
    is_score_character,
    rule_for,
    scale_steps,
    step_score,
)


def variable(low: str, high: str) -> AssessmentVariable:
    return AssessmentVariable("v", "c", "Reading", Decimal(low), Decimal(high))


def type_all(low: str, high: str, keys: str) -> list[str]:
    """Type as quick-score does: a replayed key goes to the next student; Enter is ``!``."""
    scored = []
    typing = ScoreTyping(variable(low, high))
    for key in keys:
        step = typing.finish() if key == "!" else typing.press(key)
        if step.commit:
            scored.append(step.commit)
        if step.is_replay:
            step = typing.press(key)
            if step.commit:
                scored.append(step.commit)
    return scored


@pytest.mark.parametrize(
    ("low", "high", "rule"),
    [
        ("1", "5", TypingRule.AT_ONCE),
        ("0", "9", TypingRule.AT_ONCE),
        ("0", "10", TypingRule.WAIT_FOR_TEN),
        ("1", "10", TypingRule.WAIT_FOR_TEN),
        ("1", "100", TypingRule.WAIT_FOR_TEN),
        ("0", "2.5", TypingRule.BUFFERED),
        ("0.5", "5", TypingRule.BUFFERED),
    ],
)
def test_rule_of_a_scale(low: str, high: str, rule: TypingRule) -> None:
    assert rule_for(variable(low, high)) is rule


def test_small_scale_takes_each_digit_at_once() -> None:
    assert type_all("1", "5", "45317") == ["4", "5", "3", "1", "7"]


def test_one_waits_for_a_zero() -> None:
    typing = ScoreTyping(variable("0", "10"))
    assert typing.press("1") == Step(buffer="1", is_waiting=True)
    assert typing.press("0") == Step(commit="10")
    assert typing.press("1").is_waiting
    assert typing.finish() == Step(commit="1")
    assert typing.finish() == Step()


def test_another_digit_ends_the_wait_and_belongs_to_the_next_student() -> None:
    assert type_all("0", "10", "17") == ["1", "7"]
    assert type_all("0", "10", "1110") == ["1", "1", "10"]


def test_zero_means_ten_only_where_zero_is_no_score() -> None:
    assert type_all("0", "10", "0") == ["0"]
    assert type_all("1", "10", "0") == ["10"]
    assert type_all("1", "10", "10") == ["10"]


@pytest.mark.parametrize("mark", [",", "."])
def test_decimals_are_buffered_until_enter(mark: str) -> None:
    assert type_all("0", "2.5", f"1{mark}5!") == [f"1{mark}5"]
    assert type_all("0", "5", f"{mark}5!4") == [f"0{mark}5", "4"]
    assert type_all("0", "10", f"1{mark}5!") == [f"1{mark}5"]


def test_hold_buffers_on_any_scale_and_erase_drops_one_character() -> None:
    typing = ScoreTyping(variable("1", "5"))
    typing.hold("4")
    typing.press(",")
    typing.press("7")
    assert typing.erase() == Step(buffer="4,")
    assert typing.press("5") == Step(buffer="4,5")
    assert typing.cancel() == Step()
    assert typing.press("3") == Step(commit="3")


def test_buffer_is_bounded() -> None:
    typing = ScoreTyping(variable("0", "2.5"))
    for _ in range(100):
        typing.press("1")
    assert len(typing.text) == 8


def test_score_characters() -> None:
    assert all(is_score_character(c) for c in "0123456789,.")
    assert not any(is_score_character(c) for c in ["", "12", "a", "-", "٣", "²"])


def test_steps_of_a_scale() -> None:
    assert scale_steps(variable("1", "5")) == tuple(map(Decimal, range(1, 6)))
    assert len(scale_steps(variable("0", "10"))) == 11
    assert scale_steps(variable("0", "2.5")) == tuple(map(Decimal, ("0", "1", "2", "2.5")))


def test_raise_and_lower_stay_on_the_scale() -> None:
    scale = variable("1", "5")
    assert step_score(Decimal(4), 1, scale) == 5
    assert step_score(Decimal(5), 1, scale) == 5
    assert step_score(Decimal("1.5"), -1, scale) == 1
    assert step_score(None, 1, scale) == 1
    assert step_score(None, -1, scale) is None
