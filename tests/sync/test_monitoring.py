"""Monitoring between laptops and the real server: one row, no questions, administrators only."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from mehmiro_desktop.domain.entities import CellKey
from mehmiro_desktop.domain.monitoring import Light
from mehmiro_desktop.domain.monitoring_config import MonitoringConfig
from mehmiro_desktop.store.commands.classes import start_session
from mehmiro_desktop.store.commands.monitoring import analyse_class, edit_config
from mehmiro_desktop.store.commands.review import set_aside
from mehmiro_desktop.store.commands.scores import record_score
from mehmiro_desktop.store.queries.monitoring import load_config, load_status
from tests.helpers.stores import ClassroomBuilder
from tests.sync.laptops import Laptop
from tests.sync.school import School, same, shared_class

pytestmark = pytest.mark.server
STATUS = "student_monitoring_status"


def fall(laptop: Laptop, builder: ClassroomBuilder, lowest: str = "2") -> None:
    """Give the first student three sessions of decline."""
    today = laptop.clock.today()
    for days_ago, value in ((3, "9"), (2, "6"), (1, lowest)):
        session = start_session(
            laptop.store, builder.school_class.id, today - timedelta(days=days_ago)
        )
        key = CellKey(builder.roster[0].id, builder.measured[0].id, session.id)
        record_score(laptop.store, key, Decimal(value))


def analyse(laptop: Laptop, builder: ClassroomBuilder) -> int:
    return analyse_class(laptop.store, builder.school_class.id, laptop.clock.now())


def test_a_status_arrives_on_the_second_laptop(school: School) -> None:
    one, two, builder = shared_class(school)
    fall(one, builder)
    assert analyse(one, builder) > 0
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    status = load_status(two.store, builder.roster[0].id, builder.school_class.id)
    assert status is not None
    assert status.light is Light.YELLOW
    # Nothing new: the second laptop finds the same and stays quiet.
    assert analyse(two, builder) == 0
    assert not two.pending()


def test_two_laptops_analysing_offline_make_one_row_and_no_card(school: School) -> None:
    one, two, builder = shared_class(school)
    fall(one, builder)
    fall(two, builder)
    count = analyse(one, builder)
    assert count == analyse(two, builder)
    one.cycle()
    two.cycle()
    two.cycle()
    one.cycle()
    assert same(school, one, two)
    assert len(school.rows()[STATUS]) == count
    assert not [card for card in (*one.cards(), *two.cards()) if card[0] == STATUS]


def test_a_summary_written_on_the_web_survives_our_analysis(school: School) -> None:
    one, _two, builder = shared_class(school)
    fall(one, builder)
    analyse(one, builder)
    one.cycle()
    status = load_status(one.store, builder.roster[0].id, builder.school_class.id)
    assert status is not None
    fall(one, builder, "9")  # no decline any more
    assert analyse(one, builder) == 1
    school.teacher.web.update(
        STATUS, {"diagnosis_summary": "From the web"}, id=f"eq.{status.id}"
    )
    one.cycle()
    assert same(school, one)
    merged = load_status(one.store, builder.roster[0].id, builder.school_class.id)
    assert merged is not None
    assert merged.diagnosis_summary == "From the web"
    assert merged.flag is Light.GREEN
    assert not [card for card in one.cards() if card[0] == STATUS]


def test_a_teachers_change_of_the_settings_is_refused_once_and_told(school: School) -> None:
    one = school.laptop("one")
    one.cycle()
    edit_config(one.store, replace(MonitoringConfig(), analysis_days=7))
    one.cycle()
    state = load_config(one.store)
    assert (state.is_refused, state.refusal_code) == (True, "42501")
    assert state.in_force == MonitoringConfig()
    one.cycle()
    ((table, row_id, _op, condition, _code),) = one.pending()
    assert condition == "refused"
    set_aside(one.store, table, row_id)
    one.cycle()
    assert same(school, one)


def test_an_administrators_change_reaches_every_laptop(school: School) -> None:
    one, two = school.laptop("one"), school.laptop("two")
    school.database.execute(
        "insert into private.administrators (user_id) values (%s)", [school.teacher.id]
    )
    one.cycle()
    wanted = replace(MonitoringConfig(), weight_observation=50, weight_trend=25)
    edit_config(one.store, wanted)
    one.cycle()
    two.cycle()
    assert same(school, one, two)
    assert load_config(two.store).in_force == wanted
