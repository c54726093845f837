"""Classes, students, variables and assessment sessions, as a teacher edits them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from mehmiro_desktop.domain.entities import (
    AssessmentSession,
    AssessmentVariable,
    Edit,
    SchoolClass,
    Student,
)
from mehmiro_desktop.domain.ids import first_session_id, new_id
from mehmiro_desktop.domain.scores import canonical, check_scale
from mehmiro_desktop.domain.tables import (
    ASSESSMENT_SESSIONS,
    ASSESSMENT_VARIABLES,
    CLASSES,
    STUDENTS,
    Row,
    Table,
)
from mehmiro_desktop.errors import DuplicateEntry, InvalidText, ScaleConflict
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.beginning import new_session_row
from mehmiro_desktop.store.commands.texts import checked_name, checked_optional, name_key
from mehmiro_desktop.store.commands.writing import (
    change,
    create,
    edit_of,
    existing,
    remove,
    require,
)
from mehmiro_desktop.store.queries.classes import students_of, variables_of
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.stamps import later
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope

_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_HEX_COLOR_LENGTH = 7


def add_class(
    store: Store,
    name: str,
    grade: str = "",
    section: str = "",
    academic_year: str = "",
    *,
    initiator: str = "",
) -> SchoolClass:
    """Add a class.

    Raises:
        InvalidText: the name is empty, or a text cannot be kept.
    """
    made = _checked_class(SchoolClass(new_id(), name, grade, section, academic_year))
    with store.edit("add_class", (("name", made.name),), initiator=initiator) as scope:
        row: Row = {"id": made.id, "teacher_id": store.account.account_id}
        create(scope, CLASSES, row | entity_rows.class_columns(made))
    return made


def _checked_class(record: SchoolClass) -> SchoolClass:
    return SchoolClass(
        id=record.id,
        name=checked_name(record.name, "name"),
        grade=checked_optional(record.grade, "grade"),
        section=checked_optional(record.section, "section"),
        academic_year=checked_optional(record.academic_year, "academic_year"),
    )


def edit_class(store: Store, school_class: SchoolClass, *, initiator: str = "") -> Edit:
    """Change a class's words.

    Raises:
        RecordNotFound, InvalidText.
    """
    wanted = _checked_class(school_class)
    label, args = "edit_class", (("name", wanted.name),)
    with store.edit(label, args, initiator=initiator) as scope:
        row = existing(scope, CLASSES, wanted.id)
        before = entity_rows.class_columns(entity_rows.school_class(row))
        _change_fields(scope, CLASSES, row, before, entity_rows.class_columns(wanted))
    return edit_of(scope, label, args)


def _change_fields(scope: EditScope, table: Table, row: Row, before: Row, wanted: Row) -> None:
    """Change the fields whose meaning differs (a blank is a blank, written '' or NULL)."""
    different: Row = {name: value for name, value in wanted.items() if before[name] != value}
    change(scope, table, row, different)


def remove_class(store: Store, class_id: str, *, initiator: str = "") -> Edit:
    """Remove a class with everything in it; undo brings it all back.

    Raises:
        RecordNotFound.
    """
    with store.edit("remove_class", initiator=initiator) as scope:
        remove(scope, CLASSES, class_id)
    return edit_of(scope, "remove_class")


def add_students(
    store: Store,
    class_id: str,
    aliases: Sequence[str],
    colors: Sequence[str] | None = None,
    *,
    initiator: str = "",
) -> tuple[Student, ...]:
    """Add students to the end of a class's list as one step; blank lines are skipped.

    ``colors`` are given in the order of ``aliases``, blank lines included.

    Raises:
        RecordNotFound, InvalidText.
        DuplicateEntry: an alias is in the class already, or twice in the list.
    """
    shades = [_checked_color(color) for color in colors or [""] * len(aliases)]
    wanted = [
        Student(new_id(), class_id, checked_name(alias, "alias"), color)
        for alias, color in zip(aliases, shades, strict=True)
        if alias.strip()
    ]
    args = (("count", str(len(wanted))),)
    with store.edit("add_students", args, initiator=initiator) as scope:
        require(scope, CLASSES, class_id)
        taken = {name_key(each.alias) for each in students_of(scope.connection, class_id)}
        stamp = scope.stamp()
        for student in wanted:
            _take_name(taken, student.alias)
            row: Row = {"id": student.id, "class_id": class_id}
            # Each a microsecond later: the list keeps its order on every laptop.
            create(scope, STUDENTS, row | entity_rows.student_columns(student), stamp)
            stamp = later(stamp)
    return tuple(wanted)


def _take_name(taken: set[str], name: str) -> None:
    key = name_key(name)
    if key in taken:
        raise DuplicateEntry(text=name)
    taken.add(key)


def _checked_color(color: str) -> str:
    stripped = color.strip()
    is_hex = len(stripped) == _HEX_COLOR_LENGTH and stripped[0] == "#"
    if stripped and not (is_hex and set(stripped[1:]) <= _HEX_DIGITS):
        raise InvalidText(field="avatar_color", reason="color")
    return stripped


def edit_student(store: Store, student: Student, *, initiator: str = "") -> Edit:
    """Change a student's alias, colour, style or date of birth.

    Raises:
        RecordNotFound, InvalidText.
        DuplicateEntry: the alias belongs to another student of the class.
    """
    wanted = Student(
        id=student.id,
        class_id=student.class_id,
        alias=checked_name(student.alias, "alias"),
        avatar_color=_checked_color(student.avatar_color),
        personality_type=checked_optional(student.personality_type, "personality_type"),
        date_of_birth=student.date_of_birth,
    )
    label, args = "edit_student", (("alias", wanted.alias),)
    with store.edit(label, args, initiator=initiator) as scope:
        row = existing(scope, STUDENTS, wanted.id)
        current = entity_rows.student(row)
        if name_key(current.alias) != name_key(wanted.alias):
            others = students_of(scope.connection, current.class_id)
            _take_name({name_key(each.alias) for each in others}, wanted.alias)
        before = entity_rows.student_columns(current)
        _change_fields(scope, STUDENTS, row, before, entity_rows.student_columns(wanted))
    return edit_of(scope, label, args)


def remove_student(store: Store, student_id: str, *, initiator: str = "") -> Edit:
    """Remove a student with their scores; undo brings all back.

    Raises:
        RecordNotFound.
    """
    with store.edit("remove_student", initiator=initiator) as scope:
        remove(scope, STUDENTS, student_id)
    return edit_of(scope, "remove_student")


def add_variable(
    store: Store,
    class_id: str,
    name: str,
    low: Decimal = Decimal(0),
    high: Decimal = Decimal(10),
    *,
    initiator: str = "",
) -> AssessmentVariable:
    """Add a variable with its scale to a class.

    Raises:
        RecordNotFound, InvalidText, ScaleConflict.
        DuplicateEntry: the class has a variable of that name.
    """
    made = AssessmentVariable(new_id(), class_id, checked_name(name, "name"), low, high)
    check_scale(low, high)
    with store.edit("add_variable", (("name", made.name),), initiator=initiator) as scope:
        require(scope, CLASSES, class_id)
        others = variables_of(scope.connection, class_id)
        _take_name({name_key(each.name) for each in others}, made.name)
        row: Row = {"id": made.id, "class_id": class_id}
        create(scope, ASSESSMENT_VARIABLES, row | entity_rows.variable_columns(made))
    return made


def edit_variable(store: Store, variable: AssessmentVariable, *, initiator: str = "") -> Edit:
    """Change a variable's name, scale or whether it is in use.

    Raises:
        RecordNotFound, InvalidText, DuplicateEntry.
        ScaleConflict: no usable scale, or it would shut out scores already given.
    """
    name = checked_name(variable.name, "name")
    check_scale(variable.scale_min, variable.scale_max)
    label, args = "edit_variable", (("name", name),)
    with store.edit(label, args, initiator=initiator) as scope:
        row = existing(scope, ASSESSMENT_VARIABLES, variable.id)
        current = entity_rows.variable(row)
        if name_key(current.name) != name_key(name):
            others = variables_of(scope.connection, current.class_id)
            _take_name({name_key(each.name) for each in others}, name)
        if (variable.scale_min, variable.scale_max) != (current.scale_min, current.scale_max):
            _refuse_shut_out(scope, variable)
        wanted = entity_rows.variable_columns(variable) | {"name": name}
        before = entity_rows.variable_columns(current)
        _change_fields(scope, ASSESSMENT_VARIABLES, row, before, wanted)
    return edit_of(scope, label, args)


def _refuse_shut_out(scope: EditScope, variable: AssessmentVariable) -> None:
    # Few distinct values, whatever the number of scores; compared as decimals, not as floats.
    values = scope.connection.exec_driver_sql(
        "SELECT DISTINCT value FROM assessments WHERE variable_id = ?", (variable.id,)
    ).scalars()
    outside = [
        value
        for each in values
        if not variable.scale_min <= (value := Decimal(each)) <= variable.scale_max
    ]
    if outside:
        raise ScaleConflict(
            low=canonical(variable.scale_min),
            high=canonical(variable.scale_max),
            text=canonical(outside[0]),
        )


def remove_variable(store: Store, variable_id: str, *, initiator: str = "") -> Edit:
    """Remove a variable with its scores; undo brings all back.

    Raises:
        RecordNotFound.
    """
    with store.edit("remove_variable", initiator=initiator) as scope:
        remove(scope, ASSESSMENT_VARIABLES, variable_id)
    return edit_of(scope, "remove_variable")


def copy_variables(
    store: Store, from_class_id: str, to_class_id: str, *, initiator: str = ""
) -> tuple[AssessmentVariable, ...]:
    """Give a class the active variables of another; names it has already are skipped.

    Raises:
        RecordNotFound.
    """
    made: list[AssessmentVariable] = []
    with store.edit("copy_variables", initiator=initiator) as scope:
        require(scope, CLASSES, from_class_id)
        require(scope, CLASSES, to_class_id)
        taken = {name_key(each.name) for each in variables_of(scope.connection, to_class_id)}
        stamp = scope.stamp()
        for each in variables_of(scope.connection, from_class_id):
            if not each.is_active or name_key(each.name) in taken:
                continue
            copy = AssessmentVariable(
                new_id(), to_class_id, each.name, each.scale_min, each.scale_max
            )
            row: Row = {"id": copy.id, "class_id": to_class_id}
            create(scope, ASSESSMENT_VARIABLES, row | entity_rows.variable_columns(copy), stamp)
            stamp = later(stamp)
            made.append(copy)
    return tuple(made)


def start_session(
    store: Store, class_id: str, on: date, name: str = "", *, initiator: str = ""
) -> AssessmentSession:
    """Start an assessment session.

    The first of a day has an id derived from class and day, so that two laptops that start the
    day offline share it. Without a name the day's first session is returned if there is one.

    Raises:
        RecordNotFound, InvalidText.
    """
    title = checked_optional(name, "name")
    with store.edit("start_session", (("on", on.isoformat()),), initiator=initiator) as scope:
        require(scope, CLASSES, class_id)
        session_id = first_session_id(class_id, on)
        taken = load_row(scope.connection, ASSESSMENT_SESSIONS, session_id)
        if taken is not None and not title:
            return entity_rows.assessment_session(taken)
        if taken is not None:
            session_id = new_id()
        made = AssessmentSession(session_id, class_id, on, title)
        create(scope, ASSESSMENT_SESSIONS, new_session_row(made, store.account.account_id))
    return made


def edit_session(store: Store, session: AssessmentSession, *, initiator: str = "") -> Edit:
    """Change an assessment session's day or name.

    Raises:
        RecordNotFound, InvalidText.
    """
    wanted = AssessmentSession(
        session.id, session.class_id, session.on, checked_optional(session.name, "name")
    )
    label, args = "edit_session", (("on", wanted.on.isoformat()),)
    with store.edit(label, args, initiator=initiator) as scope:
        row = existing(scope, ASSESSMENT_SESSIONS, wanted.id)
        before = entity_rows.session_columns(entity_rows.assessment_session(row))
        wanted_columns = entity_rows.session_columns(wanted)
        _change_fields(scope, ASSESSMENT_SESSIONS, row, before, wanted_columns)
    return edit_of(scope, label, args)


def remove_session(store: Store, session_id: str, *, initiator: str = "") -> Edit:
    """Remove an assessment session with its scores; undo brings all back.

    Raises:
        RecordNotFound.
    """
    with store.edit("remove_session", initiator=initiator) as scope:
        remove(scope, ASSESSMENT_SESSIONS, session_id)
    return edit_of(scope, "remove_session")
