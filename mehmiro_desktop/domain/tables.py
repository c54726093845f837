"""The tables that sync, as every layer sees them: the data model's eleven and two of ours.

One declaration feeds the mirror's schema, the wire format and the tests that hold the server's
migrations against it (design note data-model.md; exact types from platform-facts.md). Tables are
listed parents first: that is the order of pulling and pushing, and reversed, of deleting.

Canonical values (what a row holds anywhere in this app, so that equality means sameness):
``uuid`` lower-case text; ``text``/``enum`` text as typed; ``numeric`` decimal text without
exponent or trailing zeros; ``timestamp`` text ``YYYY-MM-DDTHH:MM:SS.ffffffZ``; ``date``
``YYYY-MM-DD``; ``time`` ``HH:MM:SS``; ``boolean`` bool; ``integer`` int; ``json`` compact JSON
text with sorted keys. Absent is ``None``.
"""

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

Value = str | int | bool | None
Row = dict[str, Value]


class Kind(Enum):
    """How a column's value is written; see the module's text for the canonical forms."""

    UUID = "uuid"
    TEXT = "text"
    ENUM = "enum"
    NUMERIC = "numeric"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    TIMESTAMP = "timestamp"
    DATE = "date"
    TIME = "time"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its server name, kind and whether it may be ``None``."""

    name: str
    kind: Kind
    nullable: bool = False
    is_added: bool = False
    """A later migration added it: it may be blank and a server may still lack it."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One synced table; there is one object of each, so that it can key caches.

    ``parents`` maps a column to the table it points at, for the foreign keys the mirror enforces
    (teachers are left out: only one's own row is visible, but others' ids are legal).
    ``stamp`` is the column that carries the time of the human edit. ``is_writable`` says whether
    an ordinary teacher may write rows of it. ``computed`` names columns a program works out
    together: of two versions the newer set stands whole and nobody is asked.
    """

    name: str
    columns: tuple[Column, ...]
    parents: MappingProxyType[str, str]
    stamp: str = "updated_at"
    is_writable: bool = True
    computed: frozenset[str] = frozenset()

    @property
    def column_names(self) -> tuple[str, ...]:
        """The server's column names, in the declared order."""
        return tuple(column.name for column in self.columns)


def _table(
    name: str,
    *columns: tuple[str, Kind] | tuple[str, Kind, bool],
    added: tuple[tuple[str, Kind], ...] = (),
    parents: dict[str, str] | None = None,
    has_updated_at: bool = True,
    is_writable: bool = True,
    computed: frozenset[str] = frozenset(),
) -> Table:
    stamps = [Column("created_at", Kind.TIMESTAMP)]
    if has_updated_at:
        stamps.append(Column("updated_at", Kind.TIMESTAMP))
    return Table(
        name=name,
        columns=(
            Column("id", Kind.UUID),
            *(Column(*column) for column in columns),
            *stamps,
            *(Column(name, kind, nullable=True, is_added=True) for name, kind in added),
        ),
        parents=MappingProxyType(parents or {}),
        stamp="updated_at" if has_updated_at else "created_at",
        is_writable=is_writable,
        computed=computed,
    )


