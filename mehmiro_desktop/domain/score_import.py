"""What an import makes of a table of scores. Pure; see ``domain.imports``."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from mehmiro_desktop.domain.csv_table import CsvTable, Field, TableLine
from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    CellKey,
    Student,
)
from mehmiro_desktop.domain.ids import first_session_id, new_id
from mehmiro_desktop.domain.imports import (
    MAX_NAME_LENGTH,
    BlankLine,
    ByName,
    ClassContent,
    Heed,
    LineRefused,
    PlannedScore,
    Reason,
    ScorePlan,
    check_class_known,
    check_name,
    class_of,
    needed,
    never_stopped,
    parse_date,
    plan_lines,
)
from mehmiro_desktop.domain.roster import alias_key
from mehmiro_desktop.domain.scores import MAX_COMMENT_LENGTH, check_score, parse_number
from mehmiro_desktop.errors import InvalidImport, InvalidScore

_TEACHER = frozenset({"teacher", "docente", "profesor", "profesora", "maestro", "maestra"})
_UNKEEPABLE = ("Cc", "Cs")
_LIKE_A_DATE = re.compile(r"[\d/.\-\s:]+")


class _Scores:
    """Resolves the lines of a table of scores against what is on this laptop."""

    def __init__(self, content: Iterable[ClassContent], class_name: str) -> None:
        self.class_name = class_name
        self.new_sessions: list[AssessmentSession] = []
        self.blank: list[BlankLine] = []
        self._classes = ByName((each.school_class.name, each) for each in content)
        self._students: dict[str, ByName[Student]] = {}
        self._variables: dict[str, ByName[AssessmentVariable]] = {}
        self._sessions: dict[str, list[AssessmentSession]] = {}
        self._planned: dict[CellKey, Decimal] = {}

    def plan(self, line: TableLine) -> PlannedScore | None:
        """Return the score to record; ``None`` where it was left empty."""
        if not line.text(Field.VALUE):
            if line.text(Field.COMMENT):
                raise LineRefused(Reason.NO_SCORE, line.text(Field.COMMENT))
            self.blank.append(BlankLine(line.number, line.text(Field.ALIAS)))
            return None
        found = self._find_class(line)
        class_id = found.school_class.id
        student = self._students[class_id].find(
            needed(line, Field.ALIAS, Reason.NO_STUDENT),
            Reason.UNKNOWN_STUDENT,
            Reason.AMBIGUOUS_STUDENT,
        )
        variable = self._variables[class_id].find(
            needed(line, Field.VARIABLE, Reason.NO_VARIABLE),
            Reason.UNKNOWN_VARIABLE,
            Reason.AMBIGUOUS_VARIABLE,
        )
        assessor = line.text(Field.ASSESSOR)
        if assessor and alias_key(assessor) not in _TEACHER:
            raise LineRefused(Reason.NOT_A_TEACHERS, assessor)
        value = _score(line.text(Field.VALUE), variable)
        comment = _comment(line.cells.get(Field.COMMENT, ""))
        session = self._find_session(line, class_id)
        key = CellKey(student.id, variable.id, session.id)
        if key in self._planned:
            raise LineRefused(Reason.REPEATED, student.alias)
        self._planned[key] = value
        return PlannedScore(line.number, key, value, comment)

    def _find_class(self, line: TableLine) -> ClassContent:
        name = class_of(line, self.class_name)
        found = self._classes.find(name, Reason.UNKNOWN_CLASS, Reason.AMBIGUOUS_CLASS)
        class_id = found.school_class.id
        if class_id not in self._students:
            self._students[class_id] = ByName((each.alias, each) for each in found.students)
            self._variables[class_id] = ByName((each.name, each) for each in found.variables)
            self._sessions[class_id] = list(found.sessions)
        return found

    def _find_session(self, line: TableLine, class_id: str) -> AssessmentSession:
        on, name = _day_and_name(line)
        sessions = self._sessions[class_id]
        fitting = [
            each
            for each in sessions
            if (on is None or each.on == on)
            and (not name or alias_key(each.name) == alias_key(name))
        ]
        if len(fitting) == 1:
            return fitting[0]
        first_id = "" if on is None else first_session_id(class_id, on)
        if fitting:
            unnamed = [each for each in fitting if not each.name and not name]
            first = [each for each in fitting if each.id == first_id and not name]
            if len(unnamed) != 1 and not first:
                raise LineRefused(Reason.AMBIGUOUS_SESSION, name or str(on))
            return (first or unnamed)[0] if len(unnamed) != 1 else unnamed[0]
        if on is None:
            raise LineRefused(Reason.UNKNOWN_SESSION, name)
        is_first = all(each.id != first_id for each in sessions)
        made = AssessmentSession(first_id if is_first else new_id(), class_id, on, name)
        sessions.append(made)
        self.new_sessions.append(made)
        return made


def plan_scores(
    table: CsvTable,
    content: Iterable[ClassContent],
    class_name: str = "",
    heed: Heed = never_stopped,
) -> ScorePlan:
    """Return what a table of scores asks for.

    Args:
        table: The file.
        content: The classes on this laptop.
        class_name: The class all lines belong to, when the file has no column for it.
        heed: Told of each line.

    Raises:
        InvalidImport: the table lacks a column without which no line can be placed.
    """
    if Field.VARIABLE not in table.fields:
        raise InvalidImport(reason="no_variable_column")
    if not {Field.SESSION, Field.SESSION_DATE, Field.SESSION_NAME} & table.fields:
        raise InvalidImport(reason="no_session_column")
    check_class_known(table, class_name)
    resolver = _Scores(content, class_name)
    planned, refused = plan_lines(table, resolver.plan, heed)
    scores = [each for each in planned if each is not None]
    used = {score.key.session_id for score in scores}
    made = tuple(session for session in resolver.new_sessions if session.id in used)
    return ScorePlan(tuple(scores), made, tuple(refused), tuple(resolver.blank))


def _score(text: str, variable: AssessmentVariable) -> Decimal:
    try:
        return check_score(parse_number(text), variable)
    except InvalidScore as error:
        is_number = error.details.get("reason") == "scale"
        raise LineRefused(
            Reason.OUT_OF_SCALE if is_number else Reason.NOT_A_NUMBER, text
        ) from None


def _comment(text: str) -> str | None:
    if not text.strip():
        return None
    if len(text) > MAX_COMMENT_LENGTH:
        raise LineRefused(Reason.TOO_LONG, text)
    if any(unicodedata.category(ch) in _UNKEEPABLE and ch not in "\t\r\n" for ch in text):
        raise LineRefused(Reason.UNREADABLE, text)
    return text


def _day_and_name(line: TableLine) -> tuple[date | None, str]:
    day_text, name = line.text(Field.SESSION_DATE), line.text(Field.SESSION_NAME)
    either = line.text(Field.SESSION)
    on = parse_date(day_text)
    if day_text and on is None:
        raise LineRefused(Reason.BAD_DATE, day_text)
    if either:
        on_either = parse_date(either)
        if on_either is None and _LIKE_A_DATE.fullmatch(either):
            raise LineRefused(Reason.BAD_DATE, either)
        on, name = on or on_either, name or ("" if on_either else either)
    if on is None and not name:
        raise LineRefused(Reason.NO_SESSION, "")
    check_name(name, MAX_NAME_LENGTH)
    return on, name
