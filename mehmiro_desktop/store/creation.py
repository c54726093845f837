"""The statements that make a fresh store at once, without Alembic (it costs 0.3 s to import).

A test holds the result equal to that of running every migration.
"""

from collections.abc import Iterator

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from mehmiro_desktop.domain.tables import TABLES
from mehmiro_desktop.store.schema import metadata
from mehmiro_desktop.store.triggers import capture_triggers

REVISION = "0006"
"""The head of ``migrations/versions`` that these statements equal."""


def schema_statements() -> Iterator[str]:
    """Yield the DDL of every table, index and trigger."""
    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    for synced in TABLES:
        yield from capture_triggers(synced)
    yield "INSERT INTO gate (id) VALUES (1)"


def statements() -> Iterator[str]:
    """Yield everything a fresh file needs, its revision included."""
    yield from schema_statements()
    yield (
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    yield f"INSERT INTO alembic_version (version_num) VALUES ('{REVISION}')"  # noqa: S608 - a constant
