"""Arranging what is there: archiving a class, the order of its variables, moving a student."""

from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.tables import ASSESSMENT_VARIABLES, CLASSES, STUDENTS
from mehmiro_desktop.errors import DuplicateEntry
from mehmiro_desktop.store.commands.texts import name_key
from mehmiro_desktop.store.commands.writing import Args, change, edit_of, existing, require
from mehmiro_desktop.store.queries.classes import (
    load_class,
    load_student,
    load_variable,
    students_of,
    variables_of,
)
from mehmiro_desktop.store.store import Store


def archive_class(store: Store, class_id: str, *, initiator: str = "") -> Edit:
    """Put a class away: it leaves the lists of classes in use and keeps everything in it.

    Raises:
        RecordNotFound.
    """
    return _set_archived(store, class_id, is_archived=True, initiator=initiator)


def unarchive_class(store: Store, class_id: str, *, initiator: str = "") -> Edit:
    """Take an archived class back into use.

    Raises:
        RecordNotFound.
    """
    return _set_archived(store, class_id, is_archived=False, initiator=initiator)


def _set_archived(store: Store, class_id: str, *, is_archived: bool, initiator: str) -> Edit:
    label = "archive_class" if is_archived else "unarchive_class"
    args: Args = (("name", load_class(store, class_id).name),)
    with store.edit(label, args, initiator=initiator) as scope:
        row = existing(scope, CLASSES, class_id)
        if is_archived != (row["archived_at"] is not None):
            change(scope, CLASSES, row, {"archived_at": scope.now if is_archived else None})
    return edit_of(scope, label, args)


def move_variable(store: Store, variable_id: str, place: int, *, initiator: str = "") -> Edit:
    """Put a variable at ``place`` (from 0) in its class's order, inactive ones counted.

    A place beyond either end is that end.

    Raises:
        RecordNotFound.
    """
    label = "move_variable"
    args: Args = (("name", load_variable(store, variable_id).name),)
    with store.edit(label, args, initiator=initiator) as scope:
        row = existing(scope, ASSESSMENT_VARIABLES, variable_id)
        order = [each.id for each in variables_of(scope.connection, str(row["class_id"]))]
        wanted = [each for each in order if each != variable_id]
        wanted.insert(max(0, min(place, len(wanted))), variable_id)
        if wanted != order:
            for position, each in enumerate(wanted):
                current = existing(scope, ASSESSMENT_VARIABLES, each)
                change(scope, ASSESSMENT_VARIABLES, current, {"position": position})
    return edit_of(scope, label, args)


def move_student(store: Store, student_id: str, class_id: str, *, initiator: str = "") -> Edit:
    """Move a student to another class of the same teacher.

    Scores stay what they are: records of the class they were given in.

    Raises:
        RecordNotFound: the student or the class is not there.
        DuplicateEntry: the class has a student of that alias.
    """
    label = "move_student"
    alias = load_student(store, student_id).alias
    args: Args = (("alias", alias),)
    with store.edit(label, args, initiator=initiator) as scope:
        row = existing(scope, STUDENTS, student_id)
        require(scope, CLASSES, class_id)
        if row["class_id"] != class_id:
            taken = {name_key(each.alias) for each in students_of(scope.connection, class_id)}
            if name_key(alias) in taken:
                raise DuplicateEntry(text=alias)
            change(scope, STUDENTS, row, {"class_id": class_id})
    return edit_of(scope, label, args)
