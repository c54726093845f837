"""Rows told in the classroom's words: class, alias, variable, day, instead of ids.

What a row belongs to may be gone; its last version is then taken from the archive.
"""

from datetime import date

from sqlalchemy import Connection

from mehmiro_desktop.domain.sync_items import FieldChange, RecordName
from mehmiro_desktop.domain.tables import TABLE_BY_NAME, Kind, Row, Table, Value
from mehmiro_desktop.store.entity_rows import text_of
from mehmiro_desktop.store.rows import load_row, row_from_json
from mehmiro_desktop.store.triggers import content_columns

_TELLING = {
    "teachers": "name",
    "classes": "name",
    "students": "alias",
    "assessment_variables": "name",
    "assessment_sessions": "date",
    "lessons": "title",
    "assessments": "value",
    "ai_suggestions": "content",
    "student_monitoring_status": "priority_flag",
    "monitoring_diagnoses": "diagnosis_text",
    "monitoring_config": "timezone",
    "session_attendance": "status",
    "monitoring_overrides": "priority_flag",
}
_TITLED = ("teachers", "lessons", "ai_suggestions", "monitoring_diagnoses")
_MOST_TITLE = 80


def telling_column(table: Table) -> str:
    """Return the column that says most about a row of ``table``."""
    return _TELLING[table.name]


def shown(value: Value) -> str | None:
    """Return a value as the items carry it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def field_changes(
    table: Table, before: Row | None, after: Row | None
) -> tuple[FieldChange, ...]:
    """Return the fields in which two versions differ; ids of other rows are left out."""
    ids = {column.name for column in table.columns if column.kind is Kind.UUID}
    old, new = before or {}, after or {}
    return tuple(
        FieldChange(name, shown(old.get(name)), shown(new.get(name)))
        for name in content_columns(table)
        if name not in ids and old.get(name) != new.get(name)
    )


class Namer:
    """Names rows within one snapshot; remembers what it has looked up."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], tuple[Row | None, bool]] = {}

    def name(self, table: Table, row_id: str, row: Row | None = None) -> RecordName:
        """Return the name of a row; ``row`` is a version to go by if the mirror has none."""
        found, is_there = self._find(table, row_id)
        words: dict[str, str | date | None] = {}
        self._collect(table, row_id, found or row, is_there, words)
        return RecordName(
            table=table.name,
            row_id=row_id,
            class_name=str(words.get("class_name", "")),
            alias=str(words.get("alias", "")),
            variable=str(words.get("variable", "")),
            session_on=on if isinstance(on := words.get("session_on"), date) else None,
            session_name=str(words.get("session_name", "")),
            title=str(words.get("title", "")),
            class_id=str(words.get("class_id", "")),
            session_id=str(words.get("session_id", "")),
            student_id=str(words.get("student_id", "")),
            variable_id=str(words.get("variable_id", "")),
        )

    def _collect(
        self,
        table: Table,
        row_id: str,
        row: Row | None,
        is_there: bool,
        words: dict[str, str | date | None],
    ) -> None:
        if row is None:
            return
        _own_words(table, row_id, row, is_there, words)
        for column, parent in table.parents.items():
            parent_id = row.get(column)
            if parent_id is None:
                continue
            declared = TABLE_BY_NAME[parent]
            found, parent_is_there = self._find(declared, str(parent_id))
            self._collect(declared, str(parent_id), found, parent_is_there, words)

    def _find(self, table: Table, row_id: str) -> tuple[Row | None, bool]:
        place = (table.name, row_id)
        if place not in self._known:
            row = load_row(self._connection, table, row_id)
            is_there = row is not None
            self._known[place] = (row or self._last_version(table, row_id), is_there)
        return self._known[place]

    def _last_version(self, table: Table, row_id: str) -> Row | None:
        text = self._connection.exec_driver_sql(
            "SELECT coalesce(after, before) FROM history WHERE tbl = ? AND row_id = ?"
            " ORDER BY seq DESC LIMIT 1",
            (table.name, row_id),
        ).scalar()
        return None if text is None else row_from_json(table, text)


def _own_words(
    table: Table, row_id: str, row: Row, is_there: bool, words: dict[str, str | date | None]
) -> None:
    own: dict[str, str | date | None] = {}
    if table.name == "classes":
        own["class_name"] = text_of(row["name"])
        own["class_id"] = row_id if is_there else ""
    elif table.name == "students":
        own["alias"] = text_of(row["alias"])
        own["student_id"] = row_id if is_there else ""
    elif table.name == "assessment_variables":
        own["variable"] = text_of(row["name"])
        own["variable_id"] = row_id if is_there else ""
    elif table.name == "assessment_sessions":
        own["session_name"] = text_of(row["name"])
        own["session_on"] = date.fromisoformat(str(row["date"])) if row["date"] else None
        own["session_id"] = row_id if is_there else ""
    elif table.name in _TITLED:
        own["title"] = text_of(row[_TELLING[table.name]])[:_MOST_TITLE]
    for key, value in own.items():
        words.setdefault(key, value)
