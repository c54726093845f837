"""The school's monitoring settings: one record for everyone, and when the analysis is due."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mehmiro_desktop.errors import SettingInvalid

CONFIG_ID = "00000000-0000-0000-0000-000000000001"
FEWEST_DAYS, MOST_DAYS = 1, 90
WEIGHTS_SUM = 100
MOST_NAME = 200
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonitoringConfig:
    """One row of ``monitoring_config``; the defaults are the server's."""

    analysis_time: time = time(22, 0)
    timezone: str = "America/Buenos_Aires"
    enabled: bool = True
    analysis_days: int = 14
    weight_observation: int = 40
    weight_trend: int = 35
    weight_homework: int = 25
    red_threshold: int = 70
    yellow_threshold: int = 40
    homework_variable_name: str = "Tareas"

    def weight_of(self, part: str) -> int:
        """Return the weight of the part of that name, in percent."""
        return {
            "observation": self.weight_observation,
            "trend": self.weight_trend,
            "homework": self.weight_homework,
        }[part]

    @property
    def weights(self) -> tuple[int, int, int]:
        """Observation, trend, homework, in percent."""
        return self.weight_observation, self.weight_trend, self.weight_homework


def check_config(config: MonitoringConfig) -> MonitoringConfig:
    """Return ``config`` if the server would take it.

    Raises:
        SettingInvalid: ``name`` says which: ``analysis_days``, ``weights``, ``thresholds``,
            ``timezone`` or ``homework_variable_name``.
    """
    rules = {
        "analysis_days": FEWEST_DAYS <= config.analysis_days <= MOST_DAYS,
        "weights": min(config.weights) >= 0 and sum(config.weights) == WEIGHTS_SUM,
        "thresholds": 0 <= config.yellow_threshold < config.red_threshold <= 100,
        "timezone": is_zone_name(config.timezone),
        "homework_variable_name": len(config.homework_variable_name) <= MOST_NAME
        and (not config.homework_variable_name or config.homework_variable_name.isprintable()),
    }
    for name, is_kept in rules.items():
        if not is_kept:
            raise SettingInvalid(name=name)
    return config


def zone_named(name: str) -> tzinfo | None:
    """Return the time zone, ``None`` if this machine does not know it.

    Windows carries no zone data of its own; where the package tzdata is missing too, nothing is
    known but UTC.
    """
    if name.upper() == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def is_zone_name(name: str) -> bool:
    """Say whether ``name`` may be a time zone; any name where no zone data is there to ask."""
    if zone_named(name) is not None:
        return True
    is_blind = zone_named("Europe/Madrid") is None
    return is_blind and bool(name.strip()) and name.isprintable()


def local_moment(moment: datetime, zone: str) -> datetime:
    """Return an aware moment in the zone; in the laptop's own where that zone is not known."""
    return moment.astimezone(zone_named(zone))


def analysis_day(now: datetime, config: MonitoringConfig) -> date:
    """Return the day it is where the settings say the school is."""
    return local_moment(now, config.timezone).date()


def analysis_period(now: datetime, config: MonitoringConfig) -> tuple[date, date]:
    """Return first and last day looked at for trends, both included."""
    today = analysis_day(now, config)
    return today - timedelta(days=config.analysis_days), today


def last_scheduled(now: datetime, config: MonitoringConfig) -> datetime:
    """Return the latest moment not after ``now`` for which an analysis is scheduled."""
    here = local_moment(now, config.timezone)
    at = datetime.combine(here.date(), config.analysis_time, here.tzinfo)
    if at > here:
        at = datetime.combine(here.date() - _DAY, config.analysis_time, here.tzinfo)
    return at.astimezone(UTC)


def is_due(
    now: datetime, started: datetime, last_run: datetime | None, config: MonitoringConfig
) -> bool:
    """Say whether the analysis should run by itself now.

    While the app runs it follows the schedule. A moment missed because the app was closed is
    made up for only when the last analysis is a day old, so that opening the app twice an
    afternoon does not analyse twice.

    Args:
        now: the moment it is.
        started: when this run of the app began.
        last_run: the last analysis on this laptop.
        config: the settings in force.
    """
    if not config.enabled:
        return False
    if last_run is None:
        return True
    scheduled = last_scheduled(now, config)
    if started <= scheduled:
        return last_run < scheduled
    return now - last_run >= _DAY
