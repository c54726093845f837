"""The mirror's tables and the bookkeeping beside them, as SQLAlchemy Core tables.

Mirror tables have the server's names and columns (canonical values, ``domain.tables``) and
``extra``: a JSON object of server columns this version does not know. Only ``id`` is declared
not null: a server that one day allows a blank must not stop a pull. Private to ``store``.
"""

from sqlalchemy import Column as SqlColumn
from sqlalchemy import ForeignKey, Index, Integer, MetaData, Text, text
from sqlalchemy import Table as SqlTable

from mehmiro_desktop.domain.tables import TABLES, Column, Kind, Table

metadata = MetaData()

_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "students": (("class_id",),),
    "assessment_variables": (("class_id", "is_active"),),
    "assessment_sessions": (("class_id", "date"),),
    "lessons": (("class_id",),),
    # The first serves the grid: by session alone its rows are read in the order they lie in. The
    # second finds a cell, which each of the others would look for among hundreds or thousands of
    # rows; the third is for cascades and "how many scores has this".
    "assessments": (("session_id",), ("student_id", "session_id"), ("variable_id",)),
    "ai_suggestions": (("assessment_id",),),
    "student_monitoring_status": (("student_id",), ("class_id",)),
    "monitoring_diagnoses": (("status_id",),),
    "session_attendance": (("session_id",), ("student_id",)),
    "monitoring_overrides": (("class_id",), ("student_id",)),
}


def _mirror_column(table: Table, column: Column) -> SqlColumn[str] | SqlColumn[int]:
    if column.name == "id":
        return SqlColumn("id", Text, primary_key=True, nullable=False)
    if column.name in table.parents:
        parent = ForeignKey(f"{table.parents[column.name]}.id", ondelete="CASCADE")
        return SqlColumn(column.name, Text, parent)
    if column.kind in (Kind.INTEGER, Kind.BOOLEAN):
        return SqlColumn(column.name, Integer)
    return SqlColumn(column.name, Text)


def _mirror(table: Table) -> SqlTable:
    first = [_mirror_column(table, each) for each in table.columns if not each.is_added]
    # Where ALTER TABLE puts them in a file that is brought up to date: at the end.
    added = [_mirror_column(table, each) for each in table.columns if each.is_added]
    mirror = SqlTable(table.name, metadata, *first, SqlColumn("extra", Text), *added)
    for names in _INDEXES.get(table.name, ()):
        Index(f"ix_{table.name}_{'_'.join(names)}", *(mirror.c[name] for name in names))
    return mirror


MIRROR: dict[str, SqlTable] = {table.name: _mirror(table) for table in TABLES}

# One row. Every write transaction fills it first; the capture triggers read it.
gate = SqlTable(
    "gate",
    metadata,
    SqlColumn("id", Integer, primary_key=True),
    SqlColumn("applying", Integer, nullable=False, server_default=text("0")),
    SqlColumn("edit_id", Integer),
    SqlColumn("why", Text, nullable=False, server_default=text("'edit'")),
    SqlColumn("device", Text, nullable=False, server_default=text("''")),
    SqlColumn("actor", Text, nullable=False, server_default=text("''")),
    SqlColumn("at", Text, nullable=False, server_default=text("''")),
)

history = SqlTable(
    "history",
    metadata,
    SqlColumn("seq", Integer, primary_key=True),
    SqlColumn("edit_id", Integer),
    SqlColumn("tbl", Text, nullable=False),
    SqlColumn("row_id", Text, nullable=False),
    SqlColumn("before", Text),
    SqlColumn("after", Text),
    SqlColumn("why", Text, nullable=False),
    SqlColumn("device", Text, nullable=False, server_default=text("''")),
    SqlColumn("actor", Text, nullable=False, server_default=text("''")),
    SqlColumn("at", Text, nullable=False),
)
Index("ix_history_row", history.c.tbl, history.c.row_id, history.c.seq)
Index("ix_history_edit", history.c.edit_id, sqlite_where=history.c.edit_id.is_not(None))

edits = SqlTable(
    "edits",
    metadata,
    SqlColumn("id", Integer, primary_key=True),
    SqlColumn("label", Text, nullable=False),
    SqlColumn("args", Text, nullable=False, server_default=text("'[]'")),
    SqlColumn("count", Integer, nullable=False, server_default=text("0")),
    SqlColumn("made_at", Text, nullable=False),
    SqlColumn("state", Text, nullable=False, server_default=text("'done'")),
    # First history row of the last run (edit, undo or redo): what the next reversal reverses.
    SqlColumn("run_from", Integer, nullable=False, server_default=text("0")),
)
Index("ix_edits_undone", edits.c.id, sqlite_where=edits.c.state == text("'undone'"))

