"""A class for the new school year: its structure without its scores, as one step."""

from dataclasses import replace

from mehmiro_desktop.domain.entities import SchoolClass
from mehmiro_desktop.domain.ids import new_id
from mehmiro_desktop.domain.tables import ASSESSMENT_VARIABLES, CLASSES, STUDENTS, Row
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.texts import checked_name, checked_optional
from mehmiro_desktop.store.commands.writing import change, create, existing
from mehmiro_desktop.store.queries.classes import students_of, variables_of
from mehmiro_desktop.store.stamps import later
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.write import EditScope


def start_school_year(
    store: Store,
    class_id: str,
    name: str,
    academic_year: str,
    *,
    copies_students: bool = False,
    archives_old: bool = False,
    initiator: str = "",
) -> SchoolClass:
    """Make a class with the variables in use of another, and put that away if wished.

    Copied students are new records: no score, comment or light comes with them.

    Raises:
        RecordNotFound: the class is not there.
        InvalidText: the name is empty, or a text cannot be kept.
    """
    name = checked_name(name, "name")
    year = checked_optional(academic_year, "academic_year")
    with store.edit("add_class", (("name", name),), initiator=initiator) as scope:
        old = existing(scope, CLASSES, class_id)
        made = replace(
            entity_rows.school_class(old),
            id=new_id(),
            name=name,
            academic_year=year,
            archived_at=None,
        )
        row: Row = {"id": made.id, "teacher_id": store.account.account_id}
        create(scope, CLASSES, row | entity_rows.class_columns(made))
        _copy_variables(scope, class_id, made.id)
        if copies_students:
            _copy_students(scope, class_id, made.id)
        if archives_old and old["archived_at"] is None:
            change(scope, CLASSES, old, {"archived_at": scope.now})
    return made


def _copy_variables(scope: EditScope, from_id: str, to_id: str) -> None:
    stamp = scope.stamp()
    in_use = (each for each in variables_of(scope.connection, from_id) if each.is_active)
    for position, variable in enumerate(in_use):
        row: Row = {"id": new_id(), "class_id": to_id, "position": position}
        create(scope, ASSESSMENT_VARIABLES, row | entity_rows.variable_columns(variable), stamp)
        stamp = later(stamp)


def _copy_students(scope: EditScope, from_id: str, to_id: str) -> None:
    stamp = scope.stamp()
    for student in students_of(scope.connection, from_id):
        row: Row = {"id": new_id(), "class_id": to_id}
        create(scope, STUDENTS, row | entity_rows.student_columns(student), stamp)
        stamp = later(stamp)
