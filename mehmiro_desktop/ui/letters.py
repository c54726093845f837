"""Single letters as keys: on or off everywhere, and while scoring which act each stands for.

The scoring screens ask for the usual letter of an act; :func:`meant` turns what was typed into that, so a
remapped key works on every screen alike. Without letters (a setting, WCAG 2.1.4) only keys with
Ctrl, function keys and digits remain.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from mehmiro_desktop.ui.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class LetterKey:
    """An act of scoring, its usual letter (lower case), and its English words."""

    name: str
    letter: str
    text: str

    @property
    def words(self) -> str:
        """The act in the language in force."""
        return QCoreApplication.translate("Actions", self.text)


LETTER_KEYS: tuple[LetterKey, ...] = (
    LetterKey("comment", "c", QT_TRANSLATE_NOOP("Actions", "Comment")),
    LetterKey("absent", "a", QT_TRANSLATE_NOOP("Actions", "Absent")),
    LetterKey("late", "l", QT_TRANSLATE_NOOP("Actions", "Late")),
    LetterKey("exempt", "x", QT_TRANSLATE_NOOP("Actions", "Exempt")),
    LetterKey("records", "v", QT_TRANSLATE_NOOP("Actions", "All records of the cell")),
    LetterKey("pick", "r", QT_TRANSLATE_NOOP("Actions", "Random student")),
    LetterKey("groups", "g", QT_TRANSLATE_NOOP("Actions", "Groups")),
    LetterKey("find", "/", QT_TRANSLATE_NOOP("Actions", "Find a student")),
    LetterKey("quick", "q", QT_TRANSLATE_NOOP("Actions", "Quick score")),
    LetterKey("blanks", "b", QT_TRANSLATE_NOOP("Actions", "Only students with blanks")),
)
_USUAL = {key.name: key.letter for key in LETTER_KEYS}


@dataclass
class _Current:
    is_on: bool = True
    chosen: dict[str, str] = field(default_factory=dict)


_current = _Current()


def parse_letters(text: str) -> dict[str, str]:
    """Read the setting ``letters`` (``comment=m,quick=w``); what makes no sense is left out."""
    pairs = (part.split("=", 1) for part in text.split(",") if "=" in part)
    chosen = {name.strip(): letter.strip().lower() for name, letter in pairs}
    return {
        name: letter for name, letter in chosen.items() if name in _USUAL and is_usable(letter)
    }


def is_usable(letter: str) -> bool:
    """Tell whether a character can be such a key: digits, signs and marks type scores."""
    return (
        len(letter) == 1
        and letter.isprintable()
        and not (letter in "+-.,% " or letter.isdigit())
    )


def write_letters(chosen: Mapping[str, str]) -> str:
    """Return what differs from the usual letters, for the setting ``letters``."""
    return ",".join(
        f"{name}={letter}" for name, letter in chosen.items() if letter != _USUAL.get(name)
    )


def use_letters(is_on: bool, text: str) -> None:
    """Put the settings ``letter_keys`` and ``letters`` in force."""
    _current.is_on = is_on
    _current.chosen = parse_letters(text)


def are_on() -> bool:
    """Tell whether single letters are keys."""
    return _current.is_on


def hints_in_force(hints: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of keys and words, while letters are off without those of single letters."""
    return tuple(each for each in hints if _current.is_on or not is_letter(each[0]))


def is_letter(keys: str) -> bool:
    """Tell whether a key as it is shown is a single letter."""
    return len(keys) == 1 and keys.isalpha()


def letters() -> dict[str, str]:
    """Return the letter in force of each act, by the act's name."""
    return _USUAL | _current.chosen


def shown(name: str) -> str:
    """Return the key of an act as it is written on the screen; empty while letters are off."""
    return letters()[name].upper() if _current.is_on else ""


def labelled(text: str, name: str) -> str:
    """Return a button's text with the key of its act, if there is one now."""
    key = shown(name)
    return f"{text}  [{key}]" if key else text


def conflict_of(name: str, letter: str, chosen: Mapping[str, str]) -> LetterKey | None:
    """Return the other act that already has ``letter`` among ``chosen``, if there is one."""
    return next(
        (key for key in LETTER_KEYS if key.name != name and chosen.get(key.name) == letter),
        None,
    )


def meant(typed: str) -> str:
    """Return the usual letter of the act ``typed`` stands for.

    Characters that no act has pass through, except usual letters that were given up, and except
    every letter key while letters are off: those mean nothing.
    """
    name = next((each for each, letter in letters().items() if letter == typed), "")
    if name:
        return _USUAL[name] if _current.is_on else ""
    return "" if typed in _USUAL.values() else typed
