"""A class with a term behind it: scores of all sources, comments, light, diagnosis, suggestion."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mehmiro_desktop.domain.entities import AssessmentSession, CellKey, Student
from mehmiro_desktop.domain.ids import monitoring_status_id, new_id
from mehmiro_desktop.domain.tables import (
    ASSESSMENTS,
    MONITORING_DIAGNOSES,
    STUDENT_MONITORING_STATUS,
    Row,
    Table,
)
from mehmiro_desktop.store import Store
from mehmiro_desktop.store.commands import classes, scores
from mehmiro_desktop.store.rows import insert_row
from tests.helpers.suggested import add_suggestion

STAMP = "2026-03-01T08:00:00.000000Z"
NAMES = ("Participation", "Reading", "Comprehension", "Living together", "Homework")
ALIASES = (
    "Luna", "Cometa", "Río", "Faro", "Nube", "Brisa", "Trueno", "Alba", "Coral", "Zafiro",
    "Duna", "Lince", "Menta", "Ocaso", "Pluma",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What people and machines wrote of the class, in one language."""

    names: tuple[str, ...] = NAMES
    reads: str = "Reads every evening."
    aloud: str = "Read aloud for the first time."
    forgot: str = "Forgot the notebook twice."
    in_pairs: str = "Read in pairs for ten minutes a day."
    fixed_place: str = "Agree on a fixed place for the notebook."
    falls: str = "Homework falls while reading rises."
    steady: str = "Earlier: steady."
    missing: str = "Three of the last five were missing."
    slow: str = "Slow."
    talk: str = "Talk about the notebook on Monday."
    handed_in: str = "Four of five handed in."


SPANISH = Words(
    ("Participación", "Lectura", "Comprensión", "Convivencia", "Tareas"),
    "Lee todas las noches.",
    "Leyó en voz alta por primera vez.",
    "Olvidó el cuaderno dos veces.",
    "Leer en pareja diez minutos al día.",
    "Acordar un lugar fijo para el cuaderno.",
    "Las tareas bajan mientras la lectura sube.",
    "Antes: estable.",
    "Faltaron tres de las últimas cinco.",
    "Despacio.",
    "Hablar del cuaderno el lunes.",
    "Cuatro de cinco entregadas.",
)
READING = ("2.5", "3", "2.5", "3", "", "3.5", "3.5", "4", "4", "4")
FIRST_DAY = date(2025, 12, 8)


def put(store: Store, table: Table, row: Row) -> str:
    """Put a row into the mirror as if it came from the server."""
    stamps: Row = {"created_at": STAMP, table.stamp: STAMP}
    whole: Row = {"id": new_id(), **stamps, **row}
    with store.write() as write:
        insert_row(write.connection, table, whole)
        write.changed(table.name, str(whole["id"]))
    return str(whole["id"])