pending = SqlTable(
    "pending",
    metadata,
    SqlColumn("tbl", Text, primary_key=True, nullable=False),
    SqlColumn("row_id", Text, primary_key=True, nullable=False),
    SqlColumn("op", Text, nullable=False),
    SqlColumn("base", Text),
    SqlColumn("edit_seq", Integer, nullable=False, server_default=text("1")),
    SqlColumn("edited_at", Text, nullable=False),
    SqlColumn("edit_id", Integer),
    SqlColumn("state", Text, nullable=False, server_default=text("'waiting'")),
    SqlColumn("code", Text, nullable=False, server_default=text("''")),
    SqlColumn("detail", Text, nullable=False, server_default=text("''")),
    SqlColumn("mutation_id", Text),
    SqlColumn("sent_seq", Integer),
    SqlColumn("sent", Text),
    SqlColumn("sent_op", Text),
)

held = SqlTable(
    "held",
    metadata,
    SqlColumn("tbl", Text, primary_key=True, nullable=False),
    SqlColumn("row_id", Text, primary_key=True, nullable=False),
    SqlColumn("row", Text, nullable=False),
    SqlColumn("was_pending", Integer, nullable=False),
    SqlColumn("reason", Text, nullable=False),
    SqlColumn("device", Text, nullable=False, server_default=text("''")),
    SqlColumn("at", Text, nullable=False),
    SqlColumn("state", Text, nullable=False, server_default=text("'open'")),
)

conflicts = SqlTable(
    "conflicts",
    metadata,
    SqlColumn("id", Integer, primary_key=True),
    SqlColumn("tbl", Text, nullable=False),
    SqlColumn("row_id", Text, nullable=False),
    SqlColumn("kind", Text, nullable=False),
    SqlColumn("field", Text, nullable=False, server_default=text("''")),
    # JSON of the field's value for kind 'field', of the whole row otherwise; null = removed.
    SqlColumn("ours", Text),
    SqlColumn("theirs", Text),
    SqlColumn("ours_at", Text),
    SqlColumn("theirs_at", Text),
    SqlColumn("ours_device", Text, nullable=False, server_default=text("''")),
    SqlColumn("theirs_device", Text, nullable=False, server_default=text("''")),
    SqlColumn("kept", Text, nullable=False),
    SqlColumn("made_at", Text, nullable=False),
    SqlColumn("state", Text, nullable=False, server_default=text("'open'")),
)
Index(
    "ix_conflicts_open",
    conflicts.c.tbl,
    conflicts.c.row_id,
    sqlite_where=conflicts.c.state == text("'open'"),
)

staged = SqlTable(
    "staged",
    metadata,
    SqlColumn("seq", Integer, primary_key=True),
    SqlColumn("tbl", Text, nullable=False),
    SqlColumn("row_id", Text, nullable=False),
    SqlColumn("kind", Text, nullable=False),
    SqlColumn("payload", Text, nullable=False),
)
Index("ix_staged_row", staged.c.tbl, staged.c.row_id, unique=True)

kv = SqlTable(
    "kv",
    metadata,
    SqlColumn("key", Text, primary_key=True, nullable=False),
    SqlColumn("value", Text, nullable=False),
)

# A covered delete (a child of a row whose delete is in flight) shares that one's mutation.
Index(
    "ix_pending_mutation",
    pending.c.mutation_id,
    sqlite_where=pending.c.mutation_id.is_not(None),
)
# What has no answer yet goes out again first; of a removal only its top was sent.
Index(
    "ix_pending_sent", pending.c.tbl, pending.c.row_id, sqlite_where=pending.c.sent.is_not(None)
)
# What waits is counted, and listed by its age: of a class removed there are 25,200 marks.
Index(
    "ix_pending_state",
    pending.c.state,
    pending.c.edited_at.desc(),
    pending.c.tbl,
    pending.c.row_id,
)
# What goes out next is found among them.
Index(
    "ix_pending_waiting",
    pending.c.tbl,
    pending.c.op,
    pending.c.row_id,
    sqlite_where=pending.c.mutation_id.is_(None),
)

# During a full compare: every row the server has sent or reported gone.
compared = SqlTable(
    "compared",
    metadata,
    SqlColumn("tbl", Text, primary_key=True, nullable=False),
    SqlColumn("row_id", Text, primary_key=True, nullable=False),
)
