"""What the monitoring screen shows: statuses as stored, evidence, diagnoses, the settings."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mehmiro_desktop.domain.entities import SchoolClass, Student
from mehmiro_desktop.domain.made import Made
from mehmiro_desktop.domain.monitoring import Findings, Light, Parts
from mehmiro_desktop.domain.monitoring_config import MonitoringConfig

MAX_REASON_LENGTH = 500
"""Characters of the reason of a light set by hand; the server keeps no longer one."""


@dataclass(frozen=True, slots=True)
class MonitoringStatus:
    """One row of ``student_monitoring_status``.

    ``flag`` and ``priority`` are as stored, which has no grey: ``light`` is what to show.
    """

    id: str
    student_id: str
    class_id: str
    flag: Light
    priority: Decimal
    parts: Parts
    diagnosis_summary: str = ""
    analyzed_at: datetime | None = None
    period_start: date | None = None
    period_end: date | None = None

    @property
    def light(self) -> Light:
        """The light to show: grey when fewer than two parts have data."""
        return Light.GREY if self.parts.is_too_few else self.flag


@dataclass(frozen=True, slots=True)
class LightOverride:
    """The light a teacher set by hand for a student in a class (table ``monitoring_overrides``).

    ``set_at`` is when it was last set, by whom is in ``first`` with when it was first set.
    """

    id: str
    student_id: str
    class_id: str
    light: Light
    reason: str
    first: Made
    set_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One student on the board: the last analysis, and the evidence as it is now."""

    student: Student
    class_name: str
    status: MonitoringStatus | None
    findings: Findings | None
    """``None`` where only what is stored was read."""
    declining: tuple[str, ...] = ()
    """Names of the variables in decline, in the class's order."""
    diagnosis_count: int = 0
    override: LightOverride | None = None
    """The light set by hand, if there is one."""

    @property
    def id(self) -> str:
        """The student's id."""
        return self.student.id

    @property
    def light(self) -> Light:
        """The light to show: the one set by hand, or else the analysis's."""
        return self.analysed_light if self.override is None else self.override.light

    @property
    def analysed_light(self) -> Light:
        """The light of the last analysis; grey without one."""
        return Light.GREY if self.status is None else self.status.light

    @property
    def priority(self) -> Decimal | None:
        """The priority of the last analysis; ``None`` when its light is grey."""
        if self.status is None or self.analysed_light is Light.GREY:
            return None
        return self.status.priority

    @property
    def parts(self) -> Parts:
        """The parts of the last analysis."""
        return Parts() if self.status is None else self.status.parts


@dataclass(frozen=True, slots=True)
class MonitoringBoard:
    """All the board shows, most urgent first."""

    config: MonitoringConfig
    classes: tuple[SchoolClass, ...]
    rows: tuple[BoardRow, ...]
    analyzed_at: datetime | None
    """The latest analysis of any row shown, here or elsewhere."""


@dataclass(frozen=True, slots=True)
class ConfigState:
    """The settings in force, and an edit of them that the server has not taken (yet)."""

    in_force: MonitoringConfig
    edited: MonitoringConfig | None = None
    is_refused: bool = False
    refusal_code: str = ""
    is_here: bool = True
    """Whether the school's settings have reached this laptop."""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something a diagnosis saw; ``kind`` and ``severity`` as the platform names them."""

    description: str
    kind: str = ""
    severity: str = ""
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intervention:
    """Something a diagnosis recommends; ``priority`` as the platform names it."""

    action: str
    priority: str = ""
    target_area: str = ""
    expected_outcome: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One row of ``monitoring_diagnoses``; never edited."""

    id: str
    text: str
    created_at: datetime | None
    confidence: Decimal | None = None
    patterns: tuple[Pattern, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    model: str = ""
    temperature: Decimal | None = None
    tokens_used: int | None = None
    response_time_ms: int | None = None
