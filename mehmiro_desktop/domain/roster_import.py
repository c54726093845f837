"""What an import makes of a table of students. Pure; see ``domain.imports``."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from mehmiro_desktop.domain.csv_table import CsvTable, Field, TableLine
from mehmiro_desktop.domain.entities import SchoolClass, Student
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.imports import (
    MAX_NAME_LENGTH,
    ByName,
    ClassContent,
    Heed,
    LineRefused,
    Reason,
    RosterPlan,
    check_class_known,
    check_name,
    class_of,
    needed,
    never_stopped,
    parse_date,
    plan_lines,
)
from mehmiro_desktop.domain.roster import MAX_ALIAS_LENGTH, alias_key, clean_alias

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


class _Roster:
    """Resolves the lines of a table of students."""

    def __init__(self, content: Iterable[ClassContent], class_name: str) -> None:
        self.class_name = class_name
        self.new_classes: list[SchoolClass] = []
        self._students: dict[str, ByName[Student]] = {}
        self._classes: ByName[SchoolClass] = ByName(())
        self._seen: set[tuple[str, str]] = set()
        for each in content:
            self._keep(each.school_class, each.students)

    def plan(self, line: TableLine) -> tuple[Student | None, Student]:
        """Return the student as it was (None: new) and as it will be."""
        alias = clean_alias(needed(line, Field.ALIAS, Reason.NO_STUDENT))
        check_name(alias, MAX_ALIAS_LENGTH)
        details = _details(line)
        school_class = self._find_class(class_of(line, self.class_name))
        if (mark := (school_class.id, alias_key(alias))) in self._seen:
            raise LineRefused(Reason.REPEATED, alias)
        known = self._students[school_class.id]
        try:
            before = known.find(alias, Reason.UNKNOWN_STUDENT, Reason.AMBIGUOUS_STUDENT)
        except LineRefused as refusal:
            if refusal.reason is not Reason.UNKNOWN_STUDENT:
                raise
            self._seen.add(mark)
            return None, details(Student(new_id(), school_class.id, alias))
        self._seen.add(mark)
        return before, details(before)

    def _find_class(self, name: str) -> SchoolClass:
        try:
            return self._classes.find(name, Reason.UNKNOWN_CLASS, Reason.AMBIGUOUS_CLASS)
        except LineRefused as refusal:
            if refusal.reason is not Reason.UNKNOWN_CLASS:
                raise
        check_name(name, MAX_NAME_LENGTH)
        made = SchoolClass(new_id(), name)
        self.new_classes.append(made)
        self._keep(made, ())
        return made

    def _keep(self, school_class: SchoolClass, students: Iterable[Student]) -> None:
        self._classes.add(school_class.name, school_class)
        self._students[school_class.id] = ByName((each.alias, each) for each in students)


def plan_roster(
    table: CsvTable,
    content: Iterable[ClassContent],
    class_name: str = "",
    heed: Heed = never_stopped,
) -> RosterPlan:
    """Return what a table of students asks for; classes it names that do not exist are made.

    Raises:
        InvalidImport: no class is named, neither in the table nor by ``class_name``.
    """
    check_class_known(table, class_name)
    resolver = _Roster(content, class_name)
    pairs, refused = plan_lines(table, resolver.plan, heed)
    new = tuple(after for before, after in pairs if before is None)
    changed = tuple(after for before, after in pairs if before not in (None, after))
    return RosterPlan(
        new_classes=tuple(resolver.new_classes),
        new_students=new,
        changed_students=changed,
        unchanged=len(pairs) - len(new) - len(changed),
        refused=tuple(refused),
    )


def _details(line: TableLine) -> Callable[[Student], Student]:
    """Return what fills in a student's details: those the line gives, the rest as they are."""
    color, personality = line.text(Field.COLOR), line.text(Field.PERSONALITY)
    birth = line.text(Field.BIRTH)
    born = parse_date(birth)
    if color and not _COLOR.fullmatch(color):
        raise LineRefused(Reason.BAD_COLOR, color)
    if birth and born is None:
        raise LineRefused(Reason.BAD_DATE, birth)
    check_name(personality, MAX_NAME_LENGTH)

    def fill(student: Student) -> Student:
        return replace(
            student,
            avatar_color=color.upper() or student.avatar_color,
            personality_type=personality or student.personality_type,
            date_of_birth=born or student.date_of_birth,
        )

    return fill
