"""The settings: what the server would take, which day it is there, and when an analysis is due."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from mehmiro_desktop.domain import monitoring_config
from mehmiro_desktop.domain.monitoring_config import (
    MonitoringConfig,
    analysis_day,
    analysis_period,
    check_config,
    is_due,
    last_scheduled,
    local_moment,
)
from mehmiro_desktop.errors import SettingInvalid

CONFIG = MonitoringConfig()


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"analysis_days": 1},
        {"analysis_days": 90},
        {"weight_observation": 100, "weight_trend": 0, "weight_homework": 0},
        {"red_threshold": 1, "yellow_threshold": 0},
        {"red_threshold": 100, "yellow_threshold": 99},
        {"homework_variable_name": ""},
        {"timezone": "UTC"},
    ],
)
def test_settings_at_their_edges_are_taken(changes: dict[str, object]) -> None:
    config = replace(CONFIG, **changes)  # type: ignore[arg-type]
    assert check_config(config) is config


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"analysis_days": 0}, "analysis_days"),
        ({"analysis_days": 91}, "analysis_days"),
        ({"weight_homework": 24}, "weights"),
        ({"weight_observation": 110, "weight_homework": -45}, "weights"),
        ({"red_threshold": 40}, "thresholds"),
        ({"red_threshold": 101}, "thresholds"),
        ({"yellow_threshold": -1}, "thresholds"),
        ({"timezone": "America/Atlantis"}, "timezone"),
        ({"timezone": ""}, "timezone"),
        ({"homework_variable_name": "x" * 201}, "homework_variable_name"),
        ({"homework_variable_name": "a\nb"}, "homework_variable_name"),
    ],
)
def test_settings_the_server_would_refuse_are_refused(
    changes: dict[str, object], name: str
) -> None:
    with pytest.raises(SettingInvalid) as caught:
        check_config(replace(CONFIG, **changes))  # type: ignore[arg-type]
    assert caught.value.details["name"] == name


def test_the_day_is_the_schools() -> None:
    # 02:30 in London is still 23:30 of the day before in Buenos Aires (UTC-3).
    assert analysis_day(at(2026, 3, 3, 2, 30), CONFIG) == date(2026, 3, 2)
    assert analysis_day(at(2026, 3, 3, 3, 0), CONFIG) == date(2026, 3, 3)
    auckland = replace(CONFIG, timezone="Pacific/Auckland")
    assert analysis_day(at(2026, 3, 2, 11, 0), auckland) == date(2026, 3, 3)


def test_the_period_ends_today_and_has_both_ends() -> None:
    start, end = analysis_period(at(2026, 3, 20, 12), CONFIG)
    assert (start, end) == (date(2026, 3, 6), date(2026, 3, 20))


def test_an_unknown_zone_is_the_laptops_own(monkeypatch: pytest.MonkeyPatch) -> None:
    # As on Windows without the tzdata package.
    def nothing_known(_name: str) -> ZoneInfo:
        raise ZoneInfoNotFoundError

    monkeypatch.setattr(monitoring_config, "ZoneInfo", nothing_known)
    moment = at(2026, 3, 3, 2, 30)
    assert local_moment(moment, "America/Buenos_Aires") == moment
    assert analysis_day(moment, CONFIG) == moment.astimezone().date()
    assert analysis_day(moment, replace(CONFIG, timezone="UTC")) == date(2026, 3, 3)
    # Nothing to check a name against: any name may be right.
    assert check_config(CONFIG) is CONFIG
    with pytest.raises(SettingInvalid):
        check_config(replace(CONFIG, timezone="  "))


def test_the_schedule_is_in_the_schools_time() -> None:
    # 22:00 in Buenos Aires is 01:00 UTC of the next day.
    assert last_scheduled(at(2026, 3, 3, 1, 0), CONFIG) == at(2026, 3, 3, 1, 0)
    assert last_scheduled(at(2026, 3, 3, 0, 59), CONFIG) == at(2026, 3, 2, 1, 0)
    madrid = replace(CONFIG, timezone="Europe/Madrid", analysis_time=time(7, 30))
    # Summer time begins on 29 March 2026: 07:30 is 06:30 UTC before and 05:30 after.
    assert last_scheduled(at(2026, 3, 28, 12), madrid) == at(2026, 3, 28, 6, 30)
    assert last_scheduled(at(2026, 3, 29, 12), madrid) == at(2026, 3, 29, 5, 30)


def test_while_the_app_runs_it_follows_the_schedule() -> None:
    started, ran = at(2026, 3, 2, 20), at(2026, 3, 2, 20, 5)
    assert not is_due(at(2026, 3, 3, 0, 59), started, ran, CONFIG)
    assert is_due(at(2026, 3, 3, 1, 0), started, ran, CONFIG)
    # The laptop slept over the moment.
    assert is_due(at(2026, 3, 3, 9, 0), started, ran, CONFIG)
    assert not is_due(at(2026, 3, 3, 9, 5), started, at(2026, 3, 3, 9, 0), CONFIG)


def test_a_moment_missed_while_closed_is_made_up_for_after_a_day() -> None:
    started = at(2026, 3, 3, 12)
    assert not is_due(started, started, started - timedelta(hours=23), CONFIG)
    assert is_due(started, started, started - timedelta(hours=24), CONFIG)
    assert is_due(started, started, None, CONFIG)


def test_switched_off_it_never_runs_by_itself() -> None:
    off = replace(CONFIG, enabled=False)
    assert not is_due(at(2026, 3, 3, 9), at(2026, 3, 1, 9), None, off)
