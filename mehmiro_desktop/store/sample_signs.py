"""What makes the sample class speak from the first start: lights, a diagnosis, suggestions.

The lights are worked out from the scores like any others; what a machine would have written is
written here, in the language of the class.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.ids import assessment_id, monitoring_status_id, new_id
from mehmiro_desktop.domain.monitoring_config import CONFIG_ID, MonitoringConfig
from mehmiro_desktop.domain.tables import (
    AI_SUGGESTIONS,
    MONITORING_CONFIG,
    MONITORING_DIAGNOSES,
    Row,
)
from mehmiro_desktop.store import monitoring_rows
from mehmiro_desktop.store.commands.monitoring import analyse_all
from mehmiro_desktop.store.rows import insert_row, is_there
from mehmiro_desktop.store.stamps import stamp_text
from mehmiro_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class SampleWords:
    """What was noted of the class, in one language; suggestions by their type."""

    diagnosis: str
    pattern: str
    action: str
    outcome: str
    suggestions: Mapping[str, str]


WORDS = {
    "es": SampleWords(
        diagnosis="Hace casi dos semanas que no hay puntuaciones, y faltan tareas.",
        pattern="Ninguna puntuación en las últimas tres sesiones.",
        action="Hablar un momento a solas y acordar un lugar fijo para el cuaderno.",
        outcome="Cuatro de cinco tareas entregadas en dos semanas.",
        suggestions={
            "intervention": "Las tareas bajan desde hace varias sesiones: acordar una pequeña"
            " para mañana y mirarla primero.",
            "improvement": "Leer en pareja diez minutos al día ayuda a ganar soltura.",
            "celebration": "Cada sesión un poco mejor: conviene decírselo ante el grupo.",
        },
    ),
    "en": SampleWords(
        diagnosis="No score for almost two weeks, and homework is missing.",
        pattern="No score in the last three sessions.",
        action="Talk for a moment in private and agree on a fixed place for the notebook.",
        outcome="Four of five pieces of homework handed in within two weeks.",
        suggestions={
            "intervention": "Homework has been falling for several sessions: agree on a small"
            " piece for tomorrow and look at it first.",
            "improvement": "Reading in pairs for ten minutes a day helps with fluency.",
            "celebration": "A little better in every session: worth saying before the group.",
        },
    ),
}
_CONFIDENCE = {"intervention": "0.78", "improvement": "0.64", "celebration": "0.86"}


def give_signs(
    store: Store, class_id: str, quiet_id: str, homework: str, noted: Sequence[CellKey],
    language: str,
) -> None:  # fmt: skip
    """Set up monitoring for the class, analyse it, and write what a machine would have noted.

    Args:
        store: The store the class is in.
        class_id: The class.
        quiet_id: The student the diagnosis is about: nobody scored them of late.
        homework: What the class calls its homework.
        noted: The scores the suggestions are about, in the order of :class:`SampleWords`.
        language: ``es`` or ``en``.

    Raises:
        StoreError: the store cannot be written.
    """
    words, stamp = WORDS[language], stamp_text(store.clock.now())
    config = monitoring_rows.config_columns(MonitoringConfig(homework_variable_name=homework))
    with store.write(why="imported") as write:
        if not is_there(write.connection, MONITORING_CONFIG, CONFIG_ID):
            row: Row = {"id": CONFIG_ID, "created_at": stamp, "updated_at": stamp}
            insert_row(write.connection, MONITORING_CONFIG, row | config)
        for (kind, text), key in zip(words.suggestions.items(), noted, strict=True):
            insert_row(write.connection, AI_SUGGESTIONS, _suggestion(kind, text, key, stamp))
        write.changed(MONITORING_CONFIG.name)
        write.changed(AI_SUGGESTIONS.name)
    analyse_all(store, store.clock.now())
    with store.write(why="imported") as write:
        status_id = monitoring_status_id(quiet_id, class_id)
        insert_row(
            write.connection,
            MONITORING_DIAGNOSES,
            _diagnosis(status_id, words, homework, stamp),
        )
        write.changed(MONITORING_DIAGNOSES.name)


def _suggestion(kind: str, text: str, key: CellKey, stamp: str) -> Row:
    return {
        "id": new_id(),
        "assessment_id": assessment_id(key.student_id, key.variable_id, key.session_id),
        "suggestion_type": kind,
        "content": text,
        "confidence_score": _CONFIDENCE[kind],
        "is_read": False,
        "created_at": stamp,
        "updated_at": stamp,
    }


def _diagnosis(status_id: str, words: SampleWords, homework: str, stamp: str) -> Row:
    pattern = {
        "type": "missing_observations",
        "description": words.pattern,
        "severity": "high",
        "variablesAffected": [homework],
    }
    intervention = {
        "priority": "soon",
        "action": words.action,
        "targetArea": homework,
        "expectedOutcome": words.outcome,
    }
    return {
        "id": new_id(),
        "status_id": status_id,
        "diagnosis_text": words.diagnosis,
        "confidence": "0.74",
        "patterns": json.dumps([pattern], ensure_ascii=False),
        "interventions": json.dumps([intervention], ensure_ascii=False),
        "created_at": stamp,
    }