TEACHERS = _table("teachers", ("name", Kind.TEXT), ("email", Kind.TEXT))
CLASSES = _table(
    "classes",
    ("teacher_id", Kind.UUID),
    ("name", Kind.TEXT),
    ("grade", Kind.TEXT, True),
    ("section", Kind.TEXT, True),
    ("academic_year", Kind.TEXT, True),
    added=(("archived_at", Kind.TIMESTAMP),),
)
STUDENTS = _table(
    "students",
    ("class_id", Kind.UUID),
    ("alias", Kind.TEXT),
    ("avatar_color", Kind.TEXT, True),
    ("personality_type", Kind.TEXT, True),
    ("date_of_birth", Kind.DATE, True),
    parents={"class_id": "classes"},
)
ASSESSMENT_VARIABLES = _table(
    "assessment_variables",
    ("class_id", Kind.UUID),
    ("name", Kind.TEXT),
    ("scale_min", Kind.NUMERIC),
    ("scale_max", Kind.NUMERIC),
    ("is_active", Kind.BOOLEAN),
    added=(("position", Kind.INTEGER),),
    parents={"class_id": "classes"},
)
ASSESSMENT_SESSIONS = _table(
    "assessment_sessions",
    ("class_id", Kind.UUID),
    ("name", Kind.TEXT, True),
    ("date", Kind.DATE),
    ("created_by", Kind.UUID, True),
    parents={"class_id": "classes"},
)
LESSONS = _table(
    "lessons",
    ("class_id", Kind.UUID),
    ("title", Kind.TEXT),
    ("date", Kind.DATE, True),
    ("objectives", Kind.JSON),
    ("materials", Kind.JSON),
    ("activities", Kind.JSON),
    ("notes", Kind.TEXT, True),
    ("created_by", Kind.UUID, True),
    parents={"class_id": "classes"},
)
ASSESSMENTS = _table(
    "assessments",
    ("student_id", Kind.UUID),
    ("variable_id", Kind.UUID),
    ("session_id", Kind.UUID),
    ("value", Kind.NUMERIC),
    ("assessor_type", Kind.ENUM),
    ("comments", Kind.TEXT, True),
    ("confidence_score", Kind.NUMERIC, True),
    parents={
        "student_id": "students",
        "variable_id": "assessment_variables",
        "session_id": "assessment_sessions",
    },
)
AI_SUGGESTIONS = _table(
    "ai_suggestions",
    ("assessment_id", Kind.UUID),
    ("suggestion_type", Kind.ENUM),
    ("content", Kind.TEXT),
    ("confidence_score", Kind.NUMERIC, True),
    ("is_read", Kind.BOOLEAN),
    parents={"assessment_id": "assessments"},
)
STUDENT_MONITORING_STATUS = _table(
    "student_monitoring_status",
    ("student_id", Kind.UUID),
    ("class_id", Kind.UUID),
    ("priority_flag", Kind.ENUM),
    ("priority_score", Kind.NUMERIC),
    ("observation_score", Kind.NUMERIC, True),
    ("trend_score", Kind.NUMERIC, True),
    ("homework_score", Kind.NUMERIC, True),
    ("diagnosis_summary", Kind.TEXT, True),
    ("analyzed_at", Kind.TIMESTAMP),
    ("analysis_period_start", Kind.DATE, True),
    ("analysis_period_end", Kind.DATE, True),
    parents={"student_id": "students", "class_id": "classes"},
    computed=frozenset(
        (
            "priority_flag",
            "priority_score",
            "observation_score",
            "trend_score",
            "homework_score",
            "analyzed_at",
            "analysis_period_start",
            "analysis_period_end",
        )
    ),
)
MONITORING_DIAGNOSES = _table(
    "monitoring_diagnoses",
    ("status_id", Kind.UUID),
    ("diagnosis_text", Kind.TEXT),
    ("confidence", Kind.NUMERIC, True),
    ("patterns", Kind.JSON, True),
    ("interventions", Kind.JSON),
    ("ai_model", Kind.TEXT, True),
    ("ai_temperature", Kind.NUMERIC, True),
    ("ai_tokens_used", Kind.INTEGER, True),
    ("ai_response_time_ms", Kind.INTEGER, True),
    parents={"status_id": "student_monitoring_status"},
    has_updated_at=False,
)
MONITORING_CONFIG = _table(
    "monitoring_config",
    ("analysis_time", Kind.TIME),
    ("timezone", Kind.TEXT),
    ("enabled", Kind.BOOLEAN),
    ("analysis_days", Kind.INTEGER),
    ("weight_observation", Kind.INTEGER),
    ("weight_trend", Kind.INTEGER),
    ("weight_homework", Kind.INTEGER),
    ("red_threshold", Kind.INTEGER),
    ("yellow_threshold", Kind.INTEGER),
    ("homework_variable_name", Kind.TEXT),
    is_writable=False,
)
# Ours: the web application knows nothing of it. No row means present.
SESSION_ATTENDANCE = _table(
    "session_attendance",
    ("student_id", Kind.UUID),
    ("session_id", Kind.UUID),
    ("status", Kind.ENUM),
    parents={"student_id": "students", "session_id": "assessment_sessions"},
)
# Ours too. No row means that the analysis alone says which light it is.
MONITORING_OVERRIDES = _table(
    "monitoring_overrides",
    ("student_id", Kind.UUID),
    ("class_id", Kind.UUID),
    ("priority_flag", Kind.ENUM),
    ("reason", Kind.TEXT),
    ("created_by", Kind.UUID, True),
    parents={"student_id": "students", "class_id": "classes"},
)

TABLES: tuple[Table, ...] = (
    TEACHERS,
    CLASSES,
    STUDENTS,
    ASSESSMENT_VARIABLES,
    ASSESSMENT_SESSIONS,
    LESSONS,
    ASSESSMENTS,
    AI_SUGGESTIONS,
    STUDENT_MONITORING_STATUS,
    MONITORING_DIAGNOSES,
    MONITORING_CONFIG,
    SESSION_ATTENDANCE,
    MONITORING_OVERRIDES,
)
TABLE_BY_NAME: MappingProxyType[str, Table] = MappingProxyType({t.name: t for t in TABLES})
