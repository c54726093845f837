"""A file of students for one class: what it would do, then the same as one step."""

from dataclasses import dataclass

from sqlalchemy import Connection

from mehmiro_desktop.domain.csv_table import CsvTable, Field
from mehmiro_desktop.domain.entities import Edit
from mehmiro_desktop.domain.imports import ClassContent, RosterPlan
from mehmiro_desktop.domain.roster_import import plan_roster
from mehmiro_desktop.domain.tables import CLASSES
from mehmiro_desktop.errors import InvalidImport, RecordNotFound
from mehmiro_desktop.store import entity_rows
from mehmiro_desktop.store.commands.writing import edit_of
from mehmiro_desktop.store.queries.classes import students_of
from mehmiro_desktop.store.rows import load_row
from mehmiro_desktop.store.store import Store
from mehmiro_desktop.store.transfer.importing import put_roster
from mehmiro_desktop.store.transfer.spreadsheet import table_of


@dataclass(frozen=True, slots=True)
class RosterFile:
    """A file that was read, and what it asks of a class; ``unknown`` columns are left out."""

    table: CsvTable
    plan: RosterPlan

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings nothing was made of."""
        return self.table.unknown


def read_roster_file(store: Store, class_id: str, content: bytes) -> RosterFile:
    """Return what a CSV or XLSX file of students would do to a class; changes nothing.

    Raises:
        InvalidImport: it is no table we can read, or holds scores (``reason`` ``scores``).
        RecordNotFound: the class is not there.
    """
    table = table_of(content)
    if Field.VALUE in table.fields:
        raise InvalidImport(reason="scores")
    with store.read() as connection:
        return RosterFile(table, _plan(connection, class_id, table))


def import_roster_file(
    store: Store, class_id: str, file: RosterFile, *, initiator: str = ""
) -> Edit:
    """Add and update students as the file says, against the class as it is by now.

    Raises:
        RecordNotFound: the class is not there (any more).
    """
    with store.edit("import_roster", why="imported", initiator=initiator) as scope:
        put_roster(scope, _plan(scope.connection, class_id, file.table))
    return edit_of(scope, "import_roster")


def _plan(connection: Connection, class_id: str, table: CsvTable) -> RosterPlan:
    # Only this class is offered: last year's of the same name is not meant.
    row = load_row(connection, CLASSES, class_id)
    if row is None:
        raise RecordNotFound(table="classes")
    owner = entity_rows.school_class(row)
    content = ClassContent(owner, students_of(connection, class_id))
    return plan_roster(table, (content,), owner.name)