class FullStudent:
    """Fifteen students, five variables, ten sessions; ``student`` has everything."""

    def __init__(
        self,
        store: Store,
        name: str = "5A",
        words: Words | None = None,
        first_day: date = FIRST_DAY,
    ) -> None:
        self.store = store
        self.words = words or Words()
        school_class = classes.add_class(store, name, "5", "A")
        self.class_id = school_class.id
        self.students: tuple[Student, ...] = classes.add_students(store, self.class_id, ALIASES)
        scales = ((0, 10), (1, 5), (0, 10), (1, 5), (0, 10))
        self.variables = tuple(
            classes.add_variable(store, self.class_id, each, Decimal(low), Decimal(high))
            for each, (low, high) in zip(self.words.names, scales, strict=True)
        )
        days = (0, 7, 14, 21, 28, 35, 42, 56, 70, 79)
        self.sessions: tuple[AssessmentSession, ...] = tuple(
            classes.start_session(store, self.class_id, first_day + timedelta(days=day))
            for day in days
        )
        self.student = self.students[0]
        self._score_all()

    def key(self, variable: int, session: int, student: int = 0) -> CellKey:
        return CellKey(
            self.students[student].id, self.variables[variable].id, self.sessions[session].id
        )

    def _score_all(self) -> None:
        entries = []
        for n in range(len(self.students)):
            for v, variable in enumerate(self.variables):
                for s in range(len(self.sessions)):
                    value = self._value(n, v, s)
                    if value is not None:
                        low, high = variable.scale_min, variable.scale_max
                        kept = min(high, max(low, value))
                        entries.append(scores.ScoreEntry(self.key(v, s, n), kept))
        scores.record_scores(self.store, entries)

    def _value(self, n: int, v: int, s: int) -> Decimal | None:
        if n == 0 and v == 1:
            return Decimal(READING[s]) if READING[s] else None
        if n == 0:
            base = (6, 0, 7, 4, 8)[v] + (s * (1, 0, 0, 0, -1)[v]) // 3
            return Decimal(base + (s * 7 + v) % 2)
        if (n + s + v) % 11 == 0:
            return None
        middle = 3 if v in (1, 3) else 6
        return Decimal(middle + (n * 3 + s * 5 + v) % 3 - 1)

    def add_sources(self) -> "FullStudent":
        for source, count in (("student", 6), ("family", 3), ("ai", 2)):
            for s in range(count):
                put(
                    self.store,
                    ASSESSMENTS,
                    {
                        "student_id": self.student.id,
                        "variable_id": self.variables[s % 5].id,
                        "session_id": self.sessions[s].id,
                        "value": ("4", "5", "3")[s % 3],
                        "assessor_type": source,
                        "comments": self.words.reads if source == "family" else None,
                        "confidence_score": "0.82" if source == "ai" else None,
                    },
                )
        return self

    def add_words(self) -> "FullStudent":
        scores.record_comment(self.store, self.key(1, 9), self.words.aloud)
        scores.record_comment(self.store, self.key(4, 8), self.words.forgot)
        add_suggestion(self.store, self.key(1, 9), self.words.in_pairs)
        add_suggestion(
            self.store, self.key(4, 8), self.words.fixed_place,
            "intervention", confidence="0.64",
        )  # fmt: skip
        return self

    def add_monitoring(self, flag: str = "yellow") -> "FullStudent":
        status = put(
            self.store,
            STUDENT_MONITORING_STATUS,
            {
                "id": monitoring_status_id(self.student.id, self.class_id),
                "student_id": self.student.id,
                "class_id": self.class_id,
                "priority_flag": flag,
                "priority_score": "44",
                "observation_score": "20",
                "trend_score": "40",
                "homework_score": None,
                "diagnosis_summary": self.words.falls,
                "analyzed_at": STAMP,
                "analysis_period_start": "2026-02-15",
                "analysis_period_end": "2026-03-01",
            },
        )
        for n, text in enumerate((self.words.steady, self.words.falls)):
            put(
                self.store,
                MONITORING_DIAGNOSES,
                {
                    "status_id": status,
                    "diagnosis_text": text,
                    "confidence": "0.78",
                    "patterns": json.dumps(
                        [
                            {
                                "type": "homework_issues",
                                "description": self.words.missing,
                                "severity": "high",
                                "variablesAffected": [self.words.names[4]],
                            },
                            {"type": "declining_trend", "description": self.words.slow,
                             "severity": "low", "variablesAffected": []},
                        ]
                    ),
                    "interventions": json.dumps(
                        [
                            {
                                "priority": "immediate",
                                "action": self.words.talk,
                                "targetArea": self.words.names[4],
                                "expectedOutcome": self.words.handed_in,
                            }
                        ]
                    ),
                    "ai_model": "model-x",
                    "ai_temperature": "0.3",
                    "ai_tokens_used": 812,
                    "ai_response_time_ms": 2140,
                    "created_at": f"2026-03-01T0{8 + n}:00:00.000000Z",
                },
            )  # fmt: skip
        return self
