"""What an import makes of each line of a table: pure plans, applied by ``store.transfer``.

An import adds and updates, it never removes. A line that cannot be used is refused
with its reason; the rest goes in. Names are compared the way a person reads them (case, accents'
encoding and spaces do not matter); where two records share a name the line is refused rather
than guessed.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

from mehmiro_desktop.domain.csv_table import CsvTable, Field, TableLine
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    CellKey,
    SchoolClass,
    Student,
)
from mehmiro_desktop.domain.roster import alias_key, clean_alias, is_readable
from mehmiro_desktop.errors import InvalidImport

MAX_NAME_LENGTH = 80
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_TEACHER = frozenset({"teacher", "docente", "profesor", "profesora", "maestro", "maestra"})
_LIKE_A_DATE = re.compile(r"[\d/.\-\s:]+")


_T = TypeVar("_T")
Heed = Callable[[], None]
"""Called before each line; what it raises ends the planning."""


def never_stopped() -> None:
    """Let a plan be made to its end."""


class Reason(Enum):
    """Why a line was refused."""

    NO_CLASS = "no_class"
    UNKNOWN_CLASS = "unknown_class"
    OTHER_CLASS = "other_class"
    AMBIGUOUS_CLASS = "ambiguous_class"
    NO_STUDENT = "no_student"
    UNKNOWN_STUDENT = "unknown_student"
    AMBIGUOUS_STUDENT = "ambiguous_student"
    NO_VARIABLE = "no_variable"
    UNKNOWN_VARIABLE = "unknown_variable"
    AMBIGUOUS_VARIABLE = "ambiguous_variable"
    NO_SESSION = "no_session"
    UNKNOWN_SESSION = "unknown_session"
    AMBIGUOUS_SESSION = "ambiguous_session"
    BAD_DATE = "bad_date"
    NO_SCORE = "no_score"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_SCALE = "out_of_scale"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    BAD_COLOR = "bad_color"
    NOT_A_TEACHERS = "not_a_teachers"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not taken: its number in the file, why, and the text that stood in the way.

    ``alias`` is whom the line names, as the file has it; empty where it names nobody.
    """

    line: int
    reason: Reason
    text: str
    alias: str = ""


@dataclass(frozen=True, slots=True)
class BlankLine:
    """A line that asks for nothing: whose score was left empty, as the file names them."""

    line: int
    alias: str


@dataclass(frozen=True, slots=True)
class ClassContent:
    """A class with what its lines may name."""

    school_class: SchoolClass
    students: tuple[Student, ...] = ()
    variables: tuple[AssessmentVariable, ...] = ()
    sessions: tuple[AssessmentSession, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedScore:
    """A score to record. ``comment`` is None where the file has no column or text for it."""

    line: int
    key: CellKey
    value: Decimal
    comment: str | None


@dataclass(frozen=True, slots=True)
class ScorePlan:
    """What a table of scores asks for."""

    scores: tuple[PlannedScore, ...]
    new_sessions: tuple[AssessmentSession, ...]
    refused: tuple[RefusedLine, ...]
    blank: tuple[BlankLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What a table of students asks for. ``unchanged`` counts lines that say nothing new."""

    new_classes: tuple[SchoolClass, ...]
    new_students: tuple[Student, ...]
    changed_students: tuple[Student, ...]
    unchanged: int
    refused: tuple[RefusedLine, ...]

    @property
    def count(self) -> int:
        """How many students it adds or changes."""
        return len(self.new_students) + len(self.changed_students)


class LineRefused(Exception):
    """Stops the planning of one line; becomes a :class:`RefusedLine`."""

    def __init__(self, reason: Reason, text: str) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.text = text[:80]


def parse_date(text: str) -> date | None:
    """Return the day in ``text`` (``2026-03-09`` or ``9/3/2026``, day first), None if there is none."""
    stripped = text.strip()
    if match := _ISO_DATE.fullmatch(stripped):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(stripped):
        day, month, year = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


class ByName(Generic[_T]):
    """Finds the one record a text names."""

    def __init__(self, named: Iterable[tuple[str, _T]]) -> None:
        self._records: dict[str, list[tuple[str, _T]]] = {}
        for name, record in named:
            self.add(name, record)

    def add(self, name: str, record: _T) -> None:
        """Let ``record`` be found by ``name``."""
        self._records.setdefault(alias_key(name), []).append((name, record))

    def find(self, text: str, unknown: Reason, ambiguous: Reason) -> _T:
        """Return the one record called ``text``; spelled exactly so, where several are alike.

        Raises:
            LineRefused: there is none (``unknown``), or more than one (``ambiguous``).
        """
        found = self._records.get(alias_key(text), [])
        if len(found) > 1:
            exact = [pair for pair in found if pair[0] == text]
            found = exact or found
        if len(found) == 1:
            return found[0][1]
        raise LineRefused(ambiguous if found else unknown, text)


def plan_lines(
    table: CsvTable, plan: Callable[[TableLine], _T], heed: Heed
) -> tuple[list[_T], list[RefusedLine]]:
    """Return what ``plan`` made of the lines, and those it refused."""
    taken, refused = [], []
    for line in table.lines:
        heed()
        try:
            taken.append(plan(line))
        except LineRefused as refusal:
            alias = line.text(Field.ALIAS)[:80]
            refused.append(RefusedLine(line.number, refusal.reason, refusal.text, alias))
    return taken, refused


def check_class_known(table: CsvTable, class_name: str) -> None:
    """Accept a table whose lines can say their class.

    Raises:
        InvalidImport: no column names it and none was given.
    """
    if Field.CLASS not in table.fields and not class_name.strip():
        raise InvalidImport(reason="no_class")


def class_of(line: TableLine, given: str) -> str:
    """Return the name of the line's class: its own, or the ``given`` one.

    Raises:
        LineRefused: there is none, or the line's is not the one that was given.
    """
    name, given = clean_alias(line.text(Field.CLASS)), clean_alias(given)
    if given and name and alias_key(name) != alias_key(given):
        raise LineRefused(Reason.OTHER_CLASS, name)
    if not (name or given):
        raise LineRefused(Reason.NO_CLASS, "")
    return name or given


def needed(line: TableLine, column: Field, reason: Reason) -> str:
    """Return the line's text for ``column``.

    Raises:
        LineRefused: it is blank (``reason``).
    """
    text = line.text(column)
    if not text:
        raise LineRefused(reason, "")
    return text


def check_name(text: str, limit: int) -> None:
    """Accept a name of at most ``limit`` readable characters.

    Raises:
        LineRefused: it is longer, or holds characters that do not show.
    """
    if len(text) > limit:
        raise LineRefused(Reason.TOO_LONG, text)
    if not is_readable(text):
        raise LineRefused(Reason.UNREADABLE, text)
