"""Mirror rows of monitoring to records and back. JSON of others is read as far as it is known."""

import json
from datetime import time
from decimal import Decimal, InvalidOperation

from mehmiro_desktop.domain.made import Made
from mehmiro_desktop.domain.monitoring import Light, Parts
from mehmiro_desktop.domain.monitoring_config import MonitoringConfig
from mehmiro_desktop.domain.monitoring_records import (
    Diagnosis,
    Intervention,
    LightOverride,
    MonitoringStatus,
    Pattern,
)
from mehmiro_desktop.domain.tables import Row, Value
from mehmiro_desktop.store.entity_rows import day_of, decimal_of, moment_of, text_of

_LIGHTS = {light.value: light for light in Light}
_NUMBERS = (
    "analysis_days",
    "weight_observation",
    "weight_trend",
    "weight_homework",
    "red_threshold",
    "yellow_threshold",
)


def optional_decimal(value: Value) -> Decimal | None:
    """Return a numeric column's value; what is no number counts as blank."""
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def status(row: Row) -> MonitoringStatus:
    """Return the status of a ``student_monitoring_status`` row."""
    return MonitoringStatus(
        id=str(row["id"]),
        student_id=text_of(row["student_id"]),
        class_id=text_of(row["class_id"]),
        flag=_LIGHTS.get(text_of(row["priority_flag"]), Light.GREY),
        priority=decimal_of(row["priority_score"]),
        parts=Parts(
            optional_decimal(row["observation_score"]),
            optional_decimal(row["trend_score"]),
            optional_decimal(row["homework_score"]),
        ),
        diagnosis_summary=text_of(row["diagnosis_summary"]),
        analyzed_at=moment_of(row["analyzed_at"]),
        period_start=day_of(row["analysis_period_start"]),
        period_end=day_of(row["analysis_period_end"]),
    )


def override(row: Row, first: Made) -> LightOverride | None:
    """Return the light of a ``monitoring_overrides`` row, ``None`` for one unknown here."""
    light = _LIGHTS.get(text_of(row["priority_flag"]))
    if light is None:
        return None
    return LightOverride(
        id=str(row["id"]),
        student_id=text_of(row["student_id"]),
        class_id=text_of(row["class_id"]),
        light=light,
        reason=text_of(row["reason"]),
        first=first,
        set_at=moment_of(row["updated_at"]),
    )


def config(row: Row) -> MonitoringConfig:
    """Return the settings of a ``monitoring_config`` row; a blank is the server's default."""
    default = MonitoringConfig()
    numbers = {
        name: getattr(default, name) if row[name] is None else int(str(row[name]))
        for name in _NUMBERS
    }
    at, name = row["analysis_time"], row["homework_variable_name"]
    return MonitoringConfig(
        analysis_time=default.analysis_time if at is None else time.fromisoformat(str(at)),
        timezone=text_of(row["timezone"]) or default.timezone,
        enabled=row["enabled"] is not False,
        homework_variable_name=default.homework_variable_name if name is None else str(name),
        **numbers,
    )


def config_columns(record: MonitoringConfig) -> Row:
    """Return the columns of the settings."""
    columns: Row = {name: getattr(record, name) for name in _NUMBERS}
    return {
        "analysis_time": record.analysis_time.strftime("%H:%M:%S"),
        "timezone": record.timezone,
        "enabled": record.enabled,
        "homework_variable_name": record.homework_variable_name,
        **columns,
    }


def diagnosis(row: Row) -> Diagnosis:
    """Return the diagnosis of a ``monitoring_diagnoses`` row."""
    tokens, took = row["ai_tokens_used"], row["ai_response_time_ms"]
    return Diagnosis(
        id=str(row["id"]),
        text=text_of(row["diagnosis_text"]),
        created_at=moment_of(row["created_at"]),
        confidence=optional_decimal(row["confidence"]),
        patterns=tuple(_pattern(each) for each in _listed(row["patterns"])),
        interventions=tuple(_intervention(each) for each in _listed(row["interventions"])),
        model=text_of(row["ai_model"]),
        temperature=optional_decimal(row["ai_temperature"]),
        tokens_used=None if tokens is None else int(tokens),
        response_time_ms=None if took is None else int(took),
    )


def _listed(value: Value) -> list[object]:
    try:
        found = json.loads(str(value)) if value is not None else []
    except ValueError:
        return []
    return found if isinstance(found, list) else []


def _word(entry: object, name: str) -> str:
    value = entry.get(name) if isinstance(entry, dict) else None
    return value if isinstance(value, str) else ""


def _plain(entry: object) -> str:
    """Return what an entry of another shape says, so that nothing of it is hidden."""
    return entry if isinstance(entry, str) else json.dumps(entry, ensure_ascii=False)


def _pattern(entry: object) -> Pattern:
    named = entry.get("variablesAffected") if isinstance(entry, dict) else None
    return Pattern(
        description=_word(entry, "description") or _plain(entry),
        kind=_word(entry, "type"),
        severity=_word(entry, "severity"),
        variables=tuple(str(each) for each in named) if isinstance(named, list) else (),
    )


def _intervention(entry: object) -> Intervention:
    return Intervention(
        action=_word(entry, "action") or _plain(entry),
        priority=_word(entry, "priority"),
        target_area=_word(entry, "targetArea"),
        expected_outcome=_word(entry, "expectedOutcome"),
    )
