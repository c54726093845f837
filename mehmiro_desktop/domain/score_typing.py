"""Which typed characters make a score: the digit rule of classroom-ux.md 3.3, without any window.

One key scores one student wherever the scale allows it. A whole-number scale up to 9 takes the
digit at once. On a scale that reaches 10 a ``1`` waits for a possible ``0`` and, when the scale
starts above 0, a ``0`` alone means 10. Decimals are typed and then confirmed.

We differ from the note in one case: on a scale of 1 to 10 a ``1`` waits as well. "10" is what
people type for ten, and scoring it as a 1 for one student and a 10 for the next would be a
mistake nobody sees (pitfall 11).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from mehmiro_desktop.domain.entities import AssessmentVariable
from mehmiro_desktop.domain.scores import score_range

DECIMAL_MARKS = (",", ".")
WAIT_FOR_TEN_MS = 600
_LONGEST = 8


class TypingRule(Enum):
    """When typed digits become a score."""

    AT_ONCE = "at_once"
    WAIT_FOR_TEN = "wait_for_ten"
    BUFFERED = "buffered"


@dataclass(frozen=True, slots=True)
class Step:
    """What one key did.

    ``buffer`` is the text still being typed (drawn, so that nothing is guessed); ``commit`` is
    text to score now, empty for none; ``is_waiting`` asks for a call of ``finish`` after the
    wait; ``is_replay`` asks to give the same key again once ``commit`` is scored, because it
    belongs to the next student.
    """

    buffer: str = ""
    commit: str = ""
    is_waiting: bool = False
    is_replay: bool = False


def is_score_character(text: str) -> bool:
    """Tell whether ``text`` is one ASCII digit or a decimal mark."""
    return len(text) == 1 and (text in "0123456789" or text in DECIMAL_MARKS)


def rule_for(variable: AssessmentVariable) -> TypingRule:
    """Return the typing rule of a variable's scale."""
    low, high = score_range(variable)
    if low != low.to_integral_value() or high != high.to_integral_value():
        return TypingRule.BUFFERED
    return TypingRule.AT_ONCE if high < 10 else TypingRule.WAIT_FOR_TEN


def scale_steps(variable: AssessmentVariable) -> tuple[Decimal, ...]:
    """Return the scores one step apart from the bottom of the scale to its top, ends included."""
    low, high = score_range(variable)
    steps = []
    value = low
    while value < high:
        steps.append(value)
        value += 1
    return (*steps, high)


def step_score(
    value: Decimal | None, direction: int, variable: AssessmentVariable
) -> Decimal | None:
    """Return ``value`` raised (``direction`` 1) or lowered (-1) by one, kept on the scale.

    A blank is raised to the bottom of the scale; lowering it leaves it blank.
    """
    low, high = score_range(variable)
    if value is None:
        return low if direction > 0 else None
    return min(max(value + direction, low), high)


class ScoreTyping:
    """The typed but not yet scored characters of one student in quick-score."""

    def __init__(self, variable: AssessmentVariable) -> None:
        self._rule = rule_for(variable)
        self._low = score_range(variable)[0]
        self._text = ""
        self._is_held = False

    @property
    def text(self) -> str:
        """The characters waiting."""
        return self._text

    def press(self, character: str) -> Step:
        """Take a digit or decimal mark."""
        if character in DECIMAL_MARKS and not self._is_held:
            self._is_held = True
            self._text = self._text or "0"
        if self._is_held or self._rule is TypingRule.BUFFERED:
            self._text = (self._text + character)[:_LONGEST]
            return Step(buffer=self._text)
        if self._rule is TypingRule.AT_ONCE:
            return self._commit(character)
        return self._press_towards_ten(character)

    def _press_towards_ten(self, character: str) -> Step:
        if self._text == "1":
            if character == "0":
                return self._commit("10")
            return self._commit("1", is_replay=True)
        if character == "1":
            self._text = character
            return Step(buffer=character, is_waiting=True)
        return self._commit("10" if character == "0" and self._low > 0 else character)

    def hold(self, text: str = "") -> Step:
        """Buffer every character until :meth:`finish`, starting from ``text``."""
        self._is_held = True
        self._text = text
        return Step(buffer=text)

    def erase(self) -> Step:
        """Drop the last waiting character."""
        self._text = self._text[:-1]
        return Step(buffer=self._text)

    def finish(self) -> Step:
        """End the wait or the buffer: what was typed is to be scored."""
        return self._commit(self._text) if self._text else self.cancel()

    def cancel(self) -> Step:
        """Forget what was typed."""
        self._text = ""
        self._is_held = False
        return Step()

    def _commit(self, text: str, *, is_replay: bool = False) -> Step:
        self.cancel()
        return Step(commit=text, is_replay=is_replay)
